/* The command of an SSH connection as words: quotes and backslashes as a shell has them, and nothing else. */
#include "run.h"

#include "anker/err.h"
#include "src/cli/server.h"

TestSuite(server_words, .init = run_open, .fini = run_close);

/* "[a][b c]", or what is said when it is refused. */
static const char *words(const char *command)
{
	char **argv;
	int argc;
	const char *all = "";

	if (server_words(command, arena, &argv, &argc) < 0)
		return arena_strdup(arena, err_last());
	for (int i = 0; i < argc; i++)
		all = arena_printf(arena, "%s[%s]", all, argv[i]);
	cr_assert(argv[argc] == NULL);
	return all;
}

Test(server_words, as_a_shell_parts_them)
{
	static const char *const cases[][2] = { { "", "" }, { "  \t ", "" }, { "anker", "[anker]" },
		{ " anker  list\tx ", "[anker][list][x]" }, { "a 'b c' d", "[a][b c][d]" }, { "a \"b c\"d'e f'", "[a][b cde f]" },
		{ "''", "[]" }, { "\"\"", "[]" }, { "a\\ b \\'c", "[a b]['c]" }, { "'a\\b'", "[a\\b]" },
		{ "\"a\\\"b\\\\c\\$d\\`e\\f\"", "[a\"b\\c$d`e\\f]" }, { "'it'\\''s'", "[it's]" }, { "'a;b|c&d>e<f(g)`h`'", "[a;b|c&d>e<f(g)`h`]" },
		{ "\"two\nlines\"", "[two\nlines]" }, { "note=\"a b\"", "[note=a b]" }, { "é 'ü ö'", "[é][ü ö]" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_str_eq(words(cases[i][0]), cases[i][1]);
}

Test(server_words, nothing_is_expanded)
{
	cr_assert_str_eq(words("$HOME ${x} ~ ~root * ? [a] {a,b} ! # \"$HOME\" %s"),
		"[$HOME][${x}][~][~root][*][?][[a]][{a,b}][!][#][$HOME][%s]");
}

Test(server_words, what_a_shell_would_do_is_refused_and_said)
{
	static const char *const cases[] = { "a;b", "a; b", "a && b", "a & b", "a | b", "a > b", "a < b", "a $(b)", "(a)", "a `b`",
		"a\nb", "a\r\nb", ";", "'a';b" };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert(has(words(cases[i]), "there is no shell on this server"), "%s: %s", cases[i], words(cases[i]));
	cr_assert(has(words("a 'b"), "is not closed"));
	cr_assert(has(words("a \"b\\\""), "is not closed"));
	cr_assert(has(words("a\\"), "ends in a backslash"));
	cr_assert(has(words("a \033[2J"), "no text"));
	cr_assert(has(words("'a\x7f'"), "no text"));
	cr_assert(has(words("a\xff"), "no text"));
	char *large = arena_alloc(arena, SERVER_COMMAND_MOST + 2);
	memset(large, 'a', SERVER_COMMAND_MOST + 1);
	large[SERVER_COMMAND_MOST + 1] = '\0';
	cr_assert(has(words(large), "too long"));
	for (size_t i = 0; i < SERVER_COMMAND_MOST; i += 2)
		large[i] = ' ';
	large[SERVER_COMMAND_MOST] = '\0';
	cr_assert(has(words(large), "too long"));
}
