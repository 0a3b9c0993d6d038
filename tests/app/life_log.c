/* What is kept of suggestions: an answer is read again as it was made, what came
 * and went is noted once, and rules are counted by it. */
#include <sys/wait.h>
#include <unistd.h>

#include "life.h"

TestSuite(life_log, .init = life_open, .fini = office_close);

/* ---- read again ---- */

Test(life_log, basis__is_the_rule_and_the_facts_of_that_day_even_when_the_rule_is_gone)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	int64_t decision = latest(E_DECISION)->id;
	struct explanation *then;
	struct why w;
	cr_assert_eq(app_why(app, "met-lijst", p, 0, arena, &w), 0);
	cr_assert_not_null(w.explanation);
	char *threshold = arena_strdup(arena, w.explanation->lines[1].facts[0].threshold);
	change(E_PLACEMENT, p, "course", "difficult");
	make_contact(p, "employer", "2026-12-01", "1");
	write_rules("");
	app->today = TODAY + 400;
	cr_assert_eq(rules_index(app->rules, "met-lijst"), -1);
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), 0, "%s", err_last());
	then = (struct explanation *)b.explanation;
	cr_assert_eq(then->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.title, "Vraag hoe het gaat");
	cr_assert_eq(b.event->day, TODAY + 35);
	cr_assert_str_eq(b.event->who, "anna");
	cr_assert_eq(then->nlines, w.explanation->nlines);
	cr_assert_str_eq(then->lines[1].facts[0].text, "22-11-2026 (5 w)");
	cr_assert_str_eq(then->lines[1].facts[0].threshold, threshold);
	cr_assert_str_eq(then->lines[1].facts[0].parameter, "stil");
	cr_assert(strstr(b.text, "regel met-lijst") != NULL);
	cr_assert_eq(app_basis(app, 12345, arena, &b), ERR_NOTFOUND);
}

Test(life_log, basis__of_a_rule_in_english_with_a_turning_point)
{
	write_rules("language en\n"
		"rule call-again\n"
		"  title \"Call again\"\n"
		"  level placement\n  state in use\n  priority 50\n  group contact\n"
		"  if\n    - status is active\n    - since laatste_contact_werkgever longer than 4 weeks\n"
		"    - loonwaarde missing\n"
		"  propose other within 2 weeks\n"
		"  because \"Silence is not always good.\"\n  caution \"Ask first.\"\n"
		"  reopen on verloop\n");
	int64_t p = quiet_placement();
	const struct weighing w = { .turning_fact = "aanspreekpunt" };
	decide("call-again", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	cr_assert_not(shows("call-again", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.title, "Call again");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert(shows("call-again", p, 0));
	change(E_PLACEMENT, p, "has_contact_person", "1");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert(shows("call-again", p, 0));
}

Test(life_log, basis__of_an_employer_without_placements)
{
	write_rules("regel leeg\n"
		"  titel \"Zoek een plaats\"\n"
		"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep leeg\n"
		"  als\n    - aantal plaatsingen hoogstens 0\n    - mandaat is team\n"
		"  stel voor vastleggen\n"
		"  omdat \"Er is ruimte.\"\n  let op \"Vraag het eerst.\"\n"
		"  opnieuw bij mandaat\n");
	int64_t employer = make_employer("De Linde");
	change(E_ORGANISATION, employer, "mandate", "team");
	cr_assert_eq(dismissed(suggested("leeg", 0, employer), NULL, NULL), 0, "%s", err_last());
	cr_assert_not(shows("leeg", 0, employer));
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE, "none is counted");
}

Test(life_log, decision_of_before_the_log__stays_for_its_rest)
{
	int64_t p = quiet_placement();
	int64_t decision = PUT(E_DECISION, "placement", id(p), "rule", "met-lijst", "verdict", "dismissed");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("met-lijst", p, 0), "nobody knows what it was");
	app->today += 20 * 7;
	cr_assert(shows("met-lijst", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), ERR_NOTFOUND);
	cr_assert_eq(app_weigh(app, decision, &(struct weighing){ .turning_fact = "verloop" }, NULL), 0);
}

Test(life_log, basis__of_an_employers_rule_counts_the_placements_of_then)
{
	int64_t employer = make_employer("De Linde");
	make_placement(employer, "Vos");
	int64_t gone = make_placement(employer, "Mol");
	cr_assert_eq(dismissed(suggested("bij-werkgever", 0, employer), NULL, NULL), 0);
	change(E_PLACEMENT, gone, "course", "smooth");
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.explanation->lines[0].facts[0].text, "2 yes, 0 unknown of 2");
}

/* ---- what came and went ---- */

Test(life_log, reconcile__notes_what_came_lapsed_and_returned_once)
{
	int64_t p = quiet_placement();
	cr_assert_gt(reconcile(), 0);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown");
	app->today += 3;
	make_contact(p, "employer", "2026-12-29", "1");
	cr_assert_gt(reconcile(), 0);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed");
	app->today += 35;
	reconcile();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed shown dismissed");
	change(E_PLACEMENT, p, "course", "difficult");
	reconcile();
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed shown dismissed returned");
}

Test(life_log, reconcile__an_answer_taken_back_is_not_shown_anew)
{
	int64_t p = quiet_placement();
	char *label;
	reconcile();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	reconcile();
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(reconcile(), 1);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown dismissed");
}

Test(life_log, reconcile__rest_hides_but_ends_nothing)
{
	int64_t p = quiet_placement();
	reconcile();
	cr_assert_eq(app_rest(app, p, app->today + 30, "wil rust", NULL), 0);
	cr_assert_eq(reconcile(), 0);
	app->today += 30;
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown");
}

Test(life_log, reconcile__what_ended_or_left_the_rules_lapsed)
{
	int64_t p = quiet_placement(), q = make_placement(make_employer("Het Veer"), "Mol");
	reconcile();
	change(E_PLACEMENT, p, "status", "ended");
	change(E_PLACEMENT, p, "evaluated", "2026-12-27");
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed");
	cr_assert_str_eq(events("met-lijst", q), "shown");
	day today = app->today;
	write_rules("");
	app->today = today;
	reconcile();
	cr_assert_str_eq(events("met-lijst", q), "shown lapsed");
}

Test(life_log, statistics__count_answers_that_stand)
{
	struct rule_statistics *s;
	size_t n;
	char *label;
	int64_t p = quiet_placement();
	reconcile();
	for (int i = 0; i < 20; i++) {
		app->today += 20 * 7;
		struct suggestion *sg = suggested("met-lijst", p, 0);
		cr_assert_eq(i < 4 ? accepted(sg, app->today) :
				     dismissed(sg, i == 4 ? "facts_wrong" : NULL, NULL), 0);
		if (i < 4)
			cr_assert_eq(app_close_action(app, latest(E_ACTION)->id, "done", NULL), 0);
	}
	int rule = rules_index(app->rules, "met-lijst");
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0, "%s", err_last());
	cr_assert_eq(n, rules_count(app->rules));
	cr_assert_eq(s[rule].shown, 1);
	cr_assert_eq(s[rule].accepted, 4);
	cr_assert_eq(s[rule].dismissed, 16);
	cr_assert_eq(s[rule].reason[5], 1, "facts_wrong");
	cr_assert_eq(s[rule].reason[15], 15);
	cr_assert_eq(s[rule].now, 1);
	cr_assert_not(s[rule].discuss, "a fifth is not below a fifth");
	app->today += 20 * 7;
	cr_assert_eq(dismissed(suggested("met-lijst", p, 0), NULL, NULL), 0);
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0);
	cr_assert(s[rule].discuss);
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0);
	cr_assert_not(s[rule].discuss, "what was undone does not count");
	cr_assert_eq(app_rule_statistics(app, app->today, arena, &s, &n), 0);
	cr_assert_eq(s[rule].dismissed, 0, "from that day on");
}

/* ---- two programs of one user ---- */

enum { PROGRAMS = 2, QUIET_ONES = 120 };

/* Waits until the pipe is closed: then all go at once. */
static void reconcile_when(int gate)
{
	char byte;
	struct app *mine = office_of("anna");
	mine->today = app->today;
	while (read(gate, &byte, 1) > 0)
		;
	_exit(app_reconcile(mine, NULL) == 0 ? 0 : 1);
}

Test(life_log, reconcile__in_two_programs_at_once_notes_everything_once)
{
	int gate[2], status;
	int64_t employer = make_employer("De Linde");
	for (int i = 0; i < QUIET_ONES; i++)
		change(E_PLACEMENT, make_placement(employer, "Vos"), "course", "smooth");
	app->today = TODAY + 5 * 7;
	cr_assert_eq(pipe(gate), 0);
	for (int i = 0; i < PROGRAMS; i++)
		if (fork() == 0) {
			close(gate[1]);
			reconcile_when(gate[0]);
		}
	close(gate[1]);
	for (int i = 0; i < PROGRAMS; i++) {
		cr_assert_gt(wait(&status), 0);
		cr_assert_eq(status, 0);
	}
	reconcile();
	struct suggestion_event *e;
	size_t n;
	const struct log_query q = { .rule = "met-lijst" };
	cr_assert_eq(store_suggestion_log(app->store, &q, arena, &e, &n), 0);
	cr_assert_eq(n, QUIET_ONES, "%zu", n);
}
