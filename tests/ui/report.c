/* Reports on the screens: made of an employer, written to a file and so kept, opened again. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void open_desk(void)
{
	desk_open(&d);
	t = desk_start(&d, 24, 80);
	term_type(t, "3\n");
	term_wait_for(t, "Suggestions, one visit");
}

static void close_desk(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(report, .init = open_desk, .fini = close_desk);

static const char *file(const char *name)
{
	static char path[160];

	snprintf(path, sizeof path, "%s/%s", d.c.folder, name);
	return path;
}

static void type_over(const char *text)
{
	term_ctrl(t, 'u');
	term_type(t, text);
	term_type(t, "\n");
}

/* It goes to somebody else: on a ground, for a reason. */
static void pass_on(void)
{
	term_type(t, "w");
	term_wait_for(t, "On which ground?");
	term_type(t, "\n");
	term_wait_for(t, "Why is it needed?");
	term_type(t, "to talk about it\n");
	term_wait_for(t, "Write to file:");
}

Test(report, of_an_employer__written_and_kept__opened_again_the_same)
{
	char first[8192];

	term_type(t, "R");
	term_wait_for(t, "not kept");
	term_settle(t);
	cr_assert(term_has(t, "Bakkerij De Korenaar"), "\n%s", term_dump(t));
	cr_assert_eq(desk_count(&d, E_REPORT), 0);
	pass_on();
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 0, "nothing went out yet");
	type_over(file("korenaar.html"));
	term_wait_for(t, "Written to");
	term_wait_for(t, "version 1");
	cr_assert_eq(desk_count(&d, E_REPORT), 1);
	cr_assert_eq(access(file("korenaar.html"), R_OK), 0);
	const int64_t noted = (int64_t)desk_count(&d, E_DISCLOSURE);
	cr_assert_gt(noted, 0, "that it went out is noted");
	/* The same one again in another form is no new version. */
	term_type(t, "w");
	term_wait_for(t, "Write to file:");
	type_over(file("korenaar.md"));
	term_wait_for(t, "korenaar.md");
	cr_assert_eq(desk_count(&d, E_REPORT), 1);
	cr_assert_eq(access(file("korenaar.md"), R_OK), 0);
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), noted, "it was noted today");
	term_press(t, VTERM_KEY_HOME);
	term_settle(t);
	snprintf(first, sizeof first, "%s", term_dump(t));
	term_type(t, ":reports\n");
	term_wait_for(t, "1 kept");
	term_type(t, "\n");
	term_wait_for(t, "version 1");
	term_settle(t);
	char *here = strstr(first, "Made on");
	cr_assert_not_null(here, "%s", first);
	cr_assert(term_has(t, "Made on") && term_has(t, "kept: 1"), "\n%s", term_dump(t));
}

Test(report, another_name_than_a_form_is_refused)
{
	term_type(t, "R");
	term_wait_for(t, "not kept");
	pass_on();
	type_over(file("korenaar.doc"));
	term_wait_for(t, "must end in");
	cr_assert_eq(desk_count(&d, E_REPORT), 0);
	cr_assert_neq(access(file("korenaar.doc"), F_OK), 0);
	term_type(t, "K");
	term_wait_for(t, "Kept");
	cr_assert_eq(desk_count(&d, E_REPORT), 1);
	term_type(t, "K");
	term_wait_for(t, "stays as it is");
	cr_assert_eq(desk_count(&d, E_REPORT), 1);
}

Test(report, without_a_ground_nothing_goes_out_or_is_kept)
{
	term_type(t, "R");
	term_wait_for(t, "not kept");
	term_type(t, "w");
	term_wait_for(t, "On which ground?");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "On which ground?");
	cr_assert(!term_has(t, "Write to file:"), "\n%s", term_dump(t));
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 0);
	cr_assert_eq(desk_count(&d, E_REPORT), 0);
}

Test(report, a_new_one_of_any_kind_by_a_part_of_a_name)
{
	term_type(t, ":reports\n");
	term_wait_for(t, "No report was kept yet");
	term_type(t, "n");
	term_wait_for(t, "Which report?");
	term_type(t, "own year\n");
	term_wait_for(t, "not kept");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "No report was kept yet");
	term_type(t, "n");
	term_wait_for(t, "Which report?");
	term_type(t, "employer\n");
	term_wait_for(t, "a part of the name");
	term_type(t, "noord\n");
	term_wait_for(t, "Drukkerij Noord");
	term_type(t, "o");
	term_wait_for(t, "attern");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "No report was kept yet");
	term_type(t, "n");
	term_wait_for(t, "Which report?");
	term_type(t, "employer\n");
	term_wait_for(t, "a part of the name");
	term_type(t, "nobody\n");
	term_wait_for(t, "there is no");
}

Test(report, of_another_period)
{
	term_type(t, "R");
	term_wait_for(t, "not kept");
	term_type(t, "p");
	term_wait_for(t, "From (Enter");
	type_over("2024-01-01");
	term_wait_for(t, "Until (Enter");
	type_over("2024-12-31");
	term_wait_for(t, "31 December 2024");
}
