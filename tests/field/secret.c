/* Passphrases: which texts are the same one, what is refused, where they come from; and how hard they are
 * said to be. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sealed.h"

TestSuite(secret, .init = sealed_setup, .fini = sealed_teardown);

static bool same(const char *a, const char *b)
{
	struct secret *x = sealed_secret(a), *y = sealed_secret(b);
	bool is = secret_same(x, y);
	secret_free(&x);
	secret_free(&y);
	return is;
}

Test(secret, an_accent_is_the_same_from_every_keyboard)
{
	cr_assert(same("caf\xc3\xa9 na vieren", "cafe\xcc\x81 na vieren"));
	/* Two accents in either order; a Korean syllable and its parts. */
	cr_assert(same("o\xcc\xa3\xcc\x82", "o\xcc\x82\xcc\xa3"));
	cr_assert(same("\xea\xb0\x80", "\xe1\x84\x80\xe1\x85\xa1"));
	cr_assert_not(same("caf\xc3\xa9", "cafe"));
	cr_assert_not(same("caf\xc3\xa9", "Caf\xc3\xa9"));
	/* What only looks alike stays apart. */
	cr_assert_not(same("\xef\xac\x81" "ets", "fiets"));
}

Test(secret, a_line_end_is_none_of_it_and_a_space_is)
{
	cr_assert(same("vier woorden\n", "vier woorden"));
	cr_assert(same("vier woorden\r\n", "vier woorden"));
	cr_assert_not(same("vier woorden ", "vier woorden"));
	cr_assert_not(same(" vier woorden", "vier woorden"));
}

static void refused(const char *text, size_t n, const char *sentence)
{
	struct secret *s;
	cr_assert_eq(secret_new(&s, text, n), ERR_INVALID);
	cr_assert_null(s);
	cr_assert_not_null(strstr(err_last(), sentence), "%s", err_last());
}

Test(secret, what_is_empty_too_long_or_no_text_is_refused)
{
	char longest[SECRET_MOST + 2];
	struct secret *s;
	memset(longest, 'a', sizeof longest);
	cr_assert_eq(secret_new(&s, longest, SECRET_MOST), 0);
	secret_free(&s);
	cr_assert_null(s);
	secret_free(&s);
	refused(longest, SECRET_MOST + 1, "too long");
	refused("", 0, "empty");
	refused("\r\n", 2, "empty");
	refused("a\0b", 3, "not text");
	refused("caf\xe9", 4, "not text");
	refused("\xed\xa0\x80", 3, "not text");
	/* Letters that fall apart in many. */
	static char many[4 * SECRET_MOST + 1];
	for (size_t i = 0; i + 3 <= sizeof many; i += 3)
		memcpy(many + i, "\xef\xb7\xba", 3);
	refused(many, sizeof many / 3 * 3, "too long");
}

static int from_file(const char *text, mode_t mode, bool *loose, struct secret **out)
{
	char path[128];
	snprintf(path, sizeof path, "%s/passphrase", sealed_folder);
	sealed_write(path, (const unsigned char *)text, strlen(text));
	cr_assert_eq(chmod(path, mode), 0);
	return secret_read(out, path, loose);
}

Test(secret, the_first_line_of_a_file)
{
	struct secret *s, *expected = sealed_secret("vier woorden");
	bool loose;
	cr_assert_eq(from_file("vier woorden\nen meer\n", 0600, &loose, &s), 0, "%s", err_last());
	cr_assert(secret_same(s, expected));
	cr_assert_not(loose);
	secret_free(&s);
	cr_assert_eq(from_file("vier woorden", 0640, &loose, &s), 0);
	cr_assert(secret_same(s, expected));
	cr_assert(loose);
	secret_free(&s);
	cr_assert_eq(from_file("\nvier woorden", 0604, &loose, &s), ERR_INVALID);
	cr_assert_null(s);
	cr_assert_eq(secret_read(&s, "/nowhere/at/all", &loose), ERR_IO);
	cr_assert_not_null(strstr(err_last(), "/nowhere/at/all"));
	cr_assert_eq(secret_read(&s, sealed_folder, &loose), ERR_IO);
	secret_free(&expected);
}

/* What comes after the line on standard input is a sealed file for another reader. */
Test(secret, standard_input_keeps_what_comes_after_the_line)
{
	int ends[2];
	char rest[8] = "";
	bool loose;
	struct secret *s, *expected = sealed_secret("vier woorden");
	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(write(ends[1], "vier woorden\nANKSEAL", 20), 20);
	close(ends[1]);
	cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	cr_assert_eq(secret_read(&s, "-", &loose), 0, "%s", err_last());
	cr_assert(secret_same(s, expected));
	cr_assert_not(loose);
	cr_assert_eq(read(STDIN_FILENO, rest, sizeof rest), 7);
	cr_assert_str_eq(rest, "ANKSEAL");
	secret_free(&s);
	secret_free(&expected);
}

Test(secret, strength_goes_up_with_what_is_hard_to_guess)
{
	static const struct {
		const char *text;
		int least, most;
	} known[] = {
		{ "", 0, 0 }, { "a", 0, 0 }, { "welkom01", 0, 0 }, { "Welkom2026!", 0, 0 }, { "geheim", 0, 0 },
		{ "123456789012", 0, 0 }, { "qwertyuiop", 0, 0 }, { "zzzzzzzzzzzzzzzz", 0, 0 },
		{ "geheim geheim geheim geheim", 0, 0 }, { "21-03-1987", 0, 1 }, { "januari2026", 0, 0 },
		{ "fiets", 0, 0 }, { "fiets lantaarn", 0, 1 }, { "fiets lantaarn kikker", 1, 2 },
		{ "fiets lantaarn kikker wolk", 3, 4 }, { "fiets lantaarn kikker wolk spijker", 4, 4 },
		{ "kR7$wq!vZ2#mX9", 3, 4 }, { "x4Tq", 0, 0 }, { "\xe2\x82\xac\xc3\xb1\xe4\xb8\xad", 0, 1 },
	};
	const char *hint;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		int strength = secret_strength(known[i].text, &hint);
		cr_assert(strength >= known[i].least && strength <= known[i].most, "%s: %d", known[i].text, strength);
		cr_assert_eq(!*hint, !*known[i].text || strength == 4, "%s: %s", known[i].text, hint);
	}
	secret_strength("geheim geheim", &hint);
	cr_assert_not_null(strstr(hint, "again"), "%s", hint);
	secret_strength("welkom2026", &hint);
	cr_assert_not_null(strstr(hint, "tried first"), "%s", hint);
}

/* Typing on never makes it weaker by more than the rounding of a word that is recognised. */
Test(secret, one_letter_more_is_never_a_fall_of_two)
{
	const char *const texts[] = { "fiets lantaarn kikker wolk spijker", "kR7$wq!vZ2#mX9 aap", "welkom welkom2026" };
	const char *hint;
	char begin[64];
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t n = 1, before = 0; n <= strlen(texts[i]); n++) {
			snprintf(begin, sizeof begin, "%.*s", (int)n, texts[i]);
			size_t now = (size_t)secret_strength(begin, &hint);
			cr_assert(now + 1 >= before, "%s: %zu after %zu", begin, now, before);
			before = now;
		}
}
