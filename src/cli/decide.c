/* Answers to suggestions as commands: accept, postpone, dismiss, weigh; and rest. */
#include <ctype.h>
#include <string.h>

#include "internal.h"

int cli_decision_id(struct cli *c, const char *word, int64_t *id)
{
	const char *slash = strchr(word, '/');

	if (slash != NULL && model_entity_by_name(arena_strndup(c->arena, word, (size_t)(slash - word))) !=
				     model_entity(E_DECISION))
		return cli_wrong(_("\"%s\" is not a decision; write its number, as 'anker why' shows it"), word);
	if (id_parse(slash != NULL ? slash + 1 : word, id) < 0)
		return cli_wrong(_("\"%s\" is not a decision; write its number, as 'anker why' shows it"), word);
	return CLI_GOOD;
}

int cli_decision(struct cli *c, const char *word, int64_t *id, struct record **out)
{
	int rc = cli_decision_id(c, word, id);
	if (rc != CLI_GOOD)
		return rc;
	rc = store_get(c->app->store, E_DECISION, *id, c->arena, out);
	if (rc < 0 && rc != ERR_NOTFOUND)
		return cli_done(rc);
	if (rc < 0 || (*out)->deleted)
		return cli_refuse(_("there is no decision %s; 'anker list decisions' shows them"), word);
	return cli_read(c, E_DECISION, *id);
}

/* ---- what weighed ---- */

/* A choice by code or label, in either language. */
static int read_choice(struct cli *c, enum option_id option, const char *field, const char **out)
{
	const struct entity *e = model_entity(E_DECISION);
	char *code = NULL;

	if (c->args.given[option] && field_parse(&e->fields[model_field(e, field)], c->args.value[option],
					     c->options.today, c->arena, &code) < 0)
		return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
	*out = code;
	return CLI_GOOD;
}

/* How far it went follows from what was said. */
static const char *depth_of(const struct cli *c)
{
	static const enum option_id slow[] = { OPT_IMPRESSION, OPT_CLIENT, OPT_TURNING_POINT,
		OPT_TURNING_FACT };
	static const enum option_id brief[] = { OPT_FACTORS, OPT_REASON, OPT_NOTE, OPT_DISPUTED,
		OPT_EXPLAINED };

	for (size_t i = 0; i < sizeof(slow) / sizeof(slow[0]); i++)
		if (c->args.given[slow[i]])
			return "slow";
	for (size_t i = 0; i < sizeof(brief) / sizeof(brief[0]); i++)
		if (c->args.given[brief[i]])
			return "short";
	return NULL;
}

static const char *fact_name(const void *ctx, size_t i)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);

	(void)ctx;
	return i < n ? fact[i].name : NULL;
}

static int check_fact(const char *word)
{
	if (word == NULL || *word == '\0' || rules_fact_index(word) >= 0)
		return CLI_GOOD;
	const char *near = cli_nearest(word, fact_name, NULL);
	if (near != NULL)
		return cli_wrong(_("there is no fact \"%s\"; did you mean %s?"), word, near);
	return cli_wrong(_("there is no fact \"%s\"; 'anker rules facts' shows them"), word);
}

static int read_weighing(struct cli *c, struct weighing *w)
{
	int rc;

	*w = (struct weighing){
		.depth = depth_of(c),
		.disputed = c->args.value[OPT_DISPUTED],
		.factors = c->args.value[OPT_FACTORS],
		.note = c->args.value[OPT_NOTE],
		.turning_point = c->args.value[OPT_TURNING_POINT],
		.turning_fact = c->args.value[OPT_TURNING_FACT],
	};
	if ((rc = read_choice(c, OPT_REASON, "reason", &w->reason)) != CLI_GOOD ||
		(rc = read_choice(c, OPT_IMPRESSION, "impression", &w->impression)) != CLI_GOOD ||
		(rc = read_choice(c, OPT_CLIENT, "client_view", &w->client_view)) != CLI_GOOD ||
		(rc = read_choice(c, OPT_EXPLAINED, "explained", &w->explained)) != CLI_GOOD)
		return rc;
	return check_fact(w->turning_fact);
}

/* ---- until when ---- */

/* "1w" is "+1w" here: a suggestion is never postponed to the past. */
static int read_day(struct cli *c, const char *word, day *out)
{
	if (isdigit((unsigned char)*word) && isalpha((unsigned char)word[strlen(word) - 1]) &&
		date_parse(arena_printf(c->arena, "+%s", word), c->options.today, out) == 0)
		return CLI_GOOD;
	return date_parse(word, c->options.today, out) < 0 ? cli_wrong("--until: %s", err_last()) : CLI_GOOD;
}

/* A day, "contact" or "change", also by label. */
static int read_wait(struct cli *c, struct answer *answer)
{
	const struct entity *e = model_entity(E_DECISION);
	const char *word = c->args.value[OPT_UNTIL];
	char *code = NULL;

	if (field_parse(&e->fields[model_field(e, "wait")], word, c->options.today, c->arena, &code) == 0 &&
		code != NULL && strcmp(code, "date") != 0) {
		answer->wait = strcmp(code, "contact") == 0 ? WAIT_CONTACT : WAIT_CHANGE;
		return CLI_GOOD;
	}
	return read_day(c, word, &answer->day);
}

/* ---- answering ---- */

/* Deciding is about what is suggested now, not about any rule. */
static int why_true(struct cli *c, struct why *w)
{
	int rc = cli_why(c, w);

	if (rc == CLI_GOOD && w->explanation->outcome != TRUTH_TRUE)
		return cli_refuse(_("%s is not suggested for %s now; see 'anker why'"), w->rule->id,
			cli_about(c, &w->suggestion));
	return rc;
}

static int decide(struct cli *c, struct why *w, const struct answer *answer, int64_t *decision)
{
	struct why after = { 0 };
	int rc = app_decide(c->app, &w->suggestion, answer, NULL);

	*decision = 0;
	if (rc < 0)
		return cli_done(rc);
	rc = app_why(c->app, w->rule->id, w->suggestion.placement, w->suggestion.employer, c->arena, &after);
	if (rc == 0 && after.ndecisions > 0)
		*decision = after.decision[0]->id;
	return CLI_GOOD;
}

static int tell(struct cli *c, const struct why *w, const struct answer *answer, int64_t decision,
	const char *text)
{
	static const char *const waits[] = { "date", "contact", "change" };

	if (!c->args.given[OPT_JSON]) {
		cli_print(c, "%s (%s %s)\n", text, lang_text(model_entity(E_DECISION)->label),
			id_show(decision, c->arena));
		return CLI_GOOD;
	}
	bool postponed = strcmp(answer->verdict, "postponed") == 0;
	json_t *o = json_object();
	json_object_set_new(o, "decision", json_id(decision));
	json_object_set_new(o, "rule", json_text(w->rule->id));
	json_object_set_new(o, "subject", json_subject(c, w->suggestion.placement, w->suggestion.employer));
	json_object_set_new(o, "verdict", json_text(answer->verdict));
	json_object_set_new(o, "until", json_day(answer->day));
	json_object_set_new(o, "wait", postponed ? json_text(waits[answer->wait]) : json_null());
	cli_json(c, o);
	return CLI_GOOD;
}

int command_accept(struct cli *c)
{
	struct why w = { 0 };
	struct weighing weighing;
	int64_t decision;
	int rc = read_weighing(c, &weighing);

	if (rc != CLI_GOOD || (rc = why_true(c, &w)) != CLI_GOOD)
		return rc;
	day due = w.suggestion.due;
	/* What is late is done from now on: an action cannot begin late. */
	struct answer answer = { .verdict = "accepted", .weighing = &weighing,
		.day = due != DAY_NONE && due < c->options.today ? c->options.today : due };
	if (c->args.given[OPT_UNTIL] && (rc = read_day(c, c->args.value[OPT_UNTIL], &answer.day)) != CLI_GOOD)
		return rc;
	if ((rc = decide(c, &w, &answer, &decision)) != CLI_GOOD)
		return rc;
	return tell(c, &w, &answer, decision,
		answer.day == DAY_NONE
			? arena_printf(c->arena, _("accepted: %s is an action"), w.suggestion.title)
			: arena_printf(c->arena, _("accepted: %s is an action, due %s"), w.suggestion.title,
				  date_long(c->arena, answer.day)));
}

static const char *postponed(struct cli *c, const char *title, const struct answer *answer)
{
	if (answer->wait == WAIT_CONTACT)
		return arena_printf(c->arena, _("postponed: %s is quiet until the next contact"), title);
	if (answer->wait == WAIT_CHANGE)
		return arena_printf(c->arena, _("postponed: %s is quiet until something changes"), title);
	return arena_printf(c->arena, _("postponed: %s is quiet until %s"), title,
		date_long(c->arena, answer->day));
}

int command_postpone(struct cli *c)
{
	struct why w = { 0 };
	struct weighing weighing;
	struct answer answer = { .verdict = "postponed", .day = DAY_NONE, .weighing = &weighing };
	int64_t decision;

	if (!c->args.given[OPT_UNTIL])
		return cli_wrong(
			_("postpone needs --until DATE, such as --until 2w, or --until contact or change"));
	int rc = read_wait(c, &answer);
	if (rc != CLI_GOOD || (rc = read_weighing(c, &weighing)) != CLI_GOOD ||
		(rc = why_true(c, &w)) != CLI_GOOD || (rc = decide(c, &w, &answer, &decision)) != CLI_GOOD)
		return rc;
	return tell(c, &w, &answer, decision, postponed(c, w.suggestion.title, &answer));
}

int command_dismiss(struct cli *c)
{
	struct why w = { 0 };
	struct weighing weighing;
	const struct answer answer = { .verdict = "dismissed", .day = DAY_NONE, .weighing = &weighing };
	int64_t decision;
	int rc = read_weighing(c, &weighing);

	if (rc != CLI_GOOD || (rc = why_true(c, &w)) != CLI_GOOD ||
		(rc = decide(c, &w, &answer, &decision)) != CLI_GOOD)
		return rc;
	return tell(c, &w, &answer, decision, arena_printf(c->arena, _("dismissed: %s"), w.suggestion.title));
}

/* ---- afterwards ---- */

static int list_unfinished(struct cli *c)
{
	const struct column col[] = {
		{ lang_text(model_entity(E_DECISION)->label), true, true }, { _("Date"), false, false },
		{ _("About"), false, true }, { _("Rule"), false, true },
	};
	struct record **list;
	size_t n;
	int done = app_unfinished(c->app, c->arena, &list, &n);

	if (done < 0)
		return cli_done(done);
	json_t *out = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = out == NULL && n > 0 ? table_new(c, col, 4) : NULL;
	for (size_t i = 0; i < n; i++) {
		const char *field = record_get(list[i], "placement") != NULL ? "placement" : "employer";
		const struct field *f = &list[i]->entity->fields[model_field(list[i]->entity, field)];
		const char *about = app_show(c->app, f, record_get(list[i], field), c->arena);
		if (out == NULL) {
			table_row(t,
				(const char *const[]){ id_show(list[i]->id, c->arena),
					cli_choice(c, list[i], "date"), about, record_get(list[i], "rule") });
			continue;
		}
		json_t *o = json_object();
		json_object_set_new(o, "decision", json_id(list[i]->id));
		json_object_set_new(o, "date", json_text(record_get(list[i], "date")));
		json_object_set_new(o, "about", json_text(about));
		json_object_set_new(o, "rule", json_text(record_get(list[i], "rule")));
		json_array_append_new(out, o);
	}
	if (out != NULL)
		cli_json(c, out);
	else if (n == 0)
		cli_print(c, _("no dismissal of the last two weeks is without reason or factors\n"));
	else
		table_end(&t);
	return CLI_GOOD;
}

int command_weigh(struct cli *c)
{
	struct weighing w;
	struct record *r;
	int64_t id;
	int rc = read_weighing(c, &w);

	if (rc != CLI_GOOD)
		return rc;
	if (c->words == 0)
		return w.depth != NULL ? cli_wrong(_("weigh needs the decision's number; without options it "
						     "lists what is incomplete")) :
					 list_unfinished(c);
	if (w.depth == NULL)
		return cli_wrong(_("weigh needs what to add, such as --factors \"motivation+ team-\""));
	if ((rc = cli_decision(c, c->word[0], &id, &r)) != CLI_GOOD)
		return rc;
	/* What was weighed slowly stays so when a word is added. */
	if (record_get(r, "depth") != NULL && strcmp(record_get(r, "depth"), "slow") == 0)
		w.depth = "slow";
	int done = app_weigh(c->app, id, &w, NULL);
	if (done < 0 || (done = store_get(c->app->store, E_DECISION, id, c->arena, &r)) < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON]) {
		json_t *o = json_object();
		json_object_set_new(o, "decision", json_id(id));
		json_object_set_new(o, "factors", json_text(record_get(r, "factors")));
		json_object_set_new(o, "reason", json_text(record_get(r, "reason")));
		cli_json(c, o);
		return CLI_GOOD;
	}
	const char *factors = app_factors_show(c->app, record_get(r, "factors"), c->arena);
	cli_print(c, *factors != '\0' ? _("weighed: decision %s; %s\n") : _("weighed: decision %s%s\n"),
		id_show(id, c->arena), factors);
	return CLI_GOOD;
}

int command_rest(struct cli *c)
{
	int64_t placement, employer;
	day until = DAY_NONE;

	if (c->args.given[OPT_END] == c->args.given[OPT_UNTIL])
		return cli_wrong(_("rest needs --until DATE with --reason TEXT, or --end"));
	if (c->args.given[OPT_UNTIL] && !c->args.given[OPT_REASON])
		return cli_wrong(_("rest needs --reason TEXT: whoever reads it later must understand"));
	int rc = c->args.given[OPT_UNTIL] ? read_day(c, c->args.value[OPT_UNTIL], &until) : CLI_GOOD;
	if (rc != CLI_GOOD || (rc = cli_subject(c, c->word[0], &placement, &employer)) != CLI_GOOD)
		return rc;
	if (placement == 0)
		return cli_wrong(_("%s is not a placement"), c->word[0]);
	int done = app_rest(c->app, placement, until, c->args.value[OPT_REASON], NULL);
	if (done < 0)
		return cli_done(done);
	if (until == DAY_NONE)
		cli_print(c, _("the rest has ended\n"));
	else
		cli_print(c, _("at rest until %s; only what is urgent still shows\n"),
			date_long(c->arena, until));
	return CLI_GOOD;
}
