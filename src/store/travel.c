/* Taking out: copies what was chosen to a caseload of its own, a take-out. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "travel.h"

enum { PROGRESS_EVERY = 256 }; /* records */

/* Reading at one moment, unless a transaction is open already. */
static int begin_reading(struct store *s, bool *own)
{
	*own = s->depth == 0;
	return *own ? db_exec(s, "BEGIN") : 0;
}

static void end_reading(struct store *s, bool own)
{
	if (own && !sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
}

int store_travel_mine(struct store *s, int64_t expert, struct arena *a, struct travel_scope *out)
{
	struct rule_subject *row;
	size_t n;
	int rc = store_subjects(s, 0, 0, expert, a, &row, &n);
	if (rc)
		return rc;
	int64_t *id = arena_alloc(a, (n + 1) * sizeof *id);
	out->nplacements = 0;
	for (size_t i = 0; i < n; i++)
		if (row[i].placement)
			id[out->nplacements++] = row[i].placement;
	out->placement = id;
	return 0;
}

/* ---- counting ---- */

/* Of one kind: what goes along, and what is about the same placements and employers and does not. */
static int count_kind(struct store *s, const struct entity *e, struct travel_count *out)
{
	struct str sql = STR_INIT;
	bool employer = model_field(e, "employer") >= 0;
	int rc = db_one(s, "SELECT count(*) FROM travel_with WHERE entity = ?1", e->id, &out->travels[e->id]);
	str_addf(&sql, "SELECT count(*) FROM %s t WHERE t.deleted = 0 AND t.id NOT IN (SELECT id FROM travel_with"
		" WHERE entity = ?1) AND (t.id IN (SELECT id FROM travel_near WHERE entity = ?1)", e->name);
	if (employer)
		str_addf(&sql, " OR t.employer IN (SELECT id FROM travel_near WHERE entity = %d)", E_ORGANISATION);
	str_add(&sql, ")");
	if (rc == 0)
		rc = db_one(s, sql.text, e->id, &out->stays[e->id]);
	str_free(&sql);
	return rc;
}

int store_travel_count(struct store *s, const struct travel_scope *scope, struct travel_count *out)
{
	bool own;
	*out = (struct travel_count){ 0 };
	int rc = begin_reading(s, &own);
	if (rc)
		return rc;
	rc = travel_choose(s, scope, s->user);
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = count_kind(s, model_entity((enum entity_id)e), out);
	if (rc == 0)
		rc = travel_forget(s);
	end_reading(s, own);
	return rc;
}

/* ---- copying ---- */

struct copy {
	struct store *office, *field;
	const char *owner;
	int (*progress)(void *ctx, int64_t done, int64_t total);
	void *ctx;
	int64_t done, total;
};

/* References to what stays here are left empty: only a field that is changed on the laptop
 * comes home, so the office's value is none the worse for it. */
static int leave_references(struct copy *c, struct record *r)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		bool goes = true;
		if (f->kind == F_REF && r->value[i])
			rc = travel_goes(c->office, f->ref, id_of(r->value[i]), &goes);
		if (rc == 0 && !goes)
			r->value[i] = NULL;
	}
	return rc;
}

static int wrote(struct store *s, const struct record *r, const char *who, bool *out)
{
	static const char sql[] = "SELECT 1 FROM journal j JOIN txn t ON t.id = j.txn WHERE j.record = ?1"
				  " AND j.entity = ?2 AND t.who = ?3 LIMIT 1";
	int64_t found;
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, r->id);
	db_int(st, 2, r->entity->id);
	db_text(st, 3, who);
	rc = db_first(s, st, &found);
	*out = found > 0;
	return rc;
}

/* What a colleague thought when they weighed stays theirs. */
static int leave_thoughts(struct copy *c, struct record *r)
{
	bool any = false, mine = false;
	for (size_t i = 0; i < r->entity->nfields; i++)
		any |= (r->entity->fields[i].flags & FIELD_OWN) && r->value[i];
	int rc = any ? wrote(c->office, r, c->owner, &mine) : 0;
	for (size_t i = 0; rc == 0 && any && !mine && i < r->entity->nfields; i++)
		if (r->entity->fields[i].flags & FIELD_OWN)
			r->value[i] = NULL;
	return rc;
}

static int copy_record(struct copy *c, struct record *r)
{
	int rc = leave_references(c, r);
	if (rc || (rc = leave_thoughts(c, r)))
		return rc;
	arena_reset(c->field->scratch);
	return row_write(c->field, r->entity, r->id, r->version, r->deleted, r->value, NULL);
}

static int told(struct copy *c)
{
	return c->progress && c->progress(c->ctx, c->done, c->total) ?
		err_set(ERR_STOPPED, _("stopped; nothing was taken along")) : 0;
}

static int copy_kind(struct copy *c, const struct entity *e)
{
	struct arena *a = arena_new(), *row = arena_new();
	sqlite3_stmt *st = NULL;
	int rc = db_prepare(c->office,
		arena_printf(a, "SELECT %s FROM %s t WHERE t.id IN (SELECT id FROM travel_with WHERE entity = ?1)"
			" ORDER BY t.id", entity_columns(e, "t.", a), e->name), &st);
	if (rc)
		goto out;
	db_int(st, 1, e->id);
	while ((rc = db_step(c->office, st)) == 1) {
		arena_reset(row);
		if ((rc = copy_record(c, row_record(e, st, row))) ||
			(++c->done % PROGRESS_EVERY == 0 && (rc = told(c))))
			break;
	}
	sqlite3_reset(st);
out:
	arena_free(&row);
	arena_free(&a);
	return rc;
}

/* A caseload just made has the first factors, and the line that says so: the office's come. */
static int make_takeout(struct store *field, const struct takeout *t, const struct store_identity *office)
{
	static const char sql[] = "UPDATE main.file SET site = ?1, office = ?2, takeout = ?3, owner = ?4, label = ?5,"
				  " since = ?6";
	sqlite3_stmt *st;
	int rc = db_exec(field, "DELETE FROM main.journal_field; DELETE FROM main.journal; DELETE FROM main.txn;"
		"DELETE FROM main.factor; PRAGMA defer_foreign_keys = ON");
	if (rc || (rc = db_prepare(field, sql, &st)))
		return rc;
	db_int(st, 1, t->site);
	db_text(st, 2, office->office);
	db_text(st, 3, t->token);
	db_text(st, 4, t->owner);
	db_text(st, 5, t->label);
	db_text(st, 6, t->at);
	return db_step(field, st);
}

static int copy_all(struct copy *c)
{
	int rc = db_one(c->office, "SELECT count(*) FROM travel_with", 0, &c->total);
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = copy_kind(c, model_entity((enum entity_id)e));
	if (rc || (rc = travel_beside(c->office, c->field, c->owner)))
		return rc;
	return told(c);
}

/* An expert's own settings are of nobody: no list of what was on it names them. */
static int note_taken_kind(struct store *s, int site, const struct entity *e)
{
	static const char sql[] = "INSERT INTO main.taken (entity, record, site) SELECT entity, id, ?1 FROM travel_with"
				  " WHERE entity = ?2 ON CONFLICT DO NOTHING";
	sqlite3_stmt *st;
	int rc = e->flags & ENTITY_OWN ? 0 : db_prepare(s, sql, &st);
	if (rc || e->flags & ENTITY_OWN)
		return rc;
	db_int(st, 1, site);
	db_int(st, 2, e->id);
	return db_step(s, st);
}

/* From now on it is somewhere else too; it may have been written down as void until then. */
static int note_taken(struct store *s, int site)
{
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, "UPDATE main.takeout SET state = 'out', last = NULL WHERE site = ?1", &st)) == 0) {
		db_int(st, 1, site);
		rc = db_step(s, st);
	}
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = note_taken_kind(s, site, model_entity((enum entity_id)e));
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

static int fill(struct copy *c, const struct takeout *t, const struct store_identity *office,
	const struct travel_scope *scope)
{
	bool own;
	int rc = store_begin(c->field, "");
	if (rc)
		return rc;
	if ((rc = begin_reading(c->office, &own)) == 0) {
		if ((rc = make_takeout(c->field, t, office)) == 0 &&
			(rc = travel_choose(c->office, scope, t->owner)) == 0)
			rc = copy_all(c);
		end_reading(c->office, own);
	}
	if (rc) {
		store_rollback(c->field);
		return rc;
	}
	return store_commit(c->field, NULL);
}

int store_travel(struct store *s, struct store *field, const struct takeout *of, const struct travel_scope *scope,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx)
{
	struct arena *a = arena_new();
	struct store_identity office;
	struct takeout t;
	int rc = store_takeout(s, of->site, a, &t);
	if (rc || (rc = store_identity(s, a, &office)))
		goto out;
	struct copy c = { s, field, t.owner, progress, ctx, 0, 0 };
	if ((rc = fill(&c, &t, &office, scope)))
		goto out;
	field->site = t.site;
	if ((rc = note_taken(s, t.site)) == 0)
		rc = travel_forget(s);
out:
	arena_free(&a);
	return rc;
}
