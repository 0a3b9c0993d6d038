/* Charts in characters, and the figures that charts of any form need. */
#include "document_parts.h"

#include <math.h>
#include <string.h>

enum { CURVE_ROWS = 11, CURVE_LEFT = 6, CURVE_WIDEST = 72, BAR_LEAST = 6, TOLD_LEAST = 6, MARKS_MOST = 24 };

double chart_most(const struct block *b)
{
	double most = 0;

	for (size_t i = 0; i < b->nbars; i++)
		most = fmax(most, fmax(b->bar[i].value, b->bar[i].most));
	return isfinite(most) && most > 0 ? most : 1;
}

double chart_end(const struct block *b)
{
	double end = 0;

	for (size_t i = 0; i < b->nseries; i++)
		for (size_t k = 0; k < b->series[i].npoints; k++)
			end = fmax(end, b->series[i].point[k].at);
	return isfinite(end) && end > 0 ? end : 1;
}

double chart_step(double end)
{
	static const double steps[] = { 1, 2, 3, 6, 12, 24, 48, 60, 120 };
	enum { WANTED = 8 };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (end / steps[i] <= WANTED)
			return steps[i];
	return ceil(end / WANTED);
}

double chart_share(const struct curve_series *s, double at)
{
	double share = 1;

	if (s->npoints == 0 || at > s->point[s->npoints - 1].at)
		return -1;
	for (size_t i = 0; i < s->npoints && s->point[i].at <= at; i++)
		share = s->point[i].share;
	return isfinite(share) ? fmin(fmax(share, 0), 1) : 0;
}

void chart_table(struct paper *p, const struct block *curve, struct block *out)
{
	double end = chart_end(curve), step = chart_step(end);
	size_t marks = (size_t)floor(end / step) + 1;
	marks = marks < MARKS_MOST ? marks : MARKS_MOST;
	size_t n = marks + 1;
	const char **column = arena_alloc(p->arena, n * sizeof *column);
	const char **cell = arena_alloc(p->arena, (n * curve->nseries + 1) * sizeof *cell);
	bool *number = arena_alloc(p->arena, n);

	column[0] = curve->axis != NULL ? curve->axis : "";
	for (size_t k = 0; k < marks; k++) {
		column[k + 1] = arena_printf(p->arena, "%.0f", (double)k * step);
		number[k + 1] = true;
	}
	for (size_t i = 0; i < curve->nseries; i++) {
		cell[i * n] = curve->series[i].label;
		for (size_t k = 0; k < marks; k++) {
			double share = chart_share(&curve->series[i], (double)k * step);
			cell[i * n + k + 1] = share < 0 ? "" : arena_printf(p->arena, "%.0f%%", share * 100);
		}
	}
	*out = (struct block){ .kind = BLOCK_TABLE, .text = "",
		.table = { column, number, n, cell, curve->nseries } };
}

/* ---- bars ---- */

static int column_at(double value, double most, int columns)
{
	int at = (int)lround(fmax(value, 0) / most * columns);

	return at < columns ? at : columns;
}

/* What is there, filled; what is aimed at, between two marks. */
static void bar_line(struct paper *p, const struct bar *b, double most, int columns)
{
	int value = column_at(b->value, most, columns), from = -1, to = -1;

	if (b->value > 0 && value == 0)
		value = 1;
	if (b->most > 0) {
		from = column_at(b->from, most, columns - 1);
		to = column_at(b->most, most, columns - 1);
	}
	for (int x = 0; x < columns; x++) {
		const char *mark = x < value ? (p->ascii ? "#" : "█") : " ";
		if (x == from || x == to)
			mark = p->ascii ? "|" : x < value ? "┃" : "│";
		else if (x >= value && x > from && x < to)
			mark = p->ascii ? "." : "·";
		fputs(mark, p->out);
	}
}

void chart_bars(struct paper *p, const struct block *b)
{
	int room = p->width - p->indent, label = 1, told = TOLD_LEAST;
	double most = chart_most(b);

	for (size_t i = 0; i < b->nbars; i++) {
		int w = text_width(paper_text(p, b->bar[i].label)),
			t = text_width(paper_text(p, b->bar[i].told));
		label = w > label ? w : label;
		told = t > told ? t : told;
	}
	label = label < room * 2 / 5 ? label : room * 2 / 5;
	told = told < room / 3 ? told : room / 3;
	int columns = room - label - told - 4;
	columns = columns > BAR_LEAST ? columns : BAR_LEAST;
	for (size_t i = 0; i < b->nbars; i++) {
		char **name, **words;
		size_t n = text_wrap(p->arena, paper_text(p, b->bar[i].label), label, &name);
		size_t m = text_wrap(p->arena, paper_text(p, b->bar[i].told), told, &words);
		for (size_t k = 0; k == 0 || k < n || k < m; k++) {
			const char *left = k < n ? name[k] : "";
			fprintf(p->out, "%*s%s%*s  ", p->indent, "", left, label - text_width(left), "");
			if (k == 0)
				bar_line(p, &b->bar[i], most, columns);
			else if (k < m)
				fprintf(p->out, "%*s", columns, "");
			fprintf(p->out, "%s%s\n", k < m ? "  " : "", k < m ? words[k] : "");
		}
	}
}

/* ---- curves ---- */

static const char marks[] = "*o+x#@%&";

static char mark_of(size_t series)
{
	return marks[series % (sizeof marks - 1)];
}

static void bottom(struct paper *p, double end, int columns)
{
	double step = chart_step(end);
	char *line = arena_alloc(p->arena, (size_t)columns + CURVE_LEFT + 16);

	memset(line, ' ', (size_t)columns + CURVE_LEFT + 8);
	for (double at = 0; at <= end; at += step) {
		const char *word = arena_printf(p->arena, "%.0f", at);
		int x = CURVE_LEFT + (int)lround(at / end * (columns - 1));
		memcpy(line + x, word, strlen(word));
	}
	for (size_t n = (size_t)columns + CURVE_LEFT + 8; n > 0 && line[n - 1] == ' '; n--)
		line[n - 1] = '\0';
	fprintf(p->out, "%*s%s\n", p->indent, "", line);
}

void chart_curve(struct paper *p, const struct block *b)
{
	int columns = p->width - p->indent - CURVE_LEFT - 2;
	double end = chart_end(b);
	columns = columns < CURVE_WIDEST ? columns : CURVE_WIDEST;
	char *grid = arena_alloc(p->arena, (size_t)(CURVE_ROWS * columns));

	memset(grid, ' ', (size_t)(CURVE_ROWS * columns));
	for (size_t i = b->nseries; i-- > 0;) /* the first one lies on top */
		for (int x = 0; x < columns; x++) {
			double share = chart_share(&b->series[i], x * end / (columns - 1));
			if (share >= 0)
				grid[(int)lround((1 - share) * (CURVE_ROWS - 1)) * columns + x] = mark_of(i);
		}
	for (int y = 0; y < CURVE_ROWS; y++) {
		int n = columns;
		while (n > 0 && grid[y * columns + n - 1] == ' ')
			n--;
		const char *label = (y * 10) % 50 == 0 ? arena_printf(p->arena, "%3d%%", 100 - y * 10)
			: "    ";
		fprintf(p->out, "%*s%s %s%.*s\n", p->indent, "", label, p->ascii ? "|" : "│", n,
			grid + y * columns);
	}
	fprintf(p->out, "%*s     %s", p->indent, "", p->ascii ? "+" : "└");
	for (int x = 0; x < columns; x++)
		fputs(p->ascii ? "-" : "─", p->out);
	fputc('\n', p->out);
	bottom(p, end, columns);
	if (*paper_text(p, b->axis) != '\0')
		fprintf(p->out, "%*s%*s%s\n", p->indent, "", CURVE_LEFT, "", paper_text(p, b->axis));
	for (size_t i = 0; i < b->nseries; i++) {
		char **line;
		size_t n = text_wrap(p->arena, paper_text(p, b->series[i].label), columns - 2, &line);
		for (size_t k = 0; k < n; k++)
			fprintf(p->out, "%*s%*s%c %s\n", p->indent, "", CURVE_LEFT, "",
				k == 0 ? mark_of(i) : ' ', line[k]);
	}
}
