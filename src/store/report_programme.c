/* One programme in a period: who was asked, what was measured, what it took. */
#include "report.h"

static int prepare_programme(
	struct store *s, const char *sql, int64_t programme, day first, day last, sqlite3_stmt **st)
{
	const struct figure_scope f = { .programme = programme, .first = first, .last = last };
	return prepare_scope(s, (const char *const[]){ sql, sql, sql }, &f, st);
}

/* The stage is the last day that is filled in by then, as app_part_stage says it. */
int store_stage_figures(struct store *s, int64_t programme, day on, struct arena *a, struct stage_figure **out,
	size_t *n)
{
	static const char sql[] =
		"SELECT coalesce(o.region, 0), CASE WHEN t.stopped <= ?2 THEN 5 WHEN t.started <= ?2 THEN 4 WHEN "
		"t.declined <= ?2 THEN 3 WHEN t.agreed <= ?2 THEN 2 WHEN t.approached <= ?2 THEN 1 ELSE 0 END, "
		"sum(t.placement IS NULL), sum(t.placement IS NOT NULL) FROM participation t JOIN organisation o ON o.id = "
		"t.employer WHERE t.programme = ?4 AND t.deleted = 0 AND t.selected <= ?2 AND (t.placement IS NULL OR "
		"t.placement NOT IN " SQL_LEFT_OUT ") GROUP BY 1, 2 ORDER BY 1, 2";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, on, on, &st);
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
		"SELECT w.id, w.name, w.method, w.party, m.state, count(m.id) FROM wave w LEFT JOIN measurement m ON m.wave "
		"= w.id AND m.deleted = 0 AND m.date BETWEEN ?1 AND ?2 AND (m.placement IS NULL OR m.placement NOT IN "
		SQL_LEFT_OUT ") WHERE w.programme = ?4 AND w.deleted = 0 GROUP BY w.id, m.state ORDER BY w.months IS NULL, "
		"w.months, w.date, w.name, w.id, m.state";
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

/* Points that are not filled in are the hours times what the programme gives an hour. */
#define SQL_HOURS_OF                                                                                       \
	", sum(CAST(h.hours AS REAL)), sum(coalesce(CAST(h.points AS REAL), CASE WHEN h.party = 'expert' "  \
	"THEN CAST(h.hours AS REAL) * CAST(g.points_hour AS REAL) END, 0)), count(*) FROM hours h JOIN "   \
	"programme g ON g.id = h.programme WHERE h.deleted = 0 AND h.date BETWEEN ?1 AND ?2 AND "

int store_hours_figures(struct store *s, int64_t programme, int64_t expert, day first, day last, struct arena *a,
	struct hours_figure **out, size_t *n)
{
	static const char by_party[] = "SELECT h.party" SQL_HOURS_OF "h.programme = ?4 GROUP BY 1",
			  by_work[] = "SELECT h.work" SQL_HOURS_OF "h.party = 'expert' AND (?3 = 0 OR h.expert = ?3) AND "
						 "(?4 = 0 OR h.programme = ?4) GROUP BY 1";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, expert ? by_work : by_party, programme, first, last, &st);
	if (rc == 0)
		db_int(st, P_WHOSE, expert);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct hours_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct hours_figure){ col_str(st, 0, a), sqlite3_column_double(st, 1), sqlite3_column_double(st, 2),
			sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_region_hours(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct region_hours **out, size_t *n)
{
	static const char sql[] =
		"SELECT coalesce(o.region, 0), h.party, sum(CAST(h.hours AS REAL)), count(DISTINCT coalesce('p' || p.id, "
		"'o' || o.id)) FROM hours h LEFT JOIN placement p ON p.id = h.placement LEFT JOIN organisation o ON o.id = "
		"coalesce(p.employer, h.organisation) WHERE h.deleted = 0 AND h.date BETWEEN ?1 AND ?2 AND (?4 = 0 OR "
		"h.programme = ?4) AND (h.placement IS NULL OR h.placement NOT IN " SQL_LEFT_OUT ") GROUP BY 1, 2 ORDER BY 2, 1";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, first, last, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct region_hours *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct region_hours){ sqlite3_column_int64(st, 0), col_str(st, 1, a), sqlite3_column_double(st, 2),
			sqlite3_column_int64(st, 3) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_meeting_figures(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct meeting_figure **out, size_t *n)
{
	static const char sql[] =
		"SELECT m.kind, count(*), sum((SELECT count(*) FROM attendance t WHERE t.meeting = m.id AND t.deleted = 0 "
		"AND t.state = 'attended')) FROM meeting m WHERE m.programme = ?4 AND m.deleted = 0 AND m.date BETWEEN ?1 AND "
		"?2 GROUP BY 1";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_programme(s, sql, programme, first, last, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct meeting_figure *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct meeting_figure){ col_str(st, 0, a), sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2) };
		rc = 0;
	}
	*out = rows;
	return rc;
}
