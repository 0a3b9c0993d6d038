/* Which rows of a table belong to the same employer, in the order they came.
 * Worked out when first asked for: rules about placements never ask. */
#ifndef ANKER_RULES_CHAIN_H
#define ANKER_RULES_CHAIN_H

#include <stddef.h>
#include <stdint.h>

struct chains;

struct chains *chains_new(void);
void chains_free(struct chains **c);

/* Forgets everything: rows were put in another order. */
void chains_forget(struct chains *c);

/* Takes in the rows that came since, up to n; room for `cap` of them. */
void chains_follow(struct chains *c, const int64_t *employer, size_t n, size_t cap);

size_t chains_first(const struct chains *c, size_t row);
size_t chains_next(const struct chains *c, size_t row);

#endif
