/* Whose capacity a function fits: the points it asks beside many profiles. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"

struct search {
	struct arena *a;
	size_t items;                /* points there are */
	const struct demand *demand; /* per point */
	struct supply *supply;       /* per point, of the placement that is being read */
	bool *given;                 /* per point: the profile says it */
	bool complete;               /* that profile */
	int tenths;                  /* of the function; FIT_UNKNOWN */
	struct candidate *found;
	size_t n, room;
};

/* The placement was read: judges every point that is asked. */
static void finish(struct search *s)
{
	struct candidate *c = s->n ? &s->found[s->n - 1] : NULL;
	for (size_t i = 0; c && i < s->items; i++) {
		const struct supply none = { s->complete ? 0 : FIT_UNKNOWN, false };
		struct judged j = fit_judge(&s->demand[i], s->given[i] ? &s->supply[i] : &none);
		c->over += j.verdict == FIT_OVER;
		c->over_assumed += j.verdict == FIT_OVER && j.assumed;
		c->unknown += j.verdict == FIT_NO_CAPACITY;
		c->within += j.verdict == FIT_JUST || j.verdict == FIT_WITHIN;
	}
}

static void begin(struct search *s, const struct able_row *r)
{
	int contract = fit_tenths(r->hours);
	if (s->n == s->room) {
		s->room = s->room ? 2 * s->room : 32;
		s->found = xrealloc(s->found, s->room * sizeof *s->found);
	}
	s->found[s->n++] = (struct candidate){ .placement = r->placement,
		.employee = arena_strdup(s->a, r->employee),
		.employer_name = arena_strdup(s->a, r->employer_name),
		.spare_tenths = contract < 0 || s->tenths < 0 ? INT_MIN : contract - s->tenths };
	s->complete = fit_is_complete(r->source);
	memset(s->given, 0, s->items * sizeof *s->given);
}

static int read_point(void *ctx, const struct able_row *r)
{
	struct search *s = ctx;
	if (s->n == 0 || s->found[s->n - 1].placement != r->placement) {
		finish(s);
		begin(s, r);
	}
	int item = *r->item ? fit_item(r->item) : -1;
	if (item >= 0 && !s->given[item]) {
		s->given[item] = true;
		s->supply[item] = (struct supply){ fit_level(r->limitation), fit_is_assumed(r->certainty) };
	}
	return 0;
}

static int compare(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;
	COMPARE(a->over, b->over);
	COMPARE(a->unknown, b->unknown);
	COMPARE(b->over_assumed, a->over_assumed);
	int names = strcmp(a->employee, b->employee);
	if (names)
		return names;
	COMPARE(a->placement, b->placement);
	return 0;
}

int app_candidates(struct app *app, int64_t job, int64_t expert, struct arena *a, struct candidate **out,
	size_t *n)
{
	size_t items = fit_items(), count;
	struct demand *demand = arena_alloc(a, items * sizeof *demand);
	struct search s = { .a = a,
		.items = items,
		.demand = demand,
		.supply = arena_alloc(a, items * sizeof *s.supply),
		.given = arena_alloc(a, items * sizeof *s.given) };
	struct asked_row *asked;
	struct record *r;
	int sum;
	*out = NULL;
	*n = 0;
	int rc = fit_record(app, E_JOB, job, a, &r);
	if (rc || (rc = store_asked(app->store, 0, job, a, &asked, &count)))
		return rc;
	fit_demands(asked, count, a, demand, NULL, &sum);
	s.tenths = record_get(r, "hours") ? fit_tenths(record_get(r, "hours")) : sum ? sum : FIT_UNKNOWN;
	if ((rc = store_able(app->store, expert, read_point, &s)))
		goto out;
	finish(&s);
	*n = s.n;
	*out = arena_alloc(a, (s.n + 1) * sizeof **out);
	if (s.n) {
		qsort(s.found, s.n, sizeof *s.found, compare);
		memcpy(*out, s.found, s.n * sizeof *s.found);
	}
out:
	free(s.found);
	return rc;
}
