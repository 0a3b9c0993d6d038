/* See fixture.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "fixture.h"
#include "anker/err.h"

struct ruleset *ruleset_of(const char *text)
{
	struct ruleset *rs = rules_new();
	rules_add_text(rs, "t.regel", text, strlen(text));
	rules_link(rs);
	return rs;
}

static struct ruleset *rule_with(const char *before, const char *level, const char *body)
{
	struct arena *a = arena_new();
	struct ruleset *rs = ruleset_of(arena_printf(a,
		"%s\nregel r\n  titel \"T\"\n  niveau %s\n  prioriteit 50\n%s"
		"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n", before, level, body));
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fputs(rules_error_show(rules_error(rs, i), a), stderr);
	arena_free(&a);
	return rs;
}

struct ruleset *rule_of(const char *before, const char *body)
{
	return rule_with(before, "plaatsing", body);
}

struct ruleset *employer_rule_of(const char *before, const char *body)
{
	return rule_with(before, "werkgever", body);
}

void row_of(int32_t *row, const char *values)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	char *copy = xstrdup(values), *rest = copy;
	for (size_t i = 0; i < n; i++)
		row[i] = rules_fact_from_text(&facts[i], NULL);
	for (char *pair = strtok_r(copy, " ", &rest); pair != NULL; pair = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(pair, '=');
		*value++ = '\0';
		int f = rules_fact_index(pair);
		cr_assert(f >= 0, "no fact %s", pair);
		cr_assert_eq(rules_fact_parse(&facts[f], value, &row[f]), 0, "%s", err_last());
	}
	free(copy);
}

void add_row(struct facts *t, int64_t placement, int64_t employer, const char *values)
{
	size_t n;
	rules_facts(&n);
	int32_t *row = xmalloc(n * sizeof *row);
	row_of(row, values);
	facts_add(t, placement, employer, row);
	free(row);
}

day day_of(const char *iso)
{
	day d = DAY_NONE;
	cr_assert_eq(date_parse_iso(iso, &d), 0);
	return d;
}

enum truth outcome_of(const struct ruleset *rs, const char *values, const char *today)
{
	struct facts *t = facts_new();
	cr_assert_eq(rules_count(rs), 1);
	add_row(t, 1, 1, values);
	enum truth out = rules_evaluate_row(rs, 0, t, 0, day_of(today), NULL);
	facts_free(&t);
	return out;
}

enum truth once(const char *before, const char *bullet, const char *values, const char *today)
{
	char body[400];
	snprintf(body, sizeof body, "  als\n    - %s\n", bullet);
	struct ruleset *rs = rule_of(before, body);
	enum truth out = outcome_of(rs, values, today);
	rules_free(&rs);
	return out;
}

struct ruleset *shipped(void)
{
	struct ruleset *rs;
	cr_assert_eq(rules_load(&rs, "share", NULL), 0, "%s", err_last());
	return rs;
}
