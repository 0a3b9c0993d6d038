/* Keeping the caseload whole: what is missing, what stands twice, merging. */
#include <string.h>

#include "anker/overview.h"
#include "internal.h"

enum { LISTED = 50 /* rows, unless --limit says otherwise */ };

/* ---- gaps ---- */

struct gap_list {
	struct gap_kind *kind;
	size_t nkinds;
	struct gap_row *row;
	size_t n;
};

static json_t *gap_json(struct cli *c, const void *list, size_t i)
{
	const struct gap_list *g = list;
	const struct gap_row *r = &g->row[i];
	const struct gap_kind **missing;
	size_t n = app_gap_missing(r, g->kind, g->nkinds, c->arena, &missing);
	json_t *o = json_object(), *what = json_array();

	json_object_set_new(o, "placement", json_id(r->placement));
	json_object_set_new(o, "employee", json_id(r->employee));
	json_object_set_new(o, "employee_name", json_text(r->employee_name));
	json_object_set_new(o, "employer", json_id(r->employer));
	json_object_set_new(o, "employer_name", json_text(r->employer_name));
	json_object_set_new(o, "worth", json_integer(r->worth));
	for (size_t k = 0; k < n; k++)
		json_array_append_new(what, json_text(missing[k]->code));
	json_object_set_new(o, "missing", what);
	return o;
}

static void print_gap(struct cli *c, const struct gap_list *g, const struct gap_row *r)
{
	const struct gap_kind **missing;
	size_t n = app_gap_missing(r, g->kind, g->nkinds, c->arena, &missing);
	const char *text = "";

	for (size_t i = 0; i < n; i++)
		text = arena_printf(
			c->arena, "%s%s%s (%s)", text, i ? ", " : "", missing[i]->label, missing[i]->code);
	cli_print(c, "%4d  placement/%s  %s · %s\n", r->worth, id_show(r->placement, c->arena),
		r->employee_name, r->employer_name);
	cli_wrap(c, 6, "", text);
}

int command_gaps(struct cli *c)
{
	struct gap_list g;
	int64_t limit, expert = c->args.given[OPT_ALL] ? 0 : c->app->expert;
	int rc = cli_limit(c, LISTED, &limit);

	if (rc != CLI_GOOD)
		return rc;
	int done = app_gap_kinds(c->app, expert, false, NULL, NULL, c->arena, &g.kind, &g.nkinds);
	if (done == 0)
		done = app_gaps(
			c->app, expert, c->words ? c->word[0] : NULL, 0, limit, c->arena, &g.row, &g.n);
	if (done == ERR_INVALID) {
		const char *codes = "";
		for (size_t i = 0; i < g.nkinds; i++)
			codes = arena_printf(c->arena, "%s%s%s", codes, i ? ", " : "", g.kind[i].code);
		return cli_wrong("%s: %s", err_last(), codes);
	}
	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON])
		cli_json_list(c, g.n, gap_json, &g);
	for (size_t i = 0; !c->args.given[OPT_JSON] && i < g.n && !cli_gone(c); i++)
		print_gap(c, &g, &g.row[i]);
	if (g.n == 0)
		cli_note(_("nothing is missing"));
	return CLI_GOOD;
}

/* ---- duplicates ---- */

static json_t *twin_json(struct cli *c, const void *list, size_t i)
{
	const struct twin *t = *(const struct twin *const *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "entity", json_text(model_entity(t->entity)->name));
	json_object_set_new(o, "one", json_id(t->one));
	json_object_set_new(o, "one_name", json_text(t->title_one));
	json_object_set_new(o, "other", json_id(t->other));
	json_object_set_new(o, "other_name", json_text(t->title_other));
	json_object_set_new(o, "likeness", json_integer(t->likeness));
	json_object_set_new(o, "why", json_text(t->why));
	return o;
}

static void print_twin(struct cli *c, const struct twin *t)
{
	const char *name = model_entity(t->entity)->name;

	cli_print(c, "%3d%%  %s/%s %s · %s/%s %s\n", t->likeness, name, id_show(t->one, c->arena),
		t->title_one, name, id_show(t->other, c->arena), t->title_other);
	cli_wrap(c, 6, "", t->why);
}

int command_duplicates(struct cli *c)
{
	static const enum entity_id all[] = { E_ORGANISATION, E_EMPLOYEE, E_PERSON };
	const struct entity *only = NULL;
	struct twin *found = NULL;
	size_t n = 0;
	int64_t limit;
	int rc = cli_limit(c, LISTED, &limit);

	if (rc == CLI_GOOD && c->words)
		rc = cli_entity(c->word[0], &only, NULL);
	if (rc != CLI_GOOD)
		return rc;
	if (only != NULL && !app_can_merge(only->id))
		return cli_wrong(_("%s are not compared: employers, employees and persons are"), c->word[0]);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct twin *more, *both;
		size_t nmore;
		if (only != NULL && only->id != all[i])
			continue;
		if (app_twins(c->app, all[i], (size_t)limit, c->arena, &more, &nmore) < 0)
			return cli_done(ERR_DB);
		both = arena_alloc(c->arena, (n + nmore + 1) * sizeof(*both));
		for (size_t k = 0; k < n + nmore; k++)
			both[k] = k < n ? found[k] : more[k - n];
		found = both;
		n += nmore;
	}
	if (c->args.given[OPT_JSON])
		cli_json_list(c, n, twin_json, &found);
	for (size_t i = 0; !c->args.given[OPT_JSON] && i < n && !cli_gone(c); i++)
		print_twin(c, &found[i]);
	if (n == 0)
		cli_note(_("nothing seems to stand twice"));
	return CLI_GOOD;
}

/* ---- merge ---- */

/* FIELD=drop, FIELD=keep. */
static int choices(struct cli *c, const struct entity *e, bool **out)
{
	bool *take = arena_alloc(c->arena, e->nfields * sizeof(*take));

	for (int i = 2; i < c->words; i++) {
		const char *equals = strchr(c->word[i], '=');
		int field, rc;
		if (equals == NULL || (strcmp(equals + 1, "drop") != 0 && strcmp(equals + 1, "keep") != 0))
			return cli_wrong(
				_("\"%s\": say FIELD=drop for a value of the one that goes"), c->word[i]);
		if ((rc = cli_field(e, c->word[i], (size_t)(equals - c->word[i]), &field)) != CLI_GOOD)
			return rc;
		take[field] = equals[1] == 'd';
	}
	*out = take;
	return CLI_GOOD;
}

static int on_progress(void *ctx, int64_t moved, int64_t total)
{
	return progress_show(ctx, moved, total, moved) ? 1 : 0;
}

int command_merge(struct cli *c)
{
	enum entity_id e, of_drop;
	int64_t keep, drop, moved;
	struct progress p;
	bool *take = NULL;
	int rc = cli_record(c, c->word[0], E_NONE, &e, &keep);

	if (rc != CLI_GOOD || (rc = cli_record(c, c->word[1], E_NONE, &of_drop, &drop)) != CLI_GOOD)
		return rc;
	if (e != of_drop)
		return cli_wrong(_("%s and %s are records of different kinds"), c->word[0], c->word[1]);
	if ((rc = choices(c, model_entity(e), &take)) != CLI_GOOD)
		return rc;
	progress_begin(&p, _("records"));
	int done = app_merge(c->app, e, keep, drop, take, on_progress, &p, &moved, NULL);
	progress_end(&p);
	if (done < 0)
		return cli_done(done);
	cli_print(c, "%s/%s: %s\n", model_entity(e)->name, id_show(keep, c->arena),
		store_title(c->app->store, e, keep, c->arena));
	cli_print(c, ngettext("%lld record moved; 'anker undo' takes it back\n",
			     "%lld records moved; 'anker undo' takes it back\n", (unsigned long)moved),
		(long long)moved);
	return CLI_GOOD;
}
