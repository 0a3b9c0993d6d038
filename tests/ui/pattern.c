/* The pattern of an employer on the screens: the grid, one theme, lifting, and where a
 * suggestion leads to it. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static int64_t bottleneck(int64_t placement, const char *theme, const char *date, const char *note)
{
	return caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, placement), "theme", theme,
		"date", date, "note", note, NULL);
}

static void open_desk(void)
{
	desk_open(&d);
	int64_t of = bottleneck(d.jan, "guidance", "2026-10-01", "Asks nothing");
	bottleneck(d.sam, "guidance", "2026-11-01", "Alone at night");
	caseload_set(&d.c, E_BOTTLENECK, bottleneck(d.sam, "pace", "2026-05-01", "Too fast"), "resolved",
		"2026-06-05", NULL);
	caseload_add(&d.c, E_ADAPTATION, "placement", caseload_ref(&d.c, d.jan), "what", "A list on the wall",
		"level", "process", "bottleneck", caseload_ref(&d.c, of), "date", "2026-10-10", "effect",
		"same", NULL);
	t = desk_start(&d, 24, 80);
	term_type(t, "3\n");
	term_wait_for(t, "Open bottlenecks");
	term_type(t, "p");
	term_wait_for(t, "Open at placements");
}

static void close_desk(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(pattern, .init = open_desk, .fini = close_desk);

Test(pattern, totals_on_top__placements_below__in_words_and_by_sign)
{
	const char *text;

	term_settle(t);
	text = term_dump(t);

	cr_assert(strstr(text, "Pattern: Bakkerij De Korenaar") && strstr(text, "2 running placements"), "%s",
		text);
	cr_assert(strstr(text, "2 of 2") && strstr(text, "0 of 2") && strstr(text, "! shared"), "%s", text);
	cr_assert(strstr(text, "Nothing on record about: tasks"), "%s", text);
	/* The cursor begins at the first theme that is shared. */
	cr_assert(strstr(text, "guidance: open at 2 of 2 placements"), "%s", text);
	term_press(t, VTERM_KEY_HOME);
	term_type(t, "ljj");
	term_wait_for(t, "Samira Amrani, pace and pressure: 0 open, 1 resolved");
	term_type(t, "l");
	term_wait_for(t, "Samira Amrani, guidance: 1 open, 0 resolved");
	term_wait_for(t, "! Shared by several placements: L lifts it");
}

Test(pattern, theme__tells_what_was_tried__and_the_names_can_go)
{
	term_press(t, VTERM_KEY_END);
	term_type(t, "\n");
	term_wait_for(t, "What was tried");
	term_wait_for(t, "2 open, 0 resolved");
	term_settle(t);
	cr_assert(term_has(t, "no difference: A list on the wall (Jan de Wit)"), "\n%s", term_dump(t));
	term_settle(t);
	cr_assert(term_has(t, "Asks nothing") && term_has(t, "Samira Amrani"));
	term_type(t, "N");
	term_wait_gone(t, "Jan de Wit");
	term_settle(t);
	cr_assert(!term_has(t, "Samira") && !term_has(t, "Asks nothing") && !term_has(t, "list on the wall"),
		"\n%s", term_dump(t));
	cr_assert(term_has(t, "no difference"));
}

Test(pattern, without_names__holds_for_the_grid_and_what_it_opens)
{
	term_type(t, "N");
	term_wait_for(t, "placement 1");
	term_settle(t);
	cr_assert(!term_has(t, "Samira") && !term_has(t, "Jan de Wit"), "\n%s", term_dump(t));
	term_press(t, VTERM_KEY_END);
	term_type(t, "\n");
	term_wait_for(t, "What was tried");
	term_settle(t);
	cr_assert(!term_has(t, "Samira") && !term_has(t, "Jan de Wit"), "\n%s", term_dump(t));
}

Test(pattern, lifting__asks_why_and_the_mandate__and_is_one_step)
{
	int64_t bottlenecks = desk_count(&d, E_BOTTLENECK), actions = desk_count(&d, E_ACTION);

	term_press(t, VTERM_KEY_HOME);
	term_type(t, "L");
	term_wait_for(t, "First go to the column of a theme");
	term_press(t, VTERM_KEY_END);
	term_type(t, "L");
	term_wait_for(t, "Why is this of the organisation?");
	term_type(t, "How it is planned\n");
	term_wait_for(t, "Your assignment is about one person");
	term_type(t, "\n"); /* not asked yet */
	term_wait_for(t, "Lifted to the organisation");
	term_wait_for(t, "↑ lifted");
	cr_assert_eq(desk_count(&d, E_BOTTLENECK), bottlenecks + 1);
	cr_assert_eq(desk_count(&d, E_ACTION), actions + 1);
	term_type(t, "u");
	term_wait_for(t, "Undone: bottleneck lifted to the organisation");
	term_wait_gone(t, "↑ lifted");
	cr_assert_eq(desk_count(&d, E_BOTTLENECK), bottlenecks);
	cr_assert_eq(desk_count(&d, E_ACTION), actions);
}

Test(pattern, lifting__with_a_mandate_given__puts_it_on_record)
{
	int64_t actions = desk_count(&d, E_ACTION);

	term_press(t, VTERM_KEY_END);
	term_type(t, "L");
	term_wait_for(t, "Why is this of the organisation?");
	term_type(t, "How it is planned\n");
	term_wait_for(t, "Your assignment is about one person");
	term_type(t, "team");
	term_wait_gone(t, "not asked yet");
	term_type(t, "\n");
	term_wait_for(t, "↑ lifted");
	cr_assert_eq(desk_count(&d, E_ACTION), actions);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "team, since 22 Nov");
	term_settle(t);
	cr_assert(term_has(t, "↑ organisation"), "\n%s", term_dump(t));
}

Test(pattern, escape__writes_nothing)
{
	int64_t bottlenecks = desk_count(&d, E_BOTTLENECK);

	term_press(t, VTERM_KEY_END);
	term_type(t, "L");
	term_wait_for(t, "Why is this of the organisation?");
	term_type(t, "x\n");
	term_wait_for(t, "Your assignment is about one person");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Your assignment");
	cr_assert_eq(desk_count(&d, E_BOTTLENECK), bottlenecks);
}

Test(pattern, enter_on_a_placement__opens_it__o_too)
{
	term_press(t, VTERM_KEY_HOME);
	term_type(t, "jj\n");
	term_wait_for(t, "Samira Amrani · Bakkerij");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Open at placements");
	term_type(t, "lo");
	term_wait_for(t, "Samira Amrani · Bakkerij");
}

Test(pattern, small__stays_whole)
{
	term_size_to(t, 16, 60);
	term_wait_for(t, "Open at placements");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "guidance: open at 2 of 2");
}
