/* Tables fitted to the terminal: widths come from the first rows, so that a
 * long list streams in constant memory. Wide columns give way first; columns
 * that do not fit at all are left out from the right. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "internal.h"

enum { SAMPLE_ROWS = 200, NARROW = 12, TITLE = 10, GAP = 2 };

struct table {
	struct cli *cli;
	const struct column *col;
	size_t n;
	int *width;      /* per column; 0: left out */
	bool *filled;    /* per column: a waiting row has something in it */
	char ***row;     /* waiting rows */
	size_t rows;
	bool laid_out;
	size_t printed;
	struct arena *arena, *line;
};

struct table *table_new(struct cli *c, const struct column *col, size_t n)
{
	struct arena *a = arena_new();
	struct table *t = arena_alloc(a, sizeof(*t));

	*t = (struct table){ .cli = c, .col = col, .n = n, .arena = a, .line = arena_new() };
	t->width = arena_alloc(a, n * sizeof(*t->width));
	t->row = arena_alloc(a, SAMPLE_ROWS * sizeof(*t->row));
	t->filled = arena_alloc(a, n * sizeof(*t->filled));
	/* A long title over short cells is cut, so that more columns fit. */
	for (size_t i = 0; i < n; i++) {
		int width = text_width(text_clean(a, col[i].title, false));
		t->width[i] = width < TITLE ? width : TITLE;
	}
	return t;
}

static int total_width(const int *width, size_t n)
{
	int total = 0;

	for (size_t i = 0; i < n; i++)
		total += width[i] > 0 ? width[i] + GAP : 0;
	return total > 0 ? total - GAP : 0;
}

/* The sum when every column is as narrow as it may get. */
static int least_width(const int *width, size_t n)
{
	int total = 0;

	for (size_t i = 0; i < n; i++)
		total += width[i] > 0 ? (width[i] < NARROW ? width[i] : NARROW) + GAP : 0;
	return total > 0 ? total - GAP : 0;
}

/* First what is empty, then what may go, then what should stay. */
static void drop_one(struct table *t)
{
	for (size_t pass = 0; pass < 3; pass++)
		for (size_t i = t->n; i-- > 1;)
			if (t->width[i] > 0 && (pass == 0 ? !t->filled[i] : pass == 2 || !t->col[i].keep)) {
				t->width[i] = 0;
				return;
			}
	t->width[0] = t->cli->columns;
}

static void lay_out(struct table *t)
{
	int columns = t->cli->columns;

	while (least_width(t->width, t->n) > columns)
		drop_one(t);
	while (total_width(t->width, t->n) > columns) {
		size_t widest = 0;
		for (size_t i = 1; i < t->n; i++)
			if (t->width[i] >= t->width[widest])
				widest = i;
		t->width[widest]--;
	}
	t->laid_out = true;
}

static void print_row(struct table *t, const char *const *cell)
{
	struct str line = STR_INIT;

	str_reset(&line);
	arena_reset(t->line);
	for (size_t i = 0; i < t->n; i++) {
		if (t->width[i] == 0)
			continue;
		const char *text = text_cut(t->line, cell[i], t->width[i]);
		int pad = t->width[i] - text_width(text);
		if (i > 0)
			str_addf(&line, "%*s", GAP, "");
		str_addf(&line, "%*s%s%*s", t->col[i].right ? pad : 0, "", text, t->col[i].right ? 0 : pad,
			"");
	}
	while (line.len > 0 && line.text[line.len - 1] == ' ')
		line.text[--line.len] = '\0';
	cli_print(t->cli, "%s\n", line.text);
	str_free(&line);
}

static void flush(struct table *t)
{
	const char **title = arena_alloc(t->arena, t->n * sizeof(*title));

	lay_out(t);
	for (size_t i = 0; i < t->n; i++)
		title[i] = text_clean(t->arena, t->col[i].title, false);
	print_row(t, title);
	for (size_t i = 0; i < t->rows; i++)
		print_row(t, (const char *const *)t->row[i]);
	t->rows = 0;
}

void table_row(struct table *t, const char *const *cell)
{
	t->printed++;
	if (t->laid_out) {
		struct arena *a = arena_new();
		const char **clean = arena_alloc(a, t->n * sizeof(*clean));
		for (size_t i = 0; i < t->n; i++)
			clean[i] = text_clean(a, cell[i], false);
		print_row(t, clean);
		arena_free(&a);
		return;
	}
	char **copy = arena_alloc(t->arena, t->n * sizeof(*copy));
	for (size_t i = 0; i < t->n; i++) {
		copy[i] = text_clean(t->arena, cell[i], false);
		int width = text_width(copy[i]);
		t->filled[i] = t->filled[i] || width > 0;
		if (width > t->width[i])
			t->width[i] = width;
	}
	t->row[t->rows++] = copy;
	if (t->rows == SAMPLE_ROWS)
		flush(t);
}

size_t table_end(struct table **out)
{
	struct table *t = *out;
	size_t printed = t->printed;

	if (!t->laid_out && printed > 0)
		flush(t);
	arena_free(&t->line);
	struct arena *a = t->arena;
	arena_free(&a);
	*out = NULL;
	return printed;
}
