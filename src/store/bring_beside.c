/* What comes home that is in no journal: question lists of talks that began on the laptop, the life
 * of suggestions there with the rules as they read, and which records were merged there. */
#include "bring.h"

/* Texts kept under their hash: the same text has the same one everywhere. */
static int bring_texts(struct bring *b, const char *select, const char *insert)
{
	sqlite3_stmt *st;
	int rc = db_prepare(b->field, select, &st);
	while (rc == 0 && (rc = db_step(b->field, st)) == 1) {
		const char *text = (const char *)sqlite3_column_text(st, 1);
		rc = db_keep_text(b->office, insert, (uint64_t)sqlite3_column_int64(st, 0), text ? text : "");
	}
	if (rc < 0)
		sqlite3_reset(st);
	return rc;
}

/* ---- the log of suggestions ---- */

struct event {
	int64_t id, placement, employer, decision;
	const char *at, *who;
};

static int here(struct bring *b, enum entity_id e, int64_t *id)
{
	int rc = *id ? bring_record(b, e, *id, id) : 0;
	return rc || !*id || !b->merged ? rc : store_merged_into(b->office, e, *id, id);
}

/* 0: it is here; 1: it is not; 2: another stands under its number, of the other laptop. */
static int is_new(struct bring *b, const struct event *e)
{
	static const char sql[] = "SELECT at = ?2 AND who = ?3 FROM suggestion_log WHERE id = ?1";
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, e->id);
	db_text(st, 2, e->at);
	db_text(st, 3, e->who);
	if ((rc = db_step(b->office, st)) == 1)
		rc = sqlite3_column_int(st, 0) ? 0 : 2;
	else if (rc == 0)
		rc = 1;
	sqlite3_reset(st);
	return rc;
}

static int write_event(struct bring *b, const struct event *e, sqlite3_stmt *from)
{
	static const char sql[] =
		"INSERT INTO main.suggestion_log (id, at, day, who, rule, placement, employer, event, decision,"
		" rule_text, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
		" (SELECT d.id FROM decision d WHERE d.id = ?9), ?10, ?11) ON CONFLICT DO NOTHING";
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	for (int i = 0; i < sqlite3_column_count(from); i++)
		if (sqlite3_bind_value(st, i + 1, sqlite3_column_value(from, i)))
			return db_fail(b->office, sql);
	db_int(st, 1, e->id);
	db_int(st, 6, e->placement);
	db_int(st, 7, e->employer);
	db_int(st, 9, e->decision);
	return db_step(b->office, st);
}

static int bring_event(struct bring *b, sqlite3_stmt *from)
{
	struct event e = { sqlite3_column_int64(from, 0), sqlite3_column_int64(from, 5),
		sqlite3_column_int64(from, 6), sqlite3_column_int64(from, 8), col_str(from, 1, b->a),
		col_str(from, 3, b->a) };
	int rc = is_new(b, &e);
	if (rc == 2 && b->nsplits) {
		e.id = id_make(b->split[b->nsplits - 1].site, id_counter(e.id));
		rc = is_new(b, &e);
	}
	if (rc <= 0)
		return rc;
	if ((rc = bring_went(b, E_PLACEMENT, e.placement)) || (rc = bring_went(b, E_ORGANISATION, e.employer)) ||
		(rc = bring_went(b, E_DECISION, e.decision)) || (rc = here(b, E_PLACEMENT, &e.placement)) || (rc = here(b, E_ORGANISATION, &e.employer)) ||
		(rc = here(b, E_DECISION, &e.decision)))
		return rc;
	return write_event(b, &e, from);
}

static int bring_log(struct bring *b)
{
	static const char sql[] =
		"SELECT id, at, day, who, rule, placement, employer, event, decision, rule_text, facts"
		" FROM suggestion_log WHERE id > ?1 ORDER BY id";
	sqlite3_stmt *st;
	int rc = db_prepare(b->field, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id_make(b->field->site, 0));
	while ((rc = db_step(b->field, st)) == 1) {
		rc = bring_event(b, st);
		arena_reset(b->a);
		if (rc)
			break;
	}
	sqlite3_reset(st);
	return rc;
}

/* One that another laptop still speaks of goes where it went. */
static int bring_merged(struct bring *b)
{
	sqlite3_stmt *st;
	int rc = db_prepare(b->field, "SELECT entity, record, target FROM merged", &st);
	while (rc == 0 && (rc = db_step(b->field, st)) == 1) {
		enum entity_id e = (enum entity_id)sqlite3_column_int(st, 0);
		int64_t id, into, known;
		if (!model_entity(e))
			rc = bring_strange("merged");
		else
			rc = bring_record(b, e, sqlite3_column_int64(st, 1), &id);
		/* Where it points, later take-outs write. */
		if (rc || (rc = bring_went(b, e, sqlite3_column_int64(st, 1))) ||
			(rc = bring_went(b, e, sqlite3_column_int64(st, 2))) ||
			(rc = store_merged_into(b->office, e, id, &known)) ||
			(rc = bring_record(b, e, sqlite3_column_int64(st, 2), &into)))
			break;
		if (known == id)
			rc = store_merged(b->office, e, id, into);
	}
	if (rc < 0)
		sqlite3_reset(st);
	return rc;
}

int bring_beside(struct bring *b)
{
	int rc = bring_texts(b, "SELECT hash, text FROM script_text",
		"INSERT INTO main.script_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING");
	if (rc == 0)
		rc = bring_texts(b, "SELECT hash, text FROM rule_text",
			"INSERT INTO main.rule_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING");
	if (rc == 0)
		rc = bring_merged(b);
	return rc ? rc : bring_log(b);
}
