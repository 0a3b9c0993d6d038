/* One edited line drawn with its cursor in view; for prompts and pop-ups. */
#ifndef UI_LINE_H
#define UI_LINE_H

#include "core/canvas.h"
#include "core/edit.h"

/* Draws the text in `width` columns from (y, x), scrolled so that the cursor
 * is visible, and puts the real cursor there. Returns the columns used. */
int line_paint(struct canvas *c, int y, int x, int width, unsigned style, const struct edit *e);

#endif
