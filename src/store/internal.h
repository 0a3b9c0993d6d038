/* Inside the store: the connection, statements and helpers its files share. */
#ifndef ANKER_STORE_INTERNAL_H
#define ANKER_STORE_INTERNAL_H

#include <sqlite3.h>
#include <sys/types.h>

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

/* Restricted files are withheld: there is a scope only while there are any. */
struct own_reach {
	bool on, due;  /* due: one was restricted or released, and the scope has to follow */
	int lifted;    /* store_whole, so many times */
	day today;
	int64_t stamp; /* store_stamp when it was last looked at */
};

struct store {
	sqlite3 *db;
	struct vault *vault; /* of a caseload that is kept elsewhere; NULL: a plain file */
	char *path, *user; /* owned */
	char *share;       /* owned; folder that holds schema/ */
	struct store *readlog; /* the read log beside it, from when it is first needed (readlog_open.c) */
	int64_t site;
	bool readonly;
	int queue;   /* descriptor of FILE.queue, or -1 for :memory: */
	int lock_ms;
	int depth;   /* nested store_begin */
	bool failed; /* an inner rollback happened: the outer commit must not write */
	bool none_erased; /* seen in this transaction: nobody's file was ever erased */
	int64_t txn; /* of the open transaction; 0: no row written yet */
	char *label; /* of the open transaction; owned */
	int64_t undoes; /* txn that the open transaction undoes, or 0 */
	const char *kind; /* "do", "undo" or "redo": of the open transaction */
	const struct elsewhere *origin; /* the open transaction comes from elsewhere; NULL: it is made here */
	const char *taker; /* whose work comes home, and may be kept (taker.c); NULL: nobody's in particular */
	uint64_t denied;   /* kinds that account does not write, a bit for each */
	bool bulk;        /* transactions are batches of one piece of work ... */
	int64_t unit;     /* ... whose first this is; 0: none yet */
	bool derived;     /* the open transaction writes only what can be worked out again */
	enum { KEEPING_UNASKED, KEEPING_NOT, KEEPING } keeping; /* facts, as the open transaction sees it */
	int64_t next_id[E_COUNT]; /* next id per entity in this transaction; 0: ask */
	struct statement *cache;  /* prepared statements by text */
	size_t ncache, capcache;
	struct statement write[E_COUNT][2]; /* update and insert of each entity */
	struct arena *scratch; /* for one call of put; reset by it */
	struct scope *scope; /* what this connection may see; NULL: everything */
	struct own_reach own; /* of a caseload of one's own (reach_own.c) */
	int64_t connection;    /* row of this program in a shared caseload; 0: none */
	int64_t connection_stamp; /* store_stamp when it was last looked at ... */
	bool connection_ends;  /* ... and whether it was asked to end then */
};

/* A cached prepared statement for constant SQL text, reset and unbound; it
 * stays the store's. Text that is put together at run time may only vary in
 * pieces of the dictionary or constants, never in user data. */
int db_prepare(struct store *s, const char *sql, sqlite3_stmt **out);

/* The same for text that takes longer to put together than to run: `key` (which
 * starts with '#') stands for it. False: not prepared yet, make the text. */
bool db_prepared(struct store *s, const char *key, sqlite3_stmt **out);
int db_prepare_as(struct store *s, const char *key, const char *sql, sqlite3_stmt **out);

/* The same for text that is run once, or while others run it: the caller finalizes it. */
int db_prepare_once(struct store *s, const char *sql, sqlite3_stmt **out);

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
/* That of a query with `n` integer parameters. */
int db_ask(struct store *s, const char *sql, const int64_t *value, int n, int64_t *out);
/* One integer of a one-row query with up to one integer parameter. */
int db_one(struct store *s, const char *sql, int64_t arg, int64_t *out);
/* The id behind the last that this site made: "SELECT max(id) FROM ... WHERE id < ?1" gives that; behind
 * the last that was ever given out, where numbers of this kind are kept. */
enum { NUMBERS_NOT_KEPT = -1, NUMBERS_OF_TXN = E_NONE };
int db_next_id(struct store *s, const char *sql, int kind, int64_t *out);
/* The last number given out before a copy was put back, or 0. */
int db_numbered(struct store *s, int kind, int64_t *out);

/* Texts kept once under their hash, for good: `sql` binds hash and text, or gives the
 * text of a hash (*out NULL: not kept). */
int db_keep_text(struct store *s, const char *sql, uint64_t hash, const char *text);
int db_kept_text(struct store *s, const char *sql, uint64_t hash, struct arena *a, char **out);

/* "a* AND b*" for FTS5 from typed words: quoted, so nothing is syntax; NULL
 * when there is no word. */
char *search_expression(struct store *s, const char *typed, struct arena *a);

/* ---- open.c ---- */

/* What every connection is set to, first of all. */
int open_harden(struct store *s);
/* The text of a file of schema/; the caller frees. */
int open_schema(const char *path, char **out);

/* ---- readlog_open.c ---- */

/* The read log beside a caseload, as a store of its own: not to be closed. `make`: also when there
 * is none yet, else ERR_NOTFOUND. */
int readlog_open(struct store *s, bool make, struct store **out);

/* ---- rows.c: between rows and records ---- */

/* What the store derives from a record's fields and keeps in extra columns. */
struct derived {
	char *sort_key, *search, *employee_key, *employer_key; /* NULL: no such column */
};

bool entity_searchable(const struct entity *e);
/* "id, version, deleted, f1, f2, ..." with `prefix` ("t.") before each. */
const char *entity_columns(const struct entity *e, const char *prefix, struct arena *a);
/* The day by which a date counts that may be a month, a year or a stretch: its first. */
#define SQL_FIRST_DAY(column) "substr(" column " || '-01-01', 1, 10)"

/* The placement `p` is one that the kept report `t` of an employer may tell of. */
#define SQL_IN_REPORT                                                                                        \
	"p.employer = t.employer AND (p.start IS NULL OR " SQL_FIRST_DAY("p.start") " <= t.last)"              \
	" AND (p.ended IS NULL OR p.ended >= t.first)"

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

/* ---- open.c ---- */

/* What SQLite makes beside a file of a group is the group's from the first moment on: until umask is
 * given what this gives. */
mode_t open_for_group(const char *path);
/* Changes are taken back through a log beside the file. */
int open_with_log(struct store *s);

/* ---- queue.c ---- */

/* Opens it; with the rights of the caseload's file. */
int queue_open(struct store *s);
/* The writer queue, for what no transaction holds together; store_begin may follow. ERR_BUSY: after lock_ms. */
int txn_queue_enter(struct store *s);
/* At once, or not: false when anybody writes or waits to. */
bool txn_queue_try(struct store *s);
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

/* ---- find.c ---- */

/* store_get of what writing must know, in reach or not: nothing of it may be shown. */
int record_whole(struct store *s, enum entity_id e, int64_t id, struct arena *a, struct record **out);

/* ---- reach_own.c ---- */

/* The scope follows whether there is a restricted file; not now when statements run or a transaction is open. */
int reach_own_settle(struct store *s);
/* What others wrote, seen by its stamp. */
void reach_own_stamp(struct store *s, int64_t stamp);

/* ---- reach.c: tables are named main.TABLE by what writes, and by what writing must know ---- */

/* Follows what was written since; before every statement. */
int reach_renew(struct store *s);
void reach_rolled_back(struct store *s);
/* A record was written; `was` NULL: it is new. */
int reach_wrote(struct store *s, const struct entity *e, int64_t id, char *const *value, char *const *was);
/* Rows it wrote itself, of all that sqlite3_total_changes64 counts. */
int64_t reach_own_changes(const struct store *s);
/* ERR_INVALID: what the record newly refers to is not there, for all that this account may know. */
int reach_check(struct store *s, const struct record *r, char *const *was);
/* ERR_NOTFOUND: this account did not do it, and may not see all of it. */
int reach_check_undo(struct store *s, int64_t txn);
/* ERR_DENIED where not everything is in reach: for what is about the file as a whole. */
int reach_check_all(struct store *s);
/* Whether it sees files, and not all of them; then, how many placements, counted no further than `most`. */
bool reach_is_part(const struct store *s);
/* Of which kinds a record with a placement is in reach when that placement is. */
bool reach_is_by_placement(enum entity_id e);
/* More placements than this are not sorted for a page: the order of an index is walked instead. */
enum { LARGE_CASELOAD = 1000 };
int reach_placements(struct store *s, int64_t most, int64_t *out);
/* Whether it sees the words of records: else nothing is found by them. */
bool reach_has_words(const struct store *s);
/* ERR_DENIED: it sees masks, which must not be written back, or nothing; or it is about whose account an expert is. */
int reach_check_write(struct store *s, const struct entity *e);

/* ---- erase.c ---- */

/* Whether the content of a record is gone for good. */
int record_erased(struct store *s, enum entity_id e, int64_t id, bool *out);
/* A record must not hang from a person who was erased: ERR_NOTFOUND. */
int erase_refuse(struct store *s, const struct record *r);
/* erase_drafts.c: whether a draft is about somebody who was erased. */
bool erase_draft(struct store *s, const char *key, const char *body);
/* Notes that it is. */
int erase_note(struct store *s, enum entity_id e, int64_t id);

#endif
