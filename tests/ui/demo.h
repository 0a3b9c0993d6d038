/* The fictional caseload that `anker demo` makes, opened by the real program
 * ($ANKER) on a pty on 22 November 2026, in Dutch or English. It is made once
 * per run of the tests; every test works in a copy. */
#ifndef TESTS_UI_DEMO_H
#define TESTS_UI_DEMO_H

#include <criterion/criterion.h>

#include "tests/support/term.h"

struct demo {
	char folder[40], path[64];
	const char *lang;
};

/* A copy in a folder of its own; `lang` must stay. From here on _() in the test
 * gives the program's words in that language. */
void demo_open(struct demo *d, const char *lang);
/* The same without any records. */
void demo_open_empty(struct demo *d, const char *lang);
void demo_close(struct demo *d); /* and removes the folder */

/* Starts the program as the expert of the caseload; waits for Today. `more`:
 * further "NAME=value" pairs, NULL-ended, or NULL. */
struct term *demo_start(struct demo *d, int rows, int cols);
struct term *demo_start_as(struct demo *d, int rows, int cols, const char *user, const char *const more[]);

/* Waits for a message of the program, in its language, up to what is filled in
 * ("Saved: %s" waits for "Saved: "); until it is gone. */
void demo_wait(struct term *t, const char *msgid);
void demo_wait_gone(struct term *t, const char *msgid);
/* For what is no message: titles of rules, labels of the dictionary. */
const char *demo_either(const struct demo *d, const char *nl, const char *en);

/* Leaves with Ctrl-Q: exit code 0, nothing reported. */
void demo_leave(struct term *t);

/* The first value of a query through the sqlite3 shell; "" when there is none.
 * Valid until the next call. Statements that write are fine too. */
const char *demo_sql(struct demo *d, const char *sql);

#endif
