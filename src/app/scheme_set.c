/* Setting how a scheme stands at a placement: one step, with what follows from it. */
#include <string.h>

#include "anker/choices.h"
#include "scheme.h"
#include "terms.h"

static const char objection[] = "termijn_bezwaar";

day app_scheme_deadline(const struct app *app, const char *scheme, const char *state, day on)
{
	struct arena *a = arena_new();
	bool asked = strcmp(state, "requested") == 0, no = strcmp(state, "refused") == 0;
	struct duration t = { 0, false };
	if (no)
		t = term_on(app, objection, on);
	else if (asked)
		t = term_on(app, scheme_name(scheme, SCHEME_ANSWER, a), on);
	arena_free(&a);
	return t.count ? rules_after(on, t) : DAY_NONE;
}

static bool over(const char *state)
{
	return strcmp(state, "refused") == 0 || strcmp(state, "ended") == 0;
}

/* What comes after the end, or is asked for while a grant goes on, is a new one. */
static bool begins_anew(const struct record *use, const char *state)
{
	const char *was = record_get(use, "state");
	if (over(was))
		return strcmp(was, state) != 0;
	return strcmp(was, "granted") == 0 && strcmp(state, "requested") == 0;
}

static int check(
	struct app *app, const char *scheme, const struct scheme_standing *to, bool known, struct arena *a)
{
	const struct catalogue *c;
	int rc = app_catalogue(app, "schemes", &c);
	if (rc)
		return rc;
	if (!known && !catalogue_item(c, scheme))
		return err_set(ERR_INVALID, _("there is no scheme \"%.60s\" in the catalogue"), scheme);
	if (model_choice_index(choices_scheme, to->state) < 0)
		return err_set(ERR_INVALID, _("a scheme cannot stand as \"%.60s\""), to->state);
	if (to->on > app->today)
		return err_set(ERR_INVALID, _("%s is not there yet; tell since when it stands so"),
			date_long(a, to->on));
	if (to->since != DAY_NONE && to->until != DAY_NONE && to->until < to->since)
		return err_set(
			ERR_INVALID, _("it cannot end on %s, before it begins"), date_long(a, to->until));
	return 0;
}

static void set_given(struct record *r, const char *field, day d)
{
	if (d != DAY_NONE)
		record_set_day(r, field, d);
}

static int fill(struct app *app, struct record *r, const char *scheme, const struct scheme_standing *to)
{
	bool ended = strcmp(to->state, "ended") == 0, granted = strcmp(to->state, "granted") == 0;
	day until = record_day(r, "until");
	int rc = record_set(r, "state", to->state);
	if (rc || (to->number && *to->number && (rc = record_set(r, "number", to->number))) ||
		(to->reason && *to->reason && (rc = record_set(r, "reason", to->reason))))
		return rc;
	record_set_day(r, "date", to->on);
	record_set_day(r, "deadline", to->deadline != DAY_NONE ? to->deadline :
		app_scheme_deadline(app, scheme, to->state, to->on));
	if (strcmp(to->state, "requested") == 0)
		record_set_day(r, "applied", to->on);
	if (granted && record_day(r, "since") == DAY_NONE)
		record_set_day(r, "since", to->on);
	set_given(r, "since", to->since);
	set_given(r, "until", to->until);
	if (ended && to->until == DAY_NONE && (until == DAY_NONE || until > to->on))
		record_set_day(r, "until", to->on);
	return 0;
}

static const char *title_of(struct app *app, const char *scheme)
{
	const char *title = catalogue_title(app, "schemes", scheme);
	return title ? title : scheme;
}

static int begin(
	struct app *app, const struct record *r, const char *scheme, const char *state, struct arena *a)
{
	return txn_begin(app, arena_printf(a, "%s: %s · %s", title_of(app, scheme),
		lang_text(choices_scheme[model_choice_index(choices_scheme, state)].label),
		record_subject(app, r, a)));
}

int app_scheme_set(struct app *app, int64_t placement, const char *scheme, const struct scheme_standing *to,
	int64_t *use, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record **all, *r = NULL;
	size_t n;
	int rc = scheme_uses(app, placement, a, &all, &n);
	for (size_t i = 0; rc == 0 && i < n && !r; i++)
		if (strcmp(record_get(all[i], "scheme"), scheme) == 0)
			r = all[i];
	if (rc || (rc = check(app, scheme, to, r != NULL, a)))
		goto out;
	if (!r || begins_anew(r, to->state)) {
		r = record_new(model_entity(E_SCHEME), app->today, a);
		record_set_ref(r, "placement", placement);
		if ((rc = record_set(r, "scheme", scheme)))
			goto out;
	}
	if ((rc = fill(app, r, scheme, to)) || (rc = begin(app, r, scheme, to->state, a)))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
	if (rc == 0 && use)
		*use = r->id;
out:
	arena_free(&a);
	return rc;
}
