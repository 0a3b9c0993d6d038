/* Preparing a talk: what is known of an employer and its running placements, what is
 * still owed, what to ask first, and which list of questions fits. */
#include <stdlib.h>
#include <string.h>

#include "ask_first.h"

/* ---- who and where ---- */

static int name_employer(struct app *app, struct arena *a, struct preparation *out)
{
	struct record *r;
	int rc = store_get(app->store, E_ORGANISATION, out->employer, a, &r);
	if (rc)
		return rc;
	if (r->deleted)
		return err_set(ERR_NOTFOUND, _("employer %s was deleted"), id_show(out->employer, a));
	const struct field *place = &r->entity->fields[model_field(r->entity, "place")];
	out->employer_name = record_title(r, a);
	out->place = app_show(app, place, record_get(r, "place"), a);
	return 0;
}

static day later(day a, day b)
{
	return a == DAY_NONE || (b != DAY_NONE && b > a) ? b : a;
}

static void add_placement(struct preparation *out, const struct placement_row *r)
{
	out->placement[out->nplacements++] = (struct prepared_placement){ .id = r->id,
		.employee = r->employee,
		.job_title = r->job_title,
		.course = r->course,
		.last_contact = later(r->last_employer, later(r->last_employee, r->last_jobcoach)) };
}

/* The one asked for stands first, also when it does not run any more. */
static int read_placements(struct app *app, int64_t placement, struct arena *a, struct preparation *out)
{
	const struct placement_query running = { .employer = out->employer },
				     only = { .only = placement, .limit = 1 };
	struct placement_row *row, *asked = NULL;
	size_t n, nasked = 0;
	int rc = store_placements(app->store, &running, a, &row, &n);
	if (rc == 0 && placement)
		rc = store_placements(app->store, &only, a, &asked, &nasked);
	if (rc)
		return rc;
	out->placement = arena_alloc(a, (n + 2) * sizeof *out->placement);
	if (nasked)
		add_placement(out, asked);
	for (size_t i = 0; i < n; i++)
		if (row[i].id != placement)
			add_placement(out, &row[i]);
	return 0;
}

static void count_suggestions(struct preparation *out)
{
	for (size_t i = 0; i < out->suggestions.n; i++)
		for (size_t k = 0; k < out->nplacements; k++)
			out->placement[k].suggestions += !out->suggestions.item[i].more &&
				out->suggestions.item[i].placement == out->placement[k].id;
}

/* ---- what was said and promised ---- */

/* Stops at the first one that was a talk with the employer. */
static int find_talk(void *ctx, const struct record *r)
{
	int64_t *id = ctx;
	const char *party = record_get(r, "party"), *reached = record_get(r, "reached");
	if (!party || (strcmp(party, "employer") != 0 && strcmp(party, "both") != 0) ||
		(reached && strcmp(reached, "0") == 0))
		return 0;
	*id = r->id;
	return 1;
}

static int read_last(struct app *app, struct arena *a, struct preparation *out)
{
	int64_t id = 0;
	const struct condition of = { "employer", IS, arena_printf(a, "%lld", (long long)out->employer) };
	const struct query q = { .entity = E_CONTACT, .where = &of, .nwhere = 1 };
	int rc = store_each(app->store, &q, find_talk, &id);
	return rc < 0 ? rc : id ? store_get(app->store, E_CONTACT, id, a, &out->last) : 0;
}

static int by_due(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
	const char *due = record_get(x, "due"), *other = record_get(y, "due");
	COMPARE(due == NULL, other == NULL);
	int order = due ? strcmp(due, other) : 0;
	COMPARE(order, 0);
	COMPARE(x->id, y->id);
	return 0;
}

/* Each action is in one of three lists: a promise, an explanation that is owed, another. */
static int read_actions(struct app *app, struct arena *a, struct preparation *out)
{
	const struct condition where[] = {
		{ "employer", IS, arena_printf(a, "%lld", (long long)out->employer) },
		{ "state", IS, "open" },
	};
	const struct query q = { .entity = E_ACTION, .where = where, .nwhere = sizeof where / sizeof *where,
		.order = "id" };
	struct record **row;
	size_t n;
	int rc = store_find(app->store, &q, a, &row, &n);
	if (rc)
		return rc;
	if (n)
		qsort(row, n, sizeof(struct record *), by_due);
	out->promises = arena_alloc(a, (n + 1) * sizeof *out->promises);
	out->actions = arena_alloc(a, (n + 1) * sizeof *out->actions);
	out->explain = arena_alloc(a, (n + 1) * sizeof *out->explain);
	for (size_t i = 0; i < n; i++) {
		const char *kind = record_get(row[i], "kind");
		if (record_get(row[i], "promised_by") || strcmp(kind, "promise") == 0)
			out->promises[out->npromises++] = row[i];
		else if (strcmp(kind, "explain") == 0)
			out->explain[out->nexplain++] = row[i];
		else
			out->actions[out->nactions++] = row[i];
	}
	return 0;
}

static int read_unfinished(struct app *app, struct arena *a, struct preparation *out)
{
	struct unfinished *row;
	size_t n = 0;
	int rc = store_unfinished(app->store, app->user, a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n && !out->unfinished; i++)
		if (row[i].employer == out->employer)
			out->unfinished = &row[i];
	return rc;
}

/* ---- which list fits ---- */

/* The first that holds for the placement asked for, or for each one of the employer. */
static const struct {
	const char *script, *when;
} fitting[] = {
	{ "closing", "status is beeindigd of fase is afgerond" },
	{ "first", "laatste_contact_werkgever ontbreekt" },
	{ "trial", "(fase is proefplaatsing of contract is proefplaatsing) en besluit_na_proef ontbreekt"
		   " en tot proef_eind hoogstens proef_vooruit" },
	{ "trouble",
		"verloop is moeizaam of open_signaal_ernstig bekend of fase in {dreigend_verzuim, verzuim}" },
};
static const char otherwise[] = "followup";

/* A list whose condition cannot be read, as a local file broke its parameter, is not
 * chosen unasked. */
static bool fits(
	struct app *app, const struct survey *s, const struct preparation *p, size_t n, const char *when)
{
	struct rules_condition *c;
	bool all = true;
	if (rules_condition_parse(&c, app->rules, "nl", when))
		return false;
	for (size_t i = 0; all && i < n; i++) {
		long row = survey_row(s, p->placement[i].id, 0);
		all = row >= 0 &&
		      rules_condition_evaluate(c, s->facts, (size_t)row, app->today) == TRUTH_TRUE;
	}
	rules_condition_free(&c);
	return all;
}

static const char *best_list(
	struct app *app, const struct survey *s, int64_t placement, const struct preparation *p)
{
	size_t n = placement ? 1 : p->nplacements;
	if (p->nplacements == 0)
		return p->last ? otherwise : "first";
	if (placement && survey_row(s, placement, 0) < 0) /* ended, and looked back on */
		return "closing";
	for (size_t i = 0; i < sizeof fitting / sizeof *fitting; i++)
		if (fits(app, s, p, n, fitting[i].when))
			return fitting[i].script;
	return otherwise;
}

/* ---- all of it ---- */

static int prepare(struct app *app, const struct survey *s, int64_t placement, struct arena *a,
	struct preparation *out)
{
	int rc;
	if ((rc = name_employer(app, a, out)) || (rc = read_placements(app, placement, a, out)) ||
		(rc = read_last(app, a, out)) || (rc = read_actions(app, a, out)) ||
		(rc = read_unfinished(app, a, out)) ||
		(rc = ask_first_collect(app, s, out->placement, out->nplacements, a, &out->ask, &out->nask)))
		return rc;
	suggestions_from(app, s, a, &out->suggestions);
	count_suggestions(out);
	out->script = best_list(app, s, placement, out);
	return 0;
}

int interview_prepare(
	struct app *app, int64_t employer, int64_t placement, struct arena *a, struct preparation *out)
{
	struct survey s = { .facts = NULL };
	*out = (struct preparation){ .employer = employer };
	int rc = placement ? survey_employer(app, placement, a, &out->employer) : 0;
	if (rc == 0 && employer && out->employer != employer)
		rc = err_set(ERR_INVALID, _("placement %s is not with this employer"), id_show(placement, a));
	if (rc == 0 && (rc = survey_take_whole(app, 0, out->employer, a, &s)) == 0)
		rc = prepare(app, &s, placement, a, out);
	survey_end(&s);
	return rc;
}
