/* List: the one list for every screen. Selection, scrolling, filter, columns.
 *
 * A screen sets `columns`, `fetch` and `empty` in its open, calls
 * list_set_count in each load (or, where it holds all rows, list_set_rows
 * without a fetch of its own), and returns the list from ops->list: the loop
 * then moves it with keys, wheel and clicks, asks for the filter with `/`, and
 * calls `fetch` for the rows that are about to be shown (never for more than a
 * few pages), also after each load. paint is list_paint. Selection stays on
 * the same id over a reload where that row is still near; where it is gone, on
 * the row that followed it.
 * The maths (list_*) knows no curses; only list_paint draws. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"

struct arena;

enum { LIST_COLUMNS = 10 };

enum row_kind {
	ROW_ITEM,
	ROW_GROUP, /* a heading: cells[0] left, cells[1] right; cannot be selected */
	ROW_MORE,  /* "4 more, +": selectable; the screen's action acts on it */
	ROW_NOTE,  /* a remark line: cells[0]; cannot be selected */
};

struct list_row {
	enum row_kind kind;
	int64_t id;                      /* the screen's; 0 is allowed */
	const char *cells[LIST_COLUMNS]; /* in the arena given to fetch; NULL is empty */
	unsigned short styles[LIST_COLUMNS]; /* enum style per cell */
};

struct list_column {
	const char *title; /* msgid; the header row appears when any column has one */
	int min;           /* columns it needs; it is dropped where they are not there */
	int max;           /* 0: takes what is left (shared among such columns) */
	int priority;      /* 0 is never dropped; the highest goes first */
	enum align align;
};

struct list {
	/* set by the screen */
	const struct list_column *columns;
	size_t column_count;
	/* Fills rows[0..limit) for offset...; strings in `a`; rows start zeroed.
	 * 0 or an error, which is shown. Called outside paint only. */
	int (*fetch)(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows);
	void *ctx;                /* for fetch: mostly the struct screen */
	const char *empty;        /* msgid: what belongs here; %s is the key below */
	const char *empty_action; /* name of the action that adds; its key goes into `empty` */
	bool can_filter;          /* `/` asks for a filter; read it in load with list_filter */
	int sort_column;          /* the column that carries the mark; -1 none */
	bool sort_descending;
	/* folded words to show in bold in left-aligned cells; NULL: none. Borrowed */
	const char *mark;

	/* kept by the list; screens may read */
	size_t count; /* rows, headings included */
	size_t sel;   /* selected row; 0 when empty */
	size_t top;   /* first row shown */
	int height;   /* rows that fit, header excluded */
	struct rect area;

	/* private */
	struct list_row *rows; /* window rows[0..have) stands for first.. */
	size_t first, have;
	bool valid;
	const void *ready; /* of list_set_rows */
	size_t stride;
	int64_t keep_id; /* id to stay on after a reload */
	int64_t next_id; /* where that row is gone: of the item that followed it */
	bool keep;
	struct arena *arena;
	char filter[128];
	char empty_key[16]; /* set by the loop from empty_action */
};

/* Zeroes the list, no sort mark. End with list_done. */
void list_init(struct list *l);
void list_done(struct list *l);

/* After (re)loading: the new number of rows. Rows are fetched again. */
void list_set_count(struct list *l, size_t count);
/* The same, of n rows that the screen holds: each element of `stride` bytes begins with
 * its struct list_row. They are borrowed until the next call; NULL will do for none. The
 * list does not move meanwhile. */
void list_set_rows(struct list *l, const void *first, size_t stride, size_t n);

/* Gives the list its place on the terminal (header row included), as layout got it. */
void list_layout(struct list *l, struct rect area);

/* Fetches what is about to be shown, if it is not there. 0 or fetch's error.
 * The loop calls it for ops->list; call it for any other list of the screen. */
int list_need(struct list *l);

/* The selected row, a row of the window, or NULL (empty, heading, not there). */
const struct list_row *list_selected(const struct list *l);
/* The same of list_set_rows: the caller's own, of which the window holds only the row; or NULL. */
const void *list_selected_whole(const struct list *l);
const struct list_row *list_row_at(const struct list *l, size_t i);
int64_t list_selected_id(const struct list *l); /* 0 when there is none */

/* Moves the selection; headings are stepped over. delta may be ±1, ±page. */
void list_move(struct list *l, long delta);
void list_to(struct list *l, size_t i);

/* Arrows, j/k, PgUp/PgDn, Ctrl-D/Ctrl-U, Home/End, G, n/N while filtered.
 * True when the key was the list's. */
bool list_key(struct list *l, uint32_t key);
/* A click on terminal row y: selects; true when a row was there. Twice on the
 * same row is for the caller: *again says that it was selected already. */
bool list_click(struct list *l, int y, int x, bool *again);

/* The filter as typed; "" when there is none. */
const char *list_filter(const struct list *l);
void list_set_filter(struct list *l, const char *text);

/* Widths for `width` columns with a gap of 2: out[i] = 0 where column i is
 * dropped. Pure. */
void list_widths(const struct list_column *columns, size_t n, int width, int *out);

/* Draws header, rows, pointer and empty text on the screen's canvas; `area` of
 * list_layout must lie inside it. `focused` puts the real cursor there. */
void list_paint(const struct list *l, struct canvas *c, bool focused);

#endif
