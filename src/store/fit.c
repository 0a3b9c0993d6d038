/* What work asks and what someone can, as it was noted last: load of tasks, capacity of
 * many placements beside one function, and what was tried on a point at an employer. */
#include <string.h>

#include "views.h"

/* Of one point of one task what was noted last comes first: the others are skipped. */
int store_asked(struct store *s, int64_t placement, int64_t job, struct arena *a, struct asked_row **out,
	size_t *n)
{
	static const char sql[] =
		"SELECT t.id, t.name, t.hours, l.id, l.item, l.load, l.certainty"
		" FROM task t LEFT JOIN load_item l ON l.task = t.id AND l.deleted = 0"
		" WHERE t.deleted = 0 AND t.id IN (SELECT id FROM task WHERE placement = ?1"
		" UNION SELECT id FROM task WHERE job = ?2)"
		" ORDER BY t.id, l.item, l.date DESC, l.id DESC";
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, placement);
	db_int(st, 2, job);
	while ((rc = db_step(s, st)) == 1) {
		const struct asked_row *before = *n ? (struct asked_row *)rows + *n - 1 : NULL;
		const char *item = col_str(st, 4, a);
		if (before && before->task == sqlite3_column_int64(st, 0) && strcmp(before->item, item) == 0)
			continue;
		struct asked_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct asked_row){ .task = sqlite3_column_int64(st, 0),
			.id = sqlite3_column_int64(st, 3),
			.name = col_clean(st, 1, a),
			.hours = col_text(st, 2, a),
			.item = item,
			.load = col_str(st, 5, a),
			.certainty = col_str(st, 6, a) };
	}
	*out = rows;
	return rc;
}

/* The profile that counts: the latest one. */
#define SQL_LATEST_PROFILE(placement)                                                                       \
	"(SELECT q.id FROM capacity_profile q WHERE q.placement = " placement " AND q.deleted = 0"          \
	" ORDER BY q.date DESC, q.id DESC LIMIT 1)"

/* CROSS JOIN keeps its order: from the placements, by index. */
#define ABLE(where)                                                                                         \
	"SELECT p.id, " SQL_NAME("e") ", o.name, p.hours, f.source, c.item, c.limitation, c.certainty"      \
	" FROM placement p CROSS JOIN capacity_profile f ON f.id = " SQL_LATEST_PROFILE("p.id")             \
	" CROSS JOIN employee e ON e.id = p.employee CROSS JOIN organisation o ON o.id = p.employer"        \
	" LEFT JOIN capacity_item c ON c.profile = f.id AND c.deleted = 0"                                  \
	" WHERE " where "p.deleted = 0 AND p.status <> 'ended'"                                             \
	" ORDER BY p.id, c.item, c.date DESC, c.id DESC"

int store_able(struct store *s, int64_t expert, int (*each)(void *ctx, const struct able_row *r), void *ctx)
{
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	int rc = db_prepare(s, expert ? ABLE("p.expert = ?1 AND ") : ABLE(""), &st);
	if (rc == 0 && expert)
		db_int(st, 1, expert);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		arena_reset(a);
		const struct able_row r = { .placement = sqlite3_column_int64(st, 0),
			.employee = col_clean(st, 1, a), .employer_name = col_clean(st, 2, a),
			.hours = col_text(st, 3, a), .source = col_str(st, 4, a), .item = col_str(st, 5, a),
			.limitation = col_text(st, 6, a), .certainty = col_str(st, 7, a) };
		rc = each(ctx, &r);
	}
	if (rc)
		sqlite3_reset(st);
	arena_free(&a);
	return rc;
}

int store_routes_tried(struct store *s, int64_t employer, const char *item, const char *theme,
	struct arena *a, struct tried_row **out, size_t *n)
{
	static const char sql[] =
		"SELECT a.level, coalesce(a.effect, ''), 1, a.what, a.date, a.id FROM adaptation a"
		" LEFT JOIN bottleneck b ON b.id = a.bottleneck AND b.deleted = 0"
		" WHERE a.employer = ?1 AND a.deleted = 0"
		" AND (a.item = ?2 OR (a.item IS NULL AND b.theme = ?3))"
		" UNION ALL SELECT w.chosen, '', 0, '', w.date, w.id FROM route_weighing w"
		" WHERE w.employer = ?1 AND w.item = ?2 AND w.deleted = 0 AND w.chosen IS NOT NULL"
		" AND w.adaptation IS NULL ORDER BY 5 DESC, 6 DESC";
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, employer);
	db_text(st, 2, item);
	db_text(st, 3, theme);
	while ((rc = db_step(s, st)) == 1) {
		struct tried_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct tried_row){ .route = col_str(st, 0, a), .effect = col_str(st, 1, a),
			.made = sqlite3_column_int(st, 2) != 0, .what = col_clean(st, 3, a) };
	}
	*out = rows;
	return rc;
}
