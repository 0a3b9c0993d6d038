/* Steps 1 to 3 of the main job: what asks for attention, why, a contact. */
#include <signal.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void open_desk(void)
{
	desk_open(&d);
	t = desk_start(&d, 24, 80);
}

static void close_desk(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(today, .init = open_desk, .fini = close_desk);

Test(today, groups_by_tier_and_employer__with_counts)
{
	const char *now, *planned, *consider;

	term_wait_for(t, "2 employers · 3 placements");
	term_wait_for(t, "1 Today 2");
	term_wait_for(t, "2 suggestions");
	term_wait_for(t, "Too much contact can cause unrest."); /* the counter-argument is in the preview */
	now = strstr(term_dump(t), "Now");
	planned = strstr(t->text, "Planned");
	consider = strstr(t->text, "To consider");
	cr_assert(now && planned && consider && now < planned && planned < consider, "\n%s", t->text);
	cr_assert(strstr(now, "Bakkerij De Korenaar, IJmuiden") < planned);
	cr_assert(strstr(planned, "Tue 24 Nov") < consider, "\n%s", t->text);
	cr_assert(strstr(consider, "Samira Amrani") != NULL, "\n%s", t->text);
}

Test(today, enter_explains__and_esc_comes_back_to_the_row)
{
	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "\n");
	term_wait_for(t, "Signals are missed otherwise.");
	term_wait_for(t, "20-10-2026");
	term_wait_for(t, "3 weeks");
	term_wait_for(t, "Guide      4.1");
	term_type(t, "g");
	term_wait_for(t, "4.1 "); /* the guide, at that point */
	term_wait_gone(t, "Signals are missed otherwise.");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Signals are missed otherwise.");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "{ › Jan de Wit");
}

Test(today, one_line_contact__answers_the_suggestion_and_undo_brings_it_back)
{
	int64_t before = desk_count(&d, E_CONTACT);

	term_type(t, "jcGebeld, gaat goed");
	term_wait_for(t, "● not saved");
	term_ctrl(t, 's');
	term_wait_for(t, "Answered: Speak with the employer");
	term_wait_for(t, "1 Today 1");
	cr_assert_eq(desk_count(&d, E_CONTACT), before + 1);
	term_wait_gone(t, "Jan de Wit");
	term_type(t, "u");
	term_wait_for(t, "Undone: contact logged");
	term_wait_for(t, "Jan de Wit");
	cr_assert_eq(desk_count(&d, E_CONTACT), before);
}

Test(today, contact_with_a_signal__is_written_with_it)
{
	term_type(t, "jc");
	term_wait_for(t, "New contact");
	term_type(t, "Nummer 111222333");
	term_press(t, VTERM_KEY_TAB);
	term_type(t, "+2w\noverload");
	term_wait_for(t, "Type to search");
	term_type(t, "\n");
	term_wait_gone(t, "Type to search");
	term_ctrl(t, 's');
	term_wait_for(t, "BSN masked");
	cr_assert_eq(desk_count(&d, E_SIGNAL), 1);
}

Test(today, postponing__takes_it_away_until_undone)
{
	term_type(t, "s4");
	term_wait_for(t, "Postponed until 20-12-2026");
	term_wait_for(t, "1 suggestion is quiet");
	term_wait_for(t, "1 Today 1");
	term_type(t, "u");
	term_wait_for(t, "1 Today 2");
}

Test(today, accepting__makes_a_planned_action_that_x_finishes)
{
	term_type(t, "jd");
	term_wait_for(t, "Do it, by when:");
	term_type(t, "\n");
	term_wait_for(t, "Made an action");
	cr_assert_eq(desk_count(&d, E_ACTION), 1);
	term_type(t, "/speak");
	term_wait_for(t, "Filter: speak");
	term_type(t, "\n");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "x");
	term_wait_for(t, "Action done");
}

Test(today, dismissing__asks_what_weighs_and_takes_nothing_for_an_answer)
{
	term_type(t, "a");
	term_wait_for(t, "what the employee wants");
	term_type(t, "\n");
	term_wait_for(t, "you dismiss it");
	term_type(t, "\n");
	term_wait_for(t, "Dismissed; to complete later");
	term_wait_for(t, "1 Today 1");
}

Test(today, at_132_columns__the_whole_explanation_is_beside_the_list)
{
	term_size_to(t, 43, 132);
	term_wait_for(t, "Signals are missed otherwise.");
	term_type(t, "G");
	term_wait_for(t, "A familiar face helps.");
	term_size_to(t, 16, 60);
	term_wait_gone(t, "A familiar face helps.");
}

/* Until what was typed is in the file; the program writes it while one types. */
static void wait_for_draft(const char *text)
{
	enum { STEP_MS = 50 };

	for (int ms = 0; ms < TERM_DEADLINE_MS; ms += STEP_MS) {
		struct draft *drafts;
		size_t n;

		cr_assert_eq(store_drafts(d.c.store, d.c.arena, &drafts, &n), 0);
		if (n > 0 && strstr(drafts[0].body, text))
			return;
		term_idle(t, STEP_MS);
	}
	cr_assert(false, "no draft holds \"%s\"", text);
}

Test(today, killed_while_typing__offers_to_resume)
{
	term_type(t, "jcHalf a sent");
	term_wait_for(t, "Half a sent");
	wait_for_draft("Half a sent");
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	term_done(t);
	t = desk_start_as(&d, 24, 80, "anna", "not saved at");
	term_type(t, "\n");
	term_wait_for(t, "Half a sent");
	term_type(t, "ence");
	term_ctrl(t, 's');
	term_wait_for(t, "Answered");
	cr_assert_eq(desk_count(&d, E_CONTACT), 4);
}

Test(today, another_account__sees_everything_and_can_choose)
{
	struct term *other = desk_start_as(&d, 24, 80, "bram", "Jan de Wit");

	term_type(other, "E");
	term_wait_for(other, "Anna Visser");
	term_type(other, "anna\n");
	term_wait_gone(other, "Whose caseload?");
	term_wait_for(other, "1 Today 2");
	desk_leave(other);
}
