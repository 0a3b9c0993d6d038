/* text_clean against hostile text, fixed and random. What is safe is decided
 * here from the Unicode ranges themselves, not by the code under test. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"

#define R "\xef\xbf\xbd"

static void assert_clean(const char *in, const char *want)
{
	struct arena *a = arena_new();

	cr_assert_str_eq(text_clean(a, in, false), want);
	arena_free(&a);
}

Test(clean, text__keeps_what_people_write)
{
	assert_clean(NULL, "");
	assert_clean("", "");
	assert_clean("Céline de Wit – € 5 “ja”", "Céline de Wit – € 5 “ja”");
	assert_clean("e\xcc\x81n", "e\xcc\x81n");
	assert_clean("日本 Ελλ العربية 👍", "日本 Ελλ العربية 👍");
	assert_clean("a\tb\nc\r\nd", "a b c d");
}

Test(clean, text__replaces_what_moves_hides_or_steers)
{
	assert_clean("a\rb", "a" R "b");
	assert_clean("\x1b]52;c;x\x07", R "]52;c;x" R);
	assert_clean("\x7f", R);
	assert_clean("\xc2\x9b" "31m", R "31m");
	assert_clean("a\xe2\x80\xae" "b", "a" R "b");      /* U+202E */
	assert_clean("a\xe2\x81\xa6" "b", "a" R "b");      /* U+2066 */
	assert_clean("a\xe2\x80\x8b" "b", "a" R "b");      /* U+200B */
	assert_clean("\xef\xbb\xbf" "a", R "a");           /* U+FEFF */
	assert_clean("a\xf3\xa0\x81\x81", "a" R);          /* U+E0041 */
	assert_clean("a\xc2\xad" "b", "a" R "b");          /* U+00AD */
	assert_clean("a\xe2\x80\xa8" "b", "a" R "b");      /* U+2028 */
	assert_clean("\xe3\x85\xa4", R);                   /* Hangul filler */
}

Test(clean, text__replaces_each_byte_that_is_not_utf8)
{
	assert_clean("\xff", R);
	assert_clean("\xc0\xaf", R R);                     /* overlong */
	assert_clean("\xed\xa0\x80", R R R);               /* surrogate */
	assert_clean("caf\xe9", "caf" R);
	assert_clean("\xe2\x82", R R);
}

Test(clean, marks__at_most_two_and_never_without_a_letter)
{
	assert_clean("a\xcc\x81\xcc\x82\xcc\x83\xcc\x84", "a\xcc\x81\xcc\x82" R R);
	assert_clean("\xcc\x81" "a", R "a");
	assert_clean("a \xcc\x81", "a " R);
}

Test(clean, newlines__are_kept_where_wanted)
{
	struct arena *a = arena_new();

	cr_assert_str_eq(text_clean(a, "a\r\nb\n\tc\rd", true), "a\nb\n    c" R "d");
	arena_free(&a);
}

static uint64_t state = 20261122;

static uint32_t next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 16);
}

static size_t put_code(char *s, uint32_t c)
{
	if (c < 0x80) {
		s[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		s[i] = (char)(0x80 | (c & 0x3f));
	s[0] = (char)((n == 2 ? 0xc0 : n == 3 ? 0xe0 : 0xf0) | c);
	return n;
}

/* Letters, controls, marks, bidi, tags, raw bytes, all code points. */
static void hostile(char *s, size_t size)
{
	size_t len = 0, want = next_random() % (size - 5);

	while (len < want) {
		uint32_t r = next_random();
		switch (next_random() % 8) {
		case 0: len += put_code(s + len, 1 + r % 0x7f); break;
		case 1: len += put_code(s + len, 0x80 + r % 0x80); break;
		case 2: len += put_code(s + len, 0x300 + r % 0x70); break;
		case 3: len += put_code(s + len, 0x2000 + r % 0x70); break;
		case 4: s[len++] = (char)(1 + r % 255); break;
		case 5: len += put_code(s + len, 0xe0000 + r % 0x200); break;
		case 6: len += put_code(s + len, 1 + r % 0x10ffff); break;
		default: len += put_code(s + len, (uint32_t)"\r\n\t\x1b a"[r % 6]); break;
		}
	}
	s[len] = '\0';
}

/* The ranges that may not pass, decoded by hand. Returns the faulty code or 0. */
static uint32_t unsafe_code(const char *text, bool keep_newlines)
{
	const unsigned char *s = (const unsigned char *)text;
	int marks = 0;

	while (*s != '\0') {
		int more = *s < 0x80 ? 0 : (*s & 0xe0) == 0xc0 ? 1 : (*s & 0xf0) == 0xe0 ? 2 : (*s & 0xf8) == 0xf0 ? 3 : -1;
		if (more < 0)
			return *s;
		uint32_t c = more == 0 ? *s : *s & (0x3fu >> more);
		for (s++; more > 0; more--, s++) {
			if ((*s & 0xc0) != 0x80)
				return 0xdead;
			c = c << 6 | (*s & 0x3f);
		}
		if (c == '\n' && keep_newlines)
			continue;
		if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0xfeff ||
			(c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
			(c >= 0xd800 && c <= 0xdfff) || (c >= 0xe0000 && c <= 0xe0fff) || c > 0x10ffff)
			return c;
		marks = c >= 0x300 && c < 0x34f ? marks + 1 : 0;
		if (marks > 2)
			return c;
	}
	return 0;
}

Test(clean, random_hostile_text__is_safe_and_clean_stays_clean)
{
	struct arena *a = arena_new();
	char text[80];

	for (int i = 0; i < 200000; i++) {
		bool keep = i % 2 != 0;
		hostile(text, sizeof(text));
		const char *once = text_clean(a, text, keep);
		cr_assert_eq(unsafe_code(once, keep), 0, "round %d lets U+%X through", i, unsafe_code(once, keep));
		cr_assert_str_eq(text_clean(a, once, keep), once, "round %d is not idempotent", i);
		arena_reset(a);
	}
	arena_free(&a);
}

Test(clean, random_hostile_text__wraps_and_cuts_within_the_columns)
{
	struct arena *a = arena_new();
	char text[200];

	for (int i = 0; i < 5000; i++) {
		char **lines;
		int columns = 1 + i % 12;
		hostile(text, sizeof(text));
		const char *s = text_clean(a, text, true);
		size_t n = text_wrap(a, s, columns, &lines);
		cr_assert_gt(n, 0);
		for (size_t l = 0; l < n; l++)
			cr_assert_leq(text_width(lines[l]), columns);
		s = text_clean(a, text, false);
		cr_assert_leq(text_width(text_cut(a, s, columns)), columns);
		/* Stepping forward and back meets the same borders. */
		for (size_t at = 0; s[at] != '\0';) {
			size_t next = text_next(s, at);
			cr_assert_gt(next, at);
			cr_assert_eq(text_prev(s, next), at);
			at = next;
		}
		arena_reset(a);
	}
	arena_free(&a);
}
