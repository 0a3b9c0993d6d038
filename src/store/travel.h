/* Between the files about taking out: what was chosen, as two temporary tables. */
#ifndef STORE_TRAVEL_H
#define STORE_TRAVEL_H

#include "anker/travel.h"
#include "internal.h"

/* travel_scope.c: fills travel_near (what the chosen placements and employers are about) and
 * travel_with (what goes along), of entity and id, for `owner`. They stay until travel_forget.
 * Inside a transaction, so that all of it is of one moment. */
int travel_choose(struct store *s, const struct travel_scope *scope, const char *owner);
int travel_forget(struct store *s);
/* Whether a record goes along. */
int travel_goes(struct store *s, enum entity_id e, int64_t id, bool *out);

/* travel_beside.c: what goes along that no record is: the owner's settings, question lists of
 * talks, and what was known when a decision was made. */
int travel_beside(struct store *s, struct store *field, const char *owner);

#endif
