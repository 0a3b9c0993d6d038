/* What if: facts set to other values in memory, and what would then be
 * suggested. Nothing is stored. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static int by_urgency(const void *a, const void *b)
{
	const struct suggestion *x = a, *y = b;
	COMPARE(x->tier, y->tier);
	COMPARE(last_without(x->due), last_without(y->due));
	COMPARE(x->rule, y->rule);
	COMPARE(x->placement, y->placement);
	return 0;
}

static void list(struct app *app, const struct survey *s, struct arena *a, struct suggestion **out, size_t *n)
{
	struct standing *it;
	standing_collect(app, s, a, &it, n);
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++) {
		const struct explanation *ex =
			rules_explain_facts(app->rules, it[i].rule, s->facts, it[i].row, app->today, a);
		suggestion_fill(app, s, it[i].rule, it[i].row, ex, a, &(*out)[i]);
	}
	qsort(*out, *n, sizeof **out, by_urgency);
}

static bool same(const struct suggestion *x, const struct suggestion *y)
{
	return x->rule == y->rule && x->placement == y->placement && x->employer == y->employer;
}

/* Per suggestion of `these` whether it is not among `others`. */
static bool *missing_from(const struct suggestion *others, size_t nothers, const struct suggestion *these,
	size_t n, struct arena *a)
{
	bool *out = arena_alloc(a, (n + 1) * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		out[i] = true;
		for (size_t k = 0; k < nothers && out[i]; k++)
			out[i] = !same(&these[i], &others[k]);
	}
	return out;
}

/* What is true of an employer is so for each of its placements. */
static int suppose(struct survey *s, size_t row, const struct supposed *x)
{
	size_t n;
	const struct fact *fact = &rules_facts(&n)[x->fact];
	if (fact->level == LEVEL_PLACEMENT && !s->placement)
		return err_set(ERR_INVALID, _("%s is about a placement; name one"), fact->name);
	if (fact->level == LEVEL_PLACEMENT)
		facts_set(s->facts, row, x->fact, x->value);
	for (size_t i = 0; fact->level == LEVEL_EMPLOYER && i < facts_count(s->facts); i++)
		facts_set(s->facts, i, x->fact, x->value);
	return 0;
}

static int32_t *row_of(const struct survey *s, size_t row, struct arena *a)
{
	size_t n;
	rules_facts(&n);
	int32_t *out = arena_alloc(a, n * sizeof *out);
	for (size_t i = 0; i < n; i++)
		out[i] = facts_get(s->facts, row, (int)i);
	return out;
}

int app_what_if(struct app *app, int64_t placement, int64_t employer, const struct supposed *supposed,
	size_t n, struct arena *a, struct what_if *out)
{
	struct survey s = { .facts = NULL };
	long row;
	*out = (struct what_if){ .facts = NULL };
	/* A survey reads only what rules look at; who supposes may look at every fact. */
	int rc = survey_take_whole(app, placement, employer, a, &s);
	if (rc)
		goto out;
	if ((row = survey_row(&s, placement, s.employer)) < 0) {
		rc = err_set(ERR_NOTFOUND, "%s", _("there is no placement or employer to suppose this of"));
		goto out;
	}
	list(app, &s, a, &out->now, &out->nnow);
	for (size_t i = 0; i < n; i++)
		if ((rc = suppose(&s, (size_t)row, &supposed[i])))
			goto out;
	rules_evaluate(app->rules, s.facts, app->today, s.outcome);
	list(app, &s, a, &out->then, &out->nthen);
	out->facts = row_of(&s, (size_t)row, a);
	out->appears = missing_from(out->now, out->nnow, out->then, out->nthen, a);
	out->vanishes = missing_from(out->then, out->nthen, out->now, out->nnow, a);
out:
	survey_end(&s);
	return rc;
}
