/* Inside src/store: what comes home is held to what the account may that brings it. The office takes it in, with
 * no reach of its own (reach_keep.c asks the same of who works here). Nothing is asked where no account is set
 * (store_taker). */
#ifndef STORE_TAKER_H
#define STORE_TAKER_H

#include "internal.h"

/* Whether a record went along with a take-out, or was made on it. */
int taker_went(struct store *s, int64_t site, enum entity_id e, int64_t id, bool *out);
/* Whether the record may become `r` (`was`: as it stands, NULL: a new one). ERR_DENIED: *field says which field is
 * not theirs to decide, -1: all. */
int taker_check(struct store *s, const struct record *r, char *const *was, int *field);
/* Whether it may be deleted. ERR_DENIED: it is a colleague's, or what did not go along refers to it. */
int taker_check_delete(struct store *s, const struct record *r, int64_t site);

#endif
