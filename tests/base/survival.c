/* Kaplan-Meier estimates against the figures that R's survfit gives, with intervals of type "log-log", for
 * two published data sets: months in remission on 6-MP (Freireich and others, Blood 21, 1963), and survival
 * in acute leukaemia (Miller, Survival Analysis, 1997; R's `aml`); and against the estimate by its
 * definition. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/survival.h"

#define N(array) (sizeof(array) / sizeof(*(array)))

struct figure {
	int64_t days, at_risk, ended;
	double share, low, high;
};

static void check_figures(const struct survival *s, const struct figure *f, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < s->nsteps; i++) {
		if (s->step[i].ended == 0)
			continue;
		cr_assert_lt(k, n);
		cr_expect_eq(s->step[i].days, f[k].days);
		cr_expect_eq(s->step[i].at_risk, f[k].at_risk, "at risk on %lld", (long long)f[k].days);
		cr_expect_eq(s->step[i].ended, f[k].ended);
		cr_expect_float_eq(
			s->step[i].share, f[k].share, 0.00001, "share on %lld", (long long)f[k].days);
		cr_expect_float_eq(s->step[i].low, f[k].low, 0.00001, "low on %lld: %f", (long long)f[k].days,
			s->step[i].low);
		cr_expect_float_eq(s->step[i].high, f[k].high, 0.00001, "high on %lld: %f",
			(long long)f[k].days, s->step[i].high);
		k++;
	}
	cr_assert_eq(k, n);
}

Test(survival, estimate__gives_the_figures_of_r_for_6_mp)
{
	struct survival_case c[] = { { 35, 0 }, { 6, 1 }, { 6, 1 }, { 6, 1 }, { 6, 0 }, { 7, 1 }, { 9, 0 },
		{ 10, 1 }, { 10, 0 }, { 11, 0 }, { 13, 1 }, { 16, 1 }, { 17, 0 }, { 19, 0 }, { 20, 0 },
		{ 22, 1 }, { 23, 1 }, { 25, 0 }, { 32, 0 }, { 32, 0 }, { 34, 0 } };
	static const struct figure r[] = {
		{ 6, 21, 3, 0.85714, 0.61972, 0.95155 },
		{ 7, 17, 1, 0.80672, 0.56315, 0.92281 },
		{ 10, 15, 1, 0.75294, 0.50320, 0.88936 },
		{ 13, 12, 1, 0.69020, 0.43161, 0.84907 },
		{ 16, 11, 1, 0.62745, 0.36751, 0.80491 },
		{ 22, 7, 1, 0.53782, 0.26778, 0.74679 },
		{ 23, 6, 1, 0.44818, 0.18805, 0.68014 },
	};
	struct arena *a = arena_new();
	struct survival s;

	survival_estimate(c, N(c), a, &s);
	check_figures(&s, r, N(r));
	cr_expect_eq(s.cases, 21);
	cr_expect_eq(s.ended, 9);
	cr_expect_eq(s.median, 23);
	cr_expect_eq(s.nsteps, 16);
	cr_expect_eq(s.step[0].left, 1);
	cr_expect_eq(survival_at(&s, 5), 1);
	cr_expect_float_eq(survival_at(&s, 6), 0.85714, 0.00001);
	cr_expect_float_eq(survival_at(&s, 15), 0.69020, 0.00001);
	cr_expect_float_eq(survival_at(&s, 1000), 0.44818, 0.00001);
	arena_free(&a);
}

Test(survival, estimate__gives_the_figures_of_r_for_aml)
{
	struct survival_case with[] = { { 9, 1 }, { 13, 1 }, { 13, 0 }, { 18, 1 }, { 23, 1 }, { 28, 0 },
		{ 31, 1 }, { 34, 1 }, { 45, 0 }, { 48, 1 }, { 161, 0 } };
	struct survival_case without[] = { { 45, 1 }, { 5, 1 }, { 5, 1 }, { 8, 1 }, { 8, 1 }, { 12, 1 },
		{ 16, 0 }, { 23, 1 }, { 27, 1 }, { 30, 1 }, { 33, 1 }, { 43, 1 } };
	static const struct figure r[] = {
		{ 9, 11, 1, 0.90909, 0.508080, 0.98667 },
		{ 13, 10, 1, 0.81818, 0.447429, 0.95116 },
		{ 18, 8, 1, 0.71591, 0.350190, 0.89902 },
		{ 23, 7, 1, 0.61364, 0.265752, 0.83530 },
		{ 31, 5, 1, 0.49091, 0.167331, 0.75340 },
		{ 34, 4, 1, 0.36818, 0.092830, 0.65704 },
		{ 48, 2, 1, 0.18409, 0.011738, 0.52501 },
	};
	/* The last: R has no interval there. */
	static const struct figure other[] = {
		{ 5, 12, 2, 0.833333, 0.4817149, 0.95551 },
		{ 8, 10, 2, 0.666667, 0.3370189, 0.85971 },
		{ 12, 8, 1, 0.583333, 0.2701389, 0.80094 },
		{ 23, 6, 1, 0.486111, 0.1918766, 0.72967 },
		{ 27, 5, 1, 0.388889, 0.1262720, 0.64982 },
		{ 30, 4, 1, 0.291667, 0.0724016, 0.56089 },
		{ 33, 3, 1, 0.194444, 0.0311986, 0.46143 },
		{ 43, 2, 1, 0.097222, 0.0057463, 0.34890 },
		{ 45, 1, 1, 0.000000, 0.0000000, 0.34890 },
	};
	struct arena *a = arena_new();
	struct survival s;

	survival_estimate(with, N(with), a, &s);
	check_figures(&s, r, N(r));
	cr_expect_eq(s.median, 31);
	survival_estimate(without, N(without), a, &s);
	check_figures(&s, other, N(other));
	cr_expect_eq(s.median, 23);
	arena_free(&a);
}

Test(survival, estimate__of_nobody_of_one_and_of_days_that_cannot_be)
{
	struct survival_case c[] = { { -3, 1 }, { -1, 0 }, { 0, 1 }, { 0, 0 } };
	struct arena *a = arena_new();
	struct survival s;

	survival_estimate(NULL, 0, a, &s);
	cr_expect_eq(s.nsteps, 0);
	cr_expect_eq(s.median, -1);
	cr_expect_eq(survival_at(&s, 10), 1);
	survival_estimate(c, 2, a, &s);
	cr_expect_eq(s.cases, 0);
	survival_estimate(c, N(c), a, &s);
	cr_expect_eq(s.cases, 2);
	cr_expect_eq(s.nsteps, 1);
	cr_expect_eq(s.step[0].at_risk, 2);
	cr_expect_eq(s.step[0].left, 1);
	cr_expect_eq(s.median, 0);
	cr_expect_eq(survival_at(&s, -1), 1);
	arena_free(&a);
}

/* The definition, term by term, in no order. */
static double by_definition(const struct survival_case *c, size_t n, int64_t days)
{
	double share = 1;

	for (int64_t d = 0; d <= days; d++) {
		int64_t at_risk = 0, ended = 0;
		for (size_t i = 0; i < n; i++) {
			at_risk += c[i].days >= d;
			ended += c[i].days == d && c[i].ended;
		}
		if (ended > 0)
			share *= 1 - (double)ended / (double)at_risk;
	}
	return share;
}

Test(survival, estimate__is_that_of_the_definition_for_random_cases)
{
	struct arena *a = arena_new();

	srand(20);
	for (int round = 0; round < 300; round++) {
		struct survival_case c[60], before[60];
		size_t n = (size_t)(rand() % 60);
		struct survival s;
		for (size_t i = 0; i < n; i++)
			before[i] = c[i] = (struct survival_case){ rand() % 43 - 2, rand() % 3 > 0 };
		survival_estimate(c, n, a, &s);
		for (int64_t d = 0; d < 45; d++)
			cr_assert_float_eq(survival_at(&s, d), by_definition(before, n, d), 1e-9);
		for (size_t i = 0; i < s.nsteps; i++) {
			cr_assert(s.step[i].low <= s.step[i].share && s.step[i].share <= s.step[i].high);
			cr_assert(s.step[i].low >= 0 && s.step[i].high <= 1);
		}
		arena_reset(a);
	}
	arena_free(&a);
}
