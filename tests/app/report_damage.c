/* Kept reports in a file that was damaged, or written in by hand. */
#include <sqlite3.h>

#include "anker/backup.h"
#include "anker/report.h"
#include "office.h"

static int64_t report;

static void open_kept(void)
{
	office_open();
	const struct report_ask ask = { .kind = REPORT_EMPLOYER, .subject = make_employer("Bakkerij De Korenaar"),
		.first = DAY_NONE, .last = DAY_NONE };
	struct document *d;
	cr_assert_eq(app_report_keep(app, &ask, arena, &report, &d), 0, "%s", err_last());
}

TestSuite(report_damage, .init = open_kept, .fini = office_close);

static void damage(const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(store_path(app->store), &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
	store_stamp(app->store);
}

static void found_it(void *ctx, const char *line)
{
	const char **last = ctx;
	*last = arena_strdup(arena, line);
}

Test(report_damage, one_that_cannot_be_read_is_found_by_checking)
{
	const char *line = "";
	cr_assert_eq(app_check(app, found_it, NULL, &line), 0, "%s", err_last());
	damage("UPDATE report SET content = '{\"document\": 1, \"blocks\": [{\"kind\": \"table'");
	cr_expect_eq(app_check(app, found_it, NULL, &line), ERR_INVALID);
	cr_expect_not_null(strstr(line, id(report)), "%s", line);
}

Test(report_damage, one_of_a_kind_that_is_not_known_is_said_to_be)
{
	struct report_row *row;
	struct report_ask asked;
	struct document *d;
	size_t n;
	damage("UPDATE report SET kind = 'nope'");
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0, "%s", err_last());
	cr_expect_eq(n, 0);
	cr_expect_eq(app_report_again(app, report, arena, &d), ERR_INVALID);
	cr_expect_eq(app_report_asked(app, report, arena, &asked), ERR_INVALID);
}
