/* After a lost disk: exactly the commands of anker-server(8) put a copy and its read log in place, and the team
 * goes on. They need root, who gives files away: elsewhere there is nothing to test. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run.h"

static const char *regio;

static void as(const char *user)
{
	options.expert = user;
	options.account = user;
	options.clock = options.today;
}

static void setup(void)
{
	run_open();
	regio = path_of("srv/regio.anker");
	options.db = regio;
	options.db_given = true;
	as("root");
	GOOD("init", "--shared", regio, "--administrator", "root");
	GOOD("users", "add", "daemon", "expert", "--name", "Daan de Mon");
	GOOD("users", "add", "bin", "privacy");
	as("daemon");
	GOOD("add", "organisation", "name=De Linde");
	GOOD("add", "employee", "family_name=Versteeg");
	GOOD("add", "placement", "employee=1", "employer=1");
	GOOD("show", "placement/1");
}

TestSuite(lost_disk, .init = setup, .fini = run_close, .timeout = 120);

/* The page's line with the names of this test; the owner is who runs it. */
static const char *here(const char *line, const char *copy)
{
	static const char *const names[][2] = { { "/var/backups/anker/regio-2026-11-23-023000.anker", NULL },
		{ "/srv/anker", NULL }, { "-o beheer -g anker", "-o root -g daemon" } };
	const char *with[] = { copy, path_of("srv"), names[2][1] };
	for (size_t i = 0; i < 3; i++)
		for (const char *at; (at = strstr(line, names[i][0])) != NULL;)
			line = arena_printf(arena, "%.*s%s%s", (int)(at - line), line, with[i], at + strlen(names[i][0]));
	return line;
}

/* Every line that the page gives for it, but the last, which is a command of ours. */
static void by_hand(const char *copy)
{
	char *page = read_file("man/anker-server.8"), *line = strstr(page, ".Ss After a lost disk");
	int n = 0;
	cr_assert_not_null(line);
	for (line = strtok(line, "\n"); line && strncmp(line, ".Ed", 3) != 0; line = strtok(NULL, "\n"))
		if (strncmp(line, "install ", 8) == 0) {
			const char *command = here(line, copy);
			cr_assert_eq(system(command), 0, "%s", command);
			n++;
		}
	cr_assert_eq(n, 4);
}

static const char *digest_in(const char *text)
{
	for (const char *at = text; *at; at++)
		if (strspn(at, "0123456789abcdef") == 64)
			return arena_strndup(arena, at, 64);
	cr_assert_fail("no digest in: %s", text);
	return NULL;
}

Test(lost_disk, a_copy_put_in_place_by_hand_is_a_team_at_work)
{
	struct stat st;
	if (geteuid() != 0)
		cr_skip_test("needs root");
	const char *copy = path_of("copy.anker");
	as("root");
	const char *head = digest_in(GOOD("backup", copy));
	cr_assert_eq(system(arena_printf(arena, "rm -rf %s", path_of("srv"))), 0);
	by_hand(copy);
	cr_assert(has(GOOD("check"), "is good"));
	cr_assert_eq(stat(regio, &st), 0);
	cr_assert_eq(st.st_mode & 07777, 0660);
	as("bin");
	cr_assert_str_eq(digest_in(GOOD("read-log", "--verify")), head);
	as("daemon");
	cr_assert(has(GOOD("show", "placement/1"), "Versteeg"));
	GOOD("set", "placement/1", "note=weer aan het werk");
	as("bin");
	cr_assert(has(GOOD("read-log"), "daemon"));
}
