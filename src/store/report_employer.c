/* One employer in a period: what it may be told, and what is counted there. */
#include "asked.h"
#include "report.h"

#define SQL_THERE(t)                                                                                       \
	t ".employer = ?3 AND " t ".deleted = 0 AND " t ".date <= ?2 AND (" t ".placement IS NULL OR (" t  \
	".placement NOT IN " SQL_LEFT_OUT " AND (?4 = 0 OR " t ".placement IN "                             \
	SQL_TAKES_PART("placement") ")))"

static int prepare_there(struct store *s, const char *sql, const struct figure_scope *f, sqlite3_stmt **st)
{
	return prepare_scope(s, (const char *const[]){ sql, sql, sql }, f, st);
}

int store_figure_people(
	struct store *s, const struct figure_scope *f, struct arena *a, struct figure_person **out, size_t *n)
{
	static const char sql[] =
		"SELECT " SQL_NAME("e") ", p.job_title, " SQL_NAME("c") ", p.start, p.contract, "
		"p.contract_end, p.trial_end, p.employee, p.id FROM placement p CROSS JOIN employee e ON "
		"e.id = p.employee LEFT JOIN person c ON c.id = p.contact_person WHERE p.employer = ?3 AND "
		SQL_COUNTS " ORDER BY p.start IS NULL, p.start, p.id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_there(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure_person *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure_person){ .name = col_clean(st, 0, a),
			.job = col_clean(st, 1, a),
			.contact = col_clean(st, 2, a),
			.start = col_text(st, 3, a),
			.contract = col_text(st, 4, a),
			.contract_end = col_text(st, 5, a),
			.trial_end = col_text(st, 6, a),
			.employee = sqlite3_column_int64(st, 7),
			.placement = sqlite3_column_int64(st, 8) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_figure_adaptations(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_adaptation **out, size_t *n)
{
	static const char sql[] =
		"SELECT d.what, d.date, d.ended FROM adaptation d WHERE " SQL_THERE("d") " AND (d.ended IS "
			     "NULL OR d.ended >= ?1) ORDER BY d.date DESC, d.id DESC";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_there(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure_adaptation *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure_adaptation){ col_clean(st, 0, a), col_day(st, 1), col_day(st, 2) };
		if (r->ended != DAY_NONE && r->ended > f->last)
			r->ended = DAY_NONE;
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_figure_bottlenecks(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_bottleneck **out, size_t *n)
{
	static const char sql[] =
		"SELECT b.theme, count(*), sum(coalesce(b.resolved <= ?2, 0)), count(DISTINCT b.placement), "
		"sum(b.placement IS NULL), min(b.date) FROM bottleneck b WHERE " SQL_THERE("b") " AND "
		"(b.resolved IS NULL OR b.resolved >= ?1) GROUP BY b.theme";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_there(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure_bottleneck *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure_bottleneck){ .theme = col_str(st, 0, a),
			.n = sqlite3_column_int64(st, 1),
			.resolved = sqlite3_column_int64(st, 2),
			.placements = sqlite3_column_int64(st, 3),
			.own = sqlite3_column_int64(st, 4),
			.since = col_day(st, 5) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_figure_effects(
	struct store *s, const struct figure_scope *f, struct arena *a, struct figure_effect **out, size_t *n)
{
#define SQL_TRIED " FROM adaptation d WHERE " SQL_THERE("d") " AND (d.ended IS NULL OR d.ended >= ?1)"
	static const char sql[] =
		"SELECT d.level, d.effect, count(*), (SELECT count(DISTINCT d.placement)" SQL_TRIED
		")" SQL_TRIED " GROUP BY 1, 2 ORDER BY 1, 2";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_there(s, sql, f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure_effect *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure_effect){ .level = col_str(st, 0, a),
			.effect = col_str(st, 1, a),
			.n = sqlite3_column_int64(st, 2),
			.placements = sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

/* Of the employer itself, while it takes part; asked anew it may have begun more than once. */
int store_figure_next(struct store *s, int64_t employer, int64_t programme, day after, day until,
	struct arena *a, struct figure_next **out, size_t *n)
{
	static const char sql[] =
		"WITH part AS (SELECT p.programme, p.started, coalesce(p.stopped, '9999-12-31') AS stopped,"
		" coalesce(p.until, g.until) AS until FROM participation p JOIN programme g ON g.id ="
		" p.programme WHERE p.employer = ?3 AND p.placement IS NULL AND p.deleted = 0 AND p.started"
		" IS NOT NULL AND p.declined IS NULL AND (?4 = 0 OR p.programme = ?4))"
		" SELECT at, kind, title, place, wave FROM (SELECT m.id, m.date AS at, m.kind, m.title,"
		" m.place, 0 AS wave, p.started, p.stopped, p.until FROM meeting m JOIN part p ON p.programme"
		" = m.programme WHERE m.deleted = 0 AND (m.region IS NULL OR m.region = (SELECT o.region"
		" FROM organisation o WHERE o.id = ?3)) UNION ALL SELECT w.id, " SQL_DUE ", w.method, w.name,"
		" NULL, 1, p.started, p.stopped, p.until FROM wave w JOIN part p ON p.programme = w.programme"
		" WHERE w.deleted = 0 AND w.party = 'employer') WHERE at > ?1 AND at <= ?2 AND at >= started"
		" AND at < stopped AND at <= until GROUP BY wave, id, at ORDER BY at, wave, title";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	const struct figure_scope f = {
		.employer = employer, .programme = programme, .first = after, .last = until
	};
	int rc = prepare_there(s, sql, &f, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct figure_next *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct figure_next){ .date = col_day(st, 0),
			.kind = col_str(st, 1, a),
			.title = col_clean(st, 2, a),
			.place = col_clean(st, 3, a),
			.wave = sqlite3_column_int(st, 4) };
		rc = 0;
	}
	*out = rows;
	return rc;
}
