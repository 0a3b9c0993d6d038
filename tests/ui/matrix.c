/* The matrix: counts that open the list of exactly those. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void open_desk(void)
{
	desk_open(&d);
	caseload_set(&d.c, E_PLACEMENT, d.jan, "course", "difficult", "phase", "trial", NULL);
	caseload_set(&d.c, E_PLACEMENT, d.sam, "course", "difficult", "phase", NULL, NULL);
	caseload_set(&d.c, E_PLACEMENT, d.kim, "course", NULL, "phase", NULL, NULL);
	t = desk_start(&d, 24, 132);
	term_type(t, ":matrix\n");
	term_wait_for(t, "Course: all · Phase: all: 3");
}

static void close_desk(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(matrix, .init = open_desk, .fini = close_desk);

Test(matrix, cell__opens_exactly_those)
{
	term_type(t, "jjj");
	term_wait_for(t, "Course: difficult · Phase: all: 2");
	term_type(t, "\n");
	term_wait_for(t, "Placements 2 of 3 · difficult");
	term_settle(t);
	cr_assert(term_has(t, "Jan de Wit") && term_has(t, "Samira Amrani") && !term_has(t, "Kim Bos"),
		"\n%s", term_dump(t));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Course: difficult");
}

Test(matrix, unknown__opens_those_without)
{
	term_type(t, "G");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "Course: unknown · Phase: unknown: 1");
	term_type(t, "\n");
	term_wait_for(t, "course unknown · phase unknown");
	term_settle(t);
	cr_assert(term_has(t, "Kim Bos") && !term_has(t, "Samira Amrani"), "\n%s", term_dump(t));
}

Test(matrix, all__opens_everything)
{
	term_type(t, "\n");
	term_wait_for(t, "Kim Bos");
	term_wait_for(t, "Jan de Wit");
}

Test(matrix, ended__and_everyones__count_when_asked)
{
	int64_t left = caseload_placement(&d.c, caseload_employee(&d.c, "Left Long Ago"), d.bakery, "expert",
		caseload_ref(&d.c, d.anna), "status", "ended", NULL);

	caseload_placement(&d.c, caseload_employee(&d.c, "Of Another"), d.bakery, NULL);
	cr_assert_gt(left, 0);
	term_type(t, "e");
	term_wait_for(t, "Phase: all: 4");
	term_type(t, "m");
	term_wait_for(t, "Phase: all: 5");
	term_wait_for(t, "everyone · ended too");
	term_type(t, "\n");
	term_wait_for(t, "Placements 5");
}

Test(matrix, other_pairs__open_a_list_of_records)
{
	caseload_set(&d.c, E_ORGANISATION, d.bakery, "experience", "none", NULL);
	term_type(t, "p");
	term_wait_for(t, "Count what?");
	term_type(t, "employers");
	term_wait_gone(t, "placements: Status");
	term_type(t, "\n");
	term_wait_for(t, "Experience: all");
	term_type(t, "j");
	term_wait_for(t, "Experience: none");
	term_type(t, "\n");
	term_wait_for(t, "Bakkerij De Korenaar");
	term_settle(t);
	cr_assert(!term_has(t, "Drukkerij Noord"), "\n%s", term_dump(t));
}
