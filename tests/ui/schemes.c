/* Schemes of a placement in the real program, in Dutch and in English: a refusal in one
 * undoable step, a grant that ends, the page of a scheme. */
#include <stdio.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

/* The schemes of Jan de Wit, with nothing on record yet. */
static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	demo_sql(&d, "UPDATE scheme_use SET deleted = 1");
	demo_sql(&d, "UPDATE coaching SET deleted = 1");
	demo_sql(&d, "UPDATE placement SET wage_subsidy = NULL, wage_subsidy_end = NULL, no_risk = NULL");
	t = demo_start(&d, 24, 80);
	term_type(t, "2");
	term_wait_for(t, "Ruben Achterberg");
	term_type(t, "/de wit\n");
	term_wait_gone(t, "Ruben Achterberg");
	term_type(t, "\n");
	term_wait_for(t, "inpakker");
	term_type(t, "v");
	demo_wait(t, "How it stands");
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

static const char *latest(const char *expression)
{
	static char sql[300];

	snprintf(sql, sizeof sql, "SELECT %s FROM scheme_use WHERE NOT deleted ORDER BY id DESC LIMIT 1",
		expression);
	return demo_sql(&d, sql);
}

/* Picks a state of the selected scheme, since today. */
static void set(const char *nl, const char *en)
{
	term_type(t, "s");
	demo_wait(t, "How does it stand: %s?");
	term_type(t, demo_either(&d, nl, en));
	term_type(t, "\n");
	demo_wait(t, "Since when?");
	term_type(t, "\n");
}

STEP(schemes, a_refusal_waits_for_an_objection_and_is_one_step_to_undo)
{
	begin(l);
	demo_wait(t, "Check this");
	set("afgewezen", "refused");
	demo_wait(t, "Why was it refused?");
	term_type(t, "niet in het register\n");
	demo_wait(t, "Objection possible until:");
	term_wait_for(t, "03-01-2027");
	term_type(t, "\n");
	demo_wait(t, "Time limit");
	cr_assert_str_eq(latest("state || ' ' || date || ' ' || deadline || ' ' || reason"),
		"refused 2026-11-22 2027-01-03 niet in het register");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	demo_wait_gone(t, "Time limit");
	cr_assert_str_eq(latest("count(*)"), "0");
	end();
}

STEP(schemes, a_grant_that_ends_soon_stands_in_front_and_on_the_placement)
{
	begin(l);
	set("toegekend", "granted");
	demo_wait(t, "Reference (empty: none):");
	term_type(t, "A-17\n");
	demo_wait(t, "Runs from:");
	term_type(t, "\n");
	demo_wait(t, "Runs until (empty: no end known):");
	term_type(t, "+2w\n");
	demo_wait(t, "Ends soon");
	cr_assert_str_eq(latest("state || ' ' || number || ' ' || since || ' ' || until"),
		"granted A-17 2026-11-22 2026-12-06");
	term_type(t, "q");
	term_wait_for(t, "inpakker");
	term_wait_for(t, demo_either(&d, "Regelingen", "Schemes"));
	end();
}

STEP(schemes, leaving_a_question_sets_nothing)
{
	begin(l);
	set("aangevraagd", "requested");
	demo_wait(t, "Reference (empty: none):");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, "Reference (empty: none):");
	cr_assert_str_eq(latest("count(*)"), "0");
	term_type(t, "e");
	demo_wait(t, "Nothing is on record of this scheme here yet.");
	end();
}

STEP(schemes, the_page_tells_how_it_stands_what_it_is_and_what_holds)
{
	begin(l);
	term_type(t, "\n");
	demo_wait(t, "How it stands here");
	demo_wait(t, "By the facts on record this may be possible: check this.");
	term_press(t, VTERM_KEY_END);
	demo_wait(t, "A help for memory, no legal advice.");
	set("mogelijk", "possible");
	demo_wait(t, "Apply by (empty: no limit):");
	term_type(t, "\n");
	demo_wait_gone(t, "Apply by (empty: no limit):");
	cr_assert_str_eq(latest("state"), "possible");
	term_size_to(t, 43, 132);
	term_type(t, "q");
	demo_wait(t, "How it stands here"); /* beside the list */
	demo_wait(t, "Check this");
	end();
}
