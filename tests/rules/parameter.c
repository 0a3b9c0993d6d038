/* Parameters read, shown and changed. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "fixture.h"

static const char text[] =
	"parameter interval \"stil\" en \"silence\"\n  per verloop\n"
	"  vanaf 2024-01-01: soepel 12 weken, aandacht 45 dagen, moeizaam 1 maand\n"
	"  vanaf 2027-01-01: soepel 10 weken, aandacht 6 weken, moeizaam 1 jaar\n  herkomst bron\n"
	"parameter grens \"grens\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n";

Test(rules_parameter, is_found_shown_and_written)
{
	struct arena *a = arena_new();
	struct ruleset *rs = rule_of(text, "  als\n    - sinds startdatum > interval[verloop]\n");
	int i = rules_parameter_index(rs, "interval");
	bool used[1] = { false };
	cr_assert_eq(i, 0);
	cr_assert_eq(rules_parameter_index(rs, "nergens"), -1);
	cr_assert_eq(rules_parameter_periods(rs, 0), 2);
	cr_assert_eq(rules_parameter_from(rs, 0, 1), day_of("2027-01-01"));
	cr_assert_str_eq(rules_parameter_show(rs, 0, 0, day_of("2026-12-31"), a), "12 weeks");
	cr_assert_str_eq(rules_parameter_show(rs, 0, 0, day_of("2027-01-01"), a), "10 weeks");
	cr_assert_str_eq(rules_parameter_show(rs, 1, -1, day_of("2020-01-01"), a), "3");
	cr_assert_str_eq(rules_parameter_write(rs, 0, day_of("2026-12-31"), a),
		"soepel 12 weken, aandacht 45 dagen, moeizaam 1 maand");
	cr_assert_str_eq(rules_parameter_write(rs, 0, day_of("2027-12-31"), a),
		"soepel 10 weken, aandacht 6 weken, moeizaam 1 jaar");
	rules_parameter_users(rs, 0, used);
	cr_assert(used[0]);
	used[0] = false;
	rules_parameter_users(rs, 1, used);
	cr_assert(!used[0]);
	arena_free(&a);
	rules_free(&rs);
}

Test(rules_parameter, change_gives_a_block_that_holds_from_its_day)
{
	struct arena *a = arena_new();
	char *block = NULL;
	struct ruleset *rs = ruleset_of(text);
	cr_assert_eq(rules_parameter_change(rs, 0, day_of("2026-06-01"),
		"soepel 8 weken, aandacht 14 dagen, moeizaam 7 dagen", "te \"veel\"\nvragen", a, &block), 0,
		"%s", err_last());
	cr_assert(strstr(block, "  vanaf 2024-01-01: soepel 12 weken") != NULL, "%s", block);
	cr_assert(strstr(block, "2027") == NULL, "%s", block);
	cr_assert(strstr(block, "  herkomst redactie\n  toelichting \"te 'veel' vragen\"\n") != NULL, "%s",
		block);
	rules_free(&rs);

	rs = rules_new();
	rules_add_text(rs, "a.regel", text, sizeof text - 1);
	rules_next_layer(rs);
	rules_add_text(rs, "b.regel", block, strlen(block));
	rules_link(rs);
	cr_assert_eq(rules_error_count(rs), 0);
	int i = rules_parameter_index(rs, "interval");
	cr_assert(rules_parameter(rs, (size_t)i)->overridden);
	cr_assert_str_eq(rules_parameter(rs, (size_t)i)->text.en, "silence");
	cr_assert_str_eq(rules_parameter_show(rs, (size_t)i, 1, day_of("2026-05-31"), a), "45 days");
	cr_assert_str_eq(rules_parameter_show(rs, (size_t)i, 1, day_of("2026-06-01"), a), "2 weeks");
	arena_free(&a);
	rules_free(&rs);
}

static const char with_unknown[] = "parameter basis \"b\"\n  per fase\n  vanaf 2024-01-01: toeleiding 10 "
				   "dagen, proefplaatsing 10 dagen, "
				   "inwerken 10 dagen, stabiel 20 dagen, verandering 10 dagen, "
				   "dreigend_verzuim 10 dagen, verzuim 10 dagen, "
				   "langdurige_arbeidsongeschiktheid 10 dagen, afgerond 10 dagen, onbekend "
				   "15 dagen\n  herkomst redactie\n"
				   "parameter factor \"f\"\n  per verloop\n  vanaf 2024-01-01: soepel 100 %, "
				   "aandacht 50 %, moeizaam 50 %\n"
				   "  herkomst redactie\n";

/* The phase is not asked: its value for unknown counts. The course is. */
Test(rules_parameter, can_have_a_value_for_unknown)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of(with_unknown,
		"  als\n    - sinds startdatum langer dan basis[fase] maal factor[verloop]\n");
	cr_assert_eq(outcome_of(rs, "verloop=soepel startdatum=2026-01-01", "2026-01-16"), TRUTH_FALSE);
	cr_assert_eq(outcome_of(rs, "verloop=soepel startdatum=2026-01-01", "2026-01-17"), TRUTH_TRUE);
	cr_assert_eq(outcome_of(rs, "fase=stabiel verloop=soepel startdatum=2026-01-01", "2026-01-17"),
		TRUTH_FALSE);
	cr_assert_eq(outcome_of(rs, "startdatum=2026-01-01", "2026-01-12"), TRUTH_UNKNOWN);
	add_row(t, 1, 1, "startdatum=2026-01-01");
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-01-12"), a);
	cr_assert_eq(e->nmissing, 1);
	cr_assert_eq(e->missing[0], rules_fact_index("verloop"));
	facts_set(t, 0, rules_fact_index("verloop"), 1);
	e = rules_explain(rs, 0, t, 0, day_of("2026-01-12"), a);
	cr_assert_str_eq(
		e->lines[0].facts[0].threshold, "8 days (15 days × 50 %, phase: unknown, course: attention)");
	size_t basis = (size_t)rules_parameter_index(rs, "basis");
	cr_assert(rules_parameter(rs, basis)->unknown);
	cr_assert_str_eq(rules_parameter_show(rs, basis, 9, day_of("2026-01-12"), a), "15 days");
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_parameter, keeps_its_value_for_unknown_when_the_others_change)
{
	struct arena *a = arena_new();
	char *block;
	struct ruleset *rs =
		ruleset_of("parameter f \"f\"\n  per rolopvatting\n  vanaf 2024-01-01: relatiegericht 75 %, "
			   "onderzoekend 150 %, achterwacht 150 %, onbekend 100 %\n  herkomst redactie\n");
	cr_assert_str_eq(rules_parameter_write(rs, 0, day_of("2026-01-01"), a),
		"relatiegericht 75 %, onderzoekend 150 %, achterwacht 150 %, onbekend 100 %");
	cr_assert_eq(rules_parameter_change(rs, 0, day_of("2026-02-01"),
			     "relatiegericht 80 %, onderzoekend 150 %, "
			     "achterwacht 150 %",
			     "besproken", a, &block),
		0);
	cr_assert(strstr(block,
			  "relatiegericht 80 %, onderzoekend 150 %, achterwacht 150 %, onbekend 100 %\n") !=
			  NULL,
		"%s", block);
	rules_free(&rs);
	rs = ruleset_of("parameter f \"f\"\n  per verloop\n  vanaf 2024-01-01: soepel 1 dag, aandacht 1 dag, "
			"moeizaam 1 dag"
			"\n  vanaf 2025-01-01: soepel 1 dag, aandacht 1 dag, moeizaam 1 dag, onbekend 2 "
			"dagen\n  herkomst redactie\n");
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "onbekend") != NULL);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_parameter, change_says_what_is_wrong)
{
	static const struct {
		const char *values, *reason, *says;
	} cases[] = {
		{ "soepel 8 weken, aandacht 2 weken", "x", "'moeizaam' is missing" },
		{ "soepel 8, aandacht 2, moeizaam 1", "x", "must be durations" },
		{ "soepel 8 weken, aandacht 2 weken, moeizaam 1 week", " ", "why" },
		{ "soepl 8 weken", "x", "soepel 12 weken, aandacht 45 dagen" },
		{ "soepel 8 weken, aandacht 2 weken, moeizaam 1 week\nregel x", "x", "not understood" },
	};
	struct arena *a = arena_new();
	struct ruleset *rs = ruleset_of(text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *block = NULL;
		cr_assert_eq(rules_parameter_change(rs, 0, day_of("2026-06-01"), cases[i].values,
			cases[i].reason, a, &block), ERR_INVALID, "%zu: %s", i, block);
		cr_assert(strstr(err_last(), cases[i].says) != NULL, "%zu: %s", i, err_last());
	}
	char *block = NULL;
	cr_assert_eq(rules_parameter_change(
			     rs, 0, day_of("2023-06-01"), "soepel 8, aandacht 2, moeizaam 1", "x", a, &block),
		ERR_INVALID);
	cr_assert(strstr(err_last(), "another kind") != NULL, "%s", err_last());
	arena_free(&a);
	rules_free(&rs);
}

Test(rules_parameter, of_the_program_itself_has_a_value_on_a_day)
{
	static const struct duration none = { 3, false };
	struct ruleset *rs = ruleset_of(
		"parameter aantal \"x\"\n  vanaf 2024-01-01: 5\n  vanaf 2027-01-01: 7\n  herkomst redactie\n"
		"parameter deel \"x\"\n  vanaf 2024-01-01: 75 %\n  herkomst redactie\n"
		"parameter tijd \"x\"\n  vanaf 2024-01-01: 8 weken\n  vanaf 2027-01-01: 2 maanden\n"
		"  herkomst redactie\n"
		"parameter keuze \"x\"\n  per verloop\n  vanaf 2024-01-01: soepel 1, aandacht 2, moeizaam 3\n"
		"  herkomst redactie\n");
	day now = day_of("2026-11-22"), later = day_of("2027-01-01");
	cr_assert_eq(rules_parameter_number(rs, "aantal", now, 1), 5);
	cr_assert_eq(rules_parameter_number(rs, "aantal", later, 1), 7);
	cr_assert_eq(rules_parameter_number(rs, "deel", now, 1), 75);
	cr_assert_eq(rules_parameter_duration(rs, "tijd", now, none).count, 56);
	cr_assert(!rules_parameter_duration(rs, "tijd", now, none).months);
	cr_assert_eq(rules_parameter_duration(rs, "tijd", later, none).count, 2);
	cr_assert(rules_parameter_duration(rs, "tijd", later, none).months);
	/* not there, another kind, a value per choice */
	cr_assert_eq(rules_parameter_number(rs, "nergens", now, 1), 1);
	cr_assert_eq(rules_parameter_number(rs, "tijd", now, 1), 1);
	cr_assert_eq(rules_parameter_number(rs, "keuze", now, 1), 1);
	cr_assert_eq(rules_parameter_duration(rs, "nergens", now, none).count, 3);
	cr_assert_eq(rules_parameter_duration(rs, "aantal", now, none).count, 3);
	rules_free(&rs);
}

/* The shipped rules have each of them, of the kind that it is read as, with its origin
 * and both languages; and as a local file can change them. */
Test(rules_parameter, of_the_program_itself_are_shipped)
{
	struct arena *a = arena_new();
	struct ruleset *rs = shipped();
	day now = day_of("2026-11-22");
	for (size_t i = 0; rules_own_parameters[i] != NULL; i++) {
		const char *name = rules_own_parameters[i];
		if (name[strlen(name) - 1] == '_')
			continue;
		int at = rules_parameter_index(rs, name);
		char *block = NULL;
		cr_assert(at >= 0, "%s", name);
		const struct parameter *p = rules_parameter(rs, (size_t)at);
		bool number = rules_parameter_number(rs, name, now, -1) >= 0;
		bool duration =
			rules_parameter_duration(rs, name, now, (struct duration){ -1, false }).count >= 0;
		cr_assert(number != duration, "%s", name);
		cr_assert_neq(strcmp(p->text.nl, p->text.en), 0, "%s", name);
		cr_assert(p->note.nl != NULL && strcmp(p->note.nl, p->note.en) != 0, "%s", name);
		cr_assert_eq(p->origin, ORIGIN_EDITORIAL);
		cr_assert_eq(rules_parameter_change(rs, (size_t)at, now,
				     rules_parameter_write(rs, (size_t)at, now, a), "besproken", a, &block),
			0, "%s", err_last());
	}
	cr_assert_eq(rules_parameter_number(rs, "gesprek_eerst_vragen", now, 0), 5);
	cr_assert_eq(
		rules_parameter_duration(rs, "gesprek_opnieuw_vragen", now, (struct duration){ 0, false })
			.count,
		56);
	cr_assert_eq(rules_parameter_number(rs, "gesprek_ongewijzigd", now, 0), 75);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_parameter, tells_how_certain_it_is_and_until_when_it_holds)
{
	struct ruleset *rs = ruleset_of(
		"parameter p \"x\"\n  vanaf 2015-01-01: 3\n  vanaf 2018-01-01: 4\n  tot 2026-01-01\n"
		"  herkomst wet\n  zekerheid redelijk zeker\n"
		"parameter q \"y\"\n  vanaf 2015-01-01: 3\n  herkomst bron\n"
		"language en\nparameter r \"z\"\n  from 2015-01-01: 3\n  origin law\n  certainty changes every year\n");
	const struct parameter *p = rules_parameter(rs, (size_t)rules_parameter_index(rs, "p"));
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(p->certainty, CERTAINTY_FAIRLY);
	cr_assert_eq(p->until, day_of("2026-01-01"));
	cr_assert_eq(rules_parameter_number(rs, "p", day_of("2026-06-01"), 0), 4, "a rule goes on with it");
	p = rules_parameter(rs, (size_t)rules_parameter_index(rs, "q"));
	cr_assert_eq(p->certainty, CERTAINTY_UNTOLD);
	cr_assert_eq(p->until, DAY_NONE);
	p = rules_parameter(rs, (size_t)rules_parameter_index(rs, "r"));
	cr_assert_eq(p->certainty, CERTAINTY_YEARLY);
	rules_free(&rs);
}
