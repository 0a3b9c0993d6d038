/* Between the files about erasing. */
#ifndef STORE_ERASE_H
#define STORE_ERASE_H

#include "anker/forget.h"
#include "internal.h"

/* erase.c: the content of one record, in its row, in history, on the shelf; inside a transaction. Its
 * words are still in the search index until that is put together. *done: false when it was gone already. */
int erase_record(struct store *s, enum entity_id kind, int64_t id, struct arena *a, bool *done);
/* The index still has the words of what was taken out of it, until its parts are put together. */
int erase_clean_index(struct store *s, const struct entity *e);

/* erase_beside.c: what no record is but tells of one: the log of suggestions, facts worked out,
 * files opened with a reason, notices. */
int erase_beside(struct store *s, enum entity_id kind, int64_t id);
/* One placement more in the counts, before it is erased. */
int erase_count(struct store *s, int64_t placement);

#endif
