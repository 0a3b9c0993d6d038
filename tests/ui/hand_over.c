/* Handing a placement over and naming a stand-in on screen, to their end. The account is that of whoever
 * runs the tests; its colleague has a login that nobody needs to have here. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/ui/demo.h"

static struct demo d;
static struct term *t;

static void open_shared(void)
{
	static char option[] = "--lang", lang[] = "en";
	char *argv[] = { getenv("ANKER"), option, lang, NULL };
	const struct passwd *who = getpwuid(getuid());
	char sql[1024], db[96];
	demo_open(&d, "en");
	cr_assert(who != NULL);
	snprintf(sql, sizeof sql,
		"UPDATE file SET shared = 1; UPDATE expert SET login = '%s' WHERE login = 'anna';"
		"INSERT INTO expert (version, sort_key, search_text, login, given_name, family_name)"
		" VALUES (1, 'bakker piet', 'Bakker', 'daemon', 'Piet', 'Bakker');"
		"INSERT INTO member (login, role, since, by) VALUES ('%s', 'expert', '2026-11-22T08:00:00Z', 'beheer'),"
		" ('daemon', 'expert', '2026-11-22T08:00:00Z', 'beheer')", who->pw_name, who->pw_name);
	demo_sql(&d, sql);
	snprintf(db, sizeof db, "ANKER_DB=%s", d.path);
	t = term_spawn(24, 80, argv,
		(const char *const[]){ db, "ANKER_SHARE=share", "ANKER_USER", "ANKER_TODAY", "XDG_CONFIG_HOME", NULL });
	demo_wait(t, "help");
}

static void close_shared(void)
{
	demo_leave(t);
	demo_close(&d);
}

TestSuite(hand_over, .init = open_shared, .fini = close_shared, .timeout = 120);

static int handed_over(void)
{
	return atoi(demo_sql(&d, "SELECT count(*) FROM placement p JOIN expert e ON e.id = p.expert WHERE e.login = 'daemon'"));
}

static void ask(void)
{
	term_type(t, ":hand-over\n");
	demo_wait(t, "Hand over this placement, or the whole caseload? (p/w)");
	term_type(t, "p");
	demo_wait(t, "To whom?");
	term_type(t, "\n");
	demo_wait(t, "Note for your colleague:");
	term_type(t, "mind the leave\n");
	demo_wait(t, "Hand over this placement to ");
}

Test(hand_over, no_stays_where_one_is_and_yes_hands_it_over_with_the_note)
{
	term_type(t, "2/Amrani\n\n");
	demo_wait(t, "Timeline");
	ask();
	term_type(t, "n");
	demo_wait_gone(t, "Hand over this placement to ");
	term_settle(t);
	cr_assert(term_has(t, "Contact person"), "the placement is still there:\n%s", term_dump(t));
	cr_assert_eq(handed_over(), 0);
	ask();
	term_type(t, "y");
	term_wait_for(t, "1 placement handed over; Piet Bakker is told");
	cr_assert_eq(handed_over(), 1);
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM notice WHERE login = 'daemon'"), "mind the leave");
}

Test(hand_over, a_stand_in_is_named_and_ended)
{
	term_type(t, ":stand-in\n");
	demo_wait(t, "Nobody stands in for anybody");
	term_type(t, "a");
	demo_wait(t, "Who stands in for you?");
	term_type(t, "\n");
	demo_wait(t, "From:");
	term_type(t, "\n");
	demo_wait(t, "Until:");
	term_type(t, "\n");
	demo_wait(t, "Note for your colleague:");
	term_type(t, "on leave\n");
	term_wait_for(t, "Piet Bakker stands in for you until");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM stand_in WHERE login = 'daemon' AND ended IS NULL"), "1");
	term_type(t, "xy");
	demo_wait(t, "The stand-in is ended; both are told");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM stand_in WHERE ended IS NULL"), "0");
}
