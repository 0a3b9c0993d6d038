/* What the office does meanwhile: records merged, erased, choices settled, work undone. */
#include <string.h>

#include "tests/field/simulation.h"

/* As app_merge: what refers to it is moved, it is deleted, and where it went is noted. */
static int merge(struct world *w, struct store *s, enum entity_id e, const struct record *drop, int64_t keep)
{
	struct referring *ref;
	size_t n;
	int rc = store_begin(s, "merge");

	if (rc)
		return rc;
	rc = store_referring(s, e, drop->id, w->a, &ref, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = store_refer(s, &ref[i], e, drop->id, keep);
	struct record *now;
	if (rc == 0 && (rc = store_get(s, e, drop->id, w->a, &now)) == 0 &&
		(rc = store_delete(s, e, drop->id, now->version)) == 0)
		rc = store_merged(s, e, drop->id, keep);
	if (rc)
		store_rollback(s);
	return rc ? rc : store_commit(s, NULL);
}

void office_merges(struct world *w)
{
	static const enum entity_id kinds[] = { E_ORGANISATION, E_EMPLOYEE, E_PERSON };
	enum entity_id e = kinds[draw(w, 3)];
	struct opened o;

	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, "cora", &o) == 0);
	const struct record *drop = random_record(w, o.store, e), *keep = random_record(w, o.store, e);
	if (drop && keep && drop->id != keep->id) {
		int rc = merge(w, o.store, e, drop, keep->id);
		/* A pair that was said to be different would become one. */
		SURE(w, rc == 0 || rc == ERR_INVALID);
		world_says(w, "%s %lld goes into %lld: %d", model_entity(e)->name, (long long)drop->id,
			(long long)keep->id, rc);
		w->merges += rc == 0;
	}
	place_close(&o);
}

void office_erases(struct world *w)
{
	static const enum entity_id kinds[] = { E_EMPLOYEE, E_PERSON, E_CONTACT, E_SIGNAL, E_ACTION, E_PROFILE };
	enum entity_id e = kinds[draw(w, sizeof kinds / sizeof *kinds)];
	struct opened o;

	if (w->nerased == sizeof w->erased / sizeof *w->erased)
		return;
	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, "cora", &o) == 0);
	const struct record *r = random_record(w, o.store, e);
	if (r) {
		SURE(w, store_erase(o.store, e, r->id) == 0);
		w->erased[w->nerased++] = (struct erased){ e, r->id };
		world_says(w, "%s %lld is erased", model_entity(e)->name, (long long)r->id);
		w->erasures++;
	}
	place_close(&o);
}

void office_settles(struct world *w)
{
	struct shelf_item *item;
	struct opened o;
	size_t n;
	int64_t count, txn;

	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, "anna", &o) == 0);
	SURE(w, store_shelf(o.store, w->a, &item, &n) == 0);
	SURE(w, store_shelf_count(o.store, &count) == 0);
	SURE(w, count == (int64_t)n);
	if (n > 0) {
		const struct shelf_item *it = &item[draw(w, (unsigned)n)];
		enum shelf_answer answer = (enum shelf_answer)draw(w, it->kind == SHELF_FIELD ? 4 : 2);
		const char *typed = NULL;
		if (answer == SHELF_TYPED) {
			const struct entity *e = model_entity(it->entity);
			typed = random_value(w, o.store, e, &e->fields[it->field]);
			entered_add(w, &w->office, "anna", it->entity, it->record, it->field, typed);
		}
		int rc = store_shelf_settle(o.store, it->id, answer, typed, &txn);
		SURE(w, rc == 0 || rc == ERR_INVALID);
		rc == 0 ? entered_sure(w) : entered_drop(w);
		world_says(w, "shelf %lld (%s %lld) is settled %d: %d", (long long)it->id,
			model_entity(it->entity)->name, (long long)it->record, (int)answer, rc);
		w->settled += rc == 0;
	}
	place_close(&o);
}

/* The last work of somebody, also when it came home with a take-out. */
void office_undoes(struct world *w)
{
	static const char *const who[] = { "anna", "bram" };
	struct opened o;
	int64_t txn;
	char *label;

	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, who[draw(w, 2)], &o) == 0);
	SURE(w, store_undoable(o.store, one_in(w, 3), &txn, &label, w->a) == 0);
	if (txn) {
		int rc = store_undo(o.store, txn, &label, w->a);
		SURE(w, rc == 0 || rc == ERR_CONFLICT || rc == ERR_NOTFOUND || rc == ERR_INVALID);
		world_says(w, "undo of %lld: %d", (long long)txn, rc);
	}
	place_close(&o);
}
