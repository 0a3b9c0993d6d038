/* What the placements of one employer share: bottlenecks counted by theme, and what was
 * tried about them. All counts come from one index of bottlenecks (005-whole.sql). */
#include "views.h"

enum { P_EMPLOYER = 1, P_FROM, P_LIMIT, P_OFFSET };

/* Placements of the employer that run now; from here on `p`. The plus keeps the database
 * from taking an index of all that is not deleted, where that of the employer is far less. */
#define SQL_RUNNING "p.employer = ?1 AND p.status = 'active' AND +p.deleted = 0"
/* The bottlenecks of such a placement. */
#define SQL_ITS "b.employer = ?1 AND b.placement = p.id AND b.deleted = 0"

int store_themes(struct store *s, int64_t employer, day from, struct arena *a, struct theme_count **out,
	size_t *n, int64_t *placements)
{
	static const char sql[] =
		"SELECT b.theme, count(DISTINCT CASE WHEN b.resolved IS NULL THEN p.id END), "
		"count(DISTINCT p.id) FROM placement p CROSS JOIN bottleneck b ON " SQL_ITS
		" WHERE " SQL_RUNNING " AND (b.resolved IS NULL OR b.resolved >= ?2) GROUP BY b.theme";
	static const char own[] =
		"SELECT b.theme, count(*) FROM bottleneck b WHERE b.employer = ?1 AND "
		"b.placement IS NULL AND b.resolved IS NULL AND b.deleted = 0 GROUP BY b.theme";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_one(s, "SELECT count(*) FROM placement p WHERE " SQL_RUNNING, employer, placements);
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, P_EMPLOYER, employer);
	db_day(st, P_FROM, from);
	while ((rc = db_step(s, st)) == 1) {
		struct theme_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct theme_count){ col_str(st, 0, a), sqlite3_column_int(st, 1),
			sqlite3_column_int(st, 2), 0 };
	}
	if (rc || (rc = db_prepare(s, own, &st)))
		return rc;
	db_int(st, P_EMPLOYER, employer);
	while ((rc = db_step(s, st)) == 1) {
		struct theme_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct theme_count){ col_str(st, 0, a), 0, 0, sqlite3_column_int(st, 1) };
	}
	*out = rows;
	return rc;
}

/* ---- a page of placements ---- */

static int read_cells(struct store *s, int64_t employer, struct theme_row *r, struct arena *a)
{
	static const char sql[] =
		"SELECT b.theme, count(*) - count(b.resolved), count(b.resolved) FROM bottleneck b "
		"WHERE b.employer = ?1 AND b.placement = ?2 AND b.deleted = 0 GROUP BY b.theme";
	sqlite3_stmt *st;
	void *cells = NULL;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, employer);
	db_int(st, 2, r->placement);
	while ((rc = db_step(s, st)) == 1) {
		struct theme_cell *c = arena_add(a, &cells, &r->ncells, sizeof *c);
		*c = (struct theme_cell){ col_str(st, 0, a), sqlite3_column_int(st, 1),
			sqlite3_column_int(st, 2) };
	}
	r->cell = cells;
	return rc;
}

/* The page is found first, in the order of the index of placements, then the names of its
 * rows. */
int store_theme_rows(struct store *s, int64_t employer, int64_t offset, int64_t limit, struct arena *a,
	struct theme_row **out, size_t *n)
{
	static const char sql[] = "SELECT p.id, " SQL_NAME(
		"e") ", p.job_title, p.course FROM (SELECT p.id, p.employee_key, "
		     "count(b.theme) - count(b.resolved) AS open, count(b.resolved) AS was FROM placement p "
		     "LEFT JOIN bottleneck b ON " SQL_ITS " WHERE " SQL_RUNNING
		     " GROUP BY p.employee_key, p.id "
		     "ORDER BY open DESC, was DESC, p.employee_key, p.id LIMIT ?3 OFFSET ?4) page "
		     "CROSS JOIN placement p ON p.id = page.id JOIN employee e ON e.id = p.employee "
		     "ORDER BY page.open DESC, page.was DESC, page.employee_key, page.id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, P_EMPLOYER, employer);
	db_int(st, P_LIMIT, limit_of(limit));
	db_int(st, P_OFFSET, offset);
	while ((rc = db_step(s, st)) == 1) {
		struct theme_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct theme_row){ .placement = sqlite3_column_int64(st, 0),
			.employee = col_clean(st, 1, a),
			.job_title = col_clean(st, 2, a),
			.course = col_clean(st, 3, a) };
	}
	*out = rows;
	for (size_t i = 0; rc == 0 && i < *n; i++)
		rc = read_cells(s, employer, &(*out)[i], a);
	return rc;
}

/* ---- what was tried ---- */

/* The field of this kind of record that says for which bottleneck it is, or -1. A
 * bottleneck that is part of another was not tried. */
static int field_for_bottleneck(const struct entity *e)
{
	for (size_t i = 0; e->id != E_BOTTLENECK && i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == E_BOTTLENECK)
			return (int)i;
	return -1;
}

static int find_tried(struct store *s, const struct entity *e, size_t i, int64_t employer, const char *theme,
	int64_t bottleneck, struct arena *a, void **rows, size_t *n)
{
	const char *which =
		theme ? "SELECT b.id FROM bottleneck b WHERE b.employer = ?1 AND b.theme = ?2 AND "
			"b.deleted = 0"
		      : "SELECT b.id FROM bottleneck b WHERE (b.id = ?1 OR b.part_of = ?1) AND b.deleted = 0";
	sqlite3_stmt *st;
	int rc = db_prepare(s,
		arena_printf(a,
			"SELECT %s FROM %s t WHERE t.deleted = 0 AND t.%s IN (%s) ORDER BY t.%s DESC, t.id "
			"DESC",
			entity_columns(e, "t.", a), e->name, e->fields[i].name, which, e->date),
		&st);
	if (rc)
		return rc;
	db_int(st, 1, theme ? employer : bottleneck);
	if (theme)
		db_text(st, 2, theme);
	while ((rc = db_step(s, st)) == 1)
		*(struct record **)arena_add(a, rows, n, sizeof(struct record *)) = row_record(e, st, a);
	return rc;
}

int store_tried(struct store *s, int64_t employer, const char *theme, int64_t bottleneck, struct arena *a,
	struct record ***out, size_t *n)
{
	void *rows = NULL;
	int rc = 0;
	*n = 0;
	for (int id = E_NONE + 1; rc == 0 && id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		int i = e->date ? field_for_bottleneck(e) : -1;
		if (i >= 0)
			rc = find_tried(s, e, (size_t)i, employer, theme, bottleneck, a, &rows, n);
	}
	*out = rows;
	return rc;
}
