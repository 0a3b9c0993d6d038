/* Weighing the routes: marks, the choice with its reason, and the adaptation it becomes. */
#include <string.h>

#include "fit.h"

static int check_choice(struct app *app, const struct route_choice *c, struct arena *a)
{
	struct weighed_factor *f;
	struct record *p;
	size_t n;
	int rc = fit_check_code(choices_capacity_item, c->item ? c->item : "");
	if (rc || (rc = fit_record(app, E_PLACEMENT, c->placement, a, &p)) ||
		(c->marks && (rc = routes_read(c->marks, a, &f, &n))) ||
		(c->chosen && (rc = fit_check_code(choices_route, c->chosen))) ||
		(c->client_view && (rc = fit_check_code(choices_client_view, c->client_view))))
		return rc;
	if (!c->marks && !c->chosen)
		return err_set(ERR_INVALID, _("mark a route, or choose one"));
	if (c->adaptation && (!c->chosen || model_choice_index(choices_adaptation_level, c->chosen) < 0))
		return err_set(ERR_INVALID, _("an adaptation belongs to one of the five levels"));
	return 0;
}

/* The weighing that goes on, or a new one that begins with the marks of the last. */
static int weighing_for(struct app *app, const struct route_choice *c, struct arena *a, struct record **out)
{
	struct record *last;
	int rc = routes_latest(app, c->placement, c->item, a, &last);
	if (rc)
		return rc;
	if (last && !record_get(last, "chosen")) {
		*out = last;
		return 0;
	}
	*out = record_new(model_entity(E_ROUTE), app->today, a);
	record_set_ref(*out, "placement", c->placement);
	rc = record_set(*out, "item", c->item);
	return rc ? rc : record_set(*out, "options", last ? record_get(last, "options") : NULL);
}

static int set_given(struct record *r, const char *field, const char *value)
{
	return value ? record_set(r, field, value) : 0;
}

static int put_adaptation(struct app *app, const struct route_choice *c, struct record *weighing)
{
	struct record *r = c->adaptation;
	record_set_ref(r, "placement", c->placement);
	int rc = record_set(r, "level", c->chosen);
	if (rc || (rc = record_set(r, "item", c->item)) || (rc = store_put(app->store, r, NULL, NULL)))
		return rc;
	record_set_ref(weighing, "adaptation", r->id);
	return 0;
}

static int write_all(struct app *app, const struct route_choice *c, struct arena *a, int64_t *weighing)
{
	struct record *r;
	int rc = weighing_for(app, c, a, &r);
	if (rc)
		return rc;
	record_set_day(r, "date", app->today);
	if ((rc = set_given(r, "options", c->marks)) || (rc = set_given(r, "chosen", c->chosen)) ||
		(rc = set_given(r, "client_view", c->client_view)) || (rc = set_given(r, "note", c->note)) ||
		(c->adaptation && (rc = put_adaptation(app, c, r))) ||
		(rc = store_put(app->store, r, NULL, NULL)))
		return rc;
	if (weighing)
		*weighing = r->id;
	return 0;
}

int app_route_weigh(struct app *app, const struct route_choice *c, int64_t *weighing, int64_t *txn)
{
	struct arena *a = arena_new();
	int rc = check_choice(app, c, a);
	if (rc || (rc = txn_begin(app, arena_printf(a, c->chosen ? _("route chosen: %s · %s") :
		_("routes weighed: %s · %s"),
		lang_text(choices_capacity_item[fit_item(c->item)].label),
		store_title(app->store, E_PLACEMENT, c->placement, a)))))
		goto out;
	rc = txn_end(app, write_all(app, c, a, weighing), txn);
out:
	arena_free(&a);
	return rc;
}
