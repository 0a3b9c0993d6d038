/* Who takes part in a programme: how each stands on a day, with names, and counted per region. */
#include "anker/participation.h"
#include "asked.h"
#include "views.h"

enum { P_PROGRAMME = 1, P_TODAY, P_REGION };

/* Who has that employer on the day. */
#define SQL_EXPERT                                                                                          \
	"(SELECT x.expert FROM assignment x WHERE x.employer = t.employer AND x.programme = t.programme"    \
	" AND x.deleted = 0 AND x.since <= ?2 AND (x.until IS NULL OR x.until >= ?2)"                       \
	" ORDER BY x.since DESC, x.id DESC LIMIT 1)"

int store_parts(struct store *s, int64_t programme, int64_t region, day today, struct arena *a,
	struct part_row **out, size_t *n)
{
	static const char sql[] =
		"SELECT q.id, q.employer, coalesce(q.placement, 0), coalesce(o.region, 0), coalesce(q.expert,"
		" 0), o.name, "
		SQL_NAME("e") ", h.name, "
		SQL_NAME("x") ", q.stage, q.since, q.reason FROM (SELECT t.id, t.employer,"
		" t.placement, t.through, t.reason, " SQL_EXPERT " AS expert, " SQL_STAGE " AS stage, "
		SQL_SINCE " AS since"
		" FROM participation t WHERE " SQL_LAST_ASKED ") q JOIN organisation o ON o.id = q.employer"
		" LEFT JOIN placement p ON p.id = q.placement LEFT JOIN employee e ON e.id = p.employee"
		" LEFT JOIN organisation h ON h.id = q.through LEFT JOIN expert x ON x.id = q.expert"
		" WHERE ?3 < 0 OR coalesce(o.region, 0) = ?3"
		" ORDER BY q.stage, o.sort_key, q.employer, q.placement IS NOT NULL, e.sort_key, q.id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, P_PROGRAMME, programme);
	db_day(st, P_TODAY, today);
	db_int(st, P_REGION, region);
	while ((rc = db_step(s, st)) == 1) {
		struct part_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct part_row){ .id = sqlite3_column_int64(st, 0),
			.employer = sqlite3_column_int64(st, 1),
			.placement = sqlite3_column_int64(st, 2),
			.region = sqlite3_column_int64(st, 3),
			.expert = sqlite3_column_int64(st, 4),
			.employer_name = col_clean(st, 5, a),
			.employee = col_clean(st, 6, a),
			.through = col_clean(st, 7, a),
			.expert_name = col_clean(st, 8, a),
			.stage = (enum part_stage)sqlite3_column_int(st, 9),
			.since = col_day(st, 10),
			.reason = col_clean(st, 11, a) };
	}
	*out = rows;
	return rc;
}

int store_part_counts(struct store *s, int64_t programme, day today, struct arena *a, struct part_count **out,
	size_t *n)
{
	static const char sql[] =
		"SELECT coalesce(o.region, 0) AS r, t.placement IS NOT NULL AS party, "
		SQL_STAGE " AS stage, count(*)"
		" FROM participation t JOIN organisation o ON o.id = t.employer WHERE " SQL_LAST_ASKED
		" GROUP BY r, party, stage ORDER BY r, party, stage";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, P_PROGRAMME, programme);
	db_day(st, P_TODAY, today);
	while ((rc = db_step(s, st)) == 1) {
		struct part_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct part_count){ sqlite3_column_int64(st, 0), sqlite3_column_int(st, 1) != 0,
			(enum part_stage)sqlite3_column_int(st, 2), sqlite3_column_int64(st, 3) };
	}
	*out = rows;
	return rc;
}
