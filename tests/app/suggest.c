/* The list of suggestions: what is in it, in which order, what is behind "+". */
#include "office.h"

TestSuite(suggest, .init = office_open, .fini = office_close);

static struct suggestions all_of(int64_t placement, int64_t employer, int64_t expert)
{
	struct suggestions all;
	cr_assert_eq(app_suggestions(app, placement, employer, expert, arena, &all), 0, "%s", err_last());
	return all;
}

/* Everything is wrong here: five rules are true. */
static int64_t troubled(int64_t employer, const char *name)
{
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "J.", "family_name", name);
	int64_t p = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "expert", id(anna),
		"status", "active", "course", "difficult", "has_contact_person", "0", "learning", "1");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3", "date", "2026-11-20");
	return p;
}

Test(suggest, shows_three_per_placement_and_one_per_group__and_counts_the_rest)
{
	int64_t p = troubled(make_employer("De Linde"), "Vos");
	cr_assert_str_eq(titles(p, 0, 0), "Ga in op het signaal; Spreek de werkgever; Regel een aanspreekpunt; "
					  "+Overweeg een jobcoach; +Spreek de werknemer");
	struct suggestions s = all_of(p, 0, 0);
	cr_assert_eq(s.per_tier[TIER_NOW], 1);
	cr_assert_eq(s.per_tier[TIER_SOON], 2);
	cr_assert_eq(s.per_tier[TIER_CONSIDER], 0);
	cr_assert_eq(s.more_per_tier[TIER_CONSIDER], 2);
	cr_assert_eq(s.quiet, 0);
}

Test(suggest, one_decided__makes_room_for_the_next)
{
	int64_t p = troubled(make_employer("De Linde"), "Vos");
	cr_assert_eq(dismissed(suggested("regel-aanspreekpunt", p, 0), NULL, NULL), 0);
	cr_assert_str_eq(titles(p, 0, 0),
		"Ga in op het signaal; Spreek de werkgever; Overweeg een jobcoach; +Spreek de werknemer");
	/* The group's next takes the place of one decided. */
	cr_assert_eq(dismissed(suggested("spreek-werkgever", p, 0), NULL, NULL), 0);
	cr_assert_str_eq(titles(p, 0, 0), "Ga in op het signaal; Overweeg een jobcoach; Spreek de werknemer");
}

Test(suggest, fills_in_names_due_date_and_reason)
{
	int64_t employer = make_employer("De\tLinde");
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "J.", "infix", "de", "family_name", "Wit");
	int64_t p = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "status", "active",
		"course", "attention", "has_contact_person", "1", "learning", "0");
	make_contact(p, "employer", "2026-09-20", "1");
	make_contact(p, "employee", "2026-11-20", "1");
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_str_eq(sg->employee, "J. de Wit");
	cr_assert_str_eq(sg->employer_name, "De Linde");
	cr_assert_str_eq(sg->place, "Utrecht");
	cr_assert_eq(sg->employer, employer);
	cr_assert_eq(sg->tier, TIER_SOON);
	/* Six weeks after 20 September is 1 November; longer than that since the 2nd. */
	cr_assert_eq(sg->since, TODAY - 20);
	cr_assert_eq(sg->due, TODAY - 6);
	cr_assert_eq(sg->status, DUE_LATE);
	cr_assert_str_eq(sg->reason, "last talk with the employer 20-09-2026 (9 w), threshold 6 weeks");
}

Test(suggest, is_on_the_threshold_day__not_yet)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	app->today = TODAY + 21;
	cr_assert_not(shows("spreek-werkgever", p, 0));
	app->today = TODAY + 22;
	cr_assert_eq(suggested("spreek-werkgever", p, 0)->due, TODAY + 22 + 14);
}

Test(suggest, goes_by_tier_then_by_visit)
{
	int64_t late = make_employer("Aarde"), later = make_employer("Zee");
	int64_t a = make_placement(late, "Aal"), b = make_placement(later, "Bij");
	int64_t c = make_placement(late, "Cel"), d = make_placement(later, "Das");
	PUT(E_SIGNAL, "placement", id(b), "kind", "overload", "severity", "3", "date", "2026-11-21");
	change(E_PLACEMENT, a, "has_contact_person", "0");
	change(E_PLACEMENT, c, "has_contact_person", "0");
	change(E_PLACEMENT, d, "has_contact_person", "0");
	change(E_PLACEMENT, d, "learning", "1");
	app->today = TODAY + 23; /* by now nobody was spoken with for over three weeks */
	/* b's employer first (now); then by employer, never one employer in two places */
	struct suggestions s = all_of(0, 0, anna);
	cr_assert_eq(s.item[0].placement, b);
	cr_assert_eq(s.item[0].tier, TIER_NOW);
	int64_t seen[64];
	size_t nseen = 0;
	for (size_t i = 0; i < s.n; i++) {
		const struct suggestion *sg = &s.item[i];
		cr_assert(i == 0 || s.item[i - 1].tier <= sg->tier);
		if (i && s.item[i - 1].tier == sg->tier && s.item[i - 1].employer == sg->employer) {
			cr_assert(sg->due == DAY_NONE || sg->due >= s.item[i - 1].due);
			continue;
		}
		int64_t visit = sg->employer * 4 + sg->tier;
		for (size_t k = 0; k < nseen; k++)
			cr_assert_neq(seen[k], visit, "employer %s comes back", sg->employer_name);
		seen[nseen++] = visit;
	}
	cr_assert(nseen >= 4);
}

Test(suggest, employer_with_the_earliest_due_date__comes_first)
{
	/* Against the order of name, number and making. */
	int64_t second = make_employer("Aarde"), first = make_employer("Zee");
	int64_t b = make_placement(second, "Bij"), a = make_placement(first, "Aal");
	app->today = TODAY + 25;
	make_contact(b, "employer", "2026-11-24", "1");
	struct suggestions s = all_of(0, 0, anna);
	cr_assert_eq(s.n, 2);
	cr_assert_eq(s.item[0].placement, a);
	cr_assert_eq(s.item[1].placement, b);
}

Test(suggest, urgency__raises_the_tier)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	app->today = TODAY + 30;
	make_contact(p, "employee", "2026-12-20", "1");
	cr_assert_eq(suggested("spreek-werkgever", p, 0)->tier, TIER_SOON);
	change(E_ORGANISATION, employer, "experience", "none");
	cr_assert_eq(suggested("spreek-werkgever", p, 0)->tier, TIER_NOW);
}

Test(suggest, rest__keeps_quiet_what_is_not_urgent)
{
	int64_t p = troubled(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "rest_until", "2026-11-23");
	cr_assert_str_eq(titles(p, 0, 0), "Ga in op het signaal");
	struct suggestions s = all_of(p, 0, 0);
	cr_assert(s.item[0].despite_rest);
	cr_assert_eq(s.quiet, 4);
	change(E_PLACEMENT, p, "rest_until", "2026-11-22");
	s = all_of(p, 0, 0);
	cr_assert_eq(s.n, 5);
	cr_assert_not(s.item[0].despite_rest);
}

Test(suggest, trial_and_switched_off_rules__stay_out)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	cr_assert_str_eq(titles(p, 0, 0), "Overweeg een jobcoach");
	const char *local = arena_printf(arena, "%s/local", office_folder());
	FILE *f;
	cr_assert_eq(system(arena_printf(arena, "mkdir %s", local)), 0);
	cr_assert((f = fopen(arena_printf(arena, "%s/eigen.regel", local), "w")) != NULL);
	fputs("regel vraag-jobcoach uit \"wij doen dit anders\"\n", f);
	cr_assert_eq(fclose(f), 0);
	app_close(&app);
	const struct app_options o = { .db = arena_printf(arena, "%s/c.db", office_folder()),
		.share = arena_printf(arena, "%s/share", office_folder()), .rules = local, .user = "anna",
		.today = TODAY };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_str_eq(titles(p, 0, 0), "");
}

Test(suggest, unknown_facts__are_asked_and_counted_once_per_placement)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	make_placement(employer, "Mol");
	change(E_PLACEMENT, p, "has_contact_person", NULL);
	change(E_PLACEMENT, p, "learning", NULL);
	struct suggestions s = all_of(0, 0, anna);
	cr_assert_eq(s.n, 0);
	cr_assert_eq(s.ask, 1);
}

Test(suggest, caseload__is_the_experts_own)
{
	int64_t employer = make_employer("De Linde");
	int64_t mine = troubled(employer, "Vos"), theirs = troubled(employer, "Mol");
	change(E_PLACEMENT, theirs, "expert", id(bram));
	struct suggestions s = all_of(0, 0, anna);
	cr_assert_eq(s.n, 5);
	for (size_t i = 0; i < s.n; i++)
		cr_assert_eq(s.item[i].placement, mine);
	s = all_of(0, 0, bram);
	cr_assert_eq(s.n, 5);
	cr_assert_eq(s.item[0].placement, theirs);
	cr_assert_eq(all_of(0, 0, 0).n, 10);
	cr_assert_eq(all_of(0, employer, 0).n, 10);
	cr_assert_eq(all_of(mine, 0, 0).n, 5);
}

Test(suggest, ended_placement__is_left_alone)
{
	int64_t p = troubled(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "status", "ended");
	change(E_PLACEMENT, p, "evaluated", "2026-11-01");
	cr_assert_eq(all_of(0, 0, anna).n, 0);
	/* Asked for by name it can be looked at. */
	cr_assert_not(shows("spreek-werkgever", p, 0));
}

Test(suggest, missing_or_deleted_subject__is_not_found)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	struct suggestions s;
	cr_assert_eq(app_suggestions(app, 999, 0, 0, arena, &s), ERR_NOTFOUND);
	cr_assert_eq(app_suggestions(app, 0, 999, 0, arena, &s), ERR_NOTFOUND);
	cr_assert_eq(app_delete(app, E_PLACEMENT, p, get(E_PLACEMENT, p)->version, NULL), 0);
	cr_assert_eq(app_suggestions(app, p, 0, 0, arena, &s), ERR_NOTFOUND);
	cr_assert_eq(app_suggestions(app, 0, employer, 0, arena, &s), 0);
	cr_assert_eq(s.n, 0);
}

/* ---- about an employer ---- */

static int64_t with_bottleneck(int64_t employer, const char *name, int64_t expert)
{
	int64_t p = make_placement(employer, name);
	change(E_PLACEMENT, p, "expert", id(expert));
	PUT(E_BOTTLENECK, "placement", id(p), "theme", "guidance");
	return p;
}

Test(suggest, employer_rule__gives_one_suggestion_for_all_its_placements)
{
	int64_t employer = make_employer("De Linde");
	int64_t p = with_bottleneck(employer, "Vos", anna);
	cr_assert_str_eq(titles(0, employer, 0), "");
	with_bottleneck(employer, "Mol", anna);
	cr_assert_str_eq(titles(0, employer, 0), "Bied organisatieadvies aan");
	cr_assert_str_eq(titles(0, 0, anna), "Bied organisatieadvies aan");
	cr_assert_str_eq(titles(p, 0, 0), "Bied organisatieadvies aan");
	struct suggestion *sg = suggested("gedeeld-knelpunt", 0, employer);
	cr_assert_eq(sg->placement, 0);
	cr_assert_str_eq(sg->employee, "");
	cr_assert_str_eq(sg->employer_name, "De Linde");
	cr_assert(strlen(sg->reason) > 0);

	cr_assert_eq(accepted(sg, sg->due), 0, "%s", err_last());
	cr_assert_str_eq(titles(0, employer, 0), "");
	cr_assert_str_eq(titles(0, 0, anna), "");
	cr_assert_str_eq(titles(p, 0, 0), "");
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(label, "accepted: Bied organisatieadvies aan, De Linde");
	cr_assert_str_eq(titles(0, employer, 0), "Bied organisatieadvies aan");
}

Test(suggest, employer_rule__counts_placements_of_colleagues)
{
	int64_t employer = make_employer("De Linde"), elsewhere = make_employer("Zee");
	with_bottleneck(employer, "Vos", anna);
	with_bottleneck(employer, "Mol", bram);
	with_bottleneck(elsewhere, "Bij", bram);
	with_bottleneck(elsewhere, "Das", bram);
	struct suggestions s = all_of(0, 0, anna);
	cr_assert_eq(s.n, 1);
	cr_assert_eq(s.item[0].employer, employer);
	cr_assert_eq(all_of(0, 0, bram).n, 2);
}

Test(suggest, the_reason_says_never__when_nobody_was_spoken)
{
	int64_t employee = PUT(E_EMPLOYEE, "family_name", "Wit");
	int64_t p = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(make_employer("De Linde")), "status", "active",
		"course", "attention", "has_contact_person", "1", "learning", "0");
	cr_assert_str_eq(suggested("spreek-werkgever", p, 0)->reason,
		"last talk with the employer never, threshold 6 weeks");
}
