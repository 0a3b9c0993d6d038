/* A survey: facts, names and earlier decisions of a stretch of the caseload,
 * each loaded in one go, and every rule evaluated on it by column. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

bool rule_in_use(const struct rule *r)
{
	return r->state == RULE_IN_USE && !r->off;
}

void rules_by_priority(const struct ruleset *rs, size_t *rule, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i;
			k > 0 && rules_get(rs, rule[k])->priority > rules_get(rs, rule[k - 1])->priority;
			k--) {
			size_t before = rule[k - 1];
			rule[k - 1] = rule[k];
			rule[k] = before;
		}
}

/* Rules about an employer count all its placements; without such rules in use
 * those need not be loaded. */
static bool has_employer_rules(const struct ruleset *rs)
{
	for (size_t i = 0; i < rules_count(rs); i++)
		if (rules_get(rs, i)->level == LEVEL_EMPLOYER && rule_in_use(rules_get(rs, i)))
			return true;
	return false;
}

long survey_row(const struct survey *s, int64_t placement, int64_t employer)
{
	for (size_t row = 0; row < facts_count(s->facts); row++)
		if (placement ? facts_placement(s->facts, row) == placement :
				facts_employer(s->facts, row) == employer)
			return (long)row;
	return -1;
}

enum truth survey_outcome(const struct survey *s, size_t rule, size_t row)
{
	return s->outcome[rule * facts_count(s->facts) + row];
}

/* What brings a decided suggestion back: `opnieuw bij`, and turning points. */
static void mark_deciding(const struct survey *s, bool *used)
{
	for (size_t i = 0; i < rules_count(s->rules); i++)
		for (size_t k = 0; k < rules_get(s->rules, i)->nreopen; k++)
			used[rules_get(s->rules, i)->reopen[k]] = true;
	for (size_t i = 0; i < s->nrulings; i++) {
		int fact = *s->ruling[i].turning_fact ? rules_fact_index(s->ruling[i].turning_fact) : -1;
		if (fact >= 0)
			used[fact] = true;
	}
}

/* Facts are loaded for rules and for what may bring back what was decided; the
 * rest agreed for a placement also quiets them. `employer`: of rows that are there to
 * be counted only. */
static void want_facts(struct survey *s, bool employer)
{
	size_t n;
	rules_facts(&n);
	bool *used = xmalloc(n * sizeof *used);
	memset(used, s->whole, n * sizeof *used);
	rules_facts_used(s->rules, employer, used);
	if (!employer)
		mark_deciding(s, used);
	used[rules_fact_index("rust_tot")] = true;
	facts_want(s->facts, used);
	free(used);
}

static int facts_of_placement(struct app *app, struct survey *s)
{
	int rc;
	if (has_employer_rules(app->rules)) {
		rc = store_facts(app->store, 0, s->employer, 0, s->facts);
		if (rc || survey_row(s, s->placement, 0) >= 0)
			return rc;
		/* Ended and looked back on: it no longer counts among its employer's. */
		facts_free(&s->facts);
		s->facts = facts_new();
		want_facts(s, false);
	}
	s->apart = true;
	return store_facts(app->store, s->placement, 0, 0, s->facts);
}

/* The expert's own placements, and those of colleagues at the same employers. */
static int facts_of_expert(struct app *app, struct survey *s)
{
	int rc = store_facts(app->store, 0, 0, s->expert, s->facts);
	s->own = facts_count(s->facts);
	if (rc || !has_employer_rules(app->rules))
		return rc;
	want_facts(s, true);
	return store_facts_of_colleagues(app->store, s->expert, s->facts);
}

int survey_employer(struct app *app, int64_t placement, struct arena *a, int64_t *out)
{
	struct record *r;
	int rc = store_get(app->store, E_PLACEMENT, placement, a, &r);
	if (rc == 0 && r->deleted)
		return err_set(ERR_NOTFOUND, _("placement %s was deleted"), id_show(placement, a));
	if (rc == 0)
		*out = record_ref(r, "employer");
	return rc;
}

/* An employer without placements is named by its own record. */
static int name_employer(struct app *app, struct survey *s, struct arena *a)
{
	struct record *r;
	int rc = store_get(app->store, E_ORGANISATION, s->employer, a, &r);
	if (rc)
		return rc;
	if (r->deleted)
		return err_set(ERR_NOTFOUND, _("employer %s was deleted"), id_show(s->employer, a));
	const struct field *place = &r->entity->fields[model_field(r->entity, "place")];
	s->subject = arena_alloc(a, sizeof *s->subject);
	*s->subject = (struct rule_subject){ .employer = s->employer,
		.employee = "",
		.employer_name = record_title(r, a),
		.place = app_show(app, place, record_get(r, "place"), a) };
	s->nsubjects = 1;
	return 0;
}

static int load(struct app *app, struct survey *s, struct arena *a)
{
	int rc = s->placement ? survey_employer(app, s->placement, a, &s->employer) : 0;
	int64_t placement = s->placement, employer = placement ? 0 : s->employer, expert = s->expert;
	if (rc)
		return rc;
	rc = store_subjects(app->store, placement, employer, expert, a, &s->subject, &s->nsubjects);
	if (rc || (rc = store_rulings(app->store, placement, employer, expert, a, &s->ruling, &s->nrulings)))
		return rc;
	if (employer && s->nsubjects == 0 && (rc = name_employer(app, s, a)))
		return rc;
	want_facts(s, false);
	if (placement)
		return facts_of_placement(app, s);
	return expert ? facts_of_expert(app, s) : store_facts(app->store, 0, employer, 0, s->facts);
}

static int take(struct app *app, struct survey *s, struct arena *a)
{
	s->rules = app->rules;
	s->facts = facts_new();
	int rc = load(app, s, a);
	if (rc)
		return rc;
	s->outcome = xmalloc(rules_count(app->rules) * facts_count(s->facts) + 1);
	rules_evaluate(app->rules, s->facts, app->today, s->outcome);
	return 0;
}

int survey_take(struct app *app, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct survey *out)
{
	*out = (struct survey){ .placement = placement, .employer = employer,
		.expert = placement || employer ? 0 : expert };
	return take(app, out, a);
}

int survey_take_whole(struct app *app, int64_t placement, int64_t employer, struct arena *a,
	struct survey *out)
{
	*out = (struct survey){ .placement = placement, .employer = employer, .whole = true };
	return take(app, out, a);
}

void survey_end(struct survey *s)
{
	facts_free(&s->facts);
	free(s->outcome);
	s->outcome = NULL;
}

static int by_placement(const void *key, const void *member)
{
	int64_t a = *(const int64_t *)key, b = ((const struct rule_subject *)member)->placement;
	return (a > b) - (a < b);
}

const struct rule_subject *survey_subject(const struct survey *s, size_t row)
{
	static const struct rule_subject nobody = { .employee = "", .employer_name = "", .place = "" };
	int64_t placement = facts_placement(s->facts, row), employer = facts_employer(s->facts, row);
	const struct rule_subject *found = s->nsubjects == 0 ? NULL :
		bsearch(&placement, s->subject, s->nsubjects, sizeof *s->subject, by_placement);
	/* With one placement asked for, its employer's other rows have no names. */
	for (size_t i = 0; !found && i < s->nsubjects; i++)
		if (s->subject[i].employer == employer)
			found = &s->subject[i];
	return found ? found : &nobody;
}

bool survey_asks(const struct survey *s, const struct rule *r, size_t row)
{
	if (r->level == LEVEL_EMPLOYER)
		return !s->apart && facts_first_of_employer(s->facts, row) == row;
	if (s->placement)
		return facts_placement(s->facts, row) == s->placement;
	return !s->expert || row < s->own;
}

struct ruling_key {
	const char *rule;
	int64_t placement, employer; /* employer 0 with a placement */
};

static int by_key(const void *key, const void *member)
{
	const struct ruling_key *k = key;
	const struct ruling *r = member;
	int64_t employer = r->placement ? 0 : r->employer;
	int order = strcmp(k->rule, r->rule);
	if (order == 0)
		order = (k->placement > r->placement) - (k->placement < r->placement);
	return order ? order : (k->employer > employer) - (k->employer < employer);
}

const struct ruling *survey_ruling(const struct survey *s, const struct rule *rule, size_t row)
{
	bool about_employer = rule->level == LEVEL_EMPLOYER;
	struct ruling_key key = { rule->id, about_employer ? 0 : facts_placement(s->facts, row),
		about_employer ? facts_employer(s->facts, row) : 0 };
	return s->nrulings == 0 ? NULL : bsearch(&key, s->ruling, s->nrulings, sizeof *s->ruling, by_key);
}
