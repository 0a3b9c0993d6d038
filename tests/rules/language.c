/* The forms of the rule language: products, ranges, derived facts, layers, days
 * of validity, replacing, English keywords, partial dates. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "fixture.h"

#define END "  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
#define RULE(name, condition) \
	"regel " name "\n  titel \"T\"\n  prioriteit 50\n  als\n    - " condition "\n" END

static const char products[] =
	"parameter basis \"b\"\n  per verloop\n"
	"  vanaf 2024-01-01: soepel 45 dagen, aandacht 1 maand, moeizaam 3 weken\n  herkomst wet\n"
	"parameter factor \"f\"\n  per mandaat\n"
	"  vanaf 2024-01-01: individu 100 %, team 75 %, organisatie 50 %\n  herkomst redactie\n"
	"parameter derde \"d\"\n  vanaf 2024-01-01: 33 %\n  herkomst redactie\n";

static enum truth product(const char *verloop, const char *mandaat, const char *start, const char *today)
{
	char values[200];
	snprintf(values, sizeof values, "verloop=%s mandaat=%s startdatum=%s", verloop, mandaat, start);
	return once(products, "sinds startdatum minstens basis[verloop] maal factor[mandaat]", values, today);
}

Test(rules_language, product_is_rounded_once_with_halves_up)
{
	/* 45 days x 75 % = 33.75 -> 34; x 50 % = 22.5 -> 23 */
	cr_assert_eq(product("soepel", "team", "2026-01-01", "2026-02-03"), F);
	cr_assert_eq(product("soepel", "team", "2026-01-01", "2026-02-04"), T);
	cr_assert_eq(product("soepel", "organisatie", "2026-01-01", "2026-01-23"), F);
	cr_assert_eq(product("soepel", "organisatie", "2026-01-01", "2026-01-24"), T);
	/* the month back from 1 March has 28 days, x 75 % = 21 */
	cr_assert_eq(product("aandacht", "team", "2026-02-09", "2026-03-01"), F);
	cr_assert_eq(product("aandacht", "team", "2026-02-08", "2026-03-01"), T);
	/* 10 x 33 % = 3.3, 5 x 33 % x 50 % = 0.825 */
	cr_assert_eq(
		once(products, "open_knelpunten minstens 10 maal derde", "open_knelpunten=3", "2026-01-01"),
		T);
	cr_assert_eq(
		once(products, "open_knelpunten minstens 10 maal derde", "open_knelpunten=2", "2026-01-01"),
		F);
	cr_assert_eq(once(products, "open_knelpunten = 5 maal derde maal factor[mandaat]",
		"open_knelpunten=1 mandaat=organisatie", "2026-01-01"), T);
}

Test(rules_language, product_with_an_unknown_choice_decides_where_all_agree)
{
	cr_assert_eq(product("soepel", "onbekend", "2026-01-01", "2026-01-23"), F);
	cr_assert_eq(product("soepel", "onbekend", "2026-01-01", "2026-01-24"), U);
	cr_assert_eq(product("soepel", "onbekend", "2026-01-01", "2026-02-15"), T);
	cr_assert_eq(product("onbekend", "organisatie", "2026-01-01", "2026-01-11"), F);
	cr_assert_eq(product("onbekend", "onbekend", "2026-01-01", "2026-01-14"), U);
	cr_assert_eq(product("onbekend", "onbekend", "2026-01-01", "2026-02-15"), T);
}

/* Every relation, months and percentages up and down: the day found is the first
 * one on which the rule becomes true. */
Test(rules_language, product_of_months_turns_on_the_day_that_is_told)
{
	static const char *const relations[] = { "langer dan", "minstens", "korter dan", "hoogstens", "=",
		"!=" };
	static const char *const percents[] = { "33", "75", "250" };
	struct arena *a = arena_new();
	size_t found = 0;
	for (size_t i = 0; i < 6 * 3 * 2; i++) {
		const char *before = arena_printf(
			a, "parameter f \"f\"\n  vanaf 2024-01-01: %s %%\n  herkomst wet\n", percents[i % 3]);
		const char *body = arena_printf(a, "  als\n    - %s startdatum %s 2 maanden maal f\n",
			i < 18 ? "sinds" : "tot", relations[i / 3 % 6]);
		struct ruleset *rs = rule_of(before, body);
		for (day start = day_of("2026-01-20"); start < day_of("2026-03-05"); start += 3) {
			struct facts *t = facts_new();
			day today = i < 18 ? start : start - 300, next = DAY_NONE;
			add_row(t, 1, 1, "");
			facts_set(t, 0, rules_fact_index("startdatum"), start);
			struct explanation *e = rules_explain(rs, 0, t, 0, today, a);
			for (day d = today + 1; d < today + 500 && next == DAY_NONE && e->outcome != T; d++)
				if (rules_evaluate_row(rs, 0, t, 0, d, NULL) == T)
					next = d;
			cr_assert_eq(e->next, next, "%s%s: start %d, told %d, is %d", before, body, start,
				e->next, next);
			found += next != DAY_NONE;
			facts_free(&t);
		}
		rules_free(&rs);
	}
	cr_assert(found > 100);
	arena_free(&a);
}

Test(rules_language, explanation_of_a_product_shows_how_it_came_about)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of(products,
		"  als\n    - sinds startdatum langer dan basis[verloop] maal factor[mandaat]\n");
	add_row(t, 1, 1, "startdatum=2026-01-01 verloop=soepel mandaat=team");
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-02-04"), a);
	const struct explain_line *line = &e->lines[0];
	cr_assert_eq(e->outcome, F);
	cr_assert_eq(e->next, day_of("2026-02-05"));
	cr_assert_eq(line->nfacts, 3);
	cr_assert(strncmp(line->facts[0].threshold, "34 days (45 days × 75 %, ", 25) == 0 &&
		strstr(line->facts[0].threshold, "mandate at the employer: team)") != NULL, "%s",
		line->facts[0].threshold);
	cr_assert_str_eq(line->facts[0].parameter, "basis");
	cr_assert_eq(line->facts[0].origin, ORIGIN_LAW);
	cr_assert(!line->facts[0].picks && line->facts[1].picks && line->facts[2].picks);
	facts_set(t, 0, rules_fact_index("mandaat"), FACT_UNKNOWN);
	e = rules_explain(rs, 0, t, 0, day_of("2026-02-04"), a);
	cr_assert_eq(e->outcome, U);
	cr_assert_eq(e->nmissing, 1);
	cr_assert_eq(e->missing[0], rules_fact_index("mandaat"));
	cr_assert(strstr(e->lines[0].facts[0].threshold, "depends on: mandate") != NULL);
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_language, between_counts_both_ends)
{
	static const struct {
		const char *bullet, *values;
		int outcome;
	} cases[] = {
		{ "loonwaarde tussen 30 en 70", "loonwaarde=29", F },
		{ "loonwaarde tussen 30 en 70", "loonwaarde=30", T },
		{ "loonwaarde tussen 30 en 70", "loonwaarde=70", T },
		{ "loonwaarde tussen 30 en 70", "loonwaarde=71", F },
		{ "loonwaarde tussen 30 en 70", "", U },
		{ "niet loonwaarde tussen 30 en 70", "loonwaarde=70", F },
		{ "loonwaarde tussen 30 en 70 en sfb", "loonwaarde=70 sfb=ja", T },
		{ "sinds startdatum tussen 2 weken en 6 weken", "startdatum=2026-02-24", F },
		{ "sinds startdatum tussen 2 weken en 6 weken", "startdatum=2026-02-23", T },
		{ "sinds startdatum tussen 2 weken en 6 weken", "startdatum=2026-01-26", T },
		{ "sinds startdatum tussen 2 weken en 6 weken", "startdatum=2026-01-25", F },
		{ "startdatum tussen 2026-01-01 en 2026-02-01", "startdatum=2026-02-01", T },
		{ "startdatum tussen 2026-01-01 en einddatum", "startdatum=2026-02-01 einddatum=2026-01-31",
			F },
		{ "open_knelpunten tussen 2 en 10 maal derde", "open_knelpunten=3", T },
		{ "open_knelpunten tussen 2 en 10 maal derde", "open_knelpunten=4", F },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_eq((int)once(products, cases[i].bullet, cases[i].values, "2026-03-09"),
			cases[i].outcome, "%s: %s", cases[i].bullet, cases[i].values);
}

Test(rules_language, between_is_one_line_with_one_fact)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of("", "  als\n    - loonwaarde tussen 30 en 70\n");
	add_row(t, 1, 1, "loonwaarde=50");
	struct explanation *e = rules_explain(rs, 0, t, 0, 20000, a);
	cr_assert_eq(e->lines[0].nfacts, 1);
	cr_assert_str_eq(e->lines[0].facts[0].threshold, "30 and 70");
	cr_assert(strstr(e->lines[0].text, ": between 30 and 70") != NULL, "%s", e->lines[0].text);
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

static const char vulnerable[] =
	"afgeleid feit diep \"diep\" en \"deep\"\n  als\n    - verloop is moeizaam\n"
	"    - sinds startdatum langer dan 3 weken\n  tenzij\n    - leert_nog onbekend telt als nee\n"
	"afgeleid feit kwetsbaar \"kwetsbare start\" en \"vulnerable start\"\n  als\n    - diep of sfb is "
	"nee\n";

Test(rules_language, derived_fact_is_three_valued)
{
	cr_assert_eq(once(vulnerable, "kwetsbaar", "sfb=nee", "2026-03-09"), T);
	cr_assert_eq(once(vulnerable, "kwetsbaar is nee", "sfb=nee", "2026-03-09"), F);
	cr_assert_eq(once(vulnerable, "kwetsbaar is ja", "", "2026-03-09"), U);
	cr_assert_eq(once(vulnerable, "kwetsbaar", "verloop=soepel sfb=ja", "2026-03-09"), F);
	cr_assert_eq(once(vulnerable, "kwetsbaar", "verloop=moeizaam sfb=ja startdatum=2026-01-01",
		"2026-03-09"), T);
	cr_assert_eq(once(vulnerable, "kwetsbaar",
			     "verloop=moeizaam sfb=ja startdatum=2026-01-01 leert_nog=ja", "2026-03-09"),
		F);
}

Test(rules_language, derived_fact_shows_the_facts_under_it_and_when_it_turns)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	uint8_t outcome[1];
	bool used[400] = { false };
	struct ruleset *rs = rule_of(vulnerable, "  als\n    - kwetsbaar\n");
	add_row(t, 1, 1, "verloop=moeizaam sfb=ja startdatum=2026-02-01");
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-02-10"), a);
	cr_assert_eq(e->outcome, F);
	cr_assert_eq(e->next, day_of("2026-02-23"));
	cr_assert_str_eq(e->lines[0].text, "vulnerable start");
	cr_assert_eq(e->lines[0].nfacts, 4);
	cr_assert_str_eq(e->lines[0].facts[1].threshold, "3 weeks");
	rules_evaluate(rs, t, day_of("2026-02-23"), outcome);
	cr_assert_eq(outcome[0], T);
	facts_set(t, 0, rules_fact_index("verloop"), FACT_UNKNOWN);
	e = rules_explain(rs, 0, t, 0, day_of("2026-03-10"), a);
	cr_assert_eq(e->outcome, U);
	cr_assert_eq(e->nmissing, 1);
	cr_assert_eq(e->missing[0], rules_fact_index("verloop"));
	rules_facts_of(rs, 0, used);
	cr_assert(used[rules_fact_index("leert_nog")] && used[rules_fact_index("verloop")]);
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_language, derived_facts_stand_in_any_order_and_count_for_employers)
{
	static const char text[] = "regel r\n  titel \"T\"\n  niveau werkgever\n  prioriteit 50\n  als\n    "
				   "- veel en mandaat bekend\n"
				   "    - aantal plaatsingen met (zwaar) hoogstens 9\n" END
				   "afgeleid feit veel \"veel\"\n  niveau werkgever\n  als\n"
				   "    - aantal plaatsingen met (zwaar) minstens 2\n"
				   "afgeleid feit zwaar \"zwaar\"\n  als\n    - verloop is moeizaam\n";
	struct ruleset *rs = ruleset_of(text);
	struct facts *t = facts_new();
	uint8_t outcome[2];
	cr_assert_eq(rules_error_count(rs), 0, "%s", rules_error(rs, 0)->message);
	add_row(t, 1, 1, "verloop=moeizaam mandaat=individu");
	add_row(t, 2, 1, "verloop=moeizaam mandaat=individu");
	rules_evaluate(rs, t, 20000, outcome);
	cr_assert_eq(outcome[1], T);
	facts_set(t, 1, rules_fact_index("verloop"), FACT_UNKNOWN);
	rules_evaluate(rs, t, 20000, outcome);
	cr_assert_eq(outcome[1], U);
	facts_free(&t);
	rules_free(&rs);
}

Test(rules_language, validity_ends_before_its_last_day)
{
	static const struct {
		const char *field, *today;
		int outcome;
	} cases[] = {
		{ "geldig 2026-01-01 tot 2027-01-01", "2025-12-31", F },
		{ "geldig 2026-01-01 tot 2027-01-01", "2026-01-01", T },
		{ "geldig 2026-01-01 tot 2027-01-01", "2026-12-31", T },
		{ "geldig 2026-01-01 tot 2027-01-01", "2027-01-01", F },
		{ "geldig vanaf 2026-01-01", "2025-12-31", F },
		{ "geldig vanaf 2026-01-01", "2099-01-01", T },
		{ "geldig tot 2026-01-01", "1999-01-01", T },
		{ "geldig tot 2026-01-01", "2026-01-01", F },
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char body[200];
		uint8_t outcome[1];
		snprintf(body, sizeof body, "  %s\n  als\n    - sfb\n", cases[i].field);
		struct ruleset *rs = rule_of("", body);
		struct facts *t = facts_new();
		day today = day_of(cases[i].today);
		add_row(t, 1, 1, "sfb=ja");
		struct explanation *e = rules_explain(rs, 0, t, 0, today, a);
		rules_evaluate(rs, t, today, outcome);
		cr_assert_eq(outcome[0], cases[i].outcome, "%zu", i);
		cr_assert_eq((int)e->outcome, cases[i].outcome, "%zu", i);
		cr_assert_eq(e->failing, cases[i].outcome == T ? 0 : 1, "%zu", i);
		cr_assert_eq(e->nlines, cases[i].outcome == T ? 1 : 2, "%zu", i);
		if (i == 0)
			cr_assert_eq(e->next, day_of("2026-01-01"));
		if (i == 2)
			cr_assert_eq(e->since, day_of("2026-01-01"));
		facts_free(&t);
		rules_free(&rs);
	}
	arena_free(&a);
}

Test(rules_language, replacing_names_rules_by_index)
{
	struct ruleset *rs = ruleset_of(RULE("een", "sfb") RULE("twee", "leert_nog") "  vervangt een, drie\n"
		RULE("drie", "sfb"));
	cr_assert_eq(rules_error_count(rs), 0);
	const struct rule *r = rules_get(rs, 1);
	cr_assert_eq(r->nreplaces, 2);
	cr_assert_eq(r->replaces[0], 0);
	cr_assert_eq(r->replaces[1], 2);
	cr_assert_eq(rules_get(rs, 0)->nreplaces, 0);
	rules_free(&rs);
}

/* Two layers; "r" decides by `fact` afterwards. */
static struct ruleset *layers(const char *shipped_text, const char *local)
{
	struct ruleset *rs = rules_new();
	rules_add_text(rs, "a.regel", shipped_text, strlen(shipped_text));
	rules_next_layer(rs);
	rules_add_text(rs, "b.regel", local, strlen(local));
	rules_link(rs);
	return rs;
}

Test(rules_layers, a_later_rule_takes_the_place_of_the_earlier_one)
{
	struct ruleset *rs =
		layers(RULE("r", "sfb") "test r \"t\"\n  op 2026-01-01\n  gegeven\n    sfb = ja\n"
					"  verwacht voorstel\n",
			RULE("r", "leert_nog"));
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_count(rs), 1);
	cr_assert(rules_get(rs, 0)->changed && rules_get(rs, 0)->local);
	cr_assert_eq(outcome_of(rs, "sfb=nee leert_nog=ja", "2026-03-09"), T);
	/* the test of the earlier one says nothing about the later one */
	cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0);
	rules_free(&rs);
}

Test(rules_layers, a_broken_one_leaves_the_earlier_one_in_use)
{
	static const char *const broken[] = { RULE("r", "leert_nog en"), RULE("r", "leertnog"),
		RULE("r", "open_knelpunten > p"), RULE("r", "leert_nog") "  vervangt r\n" };
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct ruleset *rs = layers(RULE("r", "sfb"), broken[i]);
		cr_assert_eq(rules_error_count(rs), 1, "%zu", i);
		cr_assert_eq(rules_broken_count(rs), 1);
		cr_assert_eq(rules_count(rs), 1);
		cr_assert(!rules_get(rs, 0)->changed && !rules_get(rs, 0)->local);
		cr_assert_eq(outcome_of(rs, "sfb=ja", "2026-03-09"), T);
		rules_free(&rs);
	}
}

Test(rules_layers, a_local_file_gives_a_rule_another_state)
{
	struct ruleset *rs = layers(RULE("r", "sfb") RULE("s", "sfb"),
		"regel r stand proef \"eerst kijken\"\nregel s stand vervallen \"niet meer\"\n");
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_get(rs, 0)->state, RULE_TRIAL);
	cr_assert(rules_get(rs, 0)->changed && !rules_get(rs, 0)->off);
	cr_assert_str_eq(rules_get(rs, 0)->off_reason, "eerst kijken");
	cr_assert_eq(rules_get(rs, 1)->state, RULE_RETIRED);
	rules_free(&rs);
}

Test(rules_layers, a_test_beside_a_broken_rule_says_nothing_about_the_earlier_one)
{
	struct ruleset *rs = layers(RULE("r", "sfb"), RULE("r", "leertnog")
		"test r \"t\"\n  op 2026-01-01\n  gegeven\n    leert_nog = ja\n  verwacht voorstel\n");
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0);
	rules_free(&rs);
}

Test(rules_layers, what_is_said_of_a_rule_is_not_said_of_a_later_one)
{
	static const char local[] = "regel r uit \"druk\"\n", later[] = RULE("r", "leert_nog");
	struct ruleset *rs = rules_new();
	rules_add_text(rs, "a.regel", later, sizeof later - 1);
	rules_next_layer(rs);
	rules_add_text(rs, "b.regel", local, sizeof local - 1);
	rules_next_layer(rs);
	rules_add_text(rs, "c.regel", later, sizeof later - 1);
	rules_link(rs);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert(!rules_get(rs, 0)->off);
	rules_free(&rs);
}

Test(rules_layers, the_hash_tells_when_a_derived_fact_changed)
{
	static const char *const shipped_text = "afgeleid feit d \"d\"\n  als\n    - sfb\n" RULE("r", "d");
	struct ruleset *one = ruleset_of(shipped_text), *same = ruleset_of(shipped_text);
	struct ruleset *other = layers(shipped_text, "afgeleid feit d \"d\"\n  als\n    - leert_nog\n");
	cr_assert_eq(rules_get(one, 0)->hash, rules_get(same, 0)->hash);
	cr_assert_neq(rules_get(one, 0)->hash, rules_get(other, 0)->hash);
	rules_free(&one);
	rules_free(&same);
	rules_free(&other);
}

Test(rules_layers, derived_facts_have_layers_too)
{
	static const char shipped_text[] =
		"afgeleid feit d \"d\"\n  als\n    - sfb\n" RULE("r", "d");
	struct ruleset *rs = layers(shipped_text, "afgeleid feit d \"d\"\n  als\n    - leert_nog\n");
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(outcome_of(rs, "sfb=nee leert_nog=ja", "2026-03-09"), T);
	rules_free(&rs);
	rs = layers(shipped_text, "afgeleid feit d \"d\"\n  als\n    - leertnog\n");
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert_eq(outcome_of(rs, "sfb=ja leert_nog=nee", "2026-03-09"), T);
	rules_free(&rs);
}

static const char english[] =
	"language en\n"
	"parameter silence \"so long\" nl \"zo lang\"\n  per verloop\n"
	"  from 2024-01-01: smooth 12 weeks, attention 6 weeks, moeizaam 1 month\n"
	"  origin editors\n  note \"discuss it\"\n"
	"derived fact frail \"frail\"\n  if\n    - sfb is no and fase in {guidance_to_work, inwerken}\n"
	"rule call-again\n  title \"Call again\"\n    nl \"Bel weer\"\n  level placement\n  state in use\n"
	"  priority 50\n  group contact\n  if\n    - status is active\n"
	"    - since laatste_contact_werkgever longer than silence[verloop]\n"
	"      or frail and loonwaarde between 30 and 70\n"
	"  unless\n    - not leert_nog unknown counts as no\n  more urgent if\n    - verloop in {soepel}\n"
	"  propose other within 2 weeks\n  because \"B\"\n  caution \"C\"\n"
	"  rest 6 weeks after dismissing, 4 weeks after doing\n  reopen on verloop\n  guide 4.6\n"
	"  source S000 \"x\"\n  owner \"o\"\n  review before 2028-01-01\n  valid from 2024-01-01 until "
	"2040-01-01\n"
	"test call-again \"t\"\n  on 2026-03-09\n  given\n    status = active\n    leert_nog = yes\n"
	"    laatste_contact_werkgever = never\n    verloop = soepel\n  expect suggestion\n"
	"test call-again \"u\"\n  on 2026-03-09\n  given without placement\n    status = active\n"
	"    verloop = unknown\n  expect nothing\n";

Test(rules_language, english_keywords_over_the_same_grammar)
{
	struct arena *a = arena_new();
	struct ruleset *rs = ruleset_of(english);
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fputs(rules_error_show(rules_error(rs, i), a), stderr);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0);
	const struct rule *r = rules_get(rs, 0);
	cr_assert_str_eq(r->title.en, "Call again");
	cr_assert_str_eq(r->title.nl, "Bel weer");
	cr_assert_str_eq(r->because.nl, "B");
	cr_assert_str_eq(rules_parameter(rs, 0)->text.nl, "zo lang");
	cr_assert_eq(r->rest_done.count, 28);
	cr_assert_eq(r->valid_until, day_of("2040-01-01"));
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_language, messages_use_the_keywords_of_the_file)
{
	struct ruleset *rs = ruleset_of("language en\nrule r\n  title \"T\"\n  priority 50\n  if\n"
		"    - sfb\n  propose other\n  because \"O\"\n");
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "'caution' is missing") != NULL, "%s",
		rules_error(rs, 0)->message);
	rules_free(&rs);
	rs = ruleset_of("language en\nrule r\n  title \"T\"\n  priority 50\n  if\n"
		"    - sinds startdatum > 3 weken\n  propose other\n  because \"O\"\n  caution \"L\"\n");
	cr_assert_eq(rules_error_count(rs), 1);
	rules_free(&rs);
}

Test(rules_language, partial_dates_are_looked_at_at_both_ends)
{
	static const struct {
		const char *bullet, *values, *today;
		int outcome;
	} cases[] = {
		{ "sinds startdatum langer dan 3 weken", "startdatum=2026-03", "2026-03-22", F },
		{ "sinds startdatum langer dan 3 weken", "startdatum=2026-03", "2026-03-23", U },
		{ "sinds startdatum langer dan 3 weken", "startdatum=2026-03", "2026-04-21", U },
		{ "sinds startdatum langer dan 3 weken", "startdatum=2026-03", "2026-04-22", T },
		{ "startdatum < 2026-04-01", "startdatum=2026-03", "2026-01-01", T },
		{ "startdatum < 2026-03-31", "startdatum=2026-03", "2026-01-01", U },
		{ "startdatum < 2026-03-01", "startdatum=2026-03", "2026-01-01", F },
		{ "startdatum = 2026-03-15", "startdatum=2026-03", "2026-01-01", U },
		{ "startdatum = 2026-04-15", "startdatum=2026-03", "2026-01-01", F },
		{ "startdatum != 2026-04-15", "startdatum=2026-03", "2026-01-01", T },
		{ "startdatum >= 2026-01-01", "startdatum=2026", "2026-01-01", T },
		{ "startdatum > 2026-06-01", "startdatum=2026", "2026-01-01", U },
		{ "startdatum < einddatum", "startdatum=2026-03 einddatum=2026-04", "2026-01-01", T },
		{ "startdatum < einddatum", "startdatum=2026-03 einddatum=2026-03", "2026-01-01", U },
		{ "startdatum = einddatum", "startdatum=2026-03 einddatum=2027", "2026-01-01", F },
		{ "startdatum < einddatum", "startdatum=2026-03 einddatum=geen", "2026-01-01", T },
		{ "tot einddatum hoogstens 3 weken", "einddatum=2026-03", "2026-02-08", U },
		{ "tot einddatum hoogstens 3 weken", "einddatum=2026-03", "2026-03-10", T },
		{ "tot einddatum hoogstens 3 weken", "einddatum=2026-11-22/2027-05-31", "2026-10-31", F },
		{ "tot einddatum hoogstens 3 weken", "einddatum=2026-11-22/2027-05-31", "2026-11-01", U },
		{ "tot einddatum hoogstens 3 weken", "einddatum=2026-11-22/2027-05-31", "2027-05-10", T },
		{ "einddatum < 2027-06-01", "einddatum=2026-11-22/2027-05-31", "2026-01-01", T },
		{ "einddatum < 2027-05-31", "einddatum=2026-11-22/2027-05-31", "2026-01-01", U },
		{ "einddatum tussen 2026-11-22 en 2027-05-31", "einddatum=2026-11-22/2027-05-31", "2026-01-01", T },
		{ "startdatum < einddatum", "startdatum=2026-11 einddatum=2026-12-01/2027-05-31", "2026-01-01", T },
		{ "startdatum < einddatum", "startdatum=2026-11 einddatum=2026-11-30/2027-05-31", "2026-01-01", U },
		{ "startdatum bekend", "startdatum=2026-03", "2026-01-01", T },
		{ "startdatum ontbreekt", "startdatum=2026", "2026-01-01", F },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char body[200];
		uint8_t outcome[1];
		snprintf(body, sizeof body, "  als\n    - %s\n", cases[i].bullet);
		struct ruleset *rs = rule_of("", body);
		struct facts *t = facts_new();
		add_row(t, 1, 1, cases[i].values);
		cr_assert_eq((int)outcome_of(rs, cases[i].values, cases[i].today), cases[i].outcome,
			"%zu: %s", i, cases[i].bullet);
		rules_evaluate(rs, t, day_of(cases[i].today), outcome);
		cr_assert_eq(outcome[0], cases[i].outcome, "%zu: %s by column", i, cases[i].bullet);
		facts_free(&t);
		rules_free(&rs);
	}
}

Test(rules_language, a_partial_date_is_shown_asked_and_turns_on_its_last_day)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of("", "  als\n    - sinds startdatum langer dan 3 weken\n");
	day first, last;
	add_row(t, 1, 1, "startdatum=2026-03");
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-03-30"), a);
	cr_assert_eq(e->outcome, U);
	cr_assert_eq(e->nmissing, 1);
	cr_assert_eq(e->next, day_of("2026-04-22"));
	cr_assert_str_eq(e->lines[0].facts[0].text, "March 2026");
	cr_assert_eq(e->lines[0].facts[0].date, DAY_NONE);
	cr_assert(rules_date_ends(facts_get(t, 0, rules_fact_index("startdatum")), &first, &last));
	cr_assert_eq(first, day_of("2026-03-01"));
	cr_assert_eq(last, day_of("2026-03-31"));
	cr_assert(!rules_date_ends(FACT_NEVER, &first, &last));
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_language, a_test_gives_a_stretch_and_a_row_is_written_with_it)
{
	struct arena *a = arena_new();
	struct ruleset *rs = ruleset_of(
		"regel r\n  titel \"T\" en \"T\"\n  prioriteit 50\n  als\n    - tot einddatum hoogstens 3 weken\n"
		"  stel voor anders\n  omdat \"O\" en \"O\"\n  let op \"L\" en \"L\"\n"
		"test r \"before summer\"\n  op 2026-12-01\n  gegeven\n    einddatum = 2026-11-22/2027-05-31\n"
		"  verwacht vraag\n");
	cr_assert_eq(rules_error_count(rs), 0, "%s", rules_error(rs, 0)->message);
	cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0);
	struct facts *t = facts_new();
	add_row(t, 1, 1, "einddatum=2026-11-22/2027-05-31");
	char *text = rules_row_as_test(rs, 0, t, 0, day_of("2026-12-01"), a);
	cr_assert(strstr(text, "    einddatum = 2026-11-22/2027-05-31\n  verwacht vraag\n") != NULL, "%s", text);
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-12-01"), a);
	cr_assert_str_eq(e->lines[0].facts[0].text, "between 22 Nov 2026 and 31 May 2027");
	cr_assert_eq(e->next, day_of("2027-05-10"));
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_language, a_stretch_stands_in_tests_only)
{
	struct ruleset *rs = rule_of("", "  als\n    - einddatum < 2026-11-22/2027-05-31\n");
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "not a date") != NULL);
	rules_free(&rs);
}

/* ---- what the tests saw ---- */

static void unseen(const struct rules_coverage *c, void *ctx)
{
	char *out = ctx;
	if (!c->seen_true || !c->seen_other)
		snprintf(out + strlen(out), 256 - strlen(out), "%s:%d %d ", c->name, c->line, c->seen_true);
}

Test(rules_language, coverage_counts_the_conditions_of_derived_facts_by_the_rules_that_use_them)
{
	char out[256] = "";
	struct ruleset *rs = rule_of(
		"afgeleid feit onbewaakt \"zonder toezicht\"\n"
		"  als\n    - aanspreekpunt is nee\n  tenzij\n    - jobcoach is actief\n\n"
		"test r \"niemand\"\n  op 2026-11-22\n  gegeven\n    aanspreekpunt = nee\n"
		"    jobcoach = geen\n  verwacht voorstel\n"
		"test r \"iemand\"\n  op 2026-11-22\n  gegeven\n    aanspreekpunt = ja\n"
		"    jobcoach = geen\n  verwacht geen\n",
		"  als\n    - onbewaakt\n");
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_test(rs, NULL, unseen, out), 0);
	cr_assert_str_eq(out, "onbewaakt:5 0 "); /* a job coach at work was never tried */
	rules_free(&rs);
}
