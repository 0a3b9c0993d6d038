/* The read log of a shared caseload: whose file was opened by whom, when and why.
 *
 * A database of its own beside the caseload (FILE.read), to which anker only ever adds: triggers
 * refuse a change, and each row holds a digest of itself and of the row before it, so that a row
 * that was changed or taken out by other means shows. Part of store. Codes as in office.h;
 * the log of a caseload that is not shared is never written. */
#ifndef ANKER_READLOG_H
#define ANKER_READLOG_H

#include "anker/store.h"

struct readlog_entry {
	int64_t id;                      /* given by the store */
	const char *at, *who;            /* given by the store: UTC, account */
	enum entity_id entity;           /* E_PLACEMENT, E_EMPLOYEE, E_ORGANISATION; E_NONE: many at once */
	int64_t record;
	int64_t employee;                /* whose file; 0: none or many */
	const char *what;                /* "screen", or the command: "export contacts" */
	const char *ground;              /* code of choices_read: own, stand_in, opened, office, ... */
	const char *reason;              /* as typed; "" without */
	int64_t records;                 /* how many, when it was many at once; else 1 */
	const char *digest;              /* hexadecimal; given by the store */
};
/* Adds, durably, before the caller shows anything. A failure is a reason not to show it. */
int readlog_add(struct store *s, const struct readlog_entry *e);

struct readlog_query {
	int64_t employee;                /* 0: everyone's */
	enum entity_id entity;           /* instead: one placement's or employer's, by its number; record 0: all */
	int64_t record;
	const char *who;                 /* NULL: by anyone */
	day from, to;                    /* UTC days, both too; DAY_NONE: open */
	int64_t offset, limit;           /* limit 0: all */
};
/* The newest first. */
int readlog_find(struct store *s, const struct readlog_query *q, struct arena *a, struct readlog_entry **out, size_t *n);

/* Follows the chain. *bad: id of the first row that does not fit, 0: all do; `head`: the last digest,
 * to be kept elsewhere and compared; *n: rows. ERR_NOTFOUND: there is no log. */
int readlog_verify(struct store *s, struct arena *a, int64_t *bad, const char **head, int64_t *n);

/* ---- copies: of a caseload that has one; ERR_NOTFOUND: it has none. Codes of copies.h. ---- */

/* As store_copy and store_copy_bytes. */
int readlog_copy(struct store *s, const char *path);
int readlog_copy_bytes(struct store *s, unsigned char **out, size_t *n);
/* As readlog_verify, of a copy in a file or in a vault. ERR_INVALID: it is no read log. */
int readlog_verify_copy(const char *path, const struct store_vault *kept, struct arena *a, int64_t *bad,
	const char **head, int64_t *n);

/* Whether these bytes of a database are a read log. */
bool readlog_is(const unsigned char *bytes, size_t n);

/* The person was erased: a line says so, and the reasons that were typed about them go, which may name
 * them; the lines stay, they hold numbers. Nothing where there is no log. */
int readlog_forget(struct store *s, int64_t employee);

#endif
