/* Inside app: copies of a caseload, opened to prove or to put back. */
#ifndef ANKER_APP_BACKUP_H
#define ANKER_APP_BACKUP_H

#include "anker/backup.h"
#include "internal.h"

/* Records of each kind that are not deleted. */
int backup_count(struct store *s, int64_t count[E_COUNT]);

/* Opens the copy, looks through it as `anker check` does, and counts it. The passphrase is NULL for a
 * plain file. progress may be NULL. ERR_INVALID: it is not good, and what is wrong. */
int backup_prove(struct app *app, const char *path, const struct secret *passphrase,
	int (*progress)(void *ctx, int percent), void *ctx, int64_t count[E_COUNT]);
/* The same of an open one. */
int backup_check(struct store *s, int (*progress)(void *ctx, int percent), void *ctx, int64_t count[E_COUNT]);

/* ---- backup_log.c ---- */

/* A sealed file of these bytes, which are wiped and freed. recovery: as seal_make has it, or NULL. */
int backup_seal(const char *path, unsigned char *bytes, size_t n, const struct secret *passphrase, char *recovery);
/* Copies the read log to `path`, sealed with the passphrase unless it is NULL, and follows its chain: the
 * log_ fields of the report. Nothing where there is no read log. */
int backup_log(struct app *office, const char *path, const struct secret *passphrase, struct arena *a,
	struct backup_report *out);

/* ---- backup_names.c ---- */

/* FOLDER/NAME-2026-11-22-140501.anker for a caseload and a moment of moment_now. */
char *backup_name(const char *folder, const char *db, const char *moment, struct arena *a);

/* Removes copies of this caseload in the folder that are not the last of one of the last days, weeks or
 * months, as of the day of the one just made (`made`, which stays); and halves of older ones that were never made
 * whole. ERR_IO. */
struct backup_keep {
	int days, weeks, months;
};
int backup_rotate(const char *folder, const char *db, const char *made, const struct backup_keep *keep,
	struct arena *a, size_t *removed);

#endif
