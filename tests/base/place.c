/* Which names of files a user of a server may give. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/place.h"

static char folder[] = "/tmp/anker-place-XXXXXX";
static struct arena *a;

static void setup(void)
{
	strcpy(folder, "/tmp/anker-place-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
	a = arena_new();
}

static void teardown(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
	arena_free(&a);
}

TestSuite(place, .init = setup, .fini = teardown);

Test(place, everywhere_on_a_machine_of_ones_own)
{
	const char *out;

	cr_assert(!place_restricted() && place_folder() == NULL);
	cr_assert_eq(place_of("../x/.y", a, &out), 0);
	cr_assert_str_eq(out, "../x/.y");
}

Test(place, plain_names_in_ones_own_folder_on_a_server)
{
	static const char *const good[] = { "week.anker", "contacts 2026.csv", "é.csv", "-x", "a..b", "~", "$HOME", "a\\b", "-" };
	const char *out;

	place_restrict(folder);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		cr_assert_eq(place_of(good[i], a, &out), 0, "%s: %s", good[i], err_last());
		cr_assert_str_eq(out, arena_printf(a, "%s/%s", folder, good[i]));
	}
}

Test(place, no_other_name)
{
	char longest[202];
	const char *out;
	const char *const bad[] = { "", ".", "..", ".x", "/etc/passwd", "../x", "a/b", "a/../../b", "./x", "x/", "a\nb", "a\033[2J",
		"a\x7f", "a\xff", "\xc3", "a\u202eb", "a\u200bb", "a\xc2\x85" "b", longest };

	memset(longest, 'a', 201);
	longest[201] = '\0';
	place_restrict(folder);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert_eq(place_of(bad[i], a, &out), ERR_INVALID, "%s", bad[i]);
	longest[200] = '\0';
	cr_assert_eq(place_of(longest, a, &out), 0);
}

Test(place, nothing_that_is_no_file_of_its_own)
{
	static const char *const names[] = { "link", "folder", "fifo", "hard", "hanging" };
	const char *out;
	FILE *f = fopen("file", "w");

	cr_assert(f != NULL && fclose(f) == 0 && symlink("/etc/passwd", "link") == 0 && symlink("nowhere", "hanging") == 0);
	cr_assert(mkdir("folder", 0700) == 0 && mkfifo("fifo", 0600) == 0);
	place_restrict(folder);
	cr_assert_eq(place_of("file", a, &out), 0);
	cr_assert_eq(link("file", "hard"), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_assert_eq(place_of(names[i], a, &out), ERR_INVALID, "%s", names[i]);
}
