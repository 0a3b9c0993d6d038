/* A document as Markdown. Charts are blocks of characters. */
#include "document_parts.h"

#include <ctype.h>
#include <string.h>

enum { CHART_INDENT = 4, CHART_WIDTH = 78 };

/* Nothing in it is markup. */
static const char *plain(struct paper *p, const char *s)
{
	struct str out = STR_INIT;
	bool start = true, number = false;

	for (s = paper_text(p, s); *s != '\0'; s++) {
		if (strchr("\\`*_[]<>|~#&$", *s) != NULL || (start && strchr("+-=", *s) != NULL) ||
			(number && strchr(".)", *s) != NULL))
			str_add_char(&out, '\\');
		str_add_char(&out, *s);
		number = (start || number) && isdigit((unsigned char)*s);
		start = start && *s == ' ';
	}
	const char *text = arena_strdup(p->arena, out.text != NULL ? out.text : "");
	str_free(&out);
	return text;
}

static void quote(struct paper *p, const char *text)
{
	char *copy = arena_strdup(p->arena, paper_lines(p, text)), *line;

	while ((line = strsep(&copy, "\n")) != NULL)
		fprintf(p->out, "> %s%s\n", plain(p, line), copy != NULL && *line != '\0' ? "\\" : "");
}

static void table(struct paper *p, const struct table_cells *t)
{
	for (size_t i = 0; i <= t->nrows; i++) {
		for (size_t k = 0; k < t->ncolumns; k++)
			fprintf(p->out, "| %s ",
				plain(p, i == 0 ? t->column[k] : t->cell[(i - 1) * t->ncolumns + k]));
		fputs("|\n", p->out);
		for (size_t k = 0; i == 0 && k < t->ncolumns; k++)
			fputs(t->number != NULL && t->number[k] ? "|---:" : "|---", p->out);
		if (i == 0)
			fputs("|\n", p->out);
	}
}

/* A paragraph before a block that is set apart by spaces: else it would belong to a list above it. */
static void caption(struct paper *p, const struct block *b)
{
	const char *text = plain(p, b->text);

	fprintf(p->out, "%s\n\n", *text != '\0' ? text : "<!-- -->");
}

static void chart(struct paper *p, const struct block *b)
{
	int width = p->width;
	struct block figures;

	caption(p, b);
	p->width = CHART_WIDTH;
	p->indent = CHART_INDENT;
	if (b->kind == BLOCK_BARS)
		chart_bars(p, b);
	else
		chart_curve(p, b);
	p->width = width;
	p->indent = 0;
	if (b->kind == BLOCK_CURVE && b->nseries > 0) {
		chart_table(p, b, &figures);
		fputc('\n', p->out);
		table(p, &figures.table);
	}
}

static void write_block(struct paper *p, const struct block *b, bool again)
{
	if (!again)
		fputc('\n', p->out);
	switch (b->kind) {
	case BLOCK_HEADING: fprintf(p->out, "%s %s\n", b->level < 2 ? "##" : "###", plain(p, b->text)); break;
	case BLOCK_WORDS: fprintf(p->out, "%s\n", plain(p, b->text)); break;
	case BLOCK_ITEM: fprintf(p->out, "- %s\n", plain(p, b->text)); break;
	case BLOCK_QUOTE: quote(p, b->text); break;
	case BLOCK_EMPTY: fprintf(p->out, "*%s*\n", plain(p, b->text)); break;
	case BLOCK_TABLE:
		caption(p, b);
		table(p, &b->table);
		break;
	case BLOCK_BARS:
	case BLOCK_CURVE: chart(p, b); break;
	}
}

void document_markdown(struct paper *p)
{
	const struct document *d = p->document;

	fprintf(p->out, "# %s\n", plain(p, d->title));
	if (*paper_text(p, d->subtitle) != '\0')
		fprintf(p->out, "\n%s\n", plain(p, d->subtitle));
	if (*paper_text(p, d->made) != '\0')
		fprintf(p->out, "\n%s\n", plain(p, d->made));
	for (size_t i = 0; i < d->nblocks; i++)
		write_block(p, &d->block[i],
			i > 0 && d->block[i].kind == BLOCK_ITEM && d->block[i - 1].kind == BLOCK_ITEM);
}
