/* The rules that come with the program: they parse, their tests pass and cover
 * every bullet, and none pushes contact on someone who does not want it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static void fails(const struct rules_test *t, void *ctx)
{
	(void)ctx;
	cr_expect(t->passed, "%s:%d %s: got %d", t->file, t->line, t->name, (int)t->got);
}

static void covered(const struct rules_coverage *c, void *ctx)
{
	(void)ctx;
	cr_expect(c->seen_true && c->seen_other, "%s:%d is always the same: %s", c->file, c->line, c->text);
}

static void remark(const char *file, int line, const char *text, void *ctx)
{
	(void)ctx;
	cr_expect(false, "%s:%d %s", file, line, text);
}

Test(rules_shipped, parse_and_pass_their_tests)
{
	struct ruleset *rs = shipped();
	struct arena *a = arena_new();
	for (size_t i = 0; i < rules_error_count(rs); i++)
		cr_expect(false, "%s", rules_error_show(rules_error(rs, i), a));
	cr_assert(rules_count(rs) >= 25, "%zu", rules_count(rs));
	cr_assert_eq(rules_test(rs, fails, covered, NULL), 0);
	cr_assert_eq(rules_check(rs, day_of("2026-11-22"), remark, NULL), 0);
	arena_free(&a);
	rules_free(&rs);
}

struct search {
	const char *rule;
	bool threshold;
};

static void find_threshold(const struct rules_test *t, void *ctx)
{
	struct search *s = ctx;
	if (strcmp(t->rule, s->rule) == 0 && strstr(t->name, "op de drempel") == t->name)
		s->threshold = true;
}

Test(rules_shipped, are_complete)
{
	struct ruleset *rs = shipped();
	for (size_t i = 0; i < rules_count(rs); i++) {
		const struct rule *r = rules_get(rs, i);
		struct search s = { r->id, false };
		cr_assert(strcmp(r->title.nl, r->title.en) != 0, "%s", r->id);
		cr_assert(strcmp(r->because.nl, r->because.en) != 0, "%s", r->id);
		cr_assert(strcmp(r->caution.nl, r->caution.en) != 0, "%s", r->id);
		cr_assert(r->source != NULL && r->review != DAY_NONE, "%s", r->id);
		cr_assert(r->within.count > 0 && r->rest_dismissed.count > 0, "%s", r->id);
		cr_assert(
			strncmp(r->text, "regel ", 6) == 0 && r->text_len > 100 && r->hash != 0, "%s", r->id);
		rules_test(rs, find_threshold, NULL, &s);
		cr_assert(s.threshold, "%s has no test on the threshold", r->id);
	}
	rules_free(&rs);
}

/* A talk with the employee, alone or with others. */
static bool is_direct(const struct rule *r)
{
	return strcmp(r->action, "contact_employee") == 0 || strcmp(r->action, "evaluate") == 0;
}

/* The brake on contact with the employee. */
Test(rules_shipped, do_not_push_contact_on_an_employee_who_wants_little)
{
	static const char *const wishes[] = { "alleen_op_eigen_initiatief", "geen_contact" };
	static const char stirred[] =
		"status=lopend verloop=moeizaam startdatum=2026-01-05 open_signaal_merkbaar=2026-02-01 "
		"fase=proefplaatsing proef_eind=2026-03-15 jobcoach=actief jobcoach_tot=2026-03-20 leert_nog=ja "
		"open_knelpunten=2 knelpunt_taken_sinds=2025-12-01 zinvol_werk=1 "
		"wijziging_leiding=2026-01-01 contactwens_werknemer=";
	struct ruleset *rs = shipped();
	char values[400];
	for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++) {
		struct facts *t = facts_new();
		size_t direct = 0;
		snprintf(values, sizeof values, "%s%s", stirred, wishes[w]);
		add_row(t, 1, 1, values);
		for (size_t i = 0; i < rules_count(rs); i++)
			if (is_direct(rules_get(rs, i)))
				direct += rules_evaluate_row(rs, i, t, 0, day_of("2026-03-09"), NULL) !=
					  TRUTH_FALSE;
		cr_assert_eq(direct, 0);
		/* only a serious signal passes the brake, and its caution says why */
		facts_set(t, 0, rules_fact_index("open_signaal_ernstig"), day_of("2026-03-08"));
		for (size_t i = 0; i < rules_count(rs); i++)
			if (is_direct(rules_get(rs, i)))
				direct += rules_evaluate_row(rs, i, t, 0, day_of("2026-03-09"), NULL) ==
					  TRUTH_TRUE;
		cr_assert_eq(direct, 1);
		facts_free(&t);
	}
	rules_free(&rs);
}

/* share/rules/README.md tells which step each rule is. */
Test(rules_shipped, are_listed_in_the_readme)
{
	struct ruleset *rs = shipped();
	char *text = NULL;
	size_t size = 0;
	FILE *f = fopen("share/rules/README.md", "r");
	cr_assert(f != NULL && getdelim(&text, &size, '\0', f) > 0);
	fclose(f);
	for (size_t i = 0; i < rules_count(rs); i++) {
		const char *id = rules_get(rs, i)->id, *at = text;
		const size_t n = strlen(id);
		while ((at = strstr(at, id)) != NULL && !(strchr(" ,;\n", at[n]) && at[-1] == ' '))
			at++;
		cr_expect(at != NULL, "%s is not in the table", id);
	}
	free(text);
	rules_free(&rs);
}

Test(rules_shipped, a_talk_answers_and_an_attempt_does_not)
{
	struct ruleset *rs = shipped();
	struct facts *t = facts_new();
	size_t rule = (size_t)rules_index(rs, "contact-te-lang-geleden");
	add_row(t, 1, 1,
		"status=lopend verloop=moeizaam contactafspraak=periodiek "
		"laatste_contact_werkgever=2026-02-01");
	cr_assert_eq(rules_evaluate_row(rs, rule, t, 0, day_of("2026-03-09"), NULL), TRUTH_TRUE);
	facts_set(t, 0, rules_fact_index("mislukte_poging"), day_of("2026-03-08"));
	cr_assert_eq(rules_evaluate_row(rs, rule, t, 0, day_of("2026-03-09"), NULL), TRUTH_TRUE);
	facts_set(t, 0, rules_fact_index("laatste_contact_werknemer"), day_of("2026-03-08"));
	cr_assert_eq(rules_evaluate_row(rs, rule, t, 0, day_of("2026-03-09"), NULL), TRUTH_TRUE);
	facts_set(t, 0, rules_fact_index("laatste_contact_werkgever"), day_of("2026-03-08"));
	cr_assert_eq(rules_evaluate_row(rs, rule, t, 0, day_of("2026-03-09"), NULL), TRUTH_FALSE);
	facts_free(&t);
	rules_free(&rs);
}
