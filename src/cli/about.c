/* Suggestions and explanations as commands show them, and what was typed to say
 * which one is meant. */
#include <string.h>

#include "internal.h"

/* Codes in JSON; the words on a screen follow the language. */
const char *const cli_truths[] = {
	[TRUTH_FALSE] = "no", [TRUTH_UNKNOWN] = "unknown", [TRUTH_TRUE] = "yes"
};
static const char *const tiers[] = { [TIER_NOW] = "now", [TIER_SOON] = "soon", [TIER_CONSIDER] = "consider" };
static const char *const statuses[] = {
	[DUE_NONE] = "none", [DUE_NOT_YET] = "not_yet", [DUE_SOON] = "soon",
	[DUE_NOW] = "now", [DUE_LATE] = "late", [DUE_MISSED] = "missed",
};
static const char *const sections[] = {
	[SECTION_IF] = "if", [SECTION_UNLESS] = "unless", [SECTION_URGENT] = "urgent",
};

const char *cli_about(struct cli *c, const struct suggestion *sg)
{
	if (sg->employee == NULL || *sg->employee == '\0')
		return sg->employer_name;
	return arena_printf(c->arena, "%s · %s", sg->employee, sg->employer_name);
}

const char *cli_subject_word(struct cli *c, const struct suggestion *sg)
{
	return sg->placement != 0 ? arena_printf(c->arena, "placement/%s", id_show(sg->placement, c->arena)) :
		arena_printf(c->arena, "employer/%s", id_show(sg->employer, c->arena));
}

const char *cli_choice(struct cli *c, const struct record *r, const char *field)
{
	return field_show(&r->entity->fields[model_field(r->entity, field)], record_get(r, field), c->arena);
}

json_t *cli_suggestion_json(struct cli *c, const struct suggestion *sg)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(sg->id));
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
	json_object_set_new(o, "despite_rest", json_boolean(sg->despite_rest));
	json_object_set_new(o, "returned", json_text(sg->returned));
	return o;
}

/* ---- explanations ---- */

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

void cli_explain(struct cli *c, const struct explanation *x)
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
		/* What only picks a threshold is told with it. */
		for (size_t k = 0; k < line->nfacts; k++)
			if (!line->facts[k].picks)
				cli_wrap(c, 8, "", fact_line(c, &line->facts[k]));
	}
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

json_t *cli_conditions_json(const struct explanation *x)
{
	json_t *list = json_array();

	for (size_t i = 0; i < x->nlines; i++) {
		json_t *o = json_object(), *facts = json_array();
		json_object_set_new(o, "section", json_text(sections[x->lines[i].section]));
		json_object_set_new(o, "truth", json_text(cli_truths[x->lines[i].truth]));
		json_object_set_new(o, "text", json_text(x->lines[i].text));
		for (size_t k = 0; k < x->lines[i].nfacts; k++)
			json_array_append_new(facts, fact_json(&x->lines[i].facts[k]));
		json_object_set_new(o, "facts", facts);
		json_array_append_new(list, o);
	}
	return list;
}

/* ---- which one is meant ---- */

static const char *rule_name(const void *ctx, size_t i)
{
	const struct ruleset *rs = ctx;

	return i < rules_count(rs) ? rules_get(rs, i)->id : NULL;
}

int cli_rule(const struct ruleset *rs, const char *word, size_t *out)
{
	int i = rules_index(rs, word);
	const char *near = i < 0 ? cli_nearest(word, rule_name, rs) : NULL;

	*out = i < 0 ? 0 : (size_t)i;
	if (near != NULL)
		return cli_refuse(_("there is no rule \"%s\"; did you mean %s?"), word, near);
	return i < 0 ? cli_refuse(_("there is no rule \"%s\"; 'anker rules list' shows them"), word)
		     : CLI_GOOD;
}

/* "42", "3.17", "employer/5" */
static bool is_numbered(const char *word)
{
	int64_t id;
	return strchr(word, '/') != NULL || id_parse(word, &id) == 0;
}

int cli_why(struct cli *c, struct why *out)
{
	/* A placement may be called like a rule, but not like one that exists; of a rule
	 * that is gone the other word tells that it is not the rule. */
	bool second = rules_index(c->app->rules, c->word[0]) < 0 &&
		(rules_index(c->app->rules, c->word[1]) >= 0 || is_numbered(c->word[0]));
	int64_t placement, employer;
	size_t rule;
	int rc = cli_rule(c->app->rules, c->word[second], &rule);

	if (rc != CLI_GOOD || (rc = cli_subject(c, c->word[!second], &placement, &employer)) != CLI_GOOD)
		return rc;
	return cli_done(app_why(c->app, c->word[second], placement, employer, c->arena, out));
}
