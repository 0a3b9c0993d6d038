/* `anker why-not`: what is not suggested here, the nearest first. */
#include <string.h>

#include "internal.h"

static void print_one(struct cli *c, const struct why_not *w)
{
	cli_wrap(c, 2, "", w->title);
	if (w->quiet != NULL)
		cli_wrap(c, 4, "", arena_printf(c->arena, _("quiet: %s"), w->quiet));
	else
		cli_wrap(c, 4, "", w->failing);
	if (w->quiet == NULL && w->fires != DAY_NONE)
		cli_wrap(c, 4, "",
			arena_printf(c->arena, _("by time alone from %s"), date_long(c->arena, w->fires)));
	cli_wrap(c, 4, "", w->id);
}

static json_t *one_json(const struct why_not *w)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	json_t *o = json_object(), *missing = json_array();

	json_object_set_new(o, "rule", json_text(w->id));
	json_object_set_new(o, "title", json_text(w->title));
	json_object_set_new(o, "outcome", json_text(cli_truths[w->explanation->outcome]));
	json_object_set_new(o, "failing", json_integer((json_int_t)w->explanation->failing));
	json_object_set_new(o, "reason", json_text(w->failing));
	json_object_set_new(o, "quiet", json_text(w->quiet));
	json_object_set_new(o, "fires", json_day(w->fires));
	for (size_t i = 0; i < w->explanation->nmissing; i++)
		json_array_append_new(missing, json_text(fact[w->explanation->missing[i]].name));
	json_object_set_new(o, "missing", missing);
	return o;
}

int command_why_not(struct cli *c)
{
	int64_t placement, employer;
	struct why_not *list;
	size_t n, rule = 0, shown = 0;
	int rc = cli_subject(c, c->word[0], &placement, &employer);

	if (rc != CLI_GOOD || (c->words > 1 && (rc = cli_rule(c->app->rules, c->word[1], &rule)) != CLI_GOOD))
		return rc;
	int done = app_why_not(c->app, placement, employer, c->arena, &list, &n);
	if (done < 0)
		return cli_done(done);
	json_t *all = c->args.given[OPT_JSON] ? json_array() : NULL;
	for (size_t i = 0; i < n && !cli_gone(c); i++) {
		if (c->words > 1 && list[i].rule != rule)
			continue;
		if (all != NULL)
			json_array_append_new(all, one_json(&list[i]));
		else
			print_one(c, &list[i]);
		shown++;
	}
	if (all != NULL)
		cli_json(c, all);
	else if (shown == 0 && c->words > 1)
		cli_print(c, _("%s is suggested here, or not in use: anker why %s %s\n"), c->word[1],
			c->word[0], c->word[1]);
	else if (shown == 0)
		cli_print(c, _("every rule in use suggests something here\n"));
	return CLI_GOOD;
}
