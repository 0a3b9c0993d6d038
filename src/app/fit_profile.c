/* Versions of a capacity profile: what changed between two, and a new one as a copy. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "fit.h"

/* ---- two versions side by side ---- */

/* What an expert reads as a change; that the same was noted on another day is none. */
static bool differ(const struct record *x, const struct record *y)
{
	static const char *const fields[] = { "limitation", "ability", "terms", "certainty" };
	if (!x || !y)
		return x != y;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (!str_same(record_get(x, fields[i]), record_get(y, fields[i])))
			return true;
	return false;
}

static int compare(const void *x, const void *y)
{
	const struct profile_change *a = x, *b = y;
	COMPARE(b->changed, a->changed);
	COMPARE(fit_item(a->item), fit_item(b->item));
	return 0;
}

static int two_of_one(struct app *app, int64_t older, int64_t newer, struct arena *a)
{
	struct record *x, *y;
	int rc = fit_record(app, E_PROFILE, older, a, &x);
	if (rc || (rc = fit_record(app, E_PROFILE, newer, a, &y)))
		return rc;
	return str_same(record_get(x, "placement"), record_get(y, "placement")) ? 0 :
		err_set(ERR_INVALID, _("choose two profiles of one placement"));
}

int app_profile_compare(struct app *app, int64_t older, int64_t newer, struct arena *a,
	struct profile_change **out, size_t *n)
{
	struct record **before, **after;
	size_t items = fit_items();
	int rc = two_of_one(app, older, newer, a);
	*out = NULL;
	*n = 0;
	if (rc || (rc = fit_points(app, E_CAPACITY, "profile", older, a, &before)) ||
		(rc = fit_points(app, E_CAPACITY, "profile", newer, a, &after)))
		return rc;
	*out = arena_alloc(a, items * sizeof **out);
	for (size_t i = 0; i < items; i++) {
		const struct choice *c = &choices_capacity_item[i];
		if (!before[i] && !after[i])
			continue;
		(*out)[(*n)++] = (struct profile_change){ .item = c->code,
			.label = lang_text(c->label),
			.rubric = fit_rubric(c),
			.changed = differ(before[i], after[i]),
			.before = before[i],
			.after = after[i],
			.limit_before =
				before[i] ? fit_level(record_get(before[i], "limitation")) : FIT_UNKNOWN,
			.limit_after =
				after[i] ? fit_level(record_get(after[i], "limitation")) : FIT_UNKNOWN };
	}
	if (*n)
		qsort(*out, *n, sizeof **out, compare);
	return 0;
}

/* ---- a new version ---- */

/* A new record with the same values, but for what refers to its owner. */
static struct record *copy_of(struct app *app, const struct record *r, struct arena *a)
{
	struct record *copy = record_new(r->entity, app->today, a);
	for (size_t i = 0; i < r->entity->nfields; i++)
		copy->value[i] = arena_strdup(a, r->value[i]);
	return copy;
}

/* Points keep the date on which they were noted: they are no newer than they were. */
static int copy_points(struct app *app, int64_t from, int64_t to, struct arena *a)
{
	struct record **known;
	size_t items = fit_items();
	int rc = fit_points(app, E_CAPACITY, "profile", from, a, &known);
	for (size_t i = 0; i < items && rc == 0; i++) {
		if (!known[i])
			continue;
		struct record *copy = copy_of(app, known[i], a);
		record_set_ref(copy, "profile", to);
		rc = store_put(app->store, copy, NULL, NULL);
	}
	return rc;
}

int app_profile_copy(struct app *app, int64_t profile, int64_t *id, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r, *copy;
	int rc = fit_record(app, E_PROFILE, profile, a, &r);
	if (rc || (rc = txn_begin(app,
		arena_printf(a, _("new version of the profile: %s"), record_subject(app, r, a)))))
		goto out;
	copy = copy_of(app, r, a);
	record_set_day(copy, "date", app->today);
	record_set_day(copy, "valid_until", DAY_NONE);
	rc = store_put(app->store, copy, NULL, NULL);
	if (rc == 0)
		rc = copy_points(app, profile, copy->id, a);
	rc = txn_end(app, rc, txn);
	if (rc == 0 && id)
		*id = copy->id;
out:
	arena_free(&a);
	return rc;
}
