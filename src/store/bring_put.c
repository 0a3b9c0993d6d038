/* One entry of a take-out's journal: what it changed, merged per field with what is here now. */
#include <string.h>

#include "bring.h"
#include "taker.h"

/* ---- dropped, moved, missing ---- */

static int64_t changes_in(const struct brought_entry *en)
{
	int64_t n = en->op == OP_UPDATE ? 0 : 1;
	for (size_t i = 0; en->op == OP_UPDATE && i < en->entity->nfields; i++)
		n += en->changed[i];
	return n;
}

static void note_moved(struct bring *b, enum entity_id e, int64_t id)
{
	for (size_t i = 0; i < b->nmoved; i++)
		if (b->moved[i].entity == e && b->moved[i].id == id)
			return;
	void *rows = b->moved;
	*(struct referring *)arena_add(b->whole, &rows, &b->nmoved, sizeof *b->moved) =
		(struct referring){ e, id };
	b->moved = rows;
	b->report->moved++;
}

/* A record that was refused when it came: what is said of it since waits beside it. */
static int shelve_missing(struct bring *b, const struct brought_entry *en, int64_t id)
{
	const char *reason = arena_strdup(b->a, err_last());
	char **row;
	if (en->op == OP_DELETE)
		return bring_settle_all(b, en->entity, id);
	int rc = bring_then(b->field, en->entity, en->record, en->journal, b->a, &row);
	if (rc || (rc = bring_references(b, en->entity, row, NULL)))
		return rc;
	return bring_shelve(b, &(struct bring_shelved){ .kind = SHELF_REFUSED,
				       .entity = en->entity,
				       .record = id,
				       .field = -1,
				       .row = row,
				       .reason = reason });
}

/* ---- changes ---- */

/* One update on its way: what the row becomes, and which fields of it are the laptop's. */
struct change_here {
	const struct brought_entry *en;
	const struct record *now;
	char **want, **row; /* row: the laptop's, then */
	bool *take;
	bool quiet;         /* deleted on both sides: nobody has to choose */
};

static int shelve_field(
	struct bring *b, const struct change_here *c, enum shelf_kind kind, int i, const char *reason)
{
	return bring_shelve(b, &(struct bring_shelved){ .kind = kind,
				       .entity = c->en->entity,
				       .record = c->now->id,
				       .field = i,
				       .base = c->en->before[i],
				       .value = c->en->after[i],
				       .row = kind == SHELF_FIELD ? NULL : c->row,
				       .reason = reason,
				       .settled = c->quiet });
}

/* Deleted here while the laptop changed it. */
static int shelve_gone(struct bring *b, struct change_here *c)
{
	int rc = bring_then(b->field, c->en->entity, c->en->record, c->en->journal, b->a, &c->row);
	if (rc == 0)
		rc = bring_references(b, c->en->entity, c->row, NULL);
	for (size_t i = 0; rc == 0 && i < c->en->entity->nfields; i++)
		if (c->en->changed[i] && !str_same(c->en->after[i], c->now->value[i]))
			rc = shelve_field(b, c, SHELF_GONE, (int)i, NULL);
	return rc;
}

/* Both changed it. When the laptop is back at what it took along, there is nothing to choose. */
static int shelve_conflict(struct bring *b, const struct change_here *c, int i)
{
	const struct brought_entry *en = c->en;
	bool waits, back;
	char *base;
	int rc = bring_first_base(b, en->entity, c->now->id, i, &waits, &base);
	if (rc)
		return rc;
	back = waits && str_same(base, en->after[i]);
	rc = bring_shelve(b, &(struct bring_shelved){ .kind = SHELF_FIELD, .entity = en->entity,
		.record = c->now->id, .field = i, .base = en->before[i], .value = en->after[i],
		.settled = c->quiet || back });
	return rc || !back ? rc : bring_settle(b, SHELF_FIELD, en->entity, c->now->id, i);
}

/* store_put's own merge: the laptop's record as read had `before`, and was given `after`. */
static int merge(struct bring *b, struct change_here *c)
{
	const struct brought_entry *en = c->en;
	size_t size = en->entity->nfields * sizeof(char *);
	struct record mine = *c->now;
	struct conflict *list;
	mine.value = arena_alloc(b->a, size);
	mine.base = arena_alloc(b->a, size);
	memcpy(mine.value, c->now->value, size);
	memcpy(mine.base, c->now->value, size);
	for (size_t i = 0; i < en->entity->nfields; i++)
		if (en->changed[i]) {
			mine.base[i] = en->before[i];
			mine.value[i] = en->after[i];
		}
	size_t n = write_merge(&mine, c->now, c->want, &list);
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		c->want[list[i].field] = c->now->value[list[i].field];
		rc = shelve_conflict(b, c, list[i].field);
	}
	/* From one record to another that became one here since: no change to the merge, and yet
	 * somebody's choice. */
	for (size_t i = 0; rc == 0 && i < en->entity->nfields; i++)
		if (en->changed[i] && str_same(en->before[i], en->after[i]) &&
			!str_same(en->after[i], c->now->value[i]))
			rc = shelve_conflict(b, c, (int)i);
	for (size_t i = 0; rc == 0 && i < en->entity->nfields; i++) {
		c->take[i] = !str_same(c->want[i], c->now->value[i]);
		bool same = en->changed[i] && !c->take[i] && str_same(en->after[i], c->now->value[i]);
		b->report->same += same;
		if (same || c->take[i])
			rc = bring_settle(b, SHELF_FIELD, en->entity, c->now->id, (int)i);
	}
	return rc;
}

/* `taken`: that field, or -1: all that is the laptop's. They keep the value that is here. */
static int refuse(struct bring *b, struct change_here *c, int taken, const char *reason)
{
	int rc = bring_then(b->field, c->en->entity, c->en->record, c->en->journal, b->a, &c->row);
	if (rc == 0)
		rc = bring_references(b, c->en->entity, c->row, NULL);
	for (size_t i = 0; rc == 0 && i < c->en->entity->nfields; i++) {
		if (!c->take[i] || (taken >= 0 && (int)i != taken))
			continue;
		rc = shelve_field(b, c, SHELF_REFUSED, (int)i, reason);
		c->want[i] = c->now->value[i];
		c->take[i] = false;
	}
	return rc;
}

static size_t taking(const struct change_here *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->en->entity->nfields; i++)
		n += c->take[i];
	return n;
}

static int refuse_missing(struct bring *b, struct change_here *c, const bool *missing)
{
	int rc = 0;
	const char *reason = arena_strdup(b->a, err_last());
	for (size_t i = 0; rc == 0 && i < c->en->entity->nfields; i++)
		if (missing[i])
			rc = refuse(b, c, (int)i, reason);
	return rc;
}

static int write_taken_fields(struct bring *b, struct change_here *c)
{
	const struct entity *e = c->en->entity;
	struct record r = *c->now;
	int64_t version;
	r.value = c->want;
	for (size_t n; (n = taking(c)) > 0;) {
		int taken = -1, rc = record_check(&r);
		if (rc == 0 && (rc = taker_check(b->office, &r, c->now->value, &taken)) == 0) {
			rc = write_record(b->office, e, r.id, c->want, r.deleted, "update", c->now, &version);
			if (rc == 0) {
				b->report->changed[e->id] += (int64_t)n;
				return 0;
			}
			if (rc != ERR_INVALID || !bring_refused(b))
				return rc;
			taken = write_taken(b->office, e);
		}
		if (rc != ERR_INVALID && rc != ERR_DENIED)
			return rc;
		if ((rc = refuse(b, c, taken >= 0 && c->take[taken] ? taken : -1,
			     arena_strdup(b->a, err_last()))))
			return rc;
	}
	return 0;
}

static int changed(struct bring *b, const struct brought_entry *en, const struct record *now)
{
	size_t n = en->entity->nfields;
	struct change_here c = { .en = en, .now = now, .want = arena_alloc(b->a, n * sizeof *c.want),
		.take = arena_alloc(b->a, n * sizeof *c.take) };
	bool *missing = arena_alloc(b->a, n * sizeof *missing);
	char **there = arena_alloc(b->a, n * sizeof *there);
	int rc;
	memcpy(there, en->after, n * sizeof *there);
	if ((rc = bring_references(b, en->entity, en->before, en->changed)) ||
		(rc = bring_references(b, en->entity, en->after, en->changed)))
		return rc;
	if (now->deleted && ((rc = bring_deleted_there(b, en->entity->id, en->record, &c.quiet)) || !c.quiet))
		return rc ? rc : shelve_gone(b, &c);
	if ((rc = merge(b, &c)) || (rc = bring_about(b, en->entity, there, c.want, c.take, missing)) ||
		(rc = refuse_missing(b, &c, missing)))
		return rc;
	return write_taken_fields(b, &c);
}

/* ---- any entry ---- */

bool bring_refused(const struct bring *b)
{
	return (sqlite3_extended_errcode(b->office->db) & 0xff) == SQLITE_CONSTRAINT;
}

int bring_entry(struct bring *b, const struct brought_entry *en)
{
	static int (*const write[])(
		struct bring * b, const struct brought_entry *en, const struct record *now) = {
		[OP_UPDATE] = changed, [OP_DELETE] = bring_deleted, [OP_RESTORE] = bring_restored
	};
	const struct entity *e = en->entity;
	struct record *now;
	bool erased = false;
	int64_t id, here;
	int rc = bring_within(b, en);
	if (rc || (rc = bring_record(b, e->id, en->record, &id)) ||
		(b->erased && (rc = record_erased(b->office, e->id, id, &erased))))
		return rc;
	if (erased) {
		b->report->erased += changes_in(en);
		return 0;
	}
	if (en->op == OP_INSERT)
		return bring_made(b, en, id);
	here = id;
	if (b->merged && (rc = store_merged_into(b->office, e->id, id, &here)))
		return rc;
	if (here != id && en->op != OP_UPDATE)
		return bring_unmerged(b, en, id);
	if (here != id)
		note_moved(b, e->id, id);
	rc = store_get(b->office, e->id, here, b->a, &now);
	if (rc)
		return rc == ERR_NOTFOUND ? shelve_missing(b, en, id) : rc;
	return write[en->op](b, en, now);
}
