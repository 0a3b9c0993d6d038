/* The shelf: what came home and waits for somebody's choice. Entries about one field of one
 * record from one take-out (or about one record) are one choice. */
#include <stdlib.h>
#include <string.h>

#include "shelf.h"

const char *const shelf_kinds[] = { [SHELF_FIELD] = "field", [SHELF_GONE] = "gone", [SHELF_KEPT] = "kept",
	[SHELF_REFUSED] = "refused" };

/* What a choice is about; deleted records are one, whichever fields were changed. */
#define CHOICE "entity, record, site, kind, CASE WHEN kind = 'gone' THEN '' ELSE coalesce(field, '') END"

/* ---- one item out of its entries ---- */

struct entry {
	int64_t id, record;
	int site, entity, field;
	enum shelf_kind kind;
	const char *base, *value, *who, *at, *row, *reason;
};

static enum shelf_kind kind_of(const char *name)
{
	int kind = SHELF_FIELD;
	while (kind < SHELF_REFUSED && strcmp(shelf_kinds[kind], name) != 0)
		kind++;
	return (enum shelf_kind)kind;
}

#define COLUMNS "id, site, entity, record, kind, field, base, value, who, at, row, reason"

static struct entry read_entry(sqlite3_stmt *st, struct arena *a)
{
	int entity = sqlite3_column_int(st, 2);
	const char *field = (const char *)sqlite3_column_text(st, 5);
	const struct entity *e = model_entity((enum entity_id)entity);
	return (struct entry){ .id = sqlite3_column_int64(st, 0), .site = sqlite3_column_int(st, 1),
		.entity = entity, .record = sqlite3_column_int64(st, 3),
		.kind = kind_of((const char *)sqlite3_column_text(st, 4)),
		.field = e && field ? model_field(e, field) : -1, .base = col_text(st, 6, a),
		.value = col_text(st, 7, a), .who = col_str(st, 8, a), .at = col_str(st, 9, a),
		.row = col_text(st, 10, a), .reason = col_text(st, 11, a) };
}

static bool same_choice(const struct entry *one, const struct entry *other)
{
	return one->entity == other->entity && one->record == other->record && one->site == other->site &&
		one->kind == other->kind && (one->field == other->field || one->kind == SHELF_GONE);
}

/* The last entry says what the laptop has; the first what it took along. */
static void add_entry(struct shelf_item *it, const struct entry *en, bool first)
{
	if (first)
		*it = (struct shelf_item){ .id = en->id, .kind = en->kind, .site = en->site,
			.entity = (enum entity_id)en->entity, .record = en->record, .field = en->field,
			.base = en->base };
	else
		it->earlier++;
	if (en->field != it->field) {
		it->field = -1;
		it->base = NULL;
	}
	it->laptop = it->field < 0 ? NULL : en->value;
	it->laptop_who = en->who;
	it->laptop_at = en->at;
	if (en->row)
		it->row = en->row;
	it->reason = en->reason ? en->reason : it->reason;
}

/* ---- what stands here now ---- */

static int who_wrote(struct store *s, struct shelf_item *it, struct arena *a)
{
	static const char sql[] =
		"SELECT t.who, t.at FROM journal j JOIN txn t ON t.id = j.txn LEFT JOIN journal_field f ON"
		" f.journal = j.id AND f.field = ?3 WHERE j.record = ?1 AND j.entity = ?2 AND"
		" (?3 IS NULL OR f.journal IS NOT NULL OR j.op <> 'update') ORDER BY j.id DESC LIMIT 1";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	it->office_who = it->office_at = "";
	if (rc)
		return rc;
	db_int(st, 1, it->record);
	db_int(st, 2, it->entity);
	db_text(st, 3, it->field < 0 ? NULL : model_entity(it->entity)->fields[it->field].name);
	if ((rc = db_step(s, st)) == 1) {
		it->office_who = col_str(st, 0, a);
		it->office_at = col_str(st, 1, a);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* A refused record has no row here: its title is the laptop's. */
static const char *title_of_row(const struct shelf_item *it, struct arena *a)
{
	const struct entity *e = model_entity(it->entity);
	struct record r = {
		.entity = e, .id = it->record, .value = shelf_row_values(e, it->row, a), .arena = a
	};
	return r.value ? record_title(&r, a) : lang_text(e->label);
}

static int complete(struct store *s, struct shelf_item *it, struct arena *a)
{
	struct record *now;
	int rc = store_merged_into(s, it->entity, it->record, &it->record);
	if (rc || (rc = who_wrote(s, it, a)))
		return rc;
	rc = store_get(s, it->entity, it->record, a, &now);
	if (rc == ERR_NOTFOUND) {
		it->title = title_of_row(it, a);
		return 0;
	}
	if (rc)
		return rc;
	it->title = store_title(s, it->entity, it->record, a);
	if (it->field >= 0)
		it->office = now->value[it->field];
	return 0;
}

static int by_id(const void *one, const void *other)
{
	const struct shelf_item *x = one, *y = other;
	return (x->id > y->id) - (x->id < y->id);
}

int store_shelf(struct store *s, struct arena *a, struct shelf_item **out, size_t *n)
{
	static const char sql[] =
		"SELECT " COLUMNS " FROM shelf WHERE answer IS NULL ORDER BY " CHOICE ", id";
	struct entry last = { .kind = SHELF_FIELD };
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	while ((rc = db_step(s, st)) == 1) {
		struct entry en = read_entry(st, a);
		bool first = *n == 0 || !same_choice(&last, &en);
		struct shelf_item *it = first ? arena_add(a, &rows, n, sizeof *it) :
			(struct shelf_item *)rows + *n - 1;
		add_entry(it, &en, first);
		last = en;
	}
	*out = rows;
	for (size_t i = 0; rc == 0 && i < *n; i++)
		rc = complete(s, &(*out)[i], a);
	if (rc == 0 && *n)
		qsort(*out, *n, sizeof **out, by_id);
	return rc;
}

int store_shelf_count(struct store *s, int64_t *out)
{
	return db_one(s, "SELECT count(*) FROM (SELECT DISTINCT " CHOICE " FROM shelf WHERE answer IS NULL)",
		0, out);
}

/* ---- one item ---- */

int shelf_item(struct store *s, int64_t id, struct arena *a, struct shelf_item *out)
{
	static const char sql[] = "SELECT " COLUMNS SHELF_ENTRIES_OF_1 " ORDER BY s.id";
	sqlite3_stmt *st;
	size_t n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	while ((rc = db_step(s, st)) == 1) {
		struct entry en = read_entry(st, a);
		add_entry(out, &en, n++ == 0);
	}
	if (rc == 0 && !n)
		return err_set(ERR_NOTFOUND, _("this does not wait on the shelf any more"));
	return rc ? rc : complete(s, out, a);
}

int store_shelf_steps(struct store *s, int64_t id, struct arena *a, struct change **out, size_t *n)
{
	static const char sql[] =
		"SELECT at, who, entity, field, base, value, origin, site" SHELF_ENTRIES_OF_1
		" ORDER BY s.id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	while ((rc = db_step(s, st)) == 1) {
		const struct entity *e = model_entity((enum entity_id)sqlite3_column_int(st, 2));
		const char *field = (const char *)sqlite3_column_text(st, 3);
		struct change *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct change){ .at = col_str(st, 0, a), .who = col_str(st, 1, a), .label = "",
			.field = e && field ? model_field(e, field) : -1, .op = "update",
			.before = col_text(st, 4, a), .after = col_text(st, 5, a),
			.txn = sqlite3_column_int64(st, 6), .site = sqlite3_column_int(st, 7) };
	}
	*out = rows;
	return rc;
}

int shelf_undone(struct store *s, int64_t txn)
{
	static const char sql[] =
		"UPDATE main.shelf SET answer = taken_back, taken_back = answer, txn = ?2 WHERE txn = ?1";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, txn);
	db_int(st, 2, s->txn);
	return db_step(s, st);
}
