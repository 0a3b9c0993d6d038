/* The pager's text, wrapping, scrolling and search; see pager.h. */
#include "core/pager.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/wrap.h"

struct span {
	size_t end; /* offset in the paragraph's text */
	unsigned style;
};

struct para {
	char *text;
	struct span *spans;
	size_t span_count;
	int indent, hang;
	const char *anchor;
	struct para *next;
};

struct row {
	const struct para *para;
	struct wrap_line line;
	bool first;
	bool match;
};

struct pager {
	struct arena *text; /* paragraphs */
	struct arena *wrap; /* rows, for one width */
	struct para *first, *last;
	struct str piece;   /* the paragraph being built */
	struct span spans[64];
	size_t span_count;
	const char *anchor;
	struct row *rows;
	size_t count, cap, top;
	struct rect area;
	char needle[128];   /* folded */
	size_t matches;
};

struct pager *pager_new(void)
{
	struct pager *p = xmalloc(sizeof *p);

	*p = (struct pager){ .text = arena_new(), .wrap = arena_new(), .piece = STR_INIT };
	return p;
}

void pager_free(struct pager **pp)
{
	struct pager *p = *pp;

	if (!p)
		return;
	arena_free(&p->text);
	arena_free(&p->wrap);
	str_free(&p->piece);
	free(p);
	*pp = NULL;
}

void pager_reset(struct pager *p)
{
	arena_reset(p->text);
	arena_reset(p->wrap);
	str_reset(&p->piece);
	p->span_count = p->count = p->cap = 0;
	p->first = p->last = NULL;
	p->rows = NULL;
	p->anchor = NULL;
}

static struct para *add_para(struct pager *p)
{
	struct para *para = arena_alloc(p->text, sizeof *para);

	para->anchor = p->anchor;
	p->anchor = NULL;
	if (p->last)
		p->last->next = para;
	else
		p->first = para;
	p->last = para;
	return para;
}

void pager_span(struct pager *p, unsigned style, const char *text)
{
	str_add(&p->piece, text_clean(p->text, text, true));
	/* More than 63 pieces in one paragraph: the last ones share a style. */
	if (p->span_count == sizeof p->spans / sizeof *p->spans)
		p->span_count--;
	p->spans[p->span_count++] = (struct span){ p->piece.len, style };
}

void pager_end(struct pager *p, int indent, int hang)
{
	struct para *para = add_para(p);

	para->text = arena_strdup(p->text, p->piece.text ? p->piece.text : "");
	para->spans = arena_alloc(p->text, (p->span_count + 1) * sizeof *para->spans);
	memcpy(para->spans, p->spans, p->span_count * sizeof *para->spans);
	para->span_count = p->span_count;
	para->indent = indent;
	para->hang = hang;
	str_reset(&p->piece);
	p->span_count = 0;
}

void pager_text(struct pager *p, unsigned style, int indent, const char *text)
{
	pager_span(p, style, text);
	pager_end(p, indent, 0);
}

void pager_anchor(struct pager *p, const char *name)
{
	p->anchor = arena_strdup(p->text, name);
}

static size_t height(const struct pager *p)
{
	return p->area.h > 0 ? (size_t)p->area.h : 1;
}

static void clamp(struct pager *p)
{
	size_t last = p->count > height(p) ? p->count - height(p) : 0;

	if (p->top > last)
		p->top = last;
}

static void add_row(struct pager *p, const struct row *r)
{
	if (p->count == p->cap) {
		size_t cap = p->cap ? p->cap * 2 : 64;
		struct row *more = arena_alloc(p->wrap, cap * sizeof *more);

		if (p->count)
			memcpy(more, p->rows, p->count * sizeof *more);
		p->rows = more;
		p->cap = cap;
	}
	p->rows[p->count++] = *r;
}

static void mark_matches(struct pager *p)
{
	struct arena *a = arena_new();

	p->matches = 0;
	for (size_t i = 0; i < p->count; i++) {
		struct row *r = &p->rows[i];

		arena_reset(a);
		r->match = p->needle[0] &&
			   strstr(text_fold(a, arena_strndup(a, r->para->text + r->line.start,
							     r->line.end - r->line.start)),
				  p->needle) != NULL;
		p->matches += r->match;
	}
	arena_free(&a);
}

void pager_layout(struct pager *p, struct rect area)
{
	/* The place in the text stays where it was, whatever the width. */
	const struct para *keep = p->top < p->count ? p->rows[p->top].para : NULL;

	p->area = area;
	arena_reset(p->wrap);
	p->rows = NULL;
	p->count = p->cap = 0;
	for (const struct para *para = p->first; para; para = para->next) {
		struct wrap_line *lines;
		size_t n = wrap_lines(p->wrap, para->text, area.w - 2 - para->indent, para->hang, &lines);

		if (para == keep)
			p->top = p->count;
		for (size_t i = 0; i < n; i++)
			add_row(p, &(struct row){ para, lines[i], i == 0, false });
	}
	mark_matches(p);
	clamp(p);
}

long pager_line_of(const struct pager *p, const char *name)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->rows[i].first && p->rows[i].para->anchor && strcmp(p->rows[i].para->anchor, name) == 0)
			return (long)i;
	return -1;
}

void pager_to(struct pager *p, size_t line)
{
	p->top = line;
	clamp(p);
}

bool pager_jump(struct pager *p, const char *name)
{
	long line = pager_line_of(p, name);

	if (line >= 0)
		pager_to(p, (size_t)line);
	return line >= 0;
}

static void to_match(struct pager *p, size_t from, int direction)
{
	for (size_t i = from; i < p->count; i += (size_t)direction) {
		if (p->rows[i].match) {
			p->top = i;
			clamp(p);
			return;
		}
	}
}

size_t pager_search(struct pager *p, const char *needle)
{
	struct arena *a = arena_new();
	const char *folded = text_fold(a, needle);
	size_t n = strlen(folded);

	if (n >= sizeof p->needle)
		n = 0; /* nothing that long is in one line */
	memcpy(p->needle, folded, n);
	p->needle[n] = '\0';
	arena_free(&a);
	mark_matches(p);
	to_match(p, p->top, 1);
	return p->matches;
}

static void scroll(struct pager *p, long delta)
{
	if (delta < 0)
		p->top = p->top > (size_t)-delta ? p->top - (size_t)-delta : 0;
	else
		p->top += (size_t)delta;
	clamp(p);
}

bool pager_key(struct pager *p, uint32_t key)
{
	long page = height(p) > 1 ? (long)height(p) - 1 : 1;

	switch (key) {
	case K_DOWN: case 'j': scroll(p, 1); return true;
	case K_UP: case 'k': scroll(p, -1); return true;
	case K_PGDN: case K_SPACE: scroll(p, page); return true;
	case K_PGUP: scroll(p, -page); return true;
	case K_CTRL('d'): scroll(p, page / 2 + 1); return true;
	case K_CTRL('u'): scroll(p, -page / 2 - 1); return true;
	case K_WHEEL_DOWN: scroll(p, 3); return true;
	case K_WHEEL_UP: scroll(p, -3); return true;
	case K_HOME: case 'g': p->top = 0; return true;
	case K_END: case 'G': scroll(p, (long)p->count); return true;
	case 'n': case 'N':
		if (!p->needle[0])
			return false;
		to_match(p, key == 'n' ? p->top + 1 : p->top - 1, key == 'n' ? 1 : -1);
		return true;
	default: return false;
	}
}

bool pager_searching(const struct pager *p)
{
	return p->needle[0] != '\0';
}

size_t pager_lines(const struct pager *p)
{
	return p->count;
}

size_t pager_top(const struct pager *p)
{
	return p->top;
}

static void paint_row(const struct row *r, struct canvas *c, int y)
{
	const struct para *para = r->para;
	int x = 1 + para->indent + (r->first ? 0 : para->hang);
	size_t at = r->line.start;

	for (size_t i = 0; i < para->span_count && at < r->line.end; i++) {
		size_t end = para->spans[i].end < r->line.end ? para->spans[i].end : r->line.end;
		char buf[512];
		size_t n = end > at ? end - at : 0;

		if (n == 0)
			continue;
		if (n >= sizeof buf)
			n = sizeof buf - 1;
		memcpy(buf, para->text + at, n);
		buf[n] = '\0';
		x += canvas_put(c, y, x, -1, para->spans[i].style | (r->match ? ST_SELECTED : 0), buf);
		at = end;
	}
}

void pager_paint(const struct pager *p, struct canvas *screen)
{
	struct canvas c = canvas_at(screen, p->area);

	for (int y = 0; y < c.area.h && p->top + (size_t)y < p->count; y++)
		paint_row(&p->rows[p->top + (size_t)y], &c, y);
	if (p->top > 0)
		canvas_put(&c, 0, c.area.w - 1, 1, ST_DIM, "↑");
	if (p->top + height(p) < p->count)
		canvas_put(&c, c.area.h - 1, c.area.w - 1, 1, ST_DIM, "↓");
	canvas_cursor(&c, 0, 0);
}
