/* Kaplan and Meier's estimate: the product, over the days on which somebody ended, of the part of those still
 * there who did not. Its interval goes by Greenwood's variance on the log-log scale, so it stays between 0
 * and 1. */
#include "anker/survival.h"

#include <math.h>
#include <stdlib.h>

#include "anker/arena.h"

/* 97.5 % point of the normal distribution. */
static const double z_975 = 1.959963984540054;
/* A product of fractions that is one half on paper is a little off in memory. */
static const double near_half = 1e-9;

static int by_days(const void *x, const void *y)
{
	const struct survival_case *a = x, *b = y;

	return (a->days > b->days) - (a->days < b->days);
}

/* With nobody left there is no such interval; what was known the day before still bounds it. */
static void set_interval(struct survival_step *s, double variance, double high_before)
{
	s->low = s->high = s->share;
	if (s->share <= 0)
		s->high = high_before;
	if (s->share <= 0 || s->share >= 1)
		return;
	double width = z_975 * sqrt(variance) / -log(s->share);
	s->low = pow(s->share, exp(width));
	s->high = pow(s->share, exp(-width));
}

void survival_estimate(struct survival_case *c, size_t n, struct arena *a, struct survival *out)
{
	double share = 1, variance = 0, high = 1;
	size_t days = 0, i = 0;

	*out = (struct survival){ .median = -1 };
	if (n > 1)
		qsort(c, n, sizeof *c, by_days);
	while (i < n && c[i].days < 0)
		i++;
	for (size_t k = i; k < n; k++)
		days += k == i || c[k].days != c[k - 1].days;
	out->cases = (int64_t)(n - i);
	out->step = arena_alloc(a, (days + 1) * sizeof *out->step);
	while (i < n) {
		struct survival_step *s = &out->step[out->nsteps++];
		*s = (struct survival_step){ .days = c[i].days, .at_risk = (int64_t)(n - i) };
		for (; i < n && c[i].days == s->days; i++)
			*(c[i].ended ? &s->ended : &s->left) += 1;
		double at_risk = (double)s->at_risk, ended = (double)s->ended;
		share *= 1 - ended / at_risk;
		if (s->ended < s->at_risk)
			variance += ended / (at_risk * (at_risk - ended));
		s->share = share;
		set_interval(s, variance, high);
		high = s->high;
		out->ended += s->ended;
		if (out->median < 0 && share <= 0.5 + near_half)
			out->median = s->days;
	}
}

double survival_at(const struct survival *s, int64_t days)
{
	size_t low = 0, high = s->nsteps;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->step[mid].days <= days)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 ? s->step[low - 1].share : 1;
}
