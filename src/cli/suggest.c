/* Suggestions as commands: suggest, why, accept, postpone, dismiss. */
#include <string.h>

#include "internal.h"

/* Codes in JSON; the words on a screen follow the language. */
static const char *const tiers[] = { [TIER_NOW] = "now", [TIER_SOON] = "soon", [TIER_CONSIDER] = "consider" };
static const char *const statuses[] = {
	[DUE_NONE] = "none", [DUE_NOT_YET] = "not_yet", [DUE_SOON] = "soon",
	[DUE_NOW] = "now", [DUE_LATE] = "late", [DUE_MISSED] = "missed",
};
static const char *const truths[] = {
	[TRUTH_FALSE] = "no", [TRUTH_UNKNOWN] = "unknown", [TRUTH_TRUE] = "yes"
};
static const char *const sections[] = {
	[SECTION_IF] = "if", [SECTION_UNLESS] = "unless", [SECTION_URGENT] = "urgent",
};

/* "J. de Wit · Bakkerij De Korenaar" */
static const char *about(struct cli *c, const struct suggestion *sg)
{
	if (sg->employee == NULL || *sg->employee == '\0')
		return sg->employer_name;
	return arena_printf(c->arena, "%s · %s", sg->employee, sg->employer_name);
}

static const char *subject_of(struct cli *c, const struct suggestion *sg)
{
	return sg->placement != 0 ? arena_printf(c->arena, "placement/%s", id_show(sg->placement, c->arena)) :
		arena_printf(c->arena, "employer/%s", id_show(sg->employer, c->arena));
}

static json_t *suggestion_json(struct cli *c, const struct suggestion *sg)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(rules_get(c->app->rules, sg->rule)->id));
	json_object_set_new(o, "subject", json_subject(c, sg->placement, sg->employer));
	json_object_set_new(o, "tier", json_text(tiers[sg->tier]));
	json_object_set_new(o, "due", json_day(sg->due));
	json_object_set_new(o, "status", json_text(statuses[sg->status]));
	json_object_set_new(o, "since", json_day(sg->since));
	json_object_set_new(o, "title", json_text(sg->title));
	json_object_set_new(o, "reason", json_text(sg->reason));
	json_object_set_new(o, "placement", json_id(sg->placement));
	json_object_set_new(o, "employee", sg->placement != 0 ? json_text(sg->employee) : json_null());
	json_object_set_new(o, "employer", json_id(sg->employer));
	json_object_set_new(o, "employer_name", json_text(sg->employer_name));
	json_object_set_new(o, "more", json_boolean(sg->more));
	return o;
}

static void print_suggestion(struct cli *c, const struct suggestion *sg)
{
	const char *due = sg->due != DAY_NONE ? date_short(c->arena, sg->due, c->options.today) : "";

	cli_wrap(c, 16, arena_printf(c->arena, "  %s", due), sg->title);
	cli_wrap(c, 16, "", arena_printf(c->arena, "%s (%s)", about(c, sg), date_status_name(sg->status)));
	cli_wrap(c, 16, "", sg->reason);
	cli_wrap(c, 16, "", arena_printf(c->arena, "anker why %s %s", rules_get(c->app->rules, sg->rule)->id,
		subject_of(c, sg)));
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
	if (all->ask > 0)
		cli_print(c, ngettext("%zu placement waits for a fact that is not known yet\n",
			"%zu placements wait for a fact that is not known yet\n", all->ask), all->ask);
	if (all->n == 0)
		cli_print(c, _("nothing to suggest\n"));
}

static void tell_faults(struct cli *c)
{
	size_t broken = rules_broken_count(c->app->rules);

	if (rules_error_count(c->app->rules) > 0)
		cli_note(ngettext("%zu rule is off because of errors: anker rules check",
			"%zu rules are off because of errors: anker rules check", broken), broken);
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
		return cli_wrong(_("%s is no placement"), c->args.value[OPT_PLACEMENT]);
	e = E_NONE;
	if (rc == CLI_GOOD && c->args.given[OPT_EMPLOYER])
		rc = cli_record(c, c->args.value[OPT_EMPLOYER], E_ORGANISATION, &e, &employer);
	if (rc == CLI_GOOD && e == E_PLACEMENT)
		rc = cli_subject(c, c->args.value[OPT_EMPLOYER], &ignored, &employer);
	if (rc == CLI_GOOD && e != E_NONE && e != E_ORGANISATION)
		return cli_wrong(_("%s is no employer"), c->args.value[OPT_EMPLOYER]);
	if (rc != CLI_GOOD)
		return rc;

	bool one = placement != 0 || employer != 0, everything = one || c->args.given[OPT_ALL];
	int done =
		app_suggestions(c->app, placement, employer, everything ? 0 : c->app->expert, c->arena, &all);
	if (done < 0)
		return cli_done(done);
	tell_faults(c);
	if (!c->args.given[OPT_JSON]) {
		print_suggestions(c, &all, everything);
		return CLI_GOOD;
	}
	json_t *list = json_array();
	for (size_t i = 0; i < all.n; i++)
		json_array_append_new(list, suggestion_json(c, &all.item[i]));
	cli_json(c, list);
	return CLI_GOOD;
}

/* ---- why ---- */

static int weigh(struct cli *c, struct why *w)
{
	int64_t placement, employer;
	int rc = cli_subject(c, c->word[1], &placement, &employer);

	if (rc != CLI_GOOD)
		return rc;
	return cli_done(app_why(c->app, c->word[0], placement, employer, c->arena, w));
}

static const char *mark_of(const struct cli *c, enum truth truth)
{
	static const char *const marks[] = { [TRUTH_FALSE] = "✗", [TRUTH_UNKNOWN] = "?", [TRUTH_TRUE] = "✓" };
	static const char *const plain[] = { [TRUTH_FALSE] = "-", [TRUTH_UNKNOWN] = "?", [TRUTH_TRUE] = "+" };

	return c->options.ascii ? plain[truth] : marks[truth];
}

/* "last contact: 20-09-2026 (9 w); threshold 3 weeks (choice of the editors)" */
static const char *fact_line(struct cli *c, const struct explain_fact *f)
{
	const char *line = arena_printf(c->arena, "%s: %s", f->label, f->text);

	if (f->threshold == NULL)
		return line;
	line = arena_printf(c->arena, _("%s; threshold %s"), line, f->threshold);
	if (f->parameter != NULL)
		line = arena_printf(
			c->arena, "%s (%s, %s)", line, f->parameter, rules_origin_name(f->origin));
	return line;
}

static void print_lines(struct cli *c, const struct explanation *x)
{
	int section = -1;

	for (size_t i = 0; i < x->nlines; i++) {
		const struct explain_line *line = &x->lines[i];
		if ((int)line->section != section)
			cli_print(c, "\n%s\n", rules_section_name(line->section));
		section = (int)line->section;
		const char *words = rules_truth_name(line->truth);
		cli_wrap(c, 4, arena_printf(c->arena, "  %s", mark_of(c, line->truth)),
			arena_printf(c->arena, "%s: %s", words, line->text));
		for (size_t k = 0; k < line->nfacts; k++)
			cli_wrap(c, 8, "", fact_line(c, &line->facts[k]));
	}
}

static void print_outcome(struct cli *c, const struct why *w)
{
	const struct explanation *x = w->explanation;
	const struct suggestion *sg = &w->suggestion;

	if (x->outcome == TRUTH_TRUE)
		cli_print(c, _("suggested: %s, by %s\n"), rules_tier_name(sg->tier),
			date_long(c->arena, sg->due));
	else if (x->outcome == TRUTH_UNKNOWN)
		cli_print(c,
			ngettext("ask first: %zu fact is not known\n", "ask first: %zu facts are not known\n",
				x->nmissing),
			x->nmissing);
	else
		cli_print(c, ngettext("not suggested: %zu condition stands in the way\n",
			"not suggested: %zu conditions stand in the way\n", x->failing), x->failing);
	if (x->since != DAY_NONE)
		cli_print(c, _("since %s\n"), date_long(c->arena, x->since));
	if (x->outcome != TRUTH_TRUE && x->next != DAY_NONE)
		cli_print(c, _("by time alone from %s\n"), date_long(c->arena, x->next));
	if (w->quiet && w->quiet_note != NULL)
		cli_print(c, _("quiet: %s\n"), w->quiet_note);
	if (w->rule->off)
		cli_print(c, _("this rule is switched off: %s\n"),
			w->rule->off_reason != NULL ? w->rule->off_reason : "");
}

static void print_source(struct cli *c, const struct why *w)
{
	const struct rule *rule = w->rule;
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);

	cli_print(c, "\n");
	for (size_t i = 0; i < w->explanation->nmissing; i++)
		cli_wrap(c, 0, "", arena_printf(c->arena, _("Ask: %s"),
			lang_text(fact[w->explanation->missing[i]].question)));
	cli_wrap(c, 0, "", lang_text(rule->because));
	if (*lang_text(rule->caution) != '\0')
		cli_wrap(c, 0, "", arena_printf(c->arena, _("But: %s"), lang_text(rule->caution)));
	if (rule->guide != NULL)
		cli_print(c, _("Guide: anker guide %s\n"), rule->guide);
	if (rule->source != NULL)
		cli_print(c, _("Source: %s %s\n"), rule->source,
			rule->source_text != NULL ? rule->source_text : "");
}

static json_t *fact_json(const struct explain_fact *f)
{
	json_t *o = json_object();

	json_object_set_new(o, "fact", f->fact != NULL ? json_text(f->fact->name) : json_null());
	json_object_set_new(o, "label", json_text(f->label));
	json_object_set_new(o, "value", json_text(f->text));
	json_object_set_new(o, "date", json_day(f->date));
	json_object_set_new(o, "threshold", json_text(f->threshold));
	json_object_set_new(o, "parameter", json_text(f->parameter));
	json_object_set_new(
		o, "origin", f->threshold != NULL ? json_text(rules_origin_name(f->origin)) : json_null());
	return o;
}

static json_t *lines_json(const struct explanation *x)
{
	json_t *list = json_array();

	for (size_t i = 0; i < x->nlines; i++) {
		json_t *o = json_object(), *facts = json_array();
		json_object_set_new(o, "section", json_text(sections[x->lines[i].section]));
		json_object_set_new(o, "truth", json_text(truths[x->lines[i].truth]));
		json_object_set_new(o, "text", json_text(x->lines[i].text));
		for (size_t k = 0; k < x->lines[i].nfacts; k++)
			json_array_append_new(facts, fact_json(&x->lines[i].facts[k]));
		json_object_set_new(o, "facts", facts);
		json_array_append_new(list, o);
	}
	return list;
}

static void print_json(struct cli *c, const struct why *w)
{
	const struct explanation *x = w->explanation;
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	json_t *o = suggestion_json(c, &w->suggestion), *missing = json_array();

	json_object_set_new(o, "outcome", json_text(truths[x->outcome]));
	json_object_set_new(o, "next", json_day(x->next));
	json_object_set_new(o, "quiet", json_boolean(w->quiet));
	json_object_set_new(o, "because", json_text(lang_text(w->rule->because)));
	json_object_set_new(o, "caution", json_text(lang_text(w->rule->caution)));
	json_object_set_new(o, "guide", json_text(w->rule->guide));
	json_object_set_new(o, "source", json_text(w->rule->source));
	for (size_t i = 0; i < x->nmissing; i++)
		json_array_append_new(missing, json_text(fact[x->missing[i]].name));
	json_object_set_new(o, "missing", missing);
	json_object_set_new(o, "conditions", lines_json(x));
	cli_json(c, o);
}

int command_why(struct cli *c)
{
	struct why w = { 0 };
	int rc = weigh(c, &w);

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		print_json(c, &w);
		return CLI_GOOD;
	}
	cli_print(c, "%s\n%s\n", w.suggestion.title, about(c, &w.suggestion));
	print_outcome(c, &w);
	print_lines(c, w.explanation);
	print_source(c, &w);
	return CLI_GOOD;
}

/* ---- decisions ---- */

static int read_until(struct cli *c, day *out)
{
	if (!c->args.given[OPT_UNTIL])
		return CLI_GOOD;
	return date_parse(c->args.value[OPT_UNTIL], c->options.today, out) < 0
		       ? cli_wrong("--until: %s", err_last())
		       : CLI_GOOD;
}

/* Deciding is about what is suggested now, not about any rule. */
static int weigh_true(struct cli *c, struct why *w)
{
	int rc = weigh(c, w);

	if (rc == CLI_GOOD && w->explanation->outcome != TRUTH_TRUE)
		return cli_refuse(_("%s is not suggested for %s now; see 'anker why'"), c->word[0],
			about(c, &w->suggestion));
	return rc;
}

int command_accept(struct cli *c)
{
	struct why w = { 0 };
	int rc = weigh_true(c, &w);
	day due = w.suggestion.due;

	if (rc != CLI_GOOD || (rc = read_until(c, &due)) != CLI_GOOD)
		return rc;
	int done = app_accept(c->app, &w.suggestion, due, NULL);
	if (done < 0)
		return cli_done(done);
	cli_print(c, _("accepted: %s is an action, due %s\n"), w.suggestion.title, date_long(c->arena, due));
	return CLI_GOOD;
}

int command_postpone(struct cli *c)
{
	struct why w = { 0 };
	day until = DAY_NONE;
	int rc = read_until(c, &until);

	if (rc == CLI_GOOD && until == DAY_NONE)
		return cli_wrong(_("postpone needs --until DATE, such as --until +2w"));
	if (rc != CLI_GOOD || (rc = weigh_true(c, &w)) != CLI_GOOD)
		return rc;
	int done = app_postpone(c->app, &w.suggestion, until, NULL);
	if (done < 0)
		return cli_done(done);
	cli_print(c, _("postponed: %s is quiet until %s\n"), w.suggestion.title, date_long(c->arena, until));
	return CLI_GOOD;
}

int command_dismiss(struct cli *c)
{
	const struct entity *e = model_entity(E_DECISION);
	struct why w = { 0 };
	char *reason = NULL;

	if (field_parse(&e->fields[model_field(e, "reason")], c->args.value[OPT_REASON], c->options.today,
		    c->arena, &reason) < 0)
		return cli_wrong("--reason: %s", err_last());
	int rc = weigh_true(c, &w);
	if (rc != CLI_GOOD)
		return rc;
	int done = app_dismiss(c->app, &w.suggestion, reason, c->args.value[OPT_NOTE], NULL);
	if (done < 0)
		return cli_done(done);
	cli_print(c, _("dismissed: %s\n"), w.suggestion.title);
	return CLI_GOOD;
}
