/* What may stand twice: side by side, merged, taken back; and asked about at entry. */
#include "anker/err.h"
#include "tests/ui/desk.h"

static struct desk d;
static int64_t twin;

static void open_desk(void)
{
	desk_open(&d);
	twin = caseload_employer(&d.c, "De Korenaar Bakkerij BV");
	caseload_set(&d.c, E_ORGANISATION, twin, "place", "IJmuiden", "sector", "food", NULL);
	caseload_set(&d.c, E_PLACEMENT, d.kim, "employer", caseload_ref(&d.c, twin), NULL);
}

static void close_desk(void)
{
	desk_close(&d);
}

TestSuite(duplicates, .init = open_desk, .fini = close_desk);

static struct term *start(void)
{
	struct term *t = desk_start(&d, 30, 120);

	term_type(t, ":duplicates\n");
	term_wait_for(t, "What may stand twice");
	term_wait_for(t, "De Korenaar Bakkerij BV");
	return t;
}

static struct record *employer(int64_t id)
{
	struct record *r;

	cr_assert_eq(store_get(d.c.store, E_ORGANISATION, id, d.c.arena, &r), 0, "%s", err_last());
	return r;
}

Test(duplicates, side_by_side__chosen_merged_and_taken_back)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "Different: choose with Space");
	term_wait_for(t, "1 record moves");
	term_type(t, "t");
	term_wait_for(t, ">");
	term_type(t, "m");
	term_wait_for(t, "into Bakkerij De Korenaar");
	term_type(t, "n");
	term_wait_gone(t, "(y/N)");
	cr_assert_not(employer(twin)->deleted, "no is the answer unless one says yes");
	term_type(t, "my");
	term_wait_for(t, "Merged:");
	term_wait_for(t, "Nothing seems to stand twice");
	cr_assert(employer(twin)->deleted);
	cr_assert_str_eq(record_get(employer(d.bakery), "name"), "De Korenaar Bakkerij BV");
	cr_assert_str_eq(record_get(employer(d.bakery), "sector"), "food");
	term_type(t, "u");
	term_wait_for(t, "Undone:");
	term_wait_for(t, "De Korenaar Bakkerij BV");
	cr_assert_not(employer(twin)->deleted);
	cr_assert_str_eq(record_get(employer(d.bakery), "name"), "Bakkerij De Korenaar");
	desk_leave(t);
}

Test(duplicates, not_the_same__is_not_brought_up_again)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "Different: choose with Space");
	term_type(t, "n");
	term_wait_for(t, "they are not brought up again");
	term_wait_for(t, "Nothing seems to stand twice");
	cr_assert_eq(desk_count(&d, E_DISTINCT), 1);
	desk_leave(t);
}

Test(duplicates, the_other_may_stay)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "1 record moves");
	term_type(t, "s");
	term_wait_for(t, "4 records move");
	term_type(t, "my");
	term_wait_for(t, "Merged:");
	cr_assert(employer(d.bakery)->deleted);
	cr_assert_str_eq(record_get(employer(twin), "name"), "De Korenaar Bakkerij BV");
	desk_leave(t);
}

/* The form of a new employer, filled in as one that is there. */
static struct term *type_again(void)
{
	struct term *t = desk_start(&d, 30, 120);

	term_type(t, "3");
	term_wait_for(t, "De Korenaar Bakkerij");
	term_type(t, "+");
	term_wait_for(t, "Employer · new");
	term_type(t, "drukkerij noord");
	term_ctrl(t, 's');
	term_wait_for(t, "Resembles Drukkerij Noord");
	return t;
}

Test(duplicates, a_new_one_that_resembles__is_asked_about)
{
	struct term *t = type_again();
	int64_t before = desk_count(&d, E_ORGANISATION);

	term_type(t, "b");
	term_wait_gone(t, "Resembles");
	term_wait_for(t, "Employer · new");
	cr_assert_eq(desk_count(&d, E_ORGANISATION), before);
	term_ctrl(t, 's');
	term_wait_for(t, "Resembles Drukkerij Noord");
	term_type(t, "s");
	term_wait_for(t, "Saved: drukkerij noord");
	cr_assert_eq(desk_count(&d, E_ORGANISATION), before + 1);
	desk_leave(t);
}

Test(duplicates, the_one_it_resembles__is_opened_from_the_form)
{
	struct term *t = type_again();

	term_type(t, "o");
	term_wait_gone(t, "Resembles");
	term_wait_gone(t, "Employer · new");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Employer · new");
	term_wait_for(t, "drukkerij noord");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Not saved yet");
	term_type(t, "w");
	term_wait_gone(t, "Not saved yet");
	desk_leave(t);
}
