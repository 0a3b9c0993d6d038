/* The list of what is missing: filled in from there, row after row. */
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

TestSuite(ui_gaps, .init = open_desk, .fini = close_desk);

static struct term *start(void)
{
	struct term *t = desk_start(&d, 30, 120);

	term_type(t, ":gaps\n");
	term_wait_for(t, "What is missing · my caseload");
	return t;
}

/* Chooses one kind by typing its first letters. */
static void only(struct term *t, const char *typed, const char *label)
{
	term_type(t, "f");
	term_wait_for(t, "Show placements that miss");
	term_type(t, typed);
	term_type(t, "\n");
	term_wait_for(t, label);
}

static const char *field(const char *name)
{
	struct record *r;

	cr_assert_eq(store_get(d.c.store, E_PLACEMENT, d.jan, d.c.arena, &r), 0, "%s", err_last());
	return record_get(r, name);
}

Test(ui_gaps, enter__opens_the_form_at_the_field__and_the_row_is_gone_after_saving)
{
	struct term *t = start();

	only(t, "lead", "my caseload · lead not agreed");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "\n");
	term_wait_for(t, "Lead");
	term_wait_for(t, "Ctrl-S");
	term_wait_for(t, "Space to choose");
	term_type(t, "labour");
	term_wait_for(t, "labour expert");
	term_type(t, "\n");
	term_ctrl(t, 's');
	term_wait_for(t, "Saved:");
	term_wait_gone(t, "Jan de Wit  ");
	term_wait_for(t, "Kim Bos");
	cr_assert(field("lead") != NULL);
	desk_leave(t);
}

Test(ui_gaps, a_missing_record__gets_its_form_with_the_placement_in_it)
{
	struct term *t = start();

	only(t, "capacity", "no capacity profile");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "\n");
	term_wait_for(t, "Capacity profile · new");
	term_ctrl(t, 's');
	term_wait_for(t, "Saved:");
	term_wait_for(t, "What is missing");
	cr_assert_eq(desk_count(&d, E_PROFILE), 1);
	desk_leave(t);
}

Test(ui_gaps, kinds_are_counted__and_everyones_are_shown)
{
	struct term *t;

	caseload_set(&d.c, E_PLACEMENT, d.jan, "lead", "expert", "expert", NULL, NULL);
	t = start();
	term_wait_for(t, "Kim Bos");
	term_type(t, "f");
	term_wait_for(t, "no capacity profile");
	term_press(t, VTERM_KEY_ESCAPE);
	term_type(t, "m");
	term_wait_for(t, "What is missing · everyone");
	term_type(t, "o");
	term_wait_for(t, "Bakkerij De Korenaar");
	desk_leave(t);
}

Test(ui_gaps, the_placement__tells_the_most_needed)
{
	struct term *t = desk_start(&d, 40, 120);

	term_type(t, "2");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "\n");
	term_wait_for(t, "Missing");
	term_wait_for(t, " more");
	desk_leave(t);
}
