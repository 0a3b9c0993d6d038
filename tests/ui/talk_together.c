/* Two programs on one file while a talk goes on: a colleague changes what the talk is
 * about, and nothing of either is lost; the same account has a talk in one window. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/talking.h"

static struct demo d;
static struct term *anna;
static int placement;

static void open_talk(void)
{
	demo_open(&d, "en");
	talking_begin(&d, "Versteeg");
	placement = atoi(demo_sql(&d, "SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee "
				      "WHERE e.family_name = 'Versteeg'"));
	anna = talking_start(&d, 24, 80);
	term_wait_for(anna, Q_COURSE);
}

static void close_talk(void)
{
	term_signal(anna, SIGKILL);
	term_wait_exit(anna);
	term_done(anna);
	demo_close(&d);
}

TestSuite(talk_together, .init = open_talk, .fini = close_talk);

/* The colleague's program, from the command line. */
static void bram(const char *command)
{
	char line[512];

	snprintf(line, sizeof line,
		"ANKER_SHARE=share ANKER_USER=bram '%s' --lang en --today 2026-11-22 --db '%s' %s >/dev/null",
		getenv("ANKER"), d.path, command);
	cr_assert_eq(system(line), 0, "%s", line);
}

Test(talk_together, a_colleague_changes_the_field__both_are_kept_and_the_talk_tells)
{
	char command[128];

	snprintf(command, sizeof command, "set placement/%d course=smooth", placement);
	bram(command);
	term_wait_for(anna, "= unchanged: smooth"); /* it reads what others wrote while it is idle */
	term_type(anna, "2");
	term_wait_for(anna, Q_CHANGED);
	cr_assert_str_eq(demo_sql(&d, "SELECT p.course FROM placement p JOIN employee e ON e.id = p.employee "
				      "WHERE e.family_name = 'Versteeg'"), "attention");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM journal_field WHERE field = 'course' AND "
				      "after = 'smooth' AND journal IN (SELECT id FROM journal j WHERE j.txn IN "
				      "(SELECT id FROM txn WHERE who = 'bram'))"), "1");
}

Test(talk_together, a_colleague_adds_and_finishes__while_a_note_is_typed)
{
	char command[256];
	int action;

	term_type(anna, "a");
	demo_wait(anna, "Agreed, what:");
	term_type(anna, "nieuw aanspreekpunt\n\n1 dec\n");
	demo_wait_gone(anna, "by when:");
	term_type(anna, "'halve zin");
	term_wait_for(anna, "halve zin");
	snprintf(command, sizeof command, "add contact placement=%d party=employee note=gebeld", placement);
	bram(command);
	action = atoi(demo_sql(&d, "SELECT max(id) FROM action"));
	snprintf(command, sizeof command, "set action/%d state=done", action);
	bram(command);
	term_type(anna, " en de rest\n");
	demo_wait_gone(anna, "Note:");
	demo_wait(anna, "● saved");
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM answer WHERE state = 'note' ORDER BY id DESC"),
		"halve zin en de rest");
	cr_assert_str_eq(demo_sql(&d, "SELECT note FROM contact ORDER BY id DESC"), "gebeld");
	cr_assert_str_eq(demo_sql(&d, "SELECT state || ' ' || (interview IS NOT NULL) FROM action ORDER BY id DESC"),
		"done 1");
}

/* Someone who wants to write never waits for a talk in which someone thinks or types. */
Test(talk_together, no_lock_outlives_its_write)
{
	enum { TRIES = 200, PACE_MS = 5, FEW = TRIES / 10 };
	int busy = 0;
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(d.path, &db), SQLITE_OK);
	for (int i = 0; i < TRIES; i++) {
		term_type(anna, i == 0 ? "'x" : i % 10 ? "x" : " ");
		term_pass(anna, PACE_MS);
		if (sqlite3_exec(db, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL) == SQLITE_OK)
			continue;
		busy++;
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	}
	sqlite3_close(db);
	cr_assert_lt(busy, FEW, "%d of %d found it locked", busy, TRIES);
}

Test(talk_together, a_second_window_is_told__and_takes_over_at_once_when_the_first_is_killed)
{
	struct term *second = demo_start(&d, 24, 80);

	term_type(anna, "2'een halve");
	talking_kept(&d, anna, "een halve");
	term_type(second, ":talks\n");
	demo_wait(second, "Conversations");
	term_type(second, "\n");
	term_wait_for(second, _("this conversation is open in another window; go on there"));
	term_signal(anna, SIGKILL);
	term_wait_exit(anna);
	term_type(second, "\n");
	term_wait_for(second, Q_CHANGED);
	term_wait_for(second, "een halve");
	term_type(second, " zin\n");
	demo_wait_gone(second, "Note:");
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM answer WHERE state = 'note' ORDER BY id DESC"),
		"een halve zin");
	talking_leave(second);
}
