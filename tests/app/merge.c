/* Merging: every reference of every kind of record moves, one undo gives all of it back,
 * and a kill leaves a file that is sound. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "anker/overview.h"
#include "anker/str.h"
#include "anker/travel.h"
#include "office.h"
#include "tests/support/rounds.h"

TestSuite(merge, .init = office_open, .fini = office_close, .timeout = 300);

static void undo(bool redo)
{
	char *label;
	cr_assert_eq(app_undo(app, redo, arena, &label), 0, "%s", err_last());
}

static void complain(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

static void sound(void)
{
	cr_assert_eq(store_check(app->store, complain, NULL, NULL), 0);
}

static int64_t merged(enum entity_id e, int64_t keep, int64_t drop, const bool *take)
{
	int64_t moved;
	cr_assert_eq(app_merge(app, e, keep, drop, take, NULL, NULL, &moved, NULL), 0, "%s", err_last());
	return moved;
}

/* ---- fields ---- */

Test(merge, fields__kept_taken_or_filled_in)
{
	int64_t keep = PUT(E_ORGANISATION, "name", "De Linde", "place", "Ede", "sector", "zorg");
	int64_t drop = PUT(E_ORGANISATION, "name", "Linde BV", "place", "Zwolle", "phone", "0318123456");
	const struct entity *e = model_entity(E_ORGANISATION);
	bool take[64] = { false };
	take[model_field(e, "place")] = take[model_field(e, "sector")] = true;
	merged(E_ORGANISATION, keep, drop, take);
	struct record *r = get(E_ORGANISATION, keep);
	cr_assert_str_eq(record_get(r, "name"), "De Linde");
	cr_assert_str_eq(record_get(r, "place"), "Zwolle");
	cr_assert_str_eq(record_get(r, "phone"), "0318123456", "an empty field takes the other's");
	cr_assert_str_eq(record_get(r, "sector"), "zorg", "nothing is taken from an empty field");
	cr_assert(get(E_ORGANISATION, drop)->deleted);
	sound();
}

Test(merge, what_a_take_out_says_of_the_one_that_went__goes_where_it_went)
{
	int64_t keep = PUT(E_ORGANISATION, "name", "De Linde"), drop = PUT(E_ORGANISATION, "name", "Linde BV"), into;
	merged(E_ORGANISATION, keep, drop, NULL);
	cr_assert_eq(store_merged_into(app->store, E_ORGANISATION, drop, &into), 0);
	cr_assert_eq(into, keep);
	undo(false);
	cr_assert_eq(store_merged_into(app->store, E_ORGANISATION, drop, &into), 0);
	cr_assert_eq(into, drop);
}

Test(merge, own_numbers__the_one_that_goes_is_in_the_note)
{
	int64_t keep = PUT(E_EMPLOYEE, "number", "W-1", "family_name", "Wit", "note", "Rustig.");
	int64_t drop = PUT(E_EMPLOYEE, "number", "W-2", "family_name", "Wit");
	bool take[64] = { false };
	merged(E_EMPLOYEE, keep, drop, NULL);
	cr_assert_str_eq(record_get(get(E_EMPLOYEE, keep), "number"), "W-1");
	cr_assert_str_eq(record_get(get(E_EMPLOYEE, keep), "note"), "Rustig.\nOwn employee number: W-2");
	undo(false);
	take[model_field(model_entity(E_EMPLOYEE), "number")] = true;
	merged(E_EMPLOYEE, keep, drop, take);
	cr_assert_str_eq(record_get(get(E_EMPLOYEE, keep), "number"), "W-2");
	cr_assert_str_eq(record_get(get(E_EMPLOYEE, keep), "note"), "Rustig.\nOwn employee number: W-1");
	undo(false);
	cr_assert_str_eq(record_get(get(E_EMPLOYEE, drop), "number"), "W-2");
	cr_assert_not(get(E_EMPLOYEE, drop)->deleted);
	sound();
}

Test(merge, refuses_what_would_break)
{
	int64_t a = make_employer("De Linde"), b = make_employer("De Vlier"), p = make_placement(a, "Vos");
	cr_assert_eq(app_merge(app, E_ORGANISATION, a, a, NULL, NULL, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_merge(app, E_PLACEMENT, p, p + 1, NULL, NULL, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_merge(app, E_EXPERT, anna, bram, NULL, NULL, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_merge(app, E_ORGANISATION, a, 999, NULL, NULL, NULL, NULL, NULL), ERR_NOTFOUND);
	merged(E_ORGANISATION, a, b, NULL);
	cr_assert_eq(app_merge(app, E_ORGANISATION, a, b, NULL, NULL, NULL, NULL, NULL), ERR_NOTFOUND);
}

Test(merge, lists_search_and_facts__follow)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier");
	int64_t vos = make_placement(linde, "Vos"), bos = make_placement(vlier, "Bos");
	struct placement_row *row;
	struct hit *hit;
	size_t n;
	make_contact(bos, "employer", "2026-11-01", "1");
	merged(E_ORGANISATION, linde, vlier, NULL);
	const struct placement_query q = { .employer = linde };
	cr_assert_eq(store_placements(app->store, &q, arena, &row, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_str_eq(row[0].employer, "De Linde");
	cr_assert_eq(store_search(app->store, "vlier", 10, arena, &hit, &n), 0);
	cr_assert_eq(n, 0, "nothing of the one that went is found");
	struct timeline_row *line;
	const struct timeline_query t = { .employer = linde, .from = DAY_NONE, .to = DAY_NONE };
	cr_assert_eq(store_timeline(app->store, &t, arena, &line, &n), 0);
	cr_assert(n >= 3);
	(void)vos;
	sound();
}

Test(merge, pairs_said_apart__hold_for_the_one_that_stays)
{
	int64_t a = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	int64_t b = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	int64_t c = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	struct twin *t;
	size_t n;
	cr_assert_eq(app_not_twins(app, E_EMPLOYEE, b, c, NULL), 0);
	cr_assert_eq(app_not_twins(app, E_EMPLOYEE, a, b, NULL), 0);
	merged(E_EMPLOYEE, a, b, NULL);
	cr_assert_eq(app_twins(app, E_EMPLOYEE, 0, arena, &t, &n), 0);
	cr_assert_eq(n, 0, "c was said to be another");
	undo(false);
	cr_assert_eq(app_twins(app, E_EMPLOYEE, 0, arena, &t, &n), 0);
	cr_assert_eq(n, 1, "only a and c were never spoken of");
	sound();
}

Test(merge, working_lists__ask_for_the_one_that_stays)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier");
	int64_t list = PUT(E_WORKLIST, "name", "Vlier", "entity", "placement", "conditions",
		arena_printf(arena, "employer=%lld course=difficult hours=%lld", (long long)vlier, (long long)vlier));
	int64_t other = PUT(E_WORKLIST, "name", "Vos", "entity", "placement", "conditions",
		arena_printf(arena, "employee=%lld", (long long)vlier));
	merged(E_ORGANISATION, linde, vlier, NULL);
	cr_assert_str_eq(record_get(get(E_WORKLIST, list), "conditions"),
		arena_printf(arena, "employer=%lld course=difficult hours=%lld", (long long)linde, (long long)vlier));
	cr_assert_str_eq(record_get(get(E_WORKLIST, other), "conditions"),
		arena_printf(arena, "employee=%lld", (long long)vlier), "that is an employee");
	undo(false);
	cr_assert_str_eq(record_get(get(E_WORKLIST, list), "conditions"),
		arena_printf(arena, "employer=%lld course=difficult hours=%lld", (long long)vlier, (long long)vlier));
}

/* ---- a random caseload: every kind of record, references anywhere ---- */

static unsigned state = 7;

static unsigned roll(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % below;
}

static struct {
	int64_t id[40];
	size_t n;
} made[E_COUNT];

static const char *random_value(const struct field *f)
{
	size_t n = 0;
	switch (f->kind) {
	case F_REF:
		return made[f->ref].n ? id(made[f->ref].id[roll((unsigned)made[f->ref].n)]) : NULL;
	case F_DATE:
		return arena_printf(arena, "2026-%02u-%02u", 1 + roll(10), 1 + roll(28));
	case F_CHOICE:
		while (f->choices[n].code)
			n++;
		return f->choices[roll((unsigned)n)].code;
	case F_BOOL:
		return roll(2) ? "1" : "0";
	case F_TEXT:
	case F_NOTE:
		return arena_printf(arena, "woord%u", roll(f->flags & FIELD_KEY ? 1000000 : 50));
	default:
		return arena_printf(arena, "%d", f->min + (int)roll(3));
	}
}

static void random_record(enum entity_id e)
{
	struct record *r = record_new(model_entity(e), TODAY, arena);
	for (size_t i = 0; i < r->entity->nfields; i++)
		if (strcmp(r->entity->fields[i].name, "restricted") == 0)
			continue; /* withheld, so nobody merges it */
		else if (r->entity->fields[i].required || roll(2) || r->entity->fields[i].kind == F_REF)
			r->value[i] = (char *)random_value(&r->entity->fields[i]);
	if (made[e].n < 40 && store_put(app->store, r, NULL, NULL) == 0)
		made[e].id[made[e].n++] = r->id;
}

/* Kinds refer to kinds that come later: a second and third round fill those in. */
static void random_caseload(int records)
{
	memset(made, 0, sizeof made);
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		for (int i = 0; i < 4 && e != E_FACTOR; i++)
			random_record((enum entity_id)e);
	for (int i = 0; i < records; i++)
		random_record((enum entity_id)(E_NONE + 1 + roll(E_COUNT - 1)));
}

/* All records, deleted ones too, without their versions. */
static char *dump(void)
{
	struct str out = STR_INIT;
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct query q = { .entity = (enum entity_id)e, .order = "id", .deleted = true };
		struct record **r;
		size_t n;
		cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
		for (size_t i = 0; i < n; i++) {
			str_addf(&out, "%s/%lld%s", r[i]->entity->name, (long long)r[i]->id, r[i]->deleted ? " deleted" : "");
			for (size_t f = 0; f < r[i]->entity->nfields; f++)
				str_addf(&out, "|%s", r[i]->value[f] ? r[i]->value[f] : "");
			str_add(&out, "\n");
		}
	}
	char *text = arena_strdup(arena, out.text);
	str_free(&out);
	return text;
}

static int64_t references(enum entity_id e, int64_t to)
{
	int64_t n;
	cr_assert_eq(app_merge_moves(app, e, to, &n), 0);
	return n;
}

Test(merge, random_caseloads__every_reference_moves_and_undo_gives_every_table_back)
{
	static const enum entity_id kinds[] = { E_ORGANISATION, E_EMPLOYEE, E_PERSON };
	int64_t all = 0;
	for (int round = 0; round < ROUNDS(30); round++) {
		random_caseload(4 * E_COUNT);
		enum entity_id e = kinds[roll(3)];
		cr_assert(made[e].n > 2);
		int64_t keep = made[e].id[0], drop = made[e].id[1 + roll((unsigned)made[e].n - 1)];
		bool take[64];
		for (size_t i = 0; i < 64; i++)
			take[i] = roll(2);
		char *before = dump();
		int64_t of_drop = references(e, drop), of_keep = references(e, keep);
		int64_t moved = merged(e, keep, drop, take);
		cr_assert_eq(moved, of_drop);
		cr_assert_eq(references(e, drop), 0);
		cr_assert(references(e, keep) <= of_keep + of_drop && references(e, keep) >= of_drop);
		char *after = dump();
		cr_assert_str_neq(after, before);
		undo(false);
		cr_assert_str_eq(dump(), before, "undo in round %d", round);
		undo(true);
		cr_assert_str_eq(dump(), after, "redo in round %d", round);
		undo(false);
		cr_assert_str_eq(dump(), before);
		all += moved;
	}
	cr_assert(all > ROUNDS(100), "%ld references is no test", (long)all);
	sound();
}

/* ---- many records: batches ---- */

enum { MANY = 2 * MERGE_BATCH + 500 };

static void fill(int64_t placement, int64_t employer, int n)
{
	cr_assert_eq(store_begin(app->store, "many"), 0);
	for (int i = 0; i < n; i++) {
		struct record *r = record_new(model_entity(E_TASK), TODAY, arena);
		record_set(r, "placement", id(placement));
		record_set(r, "employer", id(employer));
		record_set(r, "name", "vegen");
		cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	}
	cr_assert_eq(store_commit(app->store, NULL), 0);
}

static int count_calls(void *ctx, int64_t done, int64_t total)
{
	int *calls = ctx;
	cr_assert(done <= total);
	return --*calls == 0;
}

Test(merge, thousands_of_records__one_undo)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier"), vos = make_placement(vlier, "Vos");
	int calls = 100;
	fill(vos, vlier, MANY);
	int64_t before = references(E_ORGANISATION, vlier), moved;
	cr_assert_eq(app_merge(app, E_ORGANISATION, linde, vlier, NULL, count_calls, &calls, &moved, NULL), 0, "%s", err_last());
	cr_assert_eq(moved, before);
	cr_assert_eq(calls, 98, "progress between the batches");
	undo(false);
	cr_assert_eq(references(E_ORGANISATION, vlier), before);
	cr_assert_eq(references(E_ORGANISATION, linde), 0);
	undo(true);
	cr_assert_eq(references(E_ORGANISATION, linde), before);
	sound();
}

Test(merge, stopped_half_way__changes_nothing)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier"), vos = make_placement(vlier, "Vos");
	int calls = 2;
	fill(vos, vlier, MANY);
	int64_t before = references(E_ORGANISATION, vlier);
	cr_assert_eq(app_merge(app, E_ORGANISATION, linde, vlier, NULL, count_calls, &calls, NULL, NULL), ERR_STOPPED);
	cr_assert_eq(references(E_ORGANISATION, vlier), before);
	cr_assert_eq(references(E_ORGANISATION, linde), 0);
	cr_assert_not(get(E_ORGANISATION, vlier)->deleted);
	sound();
}

Test(merge, killed__both_are_there_or_it_is_done_and_the_file_is_sound)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier"), vos = make_placement(vlier, "Vos");
	int done = 0;
	fill(vos, vlier, MANY);
	int64_t before = references(E_ORGANISATION, vlier);
	for (int round = 0; round < 12; round++) {
		pid_t child = fork();
		if (child == 0) {
			struct app *other = office_of("anna");
			_exit(app_merge(other, E_ORGANISATION, linde, vlier, NULL, NULL, NULL, NULL, NULL) ? 1 : 0);
		}
		const struct timespec wait = { 0, (long)(5 + roll(400)) * 1000000 };
		nanosleep(&wait, NULL);
		kill(child, SIGKILL);
		int status;
		waitpid(child, &status, 0);
		int64_t left = references(E_ORGANISATION, vlier), there = references(E_ORGANISATION, linde);
		bool gone = get(E_ORGANISATION, vlier)->deleted;
		cr_assert_eq(left + there, before, "round %d: nothing is lost", round);
		cr_assert(gone ? left == 0 : there % MERGE_BATCH == 0, "round %d: %ld moved is no whole batch", round,
			(long)there);
		sound();
		done += gone;
		if (there > 0 || gone)
			undo(false);
		cr_assert_eq(references(E_ORGANISATION, vlier), before, "round %d: one undo", round);
	}
	printf("killed: %d of 12 had finished\n", done);
}
