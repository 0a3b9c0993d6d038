/* Texts that do something to a terminal, in every place of a caseload that holds words, and
 * the search for them in what a program sent. */
#ifndef TESTS_UI_HOSTILE_H
#define TESTS_UI_HOSTILE_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "tests/support/term.h"

/* Into every text and note of the dictionary and every other column of words, past every check:
 * a file may come from anywhere. Texts of before stay behind them. */
void hostile_poison(const char *caseload);
/* Statements past every check of the program. */
void hostile_sql(const char *caseload, const char *sql);

enum { HOSTILE_TEXTS = 47 };
/* Writes the n-th text between its marks as it would stand in a file. */
void hostile_put(FILE *f, size_t n);

/* Nothing but our own drawing came: no payload between its marks, and none that the program has
 * no use for itself. At least so many were shown as what stands in their place. */
void hostile_search(const struct term *t, size_t least);

#endif
