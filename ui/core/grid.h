/* Grid: the one grid of cells for every screen: a cursor on a row and a column, fixed
 * headings, rows fetched by the page, columns that scroll where they do not fit.
 *
 * A screen sets `fetch` and `empty` in its open, calls grid_set in each load, and returns
 * the grid from ops->grid: the loop then moves it with keys, wheel and clicks, and calls
 * `fetch` for the rows that are about to be shown. paint is grid_paint. The cursor stays
 * on the same row and column (by id) over a reload where they are still near. The first
 * `fixed_rows` rows and `fixed_columns` columns (totals, say) stay in view whatever
 * scrolls; the cursor goes there as everywhere.
 * The maths (grid_*) knows no curses; only grid_paint draws. */
#ifndef UI_GRID_H
#define UI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"

struct arena;

enum { GRID_COLUMNS = 40, GRID_TITLE_LINES = 3 };

struct grid_cell {
	const char *text;     /* in the arena given to fetch; NULL is empty */
	unsigned short style; /* enum style */
	const char *say;      /* the same in words, for a screen that tells it; may be NULL */
};

struct grid_row {
	int64_t id;           /* the screen's */
	const char *heading;
	unsigned short style; /* of the heading */
	struct grid_cell *cell; /* room for a cell per column, zeroed */
};

struct grid_column {
	int64_t id;           /* the screen's */
	const char *title;    /* in the user's language; wrapped over the lines above the cells */
	int width;            /* 0: as wide as the longest word of the title, within reason */
	int least;            /* what its cells need, where that is more */
};

struct grid {
	/* set by the screen */
	/* Fills rows[0..limit) for offset...; strings in `a`. 0 or an error, which is shown.
	 * Called outside paint only. */
	int (*fetch)(void *ctx, struct arena *a, size_t offset, size_t limit, struct grid_row *rows);
	void *ctx;            /* for fetch: mostly the struct screen */
	const char *empty;    /* msgid, one line: what belongs here */
	size_t fixed_rows, fixed_columns;
	int heading;          /* columns of the row headings; 0: a quarter of the width */

	/* kept by the grid; screens may read */
	size_t rows, columns;
	size_t row, column;   /* the cursor */
	struct rect area;

	/* private */
	struct grid_column col[GRID_COLUMNS];
	int width[GRID_COLUMNS];
	size_t top, left;     /* first row and column shown after the fixed ones */
	int head;             /* lines of titles */
	int height;           /* rows that fit, fixed ones included */
	struct grid_row *window; /* rows[first..first+have) */
	struct grid_row *fixed;  /* the fixed rows */
	size_t first, have;
	bool valid, keep;
	int64_t keep_row, keep_column;
	struct arena *arena, *titles;
	char **line[GRID_COLUMNS]; /* of the titles */
	size_t lines[GRID_COLUMNS];
};

/* Zeroes the grid. End with grid_done. */
void grid_init(struct grid *g);
void grid_done(struct grid *g);

/* After (re)loading: the columns (copied; titles in the grid's own arena) and the number
 * of rows. Rows are fetched again. */
void grid_set(struct grid *g, const struct grid_column *columns, size_t n, size_t rows);

/* Gives it its place on the terminal, titles included, as layout got it. */
void grid_layout(struct grid *g, struct rect area);

/* Fetches what is about to be shown, if it is not there. 0 or fetch's error. */
int grid_need(struct grid *g);

/* The row of the cursor, or NULL (empty, or not fetched); its column. */
const struct grid_row *grid_selected(const struct grid *g);
const struct grid_column *grid_column_at(const struct grid *g);
/* A row when it is at hand, or NULL. */
const struct grid_row *grid_row_at(const struct grid *g, size_t i);

/* Moves the cursor. */
void grid_to(struct grid *g, size_t row, size_t column);

/* Arrows and h j k l, PgUp/PgDn, Ctrl-D/Ctrl-U, Home/End along the row, G to the last
 * row. True when the key was the grid's. */
bool grid_key(struct grid *g, uint32_t key);
/* A click on terminal row y: moves the cursor to the cell there; true when there was
 * one. *again: the cursor was there already. */
bool grid_click(struct grid *g, int y, int x, bool *again);

/* Draws titles, rows and cells on the screen's canvas; `area` of grid_layout must lie
 * inside it. `focused` puts the real cursor on the cell. */
void grid_paint(const struct grid *g, struct canvas *c, bool focused);

/* ---- for grid_paint.c ---- */

/* Column after column as they are shown: the place of column i from the left edge of the
 * area, or -1 when it is not in view. */
int grid_place(const struct grid *g, size_t i);
/* Columns of the row headings, and the last column in view. */
int grid_heading(const struct grid *g);
size_t grid_last(const struct grid *g);

#endif
