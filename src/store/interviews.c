/* Talks: the question lists they began with, which are not finished, and what was
 * answered before. */
#include <string.h>

#include "views.h"

int store_script_keep(struct store *s, uint64_t hash, const char *text)
{
	return db_keep_text(
		s, "INSERT INTO main.script_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING", hash, text);
}

int store_script(struct store *s, uint64_t hash, struct arena *a, char **out)
{
	int rc = db_kept_text(s, "SELECT text FROM script_text WHERE hash = ?1", hash, a, out);
	return rc || *out ? rc : err_set(ERR_NOTFOUND, _("the question list of this conversation is not in the file"));
}

/* An answer, not a note: a question of one subject counts once. */
#define ANSWERS "(SELECT count(DISTINCT coalesce(a.placement, 0) || ' ' || a.question) FROM answer a"         \
	" WHERE a.interview = i.id AND a.deleted = 0 AND a.state <> 'remark' AND a.state <> 'note')"

/* Who began it. In a take-out the journal of before is not there: then whose it is, else the
 * owner, who is its user. */
#define BEGUN_BY "coalesce((SELECT t.who FROM journal j JOIN txn t ON t.id = j.txn WHERE j.record = i.id"      \
	" AND j.entity = ?2 AND j.op = 'insert'), (SELECT x.login FROM expert x WHERE x.id = i.expert),"           \
	" ?3, '')"

/* CROSS JOIN keeps its order: from the few that are not finished. */
int store_unfinished(struct store *s, const char *who, struct arena *a, struct unfinished **out, size_t *n)
{
	static const char sql[] =
		"SELECT i.id, i.employer, i.begun,"
		" (SELECT max(a.at) FROM answer a WHERE a.interview = i.id AND a.deleted = 0), " BEGUN_BY ", o.name,"
		" i.script, i.state, " ANSWERS
		" FROM interview i CROSS JOIN organisation o ON o.id = i.employer"
		" WHERE i.finished IS NULL AND i.deleted = 0 AND (i.state = 'open' OR i.state = 'paused')"
		" AND (?1 IS NULL OR " BEGUN_BY " = ?1) ORDER BY i.begun DESC, i.id DESC";
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_text(st, 1, who);
	db_int(st, 2, E_INTERVIEW);
	db_text(st, 3, s->site ? s->user : NULL);
	while ((rc = db_step(s, st)) == 1) {
		struct unfinished *u = arena_add(a, &rows, n, sizeof *u);
		*u = (struct unfinished){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			col_str(st, 2, a), col_text(st, 3, a), col_str(st, 4, a), col_clean(st, 5, a),
			col_str(st, 6, a), col_str(st, 7, a), sqlite3_column_int(st, 8) };
	}
	*out = rows;
	return rc;
}

static bool told_already(struct record *const *row, size_t n, const char *field, const char *value)
{
	for (size_t i = 0; i < n; i++) {
		const char *v = record_get(row[i], field);
		if (v && strcmp(v, value) == 0)
			return true;
	}
	return false;
}

/* The newest of its question, or of its fact. */
static bool counts(struct record *const *row, size_t n, const struct record *r)
{
	const char *question = record_get(r, "question"), *fact = record_get(r, "fact");
	return (question && !told_already(row, n, "question", question)) ||
		(fact && !told_already(row, n, "fact", fact));
}

int store_last_answers(struct store *s, int64_t placement, int64_t employer, int64_t except, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct entity *e = model_entity(E_ANSWER);
	const char *which = placement ? "placement = ?1" : "employer = ?1 AND placement IS NULL";
	void *row = NULL;
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	const char *sql = arena_printf(a,
		"SELECT %s FROM answer WHERE %s AND deleted = 0 AND interview <> ?2 AND state <> 'remark'"
		" AND state <> 'note' ORDER BY at DESC, id DESC", entity_columns(e, "", a), which);
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, placement ? placement : employer);
	db_int(st, 2, except);
	while ((rc = db_step(s, st)) == 1) {
		struct record *r = row_record(e, st, a);
		if (counts(row, *n, r))
			*(struct record **)arena_add(a, &row, n, sizeof r) = r;
	}
	*out = row;
	return rc;
}
