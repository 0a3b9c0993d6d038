/* One point in words: what someone can first. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "screens/fit.h"
#include "screens/places.h"
#include "screens/weigh.h"

const char *fit_level_label(enum entity_id e, int level)
{
	const struct choice *list = e == E_CAPACITY ? choices_limitation : choices_load;

	return level < 0 ? _("not known") : lang_text(list[level].label);
}

static void join(const char **out, const char *text, struct arena *a)
{
	if (text && *text)
		*out = **out ? arena_printf(a, "%s, %s", *out, text) : text;
}

const char *fit_grounds(struct app *app, const struct record *r, struct arena *a)
{
	const char *out = "";
	day d = record_day(r, "date");

	join(&out, detail_value(app, r, "certainty", a), a);
	join(&out, detail_value(app, r, "source", a), a);
	if (d != DAY_NONE)
		join(&out, detail_day(a, d, app->today), a);
	return out;
}

/* What someone can: in words where there are, else by the limit alone. */
static const char *can_text(const struct fit *f, const struct fit_row *r)
{
	if (*r->ability)
		return r->ability;
	if (r->can == FIT_SCALE)
		return r->capacity ? _("not limited") : _("not limited: the list names deviations only");
	return f->profile ? r->capacity ? _("not described") : _("not in the profile: ask first") :
		_("no profile yet: ask first");
}

static int write_can(struct pager *p, struct app *app, const struct fit *f, const struct fit_row *r,
	struct arena *a)
{
	const char *limit;
	struct record *c;
	int rc;

	weigh_line(p, a, _("Can do"), *r->ability || r->can == FIT_SCALE ? ST_GOOD : ST_DIM, can_text(f, r));
	if (!r->capacity)
		return 0;
	if ((rc = store_get(app->store, E_CAPACITY, r->capacity, a, &c)) < 0)
		return rc;
	limit = fit_level_label(E_CAPACITY, r->can < 0 ? r->can : FIT_SCALE - r->can);
	weigh_line(p, a, _("Limitation"), ST_NORMAL,
		*r->terms ? arena_printf(a, _("%s; on condition: %s"), limit, r->terms) : limit);
	weigh_line(p, a, "", r->can_assumed ? ST_SOON : ST_DIM, fit_grounds(app, c, a));
	return 0;
}

static int write_load(struct pager *p, struct app *app, const struct fit_row *r, struct arena *a)
{
	const char *note;
	struct record *l;
	int rc;

	if (r->verdict == FIT_NOT_ASKED) {
		weigh_line(p, a, _("Work asks"), ST_DIM, _("no task asks this"));
		return 0;
	}
	if ((rc = store_get(app->store, E_LOAD, r->load_item, a, &l)) < 0)
		return rc;
	note = record_get(l, "note");
	weigh_line(p, a, _("Work asks"), ST_NORMAL,
		arena_printf(a, "%s: %s%s%s%s", fit_level_label(E_LOAD, r->load), r->tasks, note ? " (" : "",
			note ? note : "", note ? ")" : ""));
	weigh_line(p, a, "", r->load_assumed ? ST_SOON : ST_DIM, fit_grounds(app, l, a));
	return 0;
}

/* "other fitting function, 3 nov (12 d): the shop has a place" */
static int write_route(struct pager *p, struct app *app, const struct fit_row *r, struct arena *a)
{
	struct record *w;
	const char *chosen, *note;
	int rc;

	if (!r->route)
		return 0;
	if ((rc = store_get(app->store, E_ROUTE, r->route, a, &w)) < 0)
		return rc;
	chosen = detail_value(app, w, "chosen", a);
	note = record_get(w, "note");
	weigh_line(p, a, _("Route"), ST_NORMAL,
		arena_printf(a, "%s, %s%s%s", chosen ? chosen : _("weighed, not chosen yet"),
			detail_day(a, record_day(w, "date"), app->today), note ? ": " : "",
			note ? note : ""));
	return 0;
}

int fit_write(struct pager *p, struct app *app, const struct fit *f, const struct fit_row *r, struct arena *a)
{
	int rc = write_can(p, app, f, r, a);

	if (rc == 0)
		rc = write_load(p, app, r, a);
	return rc ? rc : write_route(p, app, r, a);
}

int fit_moved(struct screen *s)
{
	struct fitting *v = s->state;
	const struct fit_row *r = fit_here(s);
	int rc = 0;

	if (!panel_fill(&v->panel, r ? list_selected_id(&v->list) : 0))
		return 0;
	if (r) {
		pager_text(v->panel.pager, ST_BOLD, 0,
			arena_printf(v->panel.arena, "%s (%s)", r->label, r->rubric));
		rc = fit_write(v->panel.pager, app_of(s), &v->fit, r, v->panel.arena);
	}
	panel_fill_end(&v->panel);
	return rc;
}
