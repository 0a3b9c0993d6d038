/* What the tests about the life of suggestions share: rules beside the office's
 * own, and a placement that has been quiet for five weeks. */
#ifndef TESTS_APP_LIFE_H
#define TESTS_APP_LIFE_H

#include "office.h"

/* One with a list of facts to come back for ("met-lijst"), one whose conditions
 * themselves tell ("zonder-lijst"), one about an employer ("bij-werkgever"). */
extern const char life_rules[];

/* .init of these suites: the office with life_rules. */
void life_open(void);
/* Other rules in place of life_rules; today is TODAY again. */
void write_rules(const char *text);

/* Spoken with on TODAY, course smooth; five weeks later it is quiet. */
int64_t quiet_placement(void);
void decide(const char *rule, int64_t p, struct answer answer);
/* How it stays away, or NULL when it does not. */
const char *quiet_because(const char *rule, int64_t p);
/* What the log says of it, oldest first: "shown dismissed returned". */
const char *events(const char *rule, int64_t p);
/* app_reconcile; gives the changes it noted. */
size_t reconcile(void);

#endif
