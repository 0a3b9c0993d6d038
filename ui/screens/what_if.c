/* What if: facts changed on screen, and what would then be suggested. Nothing is
 * stored; leaving it asks nothing. */
#include "screens/what_if.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/pager.h"
#include "screens/answers.h"

enum { LEFT_PERCENT = 55, BELOW_PERCENT = 45 };

/* A line of the list: a fact, or the heading of a group of them. */
struct row {
	int fact; /* -1: a heading */
	const char *left;
};

struct state {
	struct subject subject;
	struct supposed *supposed; /* owned: it outlives loads */
	size_t n;
	const char *who, *where; /* in s->arena, as what follows */
	int32_t *real;           /* the facts as they are */
	struct what_if what;
	struct row *rows;
	size_t nrows;
	struct list list;
	struct pager *then;
	struct rect side;        /* of what would be suggested */
	bool beside;
};

static const struct list_column columns[] = {
	{ NULL, 24, 0, 0, ALIGN_LEFT },
	{ NULL, 18, 0, 0, ALIGN_LEFT },
};

/* ---- the facts ---- */

static const char *group_name(size_t rows, enum rule_level level)
{
	static const char *const names[FACT_ROWS] = {
		[ROWS_PLACEMENT] = N_("Placement, employee and contacts"),
		[ROWS_SIGNAL] = N_("Signals"),
		[ROWS_CHANGE] = N_("Changes"),
		[ROWS_BOTTLENECK] = N_("Bottlenecks"),
		[ROWS_ACTION] = N_("Actions"),
		[ROWS_PROFILE] = N_("Capacity profile"),
		[ROWS_TICK] = N_("Guides"),
		[ROWS_DECISION] = N_("Decisions"),
	};

	return level == LEVEL_EMPLOYER ? _("Employer") : _(names[rows]);
}

static bool supposed(const struct state *st, int fact)
{
	return st->real[fact] != st->what.facts[fact];
}

/* Those of the facts that are marked and match the filter, below a heading. */
static void add_group(struct screen *s, const bool *mark, const char *name)
{
	struct state *st = s->state;
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	size_t n;
	const struct fact *f = rules_facts(&n);
	bool headed = false;

	for (size_t i = 0; i < n; i++) {
		if (!mark[i] || (*needle && !text_matches(arena_printf(s->arena, "%s %s",
							lang_text(f[i].label), f[i].name), needle)))
			continue;
		if (!headed)
			st->rows[st->nrows++] = (struct row){ -1, name };
		headed = true;
		st->rows[st->nrows++] = (struct row){ (int)i, lang_text(f[i].label) };
	}
}

/* The facts that a rule in use looks at. */
static bool *facts_in_use(const struct ruleset *rs, struct arena *a)
{
	size_t n;
	bool *used;

	rules_facts(&n);
	used = arena_alloc(a, n * sizeof *used);
	for (size_t i = 0; i < rules_count(rs); i++) {
		const struct rule *r = rules_get(rs, i);

		if (r->state == RULE_IN_USE && !r->off)
			rules_facts_of(rs, i, used);
	}
	return used;
}

/* Marks those of a level (and rows) among the used ones that are not supposed: these
 * have a heading of their own. */
static const bool *in_group(const struct screen *s, const bool *used, enum rule_level level, size_t rows)
{
	const struct state *st = s->state;
	size_t n;
	const struct fact *f = rules_facts(&n);
	bool *mark = arena_alloc(s->arena, n * sizeof *mark);

	for (size_t i = 0; i < n; i++)
		mark[i] = used[i] && f[i].level == level && (level == LEVEL_EMPLOYER || f[i].rows == rows) &&
			!supposed(st, (int)i);
	return mark;
}

/* What was supposed on top; of an employer alone only what is true of it as a whole. */
static void add_rows(struct screen *s)
{
	struct state *st = s->state;
	const bool *used = facts_in_use(app_of(s)->rules, s->arena);
	bool *changed;
	size_t n;

	rules_facts(&n);
	changed = arena_alloc(s->arena, n * sizeof *changed);
	for (size_t i = 0; i < n; i++)
		changed[i] = supposed(st, (int)i);
	st->rows = arena_alloc(s->arena, (n + FACT_ROWS + 2) * sizeof *st->rows);
	st->nrows = 0;
	add_group(s, changed, _("Supposed"));
	for (size_t rows = 0; st->subject.placement && rows < FACT_ROWS; rows++)
		add_group(s, in_group(s, used, LEVEL_PLACEMENT, rows), group_name(rows, LEVEL_PLACEMENT));
	add_group(s, in_group(s, used, LEVEL_EMPLOYER, 0), group_name(0, LEVEL_EMPLOYER));
	list_set_count(&st->list, st->nrows);
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;
	const struct fact *facts;
	size_t n;

	facts = rules_facts(&n);
	for (size_t i = 0; i < limit; i++) {
		const struct row *r = &st->rows[offset + i];
		int32_t value;

		rows[i].kind = r->fact < 0 ? ROW_GROUP : ROW_ITEM;
		rows[i].cells[0] = r->left;
		if (r->fact < 0)
			continue;
		value = st->what.facts[r->fact];
		rows[i].id = r->fact + 1;
		rows[i].cells[1] = rules_fact_show(&facts[r->fact], value, ui_today(s), a);
		rows[i].styles[1] = value == FACT_UNKNOWN ? ST_DIM : ST_NORMAL;
		if (supposed(st, r->fact)) {
			rows[i].cells[1] = arena_printf(a, _("● %s, was %s"), rows[i].cells[1],
				rules_fact_show(&facts[r->fact], st->real[r->fact], ui_today(s), a));
			rows[i].styles[0] = rows[i].styles[1] = ST_BOLD;
		}
	}
	return 0;
}

/* ---- what would be suggested ---- */

static void write_one(struct state *st, struct arena *a, const struct suggestion *sg, const char *mark,
	unsigned style)
{
	pager_span(st->then, style, mark);
	pager_span(st->then, style, st->subject.placement || !*sg->employee ?
		sg->title : arena_printf(a, "%s: %s", sg->employee, sg->title));
	pager_span(st->then, ST_DIM, arena_printf(a, "  %s", rules_tier_name(sg->tier)));
	pager_end(st->then, 1, 2);
}

static size_t marked(const bool *mark, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += mark[i];
	return count;
}

/* What comes and goes first; then what stays. */
static void write_then(struct screen *s)
{
	struct state *st = s->state;
	const struct what_if *w = &st->what;
	size_t come = marked(w->appears, w->nthen), go = marked(w->vanishes, w->nnow);

	pager_reset(st->then);
	pager_span(st->then, ST_TITLE,
		arena_printf(s->arena,
			st->n ? ngettext("Then %zu suggestion", "Then %zu suggestions", w->nthen) :
				ngettext("Now %zu suggestion", "Now %zu suggestions", w->nthen),
			w->nthen));
	if (come || go)
		pager_span(st->then, ST_BOLD, arena_printf(s->arena, "  +%zu −%zu", come, go));
	else if (st->n)
		pager_span(st->then, ST_DIM, arena_printf(s->arena, "  %s", _("the same as now")));
	pager_end(st->then, 0, 0);
	for (size_t i = 0; i < w->nthen; i++)
		if (w->appears[i])
			write_one(st, s->arena, &w->then[i], "+ ", ST_GOOD);
	for (size_t i = 0; i < w->nnow; i++)
		if (w->vanishes[i])
			write_one(st, s->arena, &w->now[i], "− ", ST_LATE);
	for (size_t i = 0; i < w->nthen; i++)
		if (!w->appears[i])
			write_one(st, s->arena, &w->then[i], "  ", ST_NORMAL);
}

/* ---- screen ---- */

static int open_what_if(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->subject = *(const struct subject *)arg;
	st->then = pager_new();
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int64_t employer = st->subject.placement ? 0 : st->subject.employer;
	struct what_if now;
	int rc;

	pager_reset(st->then);
	st->who = st->where = "";
	list_set_count(&st->list, 0);
	if ((rc = subject_names(app_of(s), &st->subject, s->arena, &st->who, &st->where)) < 0 ||
		(rc = app_what_if(
			 app_of(s), st->subject.placement, employer, NULL, 0, s->arena, &now)) < 0 ||
		(rc = app_what_if(app_of(s), st->subject.placement, employer, st->supposed, st->n, s->arena,
			 &st->what)) < 0)
		return rc;
	st->real = now.facts;
	add_rows(s);
	write_then(s);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect left;

	st->beside = pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &st->side);
	if (!st->beside) {
		int below = area.h * BELOW_PERCENT / 100;

		left.h -= below + 1;
		st->side = (struct rect){ area.y + left.h + 1, area.x, below, area.w };
	}
	list_layout(&st->list, left);
	pager_layout(st->then, st->side);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->beside)
		canvas_vrule(c, st->side.x - c->area.x - 1, 0, c->area.h);
	else
		canvas_rule(c, st->side.y - c->area.y - 1, 0, c->area.w);
	pager_paint(st->then, c);
	list_paint(&st->list, c, true); /* last: its cursor wins */
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = arena_printf(a, "%s · %s", _("What if"), st->who);
	*right = st->n ? arena_printf(a, ngettext("%zu fact supposed, nothing is stored",
						 "%zu facts supposed, nothing is stored", st->n), st->n)
		       : _("nothing is stored");
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	pager_free(&st->then);
	free(st->supposed);
}

/* ---- actions ---- */

/* Supposes it; the value it has in truth is no supposition. */
static void suppose(struct state *st, int fact, int32_t value)
{
	size_t i = 0;

	while (i < st->n && st->supposed[i].fact != fact)
		i++;
	if (value == st->real[fact]) {
		if (i < st->n)
			st->supposed[i] = st->supposed[--st->n];
		return;
	}
	if (i == st->n)
		st->supposed = xrealloc(st->supposed, ++st->n * sizeof *st->supposed);
	st->supposed[i] = (struct supposed){ fact, value };
}

static unsigned change(struct screen *s)
{
	struct state *st = s->state;
	const struct list_row *row = list_selected(&st->list);
	int fact = row ? (int)row->id - 1 : -1;
	const struct fact *facts;
	int32_t value;
	size_t n;

	if (fact < 0)
		return UI_PAINT;
	facts = rules_facts(&n);
	if (!what_if_ask(s, &facts[fact], st->what.facts[fact], &value))
		return UI_PAINT;
	suppose(st, fact, value);
	return UI_LOAD;
}

static unsigned reset(struct screen *s)
{
	((struct state *)s->state)->n = 0;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "what-if-change", "<Enter>", N_("change"), N_("Suppose another value of this fact"), NEED_ROW,
		change },
	{ "what-if-reset", "r", N_("reset"), N_("All facts as they are in truth"), 0, reset },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops what_if_screen = {
	.name = "what-if",
	.title = N_("What if"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_what_if,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
