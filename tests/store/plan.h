/* What the database plans to do for the statements that a call prepared. */
#ifndef ANKER_TESTS_PLAN_H
#define ANKER_TESTS_PLAN_H

#include "src/store/internal.h"

/* Lines of the plans of all statements prepared since `from` (s->ncache before
 * the call) that cost more on a larger caseload: sorting, or reading a table
 * from end to end. "" when there are none. In the arena. */
char *plan_faults(struct store *s, size_t from, struct arena *a);
/* Of statements that may sort the few rows they find: only what is read end to end. */
char *plan_scans(struct store *s, size_t from, struct arena *a);

/* The whole plans, a line each. */
char *plan_text(struct store *s, size_t from, struct arena *a);

#endif
