/* The end of a placement: one short form, what is still open, looking back, opening again. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
	t = NULL;
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(end_placement, .init = setup, .fini = teardown);

static void open_placement(void)
{
	t = desk_start(&d, 24, 80);
	term_type(t, "2/jan\n");
	term_wait_gone(t, "Filter:");
	term_type(t, "\n");
	term_wait_for(t, "Contact person");
}

static const char *field(const char *name)
{
	struct record *r;

	cr_assert_eq(store_get(d.c.store, E_PLACEMENT, d.jan, d.c.arena, &r), 0);
	return record_get(r, name);
}

static void end(void)
{
	caseload_set(&d.c, E_PLACEMENT, d.jan, "status", "ended", "ended", "2026-11-02", NULL);
}

Test(end_placement, takes_one_form__as_of_today)
{
	open_placement();
	term_type(t, "X");
	term_wait_for(t, "End of the placement");
	term_wait_for(t, "Aftercare contact on");
	cr_assert(term_has(t, "Ended on"), "%s", term_dump(t));
	cr_assert(!term_has(t, "Wage value"), "no other fields: %s", term_dump(t));
	term_ctrl(t, 's');
	term_wait_gone(t, "End of the placement");
	cr_assert_str_eq(field("status"), "ended");
	cr_assert_str_eq(field("ended"), "2026-11-22");
	term_type(t, "u");
	term_wait_for(t, "Undone");
	cr_assert_str_eq(field("status"), "active");
	cr_assert_null(field("ended"));
}

Test(end_placement, mentions_what_is_still_open)
{
	caseload_add(&d.c, E_ACTION, "placement", caseload_ref(&d.c, d.jan), "what", "Call", "due",
		"2026-11-30", NULL);
	caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.jan), "theme", "pace", NULL);
	open_placement();
	term_type(t, "X");
	term_wait_for(t, "Still open: 1 bottleneck, 1 action.");
	term_type(t, "e");
	term_wait_for(t, "End of the placement");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "End of the placement");
	cr_assert_str_eq(field("status"), "active");
}

Test(end_placement, looks_back_on_one_that_has_ended)
{
	open_placement();
	end();
	term_type(t, "X");
	term_wait_for(t, "Ended on 02-11-2026. Look back (b), or open it again (r)?");
	term_type(t, "b");
	term_wait_for(t, "Looking back on the placement");
	term_ctrl(t, 's');
	term_wait_gone(t, "Looking back on the placement");
	cr_assert_str_eq(field("evaluated"), "2026-11-22");
	cr_assert_str_eq(field("ended"), "2026-11-02");
}

Test(end_placement, opens_again__and_the_history_tells)
{
	open_placement();
	end();
	term_type(t, "Xr");
	term_wait_for(t, "The placement is running again");
	cr_assert_str_eq(field("status"), "active");
	cr_assert_null(field("ended"));
	term_press(t, VTERM_KEY_HOME);
	term_type(t, "H");
	term_wait_for(t, "placement opened again");
}
