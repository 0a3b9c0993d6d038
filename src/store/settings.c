/* Settings and drafts: what one user keeps for themselves. They pass through
 * the writer queue like all writes, but leave no trace in the journal. */
#include <string.h>

#include "internal.h"

/* Runs one statement of (user, key, value, at, this program) as a transaction of
 * its own, or as a part of the open one. */
static int write_own(struct store *s, const char *sql, const char *key, const char *value)
{
	sqlite3_stmt *st;
	char at[MOMENT_SIZE], owner[OWNER_SIZE];
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_text(st, 1, s->user);
		db_text(st, 2, key);
		db_text(st, 3, value);
		db_text(st, 4, moment_now(at));
		owner_self(owner);
		db_text(st, 5, owner);
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
	static const char sql_put[] = "INSERT INTO main.setting (who, name, value) VALUES (?1, ?2, ?3)"
				      " ON CONFLICT (who, name) DO UPDATE SET value = excluded.value"
				      " WHERE setting.value <> excluded.value";
	static const char sql_drop[] = "DELETE FROM main.setting WHERE who = ?1 AND name = ?2";
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

/* Writing what stands there already changes nothing: no save of a whole sealed file. Of somebody who was
 * erased while their form was open nothing is kept. */
int store_draft_put(struct store *s, const char *key, const char *body)
{
	static const char sql[] =
		"INSERT INTO main.draft (who, key, body, at, owner) VALUES (?1, ?2, ?3, ?4, ?5)"
		" ON CONFLICT (who, key, owner) DO UPDATE SET body = excluded.body, at = excluded.at"
		" WHERE draft.body <> excluded.body";
	return erase_draft(s, key, body) ? store_draft_drop(s, key) : write_own(s, sql, key, body);
}

int store_draft_drop(struct store *s, const char *key)
{
	static const char sql[] = "DELETE FROM main.draft WHERE who = ?1 AND key = ?2 AND owner = ?5";
	return write_own(s, sql, key, NULL);
}

int store_draft_take(struct store *s, const struct draft *d)
{
	static const char sql[] =
		"UPDATE OR REPLACE main.draft SET owner = ?5 WHERE who = ?1 AND key = ?2 AND owner = ?3";
	return d->state == DRAFT_LEFT ? write_own(s, sql, d->key, d->owner) : 0;
}

int store_drafts(struct store *s, struct arena *a, struct draft **out, size_t *n)
{
	static const char sql[] =
		"SELECT key, body, at, owner FROM draft WHERE who = ?1 ORDER BY at DESC, key";
	char self[OWNER_SIZE];
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, s->user);
	owner_self(self);
	while ((rc = db_step(s, st)) == 1) {
		struct draft *d = arena_add(a, &rows, n, sizeof *d);
		*d = (struct draft){ .key = col_str(st, 0, a), .body = col_str(st, 1, a),
			.at = col_str(st, 2, a), .owner = col_str(st, 3, a) };
		if (strcmp(d->owner, self) == 0)
			d->state = DRAFT_MINE;
		else
			d->state = owner_alive(d->owner) ? DRAFT_BUSY : DRAFT_LEFT;
	}
	*out = rows;
	return rc;
}
