/* Text as bytes and letters: validity, encodings, trimming, folding, matching,
 * distance. */
#include "anker/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "glyph.h"

bool text_valid(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		utf8proc_int32_t code;
		if (s[i] > 0) { /* most of any text is ASCII */
			i++;
			continue;
		}
		i += glyph_read(s + i, n - i, &code);
		if (code <= 0)
			return false;
	}
	return true;
}

char *text_from_cp1252(struct arena *a, const char *s, size_t n)
{
	/* 0x80..0x9f; the rest is Latin-1. Five bytes have no meaning. */
	static const utf8proc_int32_t high[32] = {
		0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
		0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
		0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
	};
	char *out = arena_alloc(a, n * 3 + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char byte = (unsigned char)s[i];
		utf8proc_int32_t code = byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte;
		if (code == 0)
			code = 0xfffd; /* a NUL would end the text */
		len += (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)out + len);
	}
	return out;
}

/* Bytes of the white space character that s starts with, or 0. */
static size_t space_size(const char *s)
{
	/* The no-break, figure and narrow no-break spaces, and the ideographic one. */
	static const char *const wide[] = { "\xc2\xa0", "\xe2\x80\x87", "\xe2\x80\xaf", "\xe3\x80\x80" };

	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	if (*s >= 0)
		return 0;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return strlen(wide[i]);
	return 0;
}

char *text_trim(struct arena *a, const char *s)
{
	size_t size;

	while ((size = space_size(s)) > 0)
		s += size;
	size_t end = 0;
	for (size_t i = 0; s[i] != '\0';) {
		size = space_size(s + i);
		i += size > 0 ? size : 1;
		if (size == 0)
			end = i;
	}
	return arena_strndup(a, s, end);
}

/* Letters that Unicode does not take apart, and signs that people type in more
 * than one way. */
static const char *fold_special(utf8proc_int32_t code)
{
	static const struct {
		utf8proc_int32_t code;
		const char *plain;
	} special[] = {
		{ 0xe6, "ae" },  { 0xf0, "d" },   { 0xf8, "o" },    { 0xfe, "th" },   { 0x111, "d" },
		{ 0x127, "h" },  { 0x131, "i" },  { 0x142, "l" },   { 0x153, "oe" },  { 0x2bc, "'" },
		{ 0x2010, "-" }, { 0x2013, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201c, "\"" },
		{ 0x201d, "\"" },
	};

	for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
		if (special[i].code == code)
			return special[i].plain;
	return NULL;
}

static void fold_add(struct str *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t size = space_size(s + i);
		if (size > 0) {
			if (out->len > 0 && out->text[out->len - 1] != ' ')
				str_add_char(out, ' ');
			i += size;
			continue;
		}
		utf8proc_int32_t code;
		size = glyph_read(s + i, n - i, &code);
		const char *plain = code >= 0x80 ? fold_special(code) : NULL;
		if (plain != NULL)
			str_add(out, plain);
		else if (code >= 'A' && code <= 'Z')
			str_add_char(out, (char)(code - 'A' + 'a'));
		else
			str_add_n(out, s + i, size);
		i += size;
	}
	while (out->len > 0 && out->text[out->len - 1] == ' ')
		out->text[--out->len] = '\0';
}

static bool is_ascii(const char *s)
{
	while (*s > 0)
		s++;
	return *s == '\0';
}

/* What fold_add makes of ASCII text, without a detour. */
static char *fold_ascii(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1);
	size_t len = 0;

	for (; *s != '\0'; s++) {
		if (*s >= 'A' && *s <= 'Z')
			out[len++] = (char)(*s - 'A' + 'a');
		else if (space_size(s) == 0)
			out[len++] = *s;
		else if (len > 0 && out[len - 1] != ' ')
			out[len++] = ' ';
	}
	if (len > 0 && out[len - 1] == ' ')
		len--;
	out[len] = '\0';
	return out;
}

char *text_fold(struct arena *a, const char *s)
{
	struct str out = STR_INIT;
	utf8proc_uint8_t *mapped = NULL;

	if (is_ascii(s))
		return fold_ascii(a, s);
	str_reset(&out);
	const int how = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
		UTF8PROC_CASEFOLD;
	/* Cleaned first: utf8proc gives nothing at all for invalid bytes. */
	const char *clean = text_clean(a, s, false);
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)clean,
		(utf8proc_ssize_t)strlen(clean), &mapped, (utf8proc_option_t)how);
	if (n >= 0)
		fold_add(&out, (const char *)mapped, (size_t)n);
	else
		fold_add(&out, clean, strlen(clean));
	free(mapped);

	char *folded = arena_strndup(a, out.text, out.len);
	str_free(&out);
	return folded;
}

bool text_matches(const char *haystack, const char *folded_needle)
{
	struct arena *a = arena_new();
	const char *hay = text_fold(a, haystack);
	bool found = true;

	for (const char *word = folded_needle; found && *word != '\0';) {
		size_t n = strcspn(word, " ");
		if (n > 0)
			found = memmem(hay, strlen(hay), word, n) != NULL;
		word += n + (word[n] == ' ');
	}
	arena_free(&a);
	return found;
}

static int min3(int x, int y, int z)
{
	int m = x < y ? x : y;

	return m < z ? m : z;
}

int text_distance(const char *left, const char *right)
{
	struct arena *arena = arena_new();
	const char *a = text_fold(arena, left), *b = text_fold(arena, right);
	size_t na = strlen(a), nb = strlen(b);
	/* The row being made and the two before it. */
	int *row = arena_alloc(arena, (nb + 1) * sizeof(*row));
	int *above = arena_alloc(arena, (nb + 1) * sizeof(*row));
	int *above2 = arena_alloc(arena, (nb + 1) * sizeof(*row));

	for (size_t j = 0; j <= nb; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= na; i++) {
		int *spare = above2;
		above2 = above;
		above = row;
		row = spare;
		row[0] = (int)i;
		for (size_t j = 1; j <= nb; j++) {
			int change = a[i - 1] != b[j - 1];
			row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = min3(row[j], row[j], above2[j - 2] + 1);
		}
	}

	int distance = row[nb];
	arena_free(&arena);
	return distance;
}
