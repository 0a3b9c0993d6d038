/* Certificates of what was erased. They name nobody. */
#include "erase.h"

int store_erasure_add(struct store *s, const char *ground, const char *reason, const char *certificate, int64_t *id)
{
	static const char sql[] = "INSERT INTO main.erasure (at, who, ground, reason, certificate)"
				  " VALUES (?1, ?2, ?3, ?4, ?5)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, moment_now(at));
	db_text(st, 2, s->user);
	db_text(st, 3, ground);
	db_text(st, 4, reason);
	db_text(st, 5, certificate);
	if ((rc = db_step(s, st)) == 0)
		*id = sqlite3_last_insert_rowid(s->db);
	return rc;
}

int store_erasures(struct store *s, struct arena *a, struct erasure_row **out, size_t *n)
{
	static const char sql[] = "SELECT id, at, who, ground, reason, certificate, rewritten FROM main.erasure"
				  " ORDER BY id DESC";
	void *rows = NULL;
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	while (rc >= 0 && (rc = db_step(s, st)) == 1)
		*(struct erasure_row *)arena_add(a, &rows, n, sizeof **out) = (struct erasure_row){
			sqlite3_column_int64(st, 0), col_str(st, 1, a), col_str(st, 2, a), col_str(st, 3, a),
			col_str(st, 4, a), col_str(st, 5, a), col_text(st, 6, a) };
	*out = rows;
	return rc;
}

int store_erasures_waiting(struct store *s, int64_t *out)
{
	return db_one(s, "SELECT count(*) FROM main.erasure WHERE rewritten IS NULL", 0, out);
}
