/* Why a question is asked: the rules in use that wait for its fact. */
#include <string.h>

#include "talk.h"

/* Sets waits[fact] for what the rule waits for: on the row of `about` (NULL: on none), and
 * of the employer for whichever subject, as one question about it serves them all. */
static void mark(
	const struct talk *t, size_t rule, const struct talk_about *about, bool *waits, struct arena *a)
{
	size_t nfacts;
	const struct fact *facts = rules_facts(&nfacts);
	const struct talk_private *own = t->own;
	const struct survey *s = &own->survey;
	struct rules_gap *gap;
	for (size_t i = 0; i < t->nsubjects; i++) {
		const struct talk_about *on = &own->about[i];
		if (on->facts != s->facts || survey_outcome(s, rule, on->row) != TRUTH_UNKNOWN)
			continue;
		size_t n = rules_gaps(t->app->rules, rule, s->facts, on->row, t->app->today, a, &gap);
		for (size_t k = 0; k < n; k++)
			if (facts[gap[k].fact].level == LEVEL_EMPLOYER ||
				(about && about->facts == s->facts && gap[k].row == about->row))
				waits[gap[k].fact] = true;
	}
}

unsigned *talk_waiting_count(struct talk *t, const struct talk_about *about, struct arena *a)
{
	size_t nfacts;
	rules_facts(&nfacts);
	unsigned *count = arena_alloc(a, nfacts * sizeof *count);
	bool *waits = arena_alloc(a, nfacts * sizeof *waits);
	for (size_t i = 0; i < rules_count(t->app->rules); i++) {
		if (!rule_in_use(rules_get(t->app->rules, i)))
			continue;
		memset(waits, 0, nfacts * sizeof *waits);
		mark(t, i, about, waits, a);
		for (size_t f = 0; f < nfacts; f++)
			count[f] += waits[f];
	}
	return count;
}

int talk_waiting(
	struct talk *t, size_t subject, size_t question, struct arena *a, struct waiting **out, size_t *n)
{
	size_t nfacts;
	rules_facts(&nfacts);
	const struct ruleset *rs = t->app->rules;
	const int fact = t->script->questions[question].fact;
	const long about = talk_subject_of(t, talk_placement_of(t, subject, question));
	bool *waits = arena_alloc(a, nfacts * sizeof *waits);
	size_t *rule = arena_alloc(a, (rules_count(rs) + 1) * sizeof *rule);
	*n = 0;
	for (size_t i = 0; fact >= 0 && i < rules_count(rs); i++) {
		waits[fact] = false;
		if (rule_in_use(rules_get(rs, i)))
			mark(t, i, about < 0 ? NULL : &t->own->about[about], waits, a);
		if (waits[fact])
			rule[(*n)++] = i;
	}
	rules_by_priority(rs, rule, *n);
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++) {
		const struct rule *r = rules_get(rs, rule[i]);
		(*out)[i] = (struct waiting){ rule[i], lang_text(r->title), lang_text(r->because) };
	}
	return 0;
}
