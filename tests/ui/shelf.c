/* The shelf: what both sides changed, from Today to the choice and back. */
#include <string.h>

#include "anker/err.h"
#include "tests/ui/travelled.h"

static struct travelled v;

/* Two fields that both sides changed, and a contact that the office deleted. */
static void open_shelf(void)
{
	struct record **r;
	const struct query q = { .entity = E_CONTACT };
	size_t n;

	travelled_open(&v);
	cr_assert_eq(store_find(v.d.c.store, &q, v.d.c.arena, &r, &n), 0, "%s", err_last());
	cr_assert(n > 0);
	travelled_laptop(&v);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "hours", "20", NULL);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "note", "Van de laptop.", NULL);
	caseload_set(&v.laptop, E_CONTACT, r[0]->id, "note", "Aangevuld onderweg.", NULL);
	travelled_shut(&v);
	caseload_set(&v.d.c, E_PLACEMENT, v.d.jan, "hours", "28", NULL);
	caseload_set(&v.d.c, E_PLACEMENT, v.d.jan, "note", "Van kantoor.", NULL);
	caseload_delete(&v.d.c, E_CONTACT, r[0]->id);
	travelled_bring(&v);
	cr_assert_eq(travelled_waiting(&v), 3);
}

static void close_shelf(void)
{
	travelled_close(&v);
}

TestSuite(shelf, .init = open_shelf, .fini = close_shelf);

static struct term *start(void)
{
	struct term *t = desk_start(&v.d, 24, 80);

	term_wait_for(t, "3 choices wait");
	term_type(t, "\n");
	term_wait_for(t, "3 choices wait");
	term_wait_for(t, "Office");
	return t;
}

/* The choice about this field, by its label. */
static struct term *start_at(const char *field)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "1/3");
	for (int i = 0; i < 3 && !term_has(t, field); i++) {
		static const char *const place[] = { "2/3", "3/3", "3/3" };

		term_type(t, "n");
		term_wait_for(t, place[i]);
	}
	term_wait_for(t, field);
	return t;
}

static const char *office(const char *field)
{
	return travelled_office(&v, E_PLACEMENT, v.d.jan, field);
}

Test(shelf, the_laptops_value__is_written__and_u_lets_it_wait_again)
{
	struct term *t = start_at("Hours per week");

	term_wait_for(t, "28");
	term_wait_for(t, "20");
	term_type(t, "l");
	term_wait_for(t, "undoes it");
	term_wait_for(t, "/2");
	cr_assert_str_eq(office("hours"), "20");
	cr_assert_eq(travelled_waiting(&v), 2);
	term_type(t, "u");
	term_wait_for(t, "Undone:");
	term_wait_for(t, "/3");
	cr_assert_str_eq(office("hours"), "28");
	cr_assert_eq(travelled_waiting(&v), 3);
	desk_leave(t);
}

Test(shelf, the_offices_value__stays__with_either_key)
{
	struct term *t = start_at("Hours per week");

	term_type(t, "k");
	term_wait_for(t, "undoes it");
	cr_assert_str_eq(office("hours"), "28");
	cr_assert_eq(travelled_waiting(&v), 2);
	term_type(t, "o");
	term_wait_for(t, "1/1");
	cr_assert_eq(travelled_waiting(&v), 1);
	desk_leave(t);
}

Test(shelf, two_texts__both_stay)
{
	struct term *t = start_at("Van kantoor.");

	term_type(t, "b");
	term_wait_for(t, "undoes it");
	cr_assert_not_null(strstr(office("note"), "Van kantoor."));
	cr_assert_not_null(strstr(office("note"), "Van de laptop."));
	cr_assert(strstr(office("note"), "kantoor") < strstr(office("note"), "laptop"));
	desk_leave(t);
}

Test(shelf, both__is_not_for_a_number)
{
	struct term *t = start_at("Hours per week");

	term_type(t, "b");
	term_wait_for(t, "Only two texts");
	cr_assert_eq(travelled_waiting(&v), 3);
	desk_leave(t);
}

Test(shelf, a_third_value__is_typed_in_the_form_of_the_field)
{
	struct term *t = start_at("Hours per week");

	term_type(t, "t");
	term_wait_for(t, "Ctrl-S");
	term_ctrl(t, 'u');
	term_type(t, "twee");
	term_ctrl(t, 's');
	term_wait_for(t, "twee");
	cr_assert_str_eq(office("hours"), "28");
	term_ctrl(t, 'u');
	term_type(t, "24");
	term_ctrl(t, 's');
	term_wait_for(t, "undoes it");
	term_wait_for(t, "/2");
	cr_assert_str_eq(office("hours"), "24");
	desk_leave(t);
}

Test(shelf, a_record_that_was_deleted_here__comes_back)
{
	struct term *t = start_at("Deleted in the office");

	term_wait_for(t, "Aangevuld onderweg.");
	term_type(t, "t");
	term_wait_for(t, "Here is no value to type");
	term_type(t, "l");
	term_wait_for(t, "it comes back");
	cr_assert_eq(desk_count(&v.d, E_CONTACT), 3);
	desk_leave(t);
}

Test(shelf, later__changes_nothing__and_the_last_one_goes_back)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "1/3");
	term_type(t, "s");
	term_wait_for(t, "2/3");
	term_type(t, "p");
	term_wait_for(t, "1/3");
	term_type(t, "nnn");
	term_wait_for(t, "3/3");
	term_type(t, "s");
	term_wait_for(t, "The shelf");
	cr_assert_eq(travelled_waiting(&v), 3);
	desk_leave(t);
}

Test(shelf, when_the_last_choice_is_made__nothing_waits)
{
	struct term *t = start();

	term_type(t, "\n");
	term_wait_for(t, "1/3");
	term_type(t, "o");
	term_wait_for(t, "1/2");
	term_type(t, "o");
	term_wait_for(t, "1/1");
	term_type(t, "o");
	term_wait_for(t, "The shelf is empty");
	term_type(t, "1");
	term_wait_for(t, "suggestions");
	term_wait_gone(t, "choices wait");
	cr_assert_eq(travelled_waiting(&v), 0);
	desk_leave(t);
}

