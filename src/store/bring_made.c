/* Records that were made on the laptop, and what they are about. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bring.h"
#include "taker.h"

/* ---- what a record refers to ---- */

/* Of a person who was erased here nothing more is kept: what hangs from them goes with it. */
static bool hangs_from(const struct entity *e, const struct field *f)
{
	return f->kind == F_REF &&
	       (f->ref == E_PLACEMENT || f->ref == E_EMPLOYEE || (e->parent && f->ref == e->parent));
}

static int about_erased(struct bring *b, const struct entity *e, char *const *value, bool *out)
{
	int rc = 0;
	*out = false;
	for (size_t i = 0; b->erased && rc == 0 && !*out && i < e->nfields; i++)
		if (value[i] && hangs_from(e, &e->fields[i]))
			rc = record_erased(b->office, e->fields[i].ref, id_of(value[i]), out);
	return rc;
}

enum stands { STANDS, DELETED, NOT_HERE };

static int how_it_stands(struct store *s, enum entity_id kind, int64_t id, enum stands *out)
{
	const struct entity *e = model_entity(kind);
	char sql[96];
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql, "SELECT deleted FROM %s WHERE id = ?1", e->name);
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	rc = db_step(s, st);
	*out = rc != 1 ? NOT_HERE : sqlite3_column_int(st, 0) ? DELETED : STANDS;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* Something was added to what is deleted here: whether it comes back waits for a choice. */
static int shelve_target(struct bring *b, enum entity_id kind, int64_t there, int64_t here)
{
	struct record *r;
	bool gone, waits, erased = false;
	int rc = b->erased ? record_erased(b->office, kind, here, &erased) : 0;
	if (rc || erased || (rc = bring_deleted_there(b, kind, there, &gone)) || gone)
		return rc;
	if ((rc = bring_waits(b, SHELF_GONE, model_entity(kind), here, &waits)) || waits)
		return rc;
	if ((rc = store_get(b->field, kind, there, b->a, &r)) ||
		(rc = bring_references(b, r->entity, r->value, NULL)))
		return rc;
	return bring_shelve(b, &(struct bring_shelved){ .kind = SHELF_GONE,
				       .entity = r->entity,
				       .record = here,
				       .field = -1,
				       .row = r->value });
}

int bring_about(struct bring *b, const struct entity *e, char *const *there, char *const *value,
	const bool *only, bool *missing)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		enum stands how = STANDS;
		missing[i] = false;
		if (f->kind != F_REF || !value[i] || (only && !only[i]))
			continue;
		if ((rc = how_it_stands(b->office, f->ref, id_of(value[i]), &how)))
			return rc;
		missing[i] = how == NOT_HERE;
		if (how == DELETED && f->ref != E_EXPERT)
			rc = shelve_target(b, f->ref, id_of(there[i]), id_of(value[i]));
	}
	for (size_t i = 0; rc == 0 && i < e->nfields; i++)
		if (missing[i])
			err_set(ERR_INVALID, _("%s: there is no %s with number %s"),
				lang_text(e->fields[i].label),
				lang_text(model_entity(e->fields[i].ref)->label), value[i]);
	return rc;
}

/* ---- the record ---- */

/* So that what hangs from it, in this file or the next, is dropped too. */
static int drop(struct bring *b, const struct entity *e, int64_t id)
{
	b->report->erased++;
	return erase_note(b->office, e->id, id);
}

/* Never false of all: of a required field `value` cannot be left out. */
static bool can_leave(const struct entity *e, char *const *value, int field)
{
	return field >= 0 && !e->fields[field].required && value[field];
}

static int shelve_left(struct bring *b, const struct entity *e, int64_t id, int field, char *const *row,
	const char *reason)
{
	return bring_shelve(b, &(struct bring_shelved){ .kind = SHELF_REFUSED, .entity = e, .record = id,
		.field = field, .value = field < 0 ? NULL : row[field], .row = row, .reason = reason });
}

/* An own number that is in use here must not keep all that hangs from the record waiting: it
 * is made without, and the number alone waits. */
static int make(struct bring *b, const struct entity *e, int64_t id, char *const *row)
{
	const char **reason = arena_alloc(b->a, e->nfields * sizeof *reason);
	char **value = arena_alloc(b->a, e->nfields * sizeof *value);
	int rc;
	memcpy(value, row, e->nfields * sizeof *value);
	for (;;) {
		const struct record r = { .entity = e, .id = id, .value = value, .arena = b->a };
		int64_t version;
		int taken = -1;
		if ((rc = record_check(&r)) == 0 && (rc = taker_check(b->office, &r, NULL, &taken)) == 0) {
			if ((rc = write_record(b->office, e, id, value, false, "insert", NULL, &version)) ==
				0)
				break;
			if (rc != ERR_INVALID || !bring_refused(b))
				return rc;
			taken = write_taken(b->office, e);
		}
		if (rc != ERR_INVALID && rc != ERR_DENIED)
			return rc;
		if (rc == ERR_DENIED || !can_leave(e, value, taken))
			return shelve_left(b, e, id, -1, row, arena_strdup(b->a, err_last()));
		reason[taken] = arena_strdup(b->a, err_last());
		value[taken] = NULL;
	}
	b->report->made[e->id]++;
	for (size_t i = 0; rc == 0 && i < e->nfields; i++)
		if (reason[i])
			rc = shelve_left(b, e, id, (int)i, row, reason[i]);
	return rc;
}

int bring_made(struct bring *b, const struct brought_entry *en, int64_t id)
{
	const struct entity *e = en->entity;
	bool *missing = arena_alloc(b->a, e->nfields * sizeof *missing), erased;
	char **there = arena_alloc(b->a, e->nfields * sizeof *there);
	memcpy(there, en->after, e->nfields * sizeof *there);
	int rc = bring_references(b, e, en->after, NULL);
	if (rc || (rc = about_erased(b, e, en->after, &erased)))
		return rc;
	if (erased)
		return drop(b, e, id);
	if ((rc = bring_about(b, e, there, en->after, NULL, missing)))
		return rc;
	for (size_t i = 0; i < e->nfields; i++)
		if (missing[i])
			return shelve_left(b, e, id, -1, en->after, arena_strdup(b->a, err_last()));
	return make(b, e, id, en->after);
}
