/* `anker field lost`: a laptop that is gone. Says what was on it, writes that down for the report
 * of a breach, and closes the take-out. */
#include <string.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/loss.h"
#include "field.h"

static json_t *loss_json(struct cli *c, const struct loss *l)
{
	json_t *o = cli_takeout_json(&l->of), *kinds = json_object();

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (l->kind[e] > 0)
			json_object_set_new(kinds, model_entity((enum entity_id)e)->plural, json_integer(l->kind[e]));
	json_object_set_new(o, "employees", cli_titles_json(l->employee, l->nemployees));
	json_object_set_new(o, "persons", cli_titles_json(l->person, l->npersons));
	json_object_set_new(o, "employers", cli_titles_json(l->employer, l->nemployers));
	json_object_set_new(o, "kinds", kinds);
	json_object_set_new(o, "known", json_text(l->known));
	json_object_set_new(o, "hours", json_integer(l->hours));
	json_object_set_new(o, "until", json_text(app_loss_until(l, c->arena)));
	return o;
}

static void print_names(struct cli *c, const char *heading, const struct match *m, size_t n)
{
	const char *names = "";

	for (size_t i = 0; i < n; i++)
		names = arena_printf(c->arena, "%s%s%s", names, i > 0 ? ", " : "", m[i].title);
	if (n > 0)
		cli_wrap(c, 2, "", arena_printf(c->arena, "%s (%zu): %s", heading, n, names));
}

static void print_loss(struct cli *c, const struct loss *l)
{
	cli_print(c, ngettext("take-out %d · %s (%s) · taken along %s · %lld record\n",
		"take-out %d · %s (%s) · taken along %s · %lld records\n", (unsigned long)l->of.records), l->of.site,
		l->of.label, l->of.owner, cli_moment(c, l->of.at), (long long)l->of.records);
	print_names(c, _("Employees"), l->employee, l->nemployees);
	print_names(c, _("Contact persons"), l->person, l->npersons);
	print_names(c, _("Employers"), l->employer, l->nemployers);
}

static int write_page(struct cli *c, const char *page)
{
	const char *path = c->args.value[OPT_OUTPUT];

	if (path == NULL || strcmp(path, "-") == 0) {
		cli_print(c, "\n%s", page);
		return CLI_GOOD;
	}
	return cli_done(file_replace(path, page, strlen(page)));
}

/* Never over what is there. */
static int check_output(const char *path)
{
	if (path != NULL && strcmp(path, "-") != 0 && access(path, F_OK) == 0)
		return cli_refuse(_("%s exists already; choose another name"), path);
	return CLI_GOOD;
}

static bool agreed(struct cli *c, const struct loss *l)
{
	return c->args.given[OPT_YES] || strcmp(l->of.state, "lost") == 0 ||
		cli_ask_yes(arena_printf(c->arena,
			_("Is it lost? Take-out %d is closed then; when it comes back after all it needs --force."),
			l->of.site));
}

int cli_field_lost(struct cli *c)
{
	struct takeout t;
	struct loss l;
	char *page;
	int rc = cli_takeout(c, c->word[1], &t);

	if (rc != CLI_GOOD || (rc = check_output(c->args.value[OPT_OUTPUT])) != CLI_GOOD ||
		(rc = cli_done(app_loss(c->app, t.site, c->arena, &l))) != CLI_GOOD ||
		(rc = cli_done(app_loss_page(c->app, &l, c->arena, &page))) != CLI_GOOD)
		return rc;
	if (!c->args.given[OPT_JSON])
		print_loss(c, &l);
	if (!agreed(c, &l))
		return cli_refuse(_("nothing was done; --yes answers the question"));
	if ((rc = cli_done(app_loss_note(c->app, &l))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON])
		cli_json(c, loss_json(c, &l));
	if ((!c->args.given[OPT_JSON] || c->args.given[OPT_OUTPUT]) && (rc = write_page(c, page)) != CLI_GOOD)
		return rc;
	cli_note(_("take-out %d is closed. A breach is reported within %d hours: at the latest %s."), l.of.site, l.hours,
		app_loss_until(&l, c->arena));
	return CLI_GOOD;
}
