/* A group of placements as others may see it: a curve in which nobody stands out. Days become whole months.
 * Those who ended are taken together in batches, each shown in the month of its middle one, so that the curve
 * runs through the one it stands for and not above it; those who left likewise, until the last of them. The
 * curve is then worked out from what it shows and nothing else, so the height of a step cannot tell more than
 * its counts. */
#include <stdlib.h>

#include "lasting.h"

/* 48 months of 1461 days. */
enum { MONTHS = 48, THEIR_DAYS = 1461 };

struct step {
	int64_t month, ended, left;
};

/* The nearest; what took some days took a month. */
static int64_t month_of(int64_t days)
{
	int64_t month = (days * MONTHS + THEIR_DAYS / 2) / THEIR_DAYS;

	return month || !days ? month : 1;
}

static int by_days(const void *x, const void *y)
{
	const struct survival_case *a = x, *b = y;

	COMPARE(a->days, b->days);
	return 0;
}

static int by_month(const void *x, const void *y)
{
	const struct step *a = x, *b = y;

	COMPARE(a->month, b->month);
	return 0;
}

static bool is_safe(const struct step *s, int64_t cell)
{
	return (s->ended == 0 || s->ended >= cell) && (s->left == 0 || s->left >= cell);
}

/* Of cases in order of days those who ended, or those who left, in batches of whole months. What is left over
 * at the end goes with the last batch. */
static size_t take_batches(const struct survival_case *c, size_t n, bool ended, int64_t cell, struct step *to)
{
	int64_t *month = xmalloc((n + 1) * sizeof *month);
	size_t count = 0, of = 0, first = 0, last = 0;

	for (size_t i = 0; i < n; i++)
		if (c[i].ended == ended)
			month[of++] = month_of(c[i].days);
	for (size_t i = 0; i < of; i++) {
		size_t size = i + 1 - first;
		if ((int64_t)size < cell || (i + 1 < of && month[i + 1] == month[i]))
			continue;
		if (ended)
			to[count++] =
				(struct step){ .month = month[first + size / 2], .ended = (int64_t)size };
		else
			to[count++] = (struct step){ .month = month[i], .left = (int64_t)size };
		last = first;
		first = i + 1;
	}
	if (count && ended)
		to[count - 1] = (struct step){ .month = month[last + (of - last) / 2],
			.ended = (int64_t)(of - last) };
	else if (count)
		to[count - 1].left = (int64_t)(of - last);
	free(month);
	return count;
}

/* Ends and those who left of one month are one step. */
static size_t take_months_together(struct step *step, size_t n)
{
	size_t count = 0;

	if (n > 1)
		qsort(step, n, sizeof *step, by_month);
	for (size_t i = 0; i < n; i++)
		if (count && step[count - 1].month == step[i].month) {
			step[count - 1].ended += step[i].ended;
			step[count - 1].left += step[i].left;
		} else {
			step[count++] = step[i];
		}
	return count;
}

/* The steps of cases in order of days; from where they stop, the rest is taken for seen until then. */
static size_t take_steps(
	const struct survival_case *c, size_t n, int64_t people, int64_t cell, struct step *step)
{
	int64_t rest = (int64_t)n, ended = 0;
	size_t batches = take_batches(c, n, true, cell, step), count = 0;

	for (size_t i = 0; i < n; i++)
		ended += c[i].ended;
	if (ended && !batches)
		return 0;
	size_t all = take_months_together(step, batches + take_batches(c, n, false, cell, step + batches));
	for (ended = 0; count < all && rest >= people; count++) {
		rest -= step[count].ended + step[count].left;
		ended += step[count].ended;
	}
	/* None that could be shown is not none. */
	if (batches && !ended)
		return 0;
	if (count)
		step[count - 1].left += rest;
	for (; count && !is_safe(&step[count - 1], cell); count--) {
		if (count == 1)
			return 0;
		step[count - 2].ended += step[count - 1].ended;
		step[count - 2].left += step[count - 1].left;
		step[count - 2].month = step[count - 1].month;
	}
	return count;
}

void lasting_draw_together(struct survival_case *c, size_t n, int64_t people, int64_t cell)
{
	struct step *step = xmalloc((2 * n + 1) * sizeof *step);
	size_t at = 0;

	if (n > 1)
		qsort(c, n, sizeof *c, by_days);
	size_t count = take_steps(c, n, people, cell, step);
	for (size_t i = 0; i < count; i++) {
		int64_t days = step[i].month * THEIR_DAYS / MONTHS;
		for (int64_t k = 0; k < step[i].ended; k++)
			c[at++] = (struct survival_case){ days, true };
		for (int64_t k = 0; k < step[i].left; k++)
			c[at++] = (struct survival_case){ days, false };
	}
	/* Too few for any step: nothing is told but how many they are. */
	for (; at < n; at++)
		c[at] = (struct survival_case){ 0, false };
	free(step);
}
