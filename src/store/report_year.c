/* The work of one expert in a period: with whom contact was had, how often, and what was decided. */
#include "report.h"

/* A contact is of who had it; without a name, of whose placement it is about. */
#define SQL_HAD                                                                                            \
	" FROM contact c LEFT JOIN placement p ON p.id = c.placement WHERE c.date BETWEEN ?1 AND ?2 AND "   \
	"c.deleted = 0 AND (c.placement IS NULL OR c.placement NOT IN " SQL_LEFT_OUT ")"

int store_contact_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct contact_figure **out, size_t *n)
{
#define SQL_BY_MEDIUM                                                                                  \
	"SELECT c.party, c.medium, sum(coalesce(c.reached, 1)), sum(coalesce(c.reached, 1) = 0)" SQL_HAD
	static const char *const sql[] = { SQL_BY_MEDIUM " AND c.employer = ?3 GROUP BY 1, 2",
		SQL_BY_MEDIUM " AND coalesce(c.expert, p.expert) = ?3 GROUP BY 1, 2",
		SQL_BY_MEDIUM " GROUP BY 1, 2" };
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_scope(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct contact_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct contact_figure){ col_str(st, 0, a), col_str(st, 1, a),
			sqlite3_column_int64(st, 2), sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_talk_gaps(struct store *s, const struct figure_scope *f, const char *side, struct arena *a,
	int64_t **out, size_t *n)
{
	enum { P_SIDE = 5 };
	static const char *const sql[] = SQL_WHOSE(
		"SELECT days FROM (SELECT c.date, CAST(julianday(c.date) - julianday(lag(c.date) OVER "
		"(PARTITION BY c.placement ORDER BY c.date, c.id)) AS INTEGER) AS days FROM placement p "
		"CROSS JOIN employee e ON e.id = p.employee CROSS JOIN contact c ON c.placement = p.id WHERE "
		SQL_SPOKEN " AND c.party IN (?5, 'both') AND c.date <= ?2 AND ",
		SQL_COUNTS ") WHERE date >= ?1 AND days IS NOT NULL");
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_scope(s, sql, f, &st);
	if (rc == 0)
		db_text(st, P_SIDE, side);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		*(int64_t *)arena_add(a, &rows, n, sizeof(int64_t)) = sqlite3_column_int64(st, 0);
		rc = 0;
	}
	*out = rows;
	return rc;
}

/* One about an employer is of every expert who has somebody there, as in peer review. */
int store_decision_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct decision_figure **out, size_t *n)
{
#define SQL_DECIDED                                                                                        \
	"SELECT d.verdict, d.client_view, d.factors, count(*) FROM decision d WHERE d.date BETWEEN "   \
	"?1 AND ?2 AND d.deleted = 0 AND (d.placement IS NULL OR d.placement NOT IN " SQL_LEFT_OUT     \
	")"
	static const char *const sql[] = { SQL_DECIDED " AND d.employer = ?3 GROUP BY 1, 2, 3",
		SQL_DECIDED " AND EXISTS (SELECT 1 FROM placement p WHERE p.expert = ?3 AND p.deleted = 0 "
		"AND (p.id = d.placement OR (d.placement IS NULL AND p.employer = d.employer))) GROUP BY 1, "
		"2, 3",
		SQL_DECIDED " GROUP BY 1, 2, 3" };
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_scope(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct decision_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct decision_figure){ col_str(st, 0, a), col_str(st, 1, a), col_str(st, 2, a),
			sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}
