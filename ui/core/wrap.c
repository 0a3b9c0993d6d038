/* Word wrap with offsets; see wrap.h. */
#include "core/wrap.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"

static int glyph_width(const char *s, size_t n)
{
	char one[64];

	if (n == 1)
		return (unsigned char)*s >= 0x20 ? 1 : 0;
	if (n >= sizeof one)
		return 1;
	memcpy(one, s, n);
	one[n] = '\0';
	return text_width(one);
}

/* Next grapheme border; ASCII followed by ASCII needs no table. */
static size_t step(const char *s, size_t at)
{
	size_t n;

	if ((unsigned char)s[at] < 0x80 && (unsigned char)s[at + 1] < 0x80)
		return at + 1;
	n = text_next(s, at);
	return n > at ? n : at + 1;
}

size_t wrap_lines(struct arena *a, const char *text, int columns, int hang, struct wrap_line **out)
{
	size_t n = 0, cap = 8, start = 0, at = 0, space = 0;
	struct wrap_line *lines = arena_alloc(a, cap * sizeof *lines);
	int used = 0, limit, first = 1;

	if (columns < 1)
		columns = 1;
	for (;;) {
		size_t next = text[at] ? step(text, at) : at;
		int w = text[at] ? glyph_width(text + at, next - at) : 0;
		struct wrap_line line = { start, at, at };

		limit = first || columns - hang < 1 ? columns : columns - hang;
		if (text[at] == '\n')
			line.next = at + 1;
		else if (text[at] && used + w <= limit) {
			if (text[at] == ' ')
				space = at + 1;
			used += w;
			at = next;
			continue;
		} else if (text[at] == ' ') {
			line.next = at + 1; /* the space that does not fit is the break */
		} else if (text[at] && space > start) {
			line.end = space - 1;
			line.next = space;
		}
		if (text[at] && line.next == start)
			line.end = line.next = next; /* one glyph wider than the line */
		if (n == cap) {
			struct wrap_line *more = arena_alloc(a, cap * 2 * sizeof *more);

			memcpy(more, lines, n * sizeof *lines);
			lines = more;
			cap *= 2;
		}
		lines[n++] = line;
		if (!text[at])
			break;
		first = text[at] == '\n';
		start = at = line.next;
		space = 0;
		used = 0;
	}
	*out = lines;
	return n;
}

size_t wrap_line_of(const struct wrap_line *lines, size_t n, size_t at)
{
	size_t i = 0;

	while (i + 1 < n && at >= lines[i].next)
		i++;
	return i;
}

int wrap_width(const char *text, size_t from, size_t to)
{
	int w = 0;

	for (size_t at = from, next; at < to && text[at]; at = next) {
		next = step(text, at);
		w += glyph_width(text + at, next - at);
	}
	return w;
}

size_t wrap_offset(const char *text, size_t from, size_t to, int column)
{
	size_t at = from;

	while (at < to && text[at]) {
		size_t next = step(text, at);

		column -= glyph_width(text + at, next - at);
		if (column < 0)
			break;
		at = next;
	}
	return at;
}
