/* Limits: a value in the rule or a parameter, times parameters that are
 * percentages, each with the value that a choice picks. */
#include "set.h"

size_t choices_of_fact(int fact)
{
	size_t nfacts, n = 0;
	const struct choice *list = rules_facts(&nfacts)[fact].choices;
	while (list[n].code != NULL)
		n++;
	return n;
}

struct picks picks_of_row(const struct condition *c, const struct facts *t, size_t row)
{
	struct picks p = { { 0 }, { false } };
	for (size_t k = 0; k < c->npers; k++) {
		int32_t v = facts_get(t, row, c->per[k]);
		p.free[k] = v == FACT_UNKNOWN && !c->unknown_picks[k];
		p.choice[k] = v != FACT_UNKNOWN ? v : p.free[k] ? 0 : (int)choices_of_fact(c->per[k]);
	}
	return p;
}

bool picks_next(const struct condition *c, struct picks *p)
{
	for (size_t k = 0; k < c->npers; k++) {
		if (!p->free[k])
			continue;
		if ((size_t)++p->choice[k] < choices_of_fact(c->per[k]))
			return true;
		p->choice[k] = 0;
	}
	return false;
}

const struct value *values_on(const struct dated_parameter *d, day on)
{
	size_t i = d->nperiods - 1;
	while (i > 0 && d->periods[i].from > on)
		i--;
	return d->periods[i].values;
}

struct value parameter_value(const struct ruleset *rs, int parameter, int choice, day on)
{
	return values_on(rs->parameters.items[parameter], on)[choice < 0 ? 0 : choice];
}

struct value factor_value(const struct ruleset *rs, const struct condition *c, const struct factor *f,
	const struct picks *p, day on)
{
	for (size_t k = 0; k < c->npers; k++)
		if (c->per[k] == f->per)
			return parameter_value(rs, f->parameter, p->choice[k], on);
	return parameter_value(rs, f->parameter, -1, on);
}

bool limit_is_product(const struct condition *c)
{
	return c->nfactors > (c->literal ? 0 : 1);
}

struct value limit_base(const struct ruleset *rs, const struct condition *c, const struct picks *p, day on)
{
	return c->literal ? c->value : factor_value(rs, c, &c->factors[0], p, on);
}

/* Rounded once, halves up; only where the product would leave 64 bits (six
 * factors of some hundreds of percents) also on the way. */
int32_t limit_scale(
	const struct ruleset *rs, const struct condition *c, const struct picks *p, day on, int32_t number)
{
	const int64_t most = c->value.kind == VALUE_DURATION ? DURATION_MAX : NUMBER_MAX;
	int64_t product = number, of = 1;
	for (size_t i = c->literal ? 0 : 1; i < c->nfactors; i++) {
		if (product > INT64_MAX / PERCENT_MAX / 100) {
			product = (product + 50) / 100;
			of /= 100;
		}
		product *= factor_value(rs, c, &c->factors[i], p, on).duration.count;
		of *= 100;
	}
	product = (product + of / 2) / of;
	return (int32_t)(product < most ? product : most);
}

struct value limit_value(const struct ruleset *rs, const struct condition *c, const struct picks *p, day on)
{
	struct value v = limit_base(rs, c, p, on);
	if (!limit_is_product(c))
		return v;
	if (v.duration.months) {
		struct duration back = { -v.duration.count, true };
		v.duration.count = c->kind == COND_SINCE ? on - rules_after(on, back) :
			rules_after(on, v.duration) - on;
		v.duration.months = false;
	}
	v.duration.count = limit_scale(rs, c, p, on, v.duration.count);
	return v;
}
