/* `anker milestones`: the steps of an absence, and marking one as done. */
#include <string.h>

#include "anker/choices.h"
#include "anker/support.h"
#include "internal.h"

static const char *const statuses[] = { [DUE_NONE] = "none", [DUE_NOT_YET] = "not_yet", [DUE_SOON] = "soon",
	[DUE_NOW] = "now", [DUE_LATE] = "late", [DUE_MISSED] = "missed" };

static json_t *row_json(struct cli *c, const void *list, size_t i)
{
	const struct milestone *m = (const struct milestone *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "milestone", json_text(m->code));
	json_object_set_new(o, "label", json_text(m->label));
	json_object_set_new(o, "who", json_text(m->who));
	json_object_set_new(o, "due", json_day(m->due));
	json_object_set_new(o, "status", json_text(m->done != DAY_NONE ? "done" : statuses[m->status]));
	json_object_set_new(o, "done", json_day(m->done));
	json_object_set_new(o, "absence_step", json_id(m->step));
	json_object_set_new(o, "source", json_text(m->source));
	return o;
}

static int print_steps(struct cli *c, int64_t absence, const struct milestone *m, size_t n)
{
	const struct column col[] = { { _("Due"), false, true }, { _("Step"), false, true },
		{ _("How it stands"), false, true }, { _("Who"), false, false } };
	const char *note;
	struct record *r;
	int rc = store_get(c->app->store, E_ABSENCE, absence, c->arena, &r);

	if (rc < 0 || (rc = app_absence_joined(c->app, r, c->arena, &note)) < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, row_json, m);
		return CLI_GOOD;
	}
	cli_print(c, "absence/%s\n", id_show(absence, c->arena));
	if (note)
		cli_wrap(c, 0, "", note);
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){
				     date_long(c->arena, m[i].due == DAY_NONE ? m[i].done : m[i].due),
				     m[i].label, m[i].state, m[i].who });
	table_end(&t);
	cli_print(c, "%s\n", _("A help for memory, no legal advice."));
	return CLI_GOOD;
}

/* The placement's absence that goes on, or the one that is named. */
static int find_absence(struct cli *c, int64_t *out)
{
	enum entity_id e;
	struct record *r;
	int rc = cli_record(c, c->word[0], E_PLACEMENT, &e, out);

	if (rc != CLI_GOOD || e == E_ABSENCE)
		return rc;
	if (e != E_PLACEMENT)
		return cli_wrong(_("%s is neither a placement nor a period of absence"), c->word[0]);
	int done = app_absence_current(c->app, *out, c->arena, &r);
	if (done < 0)
		return cli_done(done);
	if (!r)
		return cli_refuse(_("nobody is absent there now; anker list absences placement=%s shows what "
				    "there was"),
			c->word[0]);
	*out = r->id;
	return CLI_GOOD;
}

/* STEP=DATE marks it; STEP= takes the last mark away. */
static int mark(struct cli *c, int64_t absence, const char *word, const struct milestone *m, size_t n)
{
	const struct entity *e = model_entity(E_MILESTONE);
	const char *equals = strchr(word, '=');
	const struct milestone *last = NULL;
	char *code = NULL;
	day on = c->options.today;

	if (!equals)
		return cli_wrong(_("\"%s\" is not understood; write it as STEP=DATE"), word);
	if (field_parse(&e->fields[model_field(e, "milestone")],
		    arena_strndup(c->arena, word, (size_t)(equals - word)), on, c->arena, &code) < 0)
		return cli_wrong("%s", err_last());
	for (size_t i = 0; code && i < n; i++)
		if (strcmp(m[i].code, code) == 0 && m[i].done != DAY_NONE)
			last = &m[i];
	if (!code)
		return cli_wrong(_("\"%s\" is not understood; write it as STEP=DATE"), word);
	if (equals[1] && date_parse(equals + 1, on, &on) < 0)
		return cli_wrong("%s", err_last());
	if (!equals[1] && !last)
		return cli_refuse(_("step %s is not marked as done"), code);
	return cli_done(equals[1] ? app_milestone_done(c->app, absence, code, on, NULL)
				  : app_milestone_undone(c->app, absence, last, NULL));
}

int command_milestones(struct cli *c)
{
	int64_t absence;
	struct milestone *m;
	size_t n;
	int rc = find_absence(c, &absence), done;

	if (rc != CLI_GOOD)
		return rc;
	for (int i = 1; i <= c->words; i++) {
		if ((done = app_milestones(c->app, absence, c->arena, &m, &n)) < 0)
			return cli_done(done);
		if (i < c->words && (rc = mark(c, absence, c->word[i], m, n)) != CLI_GOOD)
			return rc;
	}
	return print_steps(c, absence, m, n);
}
