/* The tests beside the shipped rules reach every condition, also those that stand
 * together in one bullet: each was seen true and was seen not true. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"
#include "src/rules/set.h"

enum { MOST = 200 };

struct seen {
	const struct condition *condition;
	bool yes, other;
};

struct looking {
	const struct ruleset *rules;
	struct seen seen[MOST];
	size_t n;
	const struct facts *facts; /* NULL: only collect */
	size_t row;
	day on;
};

static struct seen *seen_of(struct looking *l, const struct condition *c)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->seen[i].condition == c)
			return &l->seen[i];
	cr_assert_lt(l->n, MOST);
	l->seen[l->n] = (struct seen){ .condition = c };
	return &l->seen[l->n++];
}

static void look(const struct condition *c, void *ctx)
{
	struct looking *l = ctx;
	struct seen *s = seen_of(l, c);
	if (l->facts == NULL)
		return;
	bool yes = condition_on_row(l->rules, c, l->facts, l->row, l->on) == TRUTH_TRUE;
	s->yes = s->yes || yes;
	s->other = s->other || !yes;
}

static void look_at_test(struct looking *l, const struct definition *d, const struct test_case *t)
{
	size_t n;
	struct facts *facts = facts_new();
	rules_facts(&n);
	for (size_t i = 0; i < t->nrows; i++)
		facts_add(facts, (int64_t)i + 1, 1, t->rows + i * n);
	l->facts = facts;
	l->on = t->on;
	for (l->row = 0; l->row < t->nrows; l->row++)
		walk_bullets(&d->bullets, look, l);
	l->facts = NULL;
	facts_free(&facts);
}

Test(rules_shipped, tests_see_every_condition_true_and_not_true)
{
	struct ruleset *rs = shipped();
	size_t n, total = 0;
	const struct fact *fact = rules_facts(&n);
	for (size_t r = 0; r < rs->rules.n; r++) {
		const struct definition *d = rs->rules.items[r];
		struct looking l = { .rules = rs };
		walk_bullets(&d->bullets, look, &l);
		for (size_t i = 0; i < rs->tests.n; i++)
			if (rs->tests.items[i]->index == (int)r)
				look_at_test(&l, d, rs->tests.items[i]);
		for (size_t i = 0; i < l.n; i++) {
			const struct condition *c = l.seen[i].condition;
			cr_expect(l.seen[i].yes && l.seen[i].other,
				"%s: the condition on %s is always the same", d->rule.id,
				c->derived     ? c->name.name
				: c->fact >= 0 ? fact[c->fact].name
					       : "a count");
		}
		total += l.n;
	}
	cr_assert_gt(total, 200, "%zu", total);
	rules_free(&rs);
}
