/* The tasks of an employer by department: which are elementary, which could be split off,
 * what they ask and in which function they are. Picked tasks make a function. */
#include "screens/carve.h"
#include "screens/records.h"

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"

enum { NEED_TASK = NEED_OWN, NEED_JOB = NEED_OWN << 1 };
static struct carving *carving_of(const struct screen *s)
{
	return s->state;
}

static const struct carve_line *here(const struct screen *s)
{
	const struct carving *v = carving_of(s);

	return v->list.sel < v->n ? &v->line[v->list.sel] : NULL;
}

/* ---- screen ---- */

static int open_carve(struct screen *s, const void *arg)
{
	struct carving *v = carving_of(s);

	v->employer = *(const int64_t *)arg;
	carve_list_init(s);
	return 0;
}

/* Undo may have taken it away. */
static bool job_is_there(const struct carving *v)
{
	for (size_t i = 0; i < v->c.njobs; i++)
		if (v->c.job[i]->id == v->job)
			return true;
	return false;
}

static int load(struct screen *s)
{
	struct carving *v = carving_of(s);
	int rc = app_carve(app_of(s), v->employer, s->arena, &v->c);

	v->n = 0;
	v->name = store_title(app_of(s)->store, E_ORGANISATION, v->employer, s->arena);
	if (rc == 0)
		carve_rows(v, s->arena);
	v->job = job_is_there(v) ? v->job : 0;
	list_set_count(&v->list, v->n);
	return rc;
}

static struct list *list_of(struct screen *s)
{
	return &carving_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	static const char *const words[CARVE_SHOWN] = { [CARVE_ALL] = N_("all"),
		[CARVE_ELEMENTARY] = N_("elementary"),
		[CARVE_SPLITTABLE] = N_("can be split off"),
		[CARVE_FREE] = N_("in no function") };
	const struct carving *v = carving_of(s);
	size_t n = v->npicked;

	*left = arena_printf(a, "%s · %s · %s", _("Tasks"), v->name, _(words[v->shown]));
	if (n)
		*right = arena_printf(a, ngettext("%zu picked", "%zu picked", n), n);
}

/* The function that is selected, or that the task is in; else the one tasks were put in
 * just now. 0: none. */
static int64_t job_here(const struct screen *s)
{
	const struct carve_line *l = here(s);
	int64_t job = !l ? 0 : l->job ? l->job->id : l->task->job;

	return job ? job : carving_of(s)->job;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct carve_line *l = here(s);

	if (bit == NEED_TASK && !carving_of(s)->npicked && !(l && l->task))
		return _("First pick tasks with Space, or select one.");
	if (bit == NEED_JOB && !job_here(s))
		return _("First select a function, or a task that is in one.");
	return NULL;
}

static void done(struct screen *s)
{
	list_done(&carving_of(s)->list);
	arena_free(&carving_of(s)->kept);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return here(s)->job ? ui_push(s, &job_screen, &here(s)->job->id)
			    : record_open(s, E_TASK, here(s)->task->id);
}

static unsigned edit(struct screen *s)
{
	return here(s)->job ? record_edit(s, E_JOB, here(s)->job->id, NULL, 0)
			    : record_edit(s, E_TASK, here(s)->task->id, NULL, 0);
}

static unsigned pick(struct screen *s)
{
	struct carving *v = carving_of(s);

	if (!here(s)->task)
		return ui_error(s, "%s", _("First select a task."));
	carve_pick(v, here(s)->task->id);
	list_set_count(&v->list, v->n); /* the rows are drawn anew */
	list_move(&v->list, 1);
	return UI_PAINT;
}

/* The picked tasks; without any the selected one. */
static const int64_t *chosen(const struct screen *s, size_t *n)
{
	const struct carving *v = carving_of(s);

	*n = v->npicked ? v->npicked : 1;
	return v->npicked ? v->picked : &here(s)->task->id;
}

static unsigned make(struct screen *s)
{
	struct carving *v = carving_of(s);
	size_t n;
	const int64_t *task = chosen(s, &n);
	int64_t job = carve_make(s, v->employer, &v->c, task, n);

	if (!job)
		return UI_PAINT;
	v->job = job;
	v->npicked = 0;
	return UI_LOAD;
}

static unsigned take_out(struct screen *s)
{
	struct carving *v = carving_of(s);
	size_t n;
	const int64_t *task = chosen(s, &n);

	if (!carve_take_out(s, v->employer, task, n))
		return UI_PAINT;
	v->npicked = 0;
	v->job = 0;
	return UI_LOAD;
}

static unsigned add_task(struct screen *s)
{
	return carve_add_task(s, carving_of(s)->employer, 0);
}

static unsigned turn(struct screen *s)
{
	struct carving *v = carving_of(s);

	v->shown = (v->shown + 1) % CARVE_SHOWN;
	return UI_LOAD;
}

static unsigned sheet(struct screen *s)
{
	int64_t job = job_here(s);

	return ui_push(s, &job_screen, &job);
}

static unsigned whom(struct screen *s)
{
	int64_t job = job_here(s);

	return ui_push(s, &candidates_screen, &job);
}

static unsigned guide(struct screen *s)
{
	return ui_push(s, &guide_screen,
		&(struct guide_arg){ .guide = 2, .point = "2.3", .subject = { 0, carving_of(s)->employer } });
}

static const struct ui_action actions[] = {
	{ "carve-open", "<Enter>", N_("open"),
		N_("Open the task with what it asks, or the worksheet of the function"), NEED_ROW, enter },
	{ "carve-pick", "<Space>", N_("pick"), N_("Pick the task for a function, or leave it after all"),
		NEED_ROW, pick },
	{ "carve-make", "m", N_("function"), N_("Make a function of the picked tasks, or add them to one"),
		NEED_ROW | NEED_WRITABLE | NEED_TASK, make },
	{ "carve-out", "r", N_("take out"), N_("Take the picked tasks out of their function"),
		NEED_ROW | NEED_WRITABLE | NEED_TASK, take_out },
	{ "carve-whom", "w", N_("for whom"), N_("Whose capacity the function fits"), NEED_ROW | NEED_JOB,
		whom },
	{ "carve-add", "a", N_("add"), N_("Add a task of this employer"), NEED_WRITABLE, add_task },
	{ "carve-edit", "e", N_("edit"), N_("Edit the task or function"), NEED_ROW, edit },
	{ "carve-show", "f", N_("show"), N_("All tasks, or only elementary, splittable, or free ones"), 0,
		turn },
	{ "carve-sheet", "o", NULL, N_("The worksheet of the function that the task is in"),
		NEED_ROW | NEED_JOB, sheet },
	{ "carve-guide", "g", NULL, N_("The guide about splitting off and combining tasks"), 0, guide },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops carve_screen = {
	.name = "tasks",
	.title = N_("Tasks"),
	.state_size = sizeof(struct carving),
	.actions = actions,
	.open = open_carve,
	.load = load,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
