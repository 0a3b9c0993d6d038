/* The program that copies a shared caseload, or puts a copy back, with one of its calls failing, or being its
 * last: of the copy there is nothing or all of it with its read log, the caseload is as it was or as the copy,
 * and the next try succeeds. */
#include <criterion/criterion.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "tests/support/caseload.h"
#include "tests/support/fault_run.h"

#define NOW "zoals het nu is"
#define THEN "zoals het toen was"

enum { SOME = 12 };

static struct caseload c;
static char path[128], copies[96], copy[128], log_of_copy[160];
static int64_t placement;

static void line(void *ctx, const char *text)
{
	(void)ctx;
	cr_log_error("%s", text);
}

static void setup(void)
{
	const struct passwd *me = getpwuid(getuid());
	const struct readlog_entry e = { .entity = E_PLACEMENT, .record = 1, .employee = 1, .what = "screen", .ground = "own",
		.reason = "", .records = 1 };
	cr_assert_not_null(me);
	caseload_open(&c);
	int64_t baker = caseload_employer(&c, "De Korenaar");
	placement = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, "note", THEN, NULL);
	cr_assert_eq(store_share(c.store), 0, "%s", err_last());
	cr_assert_eq(store_member_add(c.store, me->pw_name, "administrator"), 0, "%s", err_last());
	cr_assert_eq(readlog_add(c.store, &e), 0, "%s", err_last());
	snprintf(path, sizeof path, "%s", c.path);
	snprintf(copies, sizeof copies, "%s/copies", c.folder);
	snprintf(copy, sizeof copy, "%s/a.anker", copies);
	snprintf(log_of_copy, sizeof log_of_copy, "%s.read", copy);
	cr_assert_eq(mkdir(copies, 0700), 0);
	setenv("XDG_STATE_HOME", c.folder, 1);
	setenv("XDG_CONFIG_HOME", c.folder, 1);
}

static void teardown(void)
{
	char command[512];
	snprintf(command, sizeof command, "rm -rf %s %s.2*", copies, path);
	cr_assert_eq(system(command), 0);
	caseload_close(&c);
}

TestSuite(backup_faults, .init = setup, .fini = teardown, .timeout = 600);

static bool there(const char *name)
{
	return access(name, F_OK) == 0;
}

static bool ended_well(const struct fault_run *f)
{
	return WIFEXITED(f->status) && WEXITSTATUS(f->status) == 0;
}

static void run(struct fault_run *f, const char *command, const char *yes)
{
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", path, command, copy, yes, NULL };
	fault_run(f, argv);
}

/* Opens it and looks through it; the note of the placement. */
static const char *look_through(const char *file, const char *hit)
{
	const struct store_options o = { .path = file, .share = "share", .user = "anna" };
	struct store *s;
	struct record *r;
	cr_assert_eq(store_open(&s, &o), 0, "%s: %s", hit, err_last());
	cr_assert_eq(store_check(s, line, NULL, NULL), 0, "%s", hit);
	cr_assert_eq(store_get(s, E_PLACEMENT, placement, c.arena, &r), 0, "%s: %s", hit, err_last());
	store_close(&s);
	return record_get(r, "note");
}

static void log_is_whole(const char *hit)
{
	const char *head;
	int64_t bad, n;
	cr_assert_eq(readlog_verify_copy(log_of_copy, NULL, c.arena, &bad, &head, &n), 0, "%s: %s", hit, err_last());
	cr_assert_eq(n, 1, "%s", hit);
	cr_assert_eq(bad, 0, "%s", hit);
}

/* ---- copying ---- */

static void no_copies(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s/* ", copies);
	cr_assert_eq(system(command), 0);
}

static void copying(const char *what)
{
	struct fault_run f = { .what = what, .part = copies };
	run(&f, "backup", NULL);
	cr_assert(ended_well(&f), "%s", f.said);
	log_is_whole("");
	int last = f.seen, made = 0, halves = 0;
	cr_assert(last > SOME, "%d calls", last);
	for (int at = fault_next(0, last, SOME); at <= last; at = fault_next(at, last, SOME)) {
		struct fault_run one = { .what = what, .at = at, .part = copies };
		no_copies();
		run(&one, "backup", NULL);
		cr_assert(there(copy) || !ended_well(&one), "%s: %s", one.hit, one.said);
		cr_assert_str_eq(look_through(path, one.hit), THEN, "%s", one.hit);
		made += there(copy);
		if (there(copy)) {
			log_is_whole(one.hit);
			cr_assert_str_eq(look_through(copy, one.hit), THEN, "%s", one.hit);
		} else {
			halves += there(log_of_copy);
			struct fault_run again = { .what = what, .part = copies };
			run(&again, "backup", NULL);
			cr_assert(ended_well(&again), "after %s: %s", one.hit, again.said);
			log_is_whole(one.hit);
			cr_assert_not(there(arena_printf(c.arena, "%s.part", copy)), "%s", one.hit);
		}
	}
	cr_log_info("backup, %s: %d calls, %d whole, %d with the log alone", what, last, made, halves);
	cr_assert(made < last);
}

Test(backup_faults, copying_killed_at_any_call)
{
	copying("kill");
}

Test(backup_faults, copying_to_a_full_disk)
{
	copying("ENOSPC");
}

Test(backup_faults, copying_to_a_disk_that_fails)
{
	copying("EIO");
}

/* ---- putting back ---- */

static void putting_back(const char *what)
{
	struct fault_run f = { .what = what, .part = c.folder };
	run(&f, "backup", NULL);
	cr_assert(ended_well(&f), "%s", f.said);
	caseload_set(&c, E_PLACEMENT, placement, "note", NOW, NULL);
	run(&f, "restore", "--yes");
	cr_assert(ended_well(&f), "%s", f.said);
	int last = f.seen, before = 0, after = 0;
	cr_assert(last > SOME, "%d calls", last);
	for (int at = fault_next(0, last, SOME); at <= last; at = fault_next(at, last, SOME)) {
		struct fault_run one = { .what = what, .at = at, .part = c.folder };
		caseload_set(&c, E_PLACEMENT, placement, "note", NOW, NULL);
		run(&one, "restore", "--yes");
		const char *note = look_through(path, one.hit);
		before += strcmp(note, NOW) == 0;
		after += strcmp(note, THEN) == 0;
		cr_assert(strcmp(note, THEN) == 0 || (strcmp(note, NOW) == 0 && !ended_well(&one)), "%s: %s", one.hit, note);
		struct fault_run again = { .what = what, .part = c.folder };
		run(&again, "restore", "--yes");
		cr_assert(ended_well(&again), "after %s: %s", one.hit, again.said);
		cr_assert_str_eq(look_through(path, one.hit), THEN);
	}
	cr_log_info("restore, %s: %d calls, %d before, %d after", what, last, before, after);
	cr_assert_gt(before, 0);
}

Test(backup_faults, putting_back_killed_at_any_call)
{
	putting_back("kill");
}

Test(backup_faults, putting_back_on_a_full_disk)
{
	putting_back("ENOSPC");
}
