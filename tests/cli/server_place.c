/* What an administrator sets up for anker --server: the file that names the caseload, and what --check says of a
 * kernel that has less. */
#include <limits.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "run.h"
#include "src/cli/server.h"
#include "tests/support/landlock.h"

TestSuite(server_place, .init = run_open, .fini = run_close);

static const char *named(const char *text)
{
	const char *out = NULL, *file = text != NULL ? write_file("caseload", text) : path_of("none");

	return server_caseload(NULL, file, arena, &out) < 0 ? err_last() : out;
}

Test(server_place, the_caseload_is_named_in_one_line)
{
	char db[PATH_MAX];

	cr_assert_not_null(realpath(write_file("r.anker", "x"), db));

	cr_expect_str_eq(named(arena_printf(arena, "%s\n", db)), db);
	cr_expect_str_eq(named(arena_printf(arena, "%s", db)), db);
	cr_expect_str_eq(named(arena_printf(arena, "  %s \r\n/etc/passwd\n", db)), db);
	cr_assert_eq(symlink(db, path_of("link")), 0);
	cr_expect_str_eq(named(path_of("link")), db, "the folder beside which things are made is the real one");
	cr_expect(has(named(NULL), "does not know which caseload"), "%s", named(NULL));
	cr_expect(has(named(NULL), "none"), "it names the file: %s", named(NULL));
	cr_expect(has(named(""), "does not know which caseload"));
	cr_expect(has(named("r.anker\n"), "does not know which caseload"));
	cr_expect(has(named("\n/r.anker\n"), "does not know which caseload"));
	cr_expect(has(named("/nowhere/r.anker\n"), "cannot be opened"));
	const char *out;
	cr_expect_eq(server_caseload(db, path_of("none"), arena, &out), 0);
	cr_expect_str_eq(out, db);
}

/* Of a child on a kernel with that version; "" where there is none. */
static const char *check_on(int version)
{
	const char *said = write_file("said", "");
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (!landlock_older(version) || freopen(said, "w", stdout) == NULL)
			_exit(98);
		int code = server_check(&options);
		fflush(stdout);
		_exit(code);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	cr_assert(WIFEXITED(status));
	if (WEXITSTATUS(status) == 98)
		return "";
	cr_assert_eq(WEXITSTATUS(status), 0, "%s", read_file(said));
	return read_file(said);
}

Test(server_place, check_names_the_version_that_confines_the_files)
{
	options.db = path_of("office/r.anker");
	options.account = options.expert = "root";
	options.clock = options.today;
	GOOD("init", "--shared", options.db, "--administrator", "root");
	for (int version = 1; version <= 2; version++) {
		const char *said = check_on(version);
		if (*said == '\0')
			cr_skip_test("this kernel has no newer Landlock than %d", version);
		cr_expect(has(said, arena_printf(arena, "good   files: only of %s and what is installed (Landlock %d, tried)",
					  path_of("office"), version)), "%s", said);
		cr_expect(has(said, "good   programs:"), "%s", said);
	}
}
