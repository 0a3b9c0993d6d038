/* The tasks of an employer: what could be split off from the work that is there, and in
 * which function it is (S002 guides 2.3, 2.4 and 3). */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "carve.h"

static const struct field *hours_field(void)
{
	const struct entity *e = model_entity(E_TASK);
	return &e->fields[model_field(e, "hours")];
}

const char *app_carve_hours(int tenths, struct arena *a)
{
	const char *canonical = arena_printf(a, tenths % 10 ? "%d.%d" : "%d", tenths / 10, tenths % 10);
	return tenths < 0 ? "?" : arena_printf(a, _("%s h"), field_show(hours_field(), canonical, a));
}

/* ---- what a task asks ---- */

/* Points that tell a task apart in one line. */
enum { SHOWN_POINTS = 3 };

struct asked {
	int item, load;
};

static int by_load(const void *a, const void *b)
{
	const struct asked *x = a, *y = b;
	COMPARE(y->load, x->load);
	COMPARE(x->item, y->item);
	return 0;
}

static bool has_point(const struct asked *list, size_t n, int item)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].item == item)
			return true;
	return false;
}

/* "lifting 3, pace 2": what is hardly asked is left out. Of a point that is noted twice
 * the last note counts. */
static int read_load(struct app *app, struct arena *a, struct carve_task *task)
{
	const struct condition of = { "task", IS, arena_printf(a, "%lld", (long long)task->id) };
	const struct query q = { .entity = E_LOAD, .where = &of, .nwhere = 1 };
	struct record **found;
	size_t count;
	int rc = store_find(app->store, &q, a, &found, &count);
	struct asked *list = arena_alloc(a, (count + 1) * sizeof *list);
	task->load = "";
	for (size_t i = 0; i < count && rc == 0; i++) {
		int item = fit_item(record_get(found[i], "item"));
		/* Damage, not a point: anker check tells of it. */
		if (item >= 0 && !has_point(list, task->points, item))
			list[task->points++] =
				(struct asked){ item, fit_level(record_get(found[i], "load")) };
	}
	qsort(list, task->points, sizeof *list, by_load);
	for (size_t i = 0; i < task->points && i < SHOWN_POINTS && list[i].load > 0; i++)
		task->load = arena_printf(a, "%s%s%s %d", task->load, i ? ", " : "",
			lang_text(choices_capacity_item[list[i].item].label), list[i].load);
	return rc;
}

/* ---- tasks ---- */

static const char *text_of(const struct record *r, const char *field)
{
	const char *text = record_get(r, field);
	return text ? text_clean(r->arena, text, false) : "";
}

static int yes_no(const struct record *r, const char *field)
{
	const char *value = record_get(r, field);
	return value ? strcmp(value, "1") == 0 : -1;
}

/* The employee of the placement that a task is of. */
static const char *employee_of(struct app *app, int64_t placement, struct arena *a)
{
	struct record *r;
	if (!placement || store_get(app->store, E_PLACEMENT, placement, a, &r))
		return "";
	return store_title(app->store, E_EMPLOYEE, record_ref(r, "employee"), a);
}

static int read_task(struct app *app, const struct record *r, struct arena *a, struct carve_task *out)
{
	*out = (struct carve_task){
		.id = r->id,
		.job = record_ref(r, "job"),
		.placement = record_ref(r, "placement"),
		.name = text_of(r, "name"),
		.department = text_of(r, "department"),
		.done_by = text_of(r, "done_by"),
		.job_name = "",
		.tenths = fit_tenths(record_get(r, "hours")),
		.certificate = yes_no(r, "certificate"),
		.splittable = yes_no(r, "splittable"),
	};
	out->elementary = out->certificate == 0;
	if (out->job)
		out->job_name = store_title(app->store, E_JOB, out->job, a);
	out->employee = employee_of(app, out->placement, a);
	return read_load(app, a, out);
}

struct sorted {
	struct carve_task task;
	const char *department, *name; /* folded */
};

static int by_department(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int rc;
	COMPARE(!*x->department, !*y->department);
	if ((rc = strcmp(x->department, y->department)) || (rc = strcmp(x->name, y->name)))
		return rc;
	COMPARE(x->task.id, y->task.id);
	return 0;
}

int carve_tasks(
	struct app *app, const char *field, int64_t id, struct arena *a, struct carve_task **out, size_t *n)
{
	const struct condition of = { field, IS, arena_printf(a, "%lld", (long long)id) };
	const struct query q = { .entity = E_TASK, .where = &of, .nwhere = 1, .order = "id" };
	struct record **found;
	int rc = store_find(app->store, &q, a, &found, n);
	struct sorted *s = arena_alloc(a, (*n + 1) * sizeof *s);
	for (size_t i = 0; i < *n && rc == 0; i++) {
		rc = read_task(app, found[i], a, &s[i].task);
		s[i].department = text_fold(a, s[i].task.department);
		s[i].name = text_fold(a, s[i].task.name);
	}
	if (rc)
		return rc;
	qsort(s, *n, sizeof *s, by_department);
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = s[i].task;
	return 0;
}

int app_carve(struct app *app, int64_t employer, struct arena *a, struct carve *out)
{
	const struct condition of = { "employer", IS, arena_printf(a, "%lld", (long long)employer) };
	const struct query q = { .entity = E_JOB, .where = &of, .nwhere = 1, .order = "name" };
	*out = (struct carve){ .n = 0 };
	int rc = carve_tasks(app, "employer", employer, a, &out->task, &out->n);
	return rc ? rc : store_find(app->store, &q, a, &out->job, &out->njobs);
}
