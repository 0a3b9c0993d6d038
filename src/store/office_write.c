#include "office_write.h"

int office_write(struct store *s, const char *sql, sqlite3_stmt **out)
{
	int rc = store_begin(s, "");
	if (rc == 0 && (rc = db_prepare(s, sql, out)))
		store_rollback(s);
	return rc;
}

int office_written(struct store *s, sqlite3_stmt *st, const char *missing, int64_t *id)
{
	int rc = db_step(s, st);
	if (rc == 0 && missing && sqlite3_changes(s->db) == 0)
		rc = err_set(ERR_NOTFOUND, "%s", missing);
	if (rc) {
		store_rollback(s);
		return rc;
	}
	if (id)
		*id = sqlite3_last_insert_rowid(s->db);
	return store_commit(s, NULL);
}
