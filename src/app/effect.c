/* The effect of other rules on the caseload: what would come, what would go, and
 * how many come by themselves in the weeks after. Known before a rule is switched
 * on, volume is a choice rather than a surprise. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
	WEEK = 7,
	WEEKS = sizeof((struct effect *)0)->weekly / sizeof *((struct effect *)0)->weekly,
	SAMPLE = 10, /* as many as a screen shows */
};

/* One of the two rulesets with the caseload as it sees it. */
struct side {
	struct app app; /* a copy with that ruleset; owns nothing */
	struct survey survey;
	struct key *key;
	size_t n;
};

/* A suggestion by what it stays the same by: rules keep their id, not their place. */
struct key {
	const char *id;
	int64_t placement, employer;
	struct standing at;
};

static int by_key(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	COMPARE(order, 0);
	COMPARE(x->placement, y->placement);
	COMPARE(x->employer, y->employer);
	return 0;
}

static int side_take(struct app *app, const struct ruleset *rules, struct arena *a, struct side *out)
{
	struct standing *standing;
	out->app = *app;
	out->app.rules = (struct ruleset *)rules; /* only read */
	int rc = survey_take(&out->app, 0, 0, app->expert, a, &out->survey);
	if (rc)
		return rc;
	standing_collect(&out->app, &out->survey, a, &standing, &out->n);
	out->key = arena_alloc(a, (out->n + 1) * sizeof *out->key);
	for (size_t i = 0; i < out->n; i++) {
		/* An employer's rule stands on its first row, in both surveys the same one. */
		size_t row = standing[i].row;
		out->key[i] = (struct key){ rules_get(rules, standing[i].rule)->id,
			facts_placement(out->survey.facts, row), facts_employer(out->survey.facts, row),
			standing[i] };
	}
	qsort(out->key, out->n, sizeof *out->key, by_key);
	return 0;
}

/* ---- what comes and goes ---- */

/* The row of counts for this rule: keys come by id, so it is the last or a new one. */
static struct effect_rule *count_of(struct effect *out, const struct side *side, const struct key *k,
	struct arena *a)
{
	struct effect_rule *last = out->nrules ? &out->rule[out->nrules - 1] : NULL;
	if (last && strcmp(last->id, k->id) == 0)
		return last;
	const struct rule *r = rules_get(side->app.rules, k->at.rule);
	out->rule[out->nrules] = (struct effect_rule){ .id = arena_strdup(a, r->id),
		.title = arena_strdup(a, lang_text(r->title)) };
	return &out->rule[out->nrules++];
}

/* Its texts outlive the ruleset it came from. */
static void add_sample(struct side *side, const struct key *k, struct arena *a, struct effect *out)
{
	if (out->nsample == SAMPLE)
		return;
	struct suggestion *sg = &out->sample[out->nsample++];
	const struct explanation *ex = rules_explain_facts(
		side->app.rules, k->at.rule, side->survey.facts, k->at.row, side->app.today, a);
	suggestion_fill(&side->app, &side->survey, k->at.rule, k->at.row, ex, a, sg);
	sg->id = arena_strdup(a, sg->id);
	sg->title = arena_strdup(a, sg->title);
}

static int largest_first(const void *a, const void *b)
{
	const struct effect_rule *x = a, *y = b;
	COMPARE(y->appears + y->vanishes, x->appears + x->vanishes);
	return strcmp(x->id, y->id);
}

static void compare(struct side *now, struct side *then, struct arena *a, struct effect *out)
{
	size_t i = 0, k = 0;
	out->rule = arena_alloc(a, (now->n + then->n + 1) * sizeof *out->rule);
	out->sample = arena_alloc(a, SAMPLE * sizeof *out->sample);
	while (i < now->n || k < then->n) {
		int order = i == now->n ? 1 : k == then->n ? -1 : by_key(&now->key[i], &then->key[k]);
		if (order < 0) {
			out->vanishes++;
			count_of(out, now, &now->key[i], a)->vanishes++;
		} else if (order > 0) {
			out->appears++;
			count_of(out, then, &then->key[k], a)->appears++;
			add_sample(then, &then->key[k], a, out);
		}
		i += order <= 0;
		k += order >= 0;
	}
	qsort(out->rule, out->nrules, sizeof *out->rule, largest_first);
}

/* ---- the weeks after ---- */

static bool differs(const struct ruleset *now, const struct rule *r)
{
	int i = rules_index(now, r->id);
	const struct rule *before = i < 0 ? NULL : rules_get(now, (size_t)i);
	return !before || before->hash != r->hash || rule_in_use(before) != rule_in_use(r);
}

/* The week in which time alone makes it a suggestion, or -1. */
static int week_of(struct side *s, size_t rule, size_t row, struct arena *scratch)
{
	bool despite;
	day today = s->app.today;
	const struct explanation *ex =
		rules_explain_facts(s->app.rules, rule, s->survey.facts, row, today, scratch);
	if (ex->next == DAY_NONE || ex->next > today + WEEKS * WEEK)
		return -1;
	struct quiet q = quiet_on_row(
		rules_get(s->app.rules, rule), &s->survey, row, ex->tier, today, &despite);
	if (q.kind != QUIET_NOT && (q.until == DAY_NONE || q.until > ex->next))
		return -1;
	return (ex->next - today - 1) / WEEK;
}

static void count_weeks(const struct ruleset *now, struct side *then, struct effect *out)
{
	struct arena *scratch = arena_new();
	for (size_t rule = 0; rule < rules_count(then->app.rules); rule++) {
		const struct rule *r = rules_get(then->app.rules, rule);
		if (!rule_in_use(r) || !differs(now, r))
			continue;
		for (size_t row = 0; row < facts_count(then->survey.facts); row++) {
			if (survey_outcome(&then->survey, rule, row) == TRUTH_TRUE ||
				!survey_asks(&then->survey, r, row))
				continue;
			int week = week_of(then, rule, row, scratch);
			if (week >= 0)
				out->weekly[week]++;
			arena_reset(scratch);
		}
	}
	arena_free(&scratch);
}

int app_effect(struct app *app, const struct ruleset *changed, struct arena *a, struct effect *out)
{
	struct side now = { .n = 0 }, then = { .n = 0 };
	*out = (struct effect){ .appears = 0 };
	int rc = side_take(app, app->rules, a, &now);
	if (rc == 0)
		rc = side_take(app, changed, a, &then);
	if (rc == 0) {
		compare(&now, &then, a, out);
		count_weeks(app->rules, &then, out);
	}
	survey_end(&now.survey);
	survey_end(&then.survey);
	return rc;
}
