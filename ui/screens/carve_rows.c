/* The rows of an employer's tasks and functions, and which are picked; see carve.h. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/carve.h"

enum { C_NAME, C_HOURS, C_ELEMENTARY, C_SPLIT, C_JOB, C_LOAD, C_DOER };

static const struct list_column columns[] = {
	[C_NAME] = { N_("Task"), 25, 0, 0, ALIGN_LEFT },
	[C_HOURS] = { N_("Hours"), 6, 9, 0, ALIGN_RIGHT },
	[C_ELEMENTARY] = { N_("Elem."), 5, 5, 1, ALIGN_CENTER },
	[C_SPLIT] = { N_("Split"), 5, 5, 2, ALIGN_CENTER },
	[C_JOB] = { N_("In function"), 11, 18, 3, ALIGN_LEFT },
	[C_LOAD] = { N_("Asks most"), 14, 0, 4, ALIGN_LEFT },
	[C_DOER] = { N_("Now done by"), 11, 16, 5, ALIGN_LEFT },
};

/* ---- picking ---- */

static size_t pick_index(const struct carving *v, int64_t id)
{
	size_t i = 0;

	while (i < v->npicked && v->picked[i] != id)
		i++;
	return i;
}

void carve_pick(struct carving *v, int64_t id)
{
	size_t i = pick_index(v, id);

	if (i < v->npicked) {
		v->picked[i] = v->picked[--v->npicked];
		return;
	}
	if (v->npicked == v->room) {
		int64_t *more = arena_alloc(v->kept, (v->room * 2 + 16) * sizeof *more);

		if (v->npicked)
			memcpy(more, v->picked, v->npicked * sizeof *more);
		v->picked = more;
		v->room = v->room * 2 + 16;
	}
	v->picked[v->npicked++] = id;
}

/* What was deleted elsewhere is not picked any more. */
static void drop_gone(struct carving *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->npicked; i++)
		for (size_t k = 0; k < v->c.n; k++)
			if (v->c.task[k].id == v->picked[i])
				v->picked[n++] = v->picked[i];
	v->npicked = n;
}

/* ---- rows ---- */

static bool takes(const struct carving *v, const struct carve_task *t, const char *words)
{
	const bool in[CARVE_SHOWN] = { [CARVE_ALL] = true,
		[CARVE_ELEMENTARY] = t->elementary,
		[CARVE_SPLITTABLE] = t->splittable == 1,
		[CARVE_FREE] = !t->job };

	return in[v->shown] &&
	       (!*words || text_matches(t->name, words) || text_matches(t->department, words) ||
		       text_matches(carve_doer(t), words));
}

static const char *sum_text(
	const struct carving *v, const struct carve_task *from, const char *words, struct arena *a)
{
	const struct carve_task *end = v->c.task + v->c.n;
	int tenths = 0;

	for (const struct carve_task *t = from; t < end && strcmp(t->department, from->department) == 0; t++)
		if (takes(v, t, words) && t->tenths > 0)
			tenths += t->tenths;
	return arena_printf(a, _("%s h/wk"), carve_number(tenths, a));
}

static void add(struct carving *v, struct carve_line l)
{
	v->line[v->n++] = l;
}

static void add_tasks(struct carving *v, const char *words, struct arena *a)
{
	const char *department = NULL;

	for (size_t i = 0; i < v->c.n; i++) {
		const struct carve_task *t = &v->c.task[i];

		if (!takes(v, t, words))
			continue;
		if (!department || strcmp(department, t->department) != 0)
			add(v, (struct carve_line){ .kind = ROW_GROUP,
				       .left = *t->department ? t->department : _("Without a department"),
				       .right = sum_text(v, t, words, a) });
		department = t->department;
		add(v, (struct carve_line){ .kind = ROW_ITEM, .task = t });
	}
}

static void add_jobs(struct carving *v, struct arena *a)
{
	if (v->c.njobs)
		add(v, (struct carve_line){ .kind = ROW_GROUP,
			       .left = _("Functions"),
			       .right = arena_printf(a, "%zu", v->c.njobs) });
	for (size_t i = 0; i < v->c.njobs; i++)
		add(v, (struct carve_line){ .kind = ROW_ITEM, .job = v->c.job[i] });
}

static void task_cells(
	const struct carving *v, struct arena *a, const struct carve_task *t, struct list_row *row)
{
	bool picked = pick_index(v, t->id) < v->npicked;
	enum style style;

	row->id = record_row_id(E_TASK, t->id);
	row->cells[C_NAME] = arena_printf(a, "%s %s", picked ? "●" : " ", t->name);
	row->styles[C_NAME] = picked ? ST_BOLD : ST_NORMAL;
	row->cells[C_HOURS] = carve_number(t->tenths, a);
	row->cells[C_ELEMENTARY] = carve_mark(t->certificate < 0 ? -1 : t->elementary, &style);
	row->styles[C_ELEMENTARY] = (unsigned short)style;
	row->cells[C_SPLIT] = carve_mark(t->splittable, &style);
	row->styles[C_SPLIT] = (unsigned short)style;
	row->cells[C_JOB] = t->job_name;
	row->cells[C_LOAD] = t->load;
	row->cells[C_DOER] = carve_doer(t);
	row->styles[C_DOER] = ST_DIM;
}

/* Together, and how many: of the tasks that were read anyway. */
static int tenths_in(const struct carving *v, int64_t job, size_t *n)
{
	int tenths = 0;

	*n = 0;
	for (size_t i = 0; i < v->c.n; i++) {
		if (v->c.task[i].job != job)
			continue;
		tenths += v->c.task[i].tenths > 0 ? v->c.task[i].tenths : 0;
		++*n;
	}
	return tenths;
}

static void job_cells(const struct screen *s, struct arena *a, const struct record *r, struct list_row *row)
{
	const char *wanted = record_get(r, "hours");
	size_t n;
	int tenths = tenths_in(s->state, r->id, &n);

	row->id = record_row_id(E_JOB, r->id);
	row->cells[C_NAME] = arena_printf(a, "  %s", text_clean(a, record_get(r, "name"), false));
	row->cells[C_HOURS] =
		wanted ? arena_printf(a, "%s/%s", carve_number(tenths, a),
				 app_show(app_of(s), &r->entity->fields[model_field(r->entity, "hours")],
					 wanted, a))
		       : carve_number(tenths, a);
	row->cells[C_JOB] = app_show(
		app_of(s), &r->entity->fields[model_field(r->entity, "state")], record_get(r, "state"), a);
	row->styles[C_JOB] = ST_DIM;
	row->cells[C_LOAD] = arena_printf(a, ngettext("%zu task", "%zu tasks", n), n);
	row->styles[C_LOAD] = ST_DIM;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	const struct carving *v = s->state;

	for (size_t i = 0; i < limit && offset + i < v->n; i++) {
		const struct carve_line *l = &v->line[offset + i];

		rows[i].kind = l->kind;
		rows[i].cells[0] = l->left;
		rows[i].cells[1] = l->right;
		if (l->task)
			task_cells(v, a, l->task, &rows[i]);
		else if (l->job)
			job_cells(s, a, l->job, &rows[i]);
		else
			rows[i].styles[1] = ST_DIM;
	}
	return 0;
}

void carve_list_init(struct screen *s)
{
	struct carving *v = s->state;

	v->kept = arena_new();
	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
	v->list.can_filter = true;
	v->list.empty = N_("No tasks yet. What is left undone, or done by someone too skilled? %s adds one");
	v->list.empty_action = "carve-add";
}

void carve_rows(struct carving *v, struct arena *a)
{
	const char *words = text_fold(a, list_filter(&v->list));

	v->n = 0;
	/* Each task may have a heading of its own; the functions share one. */
	v->line = arena_alloc(a, (2 * v->c.n + v->c.njobs + 1) * sizeof *v->line);
	drop_gone(v);
	add_tasks(v, words, a);
	add_jobs(v, a);
}
