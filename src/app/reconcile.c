/* What came into view and what went out of it since the last time. A suggestion is
 * live from the day it is first true until it is answered, replaced, or no longer
 * true: then it lapsed, and the log says so. */
#include <stdlib.h>
#include <string.h>

#include "anker/rights.h"
#include "internal.h"

enum { TOO_MANY = 20000 }; /* placements: everyone's caseload is not gone through that way */

struct pair {
	struct live live;
	size_t rule, row;
	const char *event; /* to log, or NULL */
	bool on;
};

struct work {
	struct app *app;
	struct survey s;
	int64_t stamp; /* of before the survey */
	struct live *live;
	size_t nlive;
	struct pair *pair; /* what must be written; owned */
	size_t n, cap;
	struct arena *a;
};

/* Placements may move to another employer; what is suggested there stays. */
static int by_key(const void *a, const void *b)
{
	const struct live *x = a, *y = b;
	int64_t xe = x->placement ? 0 : x->employer, ye = y->placement ? 0 : y->employer;
	int order = strcmp(x->rule, y->rule);
	if (order == 0)
		order = (x->placement > y->placement) - (x->placement < y->placement);
	return order ? order : (xe > ye) - (xe < ye);
}

/* The store's order has the employer even where a placement is named. */
static struct live *find_live(const struct work *w, const struct live *key)
{
	return w->nlive ? bsearch(key, w->live, w->nlive, sizeof *w->live, by_key) : NULL;
}

static void add(struct work *w, const struct live *l, size_t rule, size_t row, const char *event, bool on)
{
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 64;
		w->pair = xrealloc(w->pair, w->cap * sizeof *w->pair);
	}
	w->pair[w->n++] = (struct pair){ *l, rule, row, event, on };
}

static struct live key_of(const struct work *w, const struct rule *r, size_t row)
{
	return (struct live){ r->id, r->level == LEVEL_EMPLOYER ? 0 : facts_placement(w->s.facts, row),
		facts_employer(w->s.facts, row), w->app->today };
}

/* What was answered and then taken back is on again as if nothing had happened. */
static int was_taken_back(struct work *w, const struct live *l, bool *out)
{
	const struct log_query q = { .rule = l->rule, .placement = l->placement,
		.employer = l->placement ? 0 : l->employer, .limit = 1 };
	struct suggestion_event *e;
	struct record *decision;
	size_t n;
	*out = false;
	int rc = store_suggestion_log(w->app->store, &q, w->a, &e, &n);
	if (rc || n == 0 || !e->decision)
		return rc;
	rc = store_get(w->app->store, E_DECISION, e->decision, w->a, &decision);
	*out = rc == 0 && decision->deleted;
	return rc;
}

static int came(struct work *w, size_t rule, size_t row, const struct quiet *q)
{
	const struct rule *r = rules_get(w->app->rules, rule);
	const struct live l = key_of(w, r, row);
	bool back = q->back != BACK_NEW, again;
	int rc = find_live(w, &l) ? 1 : was_taken_back(w, &l, &again);
	if (rc)
		return rc < 0 ? rc : 0;
	add(w, &l, rule, row, again ? NULL : back ? "returned" : "shown", true);
	return 0;
}

/* True and in use: it came, it stays while the placement rests, or it is answered
 * or replaced. */
static int look(struct work *w, size_t rule, size_t row, bool *seen)
{
	const struct rule *r = rules_get(w->app->rules, rule);
	const struct live key = key_of(w, r, row);
	const struct live *l = find_live(w, &key);
	enum tier tier;
	bool despite;
	rules_evaluate_row(w->app->rules, rule, w->s.facts, row, w->app->today, &tier);
	struct quiet q = quiet_on_row(r, &w->s, row, tier, w->app->today, &despite);
	if (l)
		seen[l - w->live] = true;
	if (q.kind == QUIET_NOT)
		return came(w, rule, row, &q);
	if (l && q.kind != QUIET_REST)
		add(w, l, rule, row, q.kind == QUIET_REPLACED ? "replaced" : NULL, false);
	return 0;
}

static int look_at_all(struct work *w, bool *seen)
{
	int rc = 0;
	for (size_t rule = 0; rule < rules_count(w->app->rules) && rc == 0; rule++) {
		const struct rule *r = rules_get(w->app->rules, rule);
		for (size_t row = 0; rule_in_use(r) && row < facts_count(w->s.facts) && rc == 0; row++)
			if (survey_outcome(&w->s, rule, row) == TRUTH_TRUE && survey_asks(&w->s, r, row))
				rc = look(w, rule, row, seen);
	}
	return rc;
}

/* ---- what is no longer true ---- */

/* Where it was true, to say how it stands now; rows that are gone say nothing. */
static void lapse(struct work *w, const struct live *l)
{
	int rule = rules_index(w->app->rules, l->rule);
	long row = survey_row(&w->s, l->placement, l->employer);
	add(w, l, rule < 0 ? SIZE_MAX : (size_t)rule, row < 0 ? SIZE_MAX : (size_t)row, "lapsed", false);
}

static int write_one(struct work *w, const struct pair *p)
{
	const struct suggestion_event bare = { .day = w->app->today, .rule = p->live.rule,
		.placement = p->live.placement, .employer = p->live.employer, .event = p->event };
	int rc = store_live_set(w->app->store, &p->live, p->on);
	if (rc || !p->event)
		return rc;
	if (p->rule == SIZE_MAX || p->row == SIZE_MAX)
		return store_log_suggestion(w->app->store, &bare, NULL);
	return log_event(w->app, &w->s, p->rule, p->row, p->event, 0, -1);
}

static int write_all(struct work *w)
{
	if (w->n == 0)
		return 0;
	int rc = store_begin(w->app->store, "");
	if (rc)
		return rc;
	/* What another program wrote since was not looked at: the next time, then. */
	if (store_stamp(w->app->store) != w->stamp) {
		store_rollback(w->app->store);
		w->n = 0;
		return 0;
	}
	for (size_t i = 0; i < w->n && rc == 0; i++)
		rc = write_one(w, &w->pair[i]);
	return txn_end(w->app, rc, NULL);
}

static int compare(struct work *w)
{
	bool *seen = xmalloc(w->nlive + 1);
	memset(seen, 0, w->nlive + 1);
	if (w->nlive)
		qsort(w->live, w->nlive, sizeof *w->live, by_key);
	int rc = look_at_all(w, seen);
	for (size_t i = 0; i < w->nlive && rc == 0; i++)
		if (!seen[i])
			lapse(w, &w->live[i]);
	if (rc == 0)
		rc = write_all(w);
	free(w->pair);
	free(seen);
	return rc;
}

static int too_many(struct app *app, bool *out)
{
	const struct query all = { .entity = E_PLACEMENT };
	int64_t n = 0;
	int rc = app->expert ? 0 : store_count(app->store, &all, TOO_MANY + 1, &n);
	*out = n > TOO_MANY;
	return rc;
}

int app_reconcile(struct app *app, size_t *changes)
{
	struct work w = { .app = app, .s = { .facts = NULL }, .a = arena_new() };
	bool skip;
	int rc = too_many(app, &skip);
	if (rc || skip || app->readonly || !app_may(app, RIGHT_FILES))
		goto out;
	w.stamp = store_stamp(app->store);
	if ((rc = survey_take(app, 0, 0, app->expert, w.a, &w.s)) == 0 &&
		(rc = store_live(app->store, 0, 0, app->expert, w.a, &w.live, &w.nlive)) == 0)
		rc = compare(&w);
	survey_end(&w.s);
out:
	if (changes)
		*changes = rc ? 0 : w.n;
	arena_free(&w.a);
	return rc;
}
