/* man anker-server names a test beside each claim: each is there, under that tier and filter; and what it
 * says of roles and of sshd is what the program says. */
#include <ctype.h>
#include <fnmatch.h>
#include <glob.h>

#include "anker/rights.h"
#include "run.h"

enum { NAME_SIZE = 128, CLAIMS_LEAST = 50 };

TestSuite(server_manual, .init = run_open, .fini = run_close);

static char *page(void)
{
	return read_file("man/anker-server.8");
}

enum { PARAMETERIZED = sizeof "\nParameterized" - 1 };

/* A test in this source, "Test(suite, name" at the beginning of a line or with parameters, that the filter takes. */
static bool source_has(const char *source, const char *filter)
{
	char suite[NAME_SIZE], test[NAME_SIZE], name[2 * NAME_SIZE + 1];

	for (const char *p = source; (p = strstr(p, "Test(")) != NULL; p++) {
		if (sscanf(p, "Test(%127[a-z0-9_], %127[a-z0-9_]", suite, test) != 2 &&
			sscanf(p, "Test(%*[a-z0-9_ *], %127[a-z0-9_], %127[a-z0-9_]", suite, test) != 2)
			continue;
		bool plain = p > source && p[-1] == '\n';
		if (!plain && (p - source < PARAMETERIZED || memcmp(p - PARAMETERIZED, "\nParameterized", PARAMETERIZED) != 0))
			continue;
		snprintf(name, sizeof name, "%s/%s", suite, test);
		if (fnmatch(filter, name, 0) == 0)
			return true;
	}
	return false;
}

static bool exists(const char *tier, const char *filter)
{
	glob_t files;
	bool found = false;

	cr_assert_eq(glob(arena_printf(arena, "tests/%s/*.c", tier), 0, NULL, &files), 0, "there is no tier %s", tier);
	for (size_t i = 0; i < files.gl_pathc && !found; i++)
		found = source_has(read_file(files.gl_pathv[i]), filter);
	globfree(&files);
	return found;
}

Test(server_manual, every_test_that_it_names_is_there)
{
	char tier[NAME_SIZE], filter[NAME_SIZE];
	int n = 0;

	for (const char *p = page(); (p = strstr(p, "T=")) != NULL; p++, n++) {
		cr_assert_eq(sscanf(p, "T=%127[a-z] ARGS=\\(aq--filter=%127[a-z0-9_/*]\\(aq", tier, filter), 2, "%.60s", p);
		cr_expect(exists(tier, filter), "no test %s in tests/%s", filter, tier);
	}
	cr_assert_geq(n, CLAIMS_LEAST);
	cr_assert(!exists("cli", "server_manual/that_is_not_there*"));
}

Test(server_manual, every_claim_has_a_test_beside_it)
{
	const char *from = strstr(page(), "\n.Sh CLAIMS"), *to = strstr(from, "\n.Sh WHAT IT DOES NOT");
	int n = 0;

	for (const char *p = from; (p = strstr(p, "\n.It ")) != NULL && p < to; p++, n++) {
		const char *next = strchr(p + 1, '\n');
		cr_expect(strncmp(next, "\n.Dl T=", 7) == 0 || strncmp(next, "\n.Ql make ", 10) == 0, "%.*s", (int)(next - p), p);
	}
	cr_assert_gt(n, 0);
}

/* As the table of the page has a role: ".It lead Ta assign, team". */
static const char *row_of(const struct role_row *role)
{
	char *row = arena_printf(arena, ".It %s Ta ", role->code);
	const char *comma = "";

	for (int r = 0; r < RIGHT_COUNT; r++)
		if (role->rights & (1u << r)) {
			row = arena_printf(arena, "%s%s%s", row, comma, app_rights[r].code);
			comma = ", ";
		}
	return arena_printf(arena, "%s\n", row);
}

Test(server_manual, its_roles_and_rights_are_those_of_the_program)
{
	char *text = page();
	size_t n;
	const struct role_row *role = app_roles(&n);

	for (size_t i = 0; i < n; i++)
		cr_expect(has(text, row_of(&role[i])), "%s", row_of(&role[i]));
	for (int r = 0; r < RIGHT_COUNT; r++)
		cr_expect(has(text, arena_printf(arena, ".It Cm %s\n", app_rights[r].code)), "%s", app_rights[r].code);
}

/* The line without blanks around it; *next: behind it. */
static const char *line_of(const char *p, const char **next)
{
	size_t n = strcspn(p, "\n");

	*next = p[n] != '\0' ? p + n + 1 : p + n;
	while (n > 0 && isspace((unsigned char)*p))
		p++, n--;
	return arena_strndup(arena, p, n);
}

Test(server_manual, its_lines_for_sshd_are_those_that_init_prints)
{
	options.account = options.expert = "root";
	const char *text = page(), *out = GOOD("init", "--shared", path_of("office/r.anker"), "--administrator", "root"),
		   *p = strstr(out, "AuthorizedKeysFile"), *end;
	int n = 0;

	cr_assert_not_null(p);
	for (end = strstr(p, "\n\n"); p < end; n++) {
		const char *line = line_of(p, &p);
		cr_expect(has(text, arena_printf(arena, "\t%s\n", line)), "%s", line);
	}
	cr_assert_gt(n, 5);
	cr_assert(has(text, "ForceCommand /usr/local/bin/anker --server --db /srv/anker/regio.anker\n"));
}
