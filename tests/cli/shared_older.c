/* A shared caseload that begins with one of an older anker. */
#include <stdlib.h>

#include "run.h"

TestSuite(shared_older, .init = run_open, .fini = run_close);

/* It is only read, so it stays of the format it has. */
Test(shared_older, is_the_beginning_too_and_stays_as_it_is)
{
	const char *old = path_of("oud.anker"), *new = path_of("office/regio.anker");
	cr_assert_eq(system(arena_printf(arena, "(cat share/schema/001-base.sql share/schema/002-weighing.sql "
		"share/schema/003-facts.sql; echo \"PRAGMA user_version = 3; PRAGMA application_id = 1634626418; "
		"INSERT INTO file (site, made) VALUES (0, '2026-01-01T08:00:00Z'); INSERT INTO setting VALUES ('anna', 'lijst', 'Bakkerij De Korenaar');\") | sqlite3 %s && cp %s %s.before",
		old, old, old)), 0);
	options.db = new;
	options.db_given = true;
	options.expert = options.account = "root";
	options.clock = options.today;
	const char *out = GOOD("init", "--shared", new, "--administrator", "root", "--from", old);
	cr_assert(has(out, "it was opened and looked through"), "%s", out);
	cr_assert_eq(system(arena_printf(arena, "cmp %s %s.before && test $(ls %s* | wc -l) = 2", old, old, old)), 0);
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s 'SELECT value FROM setting' | grep -q Korenaar", new)), 0);
	GOOD("users", "add", "root", "expert");
	GOOD("list", "employers");
}
