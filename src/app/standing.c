/* What stands on a survey: every rule in use that is true and not quiet, without
 * the limits of a list ("+"). Why-not, what-if and effect are about these. */
#include "internal.h"

static size_t true_ones(const struct app *app, const struct survey *s)
{
	size_t n = 0, all = rules_count(app->rules) * facts_count(s->facts);
	for (size_t i = 0; i < all; i++)
		n += s->outcome[i] == TRUTH_TRUE;
	return n;
}

/* In use, true, not quiet. */
static bool stands(struct app *app, const struct survey *s, size_t rule, size_t row)
{
	const struct rule *r = rules_get(app->rules, rule);
	enum tier tier;
	bool despite;
	if (survey_outcome(s, rule, row) != TRUTH_TRUE || !rule_in_use(r) || !survey_asks(s, r, row))
		return false;
	rules_evaluate_row(app->rules, rule, s->facts, row, app->today, &tier);
	return quiet_on_row(r, s, row, tier, app->today, &despite).kind == QUIET_NOT;
}

void standing_collect(
	struct app *app, const struct survey *s, struct arena *a, struct standing **out, size_t *n)
{
	*out = arena_alloc(a, (true_ones(app, s) + 1) * sizeof **out);
	*n = 0;
	for (size_t rule = 0; rule < rules_count(app->rules); rule++)
		for (size_t row = 0; row < facts_count(s->facts); row++)
			if (stands(app, s, rule, row))
				(*out)[(*n)++] = (struct standing){ rule, row };
}
