/* The days on which a rule's outcome changes because time passes.
 *
 * Only "sinds", "tot" and dated parameters depend on today, each around a day
 * that follows from the fact: these are the only days that need trying. */
#include <stdlib.h>

#include "set.h"

/* Clamping to the end of a month moves the turn by a few days at most. */
enum { AROUND = 5 };

typedef LIST(day) day_list;

struct search {
	const struct ruleset *rs;
	const struct facts *t;
	size_t row;
	day_list days;
};

static void add_days_around(struct search *s, day at, bool months)
{
	for (int i = months ? -AROUND : 0; i <= (months ? AROUND : 1); i++)
		LIST_ADD(s->days, at + i);
}

static void add_turns(struct search *s, const struct condition *c, int32_t fact, struct value v)
{
	if (fact == FACT_UNKNOWN || fact == FACT_NEVER || fact == FACT_NONE)
		return;
	if (c->kind == COND_UNTIL)
		v.duration.count = -v.duration.count;
	add_days_around(s, rules_after(fact, v.duration), v.duration.months);
}

/* All values that the condition's limit can have, over time and choices. */
static void add_condition(struct search *s, const struct condition *c, size_t row)
{
	bool timed = c->kind == COND_SINCE || c->kind == COND_UNTIL;
	int32_t fact = timed ? facts_get(s->t, row, c->fact) : 0;
	size_t n, nvalues = 1;

	if (c->parameter < 0) {
		if (timed)
			add_turns(s, c, fact, c->value);
		return;
	}
	const struct dated_parameter *d = s->rs->parameters.items[c->parameter];
	if (d->parameter.per >= 0)
		for (nvalues = 0; rules_facts(&n)[d->parameter.per].choices[nvalues].code != NULL;)
			nvalues++;
	for (size_t i = 0; i < d->nperiods; i++) {
		LIST_ADD(s->days, d->periods[i].from);
		for (size_t k = 0; timed && k < nvalues; k++)
			add_turns(s, c, fact, d->periods[i].values[k]);
	}
}

static void add_expression(struct search *s, const struct expression *e, size_t row)
{
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		add_expression(s, part, row);
	if (e->op != OP_CONDITION)
		return;
	const struct condition *c = e->condition;
	add_condition(s, c, row);
	if (c->inner == NULL && c->among == NULL)
		return;
	for (size_t r = facts_first_of_employer(s->t, row); r != FACTS_END;
		r = facts_next_of_employer(s->t, r)) {
		if (c->inner != NULL)
			add_expression(s, c->inner, r);
		if (c->among != NULL)
			add_expression(s, c->among, r);
	}
}

static int compare_days(const void *a, const void *b)
{
	const day *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

void definition_flips(const struct ruleset *rs, const struct definition *d, const struct facts *t, size_t row,
	day today, day *since, day *next)
{
	struct search s = { .rs = rs, .t = t, .row = row };
	bool now = definition_on_row(rs, d, t, row, today, NULL) == TRUTH_TRUE;

	*since = *next = DAY_NONE;
	for (size_t i = 0; i < d->nbullets; i++)
		if (d->bullets[i].section != SECTION_URGENT)
			add_expression(&s, d->bullets[i].expression, row);
	if (s.days.n > 0)
		qsort(s.days.items, s.days.n, sizeof *s.days.items, compare_days);
	for (size_t i = 0; i < s.days.n && !now && *next == DAY_NONE; i++)
		if (s.days.items[i] > today &&
			definition_on_row(rs, d, t, row, s.days.items[i], NULL) == TRUTH_TRUE)
			*next = s.days.items[i];
	for (size_t i = s.days.n; i-- > 0 && now && *since == DAY_NONE;) {
		day at = s.days.items[i];
		if (at <= today && definition_on_row(rs, d, t, row, at - 1, NULL) != TRUTH_TRUE)
			*since = at;
	}
	free(s.days.items);
}
