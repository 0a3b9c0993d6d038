/* team: the caseloads in numbers. */
#include "anker/rights.h"
#include "internal.h"

static json_t *row_json(const struct team_row *row)
{
	json_t *o = json_object();

	json_object_set_new(o, "expert", json_id(row->expert));
	json_object_set_new(o, "name", json_text(row->name));
	json_object_set_new(o, "login", json_text(*row->login != '\0' ? row->login : NULL));
	json_object_set_new(o, "placements", json_integer(row->placements));
	json_object_set_new(o, "employers", json_integer(row->employers));
	json_object_set_new(o, "overdue", json_integer(row->overdue));
	json_object_set_new(o, "away", json_text(row->away));
	return o;
}

static void print_json(struct cli *c, const struct team *team)
{
	json_t *o = json_object(), *rows = json_array();

	for (size_t i = 0; i < team->n; i++)
		json_array_append_new(rows, row_json(&team->row[i]));
	json_object_set_new(o, "caseloads", rows);
	json_object_set_new(o, "unassigned", json_integer(team->unassigned));
	json_object_set_new(o, "left", json_integer(team->left));
	cli_json(c, o);
}

static const char *number(struct cli *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

static void print_table(struct cli *c, const struct team *team)
{
	const struct column col[] = {
		{ _("Expert"), false, true }, { _("Account"), false, false }, { _("Placements"), true, true },
		{ _("Employers"), true, true }, { _("Overdue"), true, true }, { _("Away"), false, true },
	};
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (size_t i = 0; i < team->n; i++) {
		const struct team_row *row = &team->row[i];
		table_row(t, (const char *const[]){ row->name, row->login, number(c, row->placements),
			number(c, row->employers), number(c, row->overdue), row->away != NULL ? row->away : "" });
	}
	table_end(&t);
}

int command_team(struct cli *c)
{
	struct team team;
	int rc = app_team(c->app, c->arena, &team);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		print_json(c, &team);
		return CLI_GOOD;
	}
	if (team.n > 0)
		print_table(c, &team);
	else
		cli_note(_("there are no experts yet; 'anker users add ACCOUNT expert' makes one"));
	if (team.unassigned > 0)
		cli_print(c, ngettext("%lld placement has no expert\n", "%lld placements have no expert\n",
			(unsigned long)team.unassigned), (long long)team.unassigned);
	if (team.left > 0)
		cli_print(c, ngettext("%lld placement is of an expert who left\n",
			"%lld placements are of experts who left\n", (unsigned long)team.left), (long long)team.left);
	return CLI_GOOD;
}
