/* Charts as pictures inside a page. In black, told apart by pattern, line and number, so that a copy on
 * paper says as much as the screen. */
#include "document_parts.h"

#include <math.h>

enum {
	WIDE = 640,
	LABEL = 200, LABEL_COLUMNS = 28, TOLD = 150, TOLD_COLUMNS = 21, LINE = 15, BAR = 16, BETWEEN = 8,
	LEFT = 44, RIGHT = 24, TOP = 12, TALL = 200, BOTTOM = 44, LEGEND = 92, SAMPLE = 44, NUMBER_WIDE = 16,
	NUMBER_TALL = 12
};

/* What it says, for who does not see it: its title, and of bars each with its number. The figures of a curve
 * stand in the table below it. */
static void begin(struct paper *p, int tall, const struct block *b)
{
	const char *said = paper_text(p, b->text);

	for (size_t i = 0; b->kind == BLOCK_BARS && i < b->nbars; i++)
		said = arena_printf(p->arena, "%s%s %s: %s", said, i == 0 ? "." : ";",
			paper_text(p, b->bar[i].label), paper_text(p, b->bar[i].told));
	fprintf(p->out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
		" xmlns=\"http://www.w3.org/2000/svg\">\n",
		WIDE, tall, html_text(p, said));
}

static void words(struct paper *p, double x, double y, const char *anchor, const char *text)
{
	fprintf(p->out, "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>\n", x, y, anchor, html_text(p, text));
}

static const char END[] = " text-anchor=\"end\"", MIDDLE[] = " text-anchor=\"middle\"";

/* ---- bars ---- */

static size_t lines_of(struct paper *p, const char *text, int columns, char ***line)
{
	return text_wrap(p->arena, paper_text(p, text), columns, line);
}

static size_t bar_lines(struct paper *p, const struct bar *b)
{
	char **line;
	size_t n = lines_of(p, b->label, LABEL_COLUMNS, &line), m = lines_of(p, b->told, TOLD_COLUMNS, &line);

	n = n > m ? n : m;
	return n > 0 ? n : 1;
}

static int bar_height(struct paper *p, const struct bar *b)
{
	int text = (int)bar_lines(p, b) * LINE;

	return (text > BAR + 6 ? text : BAR + 6) + BETWEEN;
}

/* Between two posts, over the bar: white below black, so that it shows on either. */
static void range(struct paper *p, const struct bar *b, double y, double scale)
{
	double from = LABEL + b->from * scale, to = LABEL + b->most * scale;
	static const char *const pen[] = { "stroke=\"#fff\" stroke-width=\"5\"",
		"stroke=\"#111\" stroke-width=\"2\"" };

	for (size_t i = 0; i < 2; i++)
		fprintf(p->out, "<path d=\"M%.1f %.1fV%.1fM%.1f %.1fV%.1fM%.1f %.1fH%.1f\" fill=\"none\""
			" %s/>\n", from, y - 3,
			y + BAR + 3, to, y - 3, y + BAR + 3, from, y + BAR + 3, to, pen[i]);
}

static void bar(struct paper *p, const struct bar *b, double y, double scale)
{
	char **line;
	size_t n = lines_of(p, b->label, LABEL_COLUMNS, &line);
	double value = isfinite(b->value) ? fmax(b->value, 0) * scale : 0;

	for (size_t i = 0; i < n; i++)
		words(p, 0, y + 12 + (double)i * LINE, "", line[i]);
	fprintf(p->out, "<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"url(#bar%d)\""
		" stroke=\"#111\"/>\n",
		LABEL, y, value, BAR, p->charts);
	if (b->most > 0)
		range(p, b, y, scale);
	n = lines_of(p, b->told, TOLD_COLUMNS, &line);
	for (size_t i = 0; i < n; i++)
		words(p, WIDE - TOLD + 12, y + 12 + (double)i * LINE, "", line[i]);
}

void svg_bars(struct paper *p, const struct block *b)
{
	double scale = (WIDE - LABEL - TOLD) / chart_most(b), y = 4;
	int tall = 4;

	for (size_t i = 0; i < b->nbars; i++)
		tall += bar_height(p, &b->bar[i]);
	begin(p, tall, b);
	fprintf(p->out, "<defs><pattern id=\"bar%d\" width=\"5\" height=\"5\""
		" patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#999\"/>"
		"<path d=\"M0 0V5\" stroke=\"#222\" stroke-width=\"4\"/></pattern></defs>\n", p->charts);
	fprintf(p->out, "<path d=\"M%d 0V%d\" stroke=\"#111\"/>\n", LABEL, tall);
	for (size_t i = 0; i < b->nbars; i++) {
		bar(p, &b->bar[i], y, scale);
		y += bar_height(p, &b->bar[i]);
	}
	fputs("</svg>\n", p->out);
}

/* ---- curves ---- */

static const char *const dashes[] = { "", "9 4", "2 3", "12 3 2 3", "5 2", "1 5" };

static const char *pen(struct paper *p, size_t series)
{
	size_t n = sizeof dashes / sizeof *dashes;
	const char *dash = dashes[series % n];

	return arena_printf(p->arena, "fill=\"none\" stroke=\"#111\" stroke-width=\"%s\"%s%s%s",
		series / n % 2 ? "3.2" : "1.8", *dash ? " stroke-dasharray=\"" : "", dash, *dash ? "\"" : "");
}

/* Of the number at the end of a curve. */
struct spot {
	double x, y;
};

static double across(double at, double end)
{
	return LEFT + at / end * (WIDE - LEFT - RIGHT);
}

static double down(double share)
{
	return TOP + (1 - share) * (TALL - TOP);
}

static void axes(struct paper *p, const struct block *b, double end)
{
	double step = chart_step(end);

	for (int i = 0; i <= 4; i++) {
		double y = down(i * .25);
		fprintf(p->out, "<path d=\"M%d %.1fH%d\" stroke=\"%s\"/>\n", LEFT, y, WIDE - RIGHT,
			i ? "#ccc" : "#111");
		words(p, LEFT - 6, y + 4, END, arena_printf(p->arena, "%d%%", i * 25));
	}
	for (double at = 0; at <= end; at += step) {
		fprintf(p->out, "<path d=\"M%.1f %dv5\" stroke=\"#111\"/>\n", across(at, end), TALL);
		words(p, across(at, end), TALL + 18, MIDDLE, arena_printf(p->arena, "%.0f", at));
	}
	words(p, (LEFT + WIDE - RIGHT) / 2.0, TALL + 36, MIDDLE, paper_text(p, b->axis));
}

/* Where the number at the end of a curve fits: below those that stand there already. */
static double free_below(const struct spot *taken, size_t n, struct spot at)
{
	for (size_t i = 0; i < n;)
		if (fabs(taken[i].x - at.x) < NUMBER_WIDE && fabs(taken[i].y - at.y) < NUMBER_TALL) {
			at.y = taken[i].y + NUMBER_TALL;
			i = 0;
		} else {
			i++;
		}
	return at.y;
}

static void series(struct paper *p, const struct curve_series *s, size_t i, double end, struct spot *taken,
	size_t *n)
{
	double share = 1, at = 0;

	fprintf(p->out, "<path d=\"M%.1f %.1f", across(0, end), down(1));
	for (size_t k = 0; k < s->npoints; k++) {
		at = s->point[k].at;
		share = chart_share(s, at);
		fprintf(p->out, "H%.1fV%.1f", across(at, end), down(share));
	}
	fprintf(p->out, "\" %s/>\n", pen(p, i));
	struct spot number = { across(at, end) + 4, down(share) + 4 };
	number.y = free_below(taken, *n, number);
	taken[(*n)++] = number;
	words(p, number.x, number.y, "", arena_printf(p->arena, "%zu", i + 1));
}

void svg_curve(struct paper *p, const struct block *b)
{
	double end = chart_end(b), y = TALL + BOTTOM + LINE;
	int tall = TALL + BOTTOM + 6;
	char **line;

	for (size_t i = 0; i < b->nseries; i++)
		tall += LINE * (int)lines_of(p, b->series[i].label, LEGEND, &line) + 3;
	begin(p, tall, b);
	axes(p, b, end);
	struct spot *taken = arena_alloc(p->arena, (b->nseries + 1) * sizeof *taken);
	size_t numbers = 0;
	for (size_t i = 0; i < b->nseries; i++)
		if (b->series[i].npoints > 0)
			series(p, &b->series[i], i, end, taken, &numbers);
	for (size_t i = 0; i < b->nseries; i++) {
		size_t n = lines_of(p, b->series[i].label, LEGEND, &line);
		fprintf(p->out, "<path d=\"M%d %.1fh%d\" %s/>\n", LEFT, y - 4, SAMPLE, pen(p, i));
		words(p, LEFT - 6, y, END, arena_printf(p->arena, "%zu", i + 1));
		for (size_t k = 0; k < n; k++, y += LINE)
			words(p, LEFT + SAMPLE + 10, y, "", line[k]);
		y += 3;
	}
	fputs("</svg>\n", p->out);
}
