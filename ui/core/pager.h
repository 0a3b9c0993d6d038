/* Pager: styled, wrapped, scrollable text with search and anchors.
 *
 * Fill it with pager_text / pager_span in load (after pager_reset), return it
 * from ops->pager, and call pager_layout and pager_paint. The loop scrolls it
 * and asks for `/`. Text is cleaned. The scroll position survives a refill. */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"
#include "core/screen.h"

struct pager;

struct pager *pager_new(void);
void pager_free(struct pager **p);
/* Empties the text, keeps position and search. */
void pager_reset(struct pager *p);

/* Adds a piece to the current paragraph; ends the paragraph; both at once (a
 * "\n" in text also ends it). `indent` and `hang` (further lines) in columns. */
void pager_span(struct pager *p, unsigned style, const char *text);
void pager_end(struct pager *p, int indent, int hang);
void pager_text(struct pager *p, unsigned style, int indent, const char *text);
/* Names the next paragraph; jump there. True when it exists. */
void pager_anchor(struct pager *p, const char *name);
bool pager_jump(struct pager *p, const char *name);
/* The line (as pager_top counts them) where that paragraph begins; -1: no such
 * anchor. After layout. */
long pager_line_of(const struct pager *p, const char *name);
/* Makes that line the first one shown, as far as the text goes. */
void pager_to(struct pager *p, size_t line);

void pager_layout(struct pager *p, struct rect area);
void pager_paint(const struct pager *p, struct canvas *c);
/* Arrows, j/k, PgUp/PgDn, Space, Home/End, n/N. True when the key was its own. */
bool pager_key(struct pager *p, uint32_t key);
/* Searches (diacritics and case do not matter); goes to the first line at or
 * after the top. "" ends the search. Returns the number of matching lines. */
size_t pager_search(struct pager *p, const char *needle);
bool pager_searching(const struct pager *p);
size_t pager_lines(const struct pager *p); /* after layout */
size_t pager_top(const struct pager *p);

/* A ready-made screen: fill is called in each load. Copied except ctx. */
struct pager_spec {
	const char *title;
	int (*fill)(struct pager *p, void *ctx);
	void *ctx;
	const char *anchor; /* to begin at; NULL: the top */
};
extern const struct screen_ops pager_screen;

#endif
