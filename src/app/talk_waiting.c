/* Why a question is asked: the rules in use that wait for its fact. */
#include <stdlib.h>

#include "talk.h"

/* Whether the rule waits for this fact on this row; a fact of the employer is missing on
 * whichever row it was found. */
static bool waits(const struct talk *t, size_t rule, size_t row, int fact, struct arena *a)
{
	size_t nfacts;
	const struct survey *s = &t->own->survey;
	const bool of_employer = rules_facts(&nfacts)[fact].level == LEVEL_EMPLOYER;
	struct rules_gap *gap;
	if (survey_outcome(s, rule, row) != TRUTH_UNKNOWN)
		return false;
	size_t n = rules_gaps(t->app->rules, rule, s->facts, row, t->app->today, a, &gap);
	for (size_t i = 0; i < n; i++)
		if (gap[i].fact == fact && (of_employer || gap[i].row == row))
			return true;
	return false;
}

/* A question about the employer is asked for every placement. */
static bool waits_for(struct talk *t, size_t rule, int64_t placement, int fact, struct arena *a)
{
	const struct talk_private *own = t->own;
	for (size_t i = 0; i < t->nsubjects; i++)
		if ((!placement || t->subject[i].placement == placement) &&
			own->about[i].facts == own->survey.facts && waits(t, rule, own->about[i].row, fact, a))
			return true;
	return false;
}

/* The highest priority first; of equal ones as they stand in the rules. */
static void put_in_order(const struct ruleset *rs, struct waiting *list, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && rules_get(rs, list[k].rule)->priority >
						 rules_get(rs, list[k - 1].rule)->priority; k--) {
			struct waiting before = list[k - 1];
			list[k - 1] = list[k];
			list[k] = before;
		}
}

int talk_waiting(
	struct talk *t, size_t subject, size_t question, struct arena *a, struct waiting **out, size_t *n)
{
	const struct ruleset *rs = t->app->rules;
	const int fact = t->script->questions[question].fact;
	const int64_t placement = talk_placement_of(t, subject, question);
	*out = arena_alloc(a, (rules_count(rs) + 1) * sizeof **out);
	*n = 0;
	for (size_t i = 0; fact >= 0 && i < rules_count(rs); i++) {
		const struct rule *r = rules_get(rs, i);
		if (rule_in_use(r) && waits_for(t, i, placement, fact, a))
			(*out)[(*n)++] = (struct waiting){ i, lang_text(r->title), lang_text(r->because) };
	}
	put_in_order(rs, *out, *n);
	return 0;
}
