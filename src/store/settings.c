/* Settings and drafts: what one user keeps for themselves. They pass through
 * the writer queue like all writes, but leave no trace in the journal. */
#include "internal.h"

/* Runs one statement of (user, key, value, at) as a transaction of its own, or
 * as a part of the open one. */
static int write_own(struct store *s, const char *sql, const char *key, const char *value)
{
	sqlite3_stmt *st;
	char at[MOMENT_SIZE];
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_text(st, 1, s->user);
		db_text(st, 2, key);
		db_text(st, 3, value);
		db_text(st, 4, moment_now(at));
		rc = db_step(s, st);
	}
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_setting_put(struct store *s, const char *name, const char *value)
{
	static const char sql_put[] = "INSERT INTO setting (who, name, value) VALUES (?1, ?2, ?3)"
				      " ON CONFLICT (who, name) DO UPDATE SET value = excluded.value";
	static const char sql_drop[] = "DELETE FROM setting WHERE who = ?1 AND name = ?2";
	return write_own(s, value ? sql_put : sql_drop, name, value);
}

char *store_setting(struct store *s, const char *name, struct arena *a)
{
	static const char sql[] = "SELECT value FROM setting WHERE who = ?1 AND name = ?2";
	sqlite3_stmt *st;
	if (db_prepare(s, sql, &st))
		return NULL;
	db_text(st, 1, s->user);
	db_text(st, 2, name);
	char *value = db_step(s, st) == 1 ? col_text(st, 0, a) : NULL;
	sqlite3_reset(st);
	return value;
}

int store_draft_put(struct store *s, const char *key, const char *body)
{
	static const char sql[] =
		"INSERT INTO draft (who, key, body, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (who, key) DO "
		"UPDATE SET body = excluded.body, at = excluded.at";
	return write_own(s, sql, key, body);
}

int store_draft_drop(struct store *s, const char *key)
{
	static const char sql[] = "DELETE FROM draft WHERE who = ?1 AND key = ?2";
	return write_own(s, sql, key, NULL);
}

int store_drafts(struct store *s, struct arena *a, struct draft **out, size_t *n)
{
	static const char sql[] = "SELECT key, body, at FROM draft WHERE who = ?1 ORDER BY at DESC, key";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, s->user);
	while ((rc = db_step(s, st)) == 1) {
		struct draft *d = rows_add(a, &rows, n, sizeof *d);
		*d = (struct draft){ col_str(st, 0, a), col_str(st, 1, a), col_str(st, 2, a) };
	}
	*out = rows;
	return rc;
}
