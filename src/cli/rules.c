/* `anker rules`: which rules there are and what they may speak of. Works without a
 * caseload; the parts that check rules, show one, or change some, are in
 * rules_check.c, rules_show.c and rules_change.c. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "internal.h"

/* The folder of local rules, as the app takes it. */
static const char *local_rules(struct cli *c)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (c->options.rules != NULL)
		return c->options.rules;
	if (config != NULL && *config == '/')
		return arena_printf(c->arena, "%s/anker/rules", config);
	return home != NULL ? arena_printf(c->arena, "%s/.config/anker/rules", home) : NULL;
}

static bool is_inside(const char *path, const char *share, const char *folder)
{
	char *real = realpath(path, NULL);
	struct arena *a = arena_new();
	char *root = realpath(arena_printf(a, "%s/%s", share, folder), NULL);
	size_t n = root != NULL ? strlen(root) : 0;
	bool inside =
		real != NULL && n > 0 && strncmp(real, root, n) == 0 && (real[n] == '/' || real[n] == '\0');

	free(real);
	free(root);
	arena_free(&a);
	return inside;
}

static bool is_shipped(const char *path, const char *share)
{
	for (size_t i = 0; rules_shipped_folders[i] != NULL; i++)
		if (is_inside(path, share, rules_shipped_folders[i]))
			return true;
	return false;
}

/* The rules in use; or the installed ones, whose parameters they may use, and
 * the files or folders named. */
int cli_rules(struct cli *c, int from, struct ruleset **out)
{
	struct stat st;

	if (c->words <= from)
		return cli_done(rules_load(out, c->options.share, local_rules(c)));
	int rc = cli_path_words(c, from);
	if (rc != CLI_GOOD)
		return rc;
	*out = rules_new();
	rc = rules_add_shipped(*out, c->options.share);
	rules_next_layer(*out);
	for (int i = from; i < c->words && rc == 0; i++)
		if (is_shipped(c->word[i], c->options.share))
			continue;
		else if (stat(c->word[i], &st) == 0 && S_ISDIR(st.st_mode))
			rc = rules_add_folder(*out, c->word[i]);
		else
			rc = rules_add_file(*out, c->word[i]);
	if (rc < 0) {
		rules_free(out);
		return cli_done(rc);
	}
	rules_link(*out);
	return CLI_GOOD;
}

/* What a choice can be, as rules write it. */
static json_t *values_json(struct cli *c, const struct fact *fact)
{
	json_t *list = json_array();

	for (int i = 0; fact->type == FACT_CHOICE && fact->choices[i].code != NULL; i++)
		json_array_append_new(list, json_text(rules_choice_word(&fact->choices[i], c->arena)));
	return list;
}

static int facts(struct cli *c)
{
	static const char *const types[] = {
		[FACT_BOOL] = N_("yes/no"), [FACT_CHOICE] = N_("choice"),
		[FACT_NUMBER] = N_("number"), [FACT_DATE] = N_("date"),
	};
	static const char *const codes[] = { "yes_no", "choice", "number", "date" };
	size_t n;
	const struct fact *fact = rules_facts(&n);
	const struct column col[] = {
		{ _("Fact"), false, true }, { _("Type"), false, true },
		{ _("Level"), false, false }, { _("Meaning"), false, true },
	};
	json_t *list = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = list == NULL ? table_new(c, col, 4) : NULL;

	for (size_t i = 0; i < n; i++) {
		const char *level = fact[i].level == LEVEL_PLACEMENT ? "placement" : "employer";
		if (list != NULL) {
			json_t *o = json_object();
			json_object_set_new(o, "fact", json_text(fact[i].name));
			json_object_set_new(o, "type", json_text(codes[fact[i].type]));
			json_object_set_new(o, "level", json_text(level));
			json_object_set_new(o, "label", json_text(lang_text(fact[i].label)));
			json_object_set_new(o, "values", values_json(c, &fact[i]));
			json_array_append_new(list, o);
			continue;
		}
		const struct entity *e =
			model_entity(fact[i].level == LEVEL_PLACEMENT ? E_PLACEMENT : E_ORGANISATION);
		table_row(t, (const char *const[]){ fact[i].name, _(types[fact[i].type]), lang_text(e->label),
				     lang_text(fact[i].label) });
	}
	if (list != NULL)
		cli_json(c, list);
	else
		table_end(&t);
	return CLI_GOOD;
}

const char *cli_rule_state(const struct rule *rule)
{
	static const char *const states[] = {
		[RULE_TRIAL] = N_("on trial"), [RULE_IN_USE] = N_("in use"), [RULE_RETIRED] = N_("retired"),
	};

	return rule->off ? _("switched off") : _(states[rule->state]);
}

const char *cli_rule_state_code(const struct rule *rule)
{
	static const char *const codes[] = {
		[RULE_TRIAL] = "trial", [RULE_IN_USE] = "in_use", [RULE_RETIRED] = "retired"
	};

	return rule->off ? "off" : codes[rule->state];
}

/* "in use, changed here" */
static const char *marked_state(struct cli *c, const struct rule *rule)
{
	const char *mark = rule->changed ? _("changed here") : rule->local ? _("own") : NULL;

	return mark == NULL ? cli_rule_state(rule) :
		arena_printf(c->arena, "%s, %s", cli_rule_state(rule), mark);
}

static json_t *rule_json(const struct rule *rule)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(rule->id));
	json_object_set_new(o, "title", json_text(lang_text(rule->title)));
	json_object_set_new(o, "state", json_text(cli_rule_state_code(rule)));
	json_object_set_new(o, "local", json_boolean(rule->local));
	json_object_set_new(o, "changed", json_boolean(rule->changed));
	json_object_set_new(o, "action", json_text(rule->action));
	json_object_set_new(o, "guide", json_text(rule->guide));
	json_object_set_new(o, "file", json_text(rule->file));
	json_object_set_new(o, "line", json_integer(rule->line));
	return o;
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ _("Rule"), false, true }, { _("State"), false, false },
		{ _("Guide"), false, false }, { _("What it proposes"), false, true },
	};
	struct ruleset *rs;
	int rc = cli_rules(c, 1, &rs);

	if (rc != CLI_GOOD)
		return rc;
	json_t *out = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = out == NULL ? table_new(c, col, 4) : NULL;
	for (size_t i = 0; i < rules_count(rs); i++) {
		const struct rule *rule = rules_get(rs, i);
		if (out == NULL) {
			table_row(
				t, (const char *const[]){ rule->id, marked_state(c, rule),
					   rule->guide != NULL ? rule->guide : "", lang_text(rule->title) });
			continue;
		}
		json_array_append_new(out, rule_json(rule));
	}
	if (out != NULL)
		cli_json(c, out);
	else
		table_end(&t);
	cli_note_faults(rs);
	rules_free(&rs);
	return CLI_GOOD;
}

int command_rules(struct cli *c)
{
	static const struct {
		const char *name;
		int (*run)(struct cli *c);
		int least, most; /* words behind it; most < 0: any number */
		const char *usage;
	} parts[] = {
		{ "check", cli_rules_check, 0, -1, N_("rules check [FILE ...]") },
		{ "test", cli_rules_test, 0, -1, N_("rules test [FILE ...] [--coverage]") },
		{ "facts", facts, 0, 0, "rules facts" },
		{ "list", list, 0, 0, "rules list" },
		{ "show", cli_rules_show, 1, 1, N_("rules show RULE") },
		{ "boundaries", cli_rules_boundaries, 1, 1, N_("rules boundaries RULE") },
		{ "statistics", cli_rules_statistics, 0, 0, N_("rules statistics [--from DATE]") },
		{ "parameters", cli_rules_parameters, 0, 0, "rules parameters" },
		{ "effect", cli_rules_effect, 1, 1, N_("rules effect FILE") },
		{ "parameter", cli_rules_parameter, 1, -1,
			N_("rules parameter NAME VALUES --reason TEXT [--from DATE] [--dry-run]") },
		{ "state", cli_rules_state, 2, 2,
			N_("rules state RULE in-use|trial|withdrawn|off --reason TEXT [--dry-run]") },
	};
	const char *names = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strcmp(c->word[0], parts[i].name) == 0) {
			if (c->words - 1 < parts[i].least ||
				(parts[i].most >= 0 && c->words - 1 > parts[i].most))
				return cli_wrong(_("use it as: anker %s"), _(parts[i].usage));
			return parts[i].run(c);
		}
		names = arena_printf(c->arena, "%s%s%s", names, i > 0 ? ", " : "", parts[i].name);
	}
	return cli_wrong(_("rules %s does not exist; choose from %s"), c->word[0], names);
}
