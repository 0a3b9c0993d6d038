/* Limits and states of rules are changed on screen after their effect was seen, in
 * Dutch and in English; and how the rules screens look. */
#include <stdio.h>
#include <string.h>

#include "tests/ui/own_rules.h"

static struct own o;

static void leave_screen(const char *gone)
{
	term_press(o.t, VTERM_KEY_ESCAPE);
	demo_wait_gone(o.t, gone);
}

/* ---- limits ---- */

/* The first value, 100 %, becomes half of it. */
static void type_limit(void)
{
	term_type(o.t, "7p/factor_verloop\n");
	demo_wait_gone(o.t, "Filter:");
	term_type(o.t, "\n");
	demo_wait(o.t, "From which day");
	term_ctrl(o.t, 'u');
	term_type(o.t, "50\t");
	term_wait_for(o.t, "50 %");
	term_press(o.t, VTERM_KEY_PAGEDOWN); /* to the day; why is below it */
	term_type(o.t, "\tmeer bellen");
	term_ctrl(o.t, 's');
	demo_wait(o.t, "Effect on the caseload now");
}

STEP(rules, a_limit_changes_after_its_effect_was_seen)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	type_limit();
	term_wait_for(o.t, "100 % → 50 %");
	demo_wait(o.t, ", per week after that: %zu");
	demo_wait(o.t, "before it takes effect");
	/* Esc changes nothing. */
	leave_screen("before it takes effect");
	cr_assert(own_text(&o, "parameters.regel") == NULL);
	term_type(o.t, "q");
	demo_wait(o.t, "Seen");
	type_limit();
	term_type(o.t, "\n");
	demo_wait(o.t, "Changed: %s");
	term_wait_for(o.t, "› ! ");
	cr_assert(strstr(own_text(&o, "parameters.regel"), "vanaf 2026-11-22: soepel 50 %") != NULL);
	cr_assert(strstr(own_text(&o, "parameters.regel"), "toelichting \"meer bellen\"") != NULL);
	/* It is there after a new start, marked, and used by the rule. */
	own_restart(&o);
	term_type(o.t, "7p/factor_verloop\n");
	demo_wait_gone(o.t, "Filter:");
	term_wait_for(o.t, "› ! ");
	term_wait_for(o.t, own_words(&o, "soepel 50 %", "smooth 50 %"));
	/* And gone again. */
	term_type(o.t, "x");
	demo_wait(o.t, "Effect on the caseload now");
	term_type(o.t, "\n");
	demo_wait(o.t, "As it is shipped again: %s");
	term_wait_gone(o.t, own_words(&o, "soepel 50 %", "smooth 50 %"));
	cr_assert(own_text(&o, "parameters.regel") == NULL);
	own_close(&o);
}

STEP(rules, a_limit_that_cannot_be_is_refused_at_once)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	term_type(o.t, "7p/jobcoach_vooruit\n");
	demo_wait_gone(o.t, "Filter:");
	term_wait_for(o.t, "jobcoach_vooruit: ");
	term_type(o.t, "\n");
	demo_wait(o.t, "From which day");
	term_ctrl(o.t, 'u');
	term_type(o.t, "zes\t");
	demo_wait(o.t, "Type a number with days, weeks, months or years, for example 6 weeks.");
	term_press(o.t, VTERM_KEY_UP);
	term_ctrl(o.t, 'u');
	term_type(o.t, "8w\t"); /* in either language, and in short */
	term_wait_for(o.t, own_words(&o, "8 weken", "8 weeks"));
	term_type(o.t, "\tx");
	term_ctrl(o.t, 's');
	demo_wait(o.t, "All values are as they are now.");
	term_press(o.t, VTERM_KEY_ESCAPE);
	term_type(o.t, "w");
	demo_wait(o.t, "Limits");
	own_close(&o);
}

/* ---- states ---- */

STEP(rules, a_limit_tells_what_it_is_for_each_choice_and_where_it_is_used)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	term_type(o.t, "7p/contactinterval_werkgever\n");
	demo_wait_gone(o.t, "Filter:");
	term_type(o.t, "\n");
	demo_wait(o.t, "From which day");
	demo_wait(o.t, "Used by");
	term_wait_for(o.t, own_words(&o, "Spreek de werkgever", "Speak with the employer"));
	term_wait_for(o.t, own_words(&o, "Nu 3 weken;", "Now 3 weeks;"));
	/* Also for a choice that nobody gave. */
	term_wait_for(o.t, own_words(&o, "onbekend *", "unknown *"));
	own_close(&o);
}

STEP(rules, a_rule_is_switched_off_and_back)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	own_rule(&o, "contract-eindigt");
	own_state(&o, own_words(&o, "niet gebruikt", "not used"), "past hier niet");
	term_wait_for(o.t, "+0, −4");
	term_type(o.t, "\n");
	demo_wait(o.t, "%s is now: %s");
	demo_wait(o.t, "Changes made here");
	term_wait_for(o.t, own_words(&o, "uit: past hier niet", "off: past hier niet"));
	cr_assert(strstr(own_text(&o, "states.regel"), "\nregel contract-eindigt uit \"past hier niet\"") !=
		  NULL);
	own_restart(&o);
	own_rule(&o, "contract-eindigt");
	term_wait_for(o.t, "! contract-eindigt");
	term_wait_for(o.t, "2026-11-22 anna: ");
	term_type(o.t, "x");
	demo_wait(o.t, "Effect on the caseload now");
	term_wait_for(o.t, "+4, −0");
	term_type(o.t, "\n");
	demo_wait(o.t, "Taken away: what was changed here in \"%s\"");
	term_wait_gone(o.t, "! contract-eindigt");
	cr_assert(own_text(&o, "states.regel") == NULL);
	own_close(&o);
}

STEP(rules, a_rule_of_few_takers_is_to_be_discussed)
{
	own_open(&o, l);
	demo_sql(&o.d, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 21) "
		     "INSERT INTO suggestion_log (at, day, who, rule, placement, employer, event) "
		     "SELECT '2026-06-01T09:00:00Z', '2026-06-01', 'anna', 'contract-eindigt', i, 1, "
		     "'dismissed' FROM n");
	own_start(&o, 24, 80);
	term_type(o.t, "7/contract-eindigt\n");
	demo_wait_gone(o.t, "Filter:");
	demo_wait(o.t, "  discuss this rule: %lld of %lld decisions accepted it");
	term_type(o.t, "\n/21\n");
	demo_wait_gone(o.t, "Search:");
	demo_wait(o.t, "Discuss this rule: %lld of %lld decisions accepted it.");
	term_wait_for(o.t, "21 100%");
	own_close(&o);
}

/* ---- how it looks ---- */

static const struct scene {
	const char *name, *keys, *text;
} scenes[] = {
	{ "rules", "7", "State" },
	{ "rule", "7/contract-eindigt\n\n", "When all of this holds" },
	{ "parameters", "7p", "Limits" },
	{ "rule-facts", "7v", "Empty is" },
	{ "rule-editor", "7acall-again\n", "Rule text · %s" },
	{ "rule-errors", "7f", "Faults in rule files" },
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

STEP(rules, screens_look_as_they_did)
{
	for (size_t i = 0; i < SCENES; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			char name[80];

			own_open(&o, l);
			if (strcmp(scenes[i].name, "rule-errors") == 0)
				own_write(&o, "my.regel", own_broken);
			own_start(&o, sizes[k][0], sizes[k][1]);
			own_noted(&o);
			term_type(o.t, scenes[i].keys);
			demo_wait(o.t, scenes[i].text);
			demo_wait_gone(o.t, "Filter:");
			snprintf(name, sizeof name, "screens/%s", scenes[i].name);
			term_golden(o.t, name, o.d.lang);
			own_close(&o);
		}
	}
}

STEP(rules, a_preview_looks_as_it_did)
{
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		own_open(&o, l);
		own_start(&o, sizes[k][0], sizes[k][1]);
		type_limit();
		term_golden(o.t, "screens/rule-preview", o.d.lang);
		own_close(&o);
	}
}
