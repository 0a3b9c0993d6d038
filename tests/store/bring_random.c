/* Two laptops and an office that change the same records at random: what came of it is worked
 * out here a second time from the three states alone, and no value that was ever typed is lost.
 * ANKER_ROUNDS=1000 runs more; each seed is printed when its round fails. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "laptop.h"
#include "tests/support/rounds.h"

enum { PLACEMENTS = 4, LAPTOPS = 2, EDITS = 14, USUAL_ROUNDS = 8, VALUE = 16, TYPED = 512 };

/* A field of a record that both sides may change. */
struct slot {
	enum entity_id entity;
	int64_t id;
	const char *field;
};
enum { SLOTS_EACH = 5, SLOTS = PLACEMENTS * SLOTS_EACH };

struct state {
	char value[SLOTS][VALUE];
	bool deleted[SLOTS];
};

struct world {
	struct caseload c;
	struct slot slot[SLOTS];
	int64_t placement[PLACEMENTS];
	struct store *laptop[LAPTOPS];
	struct state taken[LAPTOPS];
	bool went[SLOTS];           /* deleted at some time, somewhere: only that nothing is lost is asked */
	char typed[TYPED][VALUE];
	size_t ntyped;
	unsigned seed, random;
};

static unsigned pick(struct world *w, unsigned n)
{
	w->random = w->random * 1103515245u + 12345u;
	return (w->random >> 16) % n;
}

/* ---- the records ---- */

static void add_slot(struct world *w, size_t at, enum entity_id e, int64_t id, const char *field)
{
	w->slot[at] = (struct slot){ e, id, field };
}

static void make_records(struct world *w)
{
	int64_t employer = caseload_employer(&w->c, "Bakkerij De Korenaar");
	for (size_t i = 0; i < PLACEMENTS; i++) {
		char name[32];
		snprintf(name, sizeof name, "Jan Werknemer%zu", i);
		int64_t employee = caseload_employee(&w->c, name);
		w->placement[i] =
			caseload_placement(&w->c, employee, employer, "job_title", "inpakker", NULL);
		int64_t contact = caseload_contact(
			&w->c, w->placement[i], "2026-11-01", "employer", "note", "begin", NULL);
		add_slot(w, i * SLOTS_EACH, E_PLACEMENT, w->placement[i], "job_title");
		add_slot(w, i * SLOTS_EACH + 1, E_PLACEMENT, w->placement[i], "note");
		add_slot(w, i * SLOTS_EACH + 2, E_EMPLOYEE, employee, "phone");
		add_slot(w, i * SLOTS_EACH + 3, E_CONTACT, contact, "note");
		add_slot(w, i * SLOTS_EACH + 4, E_EMPLOYEE, employee, "note");
	}
}

static void look(struct world *w, struct store *s, struct state *out)
{
	struct arena *a = arena_new();
	for (size_t i = 0; i < SLOTS; i++) {
		struct record *r;
		cr_assert_eq(store_get(s, w->slot[i].entity, w->slot[i].id, a, &r), 0);
		const char *value = record_get(r, w->slot[i].field);
		snprintf(out->value[i], VALUE, "%s", value ? value : "");
		out->deleted[i] = r->deleted;
	}
	arena_free(&a);
}

/* ---- random work ---- */

static const char *type_value(struct world *w)
{
	cr_assert_lt(w->ntyped, TYPED);
	char *value = w->typed[w->ntyped++];
	snprintf(value, VALUE, "x%zuz", w->ntyped);
	return value;
}

static void remove_record(struct world *w, struct store *s, const struct slot *at)
{
	if (!laptop_deleted(&w->c, s, at->entity, at->id))
		laptop_delete(s, at->entity, at->id);
	for (size_t i = 0; i < SLOTS; i++)
		w->went[i] |= w->slot[i].entity == at->entity && w->slot[i].id == at->id;
}

static void undo_last(struct world *w, struct store *s)
{
	int64_t txn;
	cr_assert_eq(store_undoable(s, pick(w, 3) == 0, &txn, NULL, w->c.arena), 0);
	if (txn) {
		int rc = store_undo(s, txn, NULL, w->c.arena);
		cr_assert(rc == 0 || rc == ERR_CONFLICT, "%s", err_last());
	}
}

static void edit(struct world *w, struct store *s)
{
	const struct slot *at = &w->slot[pick(w, SLOTS)];
	unsigned what = pick(w, 20);
	if (what == 0)
		remove_record(w, s, at);
	else if (what < 3)
		undo_last(w, s);
	else if (what < 5)
		laptop_add(s, E_CONTACT, "placement", caseload_ref(&w->c, w->placement[pick(w, PLACEMENTS)]),
			"party", "employer", "note", type_value(w), NULL);
	else if (!laptop_deleted(&w->c, s, at->entity, at->id))
		laptop_set(s, at->entity, at->id, at->field, type_value(w), NULL);
}

/* ---- what must be ---- */

static int64_t found(sqlite3 *db, const char *sql, const char *value)
{
	sqlite3_stmt *st;
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_bind_text(st, 1, value, -1, SQLITE_STATIC);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	int64_t n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

/* Current, in history or on the shelf, of the office or of a laptop that did not come home. */
static void nothing_is_lost(struct world *w)
{
	static const char *const places[] = {
		"SELECT count(*) FROM placement WHERE job_title = ?1 OR note = ?1",
		"SELECT count(*) FROM employee WHERE phone = ?1 OR note = ?1",
		"SELECT count(*) FROM contact WHERE note = ?1",
		"SELECT count(*) FROM journal_field WHERE before = ?1 OR after = ?1",
		"SELECT count(*) FROM shelf WHERE value = ?1 OR base = ?1",
	};
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(w->c.path, &db), SQLITE_OK);
	for (size_t i = 0; i < w->ntyped; i++) {
		int64_t n = 0;
		for (size_t p = 0; p < sizeof places / sizeof *places; p++)
			n += found(db, places[p], w->typed[i]);
		cr_expect_gt(n, 0, "seed %u: %s is lost", w->seed, w->typed[i]);
	}
	sqlite3_close(db);
}

static bool waits(struct world *w, const struct slot *at, int site, const char *value)
{
	struct shelf_item *item;
	size_t n;
	cr_assert_eq(store_shelf(w->c.store, w->c.arena, &item, &n), 0);
	for (size_t i = 0; i < n; i++)
		if (item[i].kind == SHELF_FIELD && item[i].entity == at->entity && item[i].record == at->id &&
			item[i].site == site &&
			item[i].field == model_field(model_entity(at->entity), at->field))
			return item[i].laptop && strcmp(item[i].laptop, value) == 0;
	return false;
}

/* The three states alone: what the laptop took, what it brings, what the office has. */
static void bring_and_compare(struct world *w, size_t k)
{
	struct state laptop, before, after, *taken = &w->taken[k];
	look(w, w->laptop[k], &laptop);
	look(w, w->c.store, &before);
	struct bring_report r = laptop_in(&w->c, w->laptop[k]);
	look(w, w->c.store, &after);
	for (size_t i = 0; i < SLOTS; i++) {
		const char *base = taken->value[i], *there = laptop.value[i], *here = before.value[i];
		bool theirs = strcmp(base, there) != 0, ours = strcmp(base, here) != 0;
		bool conflict = theirs && ours && strcmp(there, here) != 0;
		if (w->went[i])
			continue;
		cr_expect_str_eq(after.value[i], theirs && !ours ? there : here, "seed %u: %s %lld %s",
			w->seed, model_entity(w->slot[i].entity)->name, (long long)w->slot[i].id,
			w->slot[i].field);
		cr_expect_eq(waits(w, &w->slot[i], r.site, there), conflict,
			"seed %u: %s %lld %s on the shelf", w->seed, model_entity(w->slot[i].entity)->name,
			(long long)w->slot[i].id, w->slot[i].field);
	}
	r = laptop_in(&w->c, w->laptop[k]);
	cr_expect_eq(r.txns, 0, "seed %u: twice", w->seed);
	cr_expect_eq(r.shelved, 0, "seed %u: twice", w->seed);
}

static struct world *begin(unsigned seed)
{
	struct world *w = calloc(1, sizeof *w);
	w->seed = w->random = seed;
	caseload_open(&w->c);
	make_records(w);
	for (size_t k = 0; k < LAPTOPS; k++) {
		w->laptop[k] = laptop_out(&w->c, w->placement, PLACEMENTS, NULL);
		look(w, w->laptop[k], &w->taken[k]);
	}
	return w;
}

static void end(struct world *w)
{
	laptop_check(w->c.store);
	for (size_t k = 0; k < LAPTOPS; k++)
		store_close(&w->laptop[k]);
	caseload_close(&w->c);
	free(w);
}

static unsigned rounds(void)
{
	const char *more = getenv("ANKER_ROUNDS");
	return more ? (unsigned)strtoul(more, NULL, 10) : ROUNDS(USUAL_ROUNDS);
}

TestSuite(bring_random, .timeout = 0);

Test(bring_random, each_comes_home_once)
{
	for (unsigned seed = 1; seed <= rounds(); seed++) {
		struct world *w = begin(seed);
		for (int i = 0; i < EDITS * (LAPTOPS + 1); i++) {
			unsigned who = pick(w, LAPTOPS + 1);
			edit(w, who == LAPTOPS ? w->c.store : w->laptop[who]);
		}
		for (size_t k = 0; k < LAPTOPS; k++)
			bring_and_compare(w, (seed + k) % LAPTOPS);
		nothing_is_lost(w);
		end(w);
	}
}

/* Home now and then, while everyone works on; choices are made in between. */
static void settle_some(struct world *w)
{
	struct shelf_item *item;
	size_t n;
	cr_assert_eq(store_shelf(w->c.store, w->c.arena, &item, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (pick(w, 2)) {
			int rc = store_shelf_settle(
				w->c.store, item[i].id, pick(w, 2) ? SHELF_LAPTOP : SHELF_OFFICE, NULL, NULL);
			cr_assert(rc == 0 || rc == ERR_INVALID, "seed %u: %s", w->seed, err_last());
		}
}

Test(bring_random, they_come_home_now_and_then)
{
	for (unsigned seed = 1; seed <= rounds(); seed++) {
		struct world *w = begin(seed + 100000);
		for (int i = 0; i < EDITS * (LAPTOPS + 1); i++) {
			unsigned who = pick(w, LAPTOPS + 1);
			edit(w, who == LAPTOPS ? w->c.store : w->laptop[who]);
			if (pick(w, 6) == 0)
				laptop_in(&w->c, w->laptop[pick(w, LAPTOPS)]);
			if (pick(w, 12) == 0)
				settle_some(w);
		}
		for (size_t k = 0; k < LAPTOPS; k++)
			laptop_in(&w->c, w->laptop[k]);
		nothing_is_lost(w);
		for (size_t k = 0; k < LAPTOPS; k++)
			cr_expect_eq(laptop_in(&w->c, w->laptop[k]).txns, 0, "seed %u", w->seed);
		end(w);
	}
}
