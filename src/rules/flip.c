/* The days on which a rule's outcome changes because time passes.
 *
 * Only "sinds", "tot" and dated parameters depend on today, each around a day
 * that follows from the fact: these are the only days that need trying. */
#include <stdlib.h>

#include "set.h"

/* Clamping to the end of a month moves the turn by a few days at most. */
enum { AROUND = 5, DAYS_PER_400_YEARS = 146097, MONTHS_PER_400_YEARS = 4800 };

typedef LIST(day) day_list;

struct search {
	const struct ruleset *rs;
	const struct facts *t;
	day today;
	day_list days;
};

static void add_days(struct search *s, day from, day until)
{
	for (day d = from; d <= until; d++)
		LIST_ADD(s->days, d);
}

/* Around a day of the fact plus the duration (minus it for "tot"). */
static void add_turn(struct search *s, const struct condition *c, day fact, struct duration v)
{
	if (c->kind == COND_UNTIL)
		v.count = -v.count;
	day at = rules_after(fact, v);
	add_days(s, v.months ? at - AROUND : at, v.months ? at + AROUND : at + 1);
}

/* A share of some months: as many days as these months can have, each scaled. */
static void add_scaled_turns(struct search *s, const struct condition *c, day fact, const struct picks *p,
	day on, int months)
{
	const int days = (int)((int64_t)months * DAYS_PER_400_YEARS / MONTHS_PER_400_YEARS);
	day low = limit_scale(s->rs, c, p, on, days > AROUND ? days - AROUND : 0);
	day high = limit_scale(s->rs, c, p, on, days + AROUND);
	if (c->kind == COND_UNTIL)
		add_days(s, fact - high, fact - low + 1);
	else
		add_days(s, fact + low, fact + high + 1);
}

static void add_turns(struct search *s, const struct condition *c, day fact, const struct picks *p, day on)
{
	struct value base = limit_base(s->rs, c, p, on);
	if (limit_is_product(c) && base.duration.months)
		add_scaled_turns(s, c, fact, p, on, base.duration.count);
	else
		add_turn(s, c, fact, limit_value(s->rs, c, p, on).duration);
}

/* The values the limit has on a day, over the choices that are unknown. */
static void add_limits(struct search *s, const struct condition *c, size_t row, day on)
{
	day first, last;
	struct picks p = picks_of_row(c, s->t, row);
	if (!rules_date_ends(facts_get(s->t, row, c->fact), &first, &last))
		return;
	do {
		add_turns(s, c, first, &p, on);
		if (last != first)
			add_turns(s, c, last, &p, on);
	} while (picks_next(c, &p));
}

/* A parameter has other values before and from each of its days. */
static void add_condition(struct search *s, const struct condition *c, size_t row)
{
	bool timed = c->kind == COND_SINCE || c->kind == COND_UNTIL;
	if (timed && c->nfactors == 0)
		add_limits(s, c, row, s->today);
	for (size_t f = 0; f < c->nfactors; f++) {
		const struct dated_parameter *d = s->rs->parameters.items[c->factors[f].parameter];
		for (size_t i = 0; i < d->nperiods; i++) {
			LIST_ADD(s->days, d->periods[i].from);
			if (timed)
				add_limits(s, c, row, d->periods[i].from);
		}
	}
}

static void add_expression(struct search *s, const struct expression *e, size_t row);

static void add_bullets(struct search *s, const struct bullets *list, size_t row)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].section != SECTION_URGENT)
			add_expression(s, list->items[i].expression, row);
}

static void add_expression(struct search *s, const struct expression *e, size_t row)
{
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		add_expression(s, part, row);
	if (e->op != OP_CONDITION)
		return;
	const struct condition *c = e->condition;
	add_condition(s, c, row);
	if (c->derived != NULL)
		add_bullets(s, &c->derived->bullets, row);
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

static void leave_doubles(day_list *days)
{
	size_t kept = 0;
	for (size_t i = 0; i < days->n; i++)
		if (kept == 0 || days->items[kept - 1] != days->items[i])
			days->items[kept++] = days->items[i];
	days->n = kept;
}

void definition_flips(const struct ruleset *rs, const struct definition *d, const struct facts *t, size_t row,
	day today, day *since, day *next)
{
	struct search s = { .rs = rs, .t = t, .today = today };
	bool now = definition_on_row(rs, d, t, row, today, NULL) == TRUTH_TRUE;

	*since = *next = DAY_NONE;
	add_bullets(&s, &d->bullets, row);
	if (d->rule.valid_from != DAY_NONE)
		LIST_ADD(s.days, d->rule.valid_from);
	if (d->rule.valid_until != DAY_NONE)
		LIST_ADD(s.days, d->rule.valid_until);
	if (s.days.n > 0)
		qsort(s.days.items, s.days.n, sizeof *s.days.items, compare_days);
	leave_doubles(&s.days);
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
