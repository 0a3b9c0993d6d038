/* How a grid looks; see grid.h. */
#include "anker/lang.h"
#include "core/grid.h"

enum { MARGIN = 3, GAP = 1 };

static void paint_titles(const struct grid *g, struct canvas *c)
{
	for (size_t i = 0; i < g->columns; i++) {
		int x = grid_place(g, i);

		for (size_t k = 0; x >= 0 && k < g->lines[i]; k++)
			canvas_field(c, g->head - (int)g->lines[i] + (int)k, x, g->width[i],
				i == g->column ? ST_BOLD : ST_DIM, ALIGN_CENTER, g->line[i][k]);
	}
	/* What lies to the left and right, on the last line of the titles. */
	if (g->head && g->left > g->fixed_columns)
		canvas_put(c, g->head - 1, grid_place(g, g->left) - 1, 1, ST_KEY, "‹");
	if (g->head && grid_last(g) + 1 < g->columns)
		canvas_put(c, g->head - 1, c->area.w - 1, 1, ST_KEY, "›");
}

static void paint_row(const struct grid *g, struct canvas *c, int y, size_t row, bool focused)
{
	const struct grid_row *r = grid_row_at(g, row);
	bool here = row == g->row;

	if (!r)
		return;
	if (here)
		canvas_put(c, y, 1, 1, ST_BOLD, "›");
	canvas_put(c, y, MARGIN, grid_heading(g), here && r->style == ST_NORMAL ? ST_BOLD : r->style,
		r->heading);
	for (size_t i = 0; i < g->columns; i++) {
		int x = grid_place(g, i);
		bool cell = here && i == g->column;

		if (x < 0)
			continue;
		canvas_field(c, y, x, g->width[i], r->cell[i].style | (cell ? ST_SELECTED : 0), ALIGN_CENTER,
			r->cell[i].text ? r->cell[i].text
			: cell		? " "
					: "");
		if (cell && focused)
			canvas_cursor(c, y, x);
	}
}

void grid_paint(const struct grid *g, struct canvas *screen, bool focused)
{
	struct canvas c = canvas_at(screen, g->area);
	size_t fixed = g->fixed_rows < g->rows ? g->fixed_rows : g->rows;

	if (g->rows == 0 || g->columns == 0) {
		if (g->empty)
			canvas_put(&c, 0, MARGIN, -1, ST_DIM, _(g->empty));
		if (focused)
			canvas_cursor(&c, 0, 1);
		return;
	}
	paint_titles(g, &c);
	for (int y = 0; y < g->height; y++)
		paint_row(g, &c, g->head + y, (size_t)y < fixed ? (size_t)y : g->top + (size_t)y - fixed,
			focused);
	if (g->top > fixed)
		canvas_put(&c, g->head + (int)fixed, c.area.w - 1, 1, ST_DIM, "↑");
	if (g->top + (size_t)g->height < g->rows + fixed)
		canvas_put(&c, c.area.h - 1, c.area.w - 1, 1, ST_DIM, "↓");
}
