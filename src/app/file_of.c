/* Which file a record belongs to, from the dictionary; and on which ground this account sees it. */
#include <string.h>

#include "anker/colleague.h"
#include "reads.h"

/* ---- whose ---- */

static int of_placement(struct app *app, int64_t id, struct arena *a, struct file_of *out)
{
	struct record *r;
	int rc = store_get(app->store, E_PLACEMENT, id, a, &r);
	if (rc == 0)
		*out = (struct file_of){ E_PLACEMENT, id, record_ref(r, "employee"),
			record_ref(r, "employer"), record_ref(r, "expert") };
	return rc;
}

/* What it is part of, by the first field that refers there; 0 without. */
static int64_t parent_of(const struct record *r)
{
	const struct entity *e = r->entity;
	for (size_t i = 0; e->parent && i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == e->parent)
			return id_of(r->value[i]);
	return 0;
}

int file_of(struct app *app, enum entity_id e, int64_t id, struct arena *a, struct file_of *out)
{
	struct record *r;
	int64_t ref;
	*out = (struct file_of){ .entity = E_NONE };
	if (e == E_PLACEMENT)
		return of_placement(app, id, a, out);
	int rc = store_get(app->store, e, id, a, &r);
	if (rc)
		return rc;
	if (e == E_EMPLOYEE)
		*out = (struct file_of){ E_EMPLOYEE, id, .employee = id };
	else if (e == E_ORGANISATION)
		*out = (struct file_of){ E_ORGANISATION, id, .employer = id };
	else if ((ref = record_ref(r, "placement")))
		return of_placement(app, ref, a, out);
	else if ((ref = record_ref(r, "employee")))
		*out = (struct file_of){ E_EMPLOYEE, ref, .employee = ref };
	else if ((ref = record_ref(r, "employer")))
		*out = (struct file_of){ E_ORGANISATION, ref, .employer = ref };
	else if ((ref = parent_of(r)))
		return file_of(app, r->entity->parent, ref, a, out);
	return 0;
}

/* ---- on which ground ---- */

bool reads_research(const struct app *app)
{
	return !app_may(app, RIGHT_FILES) && app_may(app, RIGHT_RESEARCH);
}

/* Whether the file has a placement for which the field is this. */
static int has(struct app *app, const struct file_of *f, const char *field, int64_t value, struct arena *a,
	bool *out)
{
	const struct condition where[] = {
		{ f->entity == E_PLACEMENT	  ? "id"
			: f->entity == E_EMPLOYEE ? "employee"
						  : "employer",
			IS, arena_printf(a, "%lld", (long long)f->record) },
		{ field, IS, arena_printf(a, "%lld", (long long)value) },
	};
	const struct query q = { .entity = E_PLACEMENT, .where = where, .nwhere = 2 };
	int64_t n = 0;
	int rc = store_count(app->store, &q, 1, &n);
	*out = n > 0;
	return rc;
}

static int stands_in(struct app *app, const struct file_of *f, struct arena *a, bool *out)
{
	struct stand_in *si;
	size_t n;
	int rc = store_stand_ins(app->store, app->today, a, &si, &n);
	for (size_t i = 0; rc == 0 && !*out && i < n; i++)
		if (strcmp(si[i].login, app->user) == 0 && si[i].first <= app->today)
			rc = has(app, f, "expert", si[i].expert, a, out);
	return rc;
}

/* Itself, its employee or its employer; of an employee or employer also by one of its placements. */
static int was_opened(struct app *app, const struct file_of *f, struct arena *a, const struct opened **by)
{
	struct opened *o;
	size_t n;
	bool it = false;
	int rc = store_opened(app->store, app->user, false, a, &o, &n);
	*by = NULL;
	for (size_t i = 0; rc == 0 && !it && i < n; i++) {
		int64_t id = o[i].record;
		it = (o[i].entity == f->entity && id == f->record) ||
		     (o[i].entity == E_EMPLOYEE && id == f->employee) ||
		     (o[i].entity == E_ORGANISATION && id == f->employer);
		if (!it && o[i].entity == E_PLACEMENT)
			rc = has(app, f, "id", id, a, &it);
		if (it)
			*by = &o[i];
	}
	return rc;
}

int app_opened_until(struct app *app, enum entity_id e, int64_t id, struct arena *a, const char **until)
{
	const struct opened *by;
	struct file_of f;
	bool asks = id && (app->shared || store_withholds(app->store));
	*until = NULL;
	int rc = asks ? file_of(app, e, id, a, &f) : 0;
	if (rc || !asks || f.entity == E_NONE || (rc = was_opened(app, &f, a, &by)))
		return rc;
	*until = by ? by->until : NULL;
	return 0;
}

int file_ground(
	struct app *app, const struct file_of *f, struct arena *a, const char **ground, const char **reason)
{
	const struct opened *by;
	bool yes = false;
	*ground = "opened";
	*reason = "";
	int rc = was_opened(app, f, a, &by);
	if (rc == 0 && by)
		*reason = by->reason;
	if (rc || by)
		return rc;
	*ground = "own";
	if ((rc = app->self ? has(app, f, "expert", app->self, a, &yes) : 0) || yes)
		return rc;
	*ground = "stand_in";
	if ((rc = stands_in(app, f, a, &yes)) || yes)
		return rc;
	*ground = app->unscoped ? "office" : reads_research(app) ? "research" : "nobody";
	return 0;
}
