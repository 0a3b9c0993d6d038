/* Rules and rows as text, read back. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"

static const char text[] =
	"parameter p \"x\"\n  vanaf 2024-01-01: 3\n  vanaf 2025-01-01: 4\n  herkomst wet\n"
	"parameter q \"y\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n"
	"regel eerste\n  titel \"T\"\n  prioriteit 50\n  als\n    - sfb\n  stel voor anders\n  omdat \"O\"\n"
	"  let op \"L\"\n\n"
	"regel tweede\n  titel \"T\"\n  niveau werkgever\n  prioriteit 50\n  als\n"
	"    - aantal plaatsingen met (open_knelpunten minstens p en verloop is soepel) minstens 2\n"
	"    - laatste_contact_bedrijf < 2026-01-01\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n  opnieuw bij mandaat";

static void expect_same(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today)
{
	struct arena *a = arena_new();
	const char *whole = rules_whole_text(rs, rule, a);
	const char *test = rules_row_as_test(rs, rule, t, row, today, a);
	struct ruleset *again = ruleset_of(arena_printf(a, "%s%s", whole, test));
	cr_assert_eq(rules_error_count(again), 0, "%s%s", whole, test);
	cr_assert_eq(rules_count(again), 1);
	cr_assert_eq(rules_parameter_count(again), rule == 0 ? 0 : 1, "%s", whole);
	cr_assert_eq(rules_test(again, NULL, NULL, NULL), 0, "%s%s", whole, test);
	rules_free(&again);
	arena_free(&a);
}

Test(rules_write, a_rule_and_a_row_prove_the_outcome_again)
{
	struct facts *t = facts_new();
	struct ruleset *rs = ruleset_of(text);
	cr_assert_eq(rules_count(rs), 2);
	add_row(t, 1, 1, "sfb=ja open_knelpunten=4 verloop=soepel laatste_contact_bedrijf=2025-03-03");
	add_row(t, 2, 1, "open_knelpunten=9 laatste_contact_bedrijf=2025-03-03");
	add_row(t, 3, 2, "sfb=nee");
	for (size_t rule = 0; rule < 2; rule++)
		for (size_t row = 0; row < 3; row++)
			expect_same(rs, rule, t, row, day_of("2026-03-09"));
	cr_assert_eq(rules_evaluate_row(rs, 1, t, 0, day_of("2026-03-09"), NULL), TRUTH_UNKNOWN);
	facts_free(&t);
	rules_free(&rs);
}

Test(rules_write, uses_are_those_of_the_one_rule)
{
	size_t n;
	bool used[400] = { false };
	struct ruleset *rs = ruleset_of(text);
	rules_facts(&n);
	cr_assert(n < 400);
	rules_facts_of(rs, 1, used);
	cr_assert(used[rules_fact_index("open_knelpunten")]);
	cr_assert(used[rules_fact_index("verloop")]);
	cr_assert(used[rules_fact_index("mandaat")]);
	cr_assert(!used[rules_fact_index("sfb")]);
	rules_free(&rs);
}

Test(rules_write, a_value_reads_back_as_itself)
{
	size_t n;
	struct arena *a = arena_new();
	const struct fact *facts = rules_facts(&n);
	for (size_t i = 0; i < n; i++) {
		const int32_t values[] = { 0, 1, FACT_UNKNOWN, facts[i].type == FACT_DATE ? FACT_NEVER : 1,
			facts[i].type == FACT_DATE ? FACT_NONE : 0 };
		for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
			int32_t again;
			const char *word = rules_fact_write(&facts[i], values[k], a);
			cr_assert_eq(rules_fact_parse(&facts[i], word, &again), 0, "%s", word);
			cr_assert_eq(again, values[k], "%s = %s", facts[i].name, word);
		}
	}
	arena_free(&a);
}
