/* Width, folding, matching, wrapping, encodings, distance. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"

static struct arena *a;

static void setup(void)
{
	a = arena_new();
}

static void teardown(void)
{
	arena_free(&a);
}

TestSuite(text, .init = setup, .fini = teardown);

Test(text, width__counts_columns)
{
	cr_assert_eq(text_width(""), 0);
	cr_assert_eq(text_width("abc"), 3);
	cr_assert_eq(text_width("Céline"), 6);
	cr_assert_eq(text_width("Ce\xcc\x81line"), 6);
	cr_assert_eq(text_width("日本"), 4);
	cr_assert_eq(text_width("👍"), 2);
	cr_assert_eq(text_width("\xef\xbf\xbd"), 1);
}

Test(text, fit_and_cut__never_split_a_character)
{
	cr_assert_eq(text_fit("日本", 3), 3);
	cr_assert_eq(text_fit("e\xcc\x81x", 1), 3);
	cr_assert_eq(text_fit("abc", 0), 0);
	const char *s = "werkgever";
	cr_assert_eq(text_cut(a, s, 9), s);
	cr_assert_str_eq(text_cut(a, s, 5), "werk…");
	cr_assert_str_eq(text_cut(a, "日本語", 4), "日…");
	cr_assert_str_eq(text_cut(a, s, 1), "…");
	cr_assert_str_eq(text_cut(a, s, 0), "");
}

Test(text, fold__takes_case_accents_and_spaces_away)
{
	cr_assert_str_eq(text_fold(a, "Céline  de WIT"), "celine de wit");
	cr_assert_str_eq(text_fold(a, "  \xc2\xa0 Ce\xcc\x81line\t"), "celine");
	cr_assert_str_eq(text_fold(a, "Łódź STRAẞE Øre Æon ĳs"), "lodz strasse ore aeon ijs");
	cr_assert_str_eq(text_fold(a, "’t Hoen"), "'t hoen");
	cr_assert_str_eq(text_fold(a, ""), "");
	cr_assert_str_eq(text_fold(a, "\xff" "A"), "\xef\xbf\xbd" "a");
}

Test(text, matches__wants_every_word)
{
	cr_assert(text_matches("Bakkerij De Korenaar", "koren bak"));
	cr_assert(text_matches("Céline de Wit", "celine"));
	cr_assert(text_matches("Céline", ""));
	cr_assert_not(text_matches("Bakkerij De Korenaar", "koren slager"));
	cr_assert_not(text_matches("", "x"));
}

Test(text, valid__refuses_nul_and_bad_bytes)
{
	cr_assert(text_valid("Céline", 7));
	cr_assert(text_valid("", 0));
	cr_assert_not(text_valid("a\0b", 3));
	cr_assert_not(text_valid("\xe9t\xe9", 3));
	cr_assert_not(text_valid("\xc3", 1));
}

static void assert_wrap(const char *s, int columns, const char *joined)
{
	char **lines, *all = arena_strdup(a, "");
	size_t n = text_wrap(a, s, columns, &lines);

	for (size_t i = 0; i < n; i++)
		all = arena_printf(a, "%s[%s]", all, lines[i]);
	cr_assert_str_eq(all, joined);
}

Test(text, wrap__keeps_words_whole_where_it_can)
{
	assert_wrap("", 10, "[]");
	assert_wrap("een twee drie", 8, "[een twee][drie]");
	assert_wrap("een twee drie", 7, "[een][twee][drie]");
	assert_wrap("a\n\nb\n", 10, "[a][][b][]");
	assert_wrap("arbeidsmarktregio's", 8, "[arbeidsm][arktregi][o's]");
	assert_wrap("een   twee", 4, "[een][twee]");
	assert_wrap("een ", 3, "[een]");
	assert_wrap("日本語", 3, "[日][本][語]");
	assert_wrap("日", 1, "[\xef\xbf\xbd]");
}

Test(text, next_and_prev__step_over_whole_characters)
{
	const char *s = "e\xcc\x81日x";

	cr_assert_eq(text_next(s, 0), 3);
	cr_assert_eq(text_next(s, 3), 6);
	cr_assert_eq(text_next(s, 7), 7);
	cr_assert_eq(text_prev(s, 7), 6);
	cr_assert_eq(text_prev(s, 3), 0);
	cr_assert_eq(text_prev(s, 0), 0);
}

Test(text, from_cp1252__gives_utf8)
{
	cr_assert_str_eq(text_from_cp1252(a, "C\xe9line \x80 5 \x93ja\x94", 15), "Céline € 5 “ja”");
	cr_assert_str_eq(text_from_cp1252(a, "\x81", 1), "\xef\xbf\xbd");
	cr_assert_str_eq(text_from_cp1252(a, "a\0b", 3), "a\xef\xbf\xbd" "b");
}

Test(text, trim__takes_no_break_spaces_too)
{
	cr_assert_str_eq(text_trim(a, " \xc2\xa0 a b\r\n\xc2\xa0"), "a b");
	cr_assert_str_eq(text_trim(a, " \t "), "");
	cr_assert_str_eq(text_trim(a, "é"), "é");
}

Test(text, distance__counts_edits_and_swaps)
{
	cr_assert_eq(text_distance("", ""), 0);
	cr_assert_eq(text_distance("werk", ""), 4);
	cr_assert_eq(text_distance("placement", "placment"), 1);
	cr_assert_eq(text_distance("placement", "palcement"), 1);
	cr_assert_eq(text_distance("kitten", "sitting"), 3);
	cr_assert_eq(text_distance("Céline", "celine"), 0);
}

Test(text, a_word_stands_among_words_whole)
{
	cr_assert(str_has_word("tasks pace", "pace", 4));
	cr_assert(str_has_word("tasks  pace", "pacemaker", 4), "only its first bytes");
	cr_assert_not(str_has_word("tasks pace", "pac", 3));
	cr_assert_not(str_has_word("tasks pace", "paced", 5));
	cr_assert_not(str_has_word("", "pace", 4));
	cr_assert_not(str_has_word(NULL, "pace", 4));
}
