/* A file of before imprecise dates is brought up to date: what it held is there, and
 * its lists still walk their indexes. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "tests/store/plan.h"

static char folder[] = "/tmp/anker-migrate-XXXXXX";
static char path[64];
static struct store *s;
static struct arena *a;

static void exec(sqlite3 *db, const char *sql)
{
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s\n%s", sqlite3_errmsg(db), sql);
}

static void exec_file(sqlite3 *db, const char *name)
{
	static char text[1 << 18];
	FILE *f = fopen(name, "r");
	cr_assert_not_null(f, "%s", name);
	size_t n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	exec(db, text);
}

/* As the program of schema 3 wrote it: 40 placements, with and without dates. */
static const char old_data[] =
	"INSERT INTO file (site, made) VALUES (0, '2026-01-01T10:00:00Z');"
	"INSERT INTO organisation (id, version, sort_key, search_text, name, kind)"
	" VALUES (1, 1, 'bakker', 'bakker', 'Bakker', 'employer');"
	"INSERT INTO person (id, version, sort_key, search_text, organisation, family_name, since, until)"
	" VALUES (1, 1, 'smit', 'smit', 1, 'Smit', '2020-02-29', '2027-03-31'),"
	" (2, 1, 'bos', 'bos', 1, 'Bos', NULL, NULL);"
	"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
	" INSERT INTO employee (id, version, sort_key, search_text, family_name)"
	" SELECT i, 1, 'wit ' || i, 'wit', 'Wit' || i FROM n;"
	"INSERT INTO placement (id, version, deleted, search_text, employee_key, employer_key, number, employee,"
	" employer, status, start, trial_end, contract_end, jobcoach_end, wage_value_date, wage_subsidy_end)"
	" SELECT id, 1, id = 7, 'wit', sort_key, 'bakker', 'N' || id, id, 1, iif(id % 5 = 0, 'ended', 'active'),"
	" iif(id % 4 = 0, NULL, date('2026-01-01', '+' || id || ' days')),"
	" iif(id = 1, '2026-03-31', NULL), iif(id = 1, '2027-01-31', NULL), iif(id = 1, '2027-02-28', NULL),"
	" iif(id = 1, '2024-02-29', NULL), iif(id = 1, '2028-02-29', NULL) FROM employee;"
	"PRAGMA user_version = 3; PRAGMA application_id = 1634626418;";

static const char *const half[] = { ".v3.bak.part", ".v3.bak.part-journal" };

static void setup(void)
{
	static const char *const schema[] = { "share/schema/001-base.sql", "share/schema/002-weighing.sql",
		"share/schema/003-facts.sql" };
	const struct store_options o = { .path = path, .share = "share", .user = "tester" };
	sqlite3 *db;
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/c.db", folder);
	lang_init("en", "share");
	a = arena_new();
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof schema / sizeof *schema; i++)
		exec_file(db, schema[i]);
	exec(db, old_data);
	sqlite3_close(db);
	/* What a program leaves that was killed while it made the copy. */
	for (size_t i = 0; i < sizeof half / sizeof *half; i++) {
		FILE *f = fopen(arena_printf(a, "%s%s", path, half[i]), "w");
		cr_assert(f && fputs("half a copy", f) >= 0 && fclose(f) == 0);
	}
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
}

static void teardown(void)
{
	char command[128];
	store_close(&s);
	arena_free(&a);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(migrate, .init = setup, .fini = teardown);

static const char *asked(const char *sql)
{
	sqlite3_stmt *st;
	cr_assert_eq(sqlite3_prepare_v2(s->db, sql, -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(s->db));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	const char *text = (const char *)sqlite3_column_text(st, 0);
	char *out = arena_strdup(a, text ? text : "NULL");
	sqlite3_finalize(st);
	return out;
}

Test(migrate, values_are_intact)
{
	cr_expect_str_eq(asked("PRAGMA integrity_check"), "ok");
	cr_expect_str_eq(asked("SELECT count(*) FROM pragma_foreign_key_check"), "0");
	cr_expect_str_eq(asked("SELECT since || ' ' || until FROM person WHERE id = 1"), "2020-02-29 2027-03-31");
	cr_expect_str_eq(asked("SELECT since FROM person WHERE id = 2"), "NULL");
	cr_expect_str_eq(asked("SELECT start || ' ' || trial_end || ' ' || contract_end || ' ' || jobcoach_end || ' ' ||"
			       " wage_value_date || ' ' || wage_subsidy_end FROM placement WHERE id = 1"),
		"2026-01-02 2026-03-31 2027-01-31 2027-02-28 2024-02-29 2028-02-29");
	cr_expect_str_eq(asked("SELECT count(*) || ' ' || count(start) || ' ' || count(trial_end) || ' ' || sum(deleted)"
			       " FROM placement"), "40 30 1 1");
	struct record *r;
	cr_assert_eq(store_get(s, E_PLACEMENT, 1, a, &r), 0, "%s", err_last());
	cr_expect_str_eq(record_get(r, "contract_end"), "2027-01-31");
	cr_expect_str_eq(record_get(r, "number"), "N1");
	cr_expect_eq(access(arena_printf(a, "%s.v3.bak", path), F_OK), 0, "the file as it was stays beside it");
}

Test(migrate, the_copy_is_whole__whatever_was_left_of_one_before)
{
	sqlite3 *copy;
	sqlite3_stmt *st;
	for (size_t i = 0; i < sizeof half / sizeof *half; i++)
		cr_expect_neq(access(arena_printf(a, "%s%s", path, half[i]), F_OK), 0, "%s", half[i]);
	cr_assert_eq(sqlite3_open(arena_printf(a, "%s.v3.bak", path), &copy), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(copy, "SELECT count(*), user_version FROM placement, pragma_user_version",
			     -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(copy));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	cr_expect_eq(sqlite3_column_int(st, 0), 40);
	cr_expect_eq(sqlite3_column_int(st, 1), 3);
	sqlite3_finalize(st);
	sqlite3_close(copy);
}

Test(migrate, placements_by_start_walk_an_index)
{
	for (int way = 0; way < 8; way++) {
		const struct placement_query q = { .sort = BY_START, .descending = way & 1, .ended = way & 2,
			.expert = way & 4 ? 7 : 0, .limit = 22 };
		struct placement_row *row;
		size_t n, before = s->ncache;
		cr_assert_eq(store_placements(s, &q, a, &row, &n), 0, "%s", err_last());
		cr_assert_str_empty(plan_faults(s, before, a), "way %d:\n%s", way, plan_faults(s, before, a));
		if (way == 0) {
			cr_assert_eq(n, 22);
			cr_assert_eq(row[0].start.first, DAY_NONE);
			cr_assert_eq(row[8].start.first, date_from_ymd(2026, 1, 2));
		}
	}
	cr_assert_str_eq(asked("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'placement' AND "
			       "name LIKE '%by_start'"), "4");
}

/* Both are the text of a span; anything else is kept out by the file itself. */
Test(migrate, columns_take_imprecise_dates_and_nothing_else)
{
	static const char *const good[] = { "2026-03-14", "2026-03", "2026", "2026-11-22/2027-05-31" };
	static const char *const bad[] = { "", "maart", "2026-13", "2026-02-30", "26", "2026-3", "22-11-2026", "2026-",
		"2026-11-22/", "2026-11-22/2027-05", "2026-11-22 2027-05-31", "2026-11-22/2027-02-30",
		"2026-11-22T10:00:00Z" };
	static const char *const columns[] = { "placement SET start", "placement SET trial_end",
		"placement SET contract_end", "placement SET jobcoach_end", "placement SET wage_value_date",
		"placement SET wage_subsidy_end", "person SET since", "person SET until" };
	for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
		for (size_t i = 0; i < sizeof good / sizeof *good; i++)
			exec(s->db, arena_printf(a, "UPDATE %s = '%s' WHERE id = 2", columns[k], good[i]));
		for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
			cr_expect_neq(sqlite3_exec(s->db, arena_printf(a, "UPDATE %s = '%s' WHERE id = 2", columns[k],
				bad[i]), NULL, NULL, NULL), SQLITE_OK, "%s = '%s'", columns[k], bad[i]);
	}
}
