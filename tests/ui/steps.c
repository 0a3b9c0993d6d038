/* The eight steps of a working day, in Dutch and in English, on the demo
 * caseload: what the README promises a newcomer. */
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	t = demo_start(&d, 24, 80);
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

/* Starts again: what was kept is on disk. */
static void restart(void)
{
	demo_leave(t);
	t = demo_start(&d, 24, 80);
}

static const char *words(const char *nl, const char *en)
{
	return demo_either(&d, nl, en);
}

#define SELECTED "{ › "
#define ROW_NL "Mark Versteeg       Spreek de werkgever"
#define ROW_EN "Mark Versteeg       Speak with the employer"

STEP(steps, today_explains_and_a_contact_answers)
{
	begin(l);
	/* The rows of one employee. */
	term_type(t, "/versteeg\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, words(SELECTED ROW_NL, SELECTED ROW_EN));
	term_type(t, "\n");
	demo_wait(t, "Why");
	term_wait_for(t, words("drempel", "threshold"));
	term_type(t, "g");
	demo_wait(t, "tick"); /* the guide, at a point that can be ticked */
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, words("drempel", "threshold"));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, words(SELECTED ROW_NL, SELECTED ROW_EN));

	int contacts = atoi(demo_sql(&d, "SELECT count(*) FROM contact WHERE NOT deleted"));
	term_type(t, "cGebeld: loopt goed, in december weer.");
	demo_wait(t, "● not saved");
	term_ctrl(t, 's');
	demo_wait(t, "Saved. Answered: %s");
	term_wait_gone(t, words(ROW_NL, ROW_EN));
	cr_assert_eq(atoi(demo_sql(&d, "SELECT count(*) FROM contact WHERE NOT deleted")), contacts + 1);
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	term_wait_for(t, words(ROW_NL, ROW_EN));
	cr_assert_eq(atoi(demo_sql(&d, "SELECT count(*) FROM contact WHERE NOT deleted")), contacts);
	end();
}

STEP(steps, placements_filter_sort_and_keep_a_view)
{
	begin(l);
	term_type(t, "2");
	term_wait_for(t, "{ › Ruben Achterberg");
	term_type(t, "/zorg");
	term_wait_gone(t, "Ruben Achterberg"); /* while typing: no Enter yet */
	term_wait_for(t, "Noor Hendriks");
	term_type(t, "\n>");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, words("Werkgever ▲", "Employer ▲"));
	term_type(t, "V");
	demo_wait(t, "Views");
	term_press(t, VTERM_KEY_DOWN);
	term_type(t, "\n");
	demo_wait(t, "Name of this view:");
	term_type(t, "Zorg Beverwijk\n");
	term_wait_for(t, "[Zorg Beverwijk]");
	restart();
	term_type(t, "2V");
	demo_wait(t, "Views");
	term_type(t, "Zorg\n");
	term_wait_for(t, "[Zorg Beverwijk]");
	term_wait_for(t, "Noor Hendriks");
	cr_assert(!term_has(t, "Ruben Achterberg"), "\n%s", term_dump(t));
	term_type(t, "\n");
	term_wait_for(t, "Zorggroep 't Spoor, Beverwijk");
	demo_wait(t, "Suggestions");
	demo_wait(t, "Contact person");
	term_type(t, "q");
	term_wait_for(t, "[Zorg Beverwijk]");
	end();
}

STEP(steps, timeline_narrows_and_search_finds)
{
	begin(l);
	term_type(t, "4");
	term_wait_for(t, "Samira Amrani");
	term_type(t, "p");
	demo_wait(t, "Contacts with");
	term_type(t, words("jobc", "job c"));
	term_type(t, "\n");
	demo_wait_gone(t, "Contacts with");
	term_wait_for(t, "Bram van den He");
	term_wait_gone(t, "Samira Amrani");
	term_type(t, "0");
	term_wait_for(t, "Samira Amrani");
	term_type(t, "/voicemail\n");
	term_wait_gone(t, "Samira Amrani");
	term_wait_for(t, "Geen gehoor, vo"); /* notes are searched */
	term_type(t, "6trots");
	term_wait_for(t, "Bram is trots");
	term_type(t, "\t\n");
	demo_wait(t, "Ctrl-S");
	end();
}

STEP(steps, a_ticked_guide_point_stays)
{
	begin(l);
	term_type(t, "5");
	term_wait_for(t, "{ › 1 ");
	term_type(t, "\nx");
	demo_wait(t, "Ticks for which placement or employer?");
	term_type(t, "samira");
	term_wait_for(t, "{ › Samira Amrani · Bakkerij");
	term_type(t, "\n");
	demo_wait_gone(t, "Ticks for which placement or employer?");
	demo_wait(t, "%s ticked for %s");
	restart();
	term_type(t, "2j\n");
	term_wait_for(t, "Samira Amrani · Bakkerij De Korenaar");
	cr_assert_str_eq(demo_sql(&d, "SELECT point FROM guide_tick WHERE NOT deleted AND placement = "
				      "(SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee "
				      "WHERE e.family_name = 'Amrani') ORDER BY id DESC"), "1.1");
	term_type(t, "g1\n");
	term_wait_for(t, "1.1");
	term_wait_for(t, "✓");
	term_type(t, "x");
	demo_wait(t, "%s no longer ticked");
	end();
}

STEP(steps, employer_shows_everything_about_it)
{
	begin(l);
	term_type(t, "3");
	term_wait_for(t, "Zorggroep 't Spoor");
	term_type(t, "/spoor\n\n");
	demo_wait_gone(t, "Filter:");
	demo_wait(t, "Contact wish");
	demo_wait(t, "Suggestions, one visit");
	term_press(t, VTERM_KEY_END);
	demo_wait(t, "%lld more in the timeline  %s");
	term_type(t, "t");
	term_wait_for(t, "Zorggroep 't Spoor");
	demo_wait(t, "contacts per month, at most %d");
	end();
}

STEP(steps, a_form_checks_in_the_field_and_history_shows_it)
{
	begin(l);
	term_type(t, "2j\n");
	term_wait_for(t, "Samira Amrani · Bakkerij De Korenaar");
	term_type(t, "e");
	term_wait_for(t, "20-06-2025");
	term_type(t, "\t\t\t\t\t\t\t");
	term_wait_for(t, words("› Startdatum", "› Start date"));
	term_ctrl(t, 'u');
	term_type(t, "31-02-2026\t");
	term_wait_for(t, "\"31-02-2026\"");
	term_ctrl(t, 's');
	term_wait_for(t, words("› Startdatum", "› Start date"));
	term_ctrl(t, 'u');
	term_type(t, "1-7-2025");
	term_wait_gone(t, "31-02-2026");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s");
	term_type(t, "H");
	demo_wait(t, "History");
	term_wait_for(t, "20-06-2025");
	term_wait_for(t, "01-07-2025");
	term_type(t, "q");
	demo_wait_gone(t, "History");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	end();
}

STEP(steps, import_of_a_spreadsheet_says_what_came_in)
{
	begin(l);
	term_type(t, "I");
	term_type(t, "tests/data/ui/klanten.csv\n");
	term_wait_for(t, "Kwekerij De Bolle");
	term_type(t, "t");
	demo_wait(t, "Tried out");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM placement WHERE number LIKE 'H-10%'"), "0");
	term_type(t, "q");
	demo_wait_gone(t, "Tried out");
	term_type(t, "i");
	demo_wait(t, "Taken over");
	/* One row has a start date that does not exist. */
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM placement WHERE number LIKE 'H-10%'"), "3");
	end();
}
