/* Why, or why not: one rule on one subject, with what was decided before. */
#include "internal.h"

static int earlier_decisions(struct app *app, const struct suggestion *sg, struct arena *a, struct why *out)
{
	const char *placement = arena_printf(a, "%lld", (long long)sg->placement);
	const char *employer = arena_printf(a, "%lld", (long long)sg->employer);
	const struct condition where[] = {
		{ "rule", IS, sg->id },
		{ "placement", sg->placement ? IS : IS_EMPTY, placement },
		{ "employer", IS, employer },
	};
	/* A placement may have moved to another employer since. */
	const struct query q = { .entity = E_DECISION, .where = where, .nwhere = sg->placement ? 2 : 3 };
	return store_find(app->store, &q, a, &out->decision, &out->ndecisions);
}

static int find_row(const struct rule *rule, const struct survey *s, size_t *out)
{
	long row = survey_row(s, s->placement, s->employer);
	*out = 0;
	if (row < 0)
		return err_set(ERR_NOTFOUND, _("there is nothing to apply rule %s to here"), rule->id);
	*out = (size_t)row;
	return 0;
}

int app_why(struct app *app, const char *id, int64_t placement, int64_t employer, struct arena *a,
	struct why *out)
{
	struct survey s = { .facts = NULL };
	size_t row;
	int rc = 0, index = rules_index(app->rules, id);
	*out = (struct why){ .quiet_note = "" };
	if (index < 0)
		return err_set(
			ERR_NOTFOUND, _("there is no rule \"%.60s\"; 'anker rules list' shows them"), id);
	const struct rule *rule = out->rule = rules_get(app->rules, (size_t)index);
	if (rule->level == LEVEL_PLACEMENT && !placement)
		return err_set(ERR_NOTFOUND, _("rule %s is about a placement; name one"), id);
	if (!placement && !employer)
		return err_set(ERR_NOTFOUND, _("rule %s is about an employer; name one"), id);
	if (rule->level == LEVEL_EMPLOYER && placement &&
		(rc = survey_employer(app, placement, a, &employer)))
		return rc;
	if (rule->level == LEVEL_EMPLOYER)
		placement = 0;
	if ((rc = survey_take(app, placement, employer, 0, a, &s)) || (rc = find_row(rule, &s, &row)))
		goto out;
	struct explanation *ex = rules_explain(app->rules, (size_t)index, s.facts, row, app->today, a);
	struct quiet q = quiet_on_row(rule, &s, row, ex->tier, app->today, &out->suggestion.despite_rest);
	bool despite = out->suggestion.despite_rest;
	out->explanation = ex;
	suggestion_fill(app, &s, (size_t)index, row, ex, a, &out->suggestion);
	out->suggestion.despite_rest = despite;
	out->suggestion.returned = returned_line(&q, survey_ruling(&s, rule, row), app->today, a);
	out->quiet = q.kind != QUIET_NOT;
	out->quiet_note = quiet_note(&q, survey_ruling(&s, rule, row), a);
	rc = earlier_decisions(app, &out->suggestion, a, out);
out:
	survey_end(&s);
	return rc;
}
