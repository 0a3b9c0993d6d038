/* An explanation in words: a line per condition with the fact's value, the
 * threshold and where that number comes from; then because, caution, earlier
 * decisions, what is proposed, guide and source. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/screens.h"
#include "screens/why.h"

enum { LEAD = 11, LEAD_FROM = 66, MARK = 2 };

struct writer {
	struct pager *p;
	struct app *app;
	struct arena *a;
	int lead;          /* columns before the text */
	const char *label; /* to be shown before the next line, or NULL */
};

/* Begins a line: the label left of it or above it, then up to the text. */
static void begin(struct writer *w)
{
	int used = 0;

	if (w->label && w->lead < LEAD) {
		pager_text(w->p, ST_BOLD, 0, w->label);
	} else if (w->label) {
		pager_span(w->p, ST_BOLD, w->label);
		used = text_width(w->label);
	}
	w->label = NULL;
	pager_span(w->p, ST_NORMAL, arena_printf(w->a, "%*s", used < w->lead ? w->lead - used : 1, ""));
}

static void line(struct writer *w, const char *label, unsigned style, const char *text)
{
	if (!text || !*text)
		return;
	w->label = label;
	begin(w);
	pager_span(w->p, style, text);
	pager_end(w->p, 0, w->lead);
}

static const char *outcome_text(struct writer *w, const struct why *y)
{
	const struct explanation *ex = y->explanation;
	const char *next = ex->next == DAY_NONE ? ""
						: arena_printf(w->a, _(" By time alone from %s."),
							  date_long(w->a, ex->next));

	if (ex->outcome == TRUTH_TRUE && y->quiet)
		return arena_printf(w->a, _("True, but quiet: %s."), y->quiet_note);
	if (ex->outcome == TRUTH_TRUE && ex->since != DAY_NONE)
		return arena_printf(w->a, _("Suggested (%s), since %s."), rules_tier_name(ex->tier),
			date_long(w->a, ex->since));
	if (ex->outcome == TRUTH_TRUE)
		return arena_printf(w->a, _("Suggested (%s)."), rules_tier_name(ex->tier));
	if (ex->outcome == TRUTH_UNKNOWN)
		return arena_printf(w->a, "%s%s", _("Ask first: something is not known yet."), next);
	return arena_printf(w->a,
		ngettext("Not suggested: %zu condition stands in the way.%s",
			"Not suggested: %zu conditions stand in the way.%s", ex->failing),
		ex->failing, next);
}

/* "status is active" needs no second line that says the status is active. */
static bool told_already(const struct explain_line *l)
{
	const struct explain_fact *f = l->facts;

	return l->nfacts == 1 && !f->threshold && strstr(l->text, f->label) && strstr(l->text, f->text);
}

static void fact_lines(struct writer *w, const struct explain_line *l)
{
	if (told_already(l))
		return;
	for (size_t i = 0; i < l->nfacts; i++) {
		const struct explain_fact *f = &l->facts[i];

		if (rules_explain_told(l, f))
			continue;
		begin(w);
		pager_span(w->p, ST_DIM, arena_printf(w->a, "%*s%s: ", MARK, "", f->label));
		pager_span(w->p, ST_NORMAL, f->text);
		if (f->threshold)
			pager_span(w->p, ST_DIM, arena_printf(w->a, _("; threshold %s"), f->threshold));
		if (f->threshold)
			pager_span(w->p, ST_DIM,
				f->parameter ? arena_printf(w->a, " [%s, %s]", f->parameter,
						       rules_origin_name(f->origin))
					     : arena_printf(w->a, " [%s]", rules_origin_name(f->origin)));
		pager_end(w->p, 0, w->lead + MARK);
	}
}

static bool in_the_way(const struct explain_line *l)
{
	return l->section == SECTION_IF       ? l->truth != TRUTH_TRUE
	       : l->section == SECTION_UNLESS ? l->truth != TRUTH_FALSE
					      : false;
}

/* All of them, or only those in the way. */
static void condition_lines(struct writer *w, const struct explanation *ex, bool all)
{
	static const char *const sections[] = { N_("Why"), N_("Unless"), N_("Urgent if") };

	for (size_t i = 0; i < ex->nlines; i++) {
		const struct explain_line *l = &ex->lines[i];
		enum style style;
		const char *mark;

		if (i == 0 || l->section != ex->lines[i - 1].section)
			w->label = _(sections[l->section]);
		if (!all && !in_the_way(l))
			continue;
		begin(w);
		mark = truth_mark(l->truth, &style);
		pager_span(w->p, style, arena_printf(w->a, "%s %s: ", mark, rules_truth_name(l->truth)));
		pager_span(w->p, in_the_way(l) ? ST_BOLD : ST_NORMAL, l->text);
		if (in_the_way(l))
			pager_span(w->p, ST_NOW, _(" (stands in the way)"));
		pager_end(w->p, 0, w->lead + MARK);
		fact_lines(w, l);
	}
}

static void missing_line(struct writer *w, const struct explanation *ex)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);

	w->label = _("To ask");
	for (size_t i = 0; i < ex->nmissing; i++) {
		begin(w);
		pager_span(w->p, ST_SOON, lang_text(facts[ex->missing[i]].question));
		pager_end(w->p, 0, w->lead);
	}
	w->label = NULL;
}

static const char *shown_field(struct writer *w, const struct record *r, const char *field)
{
	return field_show(&r->entity->fields[model_field(r->entity, field)], record_get(r, field), w->a);
}

/* What it waits for: a day, the next contact, a change. */
static const char *waits_for(struct writer *w, const struct record *r)
{
	const char *wait = record_get(r, "wait");

	if (wait && strcmp(wait, "date") != 0)
		return arena_printf(w->a, _(", until %s"), shown_field(w, r, "wait"));
	if (record_get(r, "until"))
		return arena_printf(w->a, _(", until %s"), shown_field(w, r, "until"));
	return "";
}

static void decision_line(struct writer *w, const struct record *r)
{
	const char *factors = record_get(r, "factors"), *turn = record_get(r, "turning_point");

	begin(w);
	pager_span(w->p, ST_NORMAL,
		arena_printf(w->a, "%s %s%s", shown_field(w, r, "date"), shown_field(w, r, "verdict"),
			waits_for(w, r)));
	if (record_get(r, "reason"))
		pager_span(w->p, ST_NORMAL, arena_printf(w->a, ": %s", shown_field(w, r, "reason")));
	if (factors)
		pager_span(w->p, ST_NORMAL,
			arena_printf(w->a, " (%s)", app_factors_show(w->app, factors, w->a)));
	if (record_get(r, "note"))
		pager_span(w->p, ST_DIM, arena_printf(w->a, " \"%s\"", record_get(r, "note")));
	if (turn)
		pager_span(w->p, ST_DIM, arena_printf(w->a, _("; turning point: \"%s\""), turn));
	pager_end(w->p, 0, w->lead);
}

static void decision_lines(struct writer *w, const struct why *y, size_t most)
{
	w->label = _("Earlier");
	for (size_t i = 0; i < y->ndecisions && i < most; i++)
		decision_line(w, y->decision[i]);
	w->label = NULL;
}

/* Rules that take the place of this one while they are true. */
static void replaced_line(struct writer *w, const struct why *y)
{
	const struct ruleset *rs = w->app->rules;
	int self = rules_index(rs, y->rule->id);
	const char *titles = NULL;

	for (size_t i = 0; i < rules_count(rs); i++) {
		const struct rule *r = rules_get(rs, i);

		for (size_t k = 0; k < r->nreplaces; k++)
			if (r->replaces[k] == self)
				titles = titles ? arena_printf(w->a, "%s; %s", titles, lang_text(r->title)) :
						  lang_text(r->title);
	}
	line(w, _("Gives way"), ST_NORMAL, titles ? arena_printf(w->a, _("to: %s"), titles) : NULL);
}

static const char *proposal(struct writer *w, const struct why *y)
{
	const struct entity *e = model_entity(E_ACTION);
	const struct field *f = &e->fields[model_field(e, "kind")];
	const struct choice *c = y->rule->action ? model_choice(f, y->rule->action) : NULL;
	const char *what = c ? lang_text(c->label) : lang_text(y->rule->title);
	day due = y->suggestion.due;
	enum style style;

	if (due == DAY_NONE)
		return what;
	return arena_printf(w->a, _("%s, by %s (%s)"), what, date_long(w->a, due),
		due_text(w->a, due, w->app->today, &style));
}

int why_guide(const struct rule *r, const char **point)
{
	int n = r->guide ? atoi(r->guide) : 0;

	*point = n && strchr(r->guide, '.') ? r->guide : NULL;
	return n >= 1 && n <= KNOWLEDGE_GUIDES ? n : 0;
}

/* "1.2 Title of the point", or the question for a whole guide. */
static const char *guide_title(struct writer *w, const struct rule *r)
{
	const struct guide *g;
	const struct guide_part *part;
	struct knowledge *k;
	const char *point;
	int n = why_guide(r, &point);

	if (!n || app_guides(w->app, &k) < 0)
		return "";
	if (point && knowledge_point(k, point, &part, NULL) == 0)
		return arena_printf(w->a, "%s %s", point, part->title);
	if (knowledge_guide(k, n, &g) == 0)
		return arena_printf(w->a, "%d %s", n, g->title);
	return r->guide;
}

static const char *source(struct writer *w, const struct rule *r)
{
	if (!r->source)
		return NULL;
	return r->source_text ? arena_printf(w->a, "%s: %s", r->source, r->source_text) : r->source;
}

/* Why it is back, or shown at all: before everything else. */
static void first_lines(struct writer *w, const struct suggestion *sg)
{
	if (sg->returned)
		pager_text(w->p, ST_NOW, 0, arena_printf(w->a, "↺ %s", sg->returned));
	if (sg->despite_rest)
		pager_text(w->p, ST_NOW, 0, _("Shown although rest was agreed: it is urgent."));
}

static void write_brief(struct writer *w, const struct why *y)
{
	const struct explanation *ex = y->explanation;

	if (ex->outcome != TRUTH_TRUE || y->quiet)
		pager_text(w->p, ST_NORMAL, 0, outcome_text(w, y));
	if (ex->outcome == TRUTH_TRUE) {
		line(w, _("Why"), ST_NORMAL, y->suggestion.reason);
	} else {
		condition_lines(w, ex, false);
		missing_line(w, ex);
	}
	line(w, _("Because"), ST_NORMAL, lang_text(y->rule->because));
	line(w, _("Caution"), ST_NORMAL, lang_text(y->rule->caution));
	decision_lines(w, y, 1);
	line(w, _("Proposal"), ST_BOLD, proposal(w, y));
}

static void write_whole(struct writer *w, const struct why *y)
{
	enum { MOST = 5 };
	const char *file = strrchr(y->rule->file, '/');

	condition_lines(w, y->explanation, true);
	missing_line(w, y->explanation);
	line(w, _("Because"), ST_NORMAL, lang_text(y->rule->because));
	line(w, _("Caution"), ST_NORMAL, lang_text(y->rule->caution));
	replaced_line(w, y);
	decision_lines(w, y, MOST);
	line(w, _("Proposal"), ST_BOLD, proposal(w, y));
	line(w, _("Guide"), ST_NORMAL, guide_title(w, y->rule));
	line(w, _("Source"), ST_NORMAL, source(w, y->rule));
	line(w, _("Rule"), ST_DIM,
		arena_printf(w->a, "%s (%s:%d)", y->rule->id, file ? file + 1 : y->rule->file,
			y->rule->line));
}

void why_write(struct pager *p, struct app *app, const struct why *y, int width, enum why_form form)
{
	const struct suggestion *sg = &y->suggestion;
	struct arena *a = arena_new();
	struct writer w = { p, app, a, width >= LEAD_FROM ? LEAD : MARK, NULL };

	pager_reset(p);
	first_lines(&w, sg);
	if (form == WHY_TITLED) {
		pager_text(p, ST_TITLE, 0, lang_text(y->rule->title));
		pager_text(p, ST_DIM, 0,
			*sg->employee ? arena_printf(a, "%s · %s", sg->employee, sg->employer_name)
				      : sg->employer_name);
	}
	if (form == WHY_BRIEF) {
		write_brief(&w, y);
	} else {
		pager_text(p, form == WHY_TITLED ? ST_NORMAL : ST_BOLD, 0, outcome_text(&w, y));
		write_whole(&w, y);
	}
	arena_free(&a);
}

void why_write_then(struct pager *p, struct app *app, const struct basis *b, const struct record *decision,
	int width)
{
	struct arena *a = arena_new();
	struct writer w = { p, app, a, width >= LEAD_FROM ? LEAD : MARK, NULL };

	pager_reset(p);
	w.label = _("Decided");
	decision_line(&w, decision);
	line(&w, NULL, ST_DIM, arena_printf(a, _("by %s; facts and limits of that day"), b->event->who));
	condition_lines(&w, b->explanation, true);
	missing_line(&w, b->explanation);
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_TITLE, 0, _("The rule as it read then"));
	pager_text(p, ST_DIM, 2, b->text);
	arena_free(&a);
}
