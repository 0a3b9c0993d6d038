/* Everything about one rule as text: what it is for, its conditions in words with
 * the limits of today, how it does, its tests, where it comes from, its changes. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/rules.h"

struct writer {
	struct pager *p;
	struct app *app;
	struct arena *a;
	const struct rule_view *view;
	const struct rule *rule;
};

static void heading(struct writer *w, const char *text)
{
	pager_text(w->p, ST_NORMAL, 0, "");
	pager_text(w->p, ST_TITLE, 0, text);
}

/* Short labels have their texts below each other. */
enum { LABEL_COLUMNS = 8 };

/* "Caution  Ask who wants to." */
static void labelled(struct writer *w, const char *label, unsigned style, const char *text)
{
	int wide = text_width(label), lead = wide < LABEL_COLUMNS ? LABEL_COLUMNS : wide;

	if (!text || !*text)
		return;
	pager_span(w->p, ST_BOLD, arena_printf(w->a, "%s%*s", label, lead - wide + 2, ""));
	pager_span(w->p, style, text);
	pager_end(w->p, 0, lead + 2);
}

/* ---- conditions ---- */

const char *parameter_users_named(const struct ruleset *rs, size_t parameter, struct arena *a)
{
	bool *used = arena_alloc(a, (rules_count(rs) + 1) * sizeof *used);
	char *all = arena_strdup(a, "");

	rules_parameter_users(rs, parameter, used);
	for (size_t i = 0; i < rules_count(rs); i++)
		if (used[i])
			all = arena_printf(
				a, "%s%s%s", all, *all ? "; " : "", lang_text(rules_get(rs, i)->title));
	if (rules_parameter_is_own(rules_parameter(rs, parameter)->name))
		all = arena_printf(a, "%s%s%s", _("the program itself"), *all ? "; " : "", all);
	return all;
}

char *parameter_values(const struct ruleset *rs, size_t parameter, day on, struct arena *a)
{
	const struct parameter *p = rules_parameter(rs, parameter);
	const struct choice *c;
	char *all = NULL;
	size_t n;

	if (p->per < 0)
		return rules_parameter_show(rs, parameter, -1, on, a);
	c = rules_facts(&n)[p->per].choices;
	for (int i = 0; c[i].code; i++) {
		char *one = arena_printf(a, "%s %s", lang_text(c[i].label),
			rules_parameter_show(rs, parameter, i, on, a));

		if (!c[i].retired)
			all = all ? arena_printf(a, "%s, %s", all, one) : one;
	}
	return all ? all : arena_strdup(a, "");
}

/* On a row of which nothing is known: limits that depend on nothing read as they
 * are, the others follow below. */
static const struct explanation *explain(struct writer *w)
{
	struct facts *facts = facts_new();
	const struct explanation *ex;
	int32_t *row;
	size_t n;

	rules_facts(&n);
	row = arena_alloc(w->a, n * sizeof *row);
	for (size_t i = 0; i < n; i++)
		row[i] = FACT_UNKNOWN;
	facts_add(facts, 1, 1, row);
	ex = rules_explain(w->app->rules, w->view->rule, facts, 0, w->app->today, w->a);
	facts_free(&facts);
	return ex;
}

static void conditions(struct writer *w)
{
	static const char *const sections[] = { N_("When all of this holds"), N_("Unless"),
		N_("More urgent when") };
	const struct explanation *ex = explain(w);

	for (size_t i = 0; i < ex->nlines; i++) {
		const struct explain_line *l = &ex->lines[i];

		if (i == 0 || l->section != ex->lines[i - 1].section)
			heading(w, _(sections[l->section]));
		pager_span(w->p, ST_DIM, "· ");
		pager_span(w->p, ST_NORMAL, l->text);
		pager_end(w->p, 2, 2);
	}
}

static void parameters(struct writer *w)
{
	const struct ruleset *rs = w->app->rules;
	bool *used = arena_alloc(w->a, (rules_count(rs) + 1) * sizeof *used), any = false;

	for (size_t i = 0; i < rules_parameter_count(rs); i++) {
		const struct parameter *p = rules_parameter(rs, i);

		memset(used, 0, rules_count(rs) * sizeof *used);
		rules_parameter_users(rs, i, used);
		if (!used[w->view->rule])
			continue;
		if (!any)
			heading(w, _("Limits it uses"));
		any = true;
		pager_span(w->p, p->overridden ? ST_NOW : ST_DIM, p->overridden ? "! " : "· ");
		pager_span(w->p, ST_NORMAL, arena_printf(w->a, "%s: ", lang_text(p->text)));
		pager_span(w->p, ST_BOLD, parameter_values(rs, i, w->app->today, w->a));
		pager_span(
			w->p, ST_DIM, arena_printf(w->a, " [%s, %s]", p->name, rules_origin_name(p->origin)));
		pager_end(w->p, 2, 2);
	}
}

/* ---- how it does ---- */

static void reasons(struct writer *w, const struct rule_statistics *st)
{
	enum { WITHOUT = sizeof st->reason / sizeof *st->reason - 1 };
	char *all = NULL;

	for (size_t i = 0; choices_reason[i].code && i < WITHOUT; i++)
		if (st->reason[i])
			all = arena_printf(w->a, "%s%s%s %lld", all ? all : "", all ? ", " : "",
				lang_text(choices_reason[i].label), (long long)st->reason[i]);
	if (st->reason[WITHOUT])
		all = arena_printf(w->a, "%s%s%s %lld", all ? all : "", all ? ", " : "", _("no reason given"),
			(long long)st->reason[WITHOUT]);
	if (all)
		labelled(w, _("Dismissed because"), ST_NORMAL, all);
}

static void statistics(struct writer *w)
{
	const struct rule_statistics *st = w->view->statistics;
	int64_t decisions = st ? rule_decisions(st) : 0;

	if (!st)
		return;
	heading(w, arena_printf(w->a, _("In the last %d months"), RULE_MONTHS));
	if (st->discuss)
		pager_text(w->p, ST_NOW, 0,
			arena_printf(w->a, _("Discuss this rule: %lld of %lld decisions accepted it."),
				(long long)st->accepted, (long long)decisions));
	labelled(w, _("True now"), ST_NORMAL, arena_printf(w->a, "%lld", (long long)st->now));
	labelled(w, _("Shown"), ST_NORMAL,
		arena_printf(w->a, _("%lld, of which %lld came back; %lld lapsed by themselves"),
			(long long)st->shown, (long long)st->returned, (long long)st->lapsed));
	if (decisions)
		labelled(w, _("Decided"), ST_NORMAL,
			arena_printf(w->a, _("%s accepted, %s postponed, %s dismissed"),
				st->accepted ? rule_share(w->a, st->accepted, decisions) : "0",
				st->postponed ? rule_share(w->a, st->postponed, decisions) : "0",
				st->dismissed ? rule_share(w->a, st->dismissed, decisions) : "0"));
	reasons(w, st);
	if (w->view->median >= 0 && decisions)
		labelled(w, _("Half answered within"), ST_NORMAL,
			arena_printf(w->a, ngettext("%d day", "%d days", (unsigned long)w->view->median),
				(int)w->view->median));
}

/* ---- where it comes from ---- */

static void origin(struct writer *w)
{
	const struct rule *r = w->rule;
	bool late = r->review != DAY_NONE && r->review <= w->app->today;

	heading(w, _("Where it comes from"));
	labelled(w, _("Source"), ST_NORMAL,
		!r->source	 ? _("none named")
		: r->source_text ? arena_printf(w->a, "%s: %s", r->source, r->source_text)
				 : r->source);
	labelled(w, _("Owner"), ST_NORMAL, r->owner);
	if (r->review != DAY_NONE)
		labelled(w, _("Look at it again before"), late ? ST_LATE : ST_NORMAL,
			late ? arena_printf(w->a, _("%s: that day has passed"), date_long(w->a, r->review))
			     : date_long(w->a, r->review));
	if (r->valid_from != DAY_NONE)
		labelled(w, _("Holds from"), ST_NORMAL, date_long(w->a, r->valid_from));
	if (r->valid_until != DAY_NONE)
		labelled(w, _("Holds until"), ST_NORMAL, date_long(w->a, r->valid_until));
	for (size_t i = 0; i < r->nreplaces; i++)
		labelled(w, _("Takes the place of"), ST_NORMAL,
			lang_text(rules_get(w->app->rules, (size_t)r->replaces[i])->title));
	labelled(w, _("File"), ST_DIM, arena_printf(w->a, "%s:%d", r->file, r->line));
}

/* The comments that a change here leaves in its file. */
static size_t file_history(struct writer *w, const char *file, const char *name)
{
	const char **lines;
	char *text = NULL;
	size_t n = 0;

	if (app_rules_text(w->app, file, w->a, &text) == 0 && text)
		n = rule_text_history(w->a, text, name, &lines);
	for (size_t i = 0; i < n; i++) {
		pager_span(w->p, ST_DIM, "· ");
		pager_span(w->p, ST_NORMAL, lines[i]);
		pager_end(w->p, 2, 2);
	}
	return n;
}

static void changes(struct writer *w)
{
	const struct rule *r = w->rule;
	const char *file = rule_local_file(w->app, r);

	if (!r->local && !rule_is_changed(r))
		return;
	heading(w, _("Changes made here"));
	if (file)
		pager_text(w->p, ST_NORMAL, 2,
			r->changed ? arena_printf(w->a,
					     _("Its own text, in %s, in place of the shipped one."), file)
				   : arena_printf(w->a, _("A rule of your own, in %s."), file));
	if (file)
		file_history(w, file, NULL);
	/* Who wrote the state in a file of their own left no comment. */
	if (!file_history(w, rules_file_states, r->id) && r->off_reason)
		pager_text(
			w->p, ST_NORMAL, 2, arena_printf(w->a, "%s: %s", rule_state_word(r), r->off_reason));
}

/* ---- the whole ---- */

static void purpose(struct writer *w, bool titled)
{
	const struct rule *r = w->rule;

	if (titled)
		pager_text(w->p, ST_TITLE, 0, lang_text(r->title));
	labelled(w, _("State"), r->state == RULE_IN_USE && !r->off ? ST_NORMAL : ST_SOON,
		r->off_reason ? arena_printf(w->a, "%s: %s", rule_state_word(r), r->off_reason)
			      : rule_state_word(r));
	labelled(w, _("Because"), ST_NORMAL, lang_text(r->because));
	labelled(w, _("Caution"), ST_NORMAL, lang_text(r->caution));
}

static void own_text(struct writer *w)
{
	const struct rule *r = w->rule;
	const char *end = r->text + r->text_len;

	heading(w, _("As it is written"));
	for (const char *line = r->text; line < end;) {
		const char *next = memchr(line, '\n', (size_t)(end - line));
		size_t n = (size_t)((next ? next : end) - line), blanks = 0;

		while (blanks < n && line[blanks] == ' ')
			blanks++;
		/* A long line goes on below its own first word. */
		pager_span(w->p, ST_DIM, arena_strndup(w->a, line, n));
		pager_end(w->p, 2, (int)blanks + 2);
		line += n + (next != NULL);
	}
}

void rule_write(struct pager *p, const struct rule_view *v, bool titled)
{
	struct writer w = { p, v->app, arena_new(), v, rules_get(v->app->rules, v->rule) };

	pager_reset(p);
	purpose(&w, titled);
	changes(&w);
	conditions(&w);
	parameters(&w);
	statistics(&w);
	if (v->tests) {
		heading(&w, _("Its tests"));
		rule_tests_write(p, v->tests, w.rule->id, NULL, w.a);
	}
	origin(&w);
	own_text(&w);
	arena_free(&w.a);
}
