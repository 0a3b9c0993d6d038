/* Random rules on random rows: by column, by row and by explanation must agree;
 * knowing more never turns an answer round; flip days are the real ones; and what
 * is written down reads back as the same. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"

enum { ROWS = 1500, HORIZON = 1600 };

static enum truth from_lines(const struct explanation *e)
{
	enum truth out = TRUTH_TRUE;
	for (size_t i = 0; i < e->nlines; i++) {
		enum truth v = e->lines[i].truth;
		if (e->lines[i].section == SECTION_UNLESS)
			v = TRUTH_TRUE - v;
		if (e->lines[i].section != SECTION_URGENT && v < out)
			out = v;
	}
	return out;
}

Test(rules_random, columns_rows_and_explanations_agree, .timeout = 120)
{
	size_t seen[3] = { 0, 0, 0 };
	for (int round = 0; round < 4; round++) {
		struct ruleset *rs = random_rules(round % 2 == 0);
		struct facts *t = random_facts(ROWS);
		struct arena *a = arena_new();
		uint8_t *outcome = xmalloc(RULES * ROWS);
		rules_evaluate(rs, t, TODAY, outcome);
		for (size_t rule = 0; rule < RULES; rule++) {
			for (size_t row = 0; row < ROWS; row++) {
				enum truth columns = outcome[rule * ROWS + row];
				seen[columns]++;
				cr_assert_eq(rules_evaluate_row(rs, rule, t, row, TODAY, NULL), columns,
					"%zu %zu", rule, row);
				bool placed = rules_get(rs, rule)->level == LEVEL_EMPLOYER ||
					      facts_placement(t, row) != 0;
				if (row % 25 != 0 || !placed)
					continue;
				const struct explanation *e = rules_explain(rs, rule, t, row, TODAY, a);
				cr_assert_eq(e->outcome, columns);
				cr_assert_eq(from_lines(e), columns);
				cr_assert_eq(e->failing == 0, columns == TRUTH_TRUE);
				cr_assert(columns != TRUTH_UNKNOWN || e->nmissing > 0,
					"rule %zu row %zu asks nothing", rule, row);
				arena_reset(a);
			}
		}
		free(outcome);
		arena_free(&a);
		facts_free(&t);
		rules_free(&rs);
	}
	for (int i = 0; i < 3; i++)
		cr_assert(seen[i] > 5000, "outcome %d only %zu times", i, seen[i]);
}

/* Unknown becomes some value, a partial date one of its days. */
static void know_more(struct facts *t, size_t row, int fact, const struct fact *f)
{
	day first, last;
	int32_t v = facts_get(t, row, fact);
	if (v == FACT_UNKNOWN)
		facts_set(t, row, fact, random_value(f, true));
	else if (f->type == FACT_DATE && rules_date_ends(v, &first, &last) && first < last)
		facts_set(t, row, fact, first + (day)below((unsigned)(last - first + 1)));
}

Test(rules_random, knowing_more_never_turns_an_answer_round, .timeout = 120)
{
	size_t n, settled = 0;
	const struct fact *facts = rules_facts(&n);
	struct ruleset *rs = random_rules(true);
	struct facts *t = random_facts(ROWS);
	uint8_t *before = xmalloc(RULES * ROWS), *after = xmalloc(RULES * ROWS);
	rules_evaluate(rs, t, TODAY, before);
	for (int round = 0; round < 4; round++) {
		for (size_t row = 0; row < ROWS; row++)
			for (size_t i = 0; i < n; i++)
				if (below(3) == 0)
					know_more(t, row, (int)i, &facts[i]);
		rules_evaluate(rs, t, TODAY, after);
		for (size_t i = 0; i < RULES * ROWS; i++) {
			/* facts of an employer differ per row here; only its first row decides */
			cr_assert(before[i] == TRUTH_UNKNOWN || before[i] == after[i], "rule %zu", i / ROWS);
			settled += before[i] != after[i];
		}
		memcpy(before, after, RULES * ROWS);
	}
	cr_assert(settled > 1000);
	free(before);
	free(after);
	facts_free(&t);
	rules_free(&rs);
}

Test(rules_random, flip_days_are_found, .timeout = 120)
{
	size_t nexts = 0, sinces = 0;
	struct ruleset *rs = random_rules(false);
	struct facts *t = random_facts(60);
	struct arena *a = arena_new();
	for (size_t rule = 0; rule < RULES; rule++) {
		for (size_t row = 0; row < 60; row++) {
			const struct explanation *e = rules_explain(rs, rule, t, row, TODAY, a);
			day next = DAY_NONE, since = TODAY;
			for (day d = TODAY + 1;
				d < TODAY + HORIZON && next == DAY_NONE && e->outcome != TRUTH_TRUE; d++)
				if (rules_evaluate_row(rs, rule, t, row, d, NULL) == TRUTH_TRUE)
					next = d;
			cr_assert_eq(e->next, next, "rule %zu row %zu: %d, is %d", rule, row, e->next, next);
			while (e->outcome == TRUTH_TRUE && since > TODAY - HORIZON &&
				rules_evaluate_row(rs, rule, t, row, since - 1, NULL) == TRUTH_TRUE)
				since--;
			if (e->outcome != TRUTH_TRUE || since == TODAY - HORIZON)
				since = DAY_NONE;
			cr_assert_eq(e->since, since, "rule %zu row %zu", rule, row);
			nexts += next != DAY_NONE;
			sinces += since != DAY_NONE;
			arena_reset(a);
		}
	}
	cr_assert(nexts > 20 && sinces > 20, "%zu %zu", nexts, sinces);
	arena_free(&a);
	facts_free(&t);
	rules_free(&rs);
}

/* What the log of decisions keeps, read by a program that knows nothing else. */
Test(rules_random, what_is_written_down_gives_the_same_outcome, .timeout = 120)
{
	size_t seen[3] = { 0, 0, 0 };
	struct arena *a = arena_new();
	for (int round = 0; round < 2; round++) {
		struct ruleset *rs = random_rules(round == 0);
		struct facts *t = random_facts(90);
		for (size_t rule = 0; rule < RULES; rule++) {
			for (size_t row = 0; row < 90; row += 3) {
				const char *text = arena_printf(a, "%s%s", rules_whole_text(rs, rule, a),
					rules_row_as_test(rs, rule, t, row, TODAY, a));
				struct ruleset *again = ruleset_of(text);
				cr_assert_eq(rules_error_count(again), 0, "%s\n%s", text,
					rules_error_show(rules_error(again, 0), a));
				cr_assert_eq(rules_count(again), 1);
				cr_assert_eq(rules_test(again, NULL, NULL, NULL), 0, "%s", text);
				seen[rules_evaluate_row(rs, rule, t, row, TODAY, NULL)]++;
				rules_free(&again);
				arena_reset(a);
			}
		}
		facts_free(&t);
		rules_free(&rs);
	}
	for (int i = 0; i < 3; i++)
		cr_assert(seen[i] > 100, "outcome %d only %zu times", i, seen[i]);
	arena_free(&a);
}
