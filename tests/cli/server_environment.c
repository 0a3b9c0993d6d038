/* What anker --server takes from the environment before it is emptied. */
#include <stdlib.h>
#include <unistd.h>

#include "run.h"
#include "src/cli/server.h"

TestSuite(server_environment, .init = run_open, .fini = run_close);

#define USUAL "xterm-256color"

static struct server_environment with(const char *name, const char *value)
{
	struct server_environment e;

	clearenv();
	setenv(name, value, 1);
	server_environment_take(arena, &e);
	return e;
}

Test(server_environment, nothing_stays_but_a_terminal_and_one_locale)
{
	static const char *const names[] = { "HOME", "PATH", "SHELL", "EDITOR", "TERMINFO", "LANGUAGE", "TZ", "ANKER_DB", "COLUMNS",
		"SSH_ORIGINAL_COMMAND", "SSH_CONNECTION", "LANG" };
	struct server_environment e;
	int n = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		setenv(names[i], "x", 1);
	server_environment_take(arena, &e);
	for (char **p = environ; *p != NULL; p++)
		n++;
	cr_expect_eq(n, 2);
	cr_expect_str_eq(getenv("LC_ALL"), "C.UTF-8");
	cr_expect_not_null(getenv("TERM"));
	cr_expect_str_eq(e.command, "x");
	cr_expect_null(e.loader);
}

/* A name with a folder in it would lead to another database; one that is not in it, to no screen. */
Test(server_environment, a_terminal_is_one_of_this_machines)
{
	static const char *const other[] = { "/x/xterm", "../x/xterm", "./xterm", ".", "..", "", "nothing-known", "xterm\n", "x\033term",
		"xterm%n", "/etc/passwd", "xterm " };
	char longest[66];

	with("TERM", "xterm");
	cr_expect_str_eq(getenv("TERM"), "xterm");
	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		with("TERM", other[i]);
		cr_expect_str_eq(getenv("TERM"), USUAL, "%s: %s", other[i], getenv("TERM"));
	}
	memset(longest, 'x', 65);
	longest[65] = '\0';
	with("TERM", longest);
	cr_expect_str_eq(getenv("TERM"), USUAL);
	with("HOME", "/");
	cr_expect_str_eq(getenv("TERM"), USUAL);
}

Test(server_environment, the_other_sides_address_is_an_address_or_nothing)
{
	static const char *const cases[][2] = { { "192.0.2.7 50000 192.0.2.1 22", "192.0.2.7" }, { "fe80::1%eth0 5 ::1 22", "fe80::1%eth0" },
		{ "UNKNOWN 1 UNKNOWN 2", "UNKNOWN" }, { "", "" }, { " 1", "" }, { "a;b 1", "" }, { "\033[2J 1", "" }, { "a\nb 1", "" },
		{ "1234567890123456789012345678901234567890123456789012345678901234567890 1", "" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_str_eq(with("SSH_CONNECTION", cases[i][0]).source, cases[i][1], "%s", cases[i][0]);
	cr_expect_str_eq(with("HOME", "/").source, "");
}

Test(server_environment, a_language_is_one_of_two)
{
	cr_expect_str_eq(with("LC_ALL", "en_GB.UTF-8").language, "en");
	cr_expect_str_eq(with("LC_MESSAGES", "en").language, "en");
	cr_expect_str_eq(with("LANG", "en_US").language, "en");
	cr_expect_str_eq(with("LANG", "nl_NL").language, "nl");
	cr_expect_str_eq(with("LANG", "../../tmp/x").language, "nl");
	cr_expect_str_eq(with("LANGUAGE", "en").language, "nl");
}

Test(server_environment, each_variable_that_loads_code_is_named)
{
	static const char *const names[] = { "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "GCONV_PATH", "LOCPATH" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_expect_str_eq(with(names[i], "").loader, names[i]);
	cr_expect_null(with("HOME", "/").loader);
}
