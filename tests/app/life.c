/* The life of a suggestion, step by step: what was answered stays away, and comes
 * back for a reason that it tells. */
#include "anker/lang.h"
#include "life.h"

TestSuite(life, .init = life_open, .fini = office_close);

/* ---- a broader one in its place ---- */

static const char broader[] =
	"regel breed\n"
	"  titel \"Spreek de hele afdeling\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 60\n  groep breed\n"
	"  als\n"
	"    - aantal plaatsingen met (verloop is soepel) minstens 1\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"Samen is beter.\"\n"
	"  let op \"Noem geen namen.\"\n"
	"  vervangt met-lijst\n"
	"\n"
	"regel ook-nog\n"
	"  titel \"Kijk samen\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 60\n  groep samen\n"
	"  als\n"
	"    - aanspreekpunt is nee\n"
	"  stel voor vastleggen\n"
	"  omdat \"Samen is beter.\"\n"
	"  let op \"Vraag het eerst.\"\n"
	"  vervangt zonder-lijst\n";

Test(life, broader_rule__stands_in_the_place_of_narrower_ones_until_it_is_answered)
{
	int64_t p = quiet_placement(), employer;
	struct suggestions all;
	reconcile();
	write_rules(arena_printf(arena, "%s\n%s", life_rules, broader));
	app->today = TODAY + 35;
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, p), "employer"), &employer), 0);
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert(shows("zonder-lijst", p, 0));
	cr_assert_eq(app_suggestions(app, p, 0, 0, arena, &all), 0);
	cr_assert_eq(all.replaced, 1);
	cr_assert_eq(all.quiet, 0);
	cr_assert_str_eq(quiet_because("met-lijst", p), "replaced by \"Spreek de hele afdeling\"");
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown replaced");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("zonder-lijst", p, 0), "of the same placement");
	cr_assert_eq(dismissed(suggested("breed", 0, employer), NULL, NULL), 0);
	cr_assert(shows("met-lijst", p, 0), "the broader one is answered");
	cr_assert_eq(app_rest(app, p, app->today + 7, "wil rust", NULL), 0);
	cr_assert_str_eq(quiet_because("ook-nog", p), "rest was agreed until 03-01-2027");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert(shows("zonder-lijst", p, 0), "urgent, and what is in its place rests");
}

/* ---- coming back ---- */

Test(life, dismissed__is_back_when_a_deciding_fact_changed_and_says_so)
{
	int64_t p = quiet_placement();
	struct suggestion *sg = suggested("met-lijst", p, 0);
	cr_assert(sg->returned == NULL);
	cr_assert_eq(dismissed(sg, "employee_declines", "de werknemer wil rust"), 0);
	app->today += 14;
	cr_assert_not(shows("met-lijst", p, 0));
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: course went from smooth to difficult. "
		"You dismissed it on 27 Dec 2026: de werknemer wil rust.");
	lang_init("nl", "share");
	change(E_PLACEMENT, p, "course", "attention");
	cr_assert(strstr(suggested("met-lijst", p, 0)->returned, "soepel") != NULL);
	lang_init("en", "share");
	change(E_PLACEMENT, p, "course", "smooth");
	cr_assert_not(shows("met-lijst", p, 0), "everything is as it was");
}

/* More urgent, and of the same group. */
static const char pressing[] =
	"regel dringend\n"
	"  titel \"Eerst dit\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 90\n  groep lijst\n"
	"  als\n"
	"    - status is lopend\n"
	"  stel voor vastleggen\n"
	"  omdat \"Dit gaat voor.\"\n"
	"  let op \"Vraag het eerst.\"\n";

Test(life, dismissed__that_is_back_is_not_held_back_behind_what_presses_more)
{
	int64_t p = quiet_placement();
	write_rules(arena_printf(arena, "%s\n%s", life_rules, pressing));
	app->today = TODAY + 35;
	cr_assert(suggested("met-lijst", p, 0)->more);
	cr_assert_eq(dismissed(suggested("met-lijst", p, 0), NULL, NULL), 0);
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert(suggested("met-lijst", p, 0)->returned != NULL);
	cr_assert_not(suggested("met-lijst", p, 0)->more);
	cr_assert_not(suggested("dringend", p, 0)->more);
}

Test(life, dismissed__time_alone_does_not_bring_it_back_before_the_rest_is_over)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 20 * 7 - 1;
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_str_eq(quiet_because("met-lijst", p), "dismissed on 27-12-2026; quiet until 16-05-2027");
	app->today++;
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the rest is over. You dismissed it on 27 Dec 2026.");
}

Test(life, dismissed_without_a_list__is_back_when_a_condition_turned_not_when_it_aged)
{
	int64_t p = quiet_placement();
	decide("zonder-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 5 * 7;
	cr_assert_not(shows("zonder-lijst", p, 0), "more urgent by age alone");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert_not(shows("zonder-lijst", p, 0), "one signal turns no condition");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert_str_eq(suggested("zonder-lijst", p, 0)->returned,
		"Again: open signals went from 0 to 2. You dismissed it on 27 Dec 2026.");
}

Test(life, dismissed__another_fact_than_those_of_the_list_does_not_bring_it_back)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	make_contact(p, "employer", "2026-11-23", "1");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("met-lijst", p, 0));
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert(shows("met-lijst", p, 0));
}

Test(life, employers_rule__is_back_when_its_counts_turn_a_condition)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	int64_t other = make_placement(employer, "Mol");
	change(E_PLACEMENT, other, "course", "smooth");
	cr_assert_eq(dismissed(suggested("bij-werkgever", 0, employer), NULL, NULL), 0);
	app->today += 7;
	cr_assert_not(shows("bij-werkgever", 0, employer));
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("bij-werkgever", 0, employer));
	change(E_PLACEMENT, other, "course", "difficult");
	cr_assert(strstr(suggested("bij-werkgever", 0, employer)->returned, "Again: ") != NULL);
}

/* Of a fact that each placement has for itself only the values as a whole are known. */
Test(life, employers_rule__with_a_list_tells_what_changed_when_it_is_one_value)
{
	write_rules("regel lijst-werkgever\n"
		"  titel \"Spreek samen\"\n"
		"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep samen\n"
		"  als\n    - aantal plaatsingen met (status is lopend) minstens 1\n"
		"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
		"  omdat \"Samen is beter.\"\n  let op \"Noem geen namen.\"\n"
		"  opnieuw bij verloop, mandaat\n");
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	make_placement(employer, "Mol");
	cr_assert_eq(dismissed(suggested("lijst-werkgever", 0, employer), NULL, NULL), 0);
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("lijst-werkgever", 0, employer));
	change(E_PLACEMENT, p, "course", "smooth");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned,
		"course went from difficult to smooth") != NULL, "%s",
		suggested("lijst-werkgever", 0, employer)->returned);
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("lijst-werkgever", 0, employer));
	make_placement(employer, "Dam");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned,
		"Again: something changed at this employer.") != NULL);
	cr_assert_eq(dismissed(suggested("lijst-werkgever", 0, employer), NULL, NULL), 0);
	change(E_ORGANISATION, employer, "mandate", "organisation");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned, "went from unknown to") != NULL,
		"%s", suggested("lijst-werkgever", 0, employer)->returned);
}

Test(life, dropped_action__is_open_again_and_says_so)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "accepted", .day = app->today + 7 });
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_eq(app_close_action(app, latest(E_ACTION)->id, "dropped", NULL), 0);
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the action was dropped. You accepted it on 27 Dec.");
}

/* ---- postponed ---- */

Test(life, postponed__until_a_day_comes_back_with_that_day)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .day = app->today + 7 });
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("met-lijst", p, 0), "a day was chosen, whatever happens");
	app->today += 7;
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the day you chose has come. You postponed it on 27 Dec 2026.");
}

Test(life, due__counts_from_the_day_an_answer_no_longer_holds)
{
	int64_t p = quiet_placement();
	day asked = app->today;
	cr_assert_lt(suggested("met-lijst", p, 0)->due, asked + 14, "true for some days already");
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .day = asked + 35 });
	app->today = asked + 35;
	cr_assert_eq(suggested("met-lijst", p, 0)->due, asked + 35 + 14);
	app->today += 3;
	cr_assert_eq(suggested("met-lijst", p, 0)->due, asked + 35 + 14, "it does not move with today");
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 20 * 7;
	cr_assert_eq(suggested("met-lijst", p, 0)->due, app->today + 14, "the rest is over today");
	asked = app->today;
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 3;
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_eq(suggested("met-lijst", p, 0)->due, asked + 14, "at the earliest from the decision");
	decide("met-lijst", p, (struct answer){ .verdict = "accepted", .day = app->today + 7 });
	cr_assert_eq(app_close_action(app, latest(E_ACTION)->id, "dropped", NULL), 0);
	cr_assert_eq(suggested("met-lijst", p, 0)->due, app->today + 14);
}

Test(life, postponed__until_the_next_contact_waits_for_one_that_was_reached)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .wait = WAIT_CONTACT });
	cr_assert_str_eq(quiet_because("met-lijst", p),
		"postponed on 27-12-2026 until the next contact, at the latest 16-05-2027");
	app->today += 8;
	make_contact(p, "employee", "2026-12-20", "1");
	make_contact(p, "employee", "2027-01-02", "0");
	cr_assert_not(shows("met-lijst", p, 0));
	make_contact(p, "employee", "2027-01-03", "1");
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: there was contact on 3 Jan. You postponed it on 27 Dec 2026.");
	cr_assert_str_eq(record_get(latest(E_DECISION), "wait"), "contact");
	cr_assert(record_get(latest(E_DECISION), "until") == NULL);
}

Test(life, postponed__until_something_changes_is_not_moved_by_contact_or_time)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .wait = WAIT_CHANGE });
	app->today += 8;
	make_contact(p, "employee", "2027-01-03", "1");
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_str_eq(quiet_because("met-lijst", p),
		"postponed on 27-12-2026 until something changes, at the latest 16-05-2027");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert(shows("met-lijst", p, 0));
}

Test(life, considering__quiets_nothing_and_lifts_nothing)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "considering" });
	cr_assert(shows("met-lijst", p, 0));
	struct suggestion *sg = suggested("met-lijst", p, 0);
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today++;
	cr_assert_eq(app_decide(app, sg, &(struct answer){ .verdict = "considering" }, NULL), 0);
	cr_assert_not(shows("met-lijst", p, 0), "the dismissal still holds");
}

/* ---- the turning point ---- */

Test(life, turning_point__brings_it_back_on_a_fact_that_is_not_of_the_rule)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .turning_fact = "aanspreekpunt",
		.turning_point = "als er niemand meer is" };
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	cr_assert_not(shows("met-lijst", p, 0));
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert(strstr(suggested("met-lijst", p, 0)->returned, " went from yes to no. ") != NULL, "%s",
		suggested("met-lijst", p, 0)->returned);
}

Test(life, turning_point__may_be_named_later)
{
	int64_t p = quiet_placement();
	decide("zonder-lijst", p, (struct answer){ .verdict = "dismissed" });
	int64_t decision = latest(E_DECISION)->id;
	change(E_PLACEMENT, p, "has_contact_person", "0");
	app->today += 7;
	const struct weighing w = { .turning_fact = "aanspreekpunt", .depth = "slow", .seconds = 48 };
	cr_assert_eq(app_weigh(app, decision, &w, NULL), 0, "%s", err_last());
	cr_assert_not(shows("zonder-lijst", p, 0), "from how it was when it was named");
	change(E_PLACEMENT, p, "has_contact_person", "1");
	cr_assert(shows("zonder-lijst", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
	/* On the day of the decision. */
	cr_assert_str_eq(b.explanation->lines[1].facts[0].text, "22-11-2026 (5 w)");
}
