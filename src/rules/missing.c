/* What a rule waits for: the facts that are unknown in conditions that are unknown. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

struct search {
	const struct ruleset *rs;
	const struct facts *t;
	day today;
	LIST(struct rules_gap) found;
};

/* Of an employer's fact the employer's first row: on the others it is the same one. */
static void add(struct search *s, int fact, size_t row)
{
	size_t n;
	if (rules_facts(&n)[fact].level == LEVEL_EMPLOYER)
		row = facts_first_of_employer(s->t, row);
	for (size_t i = 0; i < s->found.n; i++)
		if (s->found.items[i].fact == fact && s->found.items[i].row == row)
			return;
	struct rules_gap gap = { fact, row };
	LIST_ADD(s->found, gap);
}

/* A partial date is asked again too: the day would decide. */
static void add_when_unknown(struct search *s, int fact, size_t row)
{
	size_t n;
	if (fact < 0)
		return;
	int32_t v = facts_get(s->t, row, fact);
	bool partial = rules_facts(&n)[fact].type == FACT_DATE && v >= FACT_PARTIAL && v != FACT_NONE;
	if (v == FACT_UNKNOWN || partial)
		add(s, fact, row);
}

static void find(struct search *s, const struct expression *e, size_t row);

/* Without an expression all placements count. */
static enum truth counts(const struct search *s, const struct expression *e, size_t row)
{
	return e == NULL ? TRUTH_TRUE : expression_on_row(s->rs, e, s->t, row, s->today);
}

/* Of a count: what is unknown of each placement that may count. One that is not "met"
 * still makes a share smaller when it is "van". */
static void find_counted(struct search *s, const struct condition *c, size_t row)
{
	for (size_t r = facts_first_of_employer(s->t, row); r != FACTS_END;
		r = facts_next_of_employer(s->t, r)) {
		if (facts_placement(s->t, r) == 0)
			continue;
		if (c->inner != NULL && counts(s, c->among, r) != TRUTH_FALSE)
			find(s, c->inner, r);
		if (c->among != NULL && (c->kind == COND_SHARE || counts(s, c->inner, r) != TRUTH_FALSE))
			find(s, c->among, r);
	}
}

/* Only in what is unknown as a whole: beside a part that decides, an unknown one asks
 * nothing. */
static void find(struct search *s, const struct expression *e, size_t row)
{
	if (expression_on_row(s->rs, e, s->t, row, s->today) != TRUTH_UNKNOWN)
		return;
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		find(s, part, row);
	if (e->op != OP_CONDITION)
		return;
	const struct condition *c = e->condition;
	add_when_unknown(s, c->fact, row);
	add_when_unknown(s, c->other, row);
	for (size_t k = 0; k < c->npers; k++)
		if (!c->unknown_picks[k])
			add_when_unknown(s, c->per[k], row);
	for (size_t i = 0; c->derived != NULL && i < c->derived->bullets.n; i++)
		if (bullet_on_row(s->rs, &c->derived->bullets.items[i], s->t, row, s->today) == TRUTH_UNKNOWN)
			find(s, c->derived->bullets.items[i].expression, row);
	if (c->inner != NULL || c->among != NULL)
		find_counted(s, c, row);
}

size_t definition_gaps(const struct ruleset *rs, const struct definition *d, const struct facts *t,
	size_t row, day today, struct arena *a, struct rules_gap **out)
{
	struct search s = { .rs = rs, .t = t, .today = today };

	if (d->rule.level == LEVEL_EMPLOYER)
		row = facts_first_of_employer(t, row);
	for (size_t i = 0; i < d->bullets.n; i++) {
		const struct bullet *b = &d->bullets.items[i];
		if (b->section != SECTION_URGENT && bullet_on_row(rs, b, t, row, today) == TRUTH_UNKNOWN)
			find(&s, b->expression, row);
	}
	*out = arena_alloc(a, (s.found.n + 1) * sizeof **out);
	if (s.found.n > 0)
		memcpy(*out, s.found.items, s.found.n * sizeof **out);
	free(s.found.items);
	return s.found.n;
}

size_t rules_gaps(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today,
	struct arena *a, struct rules_gap **out)
{
	return definition_gaps(rs, rs->rules.items[rule], t, row, today, a, out);
}
