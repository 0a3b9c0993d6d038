/* `anker rules effect`, `parameter` and `state`: what a change would do to the
 * caseload, and making it. */
#include <string.h>

#include "anker/file.h"
#include "anker/str.h"
#include "anker/colleague.h"
#include "internal.h"

/* ---- the effect ---- */

static const char *weeks(struct cli *c, const struct effect *e)
{
	const char *list = "";

	for (size_t i = 0; i < sizeof(e->weekly) / sizeof(e->weekly[0]); i++)
		list = arena_printf(c->arena, "%s%s%zu", list, i > 0 ? ", " : "", e->weekly[i]);
	return list;
}

static void print_effect(struct cli *c, const struct effect *e)
{
	cli_print(c, _("today: +%zu, -%zu; by themselves in the weeks after: %s\n"), e->appears, e->vanishes,
		weeks(c, e));
	for (size_t i = 0; i < e->nrules; i++)
		cli_wrap(c, 14,
			arena_printf(c->arena, "  +%zu -%zu", e->rule[i].appears, e->rule[i].vanishes),
			arena_printf(c->arena, "%s (%s)", e->rule[i].title, e->rule[i].id));
	if (e->nsample > 0)
		cli_print(c, "%s\n", _("among those that would come:"));
	for (size_t i = 0; i < e->nsample; i++)
		cli_wrap(c, 4, "  ",
			arena_printf(c->arena, "%s: %s", cli_about(c, &e->sample[i]), e->sample[i].title));
}

static json_t *effect_json(struct cli *c, const struct effect *e)
{
	json_t *o = json_object(), *weekly = json_array(), *rules = json_array(), *sample = json_array();

	for (size_t i = 0; i < sizeof(e->weekly) / sizeof(e->weekly[0]); i++)
		json_array_append_new(weekly, json_integer((json_int_t)e->weekly[i]));
	for (size_t i = 0; i < e->nrules; i++) {
		json_t *r = json_object();
		json_object_set_new(r, "rule", json_text(e->rule[i].id));
		json_object_set_new(r, "title", json_text(e->rule[i].title));
		json_object_set_new(r, "appears", json_integer((json_int_t)e->rule[i].appears));
		json_object_set_new(r, "vanishes", json_integer((json_int_t)e->rule[i].vanishes));
		json_array_append_new(rules, r);
	}
	for (size_t i = 0; i < e->nsample; i++)
		json_array_append_new(sample, cli_suggestion_json(c, &e->sample[i]));
	json_object_set_new(o, "appears", json_integer((json_int_t)e->appears));
	json_object_set_new(o, "vanishes", json_integer((json_int_t)e->vanishes));
	json_object_set_new(o, "weekly", weekly);
	json_object_set_new(o, "rules", rules);
	json_object_set_new(o, "sample", sample);
	return o;
}

/* Faults that a change brings are shown and stop it; those that were there stay. */
static int check_faults(struct cli *c, const char *name, const struct ruleset *with, const char *before)
{
	struct ruleset *without;
	size_t had;
	int rc = app_rules_with(c->app, name, before, &without);

	if (rc < 0)
		return cli_done(rc);
	had = rules_error_count(without);
	rules_free(&without);
	if (rules_error_count(with) <= had)
		return CLI_GOOD;
	for (size_t i = 0; i < rules_error_count(with); i++)
		cli_print(c, "%s\n", rules_error_show(rules_error(with, i), c->arena));
	return cli_refuse(_("%s would bring a fault; nothing was changed"), name);
}

/* The effect of local file `name` with this text, printed. */
static int show_effect(struct cli *c, const char *name, const char *text, const char *before, bool dry)
{
	struct ruleset *with;
	struct effect e;
	int rc = app_rules_with(c->app, name, text, &with);

	if (rc < 0)
		return cli_done(rc);
	if ((rc = check_faults(c, name, with, before)) == CLI_GOOD &&
		(rc = cli_done(app_effect(c->app, with, c->arena, &e))) == CLI_GOOD &&
		(rc = cli_done(app_read_many(c->app, E_NONE, (int64_t)e.nsample, "rules effect"))) == CLI_GOOD) {
		if (c->args.given[OPT_JSON]) {
			json_t *o = effect_json(c, &e);
			json_object_set_new(o, "file", json_text(name));
			json_object_set_new(o, "stored", json_boolean(!dry));
			cli_json(c, o);
		} else {
			print_effect(c, &e);
		}
	}
	rules_free(&with);
	return rc;
}

enum { TEXT_MOST = 1024 * 1024 }; /* as for every rule file */

static int read_text(struct cli *c, const char *path, char **out)
{
	struct str text = STR_INIT;
	int why = file_read(path, TEXT_MOST + 1, &text);
	bool large = text.len > TEXT_MOST;

	*out = why || large ? NULL : arena_strndup(c->arena, text.text, text.len);
	str_free(&text);
	if (why)
		return cli_refuse(_("%s cannot be read: %s"), path, strerror(why));
	return large ? cli_refuse(_("%s is larger than a rule file may be (1 MB)"), path) : CLI_GOOD;
}

int cli_rules_effect(struct cli *c)
{
	const char *path = c->word[1], *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
	char *text, *before;
	int rc = cli_path(c, path, &path);

	if (rc != CLI_GOOD || (rc = read_text(c, path, &text)) != CLI_GOOD || (rc = cli_open_caseload(c, CASELOAD_READ)) != CLI_GOOD)
		return rc;
	int done = app_rules_text(c->app, name, c->arena, &before);
	if (done < 0)
		return cli_done(done);
	return show_effect(c, name, text, before, true);
}

/* ---- making a change ---- */

/* Shows the effect of a local file's new text, and writes it. */
static int change(struct cli *c, const char *name, const char *text)
{
	bool dry = c->args.given[OPT_DRY_RUN];
	char *before;
	int rc = app_rules_text(c->app, name, c->arena, &before);

	if (rc < 0)
		return cli_done(rc);
	if ((rc = show_effect(c, name, text, before, dry)) != CLI_GOOD)
		return rc;
	if (!dry && (rc = cli_done(app_rules_save(c->app, name, text))) != CLI_GOOD)
		return rc;
	if (!c->args.given[OPT_JSON])
		cli_print(c, dry ? _("nothing was written to %s/%s\n") : _("written to %s/%s\n"),
			c->app->local_rules, name);
	return CLI_GOOD;
}

static const char *parameter_name(const void *ctx, size_t i)
{
	const struct ruleset *rs = ctx;

	return i < rules_parameter_count(rs) ? rules_parameter(rs, i)->name : NULL;
}

static int find_parameter(const struct ruleset *rs, const char *word, size_t *out)
{
	int i = rules_parameter_index(rs, word);
	const char *near = i < 0 ? cli_nearest(word, parameter_name, rs) : NULL;

	*out = i < 0 ? 0 : (size_t)i;
	if (near != NULL)
		return cli_refuse(_("there is no parameter \"%s\"; did you mean %s?"), word, near);
	return i < 0 ? cli_refuse(
			       _("there is no parameter \"%s\"; 'anker rules parameters' shows them"), word)
		     : CLI_GOOD;
}

static int show_parameter(struct cli *c, const char *name)
{
	struct ruleset *rs;
	size_t i;
	int rc = cli_rules(c, c->words, &rs);

	if (rc != CLI_GOOD)
		return rc;
	if ((rc = find_parameter(rs, name, &i)) == CLI_GOOD) {
		cli_print(c, "%s: %s\n", name, lang_text(rules_parameter(rs, i)->text));
		for (size_t k = 0; k < rules_parameter_periods(rs, i); k++) {
			day from = rules_parameter_from(rs, i, k);
			cli_print(c, _("from %s: %s\n"), date_long(c->arena, from),
				rules_parameter_write(rs, i, from, c->arena));
		}
	}
	rules_free(&rs);
	return rc;
}

int cli_rules_parameter(struct cli *c)
{
	const char *values = "";
	day from = c->options.today;
	size_t i;
	char *text;

	if (c->words == 2)
		return show_parameter(c, c->word[1]);
	if (!c->args.given[OPT_REASON])
		return cli_wrong(_("say why with --reason TEXT: it stands beside the limit from then on"));
	if (c->args.given[OPT_FROM] && date_parse(c->args.value[OPT_FROM], c->options.today, &from) < 0)
		return cli_wrong("--from: %s", err_last());
	for (int w = 2; w < c->words; w++)
		values = arena_printf(c->arena, "%s%s%s", values, w > 2 ? " " : "", c->word[w]);
	int rc = cli_open_caseload(c, CASELOAD_READ);
	if (rc != CLI_GOOD || (rc = find_parameter(c->app->rules, c->word[1], &i)) != CLI_GOOD)
		return rc;
	int done = app_parameter_change(
		c->app, c->word[1], from, values, c->args.value[OPT_REASON], c->arena, &text);
	return done < 0 ? cli_done(done) : change(c, rules_file_parameters, text);
}

int cli_rules_state(struct cli *c)
{
	static const struct {
		const char *en, *nl;
		bool off;
		enum rule_state state;
	} states[] = {
		{ "in-use", "in-gebruik", false, RULE_IN_USE }, { "trial", "proef", false, RULE_TRIAL },
		{ "withdrawn", "vervallen", false, RULE_RETIRED }, { "off", "uit", true, RULE_RETIRED },
	};
	size_t n = sizeof(states) / sizeof(states[0]), s = 0, rule;
	char *text;

	while (s < n && strcmp(c->word[2], states[s].en) != 0 && strcmp(c->word[2], states[s].nl) != 0)
		s++;
	if (s == n)
		return cli_wrong(_("there is no state \"%s\"; choose from in-use, trial, withdrawn and off"),
			c->word[2]);
	if (!c->args.given[OPT_REASON])
		return cli_wrong(_("say why with --reason TEXT: it stands beside the rule from then on"));
	int rc = cli_open_caseload(c, CASELOAD_READ);
	if (rc != CLI_GOOD || (rc = cli_rule(c->app->rules, c->word[1], &rule)) != CLI_GOOD)
		return rc;
	int done = app_rule_state_change(c->app, c->word[1], states[s].off, states[s].state,
		c->args.value[OPT_REASON], c->arena, &text);
	return done < 0 ? cli_done(done) : change(c, rules_file_states, text);
}
