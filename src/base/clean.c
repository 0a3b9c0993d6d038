/* text_clean: the gate between untrusted text and every sink.
 *
 * A code point passes when it is assigned, visible and moves nothing but the
 * cursor to the right. ncurses lets CR, bidi overrides, zero-width characters
 * and tags through, and stderr lets everything through. */
#include <string.h>
#include <utf8proc.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "glyph.h"

static const char replacement[] = "\xef\xbf\xbd";

enum { MOST_MARKS = 2, TAB_COLUMNS = 4, REPLACEMENT_SIZE = 3 };

static bool code_refused(utf8proc_int32_t c)
{
	/* Invisible though their category is a letter or a mark. */
	static const struct {
		utf8proc_int32_t first, last;
	} invisible[] = {
		{ 0x034f, 0x034f },   /* combining grapheme joiner */
		{ 0x115f, 0x1160 },   /* Hangul fillers */
		{ 0x17b4, 0x17b5 },   /* Khmer inherent vowels */
		{ 0x180b, 0x180f },   /* Mongolian selectors */
		{ 0x3164, 0x3164 },   /* Hangul filler */
		{ 0xffa0, 0xffa0 },   /* half-width Hangul filler */
		{ 0xe0000, 0xe0fff }, /* tags and selectors that can carry hidden text */
	};

	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CN: /* not assigned: nobody knows its width */
	case UTF8PROC_CATEGORY_CC: /* C0, DEL, C1 */
	case UTF8PROC_CATEGORY_CF: /* bidi, zero-width, soft hyphen, BOM */
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++)
		if (c >= invisible[i].first && c <= invisible[i].last)
			return true;
	return false;
}

/* Where the cleaned text goes and what came before. */
struct cleaning {
	char *out;
	size_t len;
	int marks; /* on the last letter; negative: there is no letter to stand on */
};

static void emit(struct cleaning *c, const char *s, size_t n)
{
	memcpy(c->out + c->len, s, n);
	c->len += n;
}

static void emit_code(struct cleaning *c, const char *s, size_t n, utf8proc_int32_t code)
{
	if (code == ' ') {
		c->marks = -1;
		emit(c, s, n);
	} else if (code < 0 || code_refused(code)) {
		c->marks = 0;
		emit(c, replacement, REPLACEMENT_SIZE);
	} else if (!glyph_is_mark(code)) {
		c->marks = 0;
		emit(c, s, n);
	} else if (c->marks < 0) {
		/* Would stand on whatever the screen shows to the left. */
		c->marks = 0;
		emit(c, replacement, REPLACEMENT_SIZE);
	} else if (c->marks >= MOST_MARKS) {
		emit(c, replacement, REPLACEMENT_SIZE);
	} else {
		c->marks++;
		emit(c, s, n);
	}
}

/* Bytes up to the first that needs a look: printable ASCII, and the letters and
 * signs of Latin-1 but for the soft hyphen, pass as they are. */
static size_t plain_size(const char *s, bool keep_newlines)
{
	const unsigned char *p = (const unsigned char *)s;

	for (;; p++) {
		if ((*p >= 0x20 && *p < 0x7f) || (*p == '\n' && keep_newlines))
			continue;
		if ((*p == 0xc3 && p[1] >= 0x80 && p[1] <= 0xbf) ||
			(*p == 0xc2 && p[1] > 0xa0 && p[1] <= 0xbf && p[1] != 0xad))
			p++;
		else
			return (size_t)((const char *)p - s);
	}
}

char *text_clean(struct arena *a, const char *s, bool keep_newlines)
{
	if (s == NULL)
		return arena_strdup(a, "");

	size_t plain = plain_size(s, keep_newlines);
	if (s[plain] == '\0')
		return arena_strndup(a, s, plain);

	size_t n = strlen(s);
	/* One byte becomes at most four (a tab). */
	struct cleaning c = { arena_alloc(a, n * TAB_COLUMNS + 1), 0, -1 };

	for (size_t i = 0; i < n;) {
		if (s[i] == '\r' && s[i + 1] == '\n') {
			i++;
			continue;
		}
		if (s[i] == '\n' || s[i] == '\t') {
			if (!keep_newlines)
				emit(&c, " ", 1);
			else if (s[i] == '\n')
				emit(&c, "\n", 1);
			else
				emit(&c, "    ", TAB_COLUMNS);
			c.marks = -1;
			i++;
			continue;
		}
		utf8proc_int32_t code;
		size_t size = glyph_read(s + i, n - i, &code);
		emit_code(&c, s + i, size, code);
		i += size;
	}
	return c.out;
}
