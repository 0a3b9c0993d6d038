/* Why a suggestion is there, or why not; the place to decide about it. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/answers.h"
#include "screens/pattern.h"
#include "screens/why.h"

enum { NEED_EARLIER = NEED_MORE, NEED_PATTERN = NEED_MORE << 1 };

struct state {
	struct answerable answerable; /* first */
	char *rule;                   /* its id, owned: rules may be read again */
	struct subject subject;
	struct why why;               /* in s->arena */
	bool loaded;
	struct pager *pager;
};

static bool suggested(const struct state *st)
{
	return st->loaded && st->why.explanation->outcome == TRUTH_TRUE;
}

static struct chosen chosen(const struct screen *s)
{
	const struct state *st = s->state;
	const struct suggestion *sg = &st->why.suggestion;

	if (!st->loaded)
		return (struct chosen){ .subject = st->subject };
	return (struct chosen){ .suggestion = suggested(st) ? sg : NULL, .rule = st->rule,
		.quiet = st->why.quiet ? st->why.quiet_note : NULL,
		.subject = { sg->placement, sg->employer } };
}

static int open_why(struct screen *s, const void *arg)
{
	const struct why_arg *w = arg;
	struct state *st = s->state;

	if (rules_index(app_of(s)->rules, w->rule) < 0)
		return err_set(ERR_NOTFOUND, _("There is no rule \"%.60s\"."), w->rule);
	st->answerable.chosen = chosen;
	st->rule = xstrdup(w->rule);
	st->subject = w->subject;
	st->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int r;

	st->loaded = false;
	pager_reset(st->pager);
	r = app_why(app_of(s), st->rule, st->subject.placement, st->subject.employer, s->arena, &st->why);
	st->loaded = r == 0;
	return r;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	if (st->loaded)
		why_write(st->pager, app_of(s), &st->why, area.w, WHY_WHOLE);
	pager_layout(st->pager, area);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const struct suggestion *sg = &st->why.suggestion;

	if (!st->loaded)
		return;
	*left = lang_text(st->why.rule->title);
	*right = *sg->employee ? arena_printf(a, "%s · %s", sg->employee, sg->employer_name)
			       : sg->employer_name;
	/* Where both do not fit the employer goes: the row it came from said it. */
	if (*sg->employee && text_width(*left) + text_width(*right) + 4 > s->area.w)
		*right = sg->employee;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (!st->loaded)
		return _("There is nothing to decide about here.");
	if (bit == NEED_SUGGESTION && !suggested(st))
		return _("This rule suggests nothing here now, so there is nothing to decide.");
	if (bit == NEED_EARLIER)
		return st->why.ndecisions ? NULL : _("Nothing was decided about this before.");
	if (bit == NEED_PATTERN)
		return app_rule_counts_themes(app_of(s), st->why.suggestion.rule)
			       ? NULL
			       : _("This rule does not count the same bottleneck over placements.");
	return answer_need(s, bit);
}

static unsigned pattern(struct screen *s)
{
	return ui_push(s, &pattern_screen, &((struct state *)s->state)->why.suggestion.employer);
}

/* Goes back when something was written. */
static unsigned back_after(unsigned reacts)
{
	return reacts == UI_LOAD ? UI_BACK : reacts;
}

static unsigned accept(struct screen *s)
{
	return back_after(answer_accept(s));
}

static unsigned postpone(struct screen *s)
{
	return back_after(answer_postpone(s));
}

static unsigned dismiss(struct screen *s)
{
	return back_after(answer_dismiss(s));
}

/* While a search is on, n is its next line. */
static unsigned why_not(struct screen *s)
{
	const struct state *st = s->state;

	if (!pager_searching(st->pager))
		return answer_why_not(s);
	pager_key(st->pager, 'n');
	return UI_PAINT;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	pager_free(&st->pager);
	free(st->rule);
}

static const char *decided(const struct record *r, const char *field, struct arena *a)
{
	return field_show(&r->entity->fields[model_field(r->entity, field)], record_get(r, field), a);
}

/* One of the decisions of before; the only one without asking. */
static unsigned reread(struct screen *s)
{
	const struct why *w = &((struct state *)s->state)->why;
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, (w->ndecisions + 1) * sizeof *picks);
	int i = 0;

	for (size_t k = 0; k < w->ndecisions; k++) {
		const struct record *r = w->decision[k];
		const char *note = record_get(r, "note");

		picks[k] = (struct pick){ id_show(r->id, a),
			arena_printf(a, "%s  %s", decided(r, "date", a), decided(r, "verdict", a)),
			note ? note : decided(r, "reason", a) };
	}
	if (w->ndecisions > 1)
		i = ui_pick(s, _("Read which decision again?"), picks, w->ndecisions, NULL);
	arena_free(&a);
	return i < 0 ? UI_PAINT : ui_push(s, &basis_screen, &w->decision[i]->id);
}

static const struct ui_action actions[] = {
	{ "suggestion-do", "<Enter> d", N_("do"), N_("Do it: make an action with a due date"),
		NEED_WRITABLE | NEED_SUGGESTION | HINT_WHERE, accept },
	{ "suggestion-postpone", "s", N_("later"), N_("Postpone the suggestion"),
		NEED_WRITABLE | NEED_SUGGESTION | HINT_WHERE, postpone },
	{ "suggestion-dismiss", "a", N_("dismiss"), N_("Dismiss the suggestion, with a reason if you like"),
		NEED_WRITABLE | NEED_SUGGESTION | HINT_WHERE, dismiss },
	{ "suggestion-weigh", "w", N_("weigh"), N_("Weigh it step by step, then decide"),
		NEED_WRITABLE | NEED_SUGGESTION | HINT_WHERE, answer_weigh },
	{ "suggestion-peers", "i", NULL, N_("Mark this case for peer review, or take the mark away"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_peers },
	{ "guide", "g", N_("guide"), N_("Open the guide at the point this rule is about"),
		NEED_GUIDE | HINT_WHERE, answer_guide },
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE, answer_contact },
	{ "interview", "T", NULL, N_("Prepare a conversation with the employer"), 0, answer_talk },
	{ "suggestions-not", "n", N_("why not"), N_("What is not suggested, the nearest first, and why"), 0,
		why_not },
	{ "suggestions-what-if", "t", N_("what if"),
		N_("Change facts and see what would be suggested; nothing is stored"), 0, answer_what_if },
	{ "why-earlier", "h", N_("earlier"),
		N_("Read an earlier decision again: the rule and the facts as they were"),
		NEED_EARLIER | HINT_WHERE, reread },
	{ "why-pattern", "P", N_("pattern"), N_("The pattern behind it: the placements of this employer by theme"),
		NEED_PATTERN | HINT_WHERE, pattern },
	{ "placement", "o p", N_("open"), N_("Open the placement"), NEED_PLACEMENT, answer_placement },
	{ "employer", "e", N_("employer"), N_("Open the employer"), 0, answer_employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops why_screen = {
	.name = "why",
	.title = N_("Why"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_why,
	.load = load,
	.layout = layout,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
