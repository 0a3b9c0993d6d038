/* Writing the file anew. What SQLite frees stays in its pages until they are used again, and what
 * a search index forgot until its parts are put together: so every page is made again from what is
 * there (VACUUM), goes into the log as one transaction, and from there over the old ones.
 *
 * It happens on a connection of its own: the temporary copy that SQLite makes is a file without a
 * name in the caseload's folder, so that it takes no memory and a program that is killed leaves
 * nothing. Others read on meanwhile; who writes waits in the queue. */
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "erase.h"

enum { TELL_EVERY = 1000 /* steps of SQLite */, MOST_PERCENT = 99 };

struct rewriting {
	sqlite3 *db;
	int64_t pages;
	int (*progress)(void *ctx, int percent);
	void *ctx;
	bool stopped;
};

/* Pages are written twice: to the temporary copy, and back. */
static int tell(void *ctx)
{
	struct rewriting *w = ctx;
	int written = 0, most = 0;
	sqlite3_db_status(w->db, SQLITE_DBSTATUS_CACHE_WRITE, &written, &most, 0);
	int64_t percent = w->pages ? written * 100LL / (2 * w->pages) : 0;
	w->stopped = w->progress(w->ctx, percent > MOST_PERCENT ? MOST_PERCENT : (int)percent) != 0;
	return w->stopped;
}

static int clean_indexes(struct store *s)
{
	int rc = 0;
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = erase_clean_index(s, model_entity((enum entity_id)e));
	return rc;
}

/* Before, and apart: it goes through the queue as any write. */
static int put_indexes_together(struct store *s)
{
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = clean_indexes(s))) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

static int failed(struct store *s, struct rewriting *w)
{
	int code = sqlite3_extended_errcode(w->db);
	log_write("sqlite %d (%s) writing %s anew", code, sqlite3_errmsg(w->db), s->path);
	if (w->stopped)
		return err_set(ERR_STOPPED, _("stopped; what was erased stays so, but its old bytes are still in the file"));
	if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return err_set(ERR_BUSY, _("others have been reading for too long: it is erased, but its old bytes are "
					   "still in the file; finish it when it is quieter"));
	if ((code & 0xff) == SQLITE_FULL)
		return err_set(ERR_IO, _("the disk is full: it is erased, but its old bytes are still in the file; free "
					 "as much room as the file takes, and finish it"));
	return err_set(ERR_IO, _("the file cannot be written anew: it is erased, but its old bytes are still in it "
				 "(details are in the log)"));
}

static int anew(struct store *s, struct rewriting *w)
{
	if (w->progress)
		sqlite3_progress_handler(w->db, TELL_EVERY, tell, w);
	int code = sqlite3_exec(w->db, "VACUUM", NULL, NULL, NULL);
	sqlite3_progress_handler(w->db, 0, NULL, NULL);
	return code ? failed(s, w) : 0;
}

/* All of the log into the file, and nothing left in the log. */
static int empty_log(struct store *s, struct rewriting *w)
{
	int left = 0, copied = 0;
	int code = sqlite3_wal_checkpoint_v2(w->db, "main", SQLITE_CHECKPOINT_TRUNCATE, &left, &copied);
	return code ? failed(s, w) : 0;
}

static int open_apart(struct store *s, struct rewriting *w)
{
	int code = sqlite3_open_v2(s->path, &w->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE |
		SQLITE_OPEN_NOMUTEX, NULL);
	if (code)
		return failed(s, w);
	sqlite3_busy_timeout(w->db, s->lock_ms);
	sqlite3_db_config(w->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(w->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(w->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	code = sqlite3_exec(w->db, "PRAGMA temp_store = FILE; PRAGMA mmap_size = 0; PRAGMA synchronous = FULL;"
		"PRAGMA cache_size = -4096", NULL, NULL, NULL);
	return code ? failed(s, w) : 0;
}

/* A plain file; inside the queue, so that no writer comes between. */
static int rewrite_plain(struct store *s, struct rewriting *w)
{
	char *copy = xstrdup(s->path), *before = sqlite3_temp_directory;
	int rc = open_apart(s, w);
	sqlite3_temp_directory = sqlite3_mprintf("%s", dirname(copy));
	if (rc == 0 && (rc = anew(s, w)) == 0)
		rc = empty_log(s, w);
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = before;
	sqlite3_close(w->db);
	free(copy);
	return rc;
}

/* In memory, and saved whole by its last step, as each commit there is. SQLite makes its copy as a
 * database attached, which nothing else may do (open.c). */
static int rewrite_vault(struct store *s, struct rewriting *w)
{
	w->db = s->db;
	vault_lazy(s->vault, false);
	int most = sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1);
	int rc = anew(s, w);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, most);
	int kept = vault_failure(s->vault);
	return kept ? kept : rc;
}

static int note_done(struct store *s)
{
	static const char sql[] = "UPDATE main.erasure SET rewritten = ?1 WHERE rewritten IS NULL";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_text(st, 1, moment_now(at));
		rc = db_step(s, st);
	}
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_rewrite(struct store *s, int (*progress)(void *ctx, int percent), void *ctx)
{
	struct rewriting w = { .progress = progress, .ctx = ctx };
	int rc = put_indexes_together(s);
	if (rc || (rc = db_one(s, "PRAGMA page_count", 0, &w.pages)) || (rc = txn_queue_enter(s)))
		return rc;
	if (s->vault)
		rc = rewrite_vault(s, &w);
	else
		rc = rewrite_plain(s, &w);
	txn_queue_leave(s);
	return rc ? rc : note_done(s);
}
