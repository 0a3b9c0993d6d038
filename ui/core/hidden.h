/* A secret being typed: kept in one page of locked memory, never drawn, wiped.
 *
 * Dots tell that a key arrived. Each stands for one to three of them, at random, so
 * that whoever looks on cannot count. Characters go at the end only; there is no undo. */
#ifndef UI_HIDDEN_H
#define UI_HIDDEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"

enum { HIDDEN_MOST = 1024 }; /* bytes; more are not taken */

struct hidden_page; /* what must be wiped */

struct hidden {
	struct hidden_page *page;
	bool full; /* the last character did not fit */
};

/* Always works: where memory cannot be locked it is at least left out of dumps. */
void hidden_open(struct hidden *h);
void hidden_close(struct hidden *h);
/* Forgets what was typed. */
void hidden_wipe(struct hidden *h);

/* Characters, Backspace (the last one), Ctrl-U and Ctrl-W (all). True when the text changed. */
bool hidden_key(struct hidden *h, uint32_t key);
/* Up to the first line end. */
bool hidden_paste(struct hidden *h, const char *text);

/* Borrowed until the next key; terminated. Not promised to be valid UTF-8 after a paste. */
const char *hidden_text(const struct hidden *h);
size_t hidden_length(const struct hidden *h);

/* Draws the dots in at most `width` columns and puts the cursor behind them. Returns
 * the columns used. */
int hidden_paint(struct canvas *c, int y, int x, int width, unsigned style, const struct hidden *h);

#endif
