/* Settling what waits on the shelf: one choice is one transaction, so that one undo takes it back. */
#include <string.h>

#include "reach.h"
#include "reach_keep.h"
#include "shelf.h"
#include "taker.h"

static const char *const answers[] = {
	[SHELF_OFFICE] = "office", [SHELF_LAPTOP] = "laptop", [SHELF_BOTH] = "both", [SHELF_TYPED] = "typed"
};

struct settling {
	struct store *s;
	struct shelf_item item;
	const struct entity *entity;
	enum shelf_answer answer;
	const char *typed;
	struct arena *a;
};

/* ---- writing ---- */

/* A reference that waited may point at what was merged since. */
static int follow(struct settling *t, char **value)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < t->entity->nfields; i++) {
		int64_t id = t->entity->fields[i].kind == F_REF ? id_of(value[i]) : 0, into;
		if (id && (rc = store_merged_into(t->s, t->entity->fields[i].ref, id, &into)) == 0 &&
			into != id)
			value[i] = arena_printf(t->a, "%lld", (long long)into);
	}
	return rc;
}

/* As if it were typed here: what waits came from a file, and a choice may be typed too. */
static int may_write(struct settling *t, struct record *r, const struct record *now, bool deleted)
{
	char *const *was = now ? now->value : NULL;
	int field, rc = reach_check_write(t->s, t->entity);
	if (rc == 0 && deleted) {
		rc = reach_check_delete(t->s, r);
		return rc ? rc : taker_check_delete(t->s, r, t->item.site);
	}
	if (rc || (rc = reach_check(t->s, r, was)) || (rc = reach_check_keep(t->s, r, was)))
		return rc;
	return taker_check(t->s, r, was, &field);
}

static int write_row(struct settling *t, const struct record *now, char **value, bool deleted, const char *op)
{
	struct record r = { .entity = t->entity, .id = t->item.record, .value = value, .arena = t->a };
	int64_t version;
	int rc = follow(t, value);
	if (rc || (rc = record_check(&r)) || (rc = may_write(t, &r, now, deleted)))
		return rc;
	arena_reset(t->s->scratch);
	return write_record(t->s, t->entity, t->item.record, value, deleted, op, now, &version);
}

/* With one field as it was chosen; nothing is written when it is that already. */
static int write_field(struct settling *t, const struct record *now, const char *chosen)
{
	char **value = arena_alloc(t->a, t->entity->nfields * sizeof *value);
	memcpy(value, now->value, t->entity->nfields * sizeof *value);
	value[t->item.field] = arena_strdup(t->a, chosen);
	if (str_same(chosen, now->value[t->item.field]))
		return 0;
	if (now->deleted)
		return err_set(ERR_INVALID,
			_("%s was deleted meanwhile; put it back first, or leave this as it is"),
			t->item.title);
	return write_row(t, now, value, false, "update");
}

/* ---- what was chosen of a field ---- */

static int both(struct settling *t, const char **out)
{
	const struct shelf_item *it = &t->item;
	if (t->entity->fields[it->field].kind != F_NOTE)
		return err_set(ERR_INVALID, _("%s: only notes can be kept both, one below the other"),
			lang_text(t->entity->fields[it->field].label));
	*out = !it->office ? it->laptop : !it->laptop ? it->office :
		arena_printf(t->a, "%s\n%s", it->office, it->laptop);
	return 0;
}

static int chosen_value(struct settling *t, const char **out)
{
	*out = t->item.laptop;
	if (t->answer == SHELF_BOTH)
		return both(t, out);
	if (t->answer == SHELF_LAPTOP)
		return 0;
	char *text = arena_strdup(t->a, t->typed && *t->typed ? t->typed : NULL);
	if (text && t->entity->fields[t->item.field].kind == F_NOTE)
		text_mask_bsn(t->a, text, &text);
	*out = text;
	return field_check(&t->entity->fields[t->item.field], text);
}

static int settle_field(struct settling *t)
{
	struct record *now;
	const char *value;
	int rc = store_get(t->s, t->item.entity, t->item.record, t->a, &now);
	if (rc || (rc = chosen_value(t, &value)))
		return rc;
	return write_field(t, now, value);
}

/* ---- what was chosen of a record ---- */

static int only_two(void)
{
	return err_set(
		ERR_INVALID, _("here one can only choose what the office has, or what the laptop has"));
}

/* Back as the office had it, with what the laptop changed, in the order it did. */
static int settle_gone(struct settling *t)
{
	struct change *step;
	struct record *now;
	size_t n;
	if (t->answer != SHELF_LAPTOP)
		return only_two();
	int rc = store_get(t->s, t->item.entity, t->item.record, t->a, &now);
	if (rc == 0 && now->deleted && (rc = write_row(t, now, now->value, false, "restore")) == 0)
		rc = store_get(t->s, t->item.entity, t->item.record, t->a, &now);
	if (rc || (rc = store_shelf_steps(t->s, t->item.id, t->a, &step, &n)))
		return rc;
	char **value = arena_alloc(t->a, t->entity->nfields * sizeof *value);
	bool changed = false;
	memcpy(value, now->value, t->entity->nfields * sizeof *value);
	for (size_t i = 0; i < n; i++)
		if (step[i].field >= 0)
			value[step[i].field] = arena_strdup(t->a, step[i].after);
	for (size_t i = 0; i < t->entity->nfields; i++)
		changed |= !str_same(value[i], now->value[i]);
	return changed ? write_row(t, now, value, false, "update") : 0;
}

static int settle_kept(struct settling *t)
{
	struct record *now;
	if (t->answer != SHELF_LAPTOP)
		return only_two();
	int rc = store_get(t->s, t->item.entity, t->item.record, t->a, &now);
	return rc || now->deleted ? rc : write_row(t, now, now->value, true, "delete");
}

/* A whole record, tried again; what stands here by now becomes as the laptop left it. */
static int settle_refused(struct settling *t)
{
	struct record *now = NULL;
	if (t->item.field >= 0)
		return settle_field(t);
	if (t->answer != SHELF_LAPTOP)
		return only_two();
	char **value = shelf_row_values(t->entity, t->item.row, t->a);
	int rc = value ? store_get(t->s, t->item.entity, t->item.record, t->a, &now) :
		err_set(ERR_INVALID, _("what waits here cannot be read any more"));
	if (rc == ERR_NOTFOUND)
		return write_row(t, NULL, value, false, "insert");
	if (rc == 0 && now->deleted && (rc = write_row(t, now, now->value, false, "restore")) == 0)
		rc = store_get(t->s, t->item.entity, t->item.record, t->a, &now);
	return rc ? rc : write_row(t, now, value, false, "update");
}

/* ---- all of it ---- */

static int mark(struct settling *t)
{
	static const char sql[] = "UPDATE main.shelf SET answer = ?2, settled = ?3, settled_by = ?4, txn = ?5, "
				  "taken_back = NULL WHERE id IN"
				  " (SELECT s.id" SHELF_ENTRIES_OF_1 ")";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	/* Also a choice for what stands here already can be undone. */
	int rc = journal_txn(t->s);
	if (rc || (rc = db_prepare(t->s, sql, &st)))
		return rc;
	db_int(st, 1, t->item.id);
	db_text(st, 2, answers[t->answer]);
	db_text(st, 3, moment_now(at));
	db_text(st, 4, t->s->user);
	db_int(st, 5, t->s->txn);
	return db_step(t->s, st);
}

static int settle(struct settling *t)
{
	static int (*const by_kind[])(struct settling * t) = { [SHELF_FIELD] = settle_field,
		[SHELF_GONE] = settle_gone,
		[SHELF_KEPT] = settle_kept,
		[SHELF_REFUSED] = settle_refused };
	int rc = t->answer == SHELF_OFFICE ? 0 : by_kind[t->item.kind](t);
	return rc ? rc : mark(t);
}

static int settle_item(struct settling *t, int64_t id)
{
	/* Again: it may have been settled before the transaction began. */
	int rc = shelf_item(t->s, id, t->a, &t->item);
	return rc ? rc : settle(t);
}

/* Inside the caller's transaction a choice that is refused before it wrote anything leaves
 * that as it was. */
static int settle_inside(struct settling *t, int64_t id)
{
	int64_t changes = sqlite3_total_changes64(t->s->db);
	int rc = settle_item(t, id);
	t->s->failed |= rc && sqlite3_total_changes64(t->s->db) != changes;
	return rc;
}

int store_shelf_settle(struct store *s, int64_t id, enum shelf_answer answer, const char *typed, int64_t *txn)
{
	struct arena *a = arena_new();
	struct settling t = { .s = s, .answer = answer, .typed = typed, .a = a };
	bool inside = s->depth > 0;
	int rc = shelf_item(s, id, a, &t.item);
	if (rc)
		goto out;
	t.entity = model_entity(t.item.entity);
	if (inside) {
		rc = settle_inside(&t, id);
		if (txn)
			*txn = s->txn;
		goto out;
	}
	if ((rc = store_begin(
		     s, arena_printf(a, _("%s chosen: %s"), lang_text(t.entity->label), t.item.title))))
		goto out;
	if ((rc = settle_item(&t, id)))
		store_rollback(s);
	else
		rc = store_commit(s, txn);
out:
	arena_free(&a);
	return rc;
}
