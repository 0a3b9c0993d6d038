/* users, roles: who may do what in a shared caseload. */
#include <string.h>

#include "anker/rights.h"
#include "internal.h"

/* ---- roles ---- */

static json_t *rights_json(const struct role_row *role)
{
	json_t *list = json_array();

	for (int i = 0; i < RIGHT_COUNT; i++)
		if (role->rights & 1u << i)
			json_array_append_new(list, json_text(app_rights[i].code));
	return list;
}

static json_t *role_at(struct cli *c, const void *list, size_t i)
{
	const struct role_row *role = &((const struct role_row *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "role", json_text(role->code));
	json_object_set_new(o, "label", json_text(lang_text(role->label)));
	json_object_set_new(o, "help", json_text(lang_text(role->help)));
	json_object_set_new(o, "rights", rights_json(role));
	return o;
}

static void print_role(struct cli *c, const struct role_row *role)
{
	cli_print(c, "%s (%s): %s\n", role->code, lang_text(role->label), lang_text(role->help));
	for (int i = 0; i < RIGHT_COUNT; i++)
		if (role->rights & 1u << i)
			cli_wrap(c, 16, arena_printf(c->arena, "  %-14s", app_rights[i].code),
				lang_text(app_rights[i].help));
}

int command_roles(struct cli *c)
{
	size_t n;
	const struct role_row *role = app_roles(&n);

	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, role_at, role);
		return CLI_GOOD;
	}
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			cli_print(c, "\n");
		print_role(c, &role[i]);
	}
	return CLI_GOOD;
}

/* ---- users ---- */

static json_t *member_at(struct cli *c, const void *list, size_t i)
{
	const struct member *m = &((const struct member *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "login", json_text(m->login));
	json_object_set_new(o, "role", json_text(m->role));
	json_object_set_new(o, "since", json_text(m->since));
	json_object_set_new(o, "by", json_text(m->by));
	json_object_set_new(o, "until", json_text(m->until));
	json_object_set_new(o, "until_by", json_text(m->until_by));
	return o;
}

static const char *role_label(const char *code)
{
	const struct role_row *role = app_role(code);

	return role != NULL ? lang_text(role->label) : code;
}

static void member_row(struct cli *c, struct table *t, const struct member *m)
{
	const char *until = m->until == NULL ? "" : moment_long(c->arena, m->until);

	table_row(t, (const char *const[]){ m->login, m->role, role_label(m->role),
		moment_long(c->arena, m->since), m->by, until, m->until_by != NULL ? m->until_by : "" });
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ _("Account"), false, true }, { _("Role"), false, true }, { _("What it is"), false, false },
		{ _("Since"), false, true }, { _("Given by"), false, true }, { _("Until"), false, true },
		{ _("Ended by"), false, false },
	};
	struct member *row;
	size_t n;
	int rc = app_members(c->app, true, c->arena, &row, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, member_at, row);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_note(_("nobody has a role: this caseload is not shared"));
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		member_row(c, t, &row[i]);
	table_end(&t);
	return CLI_GOOD;
}

static int change(struct cli *c, bool add)
{
	const char *login = c->words > 1 ? c->word[1] : NULL, *role = c->words > 2 ? c->word[2] : NULL;

	if (role == NULL || c->words > 3)
		return cli_wrong(_("write: anker users %s ACCOUNT ROLE"), c->word[0]);
	int rc = add ? app_member_add(c->app, login, role, c->args.value[OPT_NAME])
		     : app_member_end(c->app, login, role);
	if (rc == 0)
		cli_print(c, add ? _("%s is %s\n") : _("%s is no longer %s\n"), login, role_label(role));
	return cli_done(rc);
}

static int name(struct cli *c)
{
	if (c->words != 3)
		return cli_wrong("%s", _("write: anker users name ACCOUNT \"NAME\""));
	int rc = app_member_name(c->app, c->word[1], c->word[2]);
	if (rc == 0)
		cli_print(c, _("%s is called %s\n"), c->word[1], c->word[2]);
	return cli_done(rc);
}

int command_users(struct cli *c)
{
	if (c->words == 0)
		return list(c);
	if (!c->app->shared)
		return cli_refuse(_("this caseload is not shared; 'anker init --shared FILE' makes one that is"));
	if (strcmp(c->word[0], "add") == 0)
		return change(c, true);
	if (strcmp(c->word[0], "end") == 0)
		return change(c, false);
	if (strcmp(c->word[0], "name") == 0)
		return name(c);
	return cli_wrong(_("users takes add, end or name, not \"%s\""), c->word[0]);
}
