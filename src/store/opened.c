/* Files of colleagues that were opened with a reason, for as long as that holds. */
#include "anker/office.h"
#include "office_write.h"

enum { SECONDS_OF_MINUTE = 60 };

int store_opened(
	struct store *s, const char *who, bool ended, struct arena *a, struct opened **out, size_t *n)
{
	static const char sql[] = "SELECT id, entity, record, who, at, until, kind, reason FROM opened"
				  " WHERE (?1 IS NULL OR who = ?1) AND (?2 OR until > ?3) ORDER BY id DESC";
	char now[MOMENT_SIZE];
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, who);
	db_int(st, 2, ended);
	db_text(st, 3, moment_now(now));
	while ((rc = db_step(s, st)) == 1)
		*(struct opened *)arena_add(a, &rows, n, sizeof **out) =
			(struct opened){ .id = sqlite3_column_int64(st, 0),
				.entity = (enum entity_id)sqlite3_column_int(st, 1),
				.record = sqlite3_column_int64(st, 2),
				.who = col_str(st, 3, a),
				.at = col_str(st, 4, a),
				.until = col_str(st, 5, a),
				.kind = col_str(st, 6, a),
				.reason = col_str(st, 7, a) };
	*out = rows;
	return rc;
}

int store_open_for(
	struct store *s, enum entity_id e, int64_t id, int minutes, const char *kind, const char *reason)
{
	static const char sql[] = "INSERT INTO main.opened (who, entity, record, at, until, kind, reason)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	char at[MOMENT_SIZE], until[MOMENT_SIZE];
	int64_t now;
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	moment_parse(moment_now(at), &now);
	db_text(st, 1, s->user);
	db_int(st, 2, e);
	db_int(st, 3, id);
	db_text(st, 4, at);
	db_text(st, 5, moment_of(until, now + (int64_t)minutes * SECONDS_OF_MINUTE));
	db_text(st, 6, kind);
	db_text(st, 7, reason);
	return office_written(s, st, NULL, NULL);
}
