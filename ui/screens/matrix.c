/* Records counted by two fields: course against phase of my caseload or everyone's, and
 * other pairs. A cell opens the list of exactly those. */
#include "screens/matrix.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/overview.h"
#include "core/grid.h"
#include "core/prompt.h"
#include "screens/places.h"
#include "screens/records.h"

enum { HEAD = 2, ALL = -1 }; /* lines above the grid; the row and column of totals */

static const struct pair {
	enum entity_id entity;
	const char *row, *column;
	bool current; /* ended ones only when asked for */
} pairs[] = {
	{ E_PLACEMENT, "course", "phase", true },
	{ E_PLACEMENT, "status", "outcome", false },
	{ E_ORGANISATION, "experience", "infrastructure", false },
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

struct state {
	struct grid grid;
	size_t pair;
	bool everyone, ended;
	struct cross cross; /* in s->arena, as what follows */
	int64_t *row;	    /* choice of each row below the totals */
	size_t nrows;
};

static const struct pair *pair_of(const struct state *st)
{
	return &pairs[st->pair];
}

static const struct field *field_of(const struct state *st, bool column)
{
	const struct entity *e = model_entity(pair_of(st)->entity);

	return &e->fields[model_field(e, column ? pair_of(st)->column : pair_of(st)->row)];
}

/* ---- counts ---- */

static int64_t count(const struct state *st, int64_t row, int64_t column)
{
	int64_t n = 0;

	for (size_t i = 0; i < st->cross.rows; i++)
		for (size_t k = 0; k < st->cross.columns; k++)
			if ((row == ALL || row == (int64_t)i) && (column == ALL || column == (int64_t)k))
				n += st->cross.cell[i * st->cross.columns + k];
	return n;
}

/* The choice with this index; behind the last: empty. */
static bool is_empty(const struct field *f, int64_t i)
{
	return i >= 0 && !f->choices[i].code;
}

static const char *label(const struct field *f, int64_t i)
{
	return i == ALL ? _("all") : is_empty(f, i) ? _("unknown") : lang_text(f->choices[i].label);
}

/* What is out of use stands there only where it still counts. */
static bool is_shown(const struct field *f, size_t i, int64_t n)
{
	return n > 0 || !(f->choices[i].code && f->choices[i].retired);
}

static void fill_row(const struct state *st, struct arena *a, int64_t row, struct grid_row *r)
{
	r->id = row;
	r->heading = label(field_of(st, false), row);
	r->style = row == ALL ? ST_TITLE : ST_NORMAL;
	for (size_t i = 0; i < st->grid.columns; i++) {
		int64_t n = count(st, row, st->grid.col[i].id);

		r->cell[i].text = n ? arena_printf(a, "%lld", (long long)n) : "·";
		r->cell[i].style = n == 0 ? ST_DIM : row == ALL || i == 0 ? ST_BOLD : ST_NORMAL;
	}
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct grid_row *rows)
{
	const struct state *st = ((struct screen *)ctx)->state;

	for (size_t i = 0; i < limit; i++)
		fill_row(st, a, offset + i == 0 ? ALL : st->row[offset + i - 1], &rows[i]);
	return 0;
}

/* ---- screen ---- */

static int open_matrix(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	grid_init(&st->grid);
	st->grid.fetch = fetch;
	st->grid.ctx = s;
	st->grid.fixed_rows = st->grid.fixed_columns = 1;
	return 0;
}

/* The conditions of what is counted, at `where`; how many. */
static size_t conditions(const struct screen *s, struct arena *a, struct condition where[4])
{
	const struct state *st = s->state;
	const struct app *app = app_of(s);
	size_t n = 0;

	if (pair_of(st)->entity == E_PLACEMENT && app->expert && !st->everyone)
		where[n++] =
			(struct condition){ "expert", IS, arena_printf(a, "%lld", (long long)app->expert) };
	if (pair_of(st)->current && !st->ended)
		where[n++] = (struct condition){ "status", IS_NOT, "ended" };
	if (pair_of(st)->entity == E_ORGANISATION)
		where[n++] = (struct condition){ "kind", IS, "employer" };
	return n;
}

static void set_grid(struct state *st, struct arena *a)
{
	const struct field *rows = field_of(st, false), *columns = field_of(st, true);
	struct grid_column c[GRID_COLUMNS] = { { ALL, label(columns, ALL), 0, 0 } };
	size_t n = 1;

	for (size_t i = 0; i < st->cross.columns && n < GRID_COLUMNS; i++)
		if (is_shown(columns, i, count(st, ALL, (int64_t)i)))
			c[n++] = (struct grid_column){ (int64_t)i, label(columns, (int64_t)i), 0, 0 };
	st->row = arena_alloc(a, (st->cross.rows + 1) * sizeof *st->row);
	st->nrows = 0;
	for (size_t i = 0; i < st->cross.rows; i++)
		if (is_shown(rows, i, count(st, (int64_t)i, ALL)))
			st->row[st->nrows++] = (int64_t)i;
	grid_set(&st->grid, c, n, st->nrows + 1);
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct condition where[4];
	struct query q = {
		.entity = pair_of(st)->entity, .where = where, .nwhere = conditions(s, s->arena, where)
	};
	int rc = app_cross(app_of(s), &q, pair_of(st)->row, pair_of(st)->column, s->arena, &st->cross);

	if (rc == 0)
		set_grid(st, s->arena);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	area.y += HEAD;
	area.h = area.h > HEAD ? area.h - HEAD : 0;
	grid_layout(&((struct state *)s->state)->grid, area);
}

static struct grid *grid_of(struct screen *s)
{
	return &((struct state *)s->state)->grid;
}

static void done(struct screen *s)
{
	grid_done(grid_of(s));
}

/* "Course: difficult · Phase: all: 3". */
static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct grid_row *r = grid_selected(&st->grid);
	const struct grid_column *col = grid_column_at(&st->grid);

	if (r && col)
		canvas_putf(c, 0, 1, -1, ST_BOLD, "%s: %s · %s: %s: %lld",
			lang_text(field_of(st, false)->label), r->heading,
			lang_text(field_of(st, true)->label), label(field_of(st, true), col->id),
			(long long)count(st, r->id, col->id));
	canvas_rule(c, HEAD - 1, 0, c->area.w);
	grid_paint(&st->grid, c, true);
}

static const char *pair_title(const struct pair *p, struct arena *a)
{
	const struct entity *e = model_entity(p->entity);

	return arena_printf(a, _("%s: %s by %s"), lang_text(e->label_plural),
		lang_text(e->fields[model_field(e, p->row)].label),
		lang_text(e->fields[model_field(e, p->column)].label));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = arena_printf(a, "%s · %s", _("Matrix"), pair_title(pair_of(st), a));
	*right = "";
	if (pair_of(st)->entity == E_PLACEMENT && app_of(s)->expert)
		*right = st->everyone ? _("everyone") : _("my caseload");
	if (pair_of(st)->current && st->ended)
		*right = arena_printf(a, "%s%s%s", *right, **right ? " · " : "", _("ended too"));
}

/* ---- actions ---- */

static void narrow(char *out, size_t size, const struct field *f, int64_t i)
{
	snprintf(out, size, "%s", i == ALL ? "" : is_empty(f, i) ? VIEW_EMPTY : f->choices[i].code);
}

/* The list of placements narrows by course and phase itself. */
static unsigned open_placements(struct screen *s, int64_t row, int64_t column)
{
	const struct state *st = s->state;
	struct placement_view v = { .everyone = st->everyone, .ended = st->ended };

	narrow(v.course, sizeof v.course, field_of(st, false), row);
	narrow(v.phase, sizeof v.phase, field_of(st, true), column);
	return ui_push(s, &placements_screen, &v);
}

/* The same records as a list of any kind. */
static unsigned open_found(struct screen *s, int64_t row, int64_t column)
{
	const struct state *st = s->state;
	struct arena *a = arena_new();
	struct condition where[6];
	struct find_arg arg = { .entity = pair_of(st)->entity, .where = where,
		.nwhere = conditions(s, a, where) };
	unsigned r;

	for (int k = 0; k < 2; k++) {
		const struct field *f = field_of(st, k == 1);
		int64_t i = k == 1 ? column : row;

		if (i != ALL)
			where[arg.nwhere++] = (struct condition){ f->name, is_empty(f, i) ? IS_EMPTY : IS,
				f->choices[i].code };
	}
	r = ui_push(s, &find_screen, &arg);
	arena_free(&a);
	return r;
}

static unsigned enter(struct screen *s)
{
	const struct state *st = s->state;
	int64_t row = grid_selected(&st->grid)->id, column = grid_column_at(&st->grid)->id;

	return pair_of(st)->current ? open_placements(s, row, column) : open_found(s, row, column);
}

static unsigned choose(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	struct pick picks[PAIRS];
	int i;

	for (size_t k = 0; k < PAIRS; k++)
		picks[k] = (struct pick){ pairs[k].row, pair_title(&pairs[k], a), NULL };
	i = ui_pick(s, _("Count what?"), picks, PAIRS, pair_of(st)->row);
	arena_free(&a);
	if (i < 0)
		return UI_PAINT;
	st->pair = (size_t)i;
	grid_to(&st->grid, 0, 0);
	return UI_LOAD;
}

static unsigned mine(struct screen *s)
{
	struct state *st = s->state;

	return turn_everyone(s, &st->everyone,
		       _("Everyone's placements are shown: no labour expert has this account's login"))
		? UI_LOAD
		: UI_PAINT;
}

static unsigned ended(struct screen *s)
{
	struct state *st = s->state;

	st->ended = !st->ended;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "matrix-open", "<Enter>", N_("open"), N_("Open the list of what is counted here"), NEED_ROW,
		enter },
	{ "matrix-pair", "p", N_("pair"), N_("Count by other fields, or employers"), 0, choose },
	{ "matrix-mine", "m", N_("mine"), N_("My caseload or everyone's"), 0, mine },
	{ "matrix-ended", "e", N_("ended"), N_("With or without ended placements"), 0, ended },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops matrix_screen = {
	.name = "matrix",
	.title = N_("Matrix"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_matrix,
	.load = load,
	.layout = layout,
	.paint = paint,
	.grid = grid_of,
	.heading = heading,
	.done = done,
};

unsigned matrix_open(struct screen *s)
{
	return ui_push(s, &matrix_screen, NULL);
}
