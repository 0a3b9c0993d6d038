/* Reading what is in a study: by pseudonym, one record at a time, with pseudonyms in place of references. */
#include "study.h"

/* ---- what is no longer in it ---- */

/* Records with a pseudonym that are not in the study now are few, and are listed once, in the order in which
 * they stand in the file: with that each row that is read asks for numbers instead of following its
 * references to somebody who agreed. Where they are not few, rows follow their references after all: memory
 * stays small. */
enum { MOST_GONE = 50000 };

static int64_t most_gone(const struct study *of)
{
	return of->most_gone ? of->most_gone : MOST_GONE;
}

static bool is_listed(const struct study *of)
{
	return of->gone < most_gone(of);
}

static int list_gone(struct store *s, struct study *of, const struct entity *e)
{
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	str_addf(&sql,
		"INSERT INTO temp.study_gone (entity, record) SELECT k.entity, k.record FROM"
		" main.programme_key k LEFT JOIN main.%s s0 ON s0.id = k.record WHERE k.programme = ?1 AND "
		"k.entity = %d"
		" AND (",
		e->name, (int)e->id);
	study_scope(&sql, e, 0);
	str_add(&sql, ") IS NOT TRUE LIMIT ?4");
	int rc = db_prepare_once(s, sql.text, &st);
	str_free(&sql);
	if (rc == 0) {
		study_bind(st, of);
		db_int(st, 4, most_gone(of) - of->gone);
		if ((rc = db_step(s, st)) == 0)
			of->gone += sqlite3_changes64(s->db);
	}
	sqlite3_finalize(st);
	return rc;
}

static int list_all_gone(struct store *s, struct study *of)
{
	int rc = db_exec(s,
		"CREATE TEMP TABLE study_gone (entity INTEGER, record INTEGER, PRIMARY KEY (entity, record))"
		" WITHOUT ROWID");
	of->gone = 0;
	for (int i = E_NONE + 1; rc == 0 && i < E_COUNT && is_listed(of); i++)
		if (store_study_has((enum entity_id)i))
			rc = list_gone(s, of, model_entity((enum entity_id)i));
	return rc;
}

/* The condition that a record with a pseudonym is in the study. */
static void add_still_in(struct str *sql, const struct study *of, const struct entity *e, int depth)
{
	if (of->gone == 0)
		return;
	str_add(sql, " AND ");
	if (is_listed(of))
		str_addf(sql,
			"NOT EXISTS (SELECT 1 FROM temp.study_gone g WHERE g.entity = %d AND g.record = "
			"k%d.record)",
			(int)e->id, depth);
	else
		study_scope(sql, e, depth);
}

int store_study_begin(struct store *s, struct study *of)
{
	int rc = reach_check_all(s);
	if (rc || (s->depth == 0 && (rc = db_exec(s, "BEGIN"))))
		return rc;
	if ((rc = list_all_gone(s, of)))
		store_study_end(s);
	return rc;
}

void store_study_end(struct store *s)
{
	db_exec(s, "DROP TABLE IF EXISTS temp.study_gone");
	if (s->depth == 0)
		db_exec(s, "COMMIT");
}

/* ---- rows ---- */

/* A reference to what is in the study by its pseudonym; to anything else nothing. */
static void add_reference(struct str *sql, const struct study *of, const struct field *f)
{
	const struct entity *e = model_entity(f->ref);
	const char *column = f->name;
	if (!store_study_has(f->ref)) {
		str_add(sql, ", NULL");
		return;
	}
	str_add(sql, ", (SELECT k1.code FROM main.programme_key k1");
	if (!is_listed(of))
		str_addf(sql, " JOIN main.%s s1 ON s1.id = k1.record", e->name);
	str_addf(
		sql, " WHERE k1.programme = ?1 AND k1.entity = %d AND k1.record = s0.%s", (int)e->id, column);
	add_still_in(sql, of, e, 1);
	str_add(sql, ")");
}

static void add_columns(struct str *sql, const struct study *of, const struct entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const char *column = e->fields[i].name;
		if (e->fields[i].kind == F_REF)
			add_reference(sql, of, &e->fields[i]);
		else
			str_addf(sql, ", s0.%s", column);
	}
}

/* The index gives the order: nothing is sorted, whatever the size. */
static int prepare_rows(struct store *s, const struct study *of, const struct entity *e, sqlite3_stmt **st)
{
	struct str sql = STR_INIT;
	str_add(&sql, "SELECT k0.code");
	add_columns(&sql, of, e);
	str_addf(&sql,
		" FROM main.programme_key k0 INDEXED BY programme_key_code CROSS JOIN main.%s s0 ON s0.id = "
		"k0.record"
		" WHERE k0.programme = ?1 AND k0.code >= ?4 AND k0.code < ?5",
		e->name);
	add_still_in(&sql, of, e, 0);
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
	if (rc || (rc = prepare_rows(s, of, e, &st)))
		goto out;
	study_bind(st, of);
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

/* The condition with which a study would also hold who objected or is restricted. */
static void scope_of_all(struct str *sql, const struct entity *e)
{
	struct str scope = STR_INIT;
	study_scope(&scope, e, 0);
	for (const char *c = scope.text; *c; c++)
		str_add_char(sql, c > scope.text && c[-1] == '?' && *c == '3' ? '4' : *c);
	str_free(&scope);
}

static int count(struct store *s, const struct study *of, const struct entity *e, int64_t *n)
{
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	str_addf(&sql, "SELECT count(*) FROM main.%s s0 WHERE (", e->name);
	study_scope(&sql, e, 0);
	str_add(&sql, ") IS NOT TRUE AND ");
	scope_of_all(&sql, e);
	int rc = db_prepare_once(s, sql.text, &st);
	str_free(&sql);
	if (rc == 0) {
		study_bind(st, of);
		if (sqlite3_bind_parameter_count(st) > 3)
			db_int(st, 4, 1);
		rc = db_step(s, st);
		*n = rc == 1 ? sqlite3_column_int64(st, 0) : 0;
	}
	sqlite3_finalize(st);
	return rc < 0 ? rc : 0;
}

int store_study_left_out(struct store *s, const struct study *of, enum entity_id entity, int64_t *n)
{
	static const char sql[] = "SELECT count(*) FROM main.employee WHERE deleted = 0"
				  " AND (restricted IS NOT NULL OR objection IS NOT NULL)";
	int64_t left;
	int rc = reach_check_all(s);
	*n = 0;
	if (rc || (rc = db_one(s, sql, 0, &left)) || left == 0)
		return rc;
	return count(s, of, model_entity(entity), n);
}

/* ---- the smallest groups ---- */

#define SQL_GROUPS                                                                                           \
	" FROM main.placement s0 JOIN main.employee w ON w.id = s0.employee"                                 \
	" JOIN main.organisation o ON o.id = s0.employer LEFT JOIN main.region r ON r.id = o.region WHERE "
#define SQL_SECTOR "CASE WHEN ?4 THEN o.sector END"
static void add_grouping(struct str *sql)
{
	str_add(sql, " GROUP BY r.name, " SQL_SECTOR ", o.size, substr(w.birth_date, 1, 4), w.target_group,"
		" substr(s0.start, 1, 4)");
}

static int prepare_groups(struct store *s, bool unique, sqlite3_stmt **st)
{
	struct str sql = STR_INIT;
	if (unique)
		str_add(&sql, "SELECT count(*) FROM (SELECT 1" SQL_GROUPS);
	else
		str_add(&sql,
			"SELECT r.name, " SQL_SECTOR ", o.size, substr(w.birth_date, 1, 4), w.target_group,"
			" substr(s0.start, 1, 4), count(DISTINCT s0.employee) AS n" SQL_GROUPS);
	study_scope(&sql, model_entity(E_PLACEMENT), 0);
	add_grouping(&sql);
	if (unique)
		str_add(&sql, " HAVING count(DISTINCT s0.employee) = 1)");
	else
		str_add(&sql, " ORDER BY n, 1, 2, 3, 4, 5, 6 LIMIT ?5");
	int rc = db_prepare_once(s, sql.text, st);
	str_free(&sql);
	return rc;
}

static int read_groups(struct store *s, const struct study *of, bool sectors, int64_t limit, struct arena *a,
	struct study_group **out, size_t *n)
{
	sqlite3_stmt *st = NULL;
	void *rows = NULL;
	int rc = prepare_groups(s, false, &st);
	if (rc == 0) {
		study_bind(st, of);
		db_int(st, 4, sectors);
		db_int(st, 5, limit ? limit : -1);
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

int store_study_groups(struct store *s, const struct study *of, bool sectors, int64_t limit,
	struct arena *a, struct study_group **out, size_t *n, int64_t *unique)
{
	sqlite3_stmt *st = NULL;
	*n = 0;
	*unique = 0;
	int rc = reach_check_all(s);
	if (rc || (rc = read_groups(s, of, sectors, limit, a, out, n)) || (rc = prepare_groups(s, true, &st)))
		return rc;
	study_bind(st, of);
	db_int(st, 4, sectors);
	if ((rc = db_step(s, st)) == 1) {
		*unique = sqlite3_column_int64(st, 0);
		rc = 0;
	}
	sqlite3_finalize(st);
	return rc;
}
