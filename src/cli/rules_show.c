/* `anker rules show`, `boundaries`, `statistics` and `parameters`: what rules are,
 * which limits they have, and how they do. */
#include <string.h>

#include "internal.h"

/* ---- show ---- */

struct tested {
	const char *rule;
	size_t run, failed;
};

static void on_test(const struct rules_test *t, void *ctx)
{
	struct tested *state = ctx;

	if (strcmp(t->rule, state->rule) != 0)
		return;
	state->run++;
	state->failed += !t->passed;
}

static json_t *show_json(const struct rule *rule, const char *text, const struct tested *tests)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(rule->id));
	json_object_set_new(o, "title", json_text(lang_text(rule->title)));
	json_object_set_new(o, "state", json_text(cli_rule_state_code(rule)));
	json_object_set_new(o, "state_reason", json_text(rule->off_reason));
	json_object_set_new(o, "local", json_boolean(rule->local));
	json_object_set_new(o, "changed", json_boolean(rule->changed));
	json_object_set_new(o, "priority", json_integer(rule->priority));
	json_object_set_new(o, "group", json_text(rule->group));
	json_object_set_new(o, "guide", json_text(rule->guide));
	json_object_set_new(o, "source", json_text(rule->source));
	json_object_set_new(o, "review", json_day(rule->review));
	json_object_set_new(o, "tests", json_integer((json_int_t)tests->run));
	json_object_set_new(o, "failed", json_integer((json_int_t)tests->failed));
	json_object_set_new(o, "file", json_text(rule->file));
	json_object_set_new(o, "line", json_integer(rule->line));
	json_object_set_new(o, "text", json_text(text));
	return o;
}

static void print_rule(struct cli *c, const struct rule *rule, const char *text, const struct tested *tests)
{
	cli_print(c, "%s\n", lang_text(rule->title));
	cli_print(c, "%s%s%s\n", cli_rule_state(rule), rule->off_reason != NULL ? ": " : "",
		rule->off_reason != NULL ? rule->off_reason : "");
	if (rule->changed || rule->local)
		cli_print(c, "%s\n", rule->changed ? _("changed here; the shipped rule is left as it is") :
			_("a rule of your own"));
	cli_print(c, "%s:%d\n", rule->file, rule->line);
	cli_print(c, _("tests: %zu, failed: %zu\n"), tests->run, tests->failed);
	if (rule->review != DAY_NONE)
		cli_print(c,
			rule->review <= c->options.today ? _("should have been looked at again by %s\n")
							 : _("to be looked at again before %s\n"),
			date_long(c->arena, rule->review));
	cli_print(c, "\n%s", text);
}

int cli_rules_show(struct cli *c)
{
	struct ruleset *rs;
	struct tested tests = { .rule = c->word[1] };
	size_t i;
	int rc = cli_rules(c, c->words, &rs);

	if (rc != CLI_GOOD)
		return rc;
	if ((rc = cli_rule(rs, c->word[1], &i)) == CLI_GOOD) {
		const struct rule *rule = rules_get(rs, i);
		const char *text = arena_strndup(c->arena, rule->text, rule->text_len);
		rules_test(rs, on_test, NULL, &tests);
		if (c->args.given[OPT_JSON])
			cli_json(c, show_json(rule, text, &tests));
		else
			print_rule(c, rule, text, &tests);
	}
	rules_free(&rs);
	return rc;
}

int cli_rules_boundaries(struct cli *c)
{
	struct ruleset *rs;
	size_t i;
	int rc = cli_rules(c, c->words, &rs);

	if (rc != CLI_GOOD)
		return rc;
	if ((rc = cli_rule(rs, c->word[1], &i)) == CLI_GOOD)
		cli_print(c, "%s", rules_boundaries(rs, i, c->options.today, c->arena));
	rules_free(&rs);
	return rc;
}

/* ---- statistics ---- */

static json_t *reasons_json(const struct rule_statistics *s)
{
	const struct entity *e = model_entity(E_DECISION);
	const struct choice *reason = e->fields[model_field(e, "reason")].choices;
	json_t *o = json_object();
	size_t i = 0;

	for (; reason[i].code != NULL; i++)
		if (s->reason[i] > 0)
			json_object_set_new(o, reason[i].code, json_integer(s->reason[i]));
	if (s->reason[sizeof(s->reason) / sizeof(s->reason[0]) - 1] > 0)
		json_object_set_new(o, "none",
			json_integer(s->reason[sizeof(s->reason) / sizeof(s->reason[0]) - 1]));
	return o;
}

static json_t *statistics_json(const struct rule *rule, const struct rule_statistics *s)
{
	const struct {
		const char *key;
		int64_t n;
	} count[] = { { "now", s->now }, { "shown", s->shown }, { "returned", s->returned },
		{ "accepted", s->accepted }, { "postponed", s->postponed }, { "dismissed", s->dismissed },
		{ "lapsed", s->lapsed }, { "replaced", s->replaced } };
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(rule->id));
	json_object_set_new(o, "state", json_text(cli_rule_state_code(rule)));
	for (size_t i = 0; i < sizeof(count) / sizeof(count[0]); i++)
		json_object_set_new(o, count[i].key, json_integer(count[i].n));
	json_object_set_new(o, "reasons", reasons_json(s));
	json_object_set_new(o, "discuss", json_boolean(s->discuss));
	return o;
}

static const char *number(struct cli *c, int64_t n)
{
	return n == 0 ? "" : arena_printf(c->arena, "%lld", (long long)n);
}

static void print_statistics(struct cli *c, const struct rule_statistics *s, size_t n)
{
	const struct column col[] = {
		{ _("Rule"), false, true }, { _("Now"), true, true }, { _("Shown"), true, false },
		{ _("Yes"), true, true }, { _("Later"), true, false }, { _("No"), true, true },
		{ _("Lapsed"), true, false }, { "", false, true },
	};
	struct table *t = table_new(c, col, 8);

	for (size_t i = 0; i < n; i++)
		table_row(t,
			(const char *const[]){ rules_get(c->app->rules, s[i].rule)->id, number(c, s[i].now),
				number(c, s[i].shown + s[i].returned), number(c, s[i].accepted),
				number(c, s[i].postponed), number(c, s[i].dismissed), number(c, s[i].lapsed),
				s[i].discuss ? _("discuss this rule") : "" });
	table_end(&t);
}

int cli_rules_statistics(struct cli *c)
{
	struct rule_statistics *list;
	day from = DAY_NONE;
	size_t n;

	if (c->args.given[OPT_FROM] && date_parse(c->args.value[OPT_FROM], c->options.today, &from) < 0)
		return cli_wrong("--from: %s", err_last());
	int rc = cli_open_caseload(c, CASELOAD_READ);
	if (rc != CLI_GOOD)
		return rc;
	int done = app_rule_statistics(c->app, from, c->arena, &list, &n);
	if (done < 0)
		return cli_done(done);
	if (!c->args.given[OPT_JSON]) {
		print_statistics(c, list, n);
		return CLI_GOOD;
	}
	json_t *out = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(out, statistics_json(rules_get(c->app->rules, list[i].rule), &list[i]));
	cli_json(c, out);
	return CLI_GOOD;
}

/* ---- parameters ---- */

static json_t *parameter_json(struct cli *c, const struct ruleset *rs, size_t i)
{
	static const char *const origins[] = { [ORIGIN_RULE] = "rule", [ORIGIN_SOURCE] = "source",
		[ORIGIN_LAW] = "law", [ORIGIN_EDITORIAL] = "editorial" };
	static const char *const certainties[] = { [CERTAINTY_UNTOLD] = NULL, [CERTAINTY_CERTAIN] = "certain",
		[CERTAINTY_FAIRLY] = "fairly", [CERTAINTY_YEARLY] = "yearly" };
	const struct parameter *p = rules_parameter(rs, i);
	json_t *o = json_object(), *periods = json_array(), *users = json_array();
	bool *used = arena_alloc(c->arena, (rules_count(rs) + 1) * sizeof(*used));
	size_t nfacts;

	for (size_t k = 0; k < rules_parameter_periods(rs, i); k++) {
		day from = rules_parameter_from(rs, i, k);
		json_t *period = json_object();
		json_object_set_new(period, "from", json_day(from));
		json_object_set_new(
			period, "values", json_text(rules_parameter_write(rs, i, from, c->arena)));
		json_array_append_new(periods, period);
	}
	rules_parameter_users(rs, i, used);
	for (size_t r = 0; r < rules_count(rs); r++)
		if (used[r])
			json_array_append_new(users, json_text(rules_get(rs, r)->id));
	json_object_set_new(o, "parameter", json_text(p->name));
	json_object_set_new(o, "text", json_text(lang_text(p->text)));
	json_object_set_new(o, "values", json_text(rules_parameter_write(rs, i, c->options.today, c->arena)));
	json_object_set_new(
		o, "per", p->per >= 0 ? json_text(rules_facts(&nfacts)[p->per].name) : json_null());
	json_object_set_new(o, "periods", periods);
	json_object_set_new(o, "origin", json_text(origins[p->origin]));
	json_object_set_new(o, "certainty", json_text(certainties[p->certainty]));
	json_object_set_new(o, "until", p->until == DAY_NONE ? json_null() : json_day(p->until));
	json_object_set_new(o, "note", json_text(lang_text(p->note)));
	json_object_set_new(o, "changed", json_boolean(p->overridden));
	json_object_set_new(o, "rules", users);
	return o;
}

int cli_rules_parameters(struct cli *c)
{
	const struct column col[] = {
		{ _("Parameter"), false, true }, { _("Now"), false, true }, { _("Origin"), false, false },
		{ _("Meaning"), false, false },
	};
	struct ruleset *rs;
	int rc = cli_rules(c, c->words, &rs);

	if (rc != CLI_GOOD)
		return rc;
	json_t *out = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = out == NULL ? table_new(c, col, 4) : NULL;
	for (size_t i = 0; i < rules_parameter_count(rs); i++) {
		const struct parameter *p = rules_parameter(rs, i);
		if (out != NULL)
			json_array_append_new(out, parameter_json(c, rs, i));
		else
			table_row(t, (const char *const[]){ p->name,
					     rules_parameter_write(rs, i, c->options.today, c->arena),
					     p->overridden ? _("changed here") : rules_origin_name(p->origin),
					     lang_text(p->text) });
	}
	if (out != NULL)
		cli_json(c, out);
	else
		table_end(&t);
	rules_free(&rs);
	return CLI_GOOD;
}
