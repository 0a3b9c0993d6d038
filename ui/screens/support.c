/* Support on the placement: the absence that goes on, schemes, job coaching. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/records.h"
#include "screens/support.h"

/* ---- facts ---- */

/* "since 2 Nov; problem analysis: in 3 d" */
int support_absence_fact(struct detail *d, struct app *app, int64_t placement)
{
	struct arena *a = d->arena;
	struct record *r;
	struct milestone *m;
	size_t n;
	day first;
	int rc = app_absence_current(app, placement, a, &r);

	if (rc < 0 || (first = record_day(r, "date")) == DAY_NONE ||
		(rc = app_milestones(app, r->id, a, &m, &n)) < 0)
		return rc;
	const struct milestone *next = milestone_next(m, n);
	const char *text = arena_printf(a, _("since %s"), date_short(a, first, app->today));
	if (next)
		text = arena_printf(a, "%s; %s: %s", text, next->label, next->state);
	struct detail_fact *f = detail_fact(d, _("Absence"), text, E_ABSENCE, r->id, "absence");
	f->wide = true;
	f->style = next && next->status >= DUE_NOW    ? ST_LATE
		   : next && next->status == DUE_SOON ? ST_SOON
						      : ST_NORMAL;
	return 0;
}

static size_t at_step(const struct scheme_row *row, size_t n, enum scheme_step step)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += row[i].step == step;
	return count;
}

/* "1 ends soon, 2 time limits, 4 to check" */
int support_scheme_fact(struct detail *d, struct app *app, int64_t placement)
{
	struct arena *a = d->arena;
	struct scheme_row *row;
	size_t n;

	/* Beside a list that is gone through, schemes would be worked out at every row. */
	int rc = d->owner ? app_schemes(app, placement, a, &row, &n) : 0;
	if (rc < 0 || !d->owner)
		return rc;
	const size_t ending = at_step(row, n, SCHEME_ENDING), limits = at_step(row, n, SCHEME_DEADLINE),
		     checks = at_step(row, n, SCHEME_CHECK);
	const char *part[] = {
		ending ? arena_printf(a, ngettext("%zu ends soon", "%zu end soon", ending), ending) : NULL,
		limits ? arena_printf(a, ngettext("%zu time limit", "%zu time limits", limits), limits)
		       : NULL,
		checks ? arena_printf(a, ngettext("%zu to check", "%zu to check", checks), checks) : NULL,
	};
	const char *text = "";
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (part[i])
			text = arena_printf(a, "%s%s%s", text, *text ? ", " : "", part[i]);
	if (!*text)
		return 0;
	struct detail_fact *f = detail_fact(d, _("Schemes"), text, E_NONE, 0, "schemes");
	f->wide = true;
	f->style = ending || limits ? ST_NOW : ST_NORMAL;
	return 0;
}


/* ---- keys on the placement ---- */

unsigned support_schemes(struct screen *s)
{
	struct subject of = { detail_of(s)->subject.placement, 0 };

	return ui_push(s, &schemes_screen, &of);
}

unsigned support_absence(struct screen *s)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned reacts;

	if (app_absence_current(app_of(s), detail_of(s)->subject.placement, a, &r) < 0)
		reacts = ui_failed(s);
	else
		reacts = r ? ui_push(s, &milestones_screen, &r->id) : detail_new(s, E_ABSENCE);
	arena_free(&a);
	return reacts;
}

/* The latest that was not refused. */
static int coaching_of(struct app *app, int64_t placement, struct arena *a, struct record **out)
{
	const struct condition where[] = {
		{ "placement", IS, arena_printf(a, "%lld", (long long)placement) },
		{ "state", IS_NOT, "refused" },
	};
	const struct query q = { .entity = E_COACHING, .where = where, .nwhere = sizeof where / sizeof *where,
		.order = "date", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);

	*out = rc == 0 && n ? found[0] : NULL;
	return rc;
}

/* "running, until 1-6-2027, 2 hours a week, reachable afterwards" */
int support_coaching_text(struct app *app, int64_t placement, struct arena *a, const char **out)
{
	struct record *r;
	int rc = coaching_of(app, placement, a, &r);

	*out = NULL;
	if (rc < 0 || !r)
		return rc;
	const char *text = detail_value(app, r, "state", a), *until = detail_value(app, r, "until", a),
		   *hours = detail_value(app, r, "hours", a), *reachable = record_get(r, "reachable");
	if (until)
		text = arena_printf(a, _("%s until %s"), text, until);
	if (hours)
		text = arena_printf(a, "%s, %s", text, arena_printf(a, _("%s h/wk"), hours));
	if (reachable && strcmp(reachable, "1") == 0)
		text = arena_printf(a, "%s, %s", text, _("reachable afterwards"));
	*out = text;
	return 0;
}

unsigned support_coaching(struct screen *s)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned reacts;

	if (coaching_of(app_of(s), detail_of(s)->subject.placement, a, &r) < 0)
		reacts = ui_failed(s);
	else
		reacts = r ? record_open(s, E_COACHING, r->id) : detail_new(s, E_COACHING);
	arena_free(&a);
	return reacts;
}

/* ---- over the whole caseload ---- */

unsigned support_absences(struct screen *s)
{
	static const struct condition open[] = { { "ended", IS_EMPTY, NULL } };

	return ui_push(s, &find_screen, &(struct find_arg){ .entity = E_ABSENCE, .where = open,
		.nwhere = sizeof open / sizeof *open, .title = _("Absences that go on") });
}
