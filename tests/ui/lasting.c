/* How long placements last, on screen: the curve in characters, factors to the left and right, the numbers
 * and the caution beside them. */
#include <stdlib.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

/* Of the printer's: so many that began on days that go on and on, of which each third ended. */
static void place(int i)
{
	const char *name = arena_printf(d.c.arena, "Wil Werkman%c%c", 'a' + i / 26, 'a' + i % 26);
	int64_t p =
		caseload_placement(&d.c, caseload_employee(&d.c, name), i % 2 ? d.printer : d.bakery, NULL);
	char start[DATE_ISO_SIZE], end[DATE_ISO_SIZE];

	date_iso(start, CASELOAD_TODAY - 100 - i * 35);
	date_iso(end, CASELOAD_TODAY - 100 - i * 35 + 60 + i * 20);
	caseload_set(
		&d.c, E_PLACEMENT, p, "start", start, "contract", i % 3 ? "temporary" : "permanent", NULL);
	if (i % 3 == 1)
		caseload_set(&d.c, E_PLACEMENT, p, "status", "ended", "ended", end, NULL);
}

static void setup(void)
{
	desk_open(&d);
	for (int i = 0; i < 30; i++)
		place(i);
	t = NULL;
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(lasting, .init = setup, .fini = teardown);

static void open_screen(int rows, int cols)
{
	t = desk_start(&d, rows, cols);
	term_type(t, ":lasting\n");
	term_wait_for(t, "How long placements last");
}

Test(lasting, shows_a_curve_with_its_numbers_and_the_caution)
{
	open_screen(24, 80);
	term_wait_for(t, "everyone");
	term_wait_for(t, "100%");
	term_wait_for(t, "not what causes what");
	term_wait_for(t, "month 0");
	cr_assert(term_has(t, "╰"), "%s", term_dump(t));
	term_golden(t, "lasting", "en");
}

Test(lasting, right_and_left__go_through_the_factors)
{
	open_screen(43, 132);
	term_press(t, VTERM_KEY_RIGHT);
	term_wait_for(t, "How long placements last · Contract");
	term_wait_for(t, "fixed-term");
	term_wait_for(t, "it may have come after");
	term_golden(t, "lasting-contract", "en");
	term_press(t, VTERM_KEY_LEFT);
	term_wait_for(t, "How long placements last · everyone");
	term_press(t, VTERM_KEY_LEFT);
	term_wait_for(t, "How long placements last · Weighed");
	term_type(t, "f");
	term_wait_for(t, "Split by:");
	term_type(t, "size\n");
	term_wait_for(t, "How long placements last · Size");
}

Test(lasting, as_others_see_it__small_groups_are_together__and_a_period_narrows_it)
{
	open_screen(24, 80);
	term_type(t, "o");
	term_wait_for(t, "as others see it");
	term_press(t, VTERM_KEY_RIGHT);
	term_wait_for(t, "Contract");
	term_type(t, "p");
	term_wait_for(t, "began from");
	term_type(t, "2026-07-01\n");
	term_wait_for(t, "Until, that day too");
	term_type(t, "\n");
	term_wait_for(t, "Too few placements to be shown to others");
}

Test(lasting, small__the_numbers_and_the_caution_stay)
{
	open_screen(16, 60);
	term_wait_for(t, "Placements");
	term_wait_for(t, "what goes together on record");
	term_golden(t, "lasting", "en");
}

Test(lasting, is_found_by_its_dutch_word)
{
	char db[] = "--db", lang[] = "--lang", nl[] = "nl";
	char *const argv[] = { getenv("ANKER"), db, d.c.path, lang, nl, NULL };
	const char *const env[] = { arena_printf(d.c.arena, "ANKER_SHARE=%s/share", d.c.folder),
		"ANKER_TODAY=2026-11-22", "ANKER_USER=anna", "XDG_CONFIG_HOME", "XDG_DATA_HOME", NULL };

	t = term_spawn(24, 80, argv, env);
	term_wait_for(t, "Vandaag");
	term_type(t, ":duur\n");
	term_wait_for(t, "Duur van plaatsingen · iedereen");
	term_wait_for(t, "niet wat waardoor komt");
	term_golden(t, "lasting", "nl");
}
