/* Fields that are left out of exports for research by themselves, and that somebody released: a line each,
 * which stays when it is withdrawn. */
#include "office_write.h"
#include "study.h"

int store_study_releases(struct store *s, int64_t programme, bool withdrawn, struct arena *a,
	struct study_release **out, size_t *n)
{
	static const char sql[] = "SELECT id, entity, field, at, by, reason, withdrawn, withdrawn_by FROM "
				  "main.programme_release"
				  " WHERE programme = ?1 AND (?2 OR withdrawn IS NULL) ORDER BY id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, withdrawn);
	while ((rc = db_step(s, st)) == 1)
		*(struct study_release *)arena_add(a, &rows, n, sizeof **out) =
			(struct study_release){ .id = sqlite3_column_int64(st, 0),
				.entity = (enum entity_id)sqlite3_column_int(st, 1),
				.field = col_str(st, 2, a),
				.at = col_str(st, 3, a),
				.by = col_str(st, 4, a),
				.reason = col_str(st, 5, a),
				.withdrawn = col_text(st, 6, a),
				.withdrawn_by = col_text(st, 7, a) };
	*out = rows;
	return rc;
}

static int is_released(struct store *s, int64_t programme, enum entity_id e, const char *field, bool *out)
{
	static const char sql[] =
		"SELECT 1 FROM main.programme_release WHERE programme = ?1 AND entity = ?2 AND field = ?3"
		" AND withdrawn IS NULL";
	sqlite3_stmt *st;
	int64_t found;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, e);
	db_text(st, 3, field);
	rc = db_first(s, st, &found);
	*out = found == 1;
	return rc;
}

int store_study_release(struct store *s, int64_t programme, enum entity_id e, const char *field,
	const char *reason, int64_t *id)
{
	static const char sql[] =
		"INSERT INTO main.programme_release (programme, entity, field, at, by, reason)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	bool there;
	int rc = is_released(s, programme, e, field, &there);
	if (rc || there)
		return rc ? rc
			  : err_set(ERR_CONFLICT, _("%s.%s is released already"), model_entity(e)->name,
				    field);
	if ((rc = office_write(s, sql, &st)))
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, e);
	db_text(st, 3, field);
	db_text(st, 4, moment_now(at));
	db_text(st, 5, s->user);
	db_text(st, 6, reason);
	return office_written(s, st, NULL, id);
}

int store_study_withdraw(struct store *s, int64_t programme, enum entity_id e, const char *field)
{
	static const char sql[] =
		"UPDATE main.programme_release SET withdrawn = ?4, withdrawn_by = ?5 WHERE programme = ?1"
		" AND entity = ?2 AND field = ?3 AND withdrawn IS NULL";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = office_write(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, e);
	db_text(st, 3, field);
	db_text(st, 4, moment_now(at));
	db_text(st, 5, s->user);
	return office_written(s, st, _("this field is not released"), NULL);
}
