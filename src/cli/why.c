/* `anker why`: why a rule suggests something or not, what was decided before, and a
 * decision as it was made. */
#include <string.h>

#include "internal.h"

static void print_outcome(struct cli *c, const struct why *w)
{
	const struct explanation *x = w->explanation;
	const struct suggestion *sg = &w->suggestion;

	if (x->outcome == TRUTH_TRUE && sg->due == DAY_NONE)
		cli_print(c, _("suggested: %s\n"), rules_tier_name(sg->tier));
	else if (x->outcome == TRUTH_TRUE)
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
	if (sg->returned != NULL)
		cli_wrap(c, 0, "", sg->returned);
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

/* ---- earlier decisions ---- */

/* "3-3-2026 dismissed: employee declines (42)" and what weighed. */
static void print_decision(struct cli *c, const struct record *r)
{
	static const char *const texts[] = { "note", "turning_point" };
	const char *reason = cli_choice(c, r, "reason"), *factors = record_get(r, "factors");
	const struct entity *e = r->entity;

	cli_wrap(c, 4, "  ", arena_printf(c->arena, "%s %s%s%s (%s %s)", cli_choice(c, r, "date"),
		cli_choice(c, r, "verdict"), *reason != '\0' ? ": " : "", reason, lang_text(e->label),
		id_show(r->id, c->arena)));
	if (factors != NULL)
		cli_wrap(c, 4, "", app_factors_show(c->app, factors, c->arena));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (record_get(r, texts[i]) != NULL)
			cli_wrap(c, 4, "",
				arena_printf(c->arena, "%s: %s",
					lang_text(e->fields[model_field(e, texts[i])].label),
					record_get(r, texts[i])));
}

static void print_decisions(struct cli *c, const struct why *w)
{
	if (w->ndecisions == 0)
		return;
	cli_print(c, "\n%s\n", _("Decided before"));
	for (size_t i = 0; i < w->ndecisions; i++)
		print_decision(c, w->decision[i]);
	cli_wrap(c, 2, "", _("As it was when decided: anker why --as-of NUMBER"));
}

static json_t *decisions_json(const struct why *w)
{
	static const char *const fields[] = { "date", "verdict", "until", "wait", "reason", "note", "factors",
		"turning_point", "turning_fact" };
	json_t *list = json_array();

	for (size_t i = 0; i < w->ndecisions; i++) {
		json_t *o = json_object();
		json_object_set_new(o, "id", json_id(w->decision[i]->id));
		for (size_t k = 0; k < sizeof(fields) / sizeof(fields[0]); k++)
			json_object_set_new(o, fields[k], json_text(record_get(w->decision[i], fields[k])));
		json_array_append_new(list, o);
	}
	return list;
}

static void print_json(struct cli *c, const struct why *w)
{
	const struct explanation *x = w->explanation;
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	json_t *o = cli_suggestion_json(c, &w->suggestion), *missing = json_array();

	json_object_set_new(o, "outcome", json_text(cli_truths[x->outcome]));
	json_object_set_new(o, "next", json_day(x->next));
	json_object_set_new(o, "quiet", json_boolean(w->quiet));
	json_object_set_new(o, "quiet_note", w->quiet ? json_text(w->quiet_note) : json_null());
	json_object_set_new(o, "because", json_text(lang_text(w->rule->because)));
	json_object_set_new(o, "caution", json_text(lang_text(w->rule->caution)));
	json_object_set_new(o, "guide", json_text(w->rule->guide));
	json_object_set_new(o, "source", json_text(w->rule->source));
	for (size_t i = 0; i < x->nmissing; i++)
		json_array_append_new(missing, json_text(fact[x->missing[i]].name));
	json_object_set_new(o, "missing", missing);
	json_object_set_new(o, "conditions", cli_conditions_json(x));
	json_object_set_new(o, "decisions", decisions_json(w));
	cli_json(c, o);
}

/* ---- as it was ---- */

static void print_then_json(struct cli *c, const struct record *r, const struct basis *then)
{
	json_t *o = json_object();
	json_object_set_new(o, "decision", json_id(r->id));
	json_object_set_new(o, "rule", json_text(record_get(r, "rule")));
	json_object_set_new(o, "subject",
		json_subject(c, then->event->placement, then->event->employer));
	json_object_set_new(o, "day", json_day(then->event->day));
	json_object_set_new(o, "event", json_text(then->event->event));
	json_object_set_new(o, "who", json_text(then->event->who));
	json_object_set_new(o, "title", json_text(then->title));
	json_object_set_new(o, "outcome", json_text(cli_truths[then->explanation->outcome]));
	json_object_set_new(o, "conditions", cli_conditions_json(then->explanation));
	json_object_set_new(o, "facts", json_text(then->event->facts));
	json_object_set_new(o, "text", json_text(then->text));
	cli_json(c, o);
}

/* Where a placement was then, when that is elsewhere now; "" otherwise. */
static const char *elsewhere(struct cli *c, const struct suggestion_event *e)
{
	struct record *p;

	if (e->placement == 0 || store_get(c->app->store, E_PLACEMENT, e->placement, c->arena, &p) < 0 ||
		record_ref(p, "employer") == e->employer)
		return "";
	return arena_printf(c->arena, _(", at %s"),
		store_title(c->app->store, E_ORGANISATION, e->employer, c->arena));
}

static int why_then(struct cli *c)
{
	struct basis then;
	struct record *r;
	int64_t id;
	char *what;
	int rc = cli_decision(c, c->args.value[OPT_AS_OF], &id, &r);

	if (rc != CLI_GOOD)
		return rc;
	for (int i = 0; i < c->words; i++)
		if (rules_index(c->app->rules, c->word[i]) >= 0 &&
			strcmp(c->word[i], record_get(r, "rule")) != 0)
			return cli_refuse(_("decision %s is about rule %s, not %s"), id_show(id, c->arena),
				record_get(r, "rule"), c->word[i]);
	int done = app_basis(c->app, id, c->arena, &then);
	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON]) {
		print_then_json(c, r, &then);
		return CLI_GOOD;
	}
	what = then.event->placement != 0 ?
		store_title(c->app->store, E_PLACEMENT, then.event->placement, c->arena) :
		store_title(c->app->store, E_ORGANISATION, then.event->employer, c->arena);
	cli_print(c, "%s\n%s\n", then.title, what);
	cli_print(c, _("as it was on %s%s\n"), date_long(c->arena, then.event->day),
		elsewhere(c, then.event));
	print_decision(c, r);
	cli_explain(c, then.explanation);
	cli_print(c, "\n%s\n\n%s", _("The rule and its limits of then:"), then.text);
	return CLI_GOOD;
}

int command_why(struct cli *c)
{
	struct why w = { 0 };

	if (c->args.given[OPT_AS_OF])
		return why_then(c);
	if (c->words < 2)
		return cli_wrong(_("%s needs more: anker %s %s"), "why", "why", _(c->command->usage));
	int rc = cli_why(c, &w);
	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		print_json(c, &w);
		return CLI_GOOD;
	}
	cli_print(c, "%s\n%s\n", w.suggestion.title, cli_about(c, &w.suggestion));
	print_outcome(c, &w);
	cli_explain(c, w.explanation);
	print_source(c, &w);
	print_decisions(c, &w);
	return CLI_GOOD;
}
