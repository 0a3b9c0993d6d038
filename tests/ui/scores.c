/* Success scores: a chart of factors and parties over dates, four digits to add some. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void score(const char *date, const char *party, const char *suitable)
{
	caseload_add(&d.c, E_SCORE, "placement", caseload_ref(&d.c, d.jan), "date", date, "party", party,
		"suitable", suitable, NULL);
}

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

TestSuite(scores, .init = setup, .fini = teardown);

static void open_placement(void)
{
	t = desk_start(&d, 24, 80);
	term_type(t, "2/jan\n");
	term_wait_gone(t, "Filter:");
	term_type(t, "\n");
	term_wait_for(t, "Contact person");
}

Test(scores, are_added_as_four_digits__and_stand_in_the_chart)
{
	open_placement();
	term_type(t, "F");
	term_wait_for(t, "No scores yet");
	term_type(t, "a");
	term_wait_for(t, "Scores according to whom?");
	term_type(t, "employee\n");
	term_wait_for(t, "employee, such as 4352:");
	term_wait_for(t, "Suitable work, Tailored, Guidance, Meaningful work; - for one not given");
	term_type(t, "4362\n");
	term_wait_for(t, "type 4 scores from 1 to 5");
	term_ctrl(t, 'u');
	term_type(t, "435-\n");
	term_wait_for(t, "Scores noted");
	term_wait_for(t, "████░ 4");
	term_wait_for(t, "█████ 5");
	cr_assert_eq(desk_count(&d, E_SCORE), 1);
	term_type(t, "u");
	term_wait_for(t, "No scores yet");
}

Test(scores, show_the_latest_with_its_change__and_a_line_on_the_placement)
{
	score("2026-03-01", "employer", "2");
	score("2026-09-01", "employer", "5");
	score("2026-10-01", "employee", "3");
	open_placement();
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "employer 5 - - -, employee 3 - - -");
	term_type(t, ":scores\n");
	term_wait_for(t, "█████ 5     +3  ▃ 2      █ 5");
	term_wait_for(t, "1 Mar    1 Sep    1 Oct");
	term_type(t, "\n");
	term_wait_gone(t, "█████ 5     +3");
	term_wait_for(t, "Suitable work");
	term_type(t, "q");
	term_wait_for(t, "█████ 5     +3");
}

Test(scores, turn_to_earlier_dates)
{
	static const char *const dates[] = { "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01",
		"2026-07-01", "2026-08-01" };

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		score(dates[i], "employer", "3");
	open_placement();
	term_type(t, "F");
	term_wait_for(t, "3-6 of 6 dates");
	cr_assert(!term_has(t, "1 Mar"), "%s", term_dump(t));
	term_type(t, "<");
	term_wait_for(t, "1-4 of 6 dates");
	term_wait_for(t, "1 Mar");
	term_type(t, "<");
	term_wait_for(t, "There are no earlier dates");
	term_type(t, ">");
	term_wait_for(t, "3-6 of 6 dates");
}
