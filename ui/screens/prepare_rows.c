/* The preparation of a talk as rows: what is known and what is open, on one screen. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"
#include "screens/prepare.h"
#include "screens/talks.h"

struct builder {
	struct app *app;
	struct arena *a;
	struct prepare *p;
	const char *label; /* of the group, until its first line has it */
};

static struct prepare_row *add(struct builder *b, const char *text)
{
	struct prepare_row *r = &b->p->row[b->p->nrows++];

	*r = (struct prepare_row){ .label = b->label, .text = text };
	b->label = NULL;
	return r;
}

bool prepare_asks(const struct prepare *p, const struct ask_first *ask)
{
	for (size_t i = 0; i < p->nhands; i++)
		if (p->hand[i].what.fact == ask->fact && p->hand[i].what.placement == ask->placement)
			return p->hand[i].asked;
	return ask_first_fits(ask, prepare_party(p));
}

static void add_unfinished(struct builder *b)
{
	const struct unfinished *u = b->p->known.unfinished;

	b->label = _("Not finished");
	if (u)
		add(b, arena_printf(b->a, _("the conversation of %s: Enter goes on with it"),
			       moment_show(b->a, u->begun, b->app->today)))
			->unfinished = true;
}

/* "on site, Fatima el Idrissi: Runs well ..." */
static void add_last(struct builder *b)
{
	const struct record *c = b->p->known.last;
	const char *medium, *person, *note, *before;
	struct prepare_row *r;
	day when = record_day(c, "date");

	b->label = _("Last contact");
	if (!c) {
		add(b, _("none yet"))->text_style = ST_DIM;
		return;
	}
	medium = detail_value(b->app, c, "medium", b->a);
	person = detail_value(b->app, c, "person", b->a);
	note = record_get(c, "note");
	before = arena_printf(b->a, "%s%s%s", medium ? medium : "", medium && person ? ", " : "",
		person ? person : "");
	r = add(b, note ? arena_printf(b->a, "%s: %s", before, text_clean(b->a, note, false)) : before);
	r->record = c;
	if (when != DAY_NONE)
		r->right = ago_text(b->a, when, b->app->today);
	r->right_style = ST_DIM;
}

static void add_placements(struct builder *b)
{
	const struct preparation *k = &b->p->known;

	b->label = k->nplacements == 1 ? _("Placement") : _("Placements");
	if (!k->nplacements)
		add(b, _("none running: the conversation is about the employer"))->text_style = ST_DIM;
	for (size_t i = 0; i < k->nplacements; i++) {
		const struct prepared_placement *p = &k->placement[i];
		const char *job = p->job_title && *p->job_title ? p->job_title : NULL;
		struct prepare_row *r = add(b, arena_printf(b->a, "%s%s%s", p->employee, job ? " · " : "",
							  job ? job : ""));

		if (p->suggestions)
			r->text = arena_printf(b->a,
				ngettext("%s · %zu suggestion", "%s · %zu suggestions", p->suggestions),
				r->text, p->suggestions);
		r->placement = p->id;
		r->mark = course_mark(p->course, &r->mark_style);
		r->right = ago_text(b->a, p->last_contact, b->app->today);
		r->right_style = ST_DIM;
	}
}

static void add_action(struct builder *b, const struct record *action, bool promise)
{
	const char *by = record_get(action, "promised_by");
	const char *what = text_clean(b->a, record_get(action, "what"), false);
	struct prepare_row *r;
	day when = record_day(action, "due");

	if (promise)
		what = arena_printf(b->a, "%s: %s", talks_promiser(by), what);
	r = add(b, what);
	r->record = action;
	if (when != DAY_NONE)
		r->right = due_text(b->a, when, b->app->today, &r->right_style);
}

static void add_actions(struct builder *b)
{
	const struct preparation *k = &b->p->known;

	b->label = _("Promises");
	for (size_t i = 0; i < k->npromises; i++)
		add_action(b, k->promises[i], true);
	b->label = _("To do");
	for (size_t i = 0; i < k->nactions; i++)
		add_action(b, k->actions[i], false);
	b->label = _("To explain");
	for (size_t i = 0; i < k->nexplain; i++)
		add_action(b, k->explain[i], false);
}

/* "J. de Wit · Is there a job coach? Waits for it: Discuss ...; Evaluate ..." */
static const char *ask_whole(struct builder *b, const struct ask_first *ask, const char *question, bool fits)
{
	const char *all = question;

	if (!fits)
		return arena_printf(b->a, _("%s What someone can carry is the employee's to tell: ask it only when "
					    "they agree."), question);
	for (size_t i = 0; i < ask->nrules; i++) {
		const struct rule *r = rules_get(b->app->rules, ask->rules[i]);

		all = arena_printf(b->a, "%s%s%s", all, i ? "; " : _(" Waiting for this: "), lang_text(r->title));
	}
	return all;
}

static void add_ask(struct builder *b)
{
	const struct preparation *k = &b->p->known;
	size_t nfacts;
	const struct fact *facts = rules_facts(&nfacts);

	b->label = _("Ask first");
	for (size_t i = 0; i < k->nask; i++) {
		const struct ask_first *ask = &k->ask[i];
		const char *question = lang_text(facts[ask->fact].question);
		bool asked = prepare_asks(b->p, ask), fits = ask_first_fits(ask, prepare_party(b->p));
		struct prepare_row *r = add(b, *ask->who ? arena_printf(b->a, "%s · %s", ask->who, question)
							: question);

		r->ask = ask;
		r->whole = ask_whole(b, ask, r->text, fits);
		r->mark = asked ? "✓" : "·";
		r->mark_style = asked ? ST_GOOD : ST_DIM;
		r->text_style = asked ? ST_NORMAL : ST_DIM;
		r->right = fits ? arena_printf(b->a, ngettext("%zu waits", "%zu wait", ask->nrules), ask->nrules)
				: _("private");
		r->right_style = ST_DIM;
	}
	if (!k->nask)
		add(b, _("nothing: no rule waits for something unknown here"))->text_style = ST_DIM;
}

static void add_suggestions(struct builder *b)
{
	const struct suggestions *sg = &b->p->known.suggestions;

	b->label = _("Suggested");
	for (size_t i = 0; i < sg->n; i++) {
		const struct suggestion *one = &sg->item[i];
		struct prepare_row *r;

		if (one->more)
			continue;
		r = add(b, one->title);
		if (*one->employee)
			r->text = arena_printf(b->a, "%s · %s", one->employee, one->title);
		r->suggestion = one;
		if (one->reason && *one->reason)
			r->whole = arena_printf(b->a, "%s: %s", r->text, one->reason);
		r->right = due_text(b->a, one->due, b->app->today, &r->right_style);
	}
}

void prepare_rows(struct screen *s, struct prepare *p)
{
	enum { WORDS = 4 }; /* unfinished, last contact, no placements, nothing to ask */
	const struct preparation *k = &p->known;
	struct builder b = { .app = app_of(s), .a = s->arena, .p = p };

	p->row = arena_alloc(s->arena, (k->nplacements + k->npromises + k->nactions + k->nexplain + k->nask +
					      k->suggestions.n + WORDS) *
						     sizeof *p->row);
	p->nrows = 0;
	add_unfinished(&b);
	add_last(&b);
	add_placements(&b);
	add_ask(&b);
	add_actions(&b);
	add_suggestions(&b);
}
