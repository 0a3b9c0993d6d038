/* What this file is: an office's, or a take-out of one; and the key an office opens
 * returned take-outs with. */
#include <string.h>

#include "internal.h"
#include "anker/hash.h"
#include "anker/travel.h"

enum { KEY_SIZE = 32 };

int store_identity(struct store *s, struct arena *a, struct store_identity *out)
{
	static const char sql[] = "SELECT site, office, takeout, owner, label, since FROM file";
	sqlite3_stmt *st;
	*out = (struct store_identity){ 0 };
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	if ((rc = db_step(s, st)) == 1)
		*out = (struct store_identity){ sqlite3_column_int(st, 0), col_text(st, 1, a),
			col_text(st, 2, a), col_text(st, 3, a), col_text(st, 4, a), col_text(st, 5, a) };
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int store_mark(struct store *s, uint64_t *out)
{
	static const char sql[] = "SELECT f.made, coalesce(t.at, ''), coalesce(t.who, '') FROM file f"
		" LEFT JOIN txn t ON t.id = (SELECT min(x.id) FROM txn x)";
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	*out = hash_text(HASH_START, s->user);
	int rc = db_prepare(s, sql, &st);
	if (rc == 0 && (rc = db_step(s, st)) == 1) {
		for (int i = 0; i < sqlite3_column_count(st); i++)
			*out = hash_text(hash_text(*out, "\n"), col_str(st, i, a));
		sqlite3_reset(st);
	}
	arena_free(&a);
	return rc < 0 ? rc : 0;
}

static int put_key(struct store *s, const unsigned char *public, const unsigned char *secret)
{
	static const char sql[] = "INSERT INTO main.office_key (public, secret) VALUES (?1, ?2)";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_blob(st, 1, public, KEY_SIZE);
	db_blob(st, 2, secret, KEY_SIZE);
	rc = db_step(s, st);
	sqlite3_clear_bindings(st);
	return rc;
}

int store_office_make(
	struct store *s, const char *token, const unsigned char *public, const unsigned char *secret)
{
	int64_t known;
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, "UPDATE main.file SET office = ?1 WHERE office IS NULL", &st)) == 0) {
		db_text(st, 1, token);
		rc = db_step(s, st);
	}
	if (rc == 0 && (rc = db_one(s, "SELECT count(*) FROM office_key", 0, &known)) == 0 && !known)
		rc = put_key(s, public, secret);
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_office_key(struct store *s, unsigned char *public, unsigned char *secret)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "SELECT public, secret FROM office_key", &st);
	if (rc)
		return rc;
	rc = db_step(s, st);
	bool whole = rc == 1 && sqlite3_column_bytes(st, 0) == KEY_SIZE && sqlite3_column_bytes(st, 1) == KEY_SIZE;
	if (whole) {
		memcpy(public, sqlite3_column_blob(st, 0), KEY_SIZE);
		memcpy(secret, sqlite3_column_blob(st, 1), KEY_SIZE);
	}
	sqlite3_reset(st);
	if (rc < 0 || whole)
		return rc < 0 ? rc : 0;
	return err_set(ERR_NOTFOUND, _("nothing was taken along from %s yet"), s->path);
}
