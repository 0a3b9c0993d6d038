/* The worksheet of a function: its tasks with their hours beside those aimed at, what it
 * asks on each point, and what must still be found out. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/carve.h"
#include "screens/page.h"
#include "screens/places.h"
#include "screens/records.h"

enum { NEED_TASK = NEED_OWN, HEAD = 3, MARGIN = 1, BAR = 20 };
enum { C_WHAT, C_HOW_MUCH, C_MORE };

static const struct list_column columns[] = {
	[C_WHAT] = { NULL, 20, 34, 0, ALIGN_LEFT },
	[C_HOW_MUCH] = { NULL, 7, 7, 0, ALIGN_LEFT },
	[C_MORE] = { NULL, 20, 0, 0, ALIGN_LEFT },
};

/* Indexes in what the worksheet holds; those not meant are -1. */
struct line {
	enum row_kind kind;
	const char *left, *right; /* of a heading, a note, what is missing */
	long task, point, gap;
};

struct sheet {
	int64_t id;
	struct carve_job job; /* in s->arena, as all below */
	struct line *line;
	size_t n;
	struct rect area;
	struct list list;
};

static struct sheet *sheet_of(const struct screen *s)
{
	return s->state;
}

static const struct line *here(const struct screen *s)
{
	const struct sheet *v = sheet_of(s);

	return v->list.sel < v->n ? &v->line[v->list.sel] : NULL;
}

/* ---- rows ---- */

static void add(struct sheet *v, enum row_kind kind, const char *left, const char *right)
{
	v->line[v->n++] = (struct line){ kind, left, right, -1, -1, -1 };
}

static void build(struct sheet *v, struct arena *a)
{
	const struct carve_job *job = &v->job;
	enum { HEADINGS = 5 };

	v->n = 0;
	v->line = arena_alloc(a, (job->n + job->npoints + job->ngaps + HEADINGS) * sizeof *v->line);
	add(v, ROW_GROUP, _("Tasks"), arena_printf(a, "%zu", job->n));
	for (size_t i = 0; i < job->n; i++)
		v->line[v->n++] = (struct line){ ROW_ITEM, NULL, NULL, (long)i, -1, -1 };
	if (!job->n)
		add(v, ROW_NOTE, _("No task is in it yet."), NULL);
	add(v, ROW_GROUP, _("What it asks, the heaviest first"), arena_printf(a, "%zu", job->npoints));
	for (size_t i = 0; i < job->npoints; i++)
		v->line[v->n++] = (struct line){ ROW_ITEM, NULL, NULL, -1, (long)i, -1 };
	if (!job->npoints)
		add(v, ROW_NOTE, _("Not on record yet: open a task to add what it asks."), NULL);
	if (job->ngaps)
		add(v, ROW_GROUP, _("Still to find out"), arena_printf(a, "%zu", job->ngaps));
	for (size_t i = 0; i < job->ngaps; i++)
		v->line[v->n++] = (struct line){ ROW_MORE, job->gap[i].text, NULL, -1, -1, (long)i };
}

/* "a · b" of what is there. */
static const char *joined(struct arena *a, const char *one, const char *two)
{
	return *one && *two ? arena_printf(a, "%s · %s", one, two) : *one ? one : two;
}

static void task_cells(const struct carve_task *t, struct arena *a, struct list_row *row)
{
	const char *doer = carve_doer(t);

	row->id = record_row_id(E_TASK, t->id);
	row->cells[C_WHAT] = t->name;
	row->cells[C_HOW_MUCH] = arena_printf(a, _("%s h"), carve_number(t->tenths, a));
	row->cells[C_MORE] = joined(
		a, joined(a, t->department, t->load), *doer ? arena_printf(a, _("now: %s"), doer) : "");
	row->styles[C_MORE] = ST_DIM;
}

static void point_cells(const struct carve_point *p, struct arena *a, struct list_row *row)
{
	static const char *const bars[FIT_SCALE + 1] = { "░░░", "█░░", "██░", "███" };
	const char *how = lang_text(choices_load[p->load].label);

	row->cells[C_WHAT] = p->label;
	row->cells[C_HOW_MUCH] = arena_printf(a, "%s %d", bars[p->load], p->load);
	row->styles[C_HOW_MUCH] = p->load == FIT_SCALE ? ST_NOW : ST_BAR;
	row->cells[C_MORE] = arena_printf(a, "%s: %s%s", how, p->tasks, p->assumed ? _(" (assumed)") : "");
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct sheet *v = sheet_of(ctx);

	for (size_t i = 0; i < limit && offset + i < v->n; i++) {
		const struct line *l = &v->line[offset + i];

		rows[i].kind = l->kind;
		rows[i].id = -(int64_t)(offset + i) - 1;
		rows[i].cells[0] = l->left;
		rows[i].cells[1] = l->right;
		rows[i].styles[1] = ST_DIM;
		if (l->task >= 0)
			task_cells(&v->job.task[l->task], a, &rows[i]);
		else if (l->point >= 0)
			point_cells(&v->job.point[l->point], a, &rows[i]);
	}
	return 0;
}

/* ---- screen ---- */

static int open_job(struct screen *s, const void *arg)
{
	struct sheet *v = sheet_of(s);

	v->id = *(const int64_t *)arg;
	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
	return 0;
}

static int load(struct screen *s)
{
	struct sheet *v = sheet_of(s);
	int rc = app_carve_job(app_of(s), v->id, s->arena, &v->job);

	v->n = 0;
	if (rc == 0)
		build(v, s->arena);
	else
		v->job.job = NULL;
	list_set_count(&v->list, v->n);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct sheet *v = sheet_of(s);
	int head = HEAD < area.h ? HEAD : area.h;

	v->area = area;
	area.y += head;
	area.h -= head;
	list_layout(&v->list, area);
}

static const char *value(const struct screen *s, const char *field, struct arena *a)
{
	return detail_value(app_of(s), sheet_of(s)->job.job, field, a);
}

static void paint_head(const struct screen *s, struct canvas *c, struct arena *a)
{
	const struct carve_job *job = &sheet_of(s)->job;
	const char *department = value(s, "department", a), *policy = value(s, "in_policy", a);
	int x = MARGIN;

	canvas_put(c, 0, MARGIN, c->area.w - 2 * MARGIN, ST_NORMAL,
		arena_printf(a, "%s%s%s · %s · %s: %s", job->employer_name, department ? ", " : "",
			department ? department : "", value(s, "state", a), _("part of policy"),
			policy ? policy : _("unknown")));
	x += canvas_putf(c, 1, x, -1, ST_NORMAL, _("%s hours a week"),
		     carve_hours_text(job->tenths, job->wanted, a)) +
	     2;
	if (job->wanted > 0)
		canvas_bar(c, 1, x, BAR,
			job->tenths > job->wanted ? job->wanted
			: job->tenths < 0	  ? 0
						  : job->tenths,
			job->wanted, job->tenths == job->wanted ? ST_GOOD : ST_BAR);
	canvas_rule(c, HEAD - 1, 0, c->area.w);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct sheet *v = sheet_of(s);
	struct arena *a = arena_new();

	if (v->job.job)
		paint_head(s, c, a);
	list_paint(&v->list, c, true);
	arena_free(&a);
}

static struct list *list_of(struct screen *s)
{
	return &sheet_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct record *job = sheet_of(s)->job.job;

	(void)right;
	*left = job ? arena_printf(a, "%s · %s", _("Function"), record_get(job, "name")) : _("Function");
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct line *l = here(s);

	return bit == NEED_TASK && !(l && l->task >= 0) ? _("First select a task.") : NULL;
}

static void done(struct screen *s)
{
	list_done(&sheet_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct carve_job *job = &sheet_of(s)->job;
	const struct line *l = here(s);
	const struct carve_gap *g = l->gap >= 0 ? &job->gap[l->gap] : NULL;

	if (g && g->field)
		return record_edit_at(s, g->entity, g->id, g->field);
	if (g && g->entity == E_JOB)
		return carve_add_task(s, job->employer, sheet_of(s)->id);
	return record_open(s, E_TASK,
		g		? g->id
		: l->point >= 0 ? job->point[l->point].task
				: job->task[l->task].id);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_JOB, sheet_of(s)->id, NULL, 0);
}

static unsigned add_task(struct screen *s)
{
	return carve_add_task(s, sheet_of(s)->job.employer, sheet_of(s)->id);
}

static unsigned take_out(struct screen *s)
{
	const struct carve_job *job = &sheet_of(s)->job;

	return carve_take_out(s, job->employer, &job->task[here(s)->task].id, 1) ? UI_LOAD : UI_PAINT;
}

static unsigned state(struct screen *s)
{
	struct arena *a = arena_new();
	const struct record *job = sheet_of(s)->job.job;
	struct pick *picks;
	struct record *r;
	unsigned react = UI_PAINT;
	size_t n = 0;
	int i;

	while (choices_job_state[n].code)
		n++;
	picks = arena_alloc(a, n * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ choices_job_state[k].code, lang_text(choices_job_state[k].label),
			NULL };
	i = ui_pick(s, _("How does the function stand?"), picks, n, record_get(job, "state"));
	if (i >= 0) {
		int rc = store_get(app_of(s)->store, E_JOB, sheet_of(s)->id, a, &r);

		if (rc == 0)
			rc = record_set(r, "state", picks[i].code);
		react = written(s, rc < 0 ? rc : app_save(app_of(s), r, NULL, NULL, NULL), picks[i].label);
	}
	arena_free(&a);
	return react;
}

static unsigned whom(struct screen *s)
{
	return ui_push(s, &candidates_screen, &sheet_of(s)->id);
}

static unsigned page(struct screen *s)
{
	return carve_page_open(s, sheet_of(s)->id);
}

static unsigned history(struct screen *s)
{
	const struct line *l = here(s);
	struct history_arg arg = { E_JOB, sheet_of(s)->id, -1 };

	if (l && l->task >= 0)
		arg = (struct history_arg){ E_TASK, sheet_of(s)->job.task[l->task].id, -1 };
	return ui_push(s, &history_screen, &arg);
}

static const struct ui_action actions[] = {
	{ "job-open", "<Enter>", N_("open"), N_("Open the task, or the form where something is missing"),
		NEED_ROW, enter },
	{ "job-whom", "w", N_("for whom"), N_("Whose capacity this function fits"), 0, whom },
	{ "job-add", "a", N_("add"), N_("Add a new task to the function"), NEED_WRITABLE, add_task },
	{ "job-out", "r", N_("take out"), N_("Take the task out of the function"),
		NEED_ROW | NEED_WRITABLE | NEED_TASK, take_out },
	{ "job-state", "s", N_("state"), N_("Set how the function stands: draft, proposed, filled"),
		NEED_WRITABLE, state },
	{ "job-edit", "e", N_("edit"), N_("Edit the function: name, hours aimed at, description"), 0, edit },
	{ "job-page", "d", N_("page"), N_("The description on one page, to read or write to a file"), 0,
		page },
	{ "job-history", "H", NULL, N_("What was changed, when and by whom, here or of the selected task"), 0,
		history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops job_screen = {
	.name = "function",
	.title = N_("Function"),
	.state_size = sizeof(struct sheet),
	.actions = actions,
	.open = open_job,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
