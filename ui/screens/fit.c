/* Load beside capacity: what the work asks and what someone can, point by point, what does
 * not fit on top. */
#include "screens/fit.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/carve.h"
#include "screens/places.h"
#include "screens/records.h"

enum {
	NEED_PROFILE = NEED_OWN,
	NEED_CAPACITY = NEED_OWN << 1,
	NEED_LOAD = NEED_OWN << 2,
	NEED_TASK = NEED_OWN << 3
};
enum { LEFT_PERCENT = 62, BELOW = 7, HEAD = 2, HEAD_FROM = 12 };

static struct fitting *fitting_of(const struct screen *s)
{
	return s->state;
}

/* ---- screen ---- */

static int open_fit(struct screen *s, const void *arg)
{
	struct fitting *v = fitting_of(s);

	v->placement = ((const struct subject *)arg)->placement;
	panel_open(&v->panel);
	fit_list_init(s);
	return 0;
}

/* "profile of 5 Jan (3 mo), BAR · 3 tasks, 24.5 h a week" */
static const char *about_text(struct screen *s)
{
	const struct fit *f = &fitting_of(s)->fit;
	const struct app *app = app_of(s);
	struct arena *a = s->arena;
	const char *profile = _("no profile"), *tasks;

	if (f->profile) {
		profile = arena_printf(a, _("profile of %s"), detail_day(a, f->profile_date, app->today));
		if (*f->profile_source)
			profile = arena_printf(
				a, "%s, %s", profile, code_label(E_PROFILE, "source", f->profile_source));
		if (f->valid_until != DAY_NONE)
			profile = arena_printf(a,
				f->valid_until < app->today ? _("%s, expired %s") : _("%s, valid until %s"),
				profile, date_short(a, f->valid_until, app->today));
	}
	tasks = arena_printf(a, ngettext("%zu task", "%zu tasks", f->tasks), f->tasks);
	if (f->tenths)
		tasks = arena_printf(a, _("%s, %s h a week"), tasks, carve_number(f->tenths, a));
	return arena_printf(a, "%s · %s", profile, tasks);
}

static int load(struct screen *s)
{
	struct fitting *v = fitting_of(s);
	int rc = app_fit(app_of(s), v->placement, s->arena, &v->fit);

	v->n = 0;
	v->about = NULL;
	v->name = store_title(app_of(s)->store, E_PLACEMENT, v->placement, s->arena);
	if (rc == 0) {
		v->about = about_text(s);
		v->expired = v->fit.valid_until != DAY_NONE && v->fit.valid_until < app_of(s)->today;
		fit_rows(s);
	}
	panel_forget(&v->panel);
	list_set_count(&v->list, v->n);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct fitting *v = fitting_of(s);

	v->head = (struct rect){ area.y, area.x, area.h >= HEAD_FROM ? HEAD : 0, area.w };
	area.y += v->head.h;
	area.h -= v->head.h;
	list_layout(&v->list, panel_layout(&v->panel, area, LEFT_PERCENT, BELOW));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct fitting *v = fitting_of(s);
	struct canvas head = canvas_at(c, v->head), body = *c;

	if (v->head.h) {
		canvas_put(&head, 0, 1, -1, v->expired ? ST_LATE : ST_DIM, v->about);
		canvas_rule(&head, 1, 0, head.area.w);
		body.area.y += v->head.h;
		body.area.h -= v->head.h;
	}
	panel_paint(&v->panel, &body);
	list_paint(&v->list, c, true);
}

static struct list *list_of(struct screen *s)
{
	return &fitting_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct fitting *v = fitting_of(s);

	*left = arena_printf(a, "%s · %s", _("Load and capacity"), v->name);
	*right = app_fit_line(&v->fit, a);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct fitting *v = fitting_of(s);
	const struct fit_row *r = fit_here(s);

	if (bit == NEED_PROFILE && !v->fit.profile)
		return _("There is no capacity profile yet.");
	if (bit == NEED_CAPACITY && !(r && r->capacity))
		return _("First select a point that is in the profile.");
	if (bit == NEED_LOAD && !(r && r->load_item))
		return _("First select a point that a task asks.");
	if (bit == NEED_TASK && !v->fit.tasks)
		return _("There is no task yet.");
	return NULL;
}

static void done(struct screen *s)
{
	list_done(&fitting_of(s)->list);
	panel_done(&fitting_of(s)->panel);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct fitting *v = fitting_of(s);
	const struct fit_row *r = fit_here(s);
	const struct routes_arg arg = { v->placement, r->item };

	if (r->verdict == FIT_NO_CAPACITY && !app_of(s)->readonly)
		return fit_add_points(s, v->placement, r->item);
	if (r->verdict == FIT_NOT_ASKED)
		return record_edit(s, E_CAPACITY, r->capacity, NULL, 0);
	return ui_push(s, &routes_screen, &arg);
}

static unsigned routes(struct screen *s)
{
	const struct routes_arg arg = { fitting_of(s)->placement, fit_here(s)->item };

	return ui_push(s, &routes_screen, &arg);
}

static unsigned add_points(struct screen *s)
{
	return fit_add_points(s, fitting_of(s)->placement, NULL);
}

static unsigned add_task(struct screen *s)
{
	return fit_add_task(s, fitting_of(s)->placement);
}

static unsigned add_load(struct screen *s)
{
	return fit_add_load(s, fitting_of(s)->placement);
}

static unsigned edit_capacity(struct screen *s)
{
	return record_edit(s, E_CAPACITY, fit_here(s)->capacity, NULL, 0);
}

static unsigned edit_load(struct screen *s)
{
	return record_edit(s, E_LOAD, fit_here(s)->load_item, NULL, 0);
}

static unsigned profile(struct screen *s)
{
	return record_open(s, E_PROFILE, fitting_of(s)->fit.profile);
}

static unsigned compare(struct screen *s)
{
	return versions_compare(s, fitting_of(s)->placement);
}

static unsigned new_version(struct screen *s)
{
	return written(s, app_profile_copy(app_of(s), fitting_of(s)->fit.profile, NULL, NULL),
		_("New version of today, as a copy of the one before"));
}

static unsigned history(struct screen *s)
{
	const struct fit_row *r = fit_here(s);
	const struct history_arg arg = r->capacity ? (struct history_arg){ E_CAPACITY, r->capacity, -1 } :
		(struct history_arg){ E_LOAD, r->load_item, -1 };

	return ui_push(s, &history_screen, &arg);
}

static unsigned guide(struct screen *s)
{
	const struct guide_arg arg = { 7, "7.1", { fitting_of(s)->placement, 0 } };

	return ui_push(s, &guide_screen, &arg);
}

static const struct ui_action actions[] = {
	{ "fit-routes", "<Enter>", N_("routes"),
		N_("What can be done about this point; of one that is not known: note what someone can"),
		NEED_ROW, enter },
	{ "point", "a", N_("can"), N_("Note what someone can, one point after the other"), NEED_WRITABLE,
		add_points },
	{ "task", "t", N_("task"), N_("Add a task, and note what it asks"), NEED_WRITABLE, add_task },
	{ "load", "l", N_("load"), N_("Note what a task asks, one point after the other"),
		NEED_WRITABLE | NEED_TASK, add_load },
	{ "capacity-edit", "e", N_("edit"), N_("Change what someone can on this point"),
		NEED_ROW | NEED_CAPACITY, edit_capacity },
	{ "load-edit", "E", NULL, N_("Change what the heaviest task asks on this point"),
		NEED_ROW | NEED_LOAD, edit_load },
	{ "weigh-routes", "w", NULL, N_("Weigh the routes of this point, also when it is not known"),
		NEED_ROW, routes },
	{ "profile", "p", N_("profile"),
		N_("The page of the profile: date, author, how long it is valid, its points"), NEED_PROFILE,
		profile },
	{ "versions", "v", N_("versions"), N_("The latest version of the profile beside an earlier one"),
		NEED_PROFILE, compare },
	{ "new-version", "n", N_("new"), N_("A new version of the profile, as a copy of today"),
		NEED_WRITABLE | NEED_PROFILE, new_version },
	{ "fit-history", "H", NULL, N_("What was changed about this point, when and by whom"), NEED_ROW,
		history },
	{ "fit-guide", "g", N_("guide"), N_("The guide for when load and capacity differ"), 0, guide },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops fit_screen = {
	.name = "fit",
	.title = N_("Load and capacity"),
	.state_size = sizeof(struct fitting),
	.actions = actions,
	.open = open_fit,
	.load = load,
	.moved = fit_moved,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
