/* Tests to begin with: they stand on both sides of each threshold, and say what
 * the rule says. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "fixture.h"

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(&arena);
}

TestSuite(boundary, .init = setup, .fini = teardown);

static const char *boundaries(const char *body)
{
	struct ruleset *rs = rule_of("", body);
	cr_assert_eq(rules_count(rs), 1);
	const char *text = rules_boundaries(rs, 0, day_of("2026-03-09"), arena);
	rules_free(&rs);
	return text;
}

#define TEST(name, given, outcome)                                                                           \
	"test r \"" name "\"\n  op 2026-03-09\n  gegeven\n" given "  verwacht " outcome "\n"

Test(boundary, a_duration__is_tried_a_day_around_it)
{
	cr_assert_str_eq(boundaries("  als\n    - sinds laatste_contact langer dan 3 weken\n"),
		TEST("laatste_contact 2026-02-14", "    laatste_contact = 2026-02-14\n",
			"voorstel") "\n" TEST("laatste_contact 2026-02-15",
			"    laatste_contact = 2026-02-15\n",
			"voorstel") "\n" TEST("laatste_contact 2026-02-16",
			"    laatste_contact = 2026-02-16\n", "geen") "\n" TEST("laatste_contact 2026-02-17",
			"    laatste_contact = 2026-02-17\n", "geen"));
}

Test(boundary, both_sides_of_or__are_tried_and_what_does_not_matter_is_left_out)
{
	const char *text = boundaries("  als\n    - status is lopend\n"
				      "    - zinvol_werk hoogstens 2 of sinds startdatum minstens 1 maand\n");
	cr_assert(strstr(text, "zinvol_werk = 2\n  verwacht voorstel") != NULL, "%s", text);
	cr_assert(strstr(text, "zinvol_werk = 3\n  verwacht vraag") != NULL, "%s", text);
	cr_assert(strstr(text, "startdatum = 2026-02-09\n") != NULL, "%s", text);
	cr_assert(strstr(text, "startdatum = 2026-02-10\n") != NULL, "%s", text);
	cr_assert(strstr(text, "loonwaarde") == NULL, "%s", text);
}

Test(boundary, placements__are_counted_up_to_the_turn_and_beyond)
{
	struct ruleset *rs =
		employer_rule_of("", "  als\n    - aantal plaatsingen met (status is lopend) minstens 3\n"
				     "    - deel plaatsingen met (status is lopend) minstens 50 %\n");
	const char *text = rules_boundaries(rs, 0, day_of("2026-03-09"), arena);
	cr_assert(strstr(text, "test r \"plaatsingen 2\"") != NULL, "%s", text);
	cr_assert(strstr(text, "test r \"plaatsingen 3\"") != NULL, "%s", text);
	cr_assert(strstr(text, "test r \"plaatsingen 6\"") != NULL, "%s", text);
	cr_assert(strstr(text, "test r \"plaatsingen 7\"") != NULL, "%s", text);
	rules_free(&rs);
}

Test(boundary, a_rule_without_a_threshold__says_so)
{
	const char *text = boundaries("  als\n    - status is lopend\n    - niet status is lopend\n");
	cr_assert_eq(text[0], '#');
}

static void passes(const struct rules_test *t, void *ctx)
{
	size_t *n = ctx;
	(*n)++;
	cr_expect(t->passed, "%s \"%s\": %d", t->rule, t->name, (int)t->got);
}

/* It looks at a date or a number, or counts placements. */
static bool can_turn(const struct ruleset *rs, size_t rule)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	bool *used = arena_alloc(arena, n), turns = rules_get(rs, rule)->level == LEVEL_EMPLOYER;
	memset(used, 0, n);
	rules_facts_of(rs, rule, used);
	for (size_t i = 0; i < n; i++)
		turns = turns || (used[i] && (fact[i].type == FACT_DATE || fact[i].type == FACT_NUMBER));
	return turns;
}

/* What is written is read back beside the rules, and passes. */
Test(boundary, every_shipped_rule__has_them_and_they_pass)
{
	struct ruleset *rs = shipped(), *again = rules_new();
	cr_assert_eq(rules_add_shipped(again, "share"), 0);
	size_t before = rules_test(rs, NULL, NULL, NULL), n = 0, shipped_tests = 0;
	for (size_t i = 0; i < rules_count(rs); i++) {
		const char *text = rules_boundaries(rs, i, day_of("2026-03-09"), arena);
		rules_add_text(again, rules_get(rs, i)->id, text, strlen(text));
		cr_expect_eq(strncmp(text, "test ", 5) == 0, can_turn(rs, i), "%s: %s", rules_get(rs, i)->id,
			text);
	}
	rules_link(again);
	for (size_t i = 0; i < rules_error_count(again); i++)
		cr_expect(false, "%s", rules_error_show(rules_error(again, i), arena));
	cr_assert_eq(before, 0);
	rules_test(rs, passes, NULL, &shipped_tests);
	cr_assert_eq(rules_test(again, passes, NULL, &n), 0);
	cr_assert(n >= shipped_tests + 4 * rules_count(rs), "%zu", n - shipped_tests);
	rules_free(&rs);
	rules_free(&again);
}
