/* Random rules on random rows: by column, by row and by explanation must agree;
 * knowing more never turns an answer round; flip days are the real ones. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "fixture.h"

enum { TODAY = 20500, ROWS = 1500, RULES = 40, HORIZON = 1600 };

static uint64_t state = 88172645463325252u;

static unsigned below(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % n;
}

static const char *one_of(const char *const *list, unsigned n)
{
	return list[below(n)];
}

static void add_date(struct str *s, int span)
{
	char iso[DATE_ISO_SIZE];
	str_add(s, date_iso(iso, TODAY - span + (int)below((unsigned)(2 * span))));
}

static void add_choice(struct str *s, const struct fact *f)
{
	struct arena *a = arena_new();
	unsigned n = 0;
	while (f->choices[n].code != NULL)
		n++;
	str_add(s, rules_choice_word(&f->choices[below(n)], a));
	arena_free(&a);
}

/* A condition on a fact of this level; `plain`: unknown stays unknown. */
static void add_condition(struct str *s, bool plain, bool employer)
{
	static const char *const relations[] = { "<", "<=", "=", "!=", ">=", ">", "langer dan", "minstens",
		"hoogstens" };
	static const char *const units[] = { "dagen", "weken", "maanden" };
	size_t n;
	const struct fact *facts = rules_facts(&n), *f;
	do
		f = &facts[below((unsigned)n)];
	while (employer && f->level != LEVEL_EMPLOYER);
	if (!plain && below(8) == 0) {
		str_addf(s, "%s %s", f->name, below(2) ? "bekend" : "ontbreekt");
	} else if (f->type == FACT_BOOL) {
		str_addf(s, "%s is %s", f->name, below(2) ? "ja" : "nee");
	} else if (f->type == FACT_NUMBER) {
		str_addf(s, "%s %s %u", f->name, one_of(relations, 9), below(4));
	} else if (f->type == FACT_CHOICE) {
		str_addf(s, "%s %s", f->name, below(2) ? "is " : "is niet ");
		add_choice(s, f);
	} else if (below(4) == 0) {
		str_addf(s, "%s %s ", f->name, one_of(relations, 6));
		add_date(s, 400);
	} else if (!employer && below(4) == 0) {
		str_addf(s, "sinds %s %s p[verloop]%s", f->name, one_of(relations, 9),
			below(2) ? "" : plain ? " maal r[ervaring_werkgever]" :
			" maal q[mandaat] maal r[ervaring_werkgever]");
	} else {
		str_addf(s, "%s %s %s %u %s", below(2) ? "sinds" : "tot", f->name, one_of(relations, 9),
			below(14), one_of(units, 3));
	}
}

static void add_expression(struct str *s, int depth, bool plain, bool employer)
{
	unsigned what = depth == 0 ? 0 : below(4);
	if (what == 0) {
		add_condition(s, plain, employer);
		return;
	}
	str_add(s, what == 1 ? "niet (" : "(");
	add_expression(s, depth - 1, plain, employer);
	if (what > 1) {
		str_add(s, what == 2 ? " en " : " of ");
		add_expression(s, depth - 1, plain, employer);
	}
	str_add(s, ")");
}

static void add_bullets(struct str *s, unsigned n, bool plain, bool employer)
{
	for (unsigned i = 0; i < n; i++) {
		str_add(s, "    - ");
		if (employer && below(2)) {
			str_add(s, below(2) ? "aantal plaatsingen met (" : "deel plaatsingen met (");
			bool share = strstr(s->text + s->len - 24, "deel") != NULL;
			add_expression(s, 1, plain, false);
			str_addf(s, ") %s %u%s", below(2) ? "minstens" : "hoogstens",
				share ? below(100) : below(4), share ? " %" : "");
		} else {
			add_expression(s, 2, plain, employer);
		}
		str_add(s, !plain && below(6) == 0 ? " onbekend telt als ja\n" : "\n");
	}
}

static struct ruleset *random_rules(bool plain)
{
	struct str s = STR_INIT;
	str_add(&s,
		"parameter p \"x\"\n  per verloop\n  vanaf 2024-01-01: soepel 9 weken, aandacht 2 maanden, "
		"moeizaam 3 weken\n  vanaf 2026-03-01: soepel 5 weken, aandacht 1 maand, moeizaam 3 dagen\n  "
		"herkomst wet\n"
		"parameter q \"x\"\n  per mandaat\n  vanaf 2024-01-01: individu 50 %, team 100 %, organisatie "
		"130 %, onbekend 75 %\n  herkomst wet\n"
		"parameter r \"x\"\n  per ervaring_werkgever\n  vanaf 2024-01-01: geen 90 %, weinig 100 %, enige "
		"110 %, veel 150 %\n  herkomst wet\n");
	for (int i = 0; i < RULES; i++) {
		bool employer = i % 5 == 4;
		str_addf(&s, "regel r%d\n  titel \"T\"\n  niveau %s\n  prioriteit 50\n  als\n", i,
			employer ? "werkgever" : "plaatsing");
		add_bullets(&s, 1 + below(3), plain, employer);
		str_add(&s, "  tenzij\n");
		add_bullets(&s, 1 + below(2), plain, employer);
		str_add(&s, "  urgenter als\n");
		add_bullets(&s, 1, plain, employer);
		str_add(&s, "  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n");
	}
	struct ruleset *rs = ruleset_of(s.text);
	struct arena *a = arena_new();
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fputs(rules_error_show(rules_error(rs, i), a), stderr);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_count(rs), RULES);
	arena_free(&a);
	str_free(&s);
	return rs;
}

static int32_t random_value(const struct fact *f, bool known)
{
	unsigned n = 0;
	if (!known && below(4) == 0)
		return FACT_UNKNOWN;
	switch (f->type) {
	case FACT_BOOL:
		return (int32_t)below(2);
	case FACT_NUMBER:
		return (int32_t)below(5);
	case FACT_CHOICE:
		while (f->choices[n].code != NULL)
			n++;
		return (int32_t)below(n);
	case FACT_DATE:
		break;
	}
	if (below(10) == 0)
		return below(2) ? FACT_NEVER : FACT_NONE;
	return TODAY - 400 + (int32_t)below(800);
}

static struct facts *random_facts(size_t rows)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	int32_t *row = xmalloc(n * sizeof *row);
	struct facts *t = facts_new();
	for (size_t r = 0; r < rows; r++) {
		for (size_t i = 0; i < n; i++)
			row[i] = random_value(&facts[i], false);
		facts_add(t, below(20) == 0 ? 0 : (int64_t)r + 1, (int64_t)below((unsigned)rows / 3), row);
	}
	free(row);
	return t;
}

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
				if (facts_get(t, row, (int)i) == FACT_UNKNOWN && below(3) == 0)
					facts_set(t, row, (int)i, random_value(&facts[i], true));
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
