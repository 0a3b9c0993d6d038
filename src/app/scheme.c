/* Schemes of a placement, by what asks for attention: what is on record, and beside it what
 * may be possible by the derived facts of the rule files. */
#include <stdlib.h>
#include <string.h>

#include "scheme.h"

/* ---- what is on record ---- */

/* Older fields of a placement that tell how a scheme stands. */
static const struct {
	const char *scheme, *state, *until;
} quick[] = { { "lks", "wage_subsidy", "wage_subsidy_end" }, { "no_risk", "no_risk", NULL } };

/* A job coach has a record of its own; its states as those of a scheme. */
static const char coached[] = "jobcoach";
static const struct {
	const char *coaching, *scheme;
} states[] = { { "requested", "requested" }, { "accepted", "granted" }, { "running", "granted" },
	{ "refused", "refused" }, { "done", "ended" } };

int scheme_uses(struct app *app, int64_t placement, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition of = { "placement", IS, arena_printf(a, "%lld", (long long)placement) };
	const struct query q = { .entity = E_SCHEME, .where = &of, .nwhere = 1, .order = "date",
		.descending = true };
	return store_find(app->store, &q, a, out, n);
}

static bool granted(const char *state)
{
	return state && strcmp(state, "granted") == 0;
}

static struct standing_of from_use(struct record *use)
{
	return (struct standing_of){ .state = record_get(use, "state"), .date = record_day(use, "date"),
		.until = record_day(use, "until"), .deadline = record_day(use, "deadline"),
		.number = record_get(use, "number"), .reason = record_get(use, "reason"), .use = use,
		.runs = DAY_NONE };
}

static struct standing_of from_coaching(const struct record *r)
{
	struct standing_of s = { .date = record_day(r, "date"), .until = record_day(r, "until"),
		.deadline = DAY_NONE, .runs = DAY_NONE };
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(states[i].coaching, record_get(r, "state")) == 0)
			s.state = states[i].scheme;
	return s;
}

/* Of these uses the latest of one scheme; without it what the placement's own fields tell. */
static struct standing_of standing_from(struct record *const *use, size_t n, const char *scheme,
	const struct record *placement, const struct record *coaching)
{
	struct standing_of s = {
		.date = DAY_NONE, .until = DAY_NONE, .deadline = DAY_NONE, .runs = DAY_NONE
	};
	for (size_t i = 0; i < n; i++) {
		if (strcmp(record_get(use[i], "scheme"), scheme) != 0)
			continue;
		if (!s.use)
			s = from_use(use[i]);
		/* A renewal is asked for while the grant of before goes on. */
		else if (s.runs == DAY_NONE && !granted(s.state) && granted(record_get(use[i], "state")))
			s.runs = record_day(use[i], "until");
	}
	if (s.use)
		return s;
	if (coaching && strcmp(scheme, coached) == 0)
		return from_coaching(coaching);
	for (size_t i = 0; i < sizeof quick / sizeof *quick; i++) {
		if (strcmp(quick[i].scheme, scheme) != 0)
			continue;
		s.state = record_get(placement, quick[i].state);
		s.until = s.state && quick[i].until ? record_day(placement, quick[i].until) : DAY_NONE;
	}
	return s;
}

/* ---- the rows ---- */

struct work {
	struct app *app;
	struct arena *a;
	struct record *placement, *coaching; /* the latter may be NULL */
	struct record **use;
	size_t nuses;
	struct facts *facts; /* one row */
	struct scheme_row *row;
	size_t n;
};

static int get_coaching(struct work *w, int64_t placement)
{
	const struct condition of = { "placement", IS, arena_printf(w->a, "%lld", (long long)placement) };
	const struct query q = { .entity = E_COACHING, .where = &of, .nwhere = 1, .order = "date",
		.descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(w->app->store, &q, w->a, &found, &n);
	w->coaching = rc == 0 && n ? found[0] : NULL;
	return rc;
}

static int load(struct work *w, int64_t placement)
{
	struct app *app = w->app;
	int rc = store_get(app->store, E_PLACEMENT, placement, w->a, &w->placement);
	if (rc)
		return rc;
	if (w->placement->deleted)
		return err_set(ERR_NOTFOUND, _("placement %s was deleted"), id_show(placement, w->a));
	if ((rc = get_coaching(w, placement)) ||
		(rc = scheme_uses(app, placement, w->a, &w->use, &w->nuses)))
		return rc;
	return store_facts(app->store, placement, 0, 0, w->facts);
}

static void add(struct work *w, const struct catalogue_item *item, const char *scheme)
{
	struct scheme_row *row = &w->row[w->n++];
	struct standing_of s = standing_from(w->use, w->nuses, scheme, w->placement, w->coaching);
	*row = (struct scheme_row){ .item = item, .scheme = scheme, .use = s.use };
	if (facts_count(w->facts))
		row->possible = rules_explain_derived(w->app->rules,
			scheme_name(scheme, SCHEME_POSSIBLE, w->a), w->facts, 0, w->app->today, w->a);
	scheme_row_fill(w->app, &s, w->a, row);
}

static bool has(const struct work *w, const char *scheme)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->row[i].scheme, scheme) == 0)
			return true;
	return false;
}

static int by_step(const void *x, const void *y)
{
	const struct scheme_row *a = x, *b = y;
	COMPARE(a->step, b->step);
	COMPARE(last_without(a->due), last_without(b->due));
	/* as the catalogue has them, others behind */
	COMPARE((uintptr_t)a->item - 1, (uintptr_t)b->item - 1);
	return strcmp(a->scheme, b->scheme);
}

int app_schemes(struct app *app, int64_t placement, struct arena *a, struct scheme_row **out, size_t *n)
{
	struct work w = { .app = app, .a = a, .facts = facts_new() };
	const struct catalogue *c;
	const struct catalogue_item *item;
	int rc = app_catalogue(app, "schemes", &c);
	*n = 0;
	if (rc || (rc = load(&w, placement)))
		goto out;
	size_t all = catalogue_items(c, &item);
	w.row = arena_alloc(a, (all + w.nuses + 1) * sizeof *w.row);
	for (size_t i = 0; i < all; i++)
		add(&w, &item[i], item[i].id);
	for (size_t i = 0; i < w.nuses; i++)
		if (!has(&w, record_get(w.use[i], "scheme")))
			add(&w, NULL, record_get(w.use[i], "scheme"));
	qsort(w.row, w.n, sizeof *w.row, by_step);
	*out = w.row;
	*n = w.n;
out:
	facts_free(&w.facts);
	return rc;
}

int app_scheme_state(
	struct app *app, int64_t placement, const char *scheme, struct arena *a, const char **out)
{
	struct record **use;
	size_t n, i = 0;
	int rc = scheme_uses(app, placement, a, &use, &n);
	*out = NULL;
	while (rc == 0 && i < n && strcmp(record_get(use[i], "scheme"), scheme) != 0)
		i++;
	if (rc || i == n)
		return rc;
	struct scheme_row row = { .scheme = scheme, .use = use[i] };
	struct standing_of s = standing_from(use, n, scheme, NULL, NULL);
	scheme_row_fill(app, &s, a, &row);
	*out = row.state;
	return 0;
}
