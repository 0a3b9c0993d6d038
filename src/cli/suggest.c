/* `anker suggest`: the next steps, by tier. */
#include <string.h>

#include "internal.h"

static void print_suggestion(struct cli *c, const struct suggestion *sg)
{
	const char *due = sg->due != DAY_NONE ? date_short(c->arena, sg->due, c->options.today) : "";

	cli_wrap(c, 16, arena_printf(c->arena, "  %s", due), sg->title);
	cli_wrap(
		c, 16, "", arena_printf(c->arena, "%s (%s)", cli_about(c, sg), date_status_name(sg->status)));
	cli_wrap(c, 16, "", sg->reason);
	if (sg->returned != NULL)
		cli_wrap(c, 16, "", sg->returned);
	cli_wrap(c, 16, "", arena_printf(c->arena, "anker why %s %s", cli_subject_word(c, sg), sg->id));
}

static void print_suggestions(struct cli *c, const struct suggestions *all, bool everything)
{
	for (int tier = TIER_NOW; tier <= TIER_CONSIDER; tier++) {
		size_t shown = all->per_tier[tier] + (everything ? all->more_per_tier[tier] : 0);
		if (shown == 0)
			continue;
		cli_print(c, "%s (%zu)\n", rules_tier_name((enum tier)tier), shown);
		for (size_t i = 0; i < all->n && !cli_gone(c); i++)
			if (all->item[i].tier == (enum tier)tier && (everything || !all->item[i].more))
				print_suggestion(c, &all->item[i]);
		cli_print(c, "\n");
	}
	size_t more = all->more_per_tier[TIER_NOW] + all->more_per_tier[TIER_SOON] +
		      all->more_per_tier[TIER_CONSIDER];
	if (!everything && more > 0)
		cli_print(c, _("%zu more: --all\n"), more);
	if (all->quiet > 0)
		cli_print(c, _("%zu quiet: decided before, or the placement rests\n"), all->quiet);
	if (all->replaced > 0)
		cli_print(c, _("%zu replaced by a broader suggestion\n"), all->replaced);
	if (all->ask > 0)
		cli_print(c, ngettext("%zu placement waits for a fact that is not known yet\n",
			"%zu placements wait for a fact that is not known yet\n", all->ask), all->ask);
	if (all->n == 0)
		cli_print(c, _("nothing to suggest\n"));
}

static json_t *suggestion_at(struct cli *c, const void *list, size_t i)
{
	const struct suggestions *all = list;
	return cli_suggestion_json(c, &all->item[i]);
}

int command_suggest(struct cli *c)
{
	int64_t placement = 0, employer = 0, ignored;
	enum entity_id e = E_NONE;
	struct suggestions all = { 0 };
	int rc = CLI_GOOD;

	if (c->args.given[OPT_PLACEMENT])
		rc = cli_record(c, c->args.value[OPT_PLACEMENT], E_PLACEMENT, &e, &placement);
	if (rc == CLI_GOOD && e != E_NONE && e != E_PLACEMENT)
		return cli_wrong(_("%s is not a placement"), c->args.value[OPT_PLACEMENT]);
	e = E_NONE;
	if (rc == CLI_GOOD && c->args.given[OPT_EMPLOYER])
		rc = cli_record(c, c->args.value[OPT_EMPLOYER], E_ORGANISATION, &e, &employer);
	if (rc == CLI_GOOD && e == E_PLACEMENT)
		rc = cli_subject(c, c->args.value[OPT_EMPLOYER], &ignored, &employer);
	if (rc == CLI_GOOD && e != E_NONE && e != E_ORGANISATION)
		return cli_wrong(_("%s is not an employer"), c->args.value[OPT_EMPLOYER]);
	if (rc != CLI_GOOD)
		return rc;

	bool one = placement != 0 || employer != 0, everything = one || c->args.given[OPT_ALL];
	int64_t expert = everything ? 0 : c->app->expert;
	int done = one || expert ? 0 : cli_keep_facts(c);
	if (done == 0)
		done = app_suggestions(c->app, placement, employer, expert, c->arena, &all);
	if (done < 0)
		return cli_done(done);
	cli_note_faults(c->app->rules);
	if (!c->args.given[OPT_JSON]) {
		print_suggestions(c, &all, everything);
		return CLI_GOOD;
	}
	cli_json_list(c, all.n, suggestion_at, &all);
	return CLI_GOOD;
}
