/* One placement's work beside what its employee can. */
#include <stdlib.h>
#include <string.h>

#include "fit.h"

/* ---- what is read ---- */

struct reading {
	struct app *app;
	struct arena *a;
	struct demand *demand;    /* per point */
	struct record **capacity; /* per point: as noted last in the profile, or NULL */
	int64_t *route;           /* per point: the latest weighing, or 0 */
	struct fit *out;
};

int fit_find(struct app *app, enum entity_id e, const char *field, int64_t id, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct condition of = { field, IS, arena_printf(a, "%lld", (long long)id) };
	const struct query q = {
		.entity = e, .where = &of, .nwhere = 1, .order = "date", .descending = true
	};
	return store_find(app->store, &q, a, out, n);
}

int fit_profile(struct app *app, int64_t placement, struct arena *a, struct record **out)
{
	struct record **found;
	size_t n;
	int rc = fit_find(app, E_PROFILE, "placement", placement, a, &found, &n);
	*out = rc == 0 && n ? found[0] : NULL;
	return rc;
}

int fit_points(struct app *app, enum entity_id e, const char *field, int64_t id, struct arena *a,
	struct record ***out)
{
	struct record **found;
	size_t n;
	*out = arena_alloc(a, fit_items() * sizeof **out);
	int rc = fit_find(app, e, field, id, a, &found, &n);
	for (size_t i = 0; i < n && rc == 0; i++) {
		int at = fit_item(record_text(found[i], "item"));
		if (at >= 0 && !(*out)[at])
			(*out)[at] = found[i];
	}
	return rc;
}

static int read_profile(struct reading *r, int64_t placement)
{
	struct record *profile;
	int rc = fit_profile(r->app, placement, r->a, &profile);
	if (rc || !profile)
		return rc;
	r->out->profile = profile->id;
	r->out->profile_date = record_day(profile, "date");
	r->out->valid_until = record_day(profile, "valid_until");
	r->out->profile_source = record_text(profile, "source");
	r->out->complete = fit_is_complete(r->out->profile_source);
	return fit_points(r->app, E_CAPACITY, "profile", profile->id, r->a, &r->capacity);
}

static int read_routes(struct reading *r, int64_t placement)
{
	struct record **route;
	size_t n;
	int rc = fit_find(r->app, E_ROUTE, "placement", placement, r->a, &route, &n);
	for (size_t i = 0; i < n && rc == 0; i++) {
		const char *item = record_text(route[i], "item");
		int at = *item ? fit_item(item) : -1;
		if (at >= 0 && !r->route[at])
			r->route[at] = route[i]->id;
	}
	return rc;
}

/* ---- rows ---- */

/* Of a point that is not in it a complete profile says that it is not limited. */
static struct supply supply_of(const struct reading *r, size_t item)
{
	const struct record *c = r->capacity[item];
	if (!c)
		return (struct supply){ r->out->complete ? 0 : FIT_UNKNOWN, false };
	return (struct supply){ fit_level(record_get(c, "limitation")),
		fit_is_assumed(record_text(c, "certainty")) };
}

static struct fit_row row_of(const struct reading *r, size_t item)
{
	const struct choice *c = &choices_capacity_item[item];
	const struct demand *d = &r->demand[item];
	const struct record *can = r->capacity[item];
	struct supply s = supply_of(r, item);
	struct judged j = fit_judge(d, &s);
	return (struct fit_row){ .item = c->code, .label = lang_text(c->label), .rubric = fit_rubric(c),
		.verdict = j.verdict, .assumed = j.assumed, .load = d->load,
		.can = s.limitation < 0 ? FIT_UNKNOWN : FIT_SCALE - s.limitation,
		.load_assumed = fit_is_assumed(d->certainty), .can_assumed = s.assumed,
		.load_certainty = d->certainty, .can_certainty = record_text(can, "certainty"),
		.ability = record_text(can, "ability"), .terms = record_text(can, "terms"), .tasks = d->tasks,
		.capacity = can ? can->id : 0, .load_item = d->load_item, .task = d->task,
		.route = r->route[item] };
}

/* How far the work is above (or below) what someone can; of what is unknown how heavy it
 * is, of what is not asked how well someone can it: there may lie other work. */
static int weight(const struct fit_row *r)
{
	if (r->verdict == FIT_NOT_ASKED)
		return r->can;
	return r->can < 0 ? r->load : r->load - r->can;
}

static int compare(const void *x, const void *y)
{
	const struct fit_row *a = x, *b = y;
	COMPARE(a->verdict, b->verdict);
	COMPARE(-weight(a), -weight(b));
	COMPARE(fit_item(a->item), fit_item(b->item));
	return 0;
}

static void collect(struct reading *r)
{
	struct fit *out = r->out;
	size_t items = fit_items();
	struct fit_row *row = arena_alloc(r->a, items * sizeof *row);
	for (size_t i = 0; i < items; i++) {
		if (r->demand[i].load < 0 && !r->capacity[i])
			continue;
		struct fit_row *f = &row[out->n++];
		*f = row_of(r, i);
		out->over += f->verdict == FIT_OVER;
		out->over_assumed += f->verdict == FIT_OVER && f->assumed;
		out->unknown += f->verdict == FIT_NO_CAPACITY;
		out->within += f->verdict == FIT_JUST || f->verdict == FIT_WITHIN;
	}
	if (out->n)
		qsort(row, out->n, sizeof *row, compare);
	out->row = row;
}

/* Tasks of the placement (0: none) and of the function (0: none) beside its profile. */
static int take(struct app *app, int64_t placement, int64_t tasks_of, int64_t job, struct arena *a,
	struct fit *out)
{
	size_t items = fit_items();
	struct reading r = { app, a, arena_alloc(a, items * sizeof *r.demand),
		arena_alloc(a, items * sizeof(struct record *)), arena_alloc(a, items * sizeof(int64_t)),
		out };
	struct asked_row *asked;
	size_t n;
	*out = (struct fit){ .profile_date = DAY_NONE, .valid_until = DAY_NONE, .profile_source = "" };
	int rc = store_asked(app->store, tasks_of, job, a, &asked, &n);
	if (rc || (rc = read_profile(&r, placement)) || (rc = read_routes(&r, placement)))
		return rc;
	fit_demands(asked, n, a, r.demand, &out->tasks, &out->tenths);
	collect(&r);
	return 0;
}

int fit_record(struct app *app, enum entity_id e, int64_t id, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, e, id, a, out);
	if (rc == 0 && (*out)->deleted)
		rc = err_set(ERR_NOTFOUND, _("%s %s was deleted"), lang_text(model_entity(e)->label),
			id_show(id, a));
	return rc;
}

int app_fit(struct app *app, int64_t placement, struct arena *a, struct fit *out)
{
	struct record *p, *job;
	int rc = fit_record(app, E_PLACEMENT, placement, a, &p);
	if (rc)
		return rc;
	int64_t id = record_ref(p, "job");
	/* A function that was thrown away asks nothing any more. */
	if (id && (rc = store_get(app->store, E_JOB, id, a, &job)) == 0 && job->deleted)
		id = 0;
	return rc ? rc : take(app, placement, placement, id, a, out);
}

int app_fit_job(struct app *app, int64_t placement, int64_t job, struct arena *a, struct fit *out)
{
	struct record *r;
	int rc = fit_record(app, E_PLACEMENT, placement, a, &r);
	if (rc || (rc = fit_record(app, E_JOB, job, a, &r)))
		return rc;
	return take(app, placement, 0, job, a, out);
}
