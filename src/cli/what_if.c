/* `anker what-if`: what would be suggested if facts were different. */
#include <string.h>

#include "internal.h"

/* ---- fact=value ---- */

static const char *fact_name(const void *ctx, size_t i)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);

	(void)ctx;
	return i < n ? fact[i].name : NULL;
}

/* By its name in the rules, or by its label in either language. */
static int find_fact(struct cli *c, const char *word, int *out)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	const char *folded = text_fold(c->arena, word);

	*out = rules_fact_index(word);
	for (size_t i = 0; *out < 0 && i < n; i++)
		if (strcmp(folded, text_fold(c->arena, fact[i].label.nl)) == 0 ||
			strcmp(folded, text_fold(c->arena, fact[i].label.en)) == 0)
			*out = (int)i;
	if (*out >= 0)
		return CLI_GOOD;
	const char *near = cli_nearest(word, fact_name, NULL);
	if (near != NULL)
		return cli_wrong(_("there is no fact \"%s\"; did you mean %s?"), word, near);
	return cli_wrong(_("there is no fact \"%s\"; 'anker rules facts' shows them"), word);
}

/* What a rule file writes, a label, or a date as people type it. */
static bool parse_value(struct cli *c, const struct fact *fact, const char *word, int32_t *out)
{
	const char *folded = text_fold(c->arena, word);
	struct date_span s;

	if (rules_fact_parse(fact, folded, out) == 0 || rules_fact_parse(fact, word, out) == 0)
		return true;
	for (int i = 0; fact->type == FACT_CHOICE && fact->choices[i].code != NULL; i++)
		if (strcmp(folded, text_fold(c->arena, fact->choices[i].label.nl)) == 0 ||
			strcmp(folded, text_fold(c->arena, fact->choices[i].label.en)) == 0) {
			*out = i;
			return true;
		}
	if (fact->type == FACT_BOOL && (strcmp(folded, "yes") == 0 || strcmp(folded, "no") == 0)) {
		*out = *folded == 'y';
		return true;
	}
	/* What happened, or never did, lies behind. */
	if (fact->type != FACT_DATE ||
		date_span_parse(word, c->options.today, fact->empty == EMPTY_NEVER, &s) < 0)
		return false;
	*out = rules_date_span(s);
	return *out != FACT_UNKNOWN;
}

struct choices {
	const struct fact *fact;
	struct arena *arena;
};

static const char *choice_word(const void *ctx, size_t i)
{
	const struct choices *x = ctx;

	return x->fact->choices[i].code != NULL ? rules_choice_word(&x->fact->choices[i], x->arena) : NULL;
}

/* What the fact takes, as a tip. */
static const char *values_of(struct cli *c, const struct fact *fact)
{
	static const char *const words[] = {
		[FACT_BOOL] = N_("ja, nee, onbekend"),
		[FACT_NUMBER] = N_("a whole number, onbekend"),
		[FACT_DATE] = N_("a date, nooit, geen, onbekend"),
	};
	const char *list = "";

	if (fact->type != FACT_CHOICE)
		return _(words[fact->type]);
	for (int i = 0; fact->choices[i].code != NULL; i++)
		list = arena_printf(c->arena, "%s%s, ", list, rules_choice_word(&fact->choices[i], c->arena));
	return arena_printf(c->arena, "%sonbekend", list);
}

static int read_supposed(struct cli *c, const char *word, struct supposed *out)
{
	const char *equals = strchr(word, '=');
	size_t n;

	if (equals == NULL || equals == word)
		return cli_wrong(_("\"%s\" supposes nothing; write FACT=VALUE"), word);
	int rc = find_fact(c, arena_strndup(c->arena, word, (size_t)(equals - word)), &out->fact);
	if (rc != CLI_GOOD)
		return rc;
	const struct fact *fact = &rules_facts(&n)[out->fact];
	if (parse_value(c, fact, equals + 1, &out->value))
		return CLI_GOOD;
	const struct choices x = { fact, c->arena };
	const char *near = fact->type == FACT_CHOICE ? cli_nearest(equals + 1, choice_word, &x) : NULL;
	if (near != NULL)
		return cli_wrong(
			_("'%s' is not a value of %s; did you mean %s?"), equals + 1, fact->name, near);
	return cli_wrong(_("'%s' is not a value of %s; choose from: %s"), equals + 1, fact->name,
		values_of(c, fact));
}

/* ---- what changes ---- */

static void print_list(struct cli *c, const char *mark, const char *heading, const struct suggestion *sg,
	const bool *only, bool which, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (only[i] != which)
			continue;
		if (!any)
			cli_print(c, "%s\n", heading);
		any = true;
		cli_wrap(c, 4, mark, arena_printf(c->arena, "%s (%s, %s)", sg[i].title,
			rules_tier_name(sg[i].tier), sg[i].id));
		cli_wrap(c, 4, "", sg[i].reason);
	}
}

static json_t *list_json(struct cli *c, const struct suggestion *sg, const bool *only, bool which, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		if (only[i] == which)
			json_array_append_new(list, cli_suggestion_json(c, &sg[i]));
	return list;
}

static void print(struct cli *c, const struct what_if *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->nthen; i++)
		n += w->appears[i];
	for (size_t i = 0; i < w->nnow; i++)
		n += w->vanishes[i];
	print_list(c, "  +", _("would appear"), w->then, w->appears, true, w->nthen);
	print_list(c, "  -", _("would vanish"), w->now, w->vanishes, true, w->nnow);
	print_list(c, "  =", _("would stay"), w->then, w->appears, false, w->nthen);
	if (n == 0)
		cli_print(c, _("that would change nothing\n"));
	cli_print(c, _("nothing was stored\n"));
}

int command_what_if(struct cli *c)
{
	struct supposed *list = arena_alloc(c->arena, (size_t)c->words * sizeof(*list));
	size_t n = 0;
	int64_t placement, employer;
	struct what_if w;
	int rc = CLI_GOOD;

	for (int i = 1; i < c->words && rc == CLI_GOOD; i++)
		rc = read_supposed(c, c->word[i], &list[n++]);
	if (rc != CLI_GOOD || (rc = cli_subject(c, c->word[0], &placement, &employer)) != CLI_GOOD)
		return rc;
	int done = app_what_if(c->app, placement, employer, list, n, c->arena, &w);
	if (done < 0)
		return cli_done(done);
	if (!c->args.given[OPT_JSON]) {
		print(c, &w);
		return CLI_GOOD;
	}
	json_t *o = json_object();
	json_object_set_new(o, "appears", list_json(c, w.then, w.appears, true, w.nthen));
	json_object_set_new(o, "vanishes", list_json(c, w.now, w.vanishes, true, w.nnow));
	json_object_set_new(o, "stays", list_json(c, w.then, w.appears, false, w.nthen));
	cli_json(c, o);
	return CLI_GOOD;
}
