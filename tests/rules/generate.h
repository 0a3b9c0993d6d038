/* Random rules that use every form of the language, and random rows for them. */
#ifndef TESTS_RULES_GENERATE_H
#define TESTS_RULES_GENERATE_H

#include "fixture.h"

enum { TODAY = 20500, RULES = 40 };

/* A number from 0 to n - 1; the same ones in every run. */
unsigned below(unsigned n);

/* RULES of them, every fifth about an employer. `plain`: knowing more cannot
 * turn an answer round, so no "bekend", no "onbekend telt als", and no value for
 * unknown in a parameter. */
struct ruleset *random_rules(bool plain);

/* A value; `known`: not unknown and no partial date. */
int32_t random_value(const struct fact *f, bool known);

/* A table with a few rows per employer; some rows are no placement. */
struct facts *random_facts(size_t rows);

#endif
