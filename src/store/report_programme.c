/* One programme in a period: who was asked, what was measured, what it took. */
#include "asked.h"
#include "report.h"
#include "spent.h"

static int prepare_programme(
	struct store *s, const char *sql, int64_t programme, day first, day last, sqlite3_stmt **st)
{
	const struct figure_scope f = { .programme = programme, .first = first, .last = last };
	return prepare_scope(s, (const char *const[]){ sql, sql, sql }, &f, st);
}

/* As lists of a programme have it, without who objected. */
int store_stage_figures(
	struct store *s, int64_t programme, day on, struct arena *a, struct stage_figure **out, size_t *n)
{
	static const char sql[] =
		"SELECT coalesce(o.region, 0), " SQL_STAGE ", sum(t.placement IS NULL), sum(t.placement IS "
		"NOT NULL) FROM participation t JOIN organisation o ON o.id = t.employer WHERE "
		SQL_LAST_ASKED " AND (t.placement IS NULL OR t.placement NOT IN " SQL_LEFT_OUT ") GROUP BY "
		"1, 2 ORDER BY 1, 2";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc == 0) {
		db_int(st, 1, programme);
		db_day(st, 2, on);
	}
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct stage_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct stage_figure){ sqlite3_column_int64(st, 0), sqlite3_column_int(st, 1),
			sqlite3_column_int64(st, 2), sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_wave_figures(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct wave_figure **out, size_t *n)
{
	static const char sql[] =
		"SELECT w.id, w.name, w.method, w.party, m.state, count(m.id) FROM wave w LEFT JOIN "
		"measurement m ON m.wave = w.id AND m.deleted = 0 AND m.date BETWEEN ?1 AND ?2 AND "
		"(m.placement IS NULL OR m.placement NOT IN " SQL_LEFT_OUT ") WHERE w.programme = ?4 AND "
		"w.deleted = 0 GROUP BY w.id, m.state ORDER BY w.months IS NULL, w.months, w.date, w.name, "
		"w.id, m.state";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, first, last, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct wave_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct wave_figure){ .wave = sqlite3_column_int64(st, 0),
			.name = col_clean(st, 1, a),
			.method = col_str(st, 2, a),
			.party = col_str(st, 3, a),
			.state = col_str(st, 4, a),
			.n = sqlite3_column_int64(st, 5) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

#define SQL_SPENT_THEN SQL_SPENT("(?4 = 0 OR g.id = ?4)", "?1", "?2")
#define SQL_HOURS_OF ", total(x.hours), total(x.points), count(*) FROM (" SQL_SPENT_THEN ") x WHERE "
#define SQL_ANY " GROUP BY 1 HAVING total(x.hours) > 0 OR total(x.points) > 0 ORDER BY 1"
/* Their own hours are an expert's whoever they were about. */
#define SQL_NOBODY_LEFT_OUT "(x.placement IS NULL OR x.placement NOT IN " SQL_LEFT_OUT ")"

int store_hours_figures(struct store *s, int64_t programme, int64_t expert, day first, day last,
	struct arena *a, struct hours_figure **out, size_t *n)
{
	static const char by_party[] = "SELECT x.party" SQL_HOURS_OF SQL_NOBODY_LEFT_OUT SQL_ANY;
	static const char by_work[] =
		"SELECT x.work" SQL_HOURS_OF "x.party = 'expert' AND (?3 = 0 OR x.expert = ?3)" SQL_ANY;
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, expert ? by_work : by_party, programme, first, last, &st);
	if (rc == 0)
		db_int(st, P_WHOSE, expert);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct hours_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct hours_figure){ col_str(st, 0, a), sqlite3_column_double(st, 1),
			sqlite3_column_double(st, 2), sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_region_hours(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct region_hours **out, size_t *n)
{
	static const char sql[] =
		"SELECT coalesce(o.region, 0), x.party, total(x.hours), count(DISTINCT coalesce('p' || p.id, "
		"'o' || o.id)) FROM (" SQL_SPENT_THEN ") x LEFT JOIN placement p ON p.id = x.placement LEFT "
		"JOIN organisation o ON o.id = coalesce(p.employer, x.organisation) WHERE "
		SQL_NOBODY_LEFT_OUT " GROUP BY 1, 2 HAVING total(x.hours) > 0 ORDER BY 2, 1";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, first, last, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct region_hours *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct region_hours){ sqlite3_column_int64(st, 0), col_str(st, 1, a),
			sqlite3_column_double(st, 2), sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_meeting_figures(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct meeting_figure **out, size_t *n)
{
	static const char sql[] =
		"SELECT m.kind, count(*), sum((SELECT count(*) FROM attendance t WHERE t.meeting = m.id AND "
		"t.deleted = 0 AND t.state = 'attended' AND (t.placement IS NULL OR t.placement NOT IN "
		SQL_LEFT_OUT "))) FROM meeting m WHERE m.programme = ?4 AND m.deleted = 0 AND m.date BETWEEN "
		"?1 AND ?2 GROUP BY 1";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, first, last, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct meeting_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct meeting_figure){ col_str(st, 0, a), sqlite3_column_int64(st, 1),
			sqlite3_column_int64(st, 2) };
		rc = 0;
	}
	*out = rows;
	return rc;
}
