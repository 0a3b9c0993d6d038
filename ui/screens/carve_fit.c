/* A function beside what one employee can: the same rows as load beside capacity. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/carve.h"
#include "screens/fit.h"
#include "screens/records.h"

enum { LEFT_PERCENT = 62, BELOW = 7 };

struct beside {
	struct fitting v; /* first: fit_rows and fit_here read it */
	int64_t job;
	const char *job_name;
};

static struct beside *beside_of(const struct screen *s)
{
	return s->state;
}

static int open_beside(struct screen *s, const void *arg)
{
	const struct carve_fit_arg *about = arg;
	struct beside *b = beside_of(s);

	b->v.placement = about->placement;
	b->job = about->job;
	panel_open(&b->v.panel);
	fit_list_init(s);
	b->v.list.empty = N_("What the tasks of this function ask is not on record yet");
	return 0;
}

static int load(struct screen *s)
{
	struct beside *b = beside_of(s);
	int rc = app_fit_job(app_of(s), b->v.placement, b->job, s->arena, &b->v.fit);

	b->v.n = 0;
	b->v.name = store_title(app_of(s)->store, E_PLACEMENT, b->v.placement, s->arena);
	b->job_name = store_title(app_of(s)->store, E_JOB, b->job, s->arena);
	if (rc == 0)
		fit_rows(s);
	panel_forget(&b->v.panel);
	list_set_count(&b->v.list, b->v.n);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct fitting *v = &beside_of(s)->v;

	list_layout(&v->list, panel_layout(&v->panel, area, LEFT_PERCENT, BELOW));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct fitting *v = &beside_of(s)->v;

	panel_paint(&v->panel, c);
	list_paint(&v->list, c, true);
}

static struct list *list_of(struct screen *s)
{
	return &beside_of(s)->v.list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct beside *b = beside_of(s);

	*left = arena_printf(a, "%s · %s", b->job_name, b->v.name);
	*right = app_fit_line(&b->v.fit, a);
}

static void done(struct screen *s)
{
	list_done(&beside_of(s)->v.list);
	panel_done(&beside_of(s)->v.panel);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct fit_row *r = fit_here(s);

	if (r->verdict == FIT_NO_CAPACITY && !app_of(s)->readonly)
		return fit_add_points(s, beside_of(s)->v.placement, r->item);
	return r->task ? record_open(s, E_TASK, r->task) : record_open(s, E_CAPACITY, r->capacity);
}

static unsigned add_points(struct screen *s)
{
	return fit_add_points(s, beside_of(s)->v.placement, NULL);
}

static unsigned give(struct screen *s)
{
	const struct beside *b = beside_of(s);
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(app_of(s)->store, E_PLACEMENT, b->v.placement, a, &r);

	if (rc == 0)
		rc = record_set(r, "job", arena_printf(a, "%lld", (long long)b->job));
	if (rc == 0)
		rc = app_save(app_of(s), r, NULL, NULL, NULL);
	arena_free(&a);
	return written(s, rc, _("The placement has this function now"));
}

static unsigned placement(struct screen *s)
{
	return ui_push(s, &placement_screen, &(struct subject){ beside_of(s)->v.placement, 0 });
}

static const struct ui_action actions[] = {
	{ "beside-open", "<Enter>", N_("open"),
		N_("Open the task that asks this most; of a point that is not known: note what someone can"),
		NEED_ROW, enter },
	{ "point", "a", N_("can"), N_("Note what someone can, one point after the other"), NEED_WRITABLE,
		add_points },
	{ "beside-give", "j", N_("give"),
		N_("Give this placement the function: its tasks count there from now on"), NEED_WRITABLE,
		give },
	{ "beside-placement", "r", N_("person"), N_("Open the placement"), 0, placement },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops carve_fit_screen = {
	.name = "function-fit",
	.title = N_("A function beside capacity"),
	.state_size = sizeof(struct beside),
	.actions = actions,
	.open = open_beside,
	.load = load,
	.moved = fit_moved,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.heading = heading,
	.done = done,
};
