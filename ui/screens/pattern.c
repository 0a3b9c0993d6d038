/* The pattern behind the cases: the placements of an employer against the themes of their
 * bottlenecks, with on top at how many of them each is open. */
#include "screens/pattern.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/grid.h"

enum { HEAD = 3, FIXED_ROWS = 2, ALL = -1 }; /* lines above the grid; totals; the column of all themes */

struct state {
	struct grid grid;
	int64_t employer;
	struct pattern pattern;
	const char *name, *mandate, *without; /* in s->arena; without: themes with nothing on record */
	int foot;                             /* lines that those take */
	bool nameless, placed;                /* placed: the cursor was set where it begins */
};

const char *pattern_share(struct arena *a, int open, int64_t placements)
{
	return arena_printf(a, _("%d of %lld"), open, (long long)placements);
}

static bool is_shared(const struct state *st, int64_t t)
{
	return t >= 0 && st->pattern.open[t] >= st->pattern.least;
}

/* ---- cells ---- */

/* In hundreds the word between would not fit. */
static void fill_share(const struct state *st, struct arena *a, int64_t t, struct grid_cell *cell)
{
	enum { HUNDREDS = 100 };
	int64_t all = st->pattern.placements;

	if (t == ALL)
		return;
	cell->text = all < HUNDREDS ? pattern_share(a, st->pattern.open[t], all)
				    : arena_printf(a, "%d/%lld", st->pattern.open[t], (long long)all);
	cell->style = is_shared(st, t) ? ST_LATE : st->pattern.open[t] ? ST_NORMAL : ST_DIM;
}

/* In words and with a sign, never by colour alone. */
static void fill_standing(const struct state *st, int64_t t, struct grid_cell *cell)
{
	if (t == ALL)
		return;
	if (st->pattern.lifted[t])
		*cell = (struct grid_cell){ _("↑ lifted"), ST_GOOD, NULL };
	else if (is_shared(st, t))
		*cell = (struct grid_cell){ _("! shared"), ST_LATE, NULL };
}

static const char *count_words(struct arena *a, int open, int resolved)
{
	if (!open && !resolved)
		return _("nothing on record");
	return arena_printf(a, _("%d open, %d resolved"), open, resolved);
}

static void fill_count(struct arena *a, int open, int resolved, struct grid_cell *cell)
{
	if (open && resolved)
		cell->text = arena_printf(a, "%d ✓%d", open, resolved);
	else if (open)
		cell->text = arena_printf(a, "%d", open);
	else
		cell->text = resolved ? arena_printf(a, "✓%d", resolved) : "·";
	cell->style = open ? ST_BOLD : ST_DIM;
	cell->say = count_words(a, open, resolved);
}

static void fill_totals(const struct state *st, struct arena *a, size_t row, struct grid_row *r)
{
	r->heading = row == 0 ? _("Open at placements") : _("Pattern");
	r->id = -1 - (int64_t)row;
	r->style = ST_TITLE;
	for (size_t i = 0; i < st->grid.columns; i++) {
		if (row == 0)
			fill_share(st, a, st->grid.col[i].id, &r->cell[i]);
		else
			fill_standing(st, st->grid.col[i].id, &r->cell[i]);
	}
}

/* All themes: those that have a column. */
static int sum(const struct state *st, const int *n)
{
	int all = 0;

	for (size_t i = 1; i < st->grid.columns; i++)
		all += n[st->grid.col[i].id];
	return all;
}

static void fill_placement(const struct state *st, struct arena *a, size_t place, const struct pattern_row *p,
	struct grid_row *r)
{
	r->id = p->placement;
	r->heading = st->nameless ? arena_printf(a, _("placement %zu"), place + 1) : p->employee;
	for (size_t i = 0; i < st->grid.columns; i++) {
		int64_t t = st->grid.col[i].id;

		fill_count(a, t == ALL ? sum(st, p->open) : p->open[t],
			t == ALL ? sum(st, p->resolved) : p->resolved[t], &r->cell[i]);
	}
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct grid_row *rows)
{
	struct screen *s = ctx;
	const struct state *st = s->state;
	struct pattern_row *found;
	size_t n, from = 0;
	int rc;

	for (; from < limit && offset + from < FIXED_ROWS; from++)
		fill_totals(st, a, offset + from, &rows[from]);
	if (from == limit)
		return 0;
	offset += from - FIXED_ROWS;
	rc = app_pattern_rows(
		app_of(s), st->employer, (int64_t)offset, (int64_t)(limit - from), a, &found, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		fill_placement(st, a, offset + i, &found[i], &rows[from + i]);
	return rc;
}

/* ---- screen ---- */

static int open_pattern(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->employer = *(const int64_t *)arg;
	grid_init(&st->grid);
	st->grid.fetch = fetch;
	st->grid.ctx = s;
	st->grid.fixed_rows = FIXED_ROWS;
	st->grid.fixed_columns = 1;
	return 0;
}

static bool on_record(const struct pattern *p, size_t t)
{
	return p->open[t] || p->recent[t] || p->lifted[t];
}

/* Room for how a theme stands in words. */
static int least_width(void)
{
	int shared = text_width(_("! shared")), lifted = text_width(_("↑ lifted"));

	return shared > lifted ? shared : lifted;
}

/* The cursor begins at a theme: the first one that is shared, if there is one. */
static void place_cursor(struct state *st)
{
	size_t at = 1;

	if (st->placed || st->grid.columns < 2)
		return;
	for (size_t i = st->grid.columns - 1; i > 0; i--)
		if (is_shared(st, st->grid.col[i].id))
			at = i;
	grid_to(&st->grid, 0, at);
	st->placed = true;
}

static void set_columns(struct state *st, struct arena *a)
{
	struct grid_column c[PATTERN_THEMES + 1] = { { ALL, _("all"), 0, 0 } };
	const int least = least_width();
	size_t n = 1;

	st->without = NULL;
	for (size_t t = 0; choices_theme[t].code && t < PATTERN_THEMES; t++) {
		const char *label = lang_text(choices_theme[t].label);

		if (on_record(&st->pattern, t))
			c[n++] = (struct grid_column){ (int64_t)t, label, 0, least };
		else
			st->without = st->without ? arena_printf(a, "%s, %s", st->without, label) : label;
	}
	st->grid.empty = st->pattern.placements ? N_("No bottlenecks on record at these placements.")
						: N_("No placement runs here now, so there is no pattern.");
	grid_set(&st->grid, c, n > 1 && st->pattern.placements ? n : 0,
		(size_t)st->pattern.placements + FIXED_ROWS);
	if (st->without)
		st->without = arena_printf(a, _("Nothing on record about: %s"), st->without);
	place_cursor(st);
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct record *r;
	int rc = app_pattern(app_of(s), st->employer, s->arena, &st->pattern);

	if (rc < 0 || (rc = store_get(app_of(s)->store, E_ORGANISATION, st->employer, s->arena, &r)) < 0)
		return rc;
	st->name = record_title(r, s->arena);
	st->mandate = record_get(r, "mandate");
	set_columns(st, s->arena);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	char **line;

	st->foot = st->without && st->grid.columns ? (int)text_wrap(a, st->without, area.w - 2, &line) : 0;
	area.y += HEAD;
	area.h = area.h > HEAD + st->foot ? area.h - HEAD - st->foot : 0;
	arena_free(&a);
	grid_layout(&st->grid, area);
}

static struct grid *grid_of(struct screen *s)
{
	return &((struct state *)s->state)->grid;
}

/* ---- what the cell says, in words ---- */

static const char *say_placement(
	struct arena *a, const struct grid_row *r, const struct grid_cell *cell, int64_t t)
{
	return arena_printf(a, "%s, %s: %s", r->heading,
		t == ALL ? _("all themes") : lang_text(choices_theme[t].label), cell->say);
}

static const char *say_theme(const struct state *st, struct arena *a, int64_t t)
{
	if (t == ALL)
		return _("Totals per theme: Enter on one shows what was tried.");
	return arena_printf(a, _("%s: open at %s placements; in the past year at %d"),
		lang_text(choices_theme[t].label),
		pattern_share(a, st->pattern.open[t], st->pattern.placements), st->pattern.recent[t]);
}

static const char *say_standing(const struct screen *s, struct arena *a, int64_t t, enum style *style)
{
	const struct state *st = s->state;
	char key[KEY_NAME_SIZE];

	*style = ST_DIM;
	if (t == ALL)
		return NULL;
	if (st->pattern.lifted[t]) {
		*style = ST_GOOD;
		return _("↑ It is lifted to the organisation.");
	}
	if (!is_shared(st, t))
		return arena_printf(a,
			ngettext("From %d placement on it is a matter of the organisation.",
				"From %d placements on it is a matter of the organisation.",
				(unsigned long)st->pattern.least),
			st->pattern.least);
	*style = ST_LATE;
	return arena_printf(a, _("! Shared by several placements: %s lifts it to the organisation."),
		ui_key_of(s, key, "pattern-lift"));
}

static void paint_foot(const struct state *st, struct canvas *c, struct arena *a)
{
	char **line;

	if (!st->foot)
		return;
	text_wrap(a, st->without, c->area.w - 2, &line);
	for (int i = 0; i < st->foot; i++)
		canvas_put(c, c->area.h - st->foot + i, 1, -1, ST_DIM, line[i]);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct grid_row *r = grid_selected(&st->grid);
	const struct grid_column *col = grid_column_at(&st->grid);
	struct arena *a = arena_new();
	enum style style;

	if (r && col) {
		canvas_put(c, 0, 1, -1, ST_BOLD,
			r->id > 0 ? say_placement(a, r, &r->cell[st->grid.column], col->id)
				  : say_theme(st, a, col->id));
		const char *standing = say_standing(s, a, col->id, &style);
		canvas_put(c, 1, 1, -1, style, standing);
	}
	canvas_rule(c, HEAD - 1, 0, c->area.w);
	paint_foot(st, c, a);
	grid_paint(&st->grid, c, true);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = st->name ? arena_printf(a, _("Pattern: %s"), st->name) : _("Pattern");
	*right = arena_printf(a,
		ngettext("%lld running placement", "%lld running placements",
			(unsigned long)st->pattern.placements),
		(long long)st->pattern.placements);
	if (st->nameless)
		*right = arena_printf(a, "%s · %s", *right, _("without names"));
}

static void done(struct screen *s)
{
	grid_done(grid_of(s));
}

/* ---- actions ---- */

/* The theme of the column, or NULL. */
static const char *theme(const struct screen *s)
{
	const struct state *st = s->state;
	const struct grid_column *c = grid_column_at(&st->grid);

	return c && c->id != ALL ? choices_theme[c->id].code : NULL;
}

static int64_t placement(const struct screen *s)
{
	const struct state *st = s->state;
	const struct grid_row *r = grid_selected(&st->grid);

	return r && r->id > 0 ? r->id : 0;
}

enum { NEED_THEME = NEED_OWN, NEED_PLACEMENT_ROW = NEED_OWN << 1 };

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_THEME && !theme(s))
		return _("First go to the column of a theme.");
	if (bit == NEED_PLACEMENT_ROW && !placement(s))
		return _("First go to the row of a placement.");
	return NULL;
}

static unsigned open_placement(struct screen *s)
{
	struct subject to = { placement(s), 0 };

	return ui_push(s, &placement_screen, &to);
}

static unsigned enter(struct screen *s)
{
	const struct state *st = s->state;
	struct pattern_theme_arg arg = { st->employer, theme(s), st->nameless };

	if (arg.theme)
		return ui_push(s, &pattern_theme_screen, &arg);
	return placement(s) ? open_placement(s) : ui_error(s, "%s", need(s, NEED_THEME));
}

static unsigned lift(struct screen *s)
{
	const struct state *st = s->state;

	return pattern_lift(s, st->employer, theme(s), st->mandate);
}

static unsigned names(struct screen *s)
{
	struct state *st = s->state;

	st->nameless = !st->nameless;
	return UI_LOAD;
}

static unsigned suggestions(struct screen *s)
{
	struct subject to = { 0, ((struct state *)s->state)->employer };

	return ui_push(s, &suggestions_screen, &to);
}

static const struct ui_action actions[] = {
	{ "pattern-open", "<Enter>", N_("theme"),
		N_("Open the theme: its bottlenecks, and what was tried with which effect"), NEED_ROW,
		enter },
	{ "pattern-lift", "L", N_("lift"), N_("Lift the theme to the organisation, with a reason"),
		NEED_WRITABLE | NEED_THEME, lift },
	{ "pattern-placement", "o", N_("person"), N_("Open the placement of this row"), NEED_PLACEMENT_ROW,
		open_placement },
	{ "pattern-names", "N", N_("names"), N_("With or without names, to show it to the employer"), 0,
		names },
	{ "pattern-suggestions", "w", N_("suggest"), N_("All suggestions about this employer"), 0,
		suggestions },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops pattern_screen = {
	.name = "pattern",
	.title = N_("Pattern"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_pattern,
	.load = load,
	.layout = layout,
	.paint = paint,
	.grid = grid_of,
	.need = need,
	.heading = heading,
	.done = done,
};
