/* See textarea.h. */
#include "core/textarea.h"

#include <string.h>

#include "anker/arena.h"
#include "core/key.h"
#include "core/wrap.h"

enum { NO_WRAP = 100000, MARGIN = 8 };

static int columns_of(const struct textarea *t)
{
	return t->wrap ? t->cols : NO_WRAP;
}

static size_t wrapped(const struct textarea *t, struct arena *a, struct wrap_line **lines)
{
	return wrap_lines(a, t->edit.text.text, columns_of(t), 0, lines);
}

/* Keeps the cursor in view. */
static void follow(struct textarea *t)
{
	struct arena *a = arena_new();
	struct wrap_line *lines;
	size_t n = wrapped(t, a, &lines), line = wrap_line_of(lines, n, t->edit.at);
	size_t rows = t->rows > 0 ? (size_t)t->rows : 1;
	int x = wrap_width(t->edit.text.text, lines[line].start, t->edit.at);

	if (line < t->top)
		t->top = line;
	if (line >= t->top + rows)
		t->top = line - rows + 1;
	if (x < t->left)
		t->left = x > MARGIN ? x - MARGIN : 0;
	if (!t->wrap && x >= t->left + t->cols)
		t->left = x - t->cols + MARGIN;
	arena_free(&a);
}

void textarea_init(struct textarea *t, const char *text, bool wrap)
{
	*t = (struct textarea){ .wrap = wrap };
	edit_init(&t->edit, text, true);
}

void textarea_done(struct textarea *t)
{
	edit_done(&t->edit);
}

void textarea_size(struct textarea *t, int rows, int cols)
{
	t->rows = rows;
	t->cols = cols;
	follow(t);
}

/* ---- the cursor ---- */

void textarea_to(struct textarea *t, size_t at)
{
	t->edit.at = at < t->edit.text.len ? at : t->edit.text.len;
	t->edit.column = -1;
	follow(t);
}

void textarea_go(struct textarea *t, size_t line, int column)
{
	const char *text = t->edit.text.text, *next;
	size_t at = 0;

	while (line-- > 1 && (next = strchr(text + at, '\n')) != NULL)
		at = (size_t)(next - text) + 1;
	textarea_to(t, wrap_offset(text, at, at + strcspn(text + at, "\n"), column > 0 ? column - 1 : 0));
}

void textarea_place(const struct textarea *t, size_t *line, int *column)
{
	const char *text = t->edit.text.text;
	size_t start = t->edit.at;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	*line = 1;
	for (size_t i = 0; i < start; i++)
		*line += text[i] == '\n';
	*column = wrap_width(text, start, t->edit.at) + 1;
}

void textarea_click(struct textarea *t, int y, int x)
{
	struct arena *a = arena_new();
	struct wrap_line *lines;
	size_t n = wrapped(t, a, &lines), line = t->top + (size_t)(y > 0 ? y : 0);

	if (line >= n)
		line = n - 1;
	textarea_to(t, wrap_offset(t->edit.text.text, lines[line].start, lines[line].end,
			       (x > 0 ? x : 0) + t->left));
	arena_free(&a);
}

/* ---- keys ---- */

void textarea_insert(struct textarea *t, const char *text)
{
	edit_insert(&t->edit, text);
	follow(t);
}

static size_t line_count(const struct textarea *t)
{
	struct arena *a = arena_new();
	struct wrap_line *lines;
	size_t n = wrapped(t, a, &lines);

	arena_free(&a);
	return n;
}

bool textarea_below(const struct textarea *t)
{
	return t->top + (size_t)(t->rows > 0 ? t->rows : 0) < line_count(t);
}

/* What is seen goes along with the cursor, to the last line at most. */
static void page(struct textarea *t, uint32_t key)
{
	size_t rows = t->rows > 1 ? (size_t)t->rows : 1, step = rows > 1 ? rows - 1 : 1;
	size_t n = line_count(t), last = n > rows ? n - rows : 0;

	for (size_t i = 0; i < step; i++)
		edit_key(&t->edit, key == K_PGDN ? K_DOWN : K_UP, columns_of(t));
	if (key == K_PGUP)
		t->top -= t->top < step ? t->top : step;
	else if (t->top < last)
		t->top = t->top + step < last ? t->top + step : last;
}

enum edit_result textarea_key(struct textarea *t, uint32_t key)
{
	enum edit_result r = EDIT_MOVED;

	switch (key) {
	case K_PGDN: case K_PGUP: page(t, key); break;
	case K_WHEEL_DOWN: edit_key(&t->edit, K_DOWN, columns_of(t)); break;
	case K_WHEEL_UP: edit_key(&t->edit, K_UP, columns_of(t)); break;
	case K_UP: case K_DOWN: case K_LEFT: case K_RIGHT: case K_BACKSPACE: case K_DELETE:
		/* At an end: nowhere to go. */
		if ((r = edit_key(&t->edit, key, columns_of(t))) == EDIT_NO)
			r = EDIT_MOVED;
		break;
	default: r = edit_key(&t->edit, key, columns_of(t));
	}
	if (r != EDIT_NO)
		follow(t);
	return r;
}

/* ---- drawing ---- */

static void paint_mark(const struct textarea *t, struct canvas *c, int y, const struct wrap_line *line,
	const struct textarea_mark *m, struct arena *a)
{
	const char *text = t->edit.text.text;
	size_t from = m->at > line->start ? m->at : line->start;
	size_t to = m->at + m->len < line->end ? m->at + m->len : line->end;
	int x;

	if (from >= to)
		return;
	x = wrap_width(text, line->start, from) - t->left;
	if (x >= 0)
		canvas_put(c, y, x, -1, m->style, arena_strndup(a, text + from, to - from));
}

void textarea_paint(const struct textarea *t, struct canvas *c, unsigned (*style)(const char *line),
	const struct textarea_mark *marks, size_t nmarks)
{
	const char *text = t->edit.text.text;
	struct arena *a = arena_new();
	struct wrap_line *lines;
	size_t n = wrapped(t, a, &lines), here = wrap_line_of(lines, n, t->edit.at);

	for (int y = 0; y < t->rows && t->top + (size_t)y < n; y++) {
		const struct wrap_line *l = &lines[t->top + (size_t)y];
		const char *copy = arena_strndup(a, text + l->start, l->end - l->start);

		canvas_put(c, y, 0, t->cols, style ? style(copy) : ST_NORMAL,
			copy + wrap_offset(copy, 0, l->end - l->start, t->left));
		for (size_t i = 0; i < nmarks; i++)
			paint_mark(t, c, y, l, &marks[i], a);
	}
	canvas_cursor(c, (int)here - (int)t->top, wrap_width(text, lines[here].start, t->edit.at) - t->left);
	arena_free(&a);
}
