/* Markdown in a pager; see markdown.h. */
#include "screens/markdown.h"

#include <string.h>

static const unsigned styles[MD_STYLES] = {
	[MD_PLAIN] = ST_NORMAL,
	[MD_EMPHASIS] = ST_BOLD,
	[MD_STRONG] = ST_BOLD,
	[MD_CODE] = ST_BAR,
	[MD_LINK] = ST_LINK,
	[MD_QUOTE] = ST_DIM,
	[MD_MARKER] = ST_KEY,
	[MD_TITLE] = ST_TITLE,
	[MD_HEADING] = ST_TITLE,
};

void markdown_line(struct pager *p, const struct md_line *l, int indent)
{
	for (size_t i = 0; i < l->nruns; i++)
		pager_span(p, styles[l->runs[i].style], l->runs[i].text);
	pager_end(p, indent, 0);
}

void markdown_text(struct pager *p, const char *text, int indent, int width, struct arena *a)
{
	struct md_line *line;
	int columns = width - 2 * indent;
	size_t n = knowledge_render_markdown(
		text, strlen(text), columns < MARKDOWN_WIDEST ? columns : MARKDOWN_WIDEST, a, &line);

	for (size_t i = 0; i < n; i++)
		markdown_line(p, &line[i], indent);
}
