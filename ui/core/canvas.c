/* Drawing: cleaning, cutting and clipping, then cells; see canvas.h. */
#include "core/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "core/term.h"

/* Memory for one drawing call; the text is on the screen when it returns. */
static struct arena *scratch(void)
{
	static struct arena *a;

	if (!a)
		a = arena_new();
	arena_reset(a);
	return a;
}

static bool is_plain(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || (unsigned char)*s >= 0x7f)
			return false;
	return true;
}

/* Columns from x to the edge, at most `width` when that is not negative. */
static int room(const struct canvas *c, int y, int x, int width)
{
	int left = c->area.w - x;

	if (y < 0 || y >= c->area.h || x < 0 || left <= 0)
		return 0;
	return width < 0 || width > left ? left : width;
}

/* Draws cleaned text that fits. */
static void draw(struct canvas *c, int y, int x, unsigned style, const char *s)
{
	char one[64];

	y += c->area.y;
	x += c->area.x;
	for (size_t at = 0; s[at];) {
		size_t n = 0, next;
		int w;

		while ((unsigned char)s[at + n] >= 0x20 && (unsigned char)s[at + n] < 0x7f)
			n++;
		if (s[at + n] && n > 0)
			n--; /* a mark may follow the last letter */
		if (n > 0) {
			term_ascii_run(y, x, style, s + at, (int)n);
			x += (int)n;
			at += n;
			continue;
		}
		next = text_next(s, at);
		n = next - at;
		if (next <= at || n >= sizeof one) {
			/* A grapheme of more than 63 bytes is no letter of any language. */
			term_cell(y, x++, style, "?", 1, 1);
			at = next > at ? next : at + 1;
			continue;
		}
		memcpy(one, s + at, n);
		one[n] = '\0';
		w = text_width(one);
		if (w > 0)
			term_cell(y, x, style, one, n, w);
		x += w;
		at = next;
	}
}

int canvas_put(struct canvas *c, int y, int x, int width, unsigned style, const char *text)
{
	int fit = room(c, y, x, width), w;
	struct arena *a;

	if (!text || fit <= 0)
		return 0;
	a = scratch();
	if (!is_plain(text))
		text = text_clean(a, text, false);
	w = text_width(text);
	if (w > fit) {
		text = text_cut(a, text, fit);
		w = text_width(text);
	}
	draw(c, y, x, style, text);
	return w;
}

int canvas_putf(struct canvas *c, int y, int x, int width, unsigned style, const char *fmt, ...)
{
	char buf[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(buf, sizeof buf, fmt, ap);
	va_end(ap);
	return canvas_put(c, y, x, width, style, buf);
}

static void blanks(struct canvas *c, int y, int x, int w, unsigned style)
{
	static const char spaces[] = "                                                                ";

	style = term_blank_style(style);
	for (int n; w > 0; x += n, w -= n) {
		n = w < (int)sizeof spaces - 1 ? w : (int)sizeof spaces - 1;
		term_ascii_run(c->area.y + y, c->area.x + x, style, spaces, n);
	}
}

static int measure(const char *text)
{
	return is_plain(text) ? (int)strlen(text) : text_width(text_clean(scratch(), text, false));
}

void canvas_field(
	struct canvas *c, int y, int x, int width, unsigned style, enum align align, const char *text)
{
	int fit = room(c, y, x, width), w;

	if (fit <= 0)
		return;
	blanks(c, y, x, fit, style);
	if (!text)
		return;
	w = measure(text);
	if (w < fit && align == ALIGN_RIGHT)
		x += fit - w;
	else if (w < fit && align == ALIGN_CENTER)
		x += (fit - w) / 2;
	canvas_put(c, y, x, w < fit ? w : fit, style, text);
}

int canvas_right(struct canvas *c, int y, int right, unsigned style, const char *text)
{
	int w, x;

	if (right < 0 || right > c->area.w)
		right = c->area.w;
	if (!text)
		return right;
	w = measure(text);
	x = w < right ? right - w : 0;
	canvas_put(c, y, x, right - x, style, text);
	return x;
}

static void repeat(struct canvas *c, int y, int x, int w, unsigned style, const char *glyph)
{
	for (int i = 0; i < w; i++)
		if (room(c, y, x + i, 1))
			term_cell(c->area.y + y, c->area.x + x + i, style, glyph, strlen(glyph), 1);
}

void canvas_rule(struct canvas *c, int y, int x, int w)
{
	repeat(c, y, x, room(c, y, x, w), ST_DIM, "─");
}

void canvas_vrule(struct canvas *c, int x, int y, int h)
{
	for (int i = 0; i < h; i++)
		repeat(c, y + i, x, room(c, y + i, x, 1), ST_DIM, "│");
}

void canvas_box(struct canvas *c, struct rect r, const char *title)
{
	if (r.h < 2 || r.w < 4)
		return;
	for (int y = r.y; y < r.y + r.h; y++)
		blanks(c, y, r.x, room(c, y, r.x, r.w), ST_NORMAL);
	canvas_rule(c, r.y, r.x + 1, r.w - 2);
	canvas_rule(c, r.y + r.h - 1, r.x + 1, r.w - 2);
	canvas_vrule(c, r.x, r.y + 1, r.h - 2);
	canvas_vrule(c, r.x + r.w - 1, r.y + 1, r.h - 2);
	repeat(c, r.y, r.x, 1, ST_DIM, "┌");
	repeat(c, r.y, r.x + r.w - 1, 1, ST_DIM, "┐");
	repeat(c, r.y + r.h - 1, r.x, 1, ST_DIM, "└");
	repeat(c, r.y + r.h - 1, r.x + r.w - 1, 1, ST_DIM, "┘");
	if (title && *title && r.w > 8) {
		int w = canvas_put(c, r.y, r.x + 3, r.w - 6, ST_TITLE, title);

		blanks(c, r.y, r.x + 2, 1, ST_NORMAL);
		blanks(c, r.y, r.x + 3 + w, 1, ST_NORMAL);
	}
}

void canvas_blank(struct canvas *c, int y, unsigned style)
{
	blanks(c, y, 0, room(c, y, 0, -1), style);
}

void canvas_bar(struct canvas *c, int y, int x, int width, int value, int max, unsigned style)
{
	int fit = room(c, y, x, width), full;

	if (max <= 0)
		max = 1;
	value = value < 0 ? 0 : value > max ? max : value;
	full = (int)(((long)value * width + max / 2) / max);
	if (value > 0 && full == 0)
		full = 1; /* a little is not nothing */
	repeat(c, y, x, full < fit ? full : fit, style, "█");
	if (fit > full)
		repeat(c, y, x + full, fit - full, (style & ST_SELECTED) | ST_DIM, "░");
}

void canvas_spark(struct canvas *c, int y, int x, const int *values, size_t n, int max, unsigned style)
{
	static const char *const steps[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

	for (size_t i = 0; i < n && room(c, y, x + (int)i, 1); i++) {
		int v = values[i] > max ? max : values[i];

		if (v >= 0)
			repeat(c, y, x + (int)i, 1, style, steps[max > 0 ? (long)v * 7 / max : 0]);
	}
}

void canvas_cursor(struct canvas *c, int y, int x)
{
	if (room(c, y, x, 1))
		term_set_cursor(c->area.y + y, c->area.x + x);
}

struct canvas canvas_sub(const struct canvas *c, struct rect r)
{
	struct canvas sub = { { 0, 0, 0, 0 } };

	if (r.y < 0 || r.x < 0 || r.y >= c->area.h || r.x >= c->area.w)
		return sub;
	sub.area.y = c->area.y + r.y;
	sub.area.x = c->area.x + r.x;
	sub.area.h = r.h < c->area.h - r.y ? r.h : c->area.h - r.y;
	sub.area.w = r.w < c->area.w - r.x ? r.w : c->area.w - r.x;
	if (sub.area.h < 0 || sub.area.w < 0)
		sub.area.h = sub.area.w = 0;
	return sub;
}

struct canvas canvas_at(const struct canvas *c, struct rect place)
{
	place.y -= c->area.y;
	place.x -= c->area.x;
	return canvas_sub(c, place);
}

bool pane_split(struct rect area, int min_columns, int left_percent, struct rect *left, struct rect *right)
{
	*left = area;
	*right = (struct rect){ area.y, area.x + area.w, 0, 0 };
	if (area.w < min_columns)
		return false;
	left->w = area.w * left_percent / 100;
	right->x = area.x + left->w + 1;
	right->w = area.w - left->w - 1;
	right->h = area.h;
	return true;
}
