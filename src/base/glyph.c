/* Columns as the terminal library counts them. utf8proc and wcwidth agree but
 * for the three groups below; there wcwidth wins, because it is what ncurses
 * uses to place the next character. (wcwidth itself depends on the locale.) */
#include "glyph.h"

size_t glyph_read(const char *s, size_t n, utf8proc_int32_t *code)
{
	utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, code);

	if (size <= 0) {
		*code = -1;
		return 1;
	}
	return (size_t)size;
}

/* Vowels and final consonants that join the Hangul syllable before them. */
static bool is_joining_jamo(utf8proc_int32_t c)
{
	return (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
}

bool glyph_is_mark(utf8proc_int32_t code)
{
	utf8proc_category_t category = utf8proc_category(code);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || is_joining_jamo(code);
}

int glyph_width(utf8proc_int32_t code)
{
	if (code < 0)
		return 1;
	if (code < 0x300)
		return code >= 0x20 && code != 0x7f;
	if (utf8proc_category(code) == UTF8PROC_CATEGORY_MC)
		return 1;
	if (is_joining_jamo(code))
		return 0;
	if ((code >= 0x3248 && code <= 0x324f) || (code >= 0x4dc0 && code <= 0x4dff))
		return 2;
	return utf8proc_charwidth(code);
}
