/* The first look: at an empty file, at a larger caseload. */
#include <string.h>

#include "tests/ui/desk.h"

Test(start, an_empty_file__says_how_to_begin)
{
	struct desk d;
	struct term *t;

	desk_open_empty(&d);
	t = desk_start(&d, 24, 80);
	term_wait_for(t, "There is nothing in this file yet");
	term_type(t, "W");
	term_wait_for(t, "Employer · new");
	term_type(t, "Hotel Zeezicht");
	term_ctrl(t, 's');
	term_wait_for(t, "Saved: Hotel Zeezicht");
	cr_assert_eq(desk_count(&d, E_ORGANISATION), 1);
	term_type(t, "u");
	term_wait_for(t, "There is nothing in this file yet");
	desk_leave(t);
	desk_close(&d);
}

Test(start, demo__fills_an_empty_file)
{
	struct desk d;
	struct term *t;

	desk_open_empty(&d);
	t = desk_start(&d, 24, 80);
	term_type(t, "D");
	term_wait_for(t, "fictional caseload? (y/N)");
	term_type(t, "y");
	term_wait_for(t, "This caseload is fictional");
	cr_assert_gt(desk_count(&d, E_PLACEMENT), 20);
	desk_leave(t);
	desk_close(&d);
}

Test(start, a_larger_caseload__is_weighed_when_the_frame_stands)
{
	struct desk d;
	struct term *t;

	desk_open(&d);
	for (int i = 0; i < 40; i++)
		caseload_placement(&d.c, caseload_employee(&d.c, "Bo Bos"), d.bakery, "expert", caseload_ref(&d.c, d.anna),
			NULL);
	t = desk_start(&d, 24, 80);
	term_settle(t);
	cr_assert(strstr(t->raw, "Weighing"), "the frame came with the suggestions");
	cr_assert(!term_has(t, "Weighing the caseload") && term_has(t, "Jan"), "%s", term_dump(t));
	desk_leave(t);
	desk_close(&d);
}
