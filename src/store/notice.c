/* What colleagues are told: each for one account, until it saw it. */
#include "anker/office.h"
#include "office_write.h"

int store_notice(struct store *s, const struct notice *n)
{
	static const char sql[] = "INSERT INTO main.notice (login, at, by, kind, entity, record, text)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, n->login);
	db_text(st, 2, moment_now(at));
	db_text(st, 3, s->user);
	db_text(st, 4, n->kind);
	db_int(st, 5, n->entity);
	db_int(st, 6, n->record);
	db_text(st, 7, n->text ? n->text : "");
	return office_written(s, st, NULL, NULL);
}

int store_notices(struct store *s, bool seen, size_t limit, struct arena *a, struct notice **out, size_t *n)
{
	static const char sql_waiting[] =
		"SELECT id, entity, record, login, at, by, kind, text, seen FROM main.notice"
		" WHERE login = ?1 AND seen IS NULL ORDER BY id DESC LIMIT ?2";
	static const char sql_all[] =
		"SELECT id, entity, record, login, at, by, kind, text, seen FROM main.notice"
		" WHERE login = ?1 ORDER BY id DESC LIMIT ?2";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, seen ? sql_all : sql_waiting, &st);
	if (rc)
		return rc;
	db_text(st, 1, s->user);
	db_int(st, 2, limit ? (int64_t)limit : -1);
	while ((rc = db_step(s, st)) == 1)
		*(struct notice *)arena_add(a, &rows, n, sizeof **out) =
			(struct notice){ .id = sqlite3_column_int64(st, 0),
				.entity = (enum entity_id)sqlite3_column_int(st, 1),
				.record = sqlite3_column_int64(st, 2),
				.login = col_str(st, 3, a),
				.at = col_str(st, 4, a),
				.by = col_str(st, 5, a),
				.kind = col_str(st, 6, a),
				.text = col_str(st, 7, a),
				.seen = col_text(st, 8, a) };
	*out = rows;
	return rc;
}

int store_notice_seen(struct store *s, int64_t id)
{
	static const char sql[] =
		"UPDATE main.notice SET seen = coalesce(seen, ?2) WHERE id = ?1 AND login = ?3";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	db_text(st, 2, moment_now(at));
	db_text(st, 3, s->user);
	return office_written(s, st, _("there is no notice with that number for you"), NULL);
}

int store_notices_seen(struct store *s)
{
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, "UPDATE main.notice SET seen = ?1 WHERE login = ?2 AND seen IS NULL", &st);
	if (rc)
		return rc;
	db_text(st, 1, moment_now(at));
	db_text(st, 2, s->user);
	return office_written(s, st, NULL, NULL);
}
