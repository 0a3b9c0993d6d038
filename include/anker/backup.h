/* Copies of a caseload while others work: made, proved, rotated; and put back. */
#ifndef ANKER_BACKUP_H
#define ANKER_BACKUP_H

#include "anker/rights.h"
#include "anker/seal.h"

struct backup_options {
	const char *path;                /* file; or with `rotate` a folder */
	const struct secret *passphrase; /* seals it (borrowed); NULL: a plain file of mode 0600 */
	bool rotate;                     /* names it by the moment; keeps so many by day, week and month (parameters) */
	int (*progress)(void *ctx, int percent);
	void *ctx;
};
struct backup_report {
	const char *path;                /* what was made */
	const char *recovery;            /* key of a sealed one, shown once; NULL */
	int64_t records[E_COUNT];        /* in it, as counted in the copy itself */
	size_t removed;                  /* older copies that went */
	const char *log;                 /* the copy of the read log, PATH.read; NULL: it has none */
	int64_t log_lines, log_bad;      /* lines in it, and the first that does not fit (0: all do) ... */
	const char *log_head;            /* ... and its last digest */
};
/* With SQLite's backup from one snapshot, then proved: opened, checked as `anker check` does, counted. Under another
 * name until it is. The read log of a shared one goes along in a file beside it; a line in it that does not fit
 * is told, and no reason to have no copy. RIGHT_BACKUP. ERR_IO: exists, or no room; ERR_STOPPED; ERR_INVALID: the copy is not good. */
int app_backup(struct app *app, const struct backup_options *o, struct arena *a, struct backup_report *out);

/* store_check of the whole caseload. RIGHT_BACKUP. */
int app_check(struct app *app, void (*found)(void *ctx, const char *line),
	void (*progress)(void *ctx, int percent), void *ctx);

struct restore_report {
	const char *made;                /* UTC moment of the last transaction in the copy; "" none */
	int64_t now[E_COUNT], then[E_COUNT]; /* records that are not deleted */
	int64_t lost;                    /* transactions of now that are not in the copy ... */
	const char *lost_by;             /* ... by whom: "anna 12, piet 3" */
	int64_t erased;                  /* records erased since: they are erased again */
	const char *kept;                /* what is now there was copied to this file first; NULL: dry run */
};
/* Puts a copy back, in one transaction while others work: they see it with their next look. What is the office's and
 * not the copy's moment's stays as it is (copies.h store_carry): roles, settings, drafts, take-outs, restrictions; so
 * does the read log. It takes as much memory as the copy is large. `dry`: only says what would be.
 * RIGHT_BACKUP. ERR_INVALID: not a copy of this caseload, or damaged; ERR_NOTFOUND; ERR_BUSY. */
int app_restore(struct app *app, const char *path, const struct secret *passphrase, bool dry,
	int (*progress)(void *ctx, int percent), void *ctx, struct arena *a, struct restore_report *out);

#endif
