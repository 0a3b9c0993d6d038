/* Why and why not. */
#include "office.h"

TestSuite(why, .init = office_open, .fini = office_close);

static struct why ask(const char *rule, int64_t placement, int64_t employer)
{
	struct why w;
	cr_assert_eq(app_why(app, rule, placement, employer, arena, &w), 0, "%s", err_last());
	return w;
}

Test(why, tells_what_holds_and_what_does_not)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	struct why w = ask("spreek-werkgever", p, 0);
	cr_assert_eq(w.explanation->outcome, TRUTH_FALSE);
	cr_assert_eq(w.explanation->failing, 1);
	cr_assert_eq(w.explanation->next, TODAY + 22);
	cr_assert_str_eq(w.suggestion.employee, "J. Vos");
	cr_assert_str_eq(w.rule->id, "spreek-werkgever");
	app->today = TODAY + 22;
	w = ask("spreek-werkgever", p, 0);
	cr_assert_eq(w.explanation->outcome, TRUTH_TRUE);
	cr_assert_eq(w.suggestion.due, TODAY + 36);
	change(E_PLACEMENT, p, "course", NULL);
	w = ask("spreek-werkgever", p, 0);
	cr_assert_eq(w.explanation->outcome, TRUTH_UNKNOWN);
	cr_assert_eq(w.explanation->nmissing, 1);
}

Test(why, says_what_was_decided_and_until_when)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	struct suggestion *sg = suggested("vraag-jobcoach", p, 0);
	struct why w = ask("vraag-jobcoach", p, 0);
	cr_assert_not(w.quiet);
	cr_assert_str_eq(w.quiet_note, "");
	cr_assert_eq(w.ndecisions, 0);

	cr_assert_eq(postponed(sg, TODAY + 8), 0);
	w = ask("vraag-jobcoach", p, 0);
	cr_assert(w.quiet);
	cr_assert_str_eq(w.quiet_note, "postponed on 22-11-2026 until 30-11-2026");

	cr_assert_eq(dismissed(sg, "employee_declines", "liever niet"), 0);
	w = ask("vraag-jobcoach", p, 0);
	cr_assert_str_eq(w.quiet_note, "dismissed on 22-11-2026 (employee declines); quiet until 23-05-2027");
	cr_assert_eq(w.ndecisions, 2);
	cr_assert_str_eq(record_get(w.decision[0], "verdict"), "dismissed");
	cr_assert_str_eq(record_get(w.decision[0], "note"), "liever niet");

	cr_assert_eq(accepted(sg, TODAY + 5), 0);
	w = ask("vraag-jobcoach", p, 0);
	cr_assert_str_eq(w.quiet_note, "accepted on 22-11-2026; the action is open, due 27-11-2026");
	cr_assert_eq(w.explanation->outcome, TRUTH_TRUE, "decided is not the same as untrue");
}

Test(why, keeps_decisions_of_other_subjects_and_rules_apart)
{
	int64_t employer = make_employer("De Linde");
	int64_t one = make_placement(employer, "Vos"), two = make_placement(employer, "Mol");
	change(E_PLACEMENT, one, "learning", "1");
	change(E_PLACEMENT, one, "has_contact_person", "0");
	cr_assert_eq(dismissed(suggested("vraag-jobcoach", one, 0), NULL, NULL), 0);
	struct why about = ask("gedeeld-knelpunt", 0, employer);
	cr_assert_eq(dismissed(&about.suggestion, NULL, NULL), 0);
	cr_assert_eq(ask("vraag-jobcoach", one, 0).ndecisions, 1);
	cr_assert_eq(ask("vraag-jobcoach", two, 0).ndecisions, 0);
	cr_assert_eq(ask("regel-aanspreekpunt", one, 0).ndecisions, 0);
	cr_assert_eq(ask("gedeeld-knelpunt", 0, employer).ndecisions, 1);
	cr_assert_eq(ask("gedeeld-knelpunt", 0, make_employer("Zee")).ndecisions, 0);
}

Test(why, says_that_the_placement_rests)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "rest_until", "2026-12-01");
	struct why w = ask("vraag-jobcoach", p, 0);
	cr_assert(w.quiet);
	cr_assert_str_eq(w.quiet_note, "rest was agreed until 01-12-2026");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3");
	w = ask("ernstig-signaal", p, 0);
	cr_assert_not(w.quiet);
	cr_assert(w.suggestion.despite_rest);
}

Test(why, employer_rule__can_be_asked_from_a_placement)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	PUT(E_BOTTLENECK, "placement", id(p), "theme", "guidance");
	struct why w = ask("gedeeld-knelpunt", p, 0);
	cr_assert_eq(w.explanation->outcome, TRUTH_FALSE);
	cr_assert_eq(w.suggestion.placement, 0);
	cr_assert_eq(w.suggestion.employer, employer);
	PUT(E_BOTTLENECK, "placement", id(make_placement(employer, "Mol")), "theme", "guidance");
	cr_assert_eq(ask("gedeeld-knelpunt", p, 0).explanation->outcome, TRUTH_TRUE);
	cr_assert_eq(ask("gedeeld-knelpunt", 0, employer).explanation->outcome, TRUTH_TRUE);
	cr_assert_eq(ask("gedeeld-knelpunt", 0, make_employer("Leeg")).explanation->outcome, TRUTH_FALSE);
}

Test(why, also_answers_for_rules_on_trial)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	cr_assert_eq(ask("op-proef", p, 0).explanation->outcome, TRUTH_TRUE);
}

Test(why, names_what_is_missing)
{
	struct why w;
	int64_t employer = make_employer("De Linde");
	cr_assert_eq(app_why(app, "bestaat-niet", 1, 0, arena, &w), ERR_NOTFOUND);
	cr_assert_eq(app_why(app, "spreek-werkgever", 0, employer, arena, &w), ERR_NOTFOUND);
	cr_assert_eq(app_why(app, "spreek-werkgever", 999, 0, arena, &w), ERR_NOTFOUND);
	cr_assert_eq(app_why(app, "gedeeld-knelpunt", 0, 0, arena, &w), ERR_NOTFOUND);
	cr_assert_eq(app_why(app, "gedeeld-knelpunt", 999, 0, arena, &w), ERR_NOTFOUND);
	cr_assert_eq(app_why(app, "gedeeld-knelpunt", 0, 999, arena, &w), ERR_NOTFOUND);
}
