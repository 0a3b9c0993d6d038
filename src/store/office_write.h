/* How the tables of a shared caseload are written: each statement a transaction of its own or a part of
 * the open one, without a trace in the journal. */
#ifndef STORE_OFFICE_WRITE_H
#define STORE_OFFICE_WRITE_H

#include "internal.h"

/* Begins, and prepares a statement to bind and give to office_written. */
int office_write(struct store *s, const char *sql, sqlite3_stmt **out);
/* Steps it and ends. `missing`: what ERR_NOTFOUND says when it wrote no row; NULL: that is fine.
 * *id (may be NULL): of the row that was added. */
int office_written(struct store *s, sqlite3_stmt *st, const char *missing, int64_t *id);

#endif
