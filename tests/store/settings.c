/* Settings and drafts. */
#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/support/caseload.h"

static struct caseload c;

static void setup(void)
{
	caseload_open(&c);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(settings, .init = setup, .fini = teardown);

static struct store *reopen(const char *user, bool readonly)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = user, .readonly = readonly };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

Test(settings, a_setting_is_kept_replaced_and_deleted)
{
	cr_assert_null(store_setting(c.store, "view", c.arena));
	cr_assert_eq(store_setting_put(c.store, "view", "a"), 0);
	cr_assert_eq(store_setting_put(c.store, "view", "b'\"\n"), 0);
	struct store *again = reopen("anna", false);
	cr_assert_str_eq(store_setting(again, "view", c.arena), "b'\"\n");
	store_close(&again);
	cr_assert_eq(store_setting_put(c.store, "view", NULL), 0);
	cr_assert_null(store_setting(c.store, "view", c.arena));
}

Test(settings, each_user_has_their_own)
{
	struct store *bram = reopen("bram", false);
	cr_assert_eq(store_setting_put(c.store, "view", "anna's"), 0);
	cr_assert_eq(store_setting_put(bram, "view", "bram's"), 0);
	cr_assert_str_eq(store_setting(c.store, "view", c.arena), "anna's");
	cr_assert_str_eq(store_setting(bram, "view", c.arena), "bram's");
	cr_assert_eq(store_draft_put(bram, "contact:1", "geheim"), 0);
	struct draft *d;
	size_t n;
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 0);
	store_close(&bram);
}

Test(settings, a_draft_lives_until_it_is_dropped)
{
	struct draft *d;
	size_t n;
	cr_assert_eq(store_draft_put(c.store, "contact:1", "eerste"), 0);
	cr_assert_eq(store_draft_put(c.store, "contact:1", "eerste woorden"), 0);
	cr_assert_eq(store_draft_put(c.store, "signal:2", "tweede"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 2);
	const struct draft *first = d[0].key[0] == 'c' ? &d[0] : &d[1];
	cr_assert_str_eq(first->body, "eerste woorden");
	cr_assert_eq(strlen(first->at), MOMENT_SIZE - 1);
	cr_assert_eq(store_draft_drop(c.store, "contact:1"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(d->key, "signal:2");
}

/* Another program of the same user, with a draft; it waits to be killed. */
static pid_t other_program(const char *key, const char *body)
{
	int ready[2];
	char byte;
	cr_assert_eq(pipe(ready), 0);
	pid_t pid = fork();
	cr_assert_geq(pid, 0);
	if (pid == 0) {
		struct store *s = reopen("anna", false);
		if (store_draft_put(s, key, body) != 0 || write(ready[1], "r", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ready[1]);
	cr_assert_eq(read(ready[0], &byte, 1), 1, "the other program put nothing");
	close(ready[0]);
	return pid;
}

Test(settings, a_draft_of_a_program_that_runs__is_busy_until_it_is_gone)
{
	struct draft *d;
	siginfo_t info;
	size_t n;
	pid_t other = other_program("contact:1", "daar");
	cr_assert_eq(store_draft_put(c.store, "contact:1", "hier"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 2, "one takes the place of the other");
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(d[i].state, strcmp(d[i].body, "hier") == 0 ? DRAFT_MINE : DRAFT_BUSY);
	cr_assert_eq(store_draft_drop(c.store, "contact:1"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 1, "dropping is for one's own");
	cr_assert_eq(store_draft_take(c.store, d), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(d->state, DRAFT_BUSY, "what is busy cannot be taken");
	/* Gone already while its parent has not looked yet. */
	kill(other, SIGKILL);
	cr_assert_eq(waitid(P_PID, (id_t)other, &info, WEXITED | WNOWAIT), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(d->state, DRAFT_LEFT);
	cr_assert_eq(waitpid(other, NULL, 0), other);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(d->state, DRAFT_LEFT);
	cr_assert_eq(store_draft_take(c.store, d), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(d->state, DRAFT_MINE);
	cr_assert_str_eq(d->body, "daar");
}

Test(settings, they_leave_no_trace_in_what_can_be_undone)
{
	int64_t txn;
	char *label;
	cr_assert_eq(store_draft_put(c.store, "contact:1", "x"), 0);
	cr_assert_eq(store_undoable(c.store, false, &txn, &label, c.arena), 0);
	cr_assert_eq(txn, 0);
}

Test(settings, a_read_only_file_says_so)
{
	struct store *s = reopen("anna", true);
	cr_assert_eq(store_draft_put(s, "contact:1", "x"), ERR_READONLY);
	store_close(&s);
}
