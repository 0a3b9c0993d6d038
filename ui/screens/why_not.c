/* What is not suggested about a placement or employer: the nearest first, with
 * what stands in the way and the day on which time alone would change that. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/answers.h"
#include "screens/panel.h"

enum { LEFT_PERCENT = 50, BELOW = 7, INDENT = 2, MARGIN = 4, NOTE_LINES = 2 };

/* A line of the list: a rule, or what stands in its way. */
struct row {
	const struct why_not *not; /* NULL: words below the one before, or a heading */
	enum row_kind kind;
	const char *left, *right;
};

struct state {
	struct answerable answerable; /* first */
	struct subject subject;
	const char *who, *where; /* in s->arena, as all below */
	struct why_not *not;
	size_t n;
	struct row *rows;
	size_t nrows;
	struct list list;
	struct panel panel;
};

static const struct list_column columns[] = {
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 16, 24, 0, ALIGN_RIGHT },
};

/* ---- rows ---- */

static void add(struct state *st, enum row_kind kind, const struct why_not *not, const char *left)
{
	st->rows[st->nrows++] = (struct row){ .not = not, .kind = kind, .left = left };
}

/* At most two lines of what is in the way; the panel has the rest. */
static void add_words(struct screen *s, const struct why_not *not)
{
	struct state *st = s->state;
	char **lines;
	size_t n = text_wrap(s->arena, not->quiet ? not->quiet : not->failing,
		st->list.area.w > 2 * MARGIN ? st->list.area.w - 2 * MARGIN : 2 * MARGIN, &lines);

	for (size_t i = 0; i < n && i < NOTE_LINES; i++)
		add(st, ROW_NOTE, NULL,
			arena_printf(s->arena, "%*s%s%s", INDENT, "", lines[i],
				i + 1 == NOTE_LINES && n > NOTE_LINES ? " …" : ""));
}

/* Again for each width: the words are wrapped. */
static void add_rows(struct screen *s)
{
	struct state *st = s->state;
	st->rows = arena_alloc(s->arena, (st->n * (NOTE_LINES + 2) + 1) * sizeof *st->rows);
	st->nrows = 0;
	for (size_t i = 0; i < st->n; i++) {
		bool quiet = st->not[i].quiet != NULL;

		/* Those that are true come first. */
		if (i == 0 || quiet != (st->not[i - 1].quiet != NULL))
			add(st, ROW_GROUP, NULL, quiet ? _("True, but quiet") : _("Nearest first"));
		add(st, ROW_ITEM, &st->not[i], NULL);
		add_words(s, &st->not[i]);
	}
	list_set_count(&st->list, st->nrows);
}

/* What would bring it: a day, or an answer. */
static const char *when(const struct why_not *not, struct arena *a, day today)
{
	if (!not->quiet && not->explanation->outcome == TRUTH_UNKNOWN)
		return _("ask first");
	if (not->fires == DAY_NONE)
		return "";
	return arena_printf(a, not->quiet ? _("quiet until %s") : _("by itself %s"),
		date_short(a, not->fires, today));
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;

	for (size_t i = 0; i < limit; i++) {
		const struct row *r = &st->rows[offset + i];

		rows[i].kind = r->kind;
		rows[i].id = r->not ? (int64_t)r->not->rule + 1 : 0;
		rows[i].cells[0] = r->not ? r->not->title : r->left;
		rows[i].cells[1] = r->not ? when(r->not, a, ui_today(s)) : NULL;
		rows[i].styles[1] = ST_SOON;
	}
	return 0;
}

/* ---- the selected row ---- */

static const struct why_not *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return list_selected(&st->list) ? st->rows[st->list.sel].not : NULL;
}

static struct chosen chosen(const struct screen *s)
{
	const struct why_not *not = selected(s);

	return (struct chosen){ .rule = not ? not->id : NULL,
		.subject = ((const struct state *)s->state)->subject };
}

static int moved(struct screen *s)
{
	struct state *st = s->state;
	const struct why_not *not = selected(s);

	return panel_explain(
		&st->panel, app_of(s), not ? (int64_t)not->rule + 1 : 0, not ? not->id : NULL, st->subject);
}

/* ---- screen ---- */

static int open_why_not(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->answerable.chosen = chosen;
	st->subject = *(const struct subject *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("Every rule that can say something here does so already.");
	panel_open(&st->panel);
	return 0;
}

/* Leaves those whose title has what is typed. */
static void filter(struct screen *s)
{
	struct state *st = s->state;
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	size_t n = 0;

	for (size_t i = 0; i < st->n; i++)
		if (!*needle || text_matches(st->not[i].title, needle))
			st->not[n++] = st->not[i];
	st->n = n;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc;

	panel_forget(&st->panel);
	st->who = st->where = "";
	st->n = st->nrows = 0;
	list_set_count(&st->list, 0);
	if ((rc = subject_names(app_of(s), &st->subject, s->arena, &st->who, &st->where)) < 0)
		return rc;
	if ((rc = app_why_not(app_of(s), st->subject.placement,
		     st->subject.placement ? 0 : st->subject.employer, s->arena, &st->not, &st->n)) < 0)
		return rc;
	filter(s);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, panel_layout(&st->panel, area, LEFT_PERCENT, BELOW));
	add_rows(s);
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

	*left = arena_printf(a, "%s · %s", _("Not suggested"), st->who);
	*right = arena_printf(a, ngettext("%zu rule", "%zu rules", st->n), st->n);
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	panel_done(&st->panel);
}

static const struct ui_action actions[] = {
	{ "why-not-open", "<Enter> y", N_("why"), N_("Every condition of the rule, and what it found"),
		NEED_ROW, answer_why },
	{ "suggestions-what-if", "t", N_("what if"),
		N_("Change facts and see what would be suggested; nothing is stored"), 0, answer_what_if },
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE, answer_contact },
	{ "interview", "T i", NULL, N_("Prepare a conversation with the employer"), 0, answer_talk },
	{ "guide", "g", N_("guide"), N_("Open the guide at the point this rule is about"), NEED_GUIDE,
		answer_guide },
	{ "placement", "o p", N_("open"), N_("Open the placement"), NEED_PLACEMENT, answer_placement },
	{ "employer", "e", N_("employer"), N_("Open the employer"), 0, answer_employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops why_not_screen = {
	.name = "why-not",
	.title = N_("Not suggested"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_why_not,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.moved = moved,
	.need = answer_need,
	.heading = heading,
	.done = done,
};
