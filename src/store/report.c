/* Counts over the placements of a period, region by region. */
#include "report.h"

#include <stdlib.h>

/* One walk over the placements; the tables of a report are sums of its rows. */
int store_placement_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct placement_figure **out, size_t *n)
{
	static const char *const sql[] = SQL_WHOSE(
		"SELECT coalesce(o.region, 0), CASE WHEN p.start IS NULL THEN -1 WHEN "
		SQL_FIRST_DAY("p.start") " >= ?1 THEN CAST(substr(p.start, 1, 4) AS INTEGER) ELSE 0 END, "
		"p.ended <= ?2, CASE WHEN p.ended <= ?2 THEN p.outcome END, e.target_group, count(*) "
		"FROM placement p CROSS JOIN employee e ON e.id = p.employee CROSS JOIN organisation o ON "
		"o.id = p.employer WHERE ",
		SQL_COUNTS " GROUP BY 1, 2, 3, 4, 5");
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_scope(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct placement_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct placement_figure){ .region = sqlite3_column_int64(st, 0),
			.year = sqlite3_column_int(st, 1),
			.ended = sqlite3_column_int(st, 2) == 1,
			.outcome = col_str(st, 3, a),
			.group = col_str(st, 4, a),
			.n = sqlite3_column_int64(st, 5) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

/* Each gives region, code, n, also. */
static const char *const figure_sql[FIGURE_KINDS][3] = {
	[FIGURE_SIZE] = SQL_WHOSE(
		"SELECT coalesce(o.region, 0), o.size, count(*), 0 FROM organisation o WHERE o.id IN (SELECT "
		"p.employer FROM placement p CROSS JOIN employee e ON e.id = p.employee WHERE ",
		SQL_COUNTS ") GROUP BY 1, 2"),
	[FIGURE_THEME] = SQL_WHOSE(
		"SELECT coalesce(o.region, 0), theme, count(*), sum(solved) FROM (SELECT b.employer, "
		"b.theme, count(*) = sum(coalesce(b.resolved <= ?2, 0)) AS solved FROM bottleneck b CROSS "
		"JOIN placement p ON p.id = b.placement CROSS JOIN employee e ON e.id = p.employee WHERE "
		"b.deleted = 0 AND b.date <= ?2 AND (b.resolved IS NULL OR b.resolved >= ?1) AND ",
		SQL_COUNTS " GROUP BY b.placement, b.theme) CROSS JOIN organisation o ON o.id = employer "
		"GROUP BY 1, 2"),
	[FIGURE_ADAPTATION] = SQL_WHOSE(
		"SELECT coalesce(o.region, 0), level, count(*), sum(better) FROM (SELECT p.employer, "
		"d.level, max(coalesce(d.effect, '') = 'better') AS better FROM adaptation d CROSS JOIN "
		"placement p ON p.id = d.placement CROSS JOIN employee e ON e.id = p.employee WHERE "
		"d.deleted = 0 AND d.date <= ?2 AND (d.ended IS NULL OR d.ended >= ?1) AND ",
		SQL_COUNTS " GROUP BY d.placement, d.level) CROSS JOIN organisation o ON o.id = employer "
		"GROUP BY 1, 2"),
};

/* Contacts of employers by an index that holds all it takes; those of people who objected are few. */
#define SQL_CONTACTS                                                                                        \
	"SELECT coalesce(o.region, 0), c.party, count(*), sum(coalesce(c.reached, 1) = 0) FROM "       \
	"organisation o CROSS JOIN contact c ON c.employer = o.id WHERE c.date BETWEEN ?1 AND ?2 "     \
	"AND c.deleted = 0 AND (c.placement IS NULL OR c.placement NOT IN " SQL_LEFT_OUT ") AND "      \
	"(?4 = 0 OR (o.id IN " SQL_TAKES_PART("employer") " AND (c.placement IS NULL OR "              \
	"c.placement IN " SQL_TAKES_PART("placement") ")))"

int store_figures(struct store *s, enum figure_kind kind, const struct figure_scope *f, struct arena *a,
	struct figure **out, size_t *n)
{
	static const char *const contacts[] = { SQL_CONTACTS " AND c.employer = ?3 GROUP BY 1, 2",
		SQL_CONTACTS " AND c.expert = ?3 GROUP BY 1, 2", SQL_CONTACTS " GROUP BY 1, 2" };
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_scope(s, kind == FIGURE_CONTACT ? contacts : figure_sql[kind], f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure){ .region = sqlite3_column_int64(st, 0),
			.code = col_str(st, 1, a),
			.n = sqlite3_column_int64(st, 2),
			.also = sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}
