/* `anker tasks`: the tasks of an employer by department, or the worksheet of a function. */
#include "anker/fit.h"
#include "internal.h"

static json_t *tenths_json(int tenths)
{
	return tenths < 0 ? json_null() : json_real(tenths / 10.0);
}

static json_t *known_json(int known)
{
	return known < 0 ? json_null() : json_boolean(known);
}

static json_t *task_json(const struct carve_task *t)
{
	json_t *o = json_object();

	json_object_set_new(o, "task", json_id(t->id));
	json_object_set_new(o, "name", json_text(t->name));
	json_object_set_new(o, "department", json_text(t->department));
	json_object_set_new(o, "hours", tenths_json(t->tenths));
	json_object_set_new(o, "elementary", known_json(t->certificate < 0 ? -1 : t->elementary));
	json_object_set_new(o, "splittable", known_json(t->splittable));
	json_object_set_new(o, "asks_most", json_text(t->load));
	json_object_set_new(o, "done_by", json_text(t->done_by));
	json_object_set_new(o, "placement", json_id(t->placement));
	json_object_set_new(o, "employee", json_text(t->employee));
	json_object_set_new(o, "job", json_id(t->job));
	json_object_set_new(o, "job_name", json_text(t->job_name));
	return o;
}

static json_t *tasks_json(const struct carve_task *task, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, task_json(&task[i]));
	return list;
}

/* ---- an employer ---- */

static json_t *carve_json(int64_t employer, const struct carve *carve)
{
	json_t *o = json_object(), *jobs = json_array();

	json_object_set_new(o, "employer", json_id(employer));
	json_object_set_new(o, "tasks", tasks_json(carve->task, carve->n));
	for (size_t i = 0; i < carve->njobs; i++) {
		const struct record *r = carve->job[i];
		json_t *job = json_object();
		json_object_set_new(job, "job", json_id(r->id));
		json_object_set_new(job, "name", json_text(record_get(r, "name")));
		json_object_set_new(job, "state", json_text(record_get(r, "state")));
		json_array_append_new(jobs, job);
	}
	json_object_set_new(o, "jobs", jobs);
	return o;
}

static const char *yes_no(int known)
{
	return known < 0 ? "?" : known ? _("yes") : _("no");
}

static void print_tasks(struct cli *c, const struct carve *carve)
{
	const struct column col[] = {
		{ lang_text(model_entity(E_TASK)->label), true, true },
		{ _("Name"), false, true },
		{ _("Department"), false, false },
		{ _("Hours"), true, true },
		{ _("Elementary"), false, true },
		{ _("Can be split off"), false, false },
		{ _("In function"), false, true },
		{ _("Asks most"), false, false },
		{ _("Now done by"), false, false },
	};
	struct table *t = table_new(c, col, sizeof col / sizeof *col);

	for (size_t i = 0; i < carve->n; i++) {
		const struct carve_task *k = &carve->task[i];
		table_row(t, (const char *const[]){ id_show(k->id, c->arena), k->name, k->department,
				     app_carve_hours(k->tenths, c->arena),
				     yes_no(k->certificate < 0 ? -1 : k->elementary), yes_no(k->splittable),
				     k->job_name, k->load, *k->done_by ? k->done_by : k->employee });
	}
	table_end(&t);
}

static int of_employer(struct cli *c, int64_t employer)
{
	struct carve carve;
	int done = app_carve(c->app, employer, c->arena, &carve);

	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON])
		cli_json(c, carve_json(employer, &carve));
	else if (carve.n == 0)
		cli_note(_("no tasks here yet: anker add task employer=%s name=... department=... hours=..."),
			id_show(employer, c->arena));
	else
		print_tasks(c, &carve);
	return CLI_GOOD;
}

/* ---- a function ---- */

static json_t *job_json(const struct carve_job *job)
{
	json_t *o = json_object(), *points = json_array(), *gaps = json_array();

	json_object_set_new(o, "job", json_id(job->job->id));
	json_object_set_new(o, "name", json_text(record_get(job->job, "name")));
	json_object_set_new(o, "employer", json_id(job->employer));
	json_object_set_new(o, "state", json_text(record_get(job->job, "state")));
	json_object_set_new(o, "hours", tenths_json(job->tenths));
	json_object_set_new(o, "hours_aimed_at", tenths_json(job->wanted));
	json_object_set_new(o, "tasks", tasks_json(job->task, job->n));
	for (size_t i = 0; i < job->npoints; i++) {
		const struct carve_point *p = &job->point[i];
		json_t *point = json_object();
		json_object_set_new(point, "item", json_text(p->item));
		json_object_set_new(point, "label", json_text(p->label));
		json_object_set_new(point, "load", json_integer(p->load));
		json_object_set_new(point, "assumed", json_boolean(p->assumed));
		json_object_set_new(point, "tasks", json_text(p->tasks));
		json_array_append_new(points, point);
	}
	json_object_set_new(o, "points", points);
	for (size_t i = 0; i < job->ngaps; i++)
		json_array_append_new(gaps, json_text(job->gap[i].text));
	json_object_set_new(o, "missing", gaps);
	return o;
}

static int of_job(struct cli *c, int64_t id)
{
	struct carve_job job;
	char *page;
	int done = app_carve_job(c->app, id, c->arena, &job);

	if (done == 0 && c->args.given[OPT_JSON])
		cli_json(c, job_json(&job));
	else if (done == 0 && (done = app_carve_page(c->app, id, c->arena, &page)) == 0)
		cli_print(c, "%s\n", knowledge_page_text(page, c->columns, c->arena));
	return cli_done(done);
}

int command_tasks(struct cli *c)
{
	enum entity_id e;
	int64_t id;
	int rc = cli_record(c, c->word[0], E_ORGANISATION, &e, &id);

	if (rc != CLI_GOOD)
		return rc;
	if (e == E_JOB)
		return of_job(c, id);
	return e == E_ORGANISATION
		       ? of_employer(c, id)
		       : cli_wrong(_("tasks are of an employer or a function: anker tasks EMPLOYER|job/ID"));
}
