/* The screens of a shared caseload and the read log: nobody's name is on a screen before a line stands
 * there, and where there can be no line, no screen shows one. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/ui/demo.h"

/* An employee of the demo's caseload, in what is shown of her on any screen. */
#define NAME "Amrani"

static struct demo d;
static struct term *t;

/* Identity is the kernel's: the caseload of the demo's expert is that of who runs the test. */
static void open_shared(void)
{
	const struct passwd *who = getpwuid(getuid());
	char sql[512];
	demo_open(&d, "en");
	cr_assert(who != NULL);
	snprintf(sql, sizeof sql,
		"UPDATE file SET shared = 1; INSERT INTO member (login, role, since, by) VALUES ('%s', 'expert',"
		" '2026-11-22T08:00:00Z', 'beheer'); UPDATE expert SET login = '%s' WHERE login = 'anna'",
		who->pw_name, who->pw_name);
	demo_sql(&d, sql);
}

static void close_shared(void)
{
	demo_close(&d);
}

TestSuite(screens_log, .init = open_shared, .fini = close_shared, .timeout = 120);

static void start(int cols)
{
	static char option[] = "--lang", lang[] = "en";
	char db[96];
	char *argv[] = { getenv("ANKER"), option, lang, NULL };
	snprintf(db, sizeof db, "ANKER_DB=%s", d.path);
	t = term_spawn(30, cols, argv,
		(const char *const[]){ db, "ANKER_SHARE=share", "ANKER_USER", "ANKER_TODAY", "XDG_CONFIG_HOME", NULL });
}

/* Keys that open what shows of files: main screens, a file, and what the palette opens. */
static const char *const ways[] = { "2", "3", "4", "6", ":gaps\n", ":talks\n", ":matrix\n", ":lists\n",
	":duplicates\n", ":absences\n", ":peer-review\n", ":weigh-later\n" };

static const char *log_value(const char *sql)
{
	static char value[256];
	char command[512];
	snprintf(command, sizeof command, "sqlite3 -cmd '.timeout 5000' %s.read \"%s\"", d.path, sql);
	FILE *p = popen(command, "r");
	cr_assert(p != NULL);
	if (!fgets(value, sizeof value, p))
		*value = '\0';
	pclose(p);
	value[strcspn(value, "\n")] = '\0';
	return value;
}

Test(screens_log, a_file_that_is_opened_has_a_line_about_its_employee)
{
	char employee[32], sql[160];
	snprintf(employee, sizeof employee, "%s", demo_sql(&d, "SELECT id FROM employee WHERE family_name = '" NAME "'"));
	start(100);
	demo_wait(t, "help");
	term_type(t, "2/" NAME "\n\n");
	demo_wait(t, "Timeline");
	term_settle(t);
	snprintf(sql, sizeof sql, "SELECT what || ' ' || ground FROM line WHERE employee = %s", employee);
	cr_assert_str_eq(log_value(sql), "screen own");
	demo_leave(t);
}

Test(screens_log, lists_are_noted_by_the_name_of_their_screen)
{
	start(100);
	demo_wait(t, "help");
	cr_assert_str_eq(log_value("SELECT what FROM line ORDER BY id LIMIT 1"), "screen today");
	demo_leave(t);
}

/* What stands where the log should be is a folder. */
Test(screens_log, without_the_log_the_screens_do_not_begin)
{
	char log[96];
	snprintf(log, sizeof log, "%s.read", d.path);
	cr_assert_eq(mkdir(log, 0700), 0);
	start(100);
	cr_assert_neq(term_wait_exit(t), 0);
	cr_assert(term_has(t, "read log") && !term_has(t, NAME), "%s", term_dump(t));
	term_done(t);
}

/* While the screens run: from now on every new line is refused. */
Test(screens_log, when_the_log_fails_no_further_screen_opens)
{
	start(100);
	demo_wait(t, "help");
	log_value("CREATE TRIGGER full BEFORE INSERT ON line BEGIN SELECT RAISE(ABORT, 'full'); END");
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		term_type(t, ways[i]);
		term_wait_for(t, "nothing was changed");
		cr_assert(term_has(t, "anker · Today"), "%s\n%s", ways[i], term_dump(t));
		term_press(t, VTERM_KEY_ESCAPE);
		term_wait_gone(t, "nothing was changed");
	}
	demo_leave(t);
}
