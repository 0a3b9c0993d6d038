/* The life of suggestions: a log of what happened to each, with the rule and the
 * facts of that moment, kept for good; and what is shown now. Neither is in the
 * journal: a decision that is undone was made all the same. */
#include <string.h>

#include "views.h"

/* ---- the log ---- */

/* Ids as those of records: a log that comes home on a laptop keeps its own. */
static int next_log_id(struct store *s, int64_t *out)
{
	return db_next_id(s, "SELECT max(id) FROM main.suggestion_log WHERE id < ?1", NUMBERS_NOT_KEPT, out);
}

static int keep_text(struct store *s, uint64_t hash, const char *text)
{
	return db_keep_text(
		s, "INSERT INTO main.rule_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING", hash, text);
}

int store_log_suggestion(struct store *s, const struct suggestion_event *e, const char *text)
{
	static const char sql[] =
		"INSERT INTO main.suggestion_log (id, at, day, who, rule, placement, employer, event, decision,"
		" rule_text, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
	sqlite3_stmt *st;
	char at[MOMENT_SIZE];
	int64_t id;
	int rc = text ? keep_text(s, e->text, text) : 0;
	if (rc || (rc = next_log_id(s, &id)) || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, id);
	db_text(st, 2, moment_now(at));
	db_day(st, 3, e->day);
	db_text(st, 4, s->user);
	db_text(st, 5, e->rule);
	db_int(st, 6, e->placement);
	db_int(st, 7, e->employer);
	db_text(st, 8, e->event);
	if (e->decision)
		db_int(st, 9, e->decision);
	if (e->text)
		db_int(st, 10, (int64_t)e->text);
	db_text(st, 11, e->facts);
	return db_step(s, st);
}

#define LOG "SELECT id, at, who, day, rule, placement, employer, event, coalesce(decision, 0)," \
	" coalesce(rule_text, 0), facts FROM suggestion_log "
#define NEWEST " ORDER BY id DESC LIMIT ?5"

/* By what is asked; placement 0: about the employer. */
static const char *log_sql(const struct log_query *q)
{
	if (q->decision)
		return LOG "WHERE decision = ?1" NEWEST;
	if (q->placement)
		return q->rule ? LOG "WHERE placement = ?2 AND rule = ?4" NEWEST :
			LOG "WHERE placement = ?2" NEWEST;
	if (q->employer)
		return q->rule ? LOG "WHERE employer = ?3 AND placement = 0 AND rule = ?4" NEWEST :
			LOG "WHERE employer = ?3 AND placement = 0" NEWEST;
	return q->rule ? LOG "WHERE rule = ?4" NEWEST : LOG NEWEST;
}

int store_suggestion_log(struct store *s, const struct log_query *q, struct arena *a,
	struct suggestion_event **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, log_sql(q), &st);
	if (rc)
		return rc;
	db_int(st, 1, q->decision);
	db_int(st, 2, q->placement);
	db_int(st, 3, q->employer);
	db_text(st, 4, q->rule);
	db_int(st, 5, q->limit ? (int64_t)q->limit : INT64_MAX);
	while ((rc = db_step(s, st)) == 1) {
		struct suggestion_event *e = arena_add(a, &rows, n, sizeof *e);
		*e = (struct suggestion_event){ sqlite3_column_int64(st, 0), col_str(st, 1, a),
			col_str(st, 2, a), col_day(st, 3), col_str(st, 4, a), sqlite3_column_int64(st, 5),
			sqlite3_column_int64(st, 6), col_str(st, 7, a), sqlite3_column_int64(st, 8),
			(uint64_t)sqlite3_column_int64(st, 9), col_text(st, 10, a) };
	}
	*out = rows;
	return rc;
}

int store_rule_text(struct store *s, uint64_t hash, struct arena *a, char **out)
{
	int rc = db_kept_text(s, "SELECT text FROM rule_text WHERE hash = ?1", hash, a, out);
	return rc || *out ? rc : err_set(ERR_NOTFOUND, _("the text of this rule was not kept"));
}

int store_rule_counts(struct store *s, day from, struct arena *a, struct rule_count **out, size_t *n)
{
	/* An answer that was weighed later stands in the log twice. */
	static const char sql[] =
		"SELECT l.rule, l.event, CASE WHEN l.event = 'dismissed' THEN coalesce(d.reason, '') ELSE ''"
		" END AS reason, count(DISTINCT CASE WHEN l.decision IS NULL THEN l.id ELSE - l.decision END)"
		" FROM suggestion_log l LEFT JOIN decision d ON d.id = l.decision"
		" WHERE (l.decision IS NULL OR d.deleted = 0) AND (?1 IS NULL OR l.day >= ?1)"
		" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_day(st, 1, from);
	while ((rc = db_step(s, st)) == 1) {
		struct rule_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct rule_count){ col_str(st, 0, a), col_str(st, 1, a), col_str(st, 2, a),
			sqlite3_column_int64(st, 3) };
	}
	*out = rows;
	return rc;
}

/* ---- what is shown now ---- */

#define LIVE "SELECT rule, placement, employer, since FROM suggestion WHERE "
#define IN_ORDER " ORDER BY rule, placement, employer"

/* An employer is everybody's who has a current placement there; one that nobody
 * has any more is still theirs who had, so that what was shown there can lapse. */
static const char *const sql_live[] = {
	LIVE "placement = ?1 OR (placement = 0"
	     " AND employer = (SELECT employer FROM placement WHERE id = ?1))" IN_ORDER,
	LIVE "employer = ?1" IN_ORDER,
	LIVE "placement IN (SELECT id FROM placement WHERE expert = ?1) OR (placement = 0 AND (employer IN"
	     " (SELECT p.employer FROM placement p WHERE p.expert = ?1" SQL_TAKEN ") OR (employer IN"
	     " (SELECT p.employer FROM placement p WHERE p.expert = ?1) AND NOT EXISTS"
	     " (SELECT 1 FROM placement p WHERE p.employer = suggestion.employer" SQL_TAKEN
	     "))))" IN_ORDER,
	LIVE "1 = 1" IN_ORDER,
};

int store_live(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct live **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = prepare_about(s, sql_live, placement, employer, expert, &st);
	if (rc)
		return rc;
	while ((rc = db_step(s, st)) == 1) {
		struct live *l = arena_add(a, &rows, n, sizeof *l);
		*l = (struct live){ col_str(st, 0, a), sqlite3_column_int64(st, 1),
			sqlite3_column_int64(st, 2), col_day(st, 3) };
	}
	*out = rows;
	return rc;
}

int store_live_set(struct store *s, const struct live *l, bool on)
{
	static const char sql_on[] = "INSERT INTO main.suggestion (rule, placement, employer, since)"
				     " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
	static const char sql_off[] =
		"DELETE FROM main.suggestion WHERE rule = ?1 AND placement = ?2 AND employer = ?3";
	sqlite3_stmt *st;
	int rc = db_prepare(s, on ? sql_on : sql_off, &st);
	if (rc)
		return rc;
	db_text(st, 1, l->rule);
	db_int(st, 2, l->placement);
	db_int(st, 3, l->employer);
	if (on)
		db_day(st, 4, l->since);
	return db_step(s, st);
}
