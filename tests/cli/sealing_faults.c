/* The program that seals or unseals a caseload, with one of its calls failing, or being its last: the
 * file is the plain or the sealed caseload, whole, and the next try succeeds. A passphrase costs
 * seconds when a file is made, so some calls of that stand for all; ANKER_FAULTS=all takes each. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/field.h"
#include "anker/file.h"
#include "anker/seal.h"
#include "anker/str.h"
#include "tests/support/caseload.h"
#include "tests/support/fault_run.h"

#define WORDS "vier losse woorden samen"
#define NAME "Bakkerij De Korenaar"

enum { SOME = 3 };

static struct caseload c;
static struct str plain, sealed;
static char passphrase[80];

/* It costs next to nothing to open. */
static void make_sealed(void)
{
	struct secret *p;
	cr_assert_eq(secret_new(&p, WORDS, strlen(WORDS)), 0);
	const struct field_convert o = { .path = c.path, .passphrase = p, .cost = { 1, 8192 }, .share = "share" };
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
	secret_free(&p);
}

static void setup(void)
{
	caseload_open(&c);
	caseload_employer(&c, NAME);
	cr_assert_eq(store_alone(c.store), 0); /* all of it in the file itself */
	store_close(&c.store);
	cr_assert_eq(file_read(c.path, SIZE_MAX, &plain), 0);
	make_sealed();
	cr_assert_eq(file_read(c.path, SIZE_MAX, &sealed), 0);
	snprintf(passphrase, sizeof passphrase, "%s.words", c.folder);
	cr_assert_eq(file_replace(passphrase, WORDS "\n", strlen(WORDS) + 1), 0);
	setenv("XDG_STATE_HOME", c.folder, 1);
	setenv("XDG_CONFIG_HOME", c.folder, 1);
}

static void teardown(void)
{
	unlink(passphrase);
	str_free(&plain);
	str_free(&sealed);
	caseload_close(&c);
}

TestSuite(sealing_faults, .init = setup, .fini = teardown, .timeout = 3600);

static void run(struct fault_run *f, const char *command)
{
	const char *const argv[] = { fault_program(), "--lang", "en", command, c.path, "--passphrase-file", passphrase,
		NULL };
	f->part = c.folder;
	fault_run(f, argv);
}

static void good(const char *command)
{
	struct fault_run f = { .what = "" };
	run(&f, command);
	cr_assert(WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, "%s: %s", command, f.said);
}

/* Opens whichever it is and looks inside. */
static void is_whole(void)
{
	struct seal *seal = NULL;
	struct store_vault vault;
	struct store *s;
	struct record *r;
	struct store_options o = { .path = c.path, .share = "share", .user = "anna" };
	if (seal_is(c.path)) {
		struct secret *p;
		cr_assert_eq(secret_new(&p, WORDS, strlen(WORDS)), 0);
		cr_assert_eq(seal_open(&seal, c.path, &(struct seal_way){ .passphrase = p }, false), 0, "%s", err_last());
		secret_free(&p);
		vault = seal_vault(seal);
		o.vault = &vault;
	}
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	cr_assert_eq(store_get(s, E_ORGANISATION, 1, c.arena, &r), 0, "%s", err_last());
	cr_assert_str_eq(record_get(r, "name"), NAME);
	if (!seal)
		cr_assert_eq(store_alone(s), 0);
	store_close(&s);
	seal_close(&seal);
}

/* A call that fails may be one that only tidies up; then it is done all the same. */
static void each_call(bool sealing, const char *what)
{
	const char *command = sealing ? "seal" : "unseal";
	const struct str *start = sealing ? &plain : &sealed;
	struct fault_run count = { .what = what };
	int before = 0, after = 0;
	cr_assert_eq(file_replace(c.path, start->text, start->len), 0);
	run(&count, command);
	cr_assert(WIFEXITED(count.status) && WEXITSTATUS(count.status) == 0, "%s", count.said);
	for (int at = 1; at <= count.seen; at = fault_next(at, count.seen, sealing ? SOME : count.seen)) {
		cr_assert_eq(file_replace(c.path, start->text, start->len), 0);
		struct fault_run f = { .what = what, .at = at };
		run(&f, command);
		is_whole();
		bool done = seal_is(c.path) == sealing;
		before += !done;
		after += done;
		if (WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0)
			cr_assert(done, "%s at %d of %d: %s", what, at, count.seen, f.said);
		if (!done && (!sealing || fault_all()))
			good(command); /* as if nothing had been */
	}
	good(seal_is(c.path) ? "unseal" : "seal");
	is_whole();
	cr_log_info("%s, %s: %d calls, %d before, %d after", command, what, count.seen, before, after);
	cr_assert_gt(before, 0);
}

Test(sealing_faults, sealing_ended_anywhere)
{
	each_call(true, "kill");
}

Test(sealing_faults, sealing_on_a_full_disk)
{
	each_call(true, "ENOSPC");
}

Test(sealing_faults, sealing_on_a_disk_that_fails)
{
	each_call(true, "EIO");
}

Test(sealing_faults, unsealing_ended_anywhere)
{
	each_call(false, "kill");
}

Test(sealing_faults, unsealing_on_a_full_disk)
{
	each_call(false, "ENOSPC");
}

Test(sealing_faults, unsealing_on_a_disk_that_fails)
{
	each_call(false, "EIO");
}
