/* From the individual to the organisation: one bottleneck of the employer in place of
 * the same one at several placements, and the question whether that is asked for. */
#include <string.h>

#include "anker/choices.h"
#include "pattern.h"

static const struct duration mandate_otherwise = { 28, false };

bool app_mandate_beyond(const char *mandate)
{
	return mandate && *mandate && strcmp(mandate, "individual") != 0;
}

/* What is open at a placement and not yet part of another bottleneck. */
static bool is_loose(const struct record *r)
{
	return record_get(r, "placement") && !record_get(r, "part_of");
}

static size_t count_loose(struct record *const *r, size_t n)
{
	size_t loose = 0;
	for (size_t i = 0; i < n; i++)
		loose += is_loose(r[i]);
	return loose;
}

static int make_whole(
	struct app *app, int64_t employer, const char *theme, const char *note, struct arena *a, int64_t *out)
{
	struct record *r = record_new(model_entity(E_BOTTLENECK), app->today, a);
	int rc;
	record_set_ref(r, "employer", employer);
	if ((rc = record_set(r, "theme", theme)) || (rc = record_set(r, "note", note)) ||
		(rc = store_put(app->store, r, NULL, NULL)))
		return rc;
	*out = r->id;
	return 0;
}

static int make_parts(struct app *app, struct record *const *r, size_t n, int64_t whole)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		if (!is_loose(r[i]))
			continue;
		record_set_ref(r[i], "part_of", whole);
		rc = store_put(app->store, r[i], NULL, NULL);
	}
	return rc;
}

/* The question is open already. */
static int is_asked(struct app *app, int64_t whole, struct arena *a, bool *out)
{
	const struct condition where[] = { { "bottleneck", IS, arena_printf(a, "%lld", (long long)whole) },
		{ "kind", IS, "organisation_advice" }, { "state", IS, "open" } };
	const struct query q = { .entity = E_ACTION, .where = where, .nwhere = 3 };
	int64_t n;
	int rc = store_count(app->store, &q, 1, &n);
	*out = rc == 0 && n > 0;
	return rc;
}

/* No names here: what is asked for may be shown to the employer. */
static int ask_mandate(struct app *app, int64_t employer, const char *theme, int64_t whole, struct arena *a)
{
	struct record *r = record_new(model_entity(E_ACTION), app->today, a);
	const struct choice *t = &choices_theme[model_choice_index(choices_theme, theme)];
	bool asked;
	int rc = is_asked(app, whole, a, &asked);
	if (rc || asked)
		return rc;
	record_set_ref(r, "employer", employer);
	record_set_ref(r, "owner", app->expert);
	record_set_ref(r, "bottleneck", whole);
	record_set_day(r, "due",
		rules_after(app->today, rules_parameter_duration(app->rules, "patroon_mandaat", app->today,
						mandate_otherwise)));
	if ((rc = record_set(r, "kind", "organisation_advice")) ||
		(rc = record_set(r, "what",
			 arena_printf(a, _("Ask whether advice about the organisation is welcome: %s"),
				 lang_text(t->label)))))
		return rc;
	return store_put(app->store, r, NULL, NULL);
}

static int give_mandate(struct app *app, struct record *employer, const char *mandate)
{
	int rc = record_set(employer, "mandate", mandate);
	if (rc)
		return rc;
	record_set_day(employer, "mandate_date", app->today);
	return store_put(app->store, employer, NULL, NULL);
}

static int lift(struct app *app, struct record *employer, const char *theme, const char *note,
	const char *mandate, struct arena *a, int64_t *whole)
{
	struct record **open;
	size_t n;
	int rc = pattern_bottlenecks(app, employer->id, theme, true, a, &open, &n);
	if (rc)
		return rc;
	if (count_loose(open, n) == 0)
		return err_set(
			ERR_INVALID, _("No placement has an open bottleneck with this theme to lift."));
	*whole = pattern_lifted(open, n);
	if ((!*whole && (rc = make_whole(app, employer->id, theme, note, a, whole))) ||
		(rc = make_parts(app, open, n, *whole)) ||
		(mandate && (rc = give_mandate(app, employer, mandate))))
		return rc;
	return app_mandate_beyond(record_get(employer, "mandate"))
		       ? 0
		       : ask_mandate(app, employer->id, theme, *whole, a);
}

int app_pattern_lift(struct app *app, int64_t employer, const char *theme, const char *note,
	const char *mandate, int64_t *bottleneck, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int t = model_choice_index(choices_theme, theme), rc;
	*bottleneck = 0;
	if (t < 0)
		rc = err_set(ERR_INVALID, _("\"%.40s\" is no theme of a bottleneck"), theme);
	else if (!note || !*note)
		rc = err_set(ERR_INVALID, _("Say in a few words why this is of the organisation."));
	else
		rc = pattern_employer(app, employer, a, &r);
	if (rc == 0)
		rc = txn_begin(app, arena_printf(a, _("bottleneck lifted to the organisation: %s, %s"),
					    lang_text(choices_theme[t].label), record_title(r, a)));
	if (rc == 0) {
		rc = txn_end(app, lift(app, r, theme, note, mandate, a, bottleneck), txn);
		*bottleneck = rc ? 0 : *bottleneck;
	}
	arena_free(&a);
	return rc;
}
