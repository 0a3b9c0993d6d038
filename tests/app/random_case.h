/* A random caseload for property tests: real records through the real store,
 * every field of the dictionary set or left unknown by a fixed seed. All names
 * and notes carry MARK, so that one that leaks is found. */
#ifndef TESTS_APP_RANDOM_CASE_H
#define TESTS_APP_RANDOM_CASE_H

#include "office.h"

#define MARK "Zqx"

/* Opens the office's file again with the installed rules. */
void shipped_rules(const char *lang);

/* `employers` employers with up to four placements of anna each, and contacts,
 * signals, changes, bottlenecks, actions and profiles of the last two years. */
void random_caseload(unsigned seed, int employers);

/* Ids of the placements, *n of them; in `arena`. */
int64_t *all_placements(size_t *n);

unsigned chance(unsigned below);

#endif
