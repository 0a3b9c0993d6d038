/* Measuring, cutting and wrapping cleaned text, and stepping through it by
 * what a reader sees as one character (grapheme). */
#include <string.h>
#include <utf8proc.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "glyph.h"

enum { GRAPHEME_MOST = 256 }; /* bytes: no letter of any language has more */

/* Bytes of the first grapheme of s[0..n), n > 0, and its columns. */
static size_t grapheme(const char *s, size_t n, int *columns)
{
	/* An ASCII letter before another one stands alone. */
	if (s[0] >= 0x20 && s[0] < 0x7f && (n == 1 || (s[1] >= 0x20 && s[1] < 0x7f))) {
		*columns = 1;
		return 1;
	}

	utf8proc_int32_t before, code, state = 0;
	size_t len = glyph_read(s, n, &before);
	int width = glyph_width(before);

	while (len < n && before >= 0) {
		size_t size = glyph_read(s + len, n - len, &code);
		if (code < 0 || utf8proc_grapheme_break_stateful(before, code, &state))
			break;
		width += glyph_width(code);
		before = code;
		len += size;
	}
	*columns = width;
	return len;
}

int text_width(const char *s)
{
	size_t n = strlen(s);
	int width = 0;

	for (size_t i = 0; i < n;) {
		utf8proc_int32_t code;
		if (s[i] >= 0x20 && s[i] < 0x7f) {
			i++;
			width++;
			continue;
		}
		i += glyph_read(s + i, n - i, &code);
		width += glyph_width(code);
	}
	return width;
}

static size_t fit_n(const char *s, size_t n, int columns)
{
	size_t at = 0;
	int used = 0;

	while (at < n) {
		int width;
		size_t size = grapheme(s + at, n - at, &width);
		if (used + width > columns)
			break;
		used += width;
		at += size;
	}
	return at;
}

size_t text_fit(const char *s, int columns)
{
	return fit_n(s, strlen(s), columns);
}

const char *text_cut(struct arena *a, const char *s, int columns)
{
	size_t n = strlen(s);

	if (fit_n(s, n, columns) == n)
		return s;
	if (columns <= 0)
		return "";
	/* Lists cut every cell: copied, as printing costs more than measuring. */
	static const char mark[] = "…";
	size_t kept = fit_n(s, n, columns - 1);
	char *out = arena_alloc(a, kept + sizeof mark);
	memcpy(out, s, kept);
	memcpy(out + kept, mark, sizeof mark);
	return out;
}

/* Looks no further than a grapheme can reach: who steps through a text of megabytes would
 * else measure it at every letter. */
size_t text_next(const char *s, size_t at)
{
	int width;

	if (s[at] == '\0')
		return at;
	return at + grapheme(s + at, strnlen(s + at, GRAPHEME_MOST), &width);
}

size_t text_prev(const char *s, size_t at)
{
	size_t n = strlen(s);

	if (at > n)
		at = n;
	if (at == 0)
		return 0;
	/* Borders are only known from the left; a newline is always one. */
	size_t border = at - 1;
	while (border > 0 && s[border - 1] != '\n')
		border--;
	for (;;) {
		int width;
		size_t next = border + grapheme(s + border, n - border, &width);
		if (next >= at)
			return border;
		border = next;
	}
}

/* The lines made so far; the list doubles inside the arena. */
struct lines {
	struct arena *arena;
	char **list;
	size_t count, cap;
};

static void lines_add(struct lines *l, const char *s, size_t n)
{
	if (l->count == l->cap) {
		size_t cap = l->cap > 0 ? l->cap * 2 : 8;
		char **list = arena_alloc(l->arena, cap * sizeof(*list));
		if (l->count > 0)
			memcpy(list, l->list, l->count * sizeof(*list));
		l->list = list;
		l->cap = cap;
	}
	l->list[l->count++] = arena_strndup(l->arena, s, n);
}

static void wrap_paragraph(struct lines *l, const char *s, size_t n, int columns)
{
	for (;;) {
		size_t end = fit_n(s, n, columns);
		if (end == n) {
			lines_add(l, s, n);
			return;
		}
		if (end == 0) {
			/* Not even one character fits: show that something is there. */
			int width;
			lines_add(l, "\xef\xbf\xbd", 3);
			size_t size = grapheme(s, n, &width);
			s += size;
			n -= size;
			if (n == 0)
				return;
			continue;
		}
		size_t cut = end;
		while (cut > 0 && s[cut] != ' ')
			cut--;
		size_t text = cut;
		while (text > 0 && s[text - 1] == ' ')
			text--;
		/* text == 0: one long word (perhaps after an indent); cut inside it. */
		if (text == 0) {
			text = end;
			cut = end;
		}
		lines_add(l, s, text);
		while (cut < n && s[cut] == ' ')
			cut++;
		if (cut == n)
			return;
		s += cut;
		n -= cut;
	}
}

size_t text_wrap(struct arena *a, const char *s, int columns, char ***lines)
{
	struct lines l = { .arena = a };

	if (columns < 1)
		columns = 1;
	for (;;) {
		size_t n = strcspn(s, "\n");
		wrap_paragraph(&l, s, n, columns);
		if (s[n] == '\0')
			break;
		s += n + 1;
	}
	*lines = l.list;
	return l.count;
}
