/* All suggestions about one placement or employer: those shown, those held back,
 * and those that are quiet, with what can be done about the selected one. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "screens/answers.h"
#include "screens/panel.h"

enum { LEFT_PERCENT = 50, LEFT_OF_EMPLOYER = 60, BELOW = 9, RULE_BITS = 12 };

/* A line of the list: a suggestion that waits, one that is quiet, or words. */
struct row {
	enum row_kind kind;
	const struct suggestion *waits;
	const struct why_not *quiet;
	const char *left, *right;
};

struct state {
	struct answerable answerable; /* first */
	struct subject subject;
	const char *who, *where; /* in s->arena, as all below */
	struct suggestions sg;
	struct row *rows;
	size_t nrows;
	struct list list;
	struct panel panel;
};

/* Of an employer's several placements the name says which. */
static const struct list_column of_placement[] = {
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 9, 12, 0, ALIGN_RIGHT },
};
static const struct list_column of_employer[] = {
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 9, 12, 0, ALIGN_RIGHT },
	{ NULL, 12, 16, 0, ALIGN_LEFT },
};

/* ---- rows ---- */

static struct row *add(struct state *st, enum row_kind kind, const char *left, const char *right)
{
	struct row *r = &st->rows[st->nrows++];

	*r = (struct row){ .kind = kind, .left = left, .right = right };
	return r;
}

/* Those of one tier (or, with `more`, those held back from any), under a heading. */
static void add_group(struct screen *s, const char *name, bool more, enum tier tier)
{
	struct state *st = s->state;
	struct row *head = NULL;
	size_t n = 0;

	for (size_t i = 0; i < st->sg.n; i++) {
		const struct suggestion *sg = &st->sg.item[i];

		if (sg->more != more || (!more && sg->tier != tier))
			continue;
		if (!head)
			head = add(st, ROW_GROUP, name, NULL);
		add(st, ROW_ITEM, NULL, NULL)->waits = sg;
		n++;
	}
	if (head)
		head->right = arena_printf(s->arena, "%zu", n);
}

static void add_quiet(struct screen *s, const struct why_not *not, size_t n)
{
	struct state *st = s->state;
	struct row *head = NULL;
	size_t quiet = 0;

	for (size_t i = 0; i < n; i++) {
		if (!not[i].quiet)
			continue;
		if (!head)
			head = add(st, ROW_GROUP, _("Quiet"), NULL);
		add(st, ROW_ITEM, NULL, NULL)->quiet = &not[i];
		add(st, ROW_NOTE, arena_printf(s->arena, "  %s", not[i].quiet), NULL);
		quiet++;
	}
	if (head)
		head->right = arena_printf(s->arena, "%zu", quiet);
	if (!st->subject.placement && st->sg.quiet > quiet)
		add(st, ROW_NOTE,
			arena_printf(s->arena,
				ngettext("%zu more is quiet at a placement here",
					"%zu more are quiet at the placements here", st->sg.quiet - quiet),
				st->sg.quiet - quiet),
			NULL);
}

static void add_rows(struct screen *s, const struct why_not *not, size_t n)
{
	struct state *st = s->state;
	char key[KEY_NAME_SIZE];

	/* A heading per tier, held back and quiet; a line below a quiet one; two remarks. */
	st->rows = arena_alloc(s->arena, (st->sg.n + 2 * n + 8) * sizeof *st->rows);
	st->nrows = 0;
	if (st->sg.n == 0)
		add(st, ROW_NOTE,
			arena_printf(s->arena, _("No suggestions now; %s shows what would have to change"),
				ui_key_of(s, key, "suggestions-not")),
			NULL);
	add_group(s, _("Now"), false, TIER_NOW);
	add_group(s, _("Soon"), false, TIER_SOON);
	add_group(s, _("To consider"), false, TIER_CONSIDER);
	add_group(s, _("Held back: three per placement, one of a kind"), true, TIER_NOW);
	add_quiet(s, not, n);
}

/* The same for the same row after a reload. */
static int64_t row_id(const struct row *r)
{
	const struct suggestion *sg = r->waits;
	uint64_t whom = sg ? (uint64_t)(sg->placement ? sg->placement : sg->employer) : 0;

	if (sg)
		return (int64_t)((whom << RULE_BITS | (sg->rule + 1)) & INT64_MAX);
	return r->quiet ? -(int64_t)r->quiet->rule - 1 : 0;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;

	for (size_t i = 0; i < limit; i++) {
		const struct row *r = &st->rows[offset + i];
		struct list_row *out = &rows[i];
		enum style style = ST_DIM;

		out->kind = r->kind;
		out->id = row_id(r);
		if (r->waits) {
			out->cells[0] = r->waits->returned ? arena_printf(a, "↺ %s", r->waits->title) :
							     r->waits->title;
			out->cells[1] = due_text(a, r->waits->due, ui_today(s), &style);
			out->cells[2] = *r->waits->employee ? r->waits->employee : _("(employer)");
			out->styles[1] = (unsigned short)style;
		} else if (r->quiet) {
			out->cells[0] = r->quiet->title;
			out->cells[1] = r->quiet->fires == DAY_NONE ? "" :
				date_short(a, r->quiet->fires, ui_today(s));
			out->styles[0] = out->styles[1] = ST_DIM;
		} else {
			out->cells[0] = r->left;
			out->cells[1] = r->right;
			out->styles[1] = ST_DIM;
		}
	}
	return 0;
}

/* ---- the selected row ---- */

static const struct row *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return list_selected(&st->list) ? &st->rows[st->list.sel] : NULL;
}

static struct chosen chosen(const struct screen *s)
{
	const struct state *st = s->state;
	const struct why *w = &st->panel.why;

	if (!st->panel.explained)
		return (struct chosen){ .subject = st->subject };
	return (struct chosen){ .suggestion = &w->suggestion, .rule = w->rule->id,
		.quiet = w->quiet ? w->quiet_note : NULL,
		.subject = { w->suggestion.placement, w->suggestion.employer } };
}

static int moved(struct screen *s)
{
	struct state *st = s->state;
	const struct row *r = selected(s);
	struct subject of = st->subject;

	if (r && r->waits)
		of = (struct subject){ r->waits->placement, r->waits->placement ? 0 : r->waits->employer };
	return panel_explain(&st->panel, app_of(s), r ? row_id(r) : 0,
		!r ? NULL : r->waits ? r->waits->id : r->quiet ? r->quiet->id : NULL, of);
}

/* ---- screen ---- */

static int open_suggestions(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->answerable.chosen = chosen;
	st->subject = *(const struct subject *)arg;
	list_init(&st->list);
	st->list.columns = st->subject.placement ? of_placement : of_employer;
	st->list.column_count = st->subject.placement ? sizeof of_placement / sizeof *of_placement :
							sizeof of_employer / sizeof *of_employer;
	st->list.fetch = fetch;
	st->list.ctx = s;
	panel_open(&st->panel);
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int64_t employer = st->subject.placement ? 0 : st->subject.employer;
	struct why_not *not;
	size_t n;
	int rc;

	panel_forget(&st->panel);
	st->panel.explained = false;
	st->nrows = 0;
	st->who = st->where = "";
	list_set_count(&st->list, 0);
	if ((rc = subject_names(app_of(s), &st->subject, s->arena, &st->who, &st->where)) < 0 ||
		(rc = app_suggestions(
			 app_of(s), st->subject.placement, employer, 0, s->arena, &st->sg)) < 0 ||
		(rc = app_why_not(app_of(s), st->subject.placement, employer, s->arena, &not, &n)) < 0)
		return rc;
	add_rows(s, not, n);
	list_set_count(&st->list, st->nrows);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, panel_layout(&st->panel, area,
					st->subject.placement ? LEFT_PERCENT : LEFT_OF_EMPLOYER, BELOW));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	panel_paint(&st->panel, c);
	list_paint(&st->list, c, true); /* last: its cursor wins */
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = arena_printf(a, "%s · %s", _("Suggestions"), st->who);
	*right = st->where;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	panel_done(&st->panel);
}

/* ---- actions ---- */

/* The placement whose screen this is; at an employer that of the row. */
static struct subject whole_subject(const struct screen *s)
{
	const struct state *st = s->state;

	return st->subject.placement ? st->subject : chosen(s).subject;
}

static unsigned why_not(struct screen *s)
{
	return answers_why_not(s, whole_subject(s));
}

static unsigned what_if(struct screen *s)
{
	return answers_what_if(s, whole_subject(s));
}

static const struct ui_action actions[] = {
	{ "suggestion-do", "<Enter> d", N_("do"), N_("Do it: make an action with a due date"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_accept },
	{ "suggestion-postpone", "s", N_("later"), N_("Postpone the suggestion"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_postpone },
	{ "suggestion-dismiss", "a", N_("dismiss"), N_("Dismiss the suggestion, with a reason if you like"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_dismiss },
	{ "suggestion-weigh", "w", N_("weigh"), N_("Weigh it step by step, then decide"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_weigh },
	{ "suggestion-peers", "i", NULL, N_("Mark this case for peer review, or take the mark away"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_peers },
	{ "suggestion-why", "y", N_("why"), N_("The whole explanation, with what was decided before"),
		NEED_RULE, answer_why },
	{ "suggestions-not", "n", N_("why not"), N_("What is not suggested, the nearest first, and why"), 0,
		why_not },
	{ "suggestions-what-if", "t", N_("what if"),
		N_("Change facts and see what would be suggested; nothing is stored"), 0, what_if },
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE, answer_contact },
	{ "interview", "T", NULL, N_("Prepare a conversation with the employer"), 0, answer_talk },
	{ "guide", "g", N_("guide"), N_("Open the guide at the point this rule is about"), NEED_GUIDE,
		answer_guide },
	{ "placement", "o p", NULL, N_("Open the placement"), NEED_PLACEMENT, answer_placement },
	{ "employer", "e", NULL, N_("Open the employer"), 0, answer_employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops suggestions_screen = {
	.name = "suggestions",
	.title = N_("Suggestions"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_suggestions,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.moved = moved,
	.need = answer_need,
	.heading = heading,
	.done = done,
};
