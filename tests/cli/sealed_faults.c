/* The whole program on a sealed caseload, with each of its calls on that file failing once, or being its
 * last: the file holds the old or the new state, what was said to be saved is there, what was said to be
 * refused changed nothing, and the next program goes on as if nothing had been. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/str.h"
#include "tests/support/fault_run.h"
#include "tests/support/sealed_caseload.h"

#define WORDS "vier losse woorden samen"
#define BEFORE "Stond er al."
#define MARK "Nieuw gesprek over de zeepbel."

static struct caseload c;
static struct str before, now;
static char passphrase[80], folder_synced[80];

static void setup(void)
{
	struct seal *seal;
	sealed_caseload_open(&c, WORDS, &seal);
	int64_t jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), caseload_employer(&c, "De Korenaar"),
		"start", "2026-01-05", NULL);
	caseload_contact(&c, jan, "2026-03-01", "employer", "note", BEFORE, NULL);
	sealed_caseload_save(&c, &seal);
	cr_assert_eq(file_read(c.path, SIZE_MAX, &before), 0);
	snprintf(passphrase, sizeof passphrase, "%s.words", c.folder); /* beside the folder, whose files are counted */
	cr_assert_eq(file_replace(passphrase, WORDS "\n", strlen(WORDS) + 1), 0);
	snprintf(folder_synced, sizeof folder_synced, "fsync %s", c.folder);
	setenv("XDG_STATE_HOME", c.folder, 1);
	setenv("XDG_CONFIG_HOME", c.folder, 1);
}

static void teardown(void)
{
	unlink(passphrase);
	str_free(&before);
	str_free(&now);
	caseload_close(&c);
}

TestSuite(sealed_faults, .init = setup, .fini = teardown, .timeout = 600);

static void add(struct fault_run *f)
{
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", c.path, "--passphrase-file", passphrase, "add",
		"contact", "placement=1", "date=2026-11-20", "party=employer", "note=" MARK, NULL };
	f->part = c.folder; /* the file, what is beside it, and the folder itself */
	fault_run(f, argv);
}

/* Contacts there are; fails the test when the file does not open or a note is not whole. */
static int contacts(void)
{
	struct secret *p;
	struct seal *seal;
	struct store *s;
	cr_assert_eq(secret_new(&p, WORDS, strlen(WORDS)), 0);
	cr_assert_eq(seal_open(&seal, c.path, &(struct seal_way){ .passphrase = p }, true), 0, "%s", err_last());
	const struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna", .readonly = true, .vault = &vault };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	int n = 0;
	for (int64_t id = 1; id <= 2; id++) {
		struct record *r;
		if (store_get(s, E_CONTACT, id, c.arena, &r))
			continue;
		n++;
		cr_assert_str_eq(record_get(r, "note"), id == 1 ? BEFORE : MARK);
	}
	store_close(&s);
	seal_close(&seal);
	secret_free(&p);
	return n;
}

static bool as_before(void)
{
	str_reset(&now);
	cr_assert_eq(file_read(c.path, SIZE_MAX, &now), 0);
	return now.len == before.len && memcmp(now.text, before.text, now.len) == 0;
}

/* A lock or a half file that was left. */
static bool left_over(void)
{
	char lock[80], saving[80];
	snprintf(lock, sizeof lock, "%s.lock", c.path);
	snprintf(saving, sizeof saving, "%s.saving", c.path);
	return access(lock, F_OK) == 0 || access(saving, F_OK) == 0;
}

static int calls(const char *what)
{
	struct fault_run count = { .what = what };
	add(&count);
	cr_assert(WIFEXITED(count.status) && WEXITSTATUS(count.status) == 0, "%s", count.said);
	cr_assert_eq(contacts(), 2);
	cr_assert_gt(count.seen, 0);
	return count.seen;
}

static void again(void)
{
	cr_assert_eq(file_replace(c.path, before.text, before.len), 0);
}

static void each_call(const char *what)
{
	int last = calls(what), old = 0, new = 0;
	for (int at = 1; at <= last; at++) {
		again();
		struct fault_run f = { .what = what, .at = at };
		add(&f);
		bool killed = WIFSIGNALED(f.status);
		cr_assert(killed || WIFEXITED(f.status));
		cr_assert(!killed || WTERMSIG(f.status) == SIGKILL, "%s at %d: signal %d\n%s", what, at, WTERMSIG(f.status), f.said);
		int n = contacts();
		cr_assert(n == 1 || n == 2, "%s at %d", what, at);
		bool doubt = strstr(f.said, "may or may not") != NULL;
		if (!killed && WEXITSTATUS(f.status) == 0)
			cr_assert_eq(n, 2, "%s at %d: said to be saved\n%s", what, at, f.said);
		if (!killed && WEXITSTATUS(f.status) != 0) {
			cr_assert(*f.said, "%s at %d: refused without a word", what, at);
			bool of_folder = strcmp(f.hit, folder_synced) == 0;
			cr_assert_eq(doubt, of_folder, "%s of %s: %s", what, f.hit, f.said);
			cr_assert(doubt || as_before(), "%s at %d: refused and changed\n%s", what, at, f.said);
		}
		if (!killed && (strncmp(f.hit, "fsync ", 6) == 0 || strncmp(f.hit, "rename ", 7) == 0))
			cr_assert_neq(WEXITSTATUS(f.status), 0, "%s of %s and nothing was said", what, f.hit);
		n == 1 ? old++ : new++;
		if (!left_over())
			continue;
		/* Whatever was left there is in nobody's way. */
		struct fault_run next = { .what = what };
		again();
		add(&next);
		cr_assert(WIFEXITED(next.status) && WEXITSTATUS(next.status) == 0, "after %s at %d: %s", what, at, next.said);
		cr_assert_eq(contacts(), 2);
		cr_assert_not(left_over(), "after %s at %d", what, at);
	}
	cr_assert_gt(old, 0);
	cr_log_info("%s: %d calls, %d old, %d new", what, last, old, new);
}

Test(sealed_faults, killed_at_each_call)
{
	each_call("kill");
}

Test(sealed_faults, killed_in_the_middle_of_each_write)
{
	each_call("torn");
}

Test(sealed_faults, the_disk_is_full_at_each_call)
{
	each_call("ENOSPC");
}

Test(sealed_faults, the_disk_fails_at_each_call)
{
	each_call("EIO");
}

Test(sealed_faults, a_signal_comes_at_each_call)
{
	each_call("EINTR");
}

Test(sealed_faults, half_of_each_write_at_first)
{
	int last = calls("short");
	for (int at = 1; at <= last; at++) {
		again();
		struct fault_run f = { .what = "short", .at = at };
		add(&f);
		cr_assert(WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, "short at %d: %s", at, f.said);
		cr_assert_eq(contacts(), 2);
	}
}

/* What no kill shows and a power cut does: a name may only lead to what is on the disk, and is there itself
 * before anything is said to be saved; the file under its own name is never written. */
Test(sealed_faults, all_is_on_disk_before_it_has_a_name_and_the_name_before_the_end)
{
	char own[80], beside[80];
	bool synced = false, named = false;
	int saves = 0;
	struct fault_run f = { .what = "ENOSPC" };
	snprintf(own, sizeof own, "%s", c.path);
	snprintf(beside, sizeof beside, "%s.saving", c.path);
	add(&f);
	cr_assert(WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, "%s", f.said);
	for (char *line = strtok(f.log, "\n"); line; line = strtok(NULL, "\n")) {
		const char *path = strchr(line, ' ') + 1;
		bool writes = strncmp(line, "write ", 6) == 0 || strncmp(line, "pwrite ", 7) == 0 ||
			strncmp(line, "ftruncate ", 10) == 0;
		cr_assert_not(writes && strcmp(path, own) == 0, "the file itself is written");
		if (strcmp(path, beside) == 0 && writes)
			synced = false;
		else if (strcmp(path, beside) == 0 && strncmp(line, "fsync ", 6) == 0)
			synced = true;
		else if (strncmp(line, "rename ", 7) == 0 && strcmp(path, own) == 0) {
			cr_assert(synced, "a name before its contents");
			synced = false;
			named = true;
			saves++;
		} else if (strcmp(line, folder_synced) == 0)
			named = false;
	}
	cr_assert_not(named, "a name that is not on disk at the end");
	cr_assert_eq(saves, 1, "%d saves of one contact", saves);
}
