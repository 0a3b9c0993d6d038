/* libFuzzer: any text as a rule file, then everything that works on the result.
 * A form feed begins a local file. clang -fsanitize=fuzzer,address,undefined;
 * seeds: tests/data/fuzz/rules. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/rules.h"

enum { ROWS = 7, TODAY = 20500, WRITTEN = 20, LINES = 40 };

static int32_t span(day first, int more)
{
	return rules_date_span((struct date_span){ first, first + more });
}

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
				facts[i].type != FACT_DATE ? v % 5 :
				v % 16 == 1 ? span(TODAY - 400 + v * 3, v) : TODAY - 400 + v * 3;
		}
		facts_add(t, (int64_t)r, (int64_t)r / 3, row);
	}
	free(row);
	return t;
}

static void read_layers(struct ruleset *rs, const char *text, size_t size)
{
	const char *local = memchr(text, '\f', size);
	size_t n = local != NULL ? (size_t)(local - text) : size;
	rules_add_text(rs, "fuzz.regel", text, n);
	rules_next_layer(rs);
	if (local != NULL)
		rules_add_text(rs, "local.regel", local + 1, size - n - 1);
	rules_link(rs);
}

/* What is written of a rule and a row reads back and proves the outcome. */
static void write_and_read(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row)
{
	struct arena *a = arena_new();
	const char *rule_text = rules_whole_text(rs, rule, a);
	const char *text = arena_printf(a, "%s%s", rule_text, rules_row_as_test(rs, rule, t, row, TODAY, a));
	struct ruleset *again = rules_new();
	rules_add_text(again, "again.regel", text, strlen(text));
	rules_link(again);
	if (rules_error_count(again) != 0 || rules_count(again) != 1 ||
		rules_test(again, NULL, NULL, NULL) != 0)
		abort();
	rules_free(&again);
	arena_free(&a);
}

static void use_parameters(const struct ruleset *rs, struct arena *a)
{
	char *block;
	bool *used = arena_alloc(a, rules_count(rs) + 1);
	for (size_t i = 0; i < rules_parameter_count(rs); i++) {
		rules_parameter_users(rs, i, used);
		const char *values = rules_parameter_write(rs, i, TODAY, a);
		if (rules_parameter_change(rs, i, TODAY, values, "x", a, &block) != 0)
			abort();
	}
}

/* One line as a condition outside the rules. */
static void use_condition(const struct ruleset *rs, const struct facts *t, const char *text, struct arena *a)
{
	size_t n;
	static const char *const langs[] = { "nl", "en" };
	rules_facts(&n);
	bool *used = arena_alloc(a, n * sizeof *used);
	for (size_t l = 0; l < 2; l++) {
		struct rules_condition *c;
		if (rules_condition_parse(&c, rs, langs[l], text) == 0) {
			rules_condition_facts(c, used);
			for (size_t row = 0; row < ROWS; row++)
				if (rules_condition_evaluate(c, t, row, TODAY) > TRUTH_TRUE)
					abort();
		}
		rules_condition_free(&c);
	}
}

static void use_conditions(
	const struct ruleset *rs, const struct facts *t, const char *text, size_t size, struct arena *a)
{
	const size_t faults = rules_error_count(rs);
	for (size_t from = 0, lines = 0; from < size && lines < LINES; lines++) {
		const char *stop = memchr(text + from, '\n', size - from);
		size_t len = stop != NULL ? (size_t)(stop - text) - from : size - from;
		char *line = arena_strndup(a, text + from, len);
		use_condition(rs, t, line + strspn(line, " -"), a);
		from += len + 1;
	}
	if (rules_error_count(rs) != faults)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ruleset *rs = rules_new();
	struct arena *a = arena_new();
	read_layers(rs, (const char *)data, size);
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
			if (e->outcome == TRUTH_UNKNOWN && e->nmissing == 0)
				abort();
			if (rule < WRITTEN && row == rule % ROWS)
				write_and_read(rs, rule, t, row);
		}
	}
	use_parameters(rs, a);
	use_conditions(rs, t, (const char *)data, size, a);
	rules_test(rs, NULL, NULL, NULL);
	rules_check(rs, TODAY, NULL, NULL);
	free(outcome);
	facts_free(&t);
	arena_free(&a);
	rules_free(&rs);
	return 0;
}
