/* Two programs on one file: different fields of a placement merge without a
 * question and both see them; the same field shows both values to choose from,
 * and whichever is chosen, both stay in the history. */
#include <criterion/criterion.h>

#include <string.h>

#include "tests/ui/demo.h"

#define SAMIRA "(SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee " \
	"WHERE e.family_name = 'Amrani')"
#define HOURS_WRITTEN(value)                                                                         \
	"SELECT count(*) FROM journal_field f JOIN journal j ON j.id = f.journal JOIN txn t ON t.id = j.txn " \
	"WHERE j.record = " SAMIRA " AND f.field = 'hours' AND (f.after = '" value "' OR f.before = '" value "')"

static struct demo d;
static struct term *anna, *bram;

/* The placement on both screens. */
static void open_both(void)
{
	static const char look_up[] = "2/samira\n\n";

	demo_open(&d, "en");
	anna = demo_start(&d, 24, 80);
	bram = demo_start_as(&d, 24, 80, "bram", NULL);
	demo_wait(bram, "help");
	term_type(anna, look_up);
	term_type(bram, look_up);
	term_wait_for(anna, "medewerker broodlijn, 28 h/wk");
	term_wait_for(bram, "medewerker broodlijn, 28 h/wk");
}

static void close_both(void)
{
	demo_leave(anna);
	demo_leave(bram);
	demo_close(&d);
}

TestSuite(two_users, .init = open_both, .fini = close_both);

/* Opens the form and puts a value in its third (job) or fourth (hours) field. */
static void type_into(struct term *t, const char *tabs, const char *field, const char *value)
{
	term_type(t, "e");
	term_wait_for(t, "Hours per week");
	term_type(t, tabs);
	term_wait_for(t, field);
	term_ctrl(t, 'u');
	term_type(t, value);
	demo_wait(t, "● not saved");
}

static void save(struct term *t)
{
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s");
}

Test(two_users, different_fields__merge_and_both_see_them)
{
	type_into(anna, "\t\t", "› Job", "bakker");
	type_into(bram, "\t\t\t", "› Hours per week", "30");
	save(anna);
	save(bram);
	term_wait_for(anna, "bakker, 30 h/wk");
	term_wait_for(bram, "bakker, 30 h/wk");
	cr_assert_str_eq(demo_sql(&d, "SELECT job_title || ' ' || hours FROM placement WHERE id = " SAMIRA),
			 "bakker 30");
}

static void both_change_the_hours(void)
{
	type_into(anna, "\t\t\t", "› Hours per week", "30");
	type_into(bram, "\t\t\t", "› Hours per week", "32");
	save(anna);
	term_ctrl(bram, 's');
	demo_wait(bram, "from you, now");
	cr_assert(term_has(bram, "30") && term_has(bram, "32") && term_has(bram, "from anna"), "\n%s",
		  term_dump(bram));
}

static void assert_both_in_history(void)
{
	cr_assert_str_neq(demo_sql(&d, HOURS_WRITTEN("30")), "0");
	cr_assert_str_neq(demo_sql(&d, HOURS_WRITTEN("32")), "0");
	term_type(bram, "H");
	demo_wait(bram, "History");
	term_wait_for(bram, "30");
	term_wait_for(bram, "32");
	term_type(bram, "q");
}

Test(two_users, same_field__mine_stays_and_theirs_is_in_the_history)
{
	both_change_the_hours();
	term_type(bram, "\n");
	demo_wait(bram, "Saved: %s");
	term_wait_for(bram, "32 h/wk");
	term_wait_for(anna, "32 h/wk");
	assert_both_in_history();
}

Test(two_users, same_field__theirs_stays)
{
	both_change_the_hours();
	term_press(bram, VTERM_KEY_UP);
	term_type(bram, "\n");
	demo_wait_gone(bram, "from you, now");
	term_wait_for(bram, "30 h/wk");
	cr_assert_str_eq(demo_sql(&d, "SELECT hours FROM placement WHERE id = " SAMIRA), "30");
	assert_both_in_history();
}

Test(two_users, same_field__not_choosing_saves_nothing_and_keeps_the_text)
{
	both_change_the_hours();
	term_press(bram, VTERM_KEY_ESCAPE);
	demo_wait(bram, "Nothing is saved yet; what you typed is still here.");
	cr_assert(term_has(bram, "32"));
	cr_assert_str_eq(demo_sql(&d, "SELECT hours FROM placement WHERE id = " SAMIRA), "30");
	term_ctrl(bram, 's');
	demo_wait(bram, "from you, now");
	term_type(bram, "\n");
	demo_wait(bram, "Saved: %s");
}

/* ---- what the one changed is told to the other ---- */

/* The name of an expert whose account it is, else the account; never one's own work. */
Test(two_users, a_change__is_told_at_once_with_its_field)
{
	type_into(anna, "\t\t", "› Job", "bakker");
	save(anna);
	term_wait_for(bram, "bakker, 28 h/wk");
	term_wait_for(bram, " changed Samira Amrani");
	term_wait_for(bram, ": Job");
	cr_assert(!term_has(anna, " changed Samira"), "\n%s", term_dump(anna));
}

Test(two_users, a_change__is_told_to_who_types_in_the_same_form)
{
	type_into(bram, "\t\t\t", "› Hours per week", "30");
	type_into(anna, "\t\t", "› Job", "bakker");
	save(anna);
	term_wait_for(bram, " changed Samira Amrani");
	cr_assert(term_has(bram, "● not saved") && term_has(bram, "30"), "\n%s", term_dump(bram));
	save(bram);
	term_wait_for(bram, "bakker, 30 h/wk");
}

Test(two_users, what_was_told__is_not_told_again)
{
	type_into(anna, "\t\t", "› Job", "bakker");
	save(anna);
	term_wait_for(bram, " changed Samira Amrani");
	type_into(bram, "\t\t\t", "› Hours per week", "30");
	save(bram);
	term_wait_for(anna, " changed Samira Amrani");
	term_wait_for(anna, "bakker, 30 h/wk");
	term_wait_gone(bram, " changed Samira");
}

/* A name in another program is no more to be trusted than one in the file. */
Test(two_users, what_is_told__is_clean)
{
	cr_assert_str_eq(demo_sql(&d, "UPDATE expert SET given_name = CAST(x'511b5d303b6f776e6564075a' AS TEXT) "
		"WHERE login = 'anna'; UPDATE placement SET job_title = job_title; SELECT count(*) FROM expert "
		"WHERE login = 'anna'"), "1");
	type_into(anna, "\t\t", "› Job", "bakker");
	save(anna);
	term_wait_for(bram, " changed Samira Amrani");
	cr_assert(term_has(bram, "]0;owned"), "the name is not in it\n%s", term_dump(bram));
	cr_assert(!memmem(bram->raw, bram->bytes, "\033]0;", 4), "a window title reached the terminal");
}
