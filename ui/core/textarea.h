/* A text area: a text of many lines edited in a part of the screen, scrolled so that
 * the cursor is in view. With `wrap` long lines are broken between words; without, they
 * scroll sideways. Only textarea_paint draws. */
#ifndef UI_TEXTAREA_H
#define UI_TEXTAREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"
#include "core/edit.h"

struct textarea {
	struct edit edit;
	bool wrap;
	int rows, cols;
	size_t top; /* first row shown: a line, or a part of one when they are broken */
	int left;   /* columns scrolled away */
};

void textarea_init(struct textarea *t, const char *text, bool wrap);
void textarea_done(struct textarea *t);
/* Its size, from layout. */
void textarea_size(struct textarea *t, int rows, int cols);

/* Keys of the text: characters, arrows, pages, the wheel. EDIT_NO: not one of them. */
enum edit_result textarea_key(struct textarea *t, uint32_t key);
void textarea_insert(struct textarea *t, const char *text);
/* Whether there is text below what is seen. */
bool textarea_below(const struct textarea *t);
/* A click on row y, column x of the area. */
void textarea_click(struct textarea *t, int y, int x);
/* Moves the cursor to a place in the text, or to a line and column, both from 1. */
void textarea_to(struct textarea *t, size_t at);
void textarea_go(struct textarea *t, size_t line, int column);
/* The cursor's line and column, from 1. */
void textarea_place(const struct textarea *t, size_t *line, int *column);

/* Pieces of the text that stand out. */
struct textarea_mark {
	size_t at, len;
	unsigned style;
};
/* Draws it on `c`, a canvas of its rows and columns, and puts the cursor there.
 * `style` gives that of a line (NULL: normal). */
void textarea_paint(const struct textarea *t, struct canvas *c, unsigned (*style)(const char *line),
	const struct textarea_mark *marks, size_t n);

#endif
