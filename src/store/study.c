/* Reading what is in a study: by pseudonym, one record at a time, with pseudonyms in place of references. */
#include "study.h"

int store_study_begin(struct store *s)
{
	return s->depth ? 0 : db_exec(s, "BEGIN");
}

void store_study_end(struct store *s)
{
	if (s->depth == 0)
		db_exec(s, "COMMIT");
}

/* A reference to what is in the study by its pseudonym; to anything else nothing. */
static void add_reference(struct str *sql, const struct field *f)
{
	const struct entity *e = model_entity(f->ref);
	const char *column = f->name;
	if (!store_study_has(f->ref)) {
		str_add(sql, ", NULL");
		return;
	}
	str_addf(sql,
		", (SELECT k1.code FROM main.programme_key k1 JOIN main.%s s1 ON s1.id = k1.record"
		" WHERE k1.programme = ?1 AND k1.entity = %d AND k1.record = s0.%s AND ",
		e->name, (int)e->id, column);
	study_scope(sql, e, 1);
	str_add(sql, ")");
}

static void add_columns(struct str *sql, const struct entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const char *column = e->fields[i].name;
		if (e->fields[i].kind == F_REF)
			add_reference(sql, &e->fields[i]);
		else
			str_addf(sql, ", s0.%s", column);
	}
}

/* The index gives the order: nothing is sorted, whatever the size. */
static int prepare_rows(struct store *s, const struct entity *e, sqlite3_stmt **st)
{
	struct str sql = STR_INIT;
	str_add(&sql, "SELECT k0.code");
	add_columns(&sql, e);
	str_addf(&sql,
		" FROM main.programme_key k0 INDEXED BY programme_key_code CROSS JOIN main.%s s0 ON s0.id = "
		"k0.record"
		" WHERE k0.programme = ?1 AND k0.code >= ?4 AND k0.code < ?5 AND ",
		e->name);
	study_scope(&sql, e, 0);
	str_add(&sql, " ORDER BY k0.code");
	int rc = db_prepare_once(s, sql.text, st);
	str_free(&sql);
	return rc;
}

int store_study_each(struct store *s, const struct study *of, enum entity_id entity,
	int (*each)(void *ctx, const char *code, char *const *value, struct arena *a), void *ctx)
{
	const struct entity *e = model_entity(entity);
	struct arena *a = arena_new(), *row = arena_new();
	char **value = arena_alloc(a, e->nfields * sizeof *value);
	sqlite3_stmt *st = NULL;
	int rc = reach_check_all(s);
	if (rc || (rc = prepare_rows(s, e, &st)))
		goto out;
	study_bind(st, of, false);
	db_text(st, 4, study_from(e, a));
	db_text(st, 5, study_until(e, a));
	while ((rc = db_step(s, st)) == 1) {
		arena_reset(row);
		for (size_t i = 0; i < e->nfields; i++)
			value[i] = col_text(st, (int)i + 1, row);
		if ((rc = each(ctx, col_str(st, 0, row), value, row)) != 0)
			break;
	}
out:
	sqlite3_finalize(st);
	arena_free(&row);
	arena_free(&a);
	return rc;
}

static int count(struct store *s, const struct study *of, const struct entity *e, bool all, int64_t *n)
{
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	str_addf(&sql, "SELECT count(*) FROM main.%s s0 WHERE ", e->name);
	study_scope(&sql, e, 0);
	int rc = db_prepare_once(s, sql.text, &st);
	str_free(&sql);
	if (rc == 0) {
		study_bind(st, of, all);
		if ((rc = db_step(s, st)) == 1) {
			*n = sqlite3_column_int64(st, 0);
			rc = 0;
		}
	}
	sqlite3_finalize(st);
	return rc;
}

int store_study_left_out(struct store *s, const struct study *of, enum entity_id entity, int64_t *n)
{
	static const char sql[] = "SELECT count(*) FROM main.employee WHERE deleted = 0"
				  " AND (restricted IS NOT NULL OR objection IS NOT NULL)";
	const struct entity *e = model_entity(entity);
	int64_t left, all = 0, in = 0;
	int rc = reach_check_all(s);
	*n = 0;
	if (rc || (rc = db_one(s, sql, 0, &left)) || left == 0)
		return rc;
	if ((rc = count(s, of, e, true, &all)) || (rc = count(s, of, e, false, &in)))
		return rc;
	*n = all - in;
	return 0;
}

/* ---- the smallest groups ---- */

#define SQL_GROUPS                                                                                           \
	" FROM main.placement s0 JOIN main.employee w ON w.id = s0.employee"                                 \
	" JOIN main.organisation o ON o.id = s0.employer LEFT JOIN main.region r ON r.id = o.region WHERE "
static void add_grouping(struct str *sql)
{
	str_add(sql, " GROUP BY r.name, o.sector, o.size, substr(w.birth_date, 1, 4), w.target_group,"
		" substr(s0.start, 1, 4)");
}

static int prepare_groups(struct store *s, bool unique, sqlite3_stmt **st)
{
	struct str sql = STR_INIT;
	if (unique)
		str_add(&sql, "SELECT count(*) FROM (SELECT 1" SQL_GROUPS);
	else
		str_add(&sql, "SELECT r.name, o.sector, o.size, substr(w.birth_date, 1, 4), w.target_group,"
			" substr(s0.start, 1, 4), count(DISTINCT s0.employee) AS n" SQL_GROUPS);
	study_scope(&sql, model_entity(E_PLACEMENT), 0);
	add_grouping(&sql);
	if (unique)
		str_add(&sql, " HAVING count(DISTINCT s0.employee) = 1)");
	else
		str_add(&sql, " ORDER BY n, 1, 2, 3, 4, 5, 6 LIMIT ?4");
	int rc = db_prepare_once(s, sql.text, st);
	str_free(&sql);
	return rc;
}

static int read_groups(struct store *s, const struct study *of, int64_t limit, struct arena *a,
	struct study_group **out, size_t *n)
{
	sqlite3_stmt *st = NULL;
	void *rows = NULL;
	int rc = prepare_groups(s, false, &st);
	if (rc == 0) {
		study_bind(st, of, false);
		db_int(st, 4, limit ? limit : -1);
		while ((rc = db_step(s, st)) == 1)
			*(struct study_group *)arena_add(a, &rows, n, sizeof **out) =
				(struct study_group){ col_text(st, 0, a), col_text(st, 1, a),
					col_text(st, 2, a), col_text(st, 3, a), col_text(st, 4, a),
					col_text(st, 5, a), sqlite3_column_int64(st, 6) };
	}
	sqlite3_finalize(st);
	*out = rows;
	return rc;
}

int store_study_groups(struct store *s, const struct study *of, int64_t limit, struct arena *a,
	struct study_group **out, size_t *n, int64_t *unique)
{
	sqlite3_stmt *st = NULL;
	*n = 0;
	*unique = 0;
	int rc = reach_check_all(s);
	if (rc || (rc = read_groups(s, of, limit, a, out, n)) || (rc = prepare_groups(s, true, &st)))
		return rc;
	study_bind(st, of, false);
	if ((rc = db_step(s, st)) == 1) {
		*unique = sqlite3_column_int64(st, 0);
		rc = 0;
	}
	sqlite3_finalize(st);
	return rc;
}
