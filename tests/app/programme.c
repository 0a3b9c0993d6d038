/* Taking part in a programme: what is counted, moving on, the inclusion check, and who has which employer;
 * numbers worked out by hand on a small office. */
#include <stdlib.h>

#include "anker/colleague.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "office.h"

static int64_t programme, twente, baker, garage, loose, jan, piet, baker_part;

static void open_programme(void)
{
	office_open();
	twente = PUT(E_REGION, "name", "Twente");
	baker = make_employer("Bakkerij De Korenaar");
	garage = make_employer("Garage Zon");
	loose = make_employer("Kwekerij Groen");
	change(E_ORGANISATION, baker, "region", id(twente));
	change(E_ORGANISATION, garage, "region", id(twente));
	jan = make_placement(baker, "Wit");
	piet = make_placement(garage, "Zwart");
	change(E_PLACEMENT, jan, "start", "2026-03-01");
	change(E_PLACEMENT, piet, "start", "2024-03-01");
	programme = PUT(E_PROGRAMME, "name", "Duurzaam Werk(t)", "start", "2026-01-01", "until", "2029-12-31",
		"placed_from",
		"2026-01-01", "placed_until", "2026-12-31", "groups", "wajong wga");
	PUT(E_TARGET, "programme", id(programme), "region", id(twente));
	baker_part = PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(baker), "selected",
		"2026-02-01",
		"approached", "2026-02-10", "agreed", "2026-03-01", "started", "2026-03-15");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(baker), "placement", id(jan),
		"selected", "2026-03-01",
		"agreed", "2026-03-20");
}

TestSuite(programme, .init = open_programme, .fini = office_close);

static int64_t asked(int64_t employer, const char *selected)
{
	return PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer), "selected",
		selected);
}

static int move(int64_t part, enum part_stage stage, const char *reason)
{
	return app_part_move(app, part, stage, TODAY, reason, NULL);
}

/* "Twente 1/30-45 1/45; ..." with the counts of every stage of employers behind. */
static const char *targets(void)
{
	struct target_row *r;
	size_t n;
	const char *out = "";
	cr_assert_eq(app_targets(app, programme, arena, &r, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++) {
		out = arena_printf(arena, "%s%s%s %s, %s:", out, i ? "; " : "", r[i].name,
			app_target_text(arena, r[i].employers_in, r[i].employers_min, r[i].employers_max),
			app_target_text(arena, r[i].employees_in, r[i].employees_min, -1));
		for (int k = 0; k < PART_STAGES; k++)
			out = arena_printf(arena, "%s %lld", out, (long long)r[i].employers[k]);
	}
	return out;
}

Test(programme, is_found_by_a_part_of_its_name_its_number_or_because_it_runs)
{
	int64_t found;
	cr_assert_eq(app_programme_find(app, "werk(", arena, &found), 0, "%s", err_last());
	cr_assert_eq(found, programme);
	cr_assert_eq(app_programme_find(app, id(programme), arena, &found), 0);
	cr_assert_eq(app_programme_find(app, NULL, arena, &found), 0);
	cr_assert_eq(app_programme_find(app, "niets", arena, &found), ERR_NOTFOUND);
	PUT(E_PROGRAMME, "name", "Duurzaam later", "start", "2027-01-01", "until", "2029-12-31");
	cr_assert_eq(app_programme_find(app, "", arena, &found), 0, "the other does not run yet");
	cr_assert_eq(app_programme_find(app, "duurzaam", arena, &found), ERR_INVALID);
	cr_assert(strstr(err_last(), "Duurzaam later") && strstr(err_last(), "Werk(t)"), "%s", err_last());
}

Test(programme, counts_per_region_who_agreed_or_started_and_did_not_stop)
{
	int64_t later = asked(garage, "2026-11-01");
	asked(loose, "2026-11-02");
	cr_assert_str_eq(targets(), "Twente 1 of 30–45, 1 of at least 45: 1 0 0 0 1 0; (no region) 0, 0: 1 0"
		" 0 0 0 0");
	cr_assert_eq(move(later, PART_AGREED, NULL), 0, "%s", err_last());
	cr_assert_str_eq(targets(), "Twente 2 of 30–45, 1 of at least 45: 0 0 1 0 1 0; (no region) 0, 0: 1 0"
		" 0 0 0 0");
	cr_assert_eq(move(baker_part, PART_STOPPED, "time"), 0, "%s", err_last());
	cr_assert_str_eq(targets(), "Twente 1 of 30–45, 1 of at least 45: 0 0 1 0 0 1; (no region) 0, 0: 1 0"
		" 0 0 0 0");
}

Test(programme, who_was_asked_again_counts_once_and_what_is_to_come_does_not_count_yet)
{
	int64_t first = asked(garage, "2026-04-01");
	cr_assert_eq(move(first, PART_DECLINED, "time"), 0, "%s", err_last());
	asked(garage, "2026-11-22");
	asked(garage, "2026-12-24");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(loose), "selected", "2026-11-01",
		"agreed", "2026-11-02",
		"started", "2026-12-01");
	cr_assert_str_eq(targets(), "Twente 1 of 30–45, 1 of at least 45: 1 0 0 0 1 0; (no region) 1, 0: 0 0"
		" 1 0 0 0");
}

/* The statement and the function, over days in every order. */
Test(programme, stages_of_the_store_are_those_of_the_record)
{
	static const char *const days[] = { NULL, "2026-02-01", "2026-02-02", "2026-11-22", "2027-01-01" };
	enum { DAYS = sizeof days / sizeof *days };
	struct part_row *row;
	size_t n;
	int64_t part = asked(garage, "2026-02-01"), elsewhere;
	int tried = 0;
	srand(8);
	for (int i = 0; i < 300; i++) {
		struct record *r = get(E_PARTICIPATION, part);
		bool seen = false;
		for (int k = PART_APPROACHED; k < PART_STAGES; k++)
			cr_assert_eq(record_set(r, app_part_stage_code((enum part_stage)k),
				days[rand() % DAYS]), 0);
		cr_assert_eq(store_begin(app->store, "test"), 0);
		if (store_put(app->store, r, NULL, NULL)) {
			store_rollback(app->store); /* days in an order that cannot be */
			continue;
		}
		cr_assert_eq(store_commit(app->store, NULL), 0);
		tried++;
		cr_assert_eq(app_parts(app, programme, twente, arena, &row, &n, &elsewhere), 0, "%s",
			err_last());
		for (size_t k = 0; k < n; k++) {
			if (row[k].id != part)
				continue;
			seen = true;
			cr_assert_eq(row[k].stage, app_part_stage(r, TODAY), "round %d", i);
		}
		cr_assert(seen && elsewhere == 0);
	}
	cr_assert_gt(tried, 60);
}

Test(programme, moving_on_takes_a_reason_at_the_end_and_goes_one_way)
{
	int64_t part = asked(garage, "2026-11-01");
	int64_t txn;
	char *label;
	cr_assert_eq(move(part, PART_DECLINED, NULL), ERR_INVALID);
	cr_assert_eq(move(part, PART_DECLINED, "because"), ERR_INVALID);
	cr_assert_eq(move(part, PART_SELECTED, NULL), ERR_INVALID);
	cr_assert_eq(app_part_move(app, part, PART_APPROACHED, TODAY - 60, NULL, NULL), ERR_INVALID,
		"before it was selected");
	cr_assert_eq(app_part_move(app, part, PART_STARTED, TODAY, NULL, &txn), 0, "%s", err_last());
	cr_assert_eq(move(part, PART_AGREED, NULL), ERR_INVALID);
	cr_assert_eq(move(part, PART_STOPPED, "moved"), 0, "%s", err_last());
	cr_assert_str_eq(record_text(get(E_PARTICIPATION, part), "reason"), "moved");
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(app_part_stage(get(E_PARTICIPATION, part), TODAY), PART_STARTED);
	cr_assert_null(record_get(get(E_PARTICIPATION, part), "reason"));
}

static const char *inclusion(int64_t placement)
{
	struct inclusion *in;
	size_t n;
	const char *out = "";
	cr_assert_eq(app_inclusion(app, programme, placement, arena, &in, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s: %d (%s)\n", out, in[i].condition, in[i].answer, in[i].why);
	return out;
}

Test(programme, inclusion_says_of_each_condition_whether_it_holds_and_why)
{
	change(E_EMPLOYEE, record_ref(get(E_PLACEMENT, jan), "employee"), "target_group", "wajong");
	cr_assert_str_eq(inclusion(jan),
		"Placement began in 2026: 1 (01-03-2026)\nTarget group: Wajong, WIA/WGA: 1 (Wajong)\n"
		"Employer in the region Twente: 1 (Twente)\nPlacement runs: 1 (active)\n"
		"Employer takes part: 1 (started, 15-03-2026)\n");
	change(E_ORGANISATION, garage, "region", NULL);
	cr_assert_str_eq(inclusion(piet),
		"Placement began in 2026: 0 (01-03-2024)\nTarget group: Wajong, WIA/WGA: -1 (no target group"
		" on record)\n"
		"Employer in the region Twente: -1 (no region on record)\nPlacement runs: 1 (active)\n"
		"Employer takes part: 0 (not selected)\n");
	/* On the first and last day of the window. */
	change(E_PLACEMENT, piet, "start", "2026-12-31/2027-05-31");
	cr_expect(strstr(inclusion(piet), "Placement began in 2026: 1 (between 31"), "%s", inclusion(piet));
	change(E_PLACEMENT, piet, "start", "2025-12-31/2026-05-31");
	cr_expect(strstr(inclusion(piet), "Placement began in 2026: 0 (between 31"), "%s", inclusion(piet));
	change(E_PLACEMENT, piet, "start", "2026-12-31");
	cr_assert(strstr(inclusion(piet), "in 2026: 1"));
	change(E_PLACEMENT, piet, "start", "2027-01-01");
	cr_assert(strstr(inclusion(piet), "in 2026: 0"));
	change(E_PLACEMENT, piet, "start", "2026-01-01");
	cr_assert(strstr(inclusion(piet), "in 2026: 1"));
}

/* ---- who has which employer ---- */

static int64_t expert_of(struct app *who, int64_t employer)
{
	struct part_row *row;
	size_t n;
	int64_t elsewhere;
	cr_assert_eq(app_parts(who, programme, PART_EVERYWHERE, arena, &row, &n, &elsewhere), 0, "%s",
		err_last());
	for (size_t i = 0; i < n; i++)
		if (row[i].employer == employer && !row[i].placement)
			return row[i].expert;
	return -1;
}

Test(programme, an_employer_goes_from_one_expert_to_another_with_a_note)
{
	cr_assert_eq(app_assign(app, programme, baker, anna, TODAY - 30, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(expert_of(app, baker), anna);
	cr_assert_eq(app_assign(app, programme, baker, anna, TODAY, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_assign(app, programme, baker, bram, TODAY, "Belt liever 's middags", NULL), 0, "%s",
		err_last());
	cr_assert_eq(expert_of(app, baker), bram);
	cr_assert_str_eq(record_text(latest(E_ASSIGNMENT), "note"), "Belt liever 's middags");
	cr_assert_eq(app_assign(app, programme, baker, 999999, TODAY, NULL, NULL), ERR_NOTFOUND);
}

Test(programme, in_a_shared_caseload_the_new_expert_is_told_and_has_the_employer_in_reach)
{
	struct app *lena, *b;
	struct notice *told;
	size_t n;
	int64_t part = asked(loose, "2026-11-01");
	change(E_PLACEMENT, piet, "expert", id(bram));
	office_share();
	cr_assert_eq(app_assign(app, programme, loose, bram, TODAY, NULL, NULL), ERR_DENIED,
		"anna does not have it");
	cr_assert_eq(office_try("lena", &lena), 0, "%s", err_last());
	cr_assert_eq(app_assign(lena, programme, loose, bram, TODAY, "Begin met de chef", NULL), 0, "%s",
		err_last());
	cr_assert_eq(move(part, PART_APPROACHED, NULL), 0, "nobody is placed there: anna may. %s",
		err_last());
	cr_assert_eq(office_try("bram", &b), 0, "%s", err_last());
	cr_assert_eq(expert_of(b, loose), bram);
	cr_assert_eq(store_notices(b->store, false, 9, arena, &told, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(told[0].kind, "assigned");
	cr_assert_str_eq(told[0].text, "Begin met de chef");
	/* One's own may be handed on. */
	cr_assert_eq(app_assign(b, programme, loose, anna, TODAY + 1, NULL, NULL), 0, "%s", err_last());
	app_close(&b);
	app_close(&lena);
}

Test(programme, who_sets_up_programmes_sees_counts_of_all_and_names_of_none_that_are_out_of_reach)
{
	struct app *lena;
	struct target_row *t;
	struct part_row *row;
	size_t n;
	int64_t elsewhere;
	office_share();
	cr_assert_eq(office_try("lena", &lena), 0, "%s", err_last());
	cr_assert_eq(app_targets(lena, programme, arena, &t, &n), 0, "%s", err_last());
	cr_assert_eq(t[0].employers_in, 1);
	cr_assert_eq(t[0].employees_in, 1);
	cr_assert_eq(app_parts(lena, programme, twente, arena, &row, &n, &elsewhere), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(elsewhere, 2);
	cr_assert_eq(app_part_move(lena, baker_part, PART_STOPPED, TODAY, "time", NULL), ERR_DENIED);
	app_close(&lena);
	struct app *petra;
	cr_assert_eq(office_try("petra", &petra), 0);
	cr_assert_eq(app_targets(petra, programme, arena, &t, &n), ERR_DENIED);
	app_close(&petra);
}
