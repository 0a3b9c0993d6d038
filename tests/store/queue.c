/* The writer queue: in order, freed by who dies, and for every account that the caseload is for. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/err.h"
#include "anker/readlog.h"
#include "anker/office.h"
#include "tests/support/caseload.h"

enum { WAITERS = 12, UID_ONE = 61234, UID_OTHER = 61235, GROUP = 61240, WRITES = 20 };

static struct caseload c;

static void setup(void)
{
	caseload_open(&c);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(queue, .init = setup, .fini = teardown, .timeout = 60);

static struct store *connect_as(const char *user, int lock_ms)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = user, .lock_ms = lock_ms };
	if (store_open(&s, &o) != 0) {
		fprintf(stderr, "%s: %s\n", user, err_last());
		_exit(3);
	}
	return s;
}

/* Until the kernel says that so many programs wait for a lock on the queue. */
static void wait_for_waiters(int n)
{
	char command[200];
	struct stat st;
	cr_assert_eq(stat(arena_printf(c.arena, "%s.queue", c.path), &st), 0);
	snprintf(command, sizeof command, "test $(grep -c -- '->.*:%llu ' /proc/locks) -ge %d",
		(unsigned long long)st.st_ino, n);
	while (system(command) != 0)
		;
}

/* Tells its number once it has its turn. */
static pid_t wait_in_queue(int number, int tell)
{
	pid_t pid = fork();
	if (pid)
		return pid;
	struct store *s = connect_as("piet", 30000);
	if (store_begin(s, "x") != 0 || write(tell, &number, sizeof number) != sizeof number)
		_exit(4);
	store_rollback(s);
	store_close(&s);
	_exit(0);
}

Test(queue, serves_in_the_order_in_which_they_came__also_past_one_who_is_killed)
{
	int pipes[2], number;
	pid_t pid[WAITERS];
	cr_assert_eq(pipe(pipes), 0);
	cr_assert_eq(store_hold(c.store), 0);
	for (int i = 0; i < WAITERS; i++) {
		pid[i] = wait_in_queue(i, pipes[1]);
		wait_for_waiters(i + 1);
	}
	/* The last of them: who stands behind one that dies goes on to wait for the turn itself. */
	kill(pid[WAITERS - 1], SIGKILL);
	waitpid(pid[WAITERS - 1], NULL, 0);
	store_release(c.store);
	for (int i = 0; i < WAITERS - 1; i++) {
		cr_assert_eq(read(pipes[0], &number, sizeof number), sizeof number);
		cr_assert_eq(number, i);
	}
	while (wait(NULL) > 0)
		;
	cr_assert_eq(store_begin(c.store, "x"), 0, "%s", err_last());
	store_rollback(c.store);
}

Test(queue, lets_the_next_through_when_who_writes_is_killed)
{
	int pipes[2], number;
	cr_assert_eq(pipe(pipes), 0);
	pid_t holder = fork();
	if (holder == 0) {
		struct store *s = connect_as("anna", 0);
		number = -1;
		if (store_begin(s, "x") != 0 || write(pipes[1], &number, sizeof number) != sizeof number)
			_exit(4);
		for (;;)
			pause();
	}
	cr_assert_eq(read(pipes[0], &number, sizeof number), sizeof number);
	wait_in_queue(7, pipes[1]);
	wait_for_waiters(1);
	kill(holder, SIGKILL);
	cr_assert_eq(read(pipes[0], &number, sizeof number), sizeof number);
	cr_assert_eq(number, 7);
	while (wait(NULL) > 0)
		;
}

Test(queue, ends_the_wait_when_its_time_is_over__and_serves_those_behind)
{
	struct store *piet = connect_as("piet", 100);
	int pipes[2], number;
	cr_assert_eq(pipe(pipes), 0);
	cr_assert_eq(store_hold(c.store), 0);
	cr_assert_eq(store_begin(piet, "x"), ERR_BUSY);
	cr_assert_eq(store_begin(piet, "x"), ERR_BUSY);
	wait_in_queue(3, pipes[1]);
	wait_for_waiters(1);
	cr_assert_eq(store_begin(piet, "x"), ERR_BUSY);
	store_release(c.store);
	cr_assert_eq(read(pipes[0], &number, sizeof number), sizeof number);
	cr_assert_eq(number, 3);
	while (wait(NULL) > 0)
		;
	cr_assert_eq(store_begin(piet, "x"), 0, "%s", err_last());
	store_rollback(piet);
	store_close(&piet);
}

/* ---- for whoever the caseload is for ---- */

static void write_as(uid_t uid, const char *user, const char *family_name)
{
	umask(077); /* whatever the account's own is */
	if (setgroups(0, NULL) != 0 || setgid(GROUP) != 0 || setuid(uid) != 0)
		_exit(5);
	struct store *s = connect_as(user, 0);
	for (int i = 0; i < WRITES; i++) {
		struct arena *a = arena_new();
		struct record *r = record_new(model_entity(E_EMPLOYEE), CASELOAD_TODAY, a);
		record_set(r, "family_name", family_name);
		if (store_put(s, r, NULL, NULL) != 0 ||
			readlog_add(s, &(struct readlog_entry){ .entity = E_EMPLOYEE, .record = r->id, .employee = r->id,
				.what = "screen", .ground = "own", .reason = "", .records = 1 }) != 0) {
			fprintf(stderr, "%s: %s\n", user, err_last());
			_exit(6);
		}
		arena_free(&a);
	}
	store_close(&s);
	_exit(0);
}

static void expect_mode(const char *part, mode_t mode)
{
	struct stat st;
	cr_assert_eq(stat(arena_printf(c.arena, "%s%s", c.path, part), &st), 0, "%s is not there", part);
	cr_assert_eq(st.st_mode & 0777, mode, "%s is %o", part, st.st_mode & 0777);
	cr_assert_eq(st.st_gid, GROUP, "%s is of group %u", part, st.st_gid);
}

Test(queue, two_accounts_of_a_group_write_for_real)
{
	static const char *const parts[] = { "", "-wal", "-shm", ".queue", ".read", ".read-wal", ".read-shm", ".read.queue" };
	int status;
	int64_t n;
	if (geteuid() != 0)
		cr_skip_test("only root can be two other accounts");
	cr_assert_eq(store_share(c.store), 0);
	store_close(&c.store);
	/* What is beside it is made anew, by whoever comes first. */
	cr_assert_eq(system(arena_printf(c.arena, "sqlite3 %s 'PRAGMA journal_mode = DELETE' >/dev/null && rm %s.queue",
		c.path, c.path)), 0);
	cr_assert_eq(chown(c.folder, 0, GROUP) | chmod(c.folder, 02770), 0);
	cr_assert_eq(chown(c.path, 0, GROUP) | chmod(c.path, 0660), 0);
	const pid_t one = fork();
	if (one == 0)
		write_as(UID_ONE, "anna", "Een");
	const pid_t other = fork();
	if (other == 0)
		write_as(UID_OTHER, "piet", "Twee");
	while (wait(&status) > 0)
		cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d", WEXITSTATUS(status));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		expect_mode(parts[i], 0660);
	c.store = connect_as("anna", 0);
	cr_assert_eq(store_count(c.store, &(struct query){ .entity = E_EMPLOYEE }, 0, &n), 0);
	cr_assert_eq(n, 2 * WRITES);
}
