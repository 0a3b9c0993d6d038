/* Markdown in a pager. Private to ui/screens. */
#ifndef SCREENS_MARKDOWN_H
#define SCREENS_MARKDOWN_H

#include "anker/knowledge.h"
#include "core/pager.h"

/* Longer lines read badly. */
enum { MARKDOWN_WIDEST = 78 };

/* One line that was rendered, as a paragraph. */
void markdown_line(struct pager *p, const struct md_line *l, int indent);
/* A whole text in a pager `width` columns wide; `a` holds the lines meanwhile. */
void markdown_text(struct pager *p, const char *text, int indent, int width, struct arena *a);

#endif
