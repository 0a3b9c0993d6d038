/* Small things the rule tests share: a ruleset from text, a row of facts. */
#ifndef TESTS_RULES_FIXTURE_H
#define TESTS_RULES_FIXTURE_H

#include "anker/arena.h"
#include "anker/rules.h"

/* A linked ruleset from one text, as the file "t.regel". */
struct ruleset *ruleset_of(const char *text);

/* The same around bullets: `body` holds "als" and what follows. Rule "r",
 * level placement, plus the text `before` (parameters). */
struct ruleset *rule_of(const char *before, const char *body);
struct ruleset *employer_rule_of(const char *before, const char *body);

/* A row from "fact=value fact=value"; other facts have their empty meaning. */
void row_of(int32_t *row, const char *values);
void add_row(struct facts *t, int64_t placement, int64_t employer, const char *values);

/* Outcome of rule 0 on one row with these values. */
enum truth outcome_of(const struct ruleset *rs, const char *values, const char *today);
day day_of(const char *iso);
/* That of a rule of one bullet; `before` as for rule_of. */
enum truth once(const char *before, const char *bullet, const char *values, const char *today);

/* Short, for tables. */
#define T TRUTH_TRUE
#define U TRUTH_UNKNOWN
#define F TRUTH_FALSE

/* Shipped rules: share/rules and share/reference. */
struct ruleset *shipped(void);

#endif
