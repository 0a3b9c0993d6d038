/* The worksheet of a function: what its tasks come to, what they ask, what is missing. */
#include <stdlib.h>

#include "carve.h"

/* ---- what it asks ---- */

static int by_weight(const void *a, const void *b)
{
	const struct carve_point *x = a, *y = b;
	COMPARE(y->load, x->load);
	COMPARE(fit_item(x->item), fit_item(y->item));
	return 0;
}

static int take_points(struct app *app, struct carve_job *job, struct arena *a)
{
	size_t n, items = fit_items();
	struct demand *d = arena_alloc(a, items * sizeof *d);
	struct asked_row *asked;
	int rc = store_asked(app->store, 0, job->job->id, a, &asked, &n);
	if (rc)
		return rc;
	fit_demands(asked, n, a, d, NULL, NULL);
	job->point = arena_alloc(a, items * sizeof *job->point);
	for (size_t i = 0; i < items; i++) {
		const struct choice *c = &choices_capacity_item[i];
		if (d[i].load < 0)
			continue;
		job->point[job->npoints++] = (struct carve_point){ .item = c->code,
			.label = lang_text(c->label),
			.rubric =
				lang_text(choices_rubric[model_choice_index(choices_rubric, c->group)].label),
			.load = d[i].load,
			.assumed = fit_is_assumed(d[i].certainty),
			.tasks = d[i].tasks,
			.task = d[i].task };
	}
	qsort(job->point, job->npoints, sizeof *job->point, by_weight);
	return 0;
}

/* ---- what is missing ---- */

/* What job_gaps says at most. */
enum { JOB_GAPS = 4 };

enum missing { NO_HOURS, NO_LOAD, NO_CERTIFICATE, QUALIFIED, MISSING };

static const struct {
	const char *text; /* msgid; the tasks follow */
	const char *field;
} missing[MISSING] = {
	[NO_HOURS] = { N_("hours unknown"), "hours" },
	[NO_LOAD] = { N_("what it asks is not on record"), NULL },
	[NO_CERTIFICATE] = { N_("not known whether it takes a full qualification"), "certificate" },
	[QUALIFIED] = { N_("takes a full qualification"), "certificate" },
};

static bool misses(const struct carve_task *t, enum missing m)
{
	const bool is[MISSING] = {
		[NO_HOURS] = t->tenths < 0,
		[NO_LOAD] = t->points == 0,
		[NO_CERTIFICATE] = t->certificate < 0,
		[QUALIFIED] = t->certificate == 1,
	};
	return is[m];
}

static void add_gap(struct carve_job *job, const char *text, enum entity_id e, int64_t id, const char *field)
{
	job->gap[job->ngaps++] = (struct carve_gap){ text, e, id, field };
}

static void job_gaps(struct carve_job *job, struct arena *a)
{
	int64_t id = job->job->id;
	if (job->n == 0)
		add_gap(job, _("no task is in it yet"), E_JOB, id, NULL);
	if (job->wanted < 0)
		add_gap(job, _("hours aimed at are not on record"), E_JOB, id, "hours");
	else if (job->tenths >= 0 && job->tenths != job->wanted)
		add_gap(job,
			arena_printf(a,
				job->tenths < job->wanted ? _("%s a week still to find")
							  : _("%s a week more than aimed at"),
				app_carve_hours(abs(job->wanted - job->tenths), a)),
			E_JOB, id, "hours");
	if (!record_get(job->job, "note"))
		add_gap(job, _("no description in words yet"), E_JOB, id, "note");
	if (!record_get(job->job, "in_policy"))
		add_gap(job, _("not known whether it is part of policy"), E_JOB, id, "in_policy");
}

static void task_gaps(struct carve_job *job, struct arena *a)
{
	for (enum missing m = 0; m < MISSING; m++) {
		const char *names = NULL;
		int64_t first = 0;
		for (size_t i = 0; i < job->n; i++) {
			if (!misses(&job->task[i], m))
				continue;
			names = names ? arena_printf(a, "%s, %s", names, job->task[i].name)
				      : job->task[i].name;
			first = first ? first : job->task[i].id;
		}
		if (names)
			add_gap(job, arena_printf(a, "%s: %s", _(missing[m].text), names), E_TASK, first,
				missing[m].field);
	}
}

/* ---- the worksheet ---- */

static void add_hours(struct carve_job *job)
{
	for (size_t i = 0; i < job->n; i++)
		if (job->task[i].tenths >= 0)
			job->tenths = (job->tenths < 0 ? 0 : job->tenths) + job->task[i].tenths;
}

int app_carve_job(struct app *app, int64_t id, struct arena *a, struct carve_job *out)
{
	*out = (struct carve_job){ .tenths = FIT_UNKNOWN };
	int rc = fit_record(app, E_JOB, id, a, &out->job);
	if (rc || (rc = carve_tasks(app, "job", id, a, &out->task, &out->n)) ||
		(rc = take_points(app, out, a)))
		return rc;
	out->employer = record_ref(out->job, "employer");
	out->employer_name = store_title(app->store, E_ORGANISATION, out->employer, a);
	out->wanted = fit_tenths(record_get(out->job, "hours"));
	add_hours(out);
	out->gap = arena_alloc(a, (JOB_GAPS + MISSING) * sizeof *out->gap);
	job_gaps(out, a);
	task_gaps(out, a);
	return 0;
}
