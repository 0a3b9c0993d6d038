/* Kaplan and Meier's estimate of how many last how long (J. Am. Stat. Assoc. 53, 1958). Pure. */
#ifndef ANKER_SURVIVAL_H
#define ANKER_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct survival_case {
	int64_t days;                /* followed; below 0 is left out */
	bool ended;                  /* else: still there when last seen */
};
struct survival_step {
	int64_t days;
	int64_t at_risk, ended, left; /* just before that day; on it; left (censored) on it */
	/* S(t) and its 95 % interval, log-log (as R's conf.type = "log-log"; where S is 0, and R has none:
	 * from 0 to the bound of the day before) */
	double share, low, high;
};
struct survival {
	struct survival_step *step;  /* one for each day on which somebody ended or left */
	size_t nsteps;
	int64_t cases, ended;
	int64_t median;              /* first day with share <= 0.5; -1: not reached */
};
/* Sorts `c`; the steps are in the arena. Ends come before who left on the same day. Cannot fail: without
 * cases there are no steps, and the median is -1. */
void survival_estimate(struct survival_case *c, size_t n, struct arena *a, struct survival *out);
/* S at a day, 1 before the first step. */
double survival_at(const struct survival *s, int64_t days);

#endif
