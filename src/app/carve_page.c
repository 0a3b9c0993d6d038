/* A function on one page: to discuss with the employer, or to take up in policy. */
#include "anker/str.h"
#include "carve.h"

static const char *plain(const char *typed, struct arena *a)
{
	return knowledge_markdown_plain(typed, 0, a);
}

static const char *load_words(int load, struct arena *a)
{
	const char *code = arena_printf(a, "%d", load);
	for (const struct choice *c = choices_load; c->code; c++)
		if (str_same(c->code, code))
			return lang_text(c->label);
	return code;
}

static void add_head(struct str *s, const struct carve_job *job, struct arena *a)
{
	const struct entity *e = job->job->entity;
	const char *department = record_get(job->job, "department");
	str_addf(s, "# %s\n\n%s", plain(record_get(job->job, "name"), a), plain(job->employer_name, a));
	if (department)
		str_addf(s, ", %s", plain(department, a));
	str_addf(s, " · %s\n\n",
		field_show(&e->fields[model_field(e, "state")], record_get(job->job, "state"), a));
	if (job->tenths >= 0)
		str_addf(s, _("%s a week in tasks"), app_carve_hours(job->tenths, a));
	if (job->wanted >= 0)
		str_addf(s, job->tenths >= 0 ? _(", %s aimed at") : _("%s a week aimed at"),
			app_carve_hours(job->wanted, a));
	str_add(s, "\n");
	if (record_get(job->job, "note"))
		str_addf(s, "\n%s\n", plain(record_get(job->job, "note"), a));
}

static void add_task(struct str *s, const struct carve_task *t, struct arena *a)
{
	str_addf(s, "- %s", plain(t->name, a));
	if (t->tenths >= 0)
		str_addf(s, ", %s", app_carve_hours(t->tenths, a));
	if (*t->department)
		str_addf(s, ", %s", plain(t->department, a));
	if (*t->done_by)
		str_addf(s, " (%s)", arena_printf(a, _("now: %s"), plain(t->done_by, a)));
	str_add(s, "\n");
}

static void add_points(struct str *s, const struct carve_job *job, struct arena *a)
{
	str_addf(s, "\n## %s\n\n", _("What the work asks"));
	for (size_t i = 0; i < job->npoints; i++) {
		const struct carve_point *p = &job->point[i];
		str_addf(s, "- %s: %s (%s)", p->label, load_words(p->load, a), plain(p->tasks, a));
		str_add(s, p->assumed ? arena_printf(a, ", %s\n", _("assumed")) : "\n");
	}
	if (!job->npoints)
		str_addf(s, "%s\n", _("Not on record yet."));
}

int app_carve_page(struct app *app, int64_t id, struct arena *a, char **text)
{
	struct carve_job job;
	struct str s = STR_INIT;
	int rc = app_carve_job(app, id, a, &job);
	if (rc)
		return rc;
	add_head(&s, &job, a);
	str_addf(&s, "\n## %s\n\n", _("Tasks"));
	for (size_t i = 0; i < job.n; i++)
		add_task(&s, &job.task[i], a);
	if (!job.n)
		str_addf(&s, "%s\n", _("No task is in it yet."));
	add_points(&s, &job, a);
	if (job.ngaps)
		str_addf(&s, "\n## %s\n\n", _("Still to find out"));
	for (size_t i = 0; i < job.ngaps; i++)
		str_addf(&s, "- %s\n", plain(job.gap[i].text, a));
	*text = arena_strdup(a, s.text);
	str_free(&s);
	return 0;
}
