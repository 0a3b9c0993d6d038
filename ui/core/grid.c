/* Grid maths: cursor, scrolling both ways, the window of rows; no curses here. */
#include "core/grid.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "core/key.h"

enum { GAP = 1, MARGIN = 3, LEAST_WIDTH = 8, MOST_WIDTH = 14, LEAST_HEADING = 12, MOST_HEADING = 30 };

void grid_init(struct grid *g)
{
	*g = (struct grid){ .height = 1 };
}

void grid_done(struct grid *g)
{
	arena_free(&g->arena);
	arena_free(&g->titles);
	g->window = g->fixed = NULL;
	g->have = 0;
}

/* ---- columns ---- */

static int longest_word(const char *text)
{
	int most = 0;

	while (*text) {
		size_t n = strcspn(text, " ");
		char word[128];

		if (n < sizeof word) {
			memcpy(word, text, n);
			word[n] = '\0';
			most = text_width(word) > most ? text_width(word) : most;
		}
		text += n + (text[n] == ' ');
	}
	return most;
}

static int natural_width(const struct grid_column *c)
{
	int w = c->width ? c->width : longest_word(c->title);

	w = w < LEAST_WIDTH ? LEAST_WIDTH : c->width == 0 && w > MOST_WIDTH ? MOST_WIDTH : w;
	return w < c->least ? c->least : w;
}

static void set_columns(struct grid *g, const struct grid_column *columns, size_t n)
{
	if (!g->titles)
		g->titles = arena_new();
	arena_reset(g->titles);
	g->columns = n < GRID_COLUMNS ? n : GRID_COLUMNS;
	g->head = 0;
	for (size_t i = 0; i < g->columns; i++) {
		g->col[i] = columns[i];
		g->col[i].title = text_clean(g->titles, columns[i].title ? columns[i].title : "", false);
		g->width[i] = natural_width(&g->col[i]);
		g->lines[i] = text_wrap(g->titles, g->col[i].title, g->width[i], &g->line[i]);
		if (g->lines[i] > GRID_TITLE_LINES)
			g->lines[i] = GRID_TITLE_LINES;
		if ((int)g->lines[i] > g->head)
			g->head = (int)g->lines[i];
	}
}

int grid_heading(const struct grid *g)
{
	int w = g->heading ? g->heading : g->area.w / 4;

	return w < LEAST_HEADING ? LEAST_HEADING : w > MOST_HEADING ? MOST_HEADING : w;
}

static size_t fixed_columns(const struct grid *g)
{
	return g->fixed_columns < g->columns ? g->fixed_columns : g->columns;
}

static size_t fixed_rows(const struct grid *g)
{
	return g->fixed_rows < g->rows ? g->fixed_rows : g->rows;
}

/* Where the columns that scroll begin. */
static int scroll_from(const struct grid *g)
{
	int x = MARGIN + grid_heading(g) + GAP;

	for (size_t i = 0; i < fixed_columns(g); i++)
		x += g->width[i] + GAP;
	return x;
}

int grid_place(const struct grid *g, size_t i)
{
	int x = i < fixed_columns(g) ? MARGIN + grid_heading(g) + GAP : scroll_from(g);
	size_t from = i < fixed_columns(g) ? 0 : g->left;

	if (i < from || i >= g->columns)
		return -1;
	for (size_t k = from; k < i; k++)
		x += g->width[k] + GAP;
	return x + g->width[i] <= g->area.w - GAP || i == from ? x : -1;
}

size_t grid_last(const struct grid *g)
{
	size_t i = g->left;

	while (i + 1 < g->columns && grid_place(g, i + 1) >= 0)
		i++;
	return i;
}

/* ---- cursor and scrolling ---- */

static void clamp_rows(struct grid *g)
{
	size_t fixed = fixed_rows(g), room = g->height > (int)fixed + 1 ? (size_t)g->height - fixed : 1;

	if (g->row >= g->rows)
		g->row = g->rows ? g->rows - 1 : 0;
	if (g->top < fixed)
		g->top = fixed;
	if (g->row >= fixed && g->top > g->row)
		g->top = g->row;
	if (g->row >= fixed && g->row - g->top >= room)
		g->top = g->row - room + 1;
	if (g->rows <= fixed + room)
		g->top = fixed;
	else if (g->top > g->rows - room)
		g->top = g->rows - room; /* no empty space below the last row */
}

static void clamp_columns(struct grid *g)
{
	size_t fixed = fixed_columns(g);

	if (g->column >= g->columns)
		g->column = g->columns ? g->columns - 1 : 0;
	if (g->left < fixed)
		g->left = fixed;
	if (g->left >= g->columns)
		g->left = g->columns ? g->columns - 1 : 0;
	if (g->column >= fixed && g->left > g->column)
		g->left = g->column;
	while (g->column >= fixed && g->left < g->column && grid_place(g, g->column) < 0)
		g->left++;
	/* No empty space behind the last column. */
	while (g->left > fixed) {
		g->left--;
		if (grid_place(g, g->columns - 1) < 0 ||
			(g->column >= fixed && grid_place(g, g->column) < 0)) {
			g->left++;
			break;
		}
	}
}

static void clamp(struct grid *g)
{
	clamp_rows(g);
	clamp_columns(g);
}

void grid_set(struct grid *g, const struct grid_column *columns, size_t n, size_t rows)
{
	const struct grid_row *r = grid_selected(g);

	if (r) {
		g->keep = true;
		g->keep_row = r->id;
		g->keep_column = g->columns ? g->col[g->column].id : 0;
	}
	set_columns(g, columns, n);
	g->rows = rows;
	g->valid = false;
	g->have = 0;
	for (size_t i = 0; g->keep && i < g->columns; i++)
		if (g->col[i].id == g->keep_column)
			g->column = i;
	clamp(g);
}

void grid_layout(struct grid *g, struct rect area)
{
	g->area = area;
	g->height = area.h - g->head > 0 ? area.h - g->head : 0;
	clamp(g);
}

void grid_to(struct grid *g, size_t row, size_t column)
{
	g->row = row;
	g->column = column;
	clamp(g);
}

static size_t moved(size_t at, long by, size_t n)
{
	if (n == 0 || (by < 0 && (size_t)-by > at))
		return 0;
	if (by > 0 && (size_t)by > n - 1 - at)
		return n - 1;
	return by < 0 ? at - (size_t)-by : at + (size_t)by;
}

static void move(struct grid *g, long rows, long columns)
{
	grid_to(g, moved(g->row, rows, g->rows), moved(g->column, columns, g->columns));
}

/* A page of rows leaves one of those of before in view. */
bool grid_key(struct grid *g, uint32_t key)
{
	enum { ALL = 1000000 };
	const long shown = g->height - (long)fixed_rows(g), page = shown > 2 ? shown - 1 : 1;
	const struct {
		uint32_t key;
		long rows, columns;
	} moves[] = {
		{ K_DOWN, 1, 0 }, { 'j', 1, 0 }, { K_UP, -1, 0 }, { 'k', -1, 0 },
		{ K_RIGHT, 0, 1 }, { 'l', 0, 1 }, { K_LEFT, 0, -1 }, { 'h', 0, -1 },
		{ K_PGDN, page, 0 }, { K_PGUP, -page, 0 },
		{ K_CTRL('d'), page / 2 + 1, 0 }, { K_CTRL('u'), -page / 2 - 1, 0 },
		{ K_HOME, 0, -ALL }, { K_END, 0, ALL }, { 'G', ALL, 0 },
		{ K_WHEEL_DOWN, 3, 0 }, { K_WHEEL_UP, -3, 0 },
	};

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].key == key) {
			move(g, moves[i].rows, moves[i].columns);
			return true;
		}
	return false;
}

/* The row on this line below the titles, or `rows`. */
static size_t row_on(const struct grid *g, int line)
{
	size_t fixed = fixed_rows(g);

	if (line < 0 || line >= g->height)
		return g->rows;
	return (size_t)line < fixed ? (size_t)line : g->top + (size_t)line - fixed;
}

bool grid_click(struct grid *g, int y, int x, bool *again)
{
	size_t row = row_on(g, y - g->area.y - g->head), column = g->columns;

	*again = false;
	if (row >= g->rows || x < g->area.x || x >= g->area.x + g->area.w)
		return false;
	for (size_t i = 0; i < g->columns; i++) {
		int at = grid_place(g, i);

		if (at >= 0 && x - g->area.x >= at && x - g->area.x < at + g->width[i] + GAP)
			column = i;
	}
	if (column == g->columns)
		column = g->column; /* on the heading: that row */
	*again = row == g->row && column == g->column;
	grid_to(g, row, column);
	return true;
}

/* ---- rows ---- */

static struct grid_row *blank_rows(struct grid *g, size_t n)
{
	struct grid_row *rows = arena_alloc(g->arena, (n + 1) * sizeof *rows);
	struct grid_cell *cells = arena_alloc(g->arena, (n * g->columns + 1) * sizeof *cells);

	memset(rows, 0, n * sizeof *rows);
	memset(cells, 0, n * g->columns * sizeof *cells);
	for (size_t i = 0; i < n; i++)
		rows[i].cell = cells + i * g->columns;
	return rows;
}

/* Makes rows [from, to) and the fixed ones part of what is at hand. */
static int want(struct grid *g, size_t from, size_t to)
{
	size_t margin = g->height > 0 ? (size_t)g->height : 1, fixed = fixed_rows(g);
	int r;

	if (to > g->rows)
		to = g->rows;
	if ((g->valid && from >= g->first && to <= g->first + g->have) || !g->fetch)
		return 0;
	from = from > fixed + margin ? from - margin : fixed;
	to = to + margin < g->rows ? to + margin : g->rows;
	if (!g->arena)
		g->arena = arena_new();
	arena_reset(g->arena);
	g->first = from;
	g->have = to > from ? to - from : 0;
	g->window = blank_rows(g, g->have);
	g->fixed = blank_rows(g, fixed);
	g->valid = true;
	r = fixed ? g->fetch(g->ctx, g->arena, 0, fixed, g->fixed) : 0;
	if (r >= 0 && g->have)
		r = g->fetch(g->ctx, g->arena, from, g->have, g->window);
	return r;
}

const struct grid_row *grid_row_at(const struct grid *g, size_t i)
{
	if (!g->valid || i >= g->rows)
		return NULL;
	if (i < fixed_rows(g))
		return &g->fixed[i];
	return i >= g->first && i - g->first < g->have ? &g->window[i - g->first] : NULL;
}

/* Back on the row with the id of before a reload, when it is near. */
static void keep_row(struct grid *g)
{
	const struct grid_row *r = grid_row_at(g, g->row);

	g->keep = false;
	if (r && r->id == g->keep_row)
		return;
	for (size_t i = 0; i < g->rows; i++) {
		if (i == fixed_rows(g) && i < g->first)
			i = g->first;
		if (!(r = grid_row_at(g, i)))
			return;
		if (r->id == g->keep_row) {
			grid_to(g, i, g->column);
			return;
		}
	}
}

int grid_need(struct grid *g)
{
	int r = want(g, g->top, g->top + (g->height > 0 ? (size_t)g->height : 1));

	if (r < 0)
		return r;
	if (g->keep)
		keep_row(g);
	return want(g, g->top, g->top + (g->height > 0 ? (size_t)g->height : 1));
}

const struct grid_row *grid_selected(const struct grid *g)
{
	return g->columns ? grid_row_at(g, g->row) : NULL;
}

const struct grid_column *grid_column_at(const struct grid *g)
{
	return g->columns ? &g->col[g->column] : NULL;
}
