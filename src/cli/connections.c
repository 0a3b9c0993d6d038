/* connections: the programs that have a shared caseload open, and ending one. */
#include <stdlib.h>
#include <string.h>

#include "anker/rights.h"
#include "internal.h"

static json_t *connection_at(struct cli *c, const void *list, size_t i)
{
	const struct connection *row = &((const struct connection *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "connection", json_integer(row->id));
	json_object_set_new(o, "login", json_text(row->who));
	json_object_set_new(o, "since", json_text(row->since));
	json_object_set_new(o, "source", json_text(row->source));
	json_object_set_new(o, "terminal", json_text(row->terminal));
	json_object_set_new(o, "what", json_text(row->what));
	json_object_set_new(o, "process", json_integer(row->pid));
	json_object_set_new(o, "ending_by", json_text(row->end_by));
	return o;
}

static void connection_row(struct cli *c, struct table *t, const struct connection *row)
{
	table_row(t, (const char *const[]){ arena_printf(c->arena, "%lld", (long long)row->id), row->who,
		moment_long(c->arena, row->since), row->source, row->terminal, row->what,
		arena_printf(c->arena, "%ld", row->pid),
		row->end_by != NULL ? arena_printf(c->arena, _("is ending (%s)"), row->end_by) : "" });
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ _("No."), true, true }, { _("Account"), false, true }, { _("Since"), false, true },
		{ _("From"), false, true }, { _("Terminal"), false, false }, { _("What"), false, true },
		{ _("Process"), true, false }, { _("State"), false, true },
	};
	struct connection *row;
	size_t n;
	int rc = app_connections(c->app, c->arena, &row, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, connection_at, row);
		return CLI_GOOD;
	}
	if (n == 0)
		cli_note(_("nobody has the screens open"));
	struct table *t = n > 0 ? table_new(c, col, sizeof(col) / sizeof(col[0])) : NULL;
	for (size_t i = 0; i < n; i++)
		connection_row(c, t, &row[i]);
	if (n > 0)
		table_end(&t);
	return CLI_GOOD;
}

int command_connections(struct cli *c)
{
	char *end;

	if (c->words == 0)
		return list(c);
	if (strcmp(c->word[0], "end") != 0 || c->words != 2)
		return cli_wrong(_("write: anker connections, or anker connections end NUMBER"));
	long long id = strtoll(c->word[1], &end, 10);
	if (end == c->word[1] || *end != '\0')
		return cli_wrong(_("\"%s\" is no number of a connection"), c->word[1]);
	int rc = app_connection_end(c->app, id);
	if (rc == 0)
		cli_print(c, _("connection %lld ends within a second; what was typed is kept\n"), id);
	return cli_done(rc);
}
