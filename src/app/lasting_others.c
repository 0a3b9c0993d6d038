/* A group of placements as others may see it: a curve in which nobody stands out. Days become whole months,
 * and months are drawn together into steps. A curve is then worked out from what it shows and nothing else,
 * so the height of a step cannot tell more than its counts. */
#include <stdlib.h>

#include "lasting.h"

/* 48 months of 1461 days. */
enum { MONTHS = 48, THEIR_DAYS = 1461 };

struct step {
	int64_t month, ended, left; /* until and with that month */
};

static int64_t month_of(int64_t days)
{
	return (days * MONTHS + THEIR_DAYS - 1) / THEIR_DAYS;
}

static int by_days(const void *x, const void *y)
{
	const struct survival_case *a = x, *b = y;

	COMPARE(a->days, b->days);
	return 0;
}

static bool is_safe(const struct step *s, int64_t cell)
{
	return (s->ended == 0 || s->ended >= cell) && (s->left == 0 || s->left >= cell);
}

/* The steps of cases in order of days; from where they stop, the rest is taken for seen until then. */
static size_t take_steps(
	const struct survival_case *c, size_t n, int64_t people, int64_t cell, struct step *step)
{
	struct step now = { 0 };
	size_t count = 0;
	int64_t rest = (int64_t)n;

	for (size_t i = 0; i < n && rest >= people; i++) {
		now.month = month_of(c[i].days);
		*(c[i].ended ? &now.ended : &now.left) += 1;
		bool whole = i + 1 == n || month_of(c[i + 1].days) != now.month;
		if (!whole || !is_safe(&now, cell))
			continue;
		step[count++] = now;
		rest -= now.ended + now.left;
		now = (struct step){ 0 };
	}
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
	struct step *step = xmalloc((n + 1) * sizeof *step);
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
