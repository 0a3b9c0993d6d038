/* Who stands in for whom in a shared caseload, from which day until which. */
#include "anker/office.h"
#include "office_write.h"

int store_stand_ins(struct store *s, day from, struct arena *a, struct stand_in **out, size_t *n)
{
	static const char sql[] =
		"SELECT id, expert, login, note, first, last, at, by, ended, ended_by FROM stand_in"
		" WHERE ?1 IS NULL OR (last >= ?1 AND ended IS NULL) ORDER BY first, id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_day(st, 1, from);
	while ((rc = db_step(s, st)) == 1)
		*(struct stand_in *)arena_add(a, &rows, n, sizeof **out) =
			(struct stand_in){ .id = sqlite3_column_int64(st, 0),
				.expert = sqlite3_column_int64(st, 1),
				.login = col_str(st, 2, a),
				.note = col_str(st, 3, a),
				.first = col_day(st, 4),
				.last = col_day(st, 5),
				.at = col_str(st, 6, a),
				.by = col_str(st, 7, a),
				.ended = col_text(st, 8, a),
				.ended_by = col_text(st, 9, a) };
	struct stand_in *list = rows;
	for (size_t i = 0; rc == 0 && i < *n; i++)
		list[i].expert_name = store_title(s, E_EXPERT, list[i].expert, a);
	*out = list;
	return rc;
}

int store_stand_in_add(struct store *s, const struct stand_in *si, int64_t *id)
{
	static const char sql[] = "INSERT INTO main.stand_in (expert, login, first, last, note, at, by)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, si->expert);
	db_text(st, 2, si->login);
	db_day(st, 3, si->first);
	db_day(st, 4, si->last);
	db_text(st, 5, si->note && *si->note ? si->note : NULL);
	db_text(st, 6, moment_now(at));
	db_text(st, 7, s->user);
	return office_written(s, st, NULL, id);
}

int store_stand_in_end(struct store *s, int64_t id)
{
	static const char sql[] = "UPDATE main.stand_in SET ended = ?2, ended_by = ?3"
				  " WHERE id = ?1 AND ended IS NULL";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	db_text(st, 2, moment_now(at));
	db_text(st, 3, s->user);
	return office_written(s, st, _("there is no stand-in with that number (any more)"), NULL);
}
