/* Inside the store: the connection, statements and helpers its files share. */
#ifndef ANKER_STORE_INTERNAL_H
#define ANKER_STORE_INTERNAL_H

#include <sqlite3.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/log.h"
#include "anker/store.h"
#include "anker/str.h"
#include "anker/text.h"
#include "vault.h"

struct statement {
	uint64_t hash; /* of sql */
	char *sql;     /* owned; the key: the text itself, or what stands for it */
	sqlite3_stmt *st;
};

/* Of a transaction that was made elsewhere and comes home (bring.c). */
enum { UNIT_OWN = -1 }; /* it is the first of its piece of work */
struct elsewhere {
	const char *at, *who;
	int64_t unit; /* first transaction of its piece of work, here; 0: none; or UNIT_OWN */
};

struct store {
	sqlite3 *db;
	struct vault *vault; /* of a caseload that is kept elsewhere; NULL: a plain file */
	char *path, *user; /* owned */
	int64_t site;
	bool readonly;
	int queue;   /* descriptor of FILE.queue, or -1 for :memory: */
	int lock_ms;
	int depth;   /* nested store_begin */
	bool failed; /* an inner rollback happened: the outer commit must not write */
	int64_t txn; /* of the open transaction; 0: no row written yet */
	char *label; /* of the open transaction; owned */
	int64_t undoes; /* txn that the open transaction undoes, or 0 */
	const char *kind; /* "do", "undo" or "redo": of the open transaction */
	const struct elsewhere *origin; /* the open transaction comes from elsewhere; NULL: it is made here */
	bool bulk;        /* transactions are batches of one piece of work ... */
	int64_t unit;     /* ... whose first this is; 0: none yet */
	bool derived;     /* the open transaction writes only what can be worked out again */
	enum { KEEPING_UNASKED, KEEPING_NOT, KEEPING } keeping; /* facts, as the open transaction sees it */
	int64_t next_id[E_COUNT]; /* next id per entity in this transaction; 0: ask */
	struct statement *cache;  /* prepared statements by text */
	size_t ncache, capcache;
	struct statement write[E_COUNT][2]; /* update and insert of each entity */
	struct arena *scratch; /* for one call of put; reset by it */
};

/* A cached prepared statement for constant SQL text, reset and unbound; it
 * stays the store's. Text that is put together at run time may only vary in
 * pieces of the dictionary or constants, never in user data. */
int db_prepare(struct store *s, const char *sql, sqlite3_stmt **out);

/* The same for text that takes longer to put together than to run: `key` (which
 * starts with '#') stands for it. False: not prepared yet, make the text. */
bool db_prepared(struct store *s, const char *key, sqlite3_stmt **out);
int db_prepare_as(struct store *s, const char *key, const char *sql, sqlite3_stmt **out);

/* Steps once: 1 row, 0 done, negative error (reported). */
int db_step(struct store *s, sqlite3_stmt *st);

/* Runs statements without parameters or rows. */
int db_exec(struct store *s, const char *sql);

/* Logs the database's error and returns ERR_DB, ERR_BUSY, ERR_READONLY or
 * ERR_IO with the message for the expert. */
int db_fail(struct store *s, const char *where);

/* Binding; NULL or DAY_NONE binds NULL. Errors surface at db_step. */
void db_text(sqlite3_stmt *st, int i, const char *text);
void db_int(sqlite3_stmt *st, int i, int64_t value);
void db_day(sqlite3_stmt *st, int i, day d);
void db_blob(sqlite3_stmt *st, int i, const void *bytes, size_t n); /* borrowed until the step */

/* The only readers of columns: text NULL stays NULL; day NULL is DAY_NONE. */
char *col_text(sqlite3_stmt *st, int i, struct arena *a);
const char *col_str(sqlite3_stmt *st, int i, struct arena *a); /* NULL becomes "" */
day col_day(sqlite3_stmt *st, int i);
struct date_span col_span(sqlite3_stmt *st, int i);

/* Steps once, for one row at most: the integer of its first column, 0 without a row. */
int db_first(struct store *s, sqlite3_stmt *st, int64_t *out);
/* One integer of a one-row query with up to one integer parameter. */
int db_one(struct store *s, const char *sql, int64_t arg, int64_t *out);
/* The id behind the last that this site made: "SELECT max(id) FROM ... WHERE id < ?1" gives that. */
int db_next_id(struct store *s, const char *sql, int64_t *out);

/* Texts kept once under their hash, for good: `sql` binds hash and text, or gives the
 * text of a hash (*out NULL: not kept). */
int db_keep_text(struct store *s, const char *sql, uint64_t hash, const char *text);
int db_kept_text(struct store *s, const char *sql, uint64_t hash, struct arena *a, char **out);

/* "a* AND b*" for FTS5 from typed words: quoted, so nothing is syntax; NULL
 * when there is no word. */
char *search_expression(const char *typed, struct arena *a);

/* ---- rows.c: between rows and records ---- */

/* What the store derives from a record's fields and keeps in extra columns. */
struct derived {
	char *sort_key, *search, *employee_key, *employer_key; /* NULL: no such column */
};

bool entity_searchable(const struct entity *e);
/* "id, version, deleted, f1, f2, ..." with `prefix` ("t.") before each. */
const char *entity_columns(const struct entity *e, const char *prefix, struct arena *a);
/* The record in a row that starts with entity_columns. */
struct record *row_record(const struct entity *e, sqlite3_stmt *st, struct arena *a);
int row_derive(
	struct store *s, const struct entity *e, char *const *value, struct arena *a, struct derived *out);
/* Writes one row and its search text; `was` is NULL for a new record. */
int row_write(struct store *s, const struct entity *e, int64_t id, int64_t version, bool deleted,
	char *const *value, const struct record *was);

/* ---- owner.c ---- */

enum { OWNER_SIZE = 96 };

/* This process; "" where the system does not tell. */
void owner_self(char out[OWNER_SIZE]);
/* Whether that process still runs on this host. */
bool owner_alive(const char *owner);

/* ---- journal.c ---- */

/* Appends that `op` made record `id` what it is now; before and after are
 * value arrays, NULL unless op is "update". */
int journal_add(struct store *s, const struct entity *e, int64_t id, int64_t version, const char *op,
	char *const *before, char *const *after);
/* The row of the open transaction, also when it writes no record. */
int journal_txn(struct store *s);
/* The open transaction undid this one (and the other batches of its piece of work). */
int journal_undone(struct store *s, int64_t txn);

/* ---- txn.c ---- */

/* The writer queue, for what no transaction holds together; store_begin may follow. */
int txn_queue_enter(struct store *s);
void txn_queue_leave(struct store *s);

/* store_begin for work that can wait: ERR_BUSY at once when another writes. */
int txn_begin_at_once(struct store *s);

/* ---- put.c ---- */

/* The one write under store_put, store_delete and store_undo: row, search
 * text, journal. Needs an open transaction; `was` NULL inserts. */
int write_record(struct store *s, const struct entity *e, int64_t id, char *const *value, bool deleted,
	const char *op, const struct record *was, int64_t *version);
/* After it gave ERR_INVALID: the field whose value another record has, or -1. */
int write_taken(struct store *s, const struct entity *e);
/* What should be in the row, in `want`: per field mine where I changed it, else theirs. A field
 * that both changed, to different values, is a conflict: their number, in r->arena. */
size_t write_merge(const struct record *r, const struct record *now, char **want, struct conflict **out);

/* ---- shelf.c ---- */

/* What that transaction settled waits again, or (it had undone that) does not any more. */
int shelf_undone(struct store *s, int64_t txn);

/* ---- erase.c ---- */

/* Whether the content of a record is gone for good. */
int record_erased(struct store *s, enum entity_id e, int64_t id, bool *out);
/* Notes that it is. */
int erase_note(struct store *s, enum entity_id e, int64_t id);

#endif
