/* Canvas: the only way a screen draws.
 *
 * All text is cleaned here (again), measured in columns and cut to its space,
 * so nothing from a file can reach the terminal raw or run over its place.
 * Coordinates are relative to the canvas; what falls outside is dropped. In
 * --ascii mode line art and symbols are replaced by ASCII when drawn, so
 * screens simply write "›" or "…". No state of its own beyond the rectangle. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

struct rect {
	int y, x; /* upper left corner */
	int h, w; /* rows and columns; never negative */
};

struct canvas {
	struct rect area; /* on the terminal */
};

/* What a piece of text means; term.c decides how it looks. */
enum style {
	ST_NORMAL,
	ST_DIM,   /* secondary: explanations, units, past things */
	ST_BOLD,
	ST_TITLE, /* title bar and section headings */
	ST_NOW,   /* due now: bold and coloured */
	ST_LATE,  /* late or wrong: bold and red */
	ST_SOON,
	ST_GOOD,
	ST_BAR,   /* bars and sparklines */
	ST_KEY,   /* the key in a hint */
	ST_ERROR, /* error messages */
	ST_FIELD, /* a form field's space (underlined) */
	ST_LINK,  /* text that Enter follows */
	ST_COUNT,
	ST_SELECTED = 0x100, /* added to any of the above: reverse video */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

/* Draws text from (y, x) in at most `width` columns (width < 0: to the edge);
 * too long text ends in "…". Returns the columns used. NULL draws nothing. */
int canvas_put(struct canvas *c, int y, int x, int width, unsigned style, const char *text);
int canvas_putf(struct canvas *c, int y, int x, int width, unsigned style, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* The same inside a field of exactly `width` columns; the rest of the field is
 * filled with blanks in that style. */
void canvas_field(
	struct canvas *c, int y, int x, int width, unsigned style, enum align align, const char *text);

/* Right-aligned against column `right` (exclusive; < 0: the edge). Returns the
 * column where the text starts. */
int canvas_right(struct canvas *c, int y, int right, unsigned style, const char *text);

/* Draws again, in `style`, the words of a text (drawn with canvas_put at the same
 * place and width) that begin with one of the folded words. */
void canvas_mark(struct canvas *c, int y, int x, int width, unsigned style, const char *text,
		 const char *folded_words);

/* Lines: horizontal over the width or w columns, vertical over h rows; a box
 * around `area` (relative) with an optional title, its inside blanked. */
void canvas_rule(struct canvas *c, int y, int x, int w);
void canvas_vrule(struct canvas *c, int x, int y, int h);
void canvas_box(struct canvas *c, struct rect area, const char *title);

/* Blanks a row, in a style. */
void canvas_blank(struct canvas *c, int y, unsigned style);

/* A bar of `width` columns filled in proportion value / max ("███░░"), and a
 * sparkline of n values 0..max, one column each ("▁▂▅"; < 0 is a blank). */
void canvas_bar(struct canvas *c, int y, int x, int width, int value, int max, unsigned style);
void canvas_spark(struct canvas *c, int y, int x, const int *values, size_t n, int max, unsigned style);

/* Puts the real cursor there; the last call of a paint wins. */
void canvas_cursor(struct canvas *c, int y, int x);

/* The part `r` (relative) of c as a canvas of its own, clipped. */
struct canvas canvas_sub(const struct canvas *c, struct rect r);
/* The part at `place` on the terminal (a rectangle made in layout), clipped. */
struct canvas canvas_at(const struct canvas *c, struct rect place);

/* Two panes side by side where `area` has at least `min_columns` (use 120):
 * fills left and right (a free column lies between them, at left->x + left->w,
 * for canvas_vrule) and returns true. Otherwise
 * left is the whole area, right is empty, and it returns false. Pure. */
bool pane_split(struct rect area, int min_columns, int left_percent, struct rect *left, struct rect *right);

#endif
