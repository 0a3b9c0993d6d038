/* Schemes: what the files about them share. Private to src/app. */
#ifndef ANKER_APP_SCHEME_H
#define ANKER_APP_SCHEME_H

#include "anker/support.h"
#include "internal.h"

/* Names in the rule files: "regeling_ID_mogelijk" and the amounts and terms behind the
 * same words; a hyphen of the id is written as '_'. */
#define SCHEME_NAME "regeling_"
#define SCHEME_POSSIBLE "_mogelijk"
#define SCHEME_ANSWER "_beslistermijn"
char *scheme_name(const char *scheme, const char *ending, struct arena *a);

/* How a scheme stands, whatever record tells it. */
struct standing_of {
	const char *state;    /* code of choices_scheme; NULL: nothing on record */
	day date, until, deadline;
	const char *number, *reason; /* or NULL */
	struct record *use;   /* or NULL */
	day runs;             /* an earlier grant goes on until then, or DAY_NONE */
};

/* Every scheme_use of a placement, the latest first. */
int scheme_uses(struct app *app, int64_t placement, struct arena *a, struct record ***out, size_t *n);

/* Fills step, state, due, term and why of a row whose item, scheme and possible are set. */
void scheme_row_fill(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row);

#endif
