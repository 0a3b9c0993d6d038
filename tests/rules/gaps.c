/* What a rule waits for, and where. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"

static const char *gaps_of(const struct ruleset *rs, const struct facts *t, size_t row, struct arena *a)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct rules_gap *gap;
	char *all = arena_strdup(a, "");
	n = rules_gaps(rs, 0, t, row, day_of("2026-11-22"), a, &gap);
	for (size_t i = 0; i < n; i++)
		all = arena_printf(
			a, "%s%s%s/%zu", all, i > 0 ? " " : "", fact[gap[i].fact].name, gap[i].row);
	return all;
}

Test(rules_gaps, of_a_placement_are_on_its_row_and_of_its_employer_on_the_first)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of("afgeleid feit d \"x\"\n  als\n    - sfb\n    - leert_nog\n",
		"  als\n    - status is lopend\n    - begeleiding_geregeld is ja of verloop is moeizaam\n"
		"    - d\n"
		"    - sinds startdatum > 2 jaar\n    - jobcoach is geen onbekend telt als ja\n"
		"  tenzij\n    - regie is werkgever\n  urgenter als\n    - loonwaarde < 30\n");
	add_row(t, 1, 1,
		"status=lopend verloop=moeizaam sfb=ja leert_nog=ja startdatum=2020-01-01 regie=jobcoach");
	add_row(t, 2, 1, "status=lopend leert_nog=ja startdatum=2024 regie=jobcoach");
	add_row(t, 3, 2, "status=lopend verloop=soepel sfb=ja leert_nog=ja startdatum=2020-01-01");
	cr_expect_str_eq(gaps_of(rs, t, 0, a), "");
	cr_expect_str_eq(gaps_of(rs, t, 1, a), "begeleiding_geregeld/0 verloop/1 sfb/1 startdatum/1");
	cr_expect_str_eq(gaps_of(rs, t, 2, a), "begeleiding_geregeld/2 regie/2");
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_gaps, of_a_count_are_on_the_placements_that_are_unknown)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = employer_rule_of("", "  als\n    - begeleiding_geregeld is nee\n"
		"    - aantal plaatsingen met (status is lopend en verloop is moeizaam) minstens 2\n");
	add_row(t, 1, 1, "status=lopend verloop=moeizaam");
	add_row(t, 2, 2, "status=lopend");
	add_row(t, 3, 1, "status=lopend");
	add_row(t, 4, 1, "status=beeindigd");
	add_row(t, 5, 1, "status=lopend");
	cr_expect_str_eq(gaps_of(rs, t, 4, a), "begeleiding_geregeld/0 verloop/2 verloop/4");
	struct explanation *ex = rules_explain_facts(rs, 0, t, 0, day_of("2026-11-22"), a);
	cr_expect_eq(ex->nmissing, 2);
	cr_expect_eq(ex->missing[0], rules_fact_index("begeleiding_geregeld"));
	cr_expect_eq(ex->missing[1], rules_fact_index("verloop"));
	facts_free(&t);
	rules_free(&rs);

	/* a share: of those certainly not difficult it matters whether they run */
	rs = employer_rule_of("",
		"  als\n    - deel plaatsingen met (verloop is moeizaam) van (status is lopend)"
		" minstens 50 %\n");
	t = facts_new();
	add_row(t, 1, 1, "status=lopend verloop=moeizaam");
	add_row(t, 2, 1, "status=onbekend verloop=soepel");
	add_row(t, 3, 1, "status=onbekend verloop=soepel");
	add_row(t, 4, 1, "status=beeindigd");
	cr_expect_str_eq(gaps_of(rs, t, 0, a), "status/1 status/2");
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

/* What cannot decide any more is not waited for. */
Test(rules_gaps, are_not_where_another_part_decides)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of("", "  als\n    - (sfb en leert_nog) of verloop is moeizaam\n");
	add_row(t, 1, 1, "sfb=nee");
	add_row(t, 2, 1, "sfb=ja");
	cr_expect_str_eq(gaps_of(rs, t, 0, a), "verloop/0");
	cr_expect_str_eq(gaps_of(rs, t, 1, a), "leert_nog/1 verloop/1");
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

static const char possible[] = "parameter lang \"x\"\n  vanaf 2024-01-01: 6 maanden\n  herkomst wet\n"
	"afgeleid feit doelgroep_goed \"x\"\n  als\n    - doelgroep in {wajong, banenafspraak}\n"
	"afgeleid feit mogelijk \"x\"\n  als\n    - doelgroep_goed\n    - loonwaarde < 100\n"
	"    - sinds startdatum langer dan lang\n  tenzij\n    - contract is proefplaatsing\n";

/* "truth failing: missing, ..." of the derived fact "mogelijk". */
static const char *explained(const char *values, struct arena *a)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct facts *t = facts_new();
	struct ruleset *rs = ruleset_of(possible);
	add_row(t, 1, 1, values);
	struct explanation *ex = rules_explain_derived(rs, "mogelijk", t, 0, day_of("2026-11-22"), a);
	cr_assert_not_null(ex);
	cr_expect_null(rules_explain_derived(rs, "onmogelijk", t, 0, day_of("2026-11-22"), a));
	char *out = arena_printf(a, "%s %zu/%zu:", rules_truth_name(ex->outcome), ex->failing, ex->nlines);
	for (size_t i = 0; i < ex->nmissing; i++)
		out = arena_printf(a, "%s %s", out, fact[ex->missing[i]].name);
	facts_free(&t);
	rules_free(&rs);
	return out;
}

Test(rules_gaps, a_derived_fact_is_explained_as_a_rule_of_its_bullets)
{
	struct arena *a = arena_new();
	cr_expect_str_eq(explained("doelgroep=wajong loonwaarde=40 startdatum=2026-05-21 contract=vast", a),
		"yes 0/4:");
	cr_expect_str_eq(explained("doelgroep=wajong loonwaarde=40 startdatum=2026-05-22 contract=vast", a),
		"no 1/4:", "six months on the day itself is not longer");
	cr_expect_str_eq(explained("loonwaarde=40 startdatum=2026-05-21 contract=vast", a),
		"unknown 1/4: doelgroep", "below another derived fact");
	cr_expect_str_eq(explained("doelgroep=iva startdatum=2026-05-21", a), "no 3/4: loonwaarde contract");
	arena_free(&a);
}

/* Of alternatives one of which is true, the others are no reason; undecided all are told. */
Test(rules_gaps, an_explanation_tells_what_was_true_of_several)
{
	struct ruleset *rs = rule_of("afgeleid feit half \"x\"\n  als\n    - sfb of loonwaarde minstens 30\n",
		"  als\n    - half of open_knelpunten minstens 2 en leert_nog\n");
	struct arena *a = arena_new();
	static const struct {
		const char *values;
		const char *facts[5];
	} cases[] = {
		{ "sfb=ja loonwaarde=20 open_knelpunten=1 leert_nog=ja", { "sfb", NULL } },
		{ "sfb=nee loonwaarde=20 open_knelpunten=3 leert_nog=ja", { "open_knelpunten", "leert_nog", NULL } },
		{ "sfb=nee loonwaarde=20 open_knelpunten=1 leert_nog=ja",
			{ "sfb", "loonwaarde", "open_knelpunten", "leert_nog", NULL } },
		{ "loonwaarde=20 open_knelpunten=1 leert_nog=ja",
			{ "sfb", "loonwaarde", "open_knelpunten", "leert_nog", NULL } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct facts *t = facts_new();
		size_t n = 0;
		add_row(t, 1, 1, cases[i].values);
		struct explanation *ex = rules_explain(rs, 0, t, 0, day_of("2026-11-22"), a);
		for (; cases[i].facts[n]; n++) {
			cr_assert_lt(n, ex->lines[0].nfacts, "%zu", i);
			cr_assert_str_eq(ex->lines[0].facts[n].fact->name, cases[i].facts[n], "%zu", i);
		}
		cr_assert_eq(ex->lines[0].nfacts, n, "%zu", i);
		facts_free(&t);
	}
	arena_free(&a);
	rules_free(&rs);
}
