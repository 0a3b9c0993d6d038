/* Rest: what can wait is out of sight, with a reason, until a day; what is urgent
 * stays in sight. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
	t = desk_start(&d, 24, 80);
	term_wait_for(t, "Speak with the employer");
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(rest, .init = setup, .fini = teardown);

/* Opens the placement of the only row of Placements that has the name. */
static void open_placement(const char *name)
{
	term_type(t, "2/");
	term_type(t, name);
	term_type(t, "\n\n");
	term_wait_gone(t, "Filter:");
	term_wait_for(t, "Contact person");
}

static void agree(const char *keys, const char *reason)
{
	term_type(t, "m");
	term_wait_for(t, "Rest: 1 week");
	term_type(t, keys);
	term_wait_for(t, "Why?");
	term_type(t, reason);
	term_type(t, "\n");
	term_wait_gone(t, "Why?");
}

Test(rest, hides__what_can_wait_and_says_until_when_and_why)
{
	term_wait_for(t, "Arrange a contact person");
	open_placement("samira");
	agree("4", "She asked for it");
	term_wait_for(t, "Rest until");
	term_wait_for(t, "20-12-2026: She asked for it");
	term_type(t, "1");
	term_wait_for(t, "Speak with the employer");
	term_wait_gone(t, "Arrange a contact person");
	term_type(t, "2");
	term_wait_for(t, "She asked for it");
	term_type(t, "m");
	term_wait_for(t, "End it (e)");
	term_type(t, "e");
	term_wait_for(t, "The rest is over");
	term_type(t, "1");
	term_wait_for(t, "Arrange a contact person");
}

Test(rest, never_hides__what_is_urgent)
{
	open_placement("jan");
	agree("8", "Quiet please");
	term_wait_for(t, "Quiet please");
	term_type(t, "1");
	term_wait_for(t, "Arrange a contact person");
	cr_assert(term_has(t, "Jan de Wit"), "\n%s", term_dump(t));
}

Test(rest, needs_a_reason_and_keeps_its_history)
{
	open_placement("samira");
	agree("1", "");
	term_wait_for(t, "Rest needs a reason");
	agree("1", "Holiday");
	term_wait_for(t, "29-11-2026: Holiday");
	term_type(t, "m");
	term_wait_for(t, "its history (h)");
	term_type(t, "h");
	term_wait_for(t, "Rest until");
	term_wait_for(t, "29-11-2026");
	term_type(t, "q");
	term_wait_for(t, "Contact person");
}
