/* Per rule what became of its suggestions: for the talk about the rule, not about
 * a colleague. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/rights.h"
#include "internal.h"

enum {
	ENOUGH = 20, /* decisions before a share says something */
	FIFTH = 5,
};

static int by_rule(const void *key, const void *member)
{
	const struct rule_count *c = member;
	return strcmp(key, c->rule);
}

static void add_reason(struct rule_statistics *s, const struct rule_count *c)
{
	size_t most = sizeof s->reason / sizeof *s->reason;
	int i = model_choice_index(choices_reason, c->reason);
	s->reason[i < 0 || (size_t)i >= most ? most - 1 : (size_t)i] += c->n;
}

static void add(struct rule_statistics *s, const struct rule_count *c)
{
	const struct {
		const char *event;
		int64_t *n;
	} table[] = { { "shown", &s->shown }, { "returned", &s->returned }, { "lapsed", &s->lapsed },
		{ "replaced", &s->replaced }, { "accepted", &s->accepted }, { "postponed", &s->postponed },
		{ "dismissed", &s->dismissed } };
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strcmp(c->event, table[i].event) == 0)
			*table[i].n += c->n;
	if (strcmp(c->event, "dismissed") == 0)
		add_reason(s, c);
}

/* The counts stand by rule. */
static void add_counts(struct rule_statistics *s, const char *rule, const struct rule_count *count, size_t n)
{
	const struct rule_count *c = n ? bsearch(rule, count, n, sizeof *count, by_rule) : NULL;
	while (c && c > count && strcmp(c[-1].rule, rule) == 0)
		c--;
	for (; c && c < count + n && strcmp(c->rule, rule) == 0; c++)
		add(s, c);
	int64_t decisions = s->accepted + s->postponed + s->dismissed;
	s->discuss = decisions >= ENOUGH && s->accepted * FIFTH < decisions;
}

static int64_t true_now(const struct survey *s, size_t rule)
{
	int64_t n = 0;
	for (size_t row = 0; row < facts_count(s->facts); row++)
		n += survey_outcome(s, rule, row) == TRUTH_TRUE &&
		     survey_asks(s, rules_get(s->rules, rule), row);
	return n;
}

int app_rule_statistics(struct app *app, day from, struct arena *a, struct rule_statistics **out, size_t *n)
{
	struct rule_count *count;
	struct survey s = { .facts = NULL };
	size_t counts;
	bool team = app->shared && app_may(app, RIGHT_TEAM);
	int rc = team ? app_office(app, RIGHT_TEAM, &app) : app_allow(app, RIGHT_FILES);
	*n = 0;
	*out = NULL;
	if (rc)
		return rc;
	*n = rules_count(app->rules);
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	rc = store_rule_counts(app->store, from, a, &count, &counts);
	if (rc || (rc = survey_take(app, 0, 0, team ? 0 : app->expert, a, &s)))
		goto out;
	for (size_t i = 0; i < *n; i++) {
		(*out)[i].rule = i;
		(*out)[i].now = true_now(&s, i);
		add_counts(&(*out)[i], rules_get(app->rules, i)->id, count, counts);
	}
out:
	survey_end(&s);
	return rc;
}
