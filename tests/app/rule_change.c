/* Changes of limits and states, and their effect on the caseload. */
#include <stdlib.h>

#include "office.h"

static void change_open(void)
{
	office_open();
	free(app->local_rules);
	app->local_rules = xstrdup(arena_printf(arena, "%s/own", office_folder()));
}

TestSuite(rule_change, .init = change_open, .fini = office_close);

static char *limit(const char *name, const char *values, const char *reason)
{
	char *text;
	cr_assert_eq(
		app_parameter_change(app, name, TODAY, values, reason, arena, &text), 0, "%s", err_last());
	return text;
}

static const char shorter[] = "soepel 6 weken, aandacht 4 weken, moeizaam 2 weken";

Test(rule_change, of_a_limit_is_a_block_that_rules_read)
{
	const char *text = limit("contactinterval", shorter, "wij spreken vaker");
	cr_assert(strstr(text,
			  "parameter contactinterval \"zo lang mag de werkgever ongesproken blijven\"\n"
			  "  per verloop\n"
			  "  vanaf 2024-01-01: soepel 12 weken, aandacht 6 weken, moeizaam 3 weken\n"
			  "  vanaf 2026-11-22: soepel 6 weken, aandacht 4 weken, moeizaam 2 weken\n") != NULL,
		"%s", text);
	cr_assert(strstr(text, "\"wij spreken vaker\"") != NULL, "%s", text);
	cr_assert_eq(app_rules_save(app, "parameters.regel", text), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(app->rules), 0);
	size_t i = (size_t)rules_parameter_index(app->rules, "contactinterval");
	cr_assert_str_eq(rules_parameter_write(app->rules, i, TODAY, arena), shorter);
	cr_assert_str_eq(rules_parameter_write(app->rules, i, TODAY - 1, arena),
		"soepel 12 weken, aandacht 6 weken, moeizaam 3 weken");
}

Test(rule_change, leaves_what_else_stands_in_the_file)
{
	static const char before[] =
		"# van het team\n\n"
		"parameter contactinterval \"oud\"\n"
		"  per verloop\n"
		"  # in mei besproken\n"
		"  vanaf 2024-01-01: soepel 9 weken, aandacht 6 weken, moeizaam 3 weken\n"
		"  herkomst redactie\n"
		"\n"
		"# over een andere grens\n"
		"parameter anders \"iets anders\"   # achteraan\n"
		"  vanaf 2024-01-01: 3 weken\n"
		"  herkomst redactie\n";
	cr_assert_eq(app_rules_save(app, "parameters.regel", before), 0, "%s", err_last());
	const char *text = limit("contactinterval", shorter, "vaker");
	const char *start = "# van het team\n\n  # in mei besproken\nparameter contactinterval \"";
	cr_assert_eq(strncmp(text, start, strlen(start)), 0, "%s", text);
	cr_assert_str_eq(strstr(text, "\n\n# over een andere grens"),
		strstr(before, "\n\n# over een andere grens"));
	cr_assert(strstr(text, "vanaf 2024-01-01: soepel 9 weken") != NULL, "%s", text);
	/* Twice gives the same as once. */
	cr_assert_eq(app_rules_save(app, "parameters.regel", text), 0, "%s", err_last());
	cr_assert_str_eq(limit("contactinterval", shorter, "vaker"), text);
}

Test(rule_change, refuses_what_the_language_refuses)
{
	char *text;
	cr_assert_eq(
		app_parameter_change(app, "contactinterva", TODAY, shorter, "x", arena, &text), ERR_NOTFOUND);
	cr_assert(strstr(err_last(), "contactinterva") != NULL);
	cr_assert_eq(app_parameter_change(app, "contactinterval", TODAY, "soepel 6", "x", arena, &text),
		ERR_INVALID);
	cr_assert(strstr(err_last(), "soepel 12 weken, aandacht 6 weken") != NULL, "%s", err_last());
	cr_assert_eq(
		app_parameter_change(app, "contactinterval", TODAY, shorter, " ", arena, &text), ERR_INVALID);
	cr_assert(text == NULL);
	cr_assert_eq(app_rules_save(app, "eigen.regel", limit("contactinterval", shorter, "x")), 0);
	cr_assert_eq(
		app_parameter_change(app, "contactinterval", TODAY, shorter, "x", arena, &text), ERR_INVALID);
	cr_assert(strstr(err_last(), "eigen.regel") != NULL, "%s", err_last());
	cr_assert_eq(app_rules_save(app, "eigen.regel", NULL), 0);
	cr_assert_eq(app_rules_save(app, "parameters.regel", "# ours\n\ntaal en\n"), 0);
	cr_assert_eq(
		app_parameter_change(app, "contactinterval", TODAY, shorter, "x", arena, &text), ERR_INVALID);
	cr_assert(strstr(err_last(), "English keywords") != NULL, "%s", err_last());
}

static char *state(const char *rule, bool off, enum rule_state to, const char *reason)
{
	char *text;
	cr_assert_eq(app_rule_state_change(app, rule, off, to, reason, arena, &text), 0, "%s", err_last());
	return text;
}

Test(rule_change, of_a_state_is_one_line_per_rule)
{
	char *text = state("vraag-jobcoach", true, RULE_RETIRED, "wij hebben geen \"coaches\"\nmeer");
	const char *line = "regel vraag-jobcoach uit \"wij hebben geen 'coaches' meer\"\n";
	cr_assert(strstr(text, line) != NULL, "%s", text);
	cr_assert_eq(app_rules_save(app, "states.regel", text), 0, "%s", err_last());
	const struct rule *r = rules_get(app->rules, (size_t)rules_index(app->rules, "vraag-jobcoach"));
	cr_assert(r->off);
	text = state("op-proef", false, RULE_IN_USE, "bevalt goed");
	cr_assert_str_eq(strstr(text, line),
		arena_printf(arena, "%sregel op-proef stand in gebruik \"bevalt goed\"\n", line));
	cr_assert_eq(app_rules_save(app, "states.regel", text), 0, "%s", err_last());
	text = state("vraag-jobcoach", false, RULE_TRIAL, "toch");
	cr_assert(strstr(text, "\nregel vraag-jobcoach stand proef \"toch\"\nregel op-proef ") != NULL, "%s",
		text);
	cr_assert(strstr(text, "uit") == NULL || strstr(text, "jobcoach uit") == NULL, "%s", text);
	char *none;
	cr_assert_eq(
		app_rule_state_change(app, "op-proef", true, RULE_TRIAL, NULL, arena, &none), ERR_INVALID);
	cr_assert_eq(
		app_rule_state_change(app, "op-proe", true, RULE_TRIAL, "x", arena, &none), ERR_NOTFOUND);
}

static struct effect effect_of(const char *name, const char *text)
{
	struct ruleset *with;
	struct effect e;
	cr_assert_eq(app_rules_with(app, name, text, &with), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(with), 0, "%s",
		rules_error_count(with) ? rules_error_show(rules_error(with, 0), arena) : "");
	cr_assert_eq(app_effect(app, with, arena, &e), 0, "%s", err_last());
	rules_free(&with);
	return e;
}

Test(rule_change, has_an_effect_by_rule_and_by_week)
{
	int64_t employer = make_employer("De Linde");
	int64_t one = make_placement(employer, "Vos");
	make_placement(employer, "Mol");
	struct effect e = effect_of("parameters.regel", limit("contactinterval", shorter, "vaker"));
	cr_assert_eq(e.appears + e.vanishes, 0, "both were spoken to today");
	/* Longer than two weeks is from the 15th day: in the third week. */
	cr_assert_eq(e.weekly[1], 0);
	cr_assert_eq(e.weekly[2], 2);
	cr_assert_eq(e.weekly[3], 0);

	/* On the last day of the second week; of the rules that stay as they are nothing. */
	app->today = TODAY + 1;
	e = effect_of("parameters.regel", limit("contactinterval", shorter, "vaker"));
	cr_assert_eq(e.weekly[1], 2);
	e = effect_of("states.regel", state("vraag-jobcoach", true, RULE_RETIRED, "x"));
	for (size_t i = 0; i < sizeof e.weekly / sizeof *e.weekly; i++)
		cr_assert_eq(e.weekly[i], 0);

	app->today = TODAY + 16;
	e = effect_of("parameters.regel", limit("contactinterval", shorter, "vaker"));
	cr_assert_eq(e.appears, 2);
	cr_assert_eq(e.vanishes, 0);
	cr_assert_eq(e.nrules, 1);
	cr_assert_str_eq(e.rule[0].id, "spreek-werkgever");
	cr_assert_str_eq(e.rule[0].title, "Spreek de werkgever");
	cr_assert_eq(e.rule[0].appears, 2);
	cr_assert_eq(e.nsample, 2);
	cr_assert_eq(e.sample[0].placement, one);
	cr_assert_str_eq(e.sample[0].employee, "J. Vos");
	cr_assert_str_eq(e.sample[0].title, "Spreek de werkgever");

	app->today = TODAY + 22;
	e = effect_of("states.regel", state("spreek-werkgever", true, RULE_RETIRED, "even niet"));
	cr_assert_eq(e.appears, 0);
	cr_assert_eq(e.vanishes, 2);
	cr_assert_eq(e.rule[0].vanishes, 2);
	cr_assert_eq(e.nsample, 0);
}

Test(rule_change, counts_what_was_decided_as_gone)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	char *off = state("vraag-jobcoach", true, RULE_RETIRED, "x");
	cr_assert_eq(effect_of("states.regel", off).vanishes, 1);
	cr_assert_eq(postponed(suggested("vraag-jobcoach", p, 0), TODAY + 8), 0);
	cr_assert_eq(effect_of("states.regel", off).vanishes, 0);
}

Test(rule_change, of_an_employer_rule_counts_once_per_employer)
{
	int64_t employer = make_employer("De Linde");
	PUT(E_BOTTLENECK, "placement", id(make_placement(employer, "Vos")), "theme", "guidance");
	PUT(E_BOTTLENECK, "placement", id(make_placement(employer, "Mol")), "theme", "guidance");
	struct effect e = effect_of("states.regel", state("gedeeld-knelpunt", true, RULE_RETIRED, "x"));
	cr_assert_eq(e.vanishes, 1);
	e = effect_of("states.regel", state("op-proef", false, RULE_IN_USE, "x"));
	cr_assert_eq(e.appears, 2);
}
