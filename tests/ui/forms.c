/* Forms on records: two people at once, and leaving without saving. */
#include "anker/err.h"
#include "tests/ui/desk.h"

static struct desk d;

static void open_desk(void)
{
	desk_open(&d);
}

static void close_desk(void)
{
	desk_close(&d);
}

TestSuite(forms, .init = open_desk, .fini = close_desk);

/* The form of Jan's placement, with the cursor in its job. */
static struct term *edit_job(void)
{
	struct term *t = desk_start(&d, 24, 80);

	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "o");
	term_wait_for(t, "Jan de Wit · Bakkerij De Korenaar");
	term_type(t, "e");
	term_wait_for(t, "Job");
	term_press(t, VTERM_KEY_DOWN);
	term_press(t, VTERM_KEY_DOWN);
	return t;
}

static const char *field(const char *name)
{
	struct record *r;

	cr_assert_eq(store_get(d.c.store, E_PLACEMENT, d.jan, d.c.arena, &r), 0, "%s", err_last());
	return record_get(r, name);
}

/* Until that is in the file: what the program tells is gone after a while. */
static void wait_for_field(struct term *t, const char *name, const char *value)
{
	enum { STEP_MS = 50 };
	const char *now = field(name);

	for (int ms = 0; ms < TERM_DEADLINE_MS && (!now || strcmp(now, value) != 0); ms += STEP_MS) {
		term_idle(t, STEP_MS);
		now = field(name);
	}
	cr_assert(now && strcmp(now, value) == 0, "%s is not %s\n%s", name, value, term_dump(t));
}

static void save_as(struct term *t, const char *job)
{
	term_type(t, job);
	term_wait_for(t, job);
	term_ctrl(t, 's');
}

Test(forms, same_field_changed_twice__shows_both_and_keeps_the_choice)
{
	struct term *first = edit_job(), *second = edit_job();

	save_as(first, "packer");
	wait_for_field(first, "job_title", "packer");
	save_as(second, "baker");
	term_wait_for(second, "Which one stays?");
	term_wait_for(second, "from anna");
	term_wait_for(second, "packer");
	term_wait_for(second, "baker");
	cr_assert_str_eq(field("job_title"), "packer", "nothing is written before the choice");
	term_type(second, "\n");
	wait_for_field(second, "job_title", "baker");
	desk_leave(first);
	desk_leave(second);
}

Test(forms, conflict_left_with_esc__loses_nothing)
{
	struct term *first = edit_job(), *second = edit_job();

	save_as(first, "packer");
	wait_for_field(first, "job_title", "packer");
	save_as(second, "baker");
	term_wait_for(second, "Which one stays?");
	term_press(second, VTERM_KEY_ESCAPE);
	term_wait_for(second, "Nothing is saved yet");
	term_wait_for(second, "baker");
	cr_assert_str_eq(field("job_title"), "packer");
	term_press(second, VTERM_KEY_ESCAPE);
	term_wait_for(second, "Not saved yet");
	term_type(second, "w");
	term_wait_gone(second, "Not saved yet");
	desk_leave(first);
	desk_leave(second);
}

Test(forms, different_fields__merge_without_a_question)
{
	struct term *first = edit_job(), *second = edit_job();

	save_as(first, "packer");
	wait_for_field(first, "job_title", "packer");
	term_press(second, VTERM_KEY_DOWN);
	save_as(second, "24");
	wait_for_field(second, "hours", "24");
	cr_assert_str_eq(field("job_title"), "packer");
	desk_leave(first);
	desk_leave(second);
}

static void down(struct term *t, int times)
{
	while (times-- > 0)
		term_press(t, VTERM_KEY_DOWN);
}

Test(forms, a_month_is_enough__shown_before_it_is_saved)
{
	struct term *t = edit_job();

	enum { FROM_JOB = 7, FROM_TOP = 9 }; /* fields down to "Contract until" */

	down(t, FROM_JOB);
	term_wait_for(t, "Not known to the day?");
	term_type(t, "maart");
	term_wait_for(t, "→ Mar 2027");
	term_ctrl(t, 's');
	wait_for_field(t, "contract_end", "2027-03");
	term_wait_for(t, "until Mar 2027");
	term_type(t, "e");
	term_wait_for(t, "March 2027");
	down(t, FROM_TOP);
	term_wait_for(t, "→ Mar 2027");
	term_ctrl(t, 'u');
	term_type(t, "soon\t");
	term_wait_for(t, "\"soon\" is not a date. Understood: 22-11-2026, March");
	term_press(t, VTERM_KEY_UP);
	term_ctrl(t, 'u');
	term_type(t, "March 2027");
	term_ctrl(t, 's');
	term_wait_for(t, "until Mar 2027");
	term_type(t, "q2");
	term_wait_for(t, "er ago");
	term_wait_for(t, "Mar 2027");
	desk_leave(t);
	cr_assert_str_eq(field("contract_end"), "2027-03");
}

Test(forms, saved_without_a_change__writes_nothing)
{
	struct term *t = edit_job();

	term_ctrl(t, 's');
	term_wait_for(t, "Nothing was changed");
	desk_leave(t);
}

Test(forms, delete__asks_first_and_can_be_undone)
{
	struct term *t = edit_job();
	int64_t before = desk_count(&d, E_PLACEMENT);

	term_ctrl(t, 'd');
	term_wait_for(t, "Delete the placement");
	term_type(t, "n");
	term_wait_gone(t, "Delete the placement");
	cr_assert_eq(desk_count(&d, E_PLACEMENT), before);
	term_ctrl(t, 'd');
	term_wait_for(t, "Delete the placement");
	term_type(t, "y");
	term_wait_gone(t, "Delete the placement");
	cr_assert_eq(desk_count(&d, E_PLACEMENT), before - 1);
	term_type(t, "u");
	term_wait_for(t, "Undone");
	cr_assert_eq(desk_count(&d, E_PLACEMENT), before);
	desk_leave(t);
}

Test(forms, delete__of_what_is_not_there_yet__says_so)
{
	struct term *t = desk_start(&d, 24, 80);

	term_type(t, "W");
	term_wait_for(t, "Employer · new");
	term_ctrl(t, 'd');
	term_wait_for(t, "There is nothing to delete here.");
	desk_leave(t);
}

Test(forms, what_is_wrong_is_said_with_the_name_of_its_field_once)
{
	struct term *t = edit_job();

	term_press(t, VTERM_KEY_DOWN);
	term_type(t, "381");
	term_ctrl(t, 's');
	term_wait_for(t, "381 is outside 0 to 60");
	cr_assert(!term_has(t, "Hours per week: Hours per week"), "%s", term_dump(t));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Not saved yet");
	term_type(t, "w");
	term_wait_gone(t, "Not saved yet");
	desk_leave(t);
}
