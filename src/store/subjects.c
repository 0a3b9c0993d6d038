/* Whom suggestions are about and what was decided before: names and rulings of
 * a whole caseload in one query each, so no list asks per row. */
#include <string.h>

#include "views.h"

#define SUBJECT                                                                                              \
	"SELECT p.id, p.employer, " SQL_NAME(                                         \
		"e") ", o.name, o.place FROM placement p JOIN employee e ON e.id = p.employee"               \
		     " JOIN organisation o ON o.id = p.employer WHERE "

static const char *const sql_subjects[] = {
	SUBJECT "p.id = ?1",
	SUBJECT "p.employer = ?1" SQL_TAKEN " ORDER BY p.id",
	SUBJECT "p.expert = ?1" SQL_TAKEN " ORDER BY p.id",
	SUBJECT "1 = 1" SQL_TAKEN " ORDER BY p.id",
};

/* The first talk after the decision, when that is what it waits for; on the day
 * itself one that was logged later. */
#define MADE(t, e) \
	"(SELECT j.id FROM journal j WHERE j.record = " t ".id AND j.entity = " e " AND j.op = 'insert')"
#define CONTACT_SINCE                                                                                \
	"CASE WHEN r.wait = 'contact' THEN (SELECT min(c.date) FROM contact c WHERE c.date >= r.date" \
	" AND (c.date > r.date OR " MADE("c", "?2") " > " MADE("r", "?3") ")"                         \
	" AND " SQL_SPOKEN " AND CASE WHEN r.placement IS NULL THEN c.employer = r.employer"         \
	" ELSE c.placement = r.placement END) END"

/* "Under consideration" decides nothing: what was decided before it holds. */
#define RULINGS(mine, employers)                                                                             \
	"WITH mine AS (SELECT p.id, p.employer FROM placement p WHERE " mine "),"                            \
	" r AS (SELECT d.* FROM mine CROSS JOIN decision d ON d.placement = mine.id"                         \
	" UNION ALL SELECT d.* FROM decision d WHERE d.placement IS NULL AND d.employer IN (" employers "))" \
	" SELECT r.id, coalesce(r.placement, 0) AS placement, coalesce(r.employer, 0) AS employer, r.rule,"  \
	" r.verdict, coalesce(r.reason, ''), r.date, r.until, coalesce(r.action, 0),"                        \
	" CASE WHEN a.deleted = 1 THEN 'dropped' ELSE coalesce(a.state, '') END, a.due, a.closed, r.wait,"   \
	" r.note, r.factors, r.turning_fact, " CONTACT_SINCE                                                 \
	" FROM r LEFT JOIN action a ON a.id = r.action WHERE r.deleted = 0 AND r.verdict <> 'considering'"   \
	" ORDER BY r.rule, 2, CASE WHEN r.placement IS NULL THEN r.employer ELSE 0 END, r.date DESC, r.id "  \
	"DESC"

static const char *const sql_rulings[] = {
	RULINGS("p.id = ?1", "SELECT employer FROM mine"),
	RULINGS("p.employer = ?1" SQL_TAKEN, "?1"),
	RULINGS("p.expert = ?1" SQL_TAKEN, "SELECT employer FROM mine"),
	RULINGS("1 = 1" SQL_TAKEN, "SELECT id FROM organisation"),
};

int store_subjects(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct rule_subject **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = prepare_about(s, sql_subjects, placement, employer, expert, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct rule_subject *row = arena_add(a, &rows, n, sizeof *row);
		*row = (struct rule_subject){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			col_clean(st, 2, a), col_clean(st, 3, a), col_clean(st, 4, a) };
		rc = 0;
	}
	*out = rows;
	return rc;
}

/* The row is about what the ruling is about: an older answer. */
static bool is_older(sqlite3_stmt *st, const struct ruling *latest)
{
	return latest && sqlite3_column_int64(st, 1) == latest->placement &&
		(latest->placement || sqlite3_column_int64(st, 2) == latest->employer) &&
		strcmp((const char *)sqlite3_column_text(st, 3), latest->rule) == 0;
}

/* What the log kept last: one that is weighed later is logged again. Of one that became
 * an action nobody compares it. */
static int read_kept(struct store *s, struct ruling *r, struct arena *a)
{
	static const char sql[] =
		"SELECT facts, rule_text FROM suggestion_log WHERE decision = ?1 ORDER BY id DESC LIMIT 1";
	sqlite3_stmt *st;
	if (strcmp(r->verdict, "accepted") == 0)
		return 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, r->id);
	if ((rc = db_step(s, st)) == 1) {
		r->facts = col_text(st, 0, a);
		r->text = (uint64_t)sqlite3_column_int64(st, 1);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int store_rulings(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct ruling **out, size_t *n)
{
	sqlite3_stmt *st;
	struct ruling *last = NULL;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = prepare_about(s, sql_rulings, placement, employer, expert, &st);
	if (rc == 0) {
		db_int(st, 2, E_CONTACT);
		db_int(st, 3, E_DECISION);
	}
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		rc = 0;
		if (is_older(st, last))
			continue;
		last = arena_add(a, &rows, n, sizeof *last);
		*last = (struct ruling){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			sqlite3_column_int64(st, 2), col_str(st, 3, a), col_str(st, 4, a), col_str(st, 5, a),
			col_day(st, 6), col_day(st, 7), sqlite3_column_int64(st, 8), col_str(st, 9, a),
			col_day(st, 10), col_day(st, 11), col_str(st, 12, a), col_str(st, 13, a),
			col_str(st, 14, a), col_str(st, 15, a), col_day(st, 16), NULL, 0 };
		rc = read_kept(s, last, a);
	}
	*out = rows;
	return rc;
}
