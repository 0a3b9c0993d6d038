/* Putting on the shelf what a take-out says and cannot be written without somebody's choice. */
#include <string.h>

#include "bring.h"
#include "shelf.h"

static int64_t *count_of(struct bring *b, enum shelf_kind kind)
{
	int64_t *const count[] = { [SHELF_FIELD] = &b->report->fields, [SHELF_GONE] = &b->report->gone,
		[SHELF_KEPT] = &b->report->kept, [SHELF_REFUSED] = &b->report->refused };
	return count[kind];
}

static const char *field_name(const struct entity *e, int field)
{
	return field < 0 ? NULL : e->fields[field].name;
}

static int64_t site_of(const struct bring *b)
{
	return id_site(bring_origin(b, b->txn->id));
}

int bring_shelve(struct bring *b, const struct bring_shelved *w)
{
	static const char sql[] = "INSERT INTO main.shelf (site, origin, at, who, entity, record, kind, field, "
				  "base, value, row, reason,"
				  " answer, settled, settled_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
				  "?10, ?11, ?12, ?13,"
				  " ?14, ?15)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, site_of(b));
	db_int(st, 2, bring_origin(b, b->txn->id));
	db_text(st, 3, b->txn->at);
	db_text(st, 4, b->txn->who);
	db_int(st, 5, w->entity->id);
	db_int(st, 6, w->record);
	db_text(st, 7, shelf_kinds[w->kind]);
	db_text(st, 8, field_name(w->entity, w->field));
	db_text(st, 9, w->base);
	db_text(st, 10, w->value);
	if (w->row)
		db_text(st, 11, shelf_row(w->entity, w->row, b->a));
	db_text(st, 12, w->reason);
	if (w->settled) {
		db_text(st, 13, "same");
		db_text(st, 14, moment_now(at));
		db_text(st, 15, b->office->user);
		return db_step(b->office, st);
	}
	b->waiting = true;
	b->report->shelved++;
	++*count_of(b, w->kind);
	return db_step(b->office, st);
}

/* ---- what waits already ---- */

/* Binds SHELF_SAME. */
static void bind_same(struct bring *b, sqlite3_stmt *st, enum shelf_kind kind, const struct entity *e,
	int64_t record, int field)
{
	db_int(st, 1, e->id);
	db_int(st, 2, record);
	db_int(st, 3, site_of(b));
	db_text(st, 4, shelf_kinds[kind]);
	db_text(st, 5, field_name(e, field));
}

/* How many wait, and how many of those were put there since this began. */
static int count_waiting(struct bring *b, enum shelf_kind kind, const struct entity *e, int64_t record,
	int field, int64_t *all, int64_t *now)
{
	static const char sql[] =
		"SELECT count(*), count(CASE WHEN id > ?6 THEN 1 END) FROM shelf WHERE " SHELF_SAME
		" AND answer IS NULL";
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, sql, &st);
	if (rc)
		return rc;
	bind_same(b, st, kind, e, record, field);
	db_int(st, 6, b->shelf_before);
	rc = db_step(b->office, st);
	*all = rc == 1 ? sqlite3_column_int64(st, 0) : 0;
	*now = rc == 1 ? sqlite3_column_int64(st, 1) : 0;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int bring_settle(struct bring *b, enum shelf_kind kind, const struct entity *e, int64_t record, int field)
{
	static const char sql[] =
		"UPDATE main.shelf SET answer = 'same', settled = ?6, settled_by = ?7 WHERE " SHELF_SAME
		" AND answer IS NULL";
	char at[MOMENT_SIZE];
	int64_t all = 0, now = 0;
	sqlite3_stmt *st;
	int rc = b->waiting ? count_waiting(b, kind, e, record, field, &all, &now) : 0;
	if (rc || !all || (rc = db_prepare(b->office, sql, &st)))
		return rc;
	b->report->shelved -= now;
	*count_of(b, kind) -= now;
	bind_same(b, st, kind, e, record, field);
	db_text(st, 6, moment_now(at));
	db_text(st, 7, b->office->user);
	return db_step(b->office, st);
}

int bring_settle_all(struct bring *b, const struct entity *e, int64_t record)
{
	int rc = 0;
	for (int field = -1; b->waiting && rc == 0 && field < (int)e->nfields; field++)
		for (int kind = SHELF_FIELD; rc == 0 && kind <= SHELF_REFUSED; kind++)
			rc = bring_settle(b, (enum shelf_kind)kind, e, record, field);
	return rc;
}

int bring_first_base(
	struct bring *b, const struct entity *e, int64_t record, int field, bool *waits, char **base)
{
	static const char sql[] =
		"SELECT base FROM shelf WHERE " SHELF_SAME " AND answer IS NULL ORDER BY id LIMIT 1";
	sqlite3_stmt *st;
	*waits = false;
	*base = NULL;
	int rc = b->waiting ? db_prepare(b->office, sql, &st) : 0;
	if (rc || !b->waiting)
		return rc;
	bind_same(b, st, SHELF_FIELD, e, record, field);
	if ((rc = db_step(b->office, st)) == 1) {
		*waits = true;
		*base = col_text(st, 0, b->a);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int bring_waits(struct bring *b, enum shelf_kind kind, const struct entity *e, int64_t record, bool *out)
{
	int64_t all = 0, now;
	int rc = b->waiting ? count_waiting(b, kind, e, record, -1, &all, &now) : 0;
	*out = all > 0;
	return rc;
}
