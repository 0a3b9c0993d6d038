/* Periods of absence of a placement: the one that goes on, and those that count together. */
#include "anker/support.h"
#include "milestone.h"
#include "terms.h"

static const char together[] = MILESTONE_TERM "counts_together";

int absence_get(struct app *app, int64_t id, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_ABSENCE, id, a, out);
	if (rc == 0 && (*out)->deleted)
		rc = err_set(ERR_NOTFOUND, _("this period of absence was deleted"));
	return rc;
}

/* Of a placement, the latest first. */
static int of_placement(
	struct app *app, const char *placement, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition of = { "placement", IS, placement };
	const struct query q = { .entity = E_ABSENCE, .where = &of, .nwhere = 1, .order = "date",
		.descending = true };
	return store_find(app->store, &q, a, out, n);
}

int app_absence_current(struct app *app, int64_t placement, struct arena *a, struct record **out)
{
	struct record **all;
	size_t n;
	int rc = of_placement(app, arena_printf(a, "%lld", (long long)placement), a, &all, &n);
	*out = NULL;
	for (size_t i = 0; rc == 0 && i < n && !*out; i++) {
		day ended = record_day(all[i], "ended");
		if (record_day(all[i], "date") <= app->today && (ended == DAY_NONE || ended > app->today))
			*out = all[i];
	}
	return rc;
}

/* Between the recovery from the one and the first day of the other lies less than the term. */
static bool joins(const struct app *app, const struct record *earlier, day first)
{
	struct duration t = term_on(app, together, first);
	day ended = record_day(earlier, "ended");
	return t.count && (ended == DAY_NONE || first < rules_after(ended, t));
}

int app_absence_joined(struct app *app, const struct record *absence, struct arena *a, const char **note)
{
	struct record **all;
	size_t n;
	day first = record_day(absence, "date"), ended = DAY_NONE, shared = first;
	const char *placement = record_get(absence, "placement");
	int rc = placement ? of_placement(app, placement, a, &all, &n) : 0;
	*note = NULL;
	if (rc || !placement)
		return rc;
	/* From the latest back, each to the one it joins. */
	for (size_t i = 0; i < n; i++) {
		day begin = record_day(all[i], "date");
		if (all[i]->id == absence->id || begin >= shared || !joins(app, all[i], shared))
			continue;
		ended = shared == first ? record_day(all[i], "ended") : ended;
		shared = begin;
	}
	if (shared == first)
		return 0;
	const char *limit = rules_parameter_show(app->rules,
		(size_t)rules_parameter_index(app->rules, together), -1, first, a);
	*note = ended == DAY_NONE ?
		arena_printf(a,
			_("An earlier absence has no end on record. What lies less than %s apart counts "
			  "together: then %s is the first day."),
			limit, date_long(a, shared)) :
		arena_printf(a,
			_("An earlier absence ended %d days before this one. What lies less than %s apart "
			  "counts together: then %s is the first day."),
			first - ended, limit, date_long(a, shared));
	return 0;
}
