/* libFuzzer: any text as a rule file, then everything that works on the result.
 * clang -fsanitize=fuzzer,address,undefined; seeds: share/rules/. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/rules.h"

enum { ROWS = 7, TODAY = 20500 };

static struct facts *some_facts(const uint8_t *data, size_t size)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	struct facts *t = facts_new();
	int32_t *row = xmalloc(n * sizeof *row);
	for (size_t r = 0; r < ROWS; r++) {
		for (size_t i = 0; i < n; i++) {
			int32_t v = size == 0 ? 0 : data[(r * n + i) % size];
			row[i] = v % 4 == 0 ? rules_fact_from_text(&facts[i], NULL) :
				facts[i].type == FACT_DATE ? TODAY - 400 + v * 3 : v % 5;
		}
		facts_add(t, (int64_t)r, (int64_t)r / 3, row);
	}
	free(row);
	return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ruleset *rs = rules_new();
	struct arena *a = arena_new();
	rules_add_text(rs, "fuzz.regel", (const char *)data, size);
	rules_link(rs);
	for (size_t i = 0; i < rules_error_count(rs); i++)
		rules_error_show(rules_error(rs, i), a);
	struct facts *t = some_facts(data, size);
	uint8_t *outcome = xmalloc(rules_count(rs) * ROWS + 1);
	rules_evaluate(rs, t, TODAY, outcome);
	for (size_t rule = 0; rule < rules_count(rs); rule++) {
		for (size_t row = 0; row < ROWS; row++) {
			const struct rule *r = rules_get(rs, rule);
			struct explanation *e = rules_explain(rs, rule, t, row, TODAY, a);
			if (!r->off && r->state != RULE_RETIRED && e->outcome != outcome[rule * ROWS + row])
				abort();
		}
	}
	rules_test(rs, NULL, NULL, NULL);
	rules_check(rs, TODAY, NULL, NULL);
	free(outcome);
	facts_free(&t);
	arena_free(&a);
	rules_free(&rs);
	return 0;
}
