/* Points that are noted one after the other: what someone can, what a task asks. */
#include <string.h>

#include "fit.h"

int fit_check_code(const struct choice *list, const char *code)
{
	return model_choice_index(list, code) >= 0 ? 0 :
		err_set(ERR_INVALID, _("\"%.40s\" is not one of the choices"), code);
}

static int check_point(const struct point *p, bool capacity)
{
	int rc = fit_check_code(choices_capacity_item, p->item ? p->item : "");
	if (rc)
		return rc;
	if (p->level > FIT_SCALE || p->level < (capacity ? FIT_UNKNOWN : 0))
		return err_set(ERR_INVALID, _("choose a number from 0 to %d"), FIT_SCALE);
	return 0;
}

/* The record of the point as it stands, or a new one. */
static int point_record(struct app *app, enum entity_id e, const char *field, int64_t owner,
	const struct point *p, struct arena *a, struct record **out)
{
	struct record **known;
	int rc = fit_points(app, e, field, owner, a, &known);
	if (rc)
		return rc;
	*out = known[fit_item(p->item)];
	if (!*out) {
		*out = record_new(model_entity(e), app->today, a);
		record_set_ref(*out, field, owner);
	}
	return 0;
}

struct setting {
	const char *field, *value;
};

static int set_all(struct record *r, const struct setting *s, size_t n)
{
	int rc = 0;
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = record_set(r, s[i].field, s[i].value);
	return rc;
}

static const char *level_code(int level, struct arena *a)
{
	return level < 0 ? NULL : arena_printf(a, "%d", level);
}

static int put_point(struct app *app, struct record *r, const struct setting *s, size_t n, int64_t *id)
{
	record_set_day(r, "date", app->today);
	int rc = set_all(r, s, n);
	if (rc == 0)
		rc = store_put(app->store, r, NULL, NULL);
	if (rc == 0 && id)
		*id = r->id;
	return rc;
}

static int put_can(struct app *app, int64_t profile, const struct point *p, struct arena *a, int64_t *id)
{
	const struct setting s[] = { { "item", p->item }, { "limitation", level_code(p->level, a) },
		{ "ability", p->ability }, { "terms", p->terms }, { "certainty", p->certainty },
		{ "source", p->source } };
	struct record *r;
	int rc = point_record(app, E_CAPACITY, "profile", profile, p, a, &r);
	return rc ? rc : put_point(app, r, s, sizeof s / sizeof *s, id);
}

/* The profile to write in: the latest one, or a new one of today. */
static int profile_for(
	struct app *app, int64_t placement, const struct point *p, struct arena *a, int64_t *out)
{
	struct record *r;
	int rc = fit_profile(app, placement, a, &r);
	if (rc == 0 && !r) {
		r = record_new(model_entity(E_PROFILE), app->today, a);
		record_set_ref(r, "placement", placement);
		rc = record_set(r, "source", p->source);
		if (rc == 0)
			rc = store_put(app->store, r, NULL, NULL);
	}
	*out = rc ? 0 : r->id;
	return rc;
}

/* "lifting and carrying: J. de Wit" */
static const char *label_of(
	struct app *app, const struct point *p, enum entity_id e, int64_t id, struct arena *a)
{
	return arena_printf(a, "%s: %s", lang_text(choices_capacity_item[fit_item(p->item)].label),
		store_title(app->store, e, id, a));
}

int app_point_can(struct app *app, int64_t placement, const struct point *p, int64_t *id, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int64_t profile;
	int rc = check_point(p, true);
	if (rc || (rc = fit_record(app, E_PLACEMENT, placement, a, &r)) ||
		(rc = txn_begin(app, label_of(app, p, E_PLACEMENT, placement, a))))
		goto out;
	rc = profile_for(app, placement, p, a, &profile);
	rc = txn_end(app, rc ? rc : put_can(app, profile, p, a, id), txn);
out:
	arena_free(&a);
	return rc;
}

int app_point_asks(struct app *app, int64_t task, const struct point *p, int64_t *id, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = check_point(p, false);
	if (rc || (rc = fit_record(app, E_TASK, task, a, &r)) ||
		(rc = txn_begin(app, label_of(app, p, E_TASK, task, a))))
		goto out;
	const struct setting s[] = { { "item", p->item }, { "load", level_code(p->level, a) },
		{ "certainty", p->certainty }, { "source", p->source }, { "note", p->note } };
	rc = point_record(app, E_LOAD, "task", task, p, a, &r);
	rc = txn_end(app, rc ? rc : put_point(app, r, s, sizeof s / sizeof *s, id), txn);
out:
	arena_free(&a);
	return rc;
}
