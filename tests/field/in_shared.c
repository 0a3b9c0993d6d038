/* In a shared caseload a take-out comes in from whom it went out to, and writes to what went along with it: whoever
 * can open one can write anything into it. */
#include <unistd.h>

#include "returning.h"
#include "anker/travel.h"
#include "src/store/internal.h"

static int64_t other; /* a placement that stayed at the office */

static void setup(void)
{
	returning_setup();
	other = caseload_placement(
		&r.office, caseload_employee(&r.office, "Piet de Boer"), r.employer, "job_title", "bakker", NULL);
	returning_out();
}

TestSuite(field_in_shared, .init = setup, .fini = returning_teardown);

static struct field_in by(const char *owner)
{
	struct field_in o = returning_options();

	o.owner = owner;
	return o;
}

/* By somebody who has the passphrase and knows how the file is made. */
static void craft(const char *sql)
{
	returning_open(r.path);
	caseload_set(&r.laptop, E_PLACEMENT, r.placement, "course", "smooth", NULL);
	caseload_contact(&r.laptop, r.placement, "2026-11-20", "employee", "note", "Thuis.", NULL);
	cr_assert_eq(store_begin(r.laptop.store, ""), 0);
	cr_assert_eq(db_exec(r.laptop.store, sql), 0, "%s: %s", sql, err_last());
	cr_assert_eq(store_commit(r.laptop.store, NULL), 0, "%s", err_last());
	returning_close();
}

/* With the other placement in it, as if it had gone along. */
static char *with_other(const char *more)
{
	return arena_printf(r.office.arena,
		"CREATE TEMP TABLE x AS SELECT * FROM placement; UPDATE x SET id = %lld; INSERT INTO placement SELECT * FROM x; "
		"DROP TABLE x; %s",
		(long long)other, more);
}

Test(field_in_shared, who_took_it_along_brings_it_in)
{
	const struct field_in o = by("anna");

	craft("SELECT 1");
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_PLACEMENT, r.placement, "course"), "smooth");
}

Test(field_in_shared, anothers_is_refused__whatever_the_file_says)
{
	struct field_in o = by("piet");

	craft("UPDATE file SET owner = 'piet'");
	returning_refused(&o, ERR_DENIED, "was not taken along by piet");
	o.force = true;
	returning_refused(&o, ERR_DENIED, "was not taken along by piet");
	o.copy = true;
	returning_refused(&o, ERR_DENIED, "was not taken along by piet");
	cr_assert_eq(db_exec(r.office.store, "UPDATE takeout SET token = 'another', owner = 'piet'"), 0);
	returning_refused(&o, ERR_DENIED, "was not taken along by piet");
}

Test(field_in_shared, a_change_of_what_did_not_go_along_is_refused)
{
	const struct field_in o = by("anna");

	craft(with_other(arena_printf(r.office.arena, "UPDATE journal SET record = %lld WHERE op = 'update'", (long long)other)));
	returning_refused(&o, ERR_DENIED, "did not go along");
	/* Without an owner, in a caseload of one's own, it is a change as any other. */
	const struct field_in own = returning_options();
	cr_assert_eq(returning_in(&own), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_PLACEMENT, other, "course"), "smooth");
}

Test(field_in_shared, what_was_made_there_hangs_from_nothing_that_did_not_go_along)
{
	const struct field_in o = by("anna");

	craft(with_other(arena_printf(r.office.arena, "UPDATE contact SET placement = %lld WHERE note = 'Thuis.'", (long long)other)));
	returning_refused(&o, ERR_DENIED, "did not go along");
}

/* ---- with a file of a colleague that was open for a while ---- */

static int64_t anna, piet, lent; /* experts; a placement of piet's that went along */

/* By the same hand, at home: what a laptop's owner may do to all that is on it. */
static void lend(void)
{
	anna = caseload_expert(&r.office, "Anna Visser");
	piet = caseload_expert(&r.office, "Piet Bos");
	caseload_set(&r.office, E_EXPERT, anna, "login", "anna", NULL);
	caseload_set(&r.office, E_EXPERT, piet, "login", "piet", NULL);
	caseload_set(&r.office, E_PLACEMENT, r.placement, "expert", caseload_ref(&r.office, anna), NULL);
	lent = caseload_placement(&r.office, caseload_employee(&r.office, "Kees Vos"), r.employer, "expert",
		caseload_ref(&r.office, piet), NULL);
	cr_assert_eq(unlink(r.path), 0);
	const int64_t both[] = { r.placement, lent };
	const struct field_out o = { .path = r.path, .scope = { .placement = both, .nplacements = 2, .since = DAY_NONE },
		.words = "Jan, Kees", .owner = "anna", .label = "laptop", .passphrase = r.passphrase,
		.cost = { 1, 8192 }, .share = "share" };
	cr_assert_eq(field_out(r.office.store, &o, &r.site), 0, "%s", err_last());
}

static void bring_in(void)
{
	const struct field_in o = by("anna");

	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
}

static void change(enum entity_id e, int64_t id, const char *field, const char *value)
{
	returning_open(r.path);
	caseload_set(&r.laptop, e, id, field, value, NULL);
	returning_close();
}

Test(field_in_shared, an_account_does_not_become_another_expert)
{
	lend();
	change(E_EXPERT, anna, "login", NULL);
	change(E_EXPERT, piet, "login", "anna");
	bring_in();
	cr_assert_str_eq(returning_value(E_EXPERT, piet, "login"), "piet");
	cr_assert_eq(r.report.count.refused, 2);
	/* Nor by what is said of it then. */
	store_taker(r.office.store, "anna", 0);
	for (size_t i = 0; i < r.report.nconflicts; i++) {
		cr_assert_eq(store_shelf_settle(r.office.store, r.report.conflict[i].id, SHELF_LAPTOP, NULL, NULL), ERR_DENIED);
		cr_assert_eq(store_shelf_settle(r.office.store, r.report.conflict[i].id, SHELF_TYPED, "anna2", NULL), ERR_DENIED);
	}
	store_taker(r.office.store, NULL, 0);
	cr_assert_str_eq(returning_value(E_EXPERT, piet, "login"), "piet");
}

Test(field_in_shared, a_file_that_was_open_stays_the_colleague_s)
{
	lend();
	change(E_PLACEMENT, lent, "expert", caseload_ref(&r.office, anna));
	change(E_PLACEMENT, lent, "course", "smooth");
	bring_in();
	cr_assert_str_eq(returning_value(E_PLACEMENT, lent, "expert"), caseload_ref(&r.office, piet));
	cr_assert_str_eq(returning_value(E_PLACEMENT, lent, "course"), "smooth", "what is no decision came in");
	cr_assert_eq(r.report.count.refused, 1);
	/* One's own may be given away. */
	change(E_PLACEMENT, r.placement, "expert", caseload_ref(&r.office, piet));
	bring_in();
	cr_assert_str_eq(returning_value(E_PLACEMENT, r.placement, "expert"), caseload_ref(&r.office, piet));
}

Test(field_in_shared, nobody_gets_a_colleague_s_employee_by_a_placement_of_one_s_own)
{
	lend();
	returning_open(r.path);
	struct record *p;
	cr_assert_eq(store_get(r.laptop.store, E_PLACEMENT, lent, r.office.arena, &p), 0);
	int64_t made = caseload_placement(&r.laptop, record_ref(p, "employee"), r.employer, "expert",
		caseload_ref(&r.laptop, anna), NULL);
	returning_close();
	bring_in();
	struct record *none;
	cr_assert_eq(store_get(r.office.store, E_PLACEMENT, made, r.office.arena, &none), ERR_NOTFOUND);
	cr_assert_eq(r.report.count.refused, 1);
}

Test(field_in_shared, a_colleague_s_file_is_not_deleted__nor_what_it_refers_to)
{
	lend();
	returning_open(r.path);
	caseload_delete(&r.laptop, E_PLACEMENT, lent);
	caseload_delete(&r.laptop, E_PLACEMENT, r.placement);
	caseload_delete(&r.laptop, E_ORGANISATION, r.employer);
	returning_close();
	bring_in();
	cr_assert_eq(r.report.count.kept, 2);
	cr_assert_eq(r.report.count.deleted[E_PLACEMENT], 1);
	cr_assert_eq(r.report.count.deleted[E_ORGANISATION], 0);
}

Test(field_in_shared, all_of_it_is_in_the_name_of_who_brings_it)
{
	lend();
	change(E_PLACEMENT, r.placement, "course", "smooth");
	craft("UPDATE txn SET who = 'piet'");
	bring_in();
	cr_assert_eq(db_exec(r.office.store, "CREATE TEMP TABLE forged (n INTEGER CHECK (n = 0)); INSERT INTO forged"
		" SELECT count(*) FROM txn WHERE who = 'piet'"), 0);
}

Test(field_in_shared, nothing_is_said_to_be_part_of_a_file_that_stayed)
{
	const struct field_in o = by("anna");

	lend();
	craft(arena_printf(r.office.arena, "INSERT INTO merged (entity, record, target) VALUES (%d, %lld, %lld)",
		E_PLACEMENT, (long long)r.placement, (long long)other));
	returning_refused(&o, ERR_DENIED, "did not go along");
}

Test(field_in_shared, a_suggestion_of_a_file_that_stayed_is_not_logged)
{
	const struct field_in o = by("anna");

	lend();
	craft(arena_printf(r.office.arena, "INSERT INTO suggestion_log (id, at, day, who, rule, placement, employer, event)"
		" VALUES (%lld, '2026-11-20T08:00:00Z', '2026-11-20', 'piet', 'bel', %lld, %lld, 'shown')",
		(long long)id_make(r.site, 1), (long long)other, (long long)r.employer));
	returning_refused(&o, ERR_DENIED, "did not go along");
}

/* What it does not write here, it does not write from a laptop: who divides the work decides what is in reach. */
Test(field_in_shared, a_kind_the_account_does_not_write_waits_on_the_shelf)
{
	struct field_in o = by("anna");

	lend();
	returning_open(r.path);
	caseload_add(&r.laptop, E_MEETING, "kind", "congress", "date", "2026-11-20", "title", "Congres", NULL);
	returning_close();
	o.denied = UINT64_C(1) << E_MEETING;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.made[E_MEETING], 0);
	cr_assert_eq(r.report.count.refused, 1);
	store_taker(r.office.store, NULL, o.denied);
	cr_assert_eq(store_shelf_settle(r.office.store, r.report.conflict[0].id, SHELF_LAPTOP, NULL, NULL), ERR_DENIED);
	store_taker(r.office.store, NULL, 0);
	cr_assert_eq(store_shelf_settle(r.office.store, r.report.conflict[0].id, SHELF_LAPTOP, NULL, NULL), 0, "%s", err_last());
}
