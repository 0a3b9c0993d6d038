/* Erasing a person on screen, to its end: a mention that is masked or left, the name that must be typed, the
 * certificate; and where files stand whose time has come. */
#include <stdlib.h>
#include <string.h>

#include "tests/ui/demo.h"

#define NAME "Samira Amrani"

static struct demo d;
static struct term *t;

/* Another person's file names her, once in a note of her colleague's. */
static void open_named(void)
{
	demo_open(&d, "en");
	demo_sql(&d, "UPDATE contact SET note = 'Kim works with " NAME " on the line' WHERE id = (SELECT min(c.id) FROM "
		     "contact c JOIN placement p ON p.id = c.placement JOIN employee e ON e.id = p.employee "
		     "WHERE e.family_name = 'Bos')");
	t = demo_start(&d, 24, 80);
	demo_wait(t, "help");
	term_type(t, "2/Amrani\n\n");
	demo_wait(t, "Timeline");
	term_type(t, ":erase\n");
	demo_wait(t, "Goes for good");
}

static void close_named(void)
{
	demo_leave(t);
	demo_close(&d);
}

TestSuite(erase, .init = open_named, .fini = close_named, .timeout = 120);

static void type_name(const char *name)
{
	term_type(t, "E");
	demo_wait(t, "Why is this file erased?");
	term_type(t, "\n");
	demo_wait(t, "Reason:");
	term_type(t, "she asked for it\n");
	demo_wait(t, "Type the name");
	term_type(t, name);
	term_type(t, "\n");
}

static bool employee_is_there(void)
{
	return strcmp(demo_sql(&d, "SELECT count(*) FROM employee WHERE family_name = 'Amrani'"), "1") == 0;
}

Test(erase, a_wrong_name_erases_nothing_and_the_right_one_gives_the_certificate)
{
	type_name("Samira Bos");
	term_settle(t);
	cr_assert(term_has(t, "Erasing"), "%s", term_dump(t));
	cr_assert(employee_is_there());
	type_name(NAME);
	demo_wait(t, "Certificates of erasure");
	cr_assert(!term_has(t, "Amrani"), "it names nobody:\n%s", term_dump(t));
	cr_assert(!employee_is_there());
}

/* The cursor on the mention, marked as wanted; then all of it erased. */
static void erase_with_mention(bool masked)
{
	enum { ROWS = 60 };
	demo_wait(t, "Named in texts about others");
	for (int i = 0; i < ROWS && !strstr(term_dump(t), "› ["); i++) {
		term_type(t, "j");
		term_settle(t);
	}
	cr_assert(term_has(t, "› ["), "%s", term_dump(t));
	if (masked != (strstr(term_dump(t), "› [x]") != NULL))
		term_type(t, " ");
	term_wait_for(t, masked ? "› [x]" : "› [ ]");
	type_name(NAME);
	demo_wait(t, "Certificates of erasure");
}

static bool note_names_her(void)
{
	return strcmp(demo_sql(&d, "SELECT count(*) FROM contact WHERE note LIKE '%Samira Amrani%'"), "0") != 0;
}

Test(erase, a_mention_goes_where_it_is_masked)
{
	erase_with_mention(true);
	cr_assert(!note_names_her());
}

Test(erase, a_mention_stays_where_it_is_left)
{
	erase_with_mention(false);
	cr_assert(note_names_her());
}

Test(erase, what_is_to_be_kept_or_erased_says_so_when_there_is_nothing)
{
	term_type(t, "\033:retention\n");
	demo_wait(t, "Retention");
	term_type(t, "c");
	demo_wait(t, "Nothing was erased here.");
}
