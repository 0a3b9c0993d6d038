/* backup and restore on the command line. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/cli/run.h"

static void setup(void)
{
	run_open();
	make_office();
}

TestSuite(backup, .init = setup, .fini = run_close, .timeout = 120);

static void refused(struct result r, const char *says)
{
	cr_assert_eq(r.code, CLI_REFUSED, "%s%s", r.out, r.err);
	cr_assert(has(r.err, says), "%s", r.err);
}

static int files_in(const char *folder)
{
	char line[16] = "";
	FILE *f = popen(arena_printf(arena, "ls -A %s | wc -l", folder), "r");
	cr_assert_not_null(f);
	cr_assert_not_null(fgets(line, sizeof line, f));
	pclose(f);
	return atoi(line);
}

Test(backup, says_what_is_in_it)
{
	const char *out = GOOD("backup", path_of("copy.anker"));
	cr_assert(has(out, "copied "), "%s", out);
	cr_assert(has(out, "of which 2 placements"), "%s", out);
	refused(ANKER("backup", path_of("copy.anker")), "exists already");
	refused(ANKER("backup", path_of("nowhere/copy.anker")), "cannot be made");
}

Test(backup, in_a_folder_is_named_by_the_moment__and_old_ones_go)
{
	const char *folder = path_of("copies");
	mkdir(folder, 0700);
	char *out = GOOD("backup", "--rotate", folder), *to = strstr(out, " to ");
	cr_assert_not_null(to);
	const char *path = arena_strndup(arena, to + 4, strcspn(to + 4, "\n"));
	cr_assert_eq(access(path, F_OK), 0, "%s", path);
	/* One of ten years ago. */
	char *old = arena_strdup(arena, path), *year = strrchr(old, '/');
	year = strstr(year, "-20") + 1;
	year[2] = '1';
	cr_assert_eq(link(path, old), 0);
	cr_assert_eq(rename(path, arena_printf(arena, "%s.moved", path)), 0);
	out = GOOD("backup", folder, "--rotate");
	cr_assert(has(out, "1 older copy was removed"), "%s", out);
	cr_assert_neq(access(old, F_OK), 0);
	cr_assert_eq(files_in(folder), 2);
}

Test(backup, sealed__is_put_back_with_its_own_passphrase)
{
	const char *words = write_file("words", "vier woorden voor kopie\n"), *copy = path_of("copy.anker");
	GOOD("backup", copy, "--new-passphrase-file", words);
	GOOD("set", "placement/1", "note=na de kopie");
	run_leave_terminal();
	refused(ANKER("restore", copy, "--yes"), "passphrase");
	refused(ANKER("restore", copy, "--yes", "--passphrase-file", write_file("other", "iets anders\n")), "passphrase");
	cr_assert(has(GOOD("show", "placement/1"), "na de kopie"));
	GOOD("restore", copy, "--yes", "--passphrase-file", words);
	cr_assert_not(has(GOOD("show", "placement/1"), "na de kopie"));
}

Test(backup, put_back__tells_first_and_asks)
{
	const char *copy = path_of("copy.anker");
	GOOD("backup", copy);
	GOOD("set", "placement/1", "note=na de kopie");
	GOOD("add", "contact", "placement=1", "date=2026-11-20", "party=employer");
	const char *out = GOOD("restore", copy, "--dry-run");
	cr_assert(has(out, "2 changes since are not in it: anna 2"), "%s", out);
	cr_assert(has(out, "contacts    1     0"), "%s", out);
	cr_assert(has(out, "nothing was written"), "%s", out);
	run_leave_terminal();
	refused(ANKER("restore", copy), "with --yes this copy is put back");
	cr_assert(has(GOOD("show", "placement/1"), "na de kopie"));
	out = GOOD("restore", copy, "--yes");
	cr_assert(has(out, ".bak; remove it"), "%s", out);
	cr_assert_not(has(GOOD("show", "placement/1"), "na de kopie"));
	cr_assert(has(GOOD("check"), "is good"));
	out = GOOD("restore", copy, "--dry-run");
	cr_assert(has(out, "1 change since is not in it: anna 1"), "%s", out);
	refused(ANKER("restore", write_file("notes.txt", "just words\n"), "--yes"), "is not a copy of a caseload");
	refused(ANKER("restore", path_of("none"), "--yes"), "cannot be read");
}
