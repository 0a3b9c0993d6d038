/* Records that were deleted, or put back, on the laptop or here. */
#include <string.h>

#include "bring.h"
#include "taker.h"

int bring_deleted_there(struct bring *b, enum entity_id e, int64_t id, bool *out)
{
	struct record *r;
	int rc = store_get(b->field, e, id, b->a, &r);
	*out = rc != 0 || r->deleted;
	return rc == ERR_NOTFOUND ? 0 : rc;
}

/* ---- whose an entry of the journal here is ---- */

/* A transaction that this very file brought, or is bringing. Origin 0: made here. */
static bool is_ours(const struct bring *b, int64_t txn, int64_t origin)
{
	int64_t there = id_make(b->field->site, id_counter(origin));
	return txn == b->office->txn || (origin && there <= b->txn->id && bring_origin(b, there) == origin);
}

/* Version that the laptop took along: before its first line on this record; 0: made there. */
static int version_taken(struct bring *b, const struct brought_entry *en, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(
		b->field, "SELECT min(version) - 1 FROM journal WHERE record = ?1 AND entity = ?2", &st);
	if (rc)
		return rc;
	db_int(st, 1, en->record);
	db_int(st, 2, en->entity->id);
	return db_first(b->field, st, out);
}

static int written_here(struct bring *b, const struct record *now, int64_t after, bool *out)
{
	static const char sql[] = "SELECT j.txn, coalesce((SELECT b.origin FROM brought b WHERE b.txn = "
				  "j.txn), 0) FROM journal j"
				  " WHERE j.record = ?1 AND j.entity = ?2 AND j.version > ?3";
	sqlite3_stmt *st;
	*out = false;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, now->id);
	db_int(st, 2, now->entity->id);
	db_int(st, 3, after);
	while ((rc = db_step(b->office, st)) == 1)
		*out |= !is_ours(b, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1));
	return rc;
}

/* ---- deleted there ---- */

/* Written here since, so that it reads otherwise than what was deleted there. */
static int changed_here(struct bring *b, const struct brought_entry *en, const struct record *now,
	char *const *then, bool *out)
{
	int64_t taken;
	bool differs = false;
	*out = false;
	for (size_t i = 0; i < en->entity->nfields; i++)
		differs |= !str_same(now->value[i], then[i]);
	int rc = differs ? version_taken(b, en, &taken) : 0;
	return rc || !differs ? rc : written_here(b, now, taken, out);
}

static int made_after(struct bring *b, const struct referring *r, const char *since, bool *out)
{
	static const char sql[] =
		"SELECT t.at >= ?3 FROM journal j JOIN txn t ON t.id = j.txn WHERE j.record = ?1"
		" AND j.entity = ?2 AND j.op = 'insert'";
	int64_t after;
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, r->id);
	db_int(st, 2, r->entity);
	db_text(st, 3, since);
	rc = db_first(b->office, st, &after);
	*out = after > 0;
	return rc;
}

/* Something hangs from it here that the laptop never had: made since it left. */
static int added_here(struct bring *b, const struct record *now, bool *out)
{
	struct store_identity identity;
	struct referring *list;
	struct record *r, *there;
	size_t n;
	*out = false;
	int rc = store_identity(b->field, b->a, &identity);
	if (rc || (rc = store_referring(b->office, now->entity->id, now->id, b->a, &list, &n)))
		return rc;
	for (size_t i = 0; rc == 0 && !*out && i < n; i++) {
		if ((rc = store_get(b->office, list[i].entity, list[i].id, b->a, &r)) || r->deleted)
			continue;
		rc = store_get(b->field, list[i].entity, list[i].id, b->a, &there);
		if (rc == ERR_NOTFOUND)
			rc = made_after(b, &list[i], identity.since ? identity.since : "", out);
	}
	return rc;
}

int bring_deleted(struct bring *b, const struct brought_entry *en, const struct record *now)
{
	const struct entity *e = en->entity;
	bool changed = false, added = false;
	int64_t version;
	char **then;
	if (now->deleted)
		return bring_settle_all(b, e, now->id);
	int rc = bring_then(b->field, e, en->record, en->journal, b->a, &then);
	if (rc || (rc = bring_references(b, e, then, NULL)) ||
		(rc = changed_here(b, en, now, then, &changed)) ||
		(!changed && (rc = added_here(b, now, &added))))
		return rc;
	if (!changed && !added)
		rc = taker_check_delete(b->office, now, b->field->site);
	if (rc && rc != ERR_DENIED)
		return rc;
	if (changed || added || rc)
		return bring_shelve(b, &(struct bring_shelved){ .kind = SHELF_KEPT,
					       .entity = e,
					       .record = now->id,
					       .field = -1,
					       .row = then,
					       .reason = rc ? arena_strdup(b->a, err_last()) : NULL });
	if ((rc = write_record(b->office, e, now->id, now->value, true, "delete", now, &version)))
		return rc;
	b->report->deleted[e->id]++;
	return bring_settle_all(b, e, now->id);
}

/* ---- put back there ---- */

static int deleted_by_us(struct bring *b, const struct record *now, bool *out)
{
	static const char sql[] =
		"SELECT j.txn, coalesce((SELECT b.origin FROM brought b WHERE b.txn = j.txn), 0) FROM "
		"journal j"
		" WHERE j.record = ?1 AND j.entity = ?2 AND j.op = 'delete' ORDER BY j.id DESC LIMIT 1";
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, now->id);
	db_int(st, 2, now->entity->id);
	rc = db_step(b->office, st);
	*out = rc == 1 && is_ours(b, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1));
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

static int shelve_row(struct bring *b, const struct brought_entry *en, const struct record *now,
	enum shelf_kind kind, const char *reason)
{
	char **then;
	int rc = bring_then(b->field, en->entity, en->record, en->journal, b->a, &then);
	if (rc || (rc = bring_references(b, en->entity, then, NULL)))
		return rc;
	return bring_shelve(b, &(struct bring_shelved){ .kind = kind, .entity = en->entity, .record = now->id,
		.field = -1, .row = then, .reason = reason });
}

int bring_restored(struct bring *b, const struct brought_entry *en, const struct record *now)
{
	const struct entity *e = en->entity;
	int64_t version;
	bool ours;
	if (!now->deleted)
		return bring_settle(b, SHELF_KEPT, e, now->id, -1);
	int rc = deleted_by_us(b, now, &ours);
	if (rc)
		return rc;
	if (!ours)
		return shelve_row(b, en, now, SHELF_GONE, NULL);
	rc = write_record(b->office, e, now->id, now->value, false, "restore", now, &version);
	if (rc == ERR_INVALID && bring_refused(b))
		return shelve_row(b, en, now, SHELF_REFUSED, arena_strdup(b->a, err_last()));
	if (rc == 0)
		b->report->restored[e->id]++;
	return rc;
}

/* Merged here it is deleted by that, whatever was deleted there: no choice. Merged there and home
 * before, that was undone there: it is back here too. */
int bring_unmerged(struct bring *b, const struct brought_entry *en, int64_t id)
{
	struct record *now;
	bool ours;
	if (en->op != OP_RESTORE)
		return 0;
	int rc = store_get(b->office, en->entity->id, id, b->a, &now);
	if (rc || (rc = deleted_by_us(b, now, &ours)) || !ours)
		return rc;
	return bring_restored(b, en, now);
}
