/* A desk for tests of the screens: a small caseload with rules whose outcome a
 * reader can predict, opened by the real program ($ANKER) on a pty.
 *
 * Anna has three placements: Jan and Sam at the bakery, Kim at the printer's.
 * Rule "speak-employer" (now, due in a week) fires where nobody reached the
 * employer for three weeks: for Jan and Kim. Rule "contact-person" (to consider)
 * fires where there is none: for Sam. */
#ifndef TESTS_UI_DESK_H
#define TESTS_UI_DESK_H

#include <criterion/criterion.h>

#include "tests/support/caseload.h"
#include "tests/support/term.h"

struct desk {
	struct caseload c;
	int64_t anna, bakery, printer, jan, sam, kim; /* the last three are placements */
};

void desk_open(struct desk *d);
/* The same folder without any records. */
void desk_open_empty(struct desk *d);
void desk_close(struct desk *d);

/* Starts the program in English; waits for Today. */
struct term *desk_start(struct desk *d, int rows, int cols);
/* The same as another user, waiting for `text`. */
struct term *desk_start_as(struct desk *d, int rows, int cols, const char *user, const char *text);

/* Leaves with Ctrl-Q: exit code 0, nothing reported. */
void desk_leave(struct term *t);

/* Records of the entity that are not deleted. */
int64_t desk_count(struct desk *d, enum entity_id e);

#endif
