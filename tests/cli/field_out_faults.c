/* Taking out with each call on the folder of the file failing once, or being its last: there is a whole
 * file that the office knows is out, or none. A passphrase costs a second when a file is made, so some of
 * the calls stand for all; ANKER_FAULTS=all takes each. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/seal.h"
#include "anker/travel.h"
#include "tests/support/caseload.h"
#include "tests/support/fault_run.h"

#define WORDS "vier losse woorden samen"

enum { SOME = 6 };

static struct caseload c;
static char passphrase[80], folder[80], file[128];

static void setup(void)
{
	caseload_open(&c);
	int64_t jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), caseload_employer(&c, "De Korenaar"), NULL);
	caseload_contact(&c, jan, "2026-03-01", "employer", "note", "Gaat goed.", NULL);
	snprintf(passphrase, sizeof passphrase, "%s/words", c.folder);
	snprintf(folder, sizeof folder, "%s/stick", c.folder);
	snprintf(file, sizeof file, "%s/week47.anker", folder);
	cr_assert_eq(file_replace(passphrase, WORDS "\n", strlen(WORDS) + 1), 0);
	cr_assert_eq(mkdir(folder, 0700), 0);
	setenv("XDG_STATE_HOME", c.folder, 1);
	setenv("XDG_CONFIG_HOME", c.folder, 1);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(field_out_faults, .init = setup, .fini = teardown, .timeout = 600);

static void take(struct fault_run *f)
{
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", c.path, "field", "out", "--placements", "1", "-o",
		file, "--passphrase-file", passphrase, NULL };
	f->part = folder;
	fault_run(f, argv);
}

/* A file that is there is whole. */
static bool there(void)
{
	struct secret *p;
	struct seal *seal;
	if (access(file, F_OK) != 0)
		return false;
	cr_assert_eq(secret_new(&p, WORDS, strlen(WORDS)), 0);
	cr_assert_eq(seal_open(&seal, file, &(struct seal_way){ .passphrase = p }, true), 0, "%s", err_last());
	seal_close(&seal);
	secret_free(&p);
	return true;
}

static const char *state(void)
{
	struct takeout *t;
	size_t n;
	cr_assert_eq(store_takeouts(c.store, c.arena, &t, &n), 0, "%s", err_last());
	return n > 0 ? t[0].state : "none";
}

static bool is(const char *want)
{
	return strcmp(state(), want) == 0;
}

static void clear(void)
{
	char command[160];
	snprintf(command, sizeof command, "rm -f %s/*", folder);
	cr_assert_eq(system(command), 0);
}

static void each_call(const char *what)
{
	struct fault_run count = { .what = what };
	take(&count);
	cr_assert(WIFEXITED(count.status) && WEXITSTATUS(count.status) == 0, "%s", count.said);
	cr_assert(there() && is("out"));
	cr_assert_gt(count.seen, 5);
	for (int at = 1; at <= count.seen; at = fault_next(at, count.seen, SOME)) {
		clear();
		struct fault_run f = { .what = what, .at = at };
		take(&f);
		bool killed = WIFSIGNALED(f.status), good = WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, is_there = there();
		cr_assert(killed || good || *f.said, "%s at %d: refused without a word", what, at);
		cr_assert(!is_there || is("out"), "%s at %d (%s): a file that the office does not know of\n%s", what, at, f.hit,
			f.said);
		cr_assert(!good || is_there, "%s at %d (%s): said to be made\n%s", what, at, f.hit, f.said);
		cr_assert(good || killed || (!is_there && !is("out")), "%s at %d (%s): refused, and %s\n%s", what, at, f.hit,
			state(), f.said);
	}
	clear();
	struct fault_run next = { .what = what };
	take(&next);
	cr_assert(WIFEXITED(next.status) && WEXITSTATUS(next.status) == 0, "%s", next.said);
	cr_assert_eq(store_check(c.store, NULL, NULL, NULL), 0, "%s", err_last());
}

Test(field_out_faults, killed_at_each_call)
{
	each_call("kill");
}

Test(field_out_faults, the_disk_is_full_at_each_call)
{
	each_call("ENOSPC");
}
