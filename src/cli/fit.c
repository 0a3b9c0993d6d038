/* `anker fit`: what the work asks beside what someone can, the worst first. */
#include "anker/fit.h"
#include "internal.h"

static json_t *level_json(int level)
{
	return level < 0 ? json_null() : json_integer(level);
}

static json_t *row_json(const struct fit_row *r)
{
	json_t *o = json_object();

	json_object_set_new(o, "item", json_text(r->item));
	json_object_set_new(o, "label", json_text(r->label));
	json_object_set_new(o, "rubric", json_text(r->rubric));
	json_object_set_new(o, "verdict", json_text(fit_verdicts[r->verdict]));
	json_object_set_new(o, "assumed", json_boolean(r->assumed));
	json_object_set_new(o, "load", level_json(r->load));
	json_object_set_new(o, "can", level_json(r->can));
	json_object_set_new(o, "ability", json_text(r->ability));
	json_object_set_new(o, "terms", json_text(r->terms));
	json_object_set_new(o, "load_certainty", json_text(r->load_certainty));
	json_object_set_new(o, "can_certainty", json_text(r->can_certainty));
	json_object_set_new(o, "tasks", json_text(r->tasks));
	json_object_set_new(o, "capacity_item", json_id(r->capacity));
	json_object_set_new(o, "load_item", json_id(r->load_item));
	json_object_set_new(o, "task", json_id(r->task));
	json_object_set_new(o, "route_weighing", json_id(r->route));
	return o;
}

static json_t *fit_json(int64_t placement, int64_t job, const struct fit *f)
{
	json_t *o = json_object(), *points = json_array();

	json_object_set_new(o, "placement", json_id(placement));
	json_object_set_new(o, "job", json_id(job));
	json_object_set_new(o, "profile", json_id(f->profile));
	json_object_set_new(o, "profile_date", json_day(f->profile_date));
	json_object_set_new(o, "valid_until", json_day(f->valid_until));
	json_object_set_new(o, "complete", json_boolean(f->complete));
	json_object_set_new(o, "tasks", json_integer((json_int_t)f->tasks));
	json_object_set_new(o, "hours", json_real(f->tenths / 10.0));
	json_object_set_new(o, "over", json_integer((json_int_t)f->over));
	json_object_set_new(o, "over_assumed", json_integer((json_int_t)f->over_assumed));
	json_object_set_new(o, "unknown", json_integer((json_int_t)f->unknown));
	json_object_set_new(o, "within", json_integer((json_int_t)f->within));
	for (size_t i = 0; i < f->n; i++)
		json_array_append_new(points, row_json(&f->row[i]));
	json_object_set_new(o, "points", points);
	return o;
}

/* "steady work (no peaks)" */
static const char *able(struct cli *c, const struct fit_row *r)
{
	return *r->terms ? arena_printf(c->arena, "%s (%s)", r->ability, r->terms) : r->ability;
}

/* "2", "?" */
static const char *level(struct cli *c, int n)
{
	return n < 0 ? "?" : arena_printf(c->arena, "%d", n);
}

static void print_rows(struct cli *c, const struct fit *f)
{
	const struct column col[] = {
		{ _("Point"), false, true }, { _("Work"), true, true }, { _("Can"), true, true },
		{ _("Outcome"), false, true }, { _("Can do"), false, false }, { _("Tasks"), false, false },
	};
	struct table *t = table_new(c, col, sizeof col / sizeof *col);

	for (size_t i = 0; i < f->n; i++) {
		const struct fit_row *r = &f->row[i];
		table_row(t, (const char *const[]){ r->label, r->load < 0 ? "" : level(c, r->load),
				     level(c, r->can), app_fit_words(r, c->arena), able(c, r), r->tasks });
	}
	table_end(&t);
}

static void print_fit(struct cli *c, int64_t placement, const struct fit *f)
{
	const char *line = app_fit_line(f, c->arena);

	cli_print(c, "%s\n", store_title(c->app->store, E_PLACEMENT, placement, c->arena));
	if (line != NULL)
		cli_print(c, "%s\n", line);
	if (f->tasks == 0)
		cli_print(c, _("no tasks yet: anker add task placement=%s name=...\n"), c->word[0]);
	if (f->profile == 0)
		cli_print(c, _("no capacity profile yet: anker add capacity_profile placement=%s\n"),
			c->word[0]);
	if (f->n > 0)
		print_rows(c, f);
}

int command_fit(struct cli *c)
{
	int64_t placement, job = 0;
	enum entity_id e;
	struct fit f;
	int rc = cli_record(c, c->word[0], E_PLACEMENT, &e, &placement);

	if (rc == CLI_GOOD && e != E_PLACEMENT)
		rc = cli_wrong(_("load beside capacity is of a placement: anker fit PLACEMENT"));
	if (rc == CLI_GOOD && c->words > 1 && (rc = cli_record(c, c->word[1], E_JOB, &e, &job)) == CLI_GOOD &&
		e != E_JOB)
		rc = cli_wrong(_("\"%s\" is no function: anker list jobs tells which there are"), c->word[1]);
	if (rc != CLI_GOOD)
		return rc;
	int done = job ? app_fit_job(c->app, placement, job, c->arena, &f)
		       : app_fit(c->app, placement, c->arena, &f);
	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON])
		cli_json(c, fit_json(placement, job, &f));
	else
		print_fit(c, placement, &f);
	return CLI_GOOD;
}
