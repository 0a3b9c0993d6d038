/* A document as plain text of a given width. */
#include "document_parts.h"

#include <string.h>

enum { GAP = 2, COLUMNS_MOST = 32, COLUMN_LEAST = 4 };

/* Wrapped; `first` stands before the first line, as many spaces before the others. */
static void wrapped(struct paper *p, const char *first, const char *next, const char *text)
{
	char **line;
	size_t n = text_wrap(p->arena, text, p->width - p->indent - text_width(first), &line);

	for (size_t i = 0; i < n; i++)
		fprintf(p->out, "%*s%s%s\n", p->indent, "", i == 0 ? first : next, line[i]);
}

static void rule(struct paper *p, int columns, const char *mark)
{
	fprintf(p->out, "%*s", p->indent, "");
	for (int i = 0; i < columns; i++)
		fputs(mark, p->out);
	fputc('\n', p->out);
}

static void heading(struct paper *p, const char *text, const char *mark)
{
	int columns = text_width(text);

	wrapped(p, "", "", text);
	rule(p, columns < p->width ? columns : p->width, mark);
}

/* ---- tables ---- */

static const char *cell_of(struct paper *p, const struct table_cells *t, size_t row, size_t column)
{
	return paper_text(p, row == 0 ? t->column[column] : t->cell[(row - 1) * t->ncolumns + column]);
}

/* As wide as what they hold; the widest give way until the line is full. */
static void measure(struct paper *p, const struct table_cells *t, size_t n, int *wide)
{
	int room = p->width - p->indent - GAP * ((int)n - 1), all = 0;

	for (size_t k = 0; k < n; k++) {
		wide[k] = 1;
		for (size_t i = 0; i <= t->nrows; i++) {
			int w = text_width(cell_of(p, t, i, k));
			wide[k] = w > wide[k] ? w : wide[k];
		}
		all += wide[k];
	}
	while (all > room) {
		size_t widest = 0;
		for (size_t k = 1; k < n; k++)
			if (wide[k] > wide[widest])
				widest = k;
		if (wide[widest] <= COLUMN_LEAST)
			break;
		wide[widest]--;
		all--;
	}
}

static void table_line(struct paper *p, const struct table_cells *t, size_t row, size_t n, const int *wide)
{
	char **line[COLUMNS_MOST];
	size_t lines[COLUMNS_MOST], most = 1;

	for (size_t k = 0; k < n; k++) {
		lines[k] = text_wrap(p->arena, cell_of(p, t, row, k), wide[k], &line[k]);
		most = lines[k] > most ? lines[k] : most;
	}
	for (size_t i = 0; i < most; i++) {
		struct str out = STR_INIT;
		for (size_t k = 0; k < n; k++) {
			const char *text = i < lines[k] ? line[k][i] : "";
			int pad = wide[k] - text_width(text);
			bool right = t->number != NULL && t->number[k];
			str_addf(&out, "%*s%s%*s", (k > 0 ? GAP : 0) + (right && pad > 0 ? pad : 0), "", text,
				!right && pad > 0 ? pad : 0, "");
		}
		while (out.len > 0 && out.text[out.len - 1] == ' ')
			out.text[--out.len] = '\0';
		fprintf(p->out, "%*s%s\n", p->indent, "", out.text);
		str_free(&out);
	}
}

static void table(struct paper *p, const struct table_cells *t)
{
	int wide[COLUMNS_MOST], all = 0;
	size_t n = t->ncolumns < COLUMNS_MOST ? t->ncolumns : COLUMNS_MOST;

	if (n == 0)
		return;
	measure(p, t, n, wide);
	for (size_t k = 0; k < n; k++)
		all += wide[k] + (k > 0 ? GAP : 0);
	table_line(p, t, 0, n, wide);
	rule(p, all < p->width ? all : p->width, p->ascii ? "-" : "─");
	for (size_t i = 1; i <= t->nrows; i++)
		table_line(p, t, i, n, wide);
}

/* ---- blocks ---- */

static void caption(struct paper *p, const struct block *b)
{
	if (*paper_text(p, b->text) != '\0') {
		wrapped(p, "", "", paper_text(p, b->text));
		fputc('\n', p->out);
	}
}

static void curve(struct paper *p, const struct block *b)
{
	struct block figures;

	chart_curve(p, b);
	chart_table(p, b, &figures);
	if (b->nseries > 0) {
		fputc('\n', p->out);
		table(p, &figures.table);
	}
}

static void write_block(struct paper *p, const struct block *b, bool again)
{
	const char *bar = p->ascii ? "| " : "│ ";

	if (!again)
		fputc('\n', p->out);
	switch (b->kind) {
	case BLOCK_HEADING:
		if (b->level < 2)
			fputc('\n', p->out);
		heading(p, paper_text(p, b->text),
			b->level < 2 ? (p->ascii ? "=" : "═") : (p->ascii ? "-" : "─"));
		break;
	case BLOCK_WORDS: wrapped(p, "", "", paper_lines(p, b->text)); break;
	case BLOCK_ITEM: wrapped(p, "- ", "  ", paper_lines(p, b->text)); break;
	case BLOCK_QUOTE: wrapped(p, bar, bar, paper_lines(p, b->text)); break;
	case BLOCK_EMPTY: wrapped(p, "  ", "  ", paper_text(p, b->text)); break;
	case BLOCK_TABLE:
		caption(p, b);
		table(p, &b->table);
		break;
	case BLOCK_BARS:
		caption(p, b);
		chart_bars(p, b);
		break;
	case BLOCK_CURVE:
		caption(p, b);
		curve(p, b);
		break;
	}
}

void document_text(struct paper *p)
{
	const struct document *d = p->document;

	heading(p, paper_text(p, d->title), p->ascii ? "=" : "═");
	if (*paper_text(p, d->subtitle) != '\0')
		wrapped(p, "", "", paper_text(p, d->subtitle));
	if (*paper_text(p, d->made) != '\0')
		wrapped(p, "", "", paper_text(p, d->made));
	for (size_t i = 0; i < d->nblocks; i++)
		write_block(p, &d->block[i],
			i > 0 && d->block[i].kind == BLOCK_ITEM && d->block[i - 1].kind == BLOCK_ITEM);
}
