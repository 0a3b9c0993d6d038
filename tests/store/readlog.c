/* The read log: what it keeps, that nothing of it can be changed through SQL, and that what was changed
 * by other means shows. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
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

static struct caseload c;

static void setup(void)
{
	caseload_open(&c);
	cr_assert_eq(store_share(c.store), 0, "%s", err_last());
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(readlog, .init = setup, .fini = teardown);

static const char *log_path(void)
{
	static char path[128];
	snprintf(path, sizeof path, "%s.read", c.path);
	return path;
}

static void add_to(struct store *s, int64_t record, int64_t employee, const char *ground, const char *reason)
{
	const struct readlog_entry e = { .entity = E_PLACEMENT, .record = record, .employee = employee,
		.what = "show", .ground = ground, .reason = reason, .records = 1 };
	cr_assert_eq(readlog_add(s, &e), 0, "%s", err_last());
}

static void add(int64_t record, int64_t employee, const char *reason)
{
	add_to(c.store, record, employee, *reason ? "opened" : "own", reason);
}

/* As somebody does who has the file and the sqlite3 program. */
static int by_other_means(const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(log_path(), &db), SQLITE_OK);
	int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return code;
}

static int64_t bad_line(int64_t *n)
{
	const char *head;
	int64_t bad;
	cr_assert_eq(readlog_verify(c.store, c.arena, &bad, &head, n), 0, "%s", err_last());
	return bad;
}

static size_t found(const struct readlog_query *q, struct readlog_entry **e)
{
	size_t n;
	cr_assert_eq(readlog_find(c.store, q, c.arena, e, &n), 0, "%s", err_last());
	return n;
}

Test(readlog, keeps_who_what_when_and_why)
{
	struct readlog_entry *e;
	int64_t n;
	add(42, 7, "");
	add(43, 8, "De werkgever belde");
	cr_assert_eq(found(&(struct readlog_query){ .from = DAY_NONE, .to = DAY_NONE }, &e), 2);
	cr_assert_eq(e[0].id, 2);
	cr_assert_str_eq(e[0].who, "anna");
	cr_assert_str_eq(e[0].reason, "De werkgever belde");
	cr_assert_str_eq(e[0].ground, "opened");
	cr_assert_eq(e[0].record, 43);
	cr_assert_eq(e[0].employee, 8);
	cr_assert_eq(strlen(e[0].at), 20);
	cr_assert_eq(strlen(e[0].digest), 64);
	cr_assert_eq(bad_line(&n), 0);
	cr_assert_eq(n, 2);
}

Test(readlog, is_found_by_person_record_account_day_and_page)
{
	struct readlog_entry *e;
	struct store *piet;
	const struct store_options o = { .path = c.path, .share = "share", .user = "piet" };
	const struct readlog_query all = { .from = DAY_NONE, .to = DAY_NONE };
	struct readlog_query q = all;
	cr_assert_eq(store_open(&piet, &o), 0);
	add(42, 7, "");
	add_to(piet, 43, 7, "own", "");
	add(44, 9, "");
	store_close(&piet);
	q.employee = 7;
	cr_assert_eq(found(&q, &e), 2);
	q.who = "piet";
	cr_assert_eq(found(&q, &e), 1);
	cr_assert_eq(e[0].record, 43);
	q = all;
	q.entity = E_PLACEMENT;
	q.record = 44;
	cr_assert_eq(found(&q, &e), 1);
	q = all;
	q.limit = 1;
	q.offset = 1;
	cr_assert_eq(found(&q, &e), 1);
	cr_assert_eq(e[0].record, 43);
	q = all;
	cr_assert_eq(date_parse_iso(arena_strndup(c.arena, e[0].at, 10), &q.from), 0);
	q.to = q.from;
	cr_assert_eq(found(&q, &e), 3);
	q.from = q.to = q.from - 1;
	cr_assert_eq(found(&q, &e), 0);
}

Test(readlog, refuses_changes_and_removals_through_sql)
{
	int64_t n;
	add(42, 7, "reden");
	add(43, 7, "");
	cr_assert_neq(by_other_means("UPDATE line SET who = 'piet'"), SQLITE_OK);
	cr_assert_neq(by_other_means("DELETE FROM line"), SQLITE_OK);
	cr_assert_neq(by_other_means("UPDATE reason SET text = 'anders'"), SQLITE_OK);
	cr_assert_neq(by_other_means("DELETE FROM reason"), SQLITE_OK);
	cr_assert_neq(by_other_means("INSERT OR REPLACE INTO line SELECT * FROM line WHERE id = 1"), SQLITE_OK);
	cr_assert_eq(bad_line(&n), 0);
	cr_assert_eq(n, 2);
}

/* What somebody does who takes the triggers away first, and the line that shows it. */
static const struct {
	const char *sql;
	int64_t bad;
} forgeries[] = {
	{ "DROP TRIGGER line_stays; UPDATE line SET who = 'piet' WHERE id = 2", 2 },
	{ "DROP TRIGGER line_stays; UPDATE line SET employee = 7 WHERE id = 3", 3 },
	{ "DROP TRIGGER line_stays; UPDATE line SET at = '2020-01-01T00:00:00Z' WHERE id = 1", 1 },
	{ "DROP TRIGGER line_kept; DELETE FROM line WHERE id = 2", 3 },
	{ "DROP TRIGGER line_kept; DELETE FROM line WHERE id = 1", 2 },
	{ "DROP TRIGGER line_stays; UPDATE line SET reason = '' WHERE id = 2", 2 },
	{ "DROP TRIGGER reason_stays; UPDATE reason SET text = 'anders'", 2 },
	{ "DROP TRIGGER reason_kept; DELETE FROM reason", 2 },
	{ "DROP TRIGGER line_kept; DROP TRIGGER line_stays; DELETE FROM line WHERE id = 2;"
	  " UPDATE line SET id = 2 WHERE id = 3", 2 },
};

Test(readlog, what_was_changed_by_other_means_shows)
{
	for (size_t i = 0; i < sizeof forgeries / sizeof *forgeries; i++) {
		int64_t n;
		add(42, 7, "");
		add(43, 8, "De werkgever belde");
		add(44, 9, "");
		cr_assert_eq(bad_line(&n), 0);
		cr_assert_eq(by_other_means(forgeries[i].sql), SQLITE_OK, "%s", forgeries[i].sql);
		cr_assert_eq(bad_line(&n), forgeries[i].bad, "%s: line %d", forgeries[i].sql, (int)bad_line(&n));
		teardown();
		setup();
	}
}

/* Lines that were cut off at the end fit among themselves: the head that was written down elsewhere tells. */
Test(readlog, a_log_that_lost_its_last_lines_has_another_head)
{
	const char *before, *after;
	int64_t bad, n;
	add(42, 7, "");
	add(43, 8, "");
	cr_assert_eq(readlog_verify(c.store, c.arena, &bad, &before, &n), 0);
	cr_assert_eq(by_other_means("DROP TRIGGER line_kept; DELETE FROM line WHERE id = 2"), SQLITE_OK);
	cr_assert_eq(readlog_verify(c.store, c.arena, &bad, &after, &n), 0);
	cr_assert_eq(bad, 0);
	cr_assert_str_neq(before, after);
}

Test(readlog, reasons_about_an_erased_person_go_and_the_lines_stay)
{
	struct readlog_entry *e;
	int64_t n;
	add(42, 7, "Pieterbaas belde");
	add(43, 8, "De werkgever belde");
	cr_assert_eq(readlog_forget(c.store, 7), 0, "%s", err_last());
	cr_assert_eq(found(&(struct readlog_query){ .employee = 7, .from = DAY_NONE, .to = DAY_NONE }, &e), 2);
	cr_assert_str_eq(e[0].ground, "erased");
	cr_assert_str_eq(e[1].reason, "");
	cr_assert_eq(found(&(struct readlog_query){ .employee = 8, .from = DAY_NONE, .to = DAY_NONE }, &e), 1);
	cr_assert_str_eq(e[0].reason, "De werkgever belde");
	cr_assert_eq(bad_line(&n), 0);
	cr_assert_neq(system(arena_printf(c.arena, "grep -q Pieterbaas %s %s-wal", log_path(), log_path())), 0, "the reason is still in a byte of the files");
}

Test(readlog, a_caseload_of_ones_own_has_none)
{
	struct caseload own;
	char path[128];
	const struct readlog_entry e = { .entity = E_PLACEMENT, .record = 1, .what = "show", .ground = "own",
		.reason = "", .records = 1 };
	const char *head;
	int64_t bad, n;
	caseload_open(&own);
	snprintf(path, sizeof path, "%s.read", own.path);
	cr_assert_eq(readlog_add(own.store, &e), 0);
	cr_assert_neq(access(path, F_OK), 0);
	cr_assert_eq(readlog_verify(own.store, own.arena, &bad, &head, &n), ERR_NOTFOUND);
	caseload_close(&own);
}

Test(readlog, is_for_the_same_people_as_the_caseload)
{
	struct stat st;
	cr_assert_eq(chmod(c.path, 0660), 0);
	add(42, 7, "");
	cr_assert_eq(stat(log_path(), &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0660);
}

Test(readlog, without_it_nothing_may_be_shown)
{
	const struct readlog_entry e = { .entity = E_PLACEMENT, .record = 1, .what = "show", .ground = "own",
		.reason = "", .records = 1 };
	cr_assert_eq(mkdir(log_path(), 0700), 0);
	cr_assert_lt(readlog_add(c.store, &e), 0);
	cr_assert_neq(*err_last(), '\0');
}

/* Programs that add at once: one chain, no line lost. */
Test(readlog, many_at_once_make_one_chain)
{
	enum { PROGRAMS = 6, EACH = 25 };
	int64_t n;
	for (int p = 0; p < PROGRAMS; p++)
		if (fork() == 0) {
			struct store *s;
			const struct store_options o = { .path = c.path, .share = "share", .user = "piet" };
			int rc = store_open(&s, &o);
			for (int i = 0; rc == 0 && i < EACH; i++)
				rc = readlog_add(s, &(struct readlog_entry){ .entity = E_PLACEMENT, .record = p,
							   .what = "show", .ground = "own", .reason = "",
							   .records = 1 });
			_exit(rc ? 1 : 0);
		}
	for (int p = 0; p < PROGRAMS; p++) {
		int status;
		wait(&status);
		cr_assert_eq(status, 0);
	}
	cr_assert_eq(bad_line(&n), 0);
	cr_assert_eq(n, PROGRAMS * EACH);
}
