/* The conditions of a struct query as SQL: for who asks something else of the records
 * that it finds. */
#ifndef ANKER_STORE_FIND_H
#define ANKER_STORE_FIND_H

#include "internal.h"

/* What `text` of the query matches, or NULL when it narrows nothing. */
const char *find_text(struct store *s, const struct query *q, struct arena *a);
/* WHERE ... on `t`, with parameters ?1.. for the conditions and then the text. */
void find_where(struct str *sql, const struct query *q, const struct entity *e, bool text);
void find_bind(sqlite3_stmt *st, const struct query *q, const char *text);

#endif
