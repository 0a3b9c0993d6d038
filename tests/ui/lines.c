/* Steps 5 and 6 of the main job and the import: timelines with their filters,
 * search while typing, guides with ticks, a file taken over from the screen. */
#include <stdio.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void open_desk(void)
{
	desk_open(&d);
	caseload_contact(&d.c, d.jan, "2026-11-01", "employee", "note", "Wil een krukje bij de oven.", NULL);
	t = desk_start(&d, 24, 80);
}

static void close_desk(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(lines, .init = open_desk, .fini = close_desk);

/* ---- search ---- */

Test(lines, search_finds_while_typing__and_enter_opens)
{
	term_type(t, "6");
	term_wait_for(t, "Type a few letters");
	term_type(t, "samir");
	term_wait_for(t, "Samira Amrani · Bakkerij De Korenaar");
	term_wait_gone(t, "Kim Bos");
	term_press(t, VTERM_KEY_BACKSPACE);
	term_type(t, "q"); /* a letter, not the way back */
	term_wait_for(t, "Nothing found for \"samiq\".");
	term_ctrl(t, 'u');
	term_type(t, "krukje");
	term_wait_for(t, "Contacts");
	term_wait_for(t, "{ › Jan de Wit");
	term_press(t, VTERM_KEY_DOWN);
	term_wait_for(t, "/ to type on");
	term_type(t, "o");
	term_wait_for(t, "placement 1");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "› krukje");
}

Test(lines, search_finds_guide_points__and_opens_the_guide_there)
{
	term_type(t, "6fixed contact person");
	term_wait_for(t, "1.2 Name one fixed contact person");
	term_type(t, "\n");
	term_wait_for(t, "› 1.2  Name one fixed contact person");
}

/* ---- guides ---- */

Test(lines, tick__asks_for_whom_once_and_undo_takes_it_back)
{
	term_type(t, "5\n");
	term_wait_for(t, "› 1.1  Allow more time");
	term_type(t, "x");
	term_wait_for(t, "Ticks for which placement or employer?");
	term_type(t, "jan");
	term_wait_gone(t, "Kim Bos");
	term_type(t, "\n");
	term_wait_for(t, "1 of 12 ticked");
	term_wait_for(t, "✓ 22 Nov");
	cr_assert_eq(desk_count(&d, E_TICK), 1);
	term_type(t, "jx");
	term_wait_for(t, "2 of 12 ticked");
	term_type(t, "x");
	term_wait_for(t, "1 of 12 ticked");
	term_type(t, "kx");
	term_wait_for(t, "0 of 12 ticked");
	term_type(t, "u");
	term_wait_for(t, "1 of 12 ticked");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "1 of 12");
}

Test(lines, tick_with_a_note__is_not_taken_away_without_asking)
{
	term_type(t, "5\nw");
	term_wait_for(t, "Ticks for which placement or employer?");
	term_type(t, "drukkerij");
	term_wait_for(t, "employer");
	term_press(t, VTERM_KEY_DOWN); /* behind the placement there */
	term_type(t, "\n");
	term_wait_for(t, "0 of 12 ticked");
	term_type(t, "t");
	term_wait_for(t, "Note:");
	term_type(t, "met Harm besproken\n");
	term_wait_for(t, "1 of 12 ticked");
	term_wait_for(t, "met Harm besproken");
	term_type(t, "x");
	term_wait_for(t, "with its note");
	term_type(t, "\n"); /* the default is no */
	term_wait_gone(t, "with its note");
	cr_assert_eq(desk_count(&d, E_TICK), 1);
	term_type(t, "x");
	term_wait_for(t, "with its note");
	term_type(t, "y");
	term_wait_for(t, "0 of 12 ticked");
	cr_assert_eq(desk_count(&d, E_TICK), 0);
}

Test(lines, guide__next_and_search)
{
	term_type(t, "5\n");
	term_wait_for(t, "Guide 1");
	term_type(t, "]");
	term_wait_for(t, "Guide 2");
	term_type(t, "[");
	term_wait_for(t, "Guide 1");
	term_type(t, "/fatima\n");
	term_wait_for(t, "Fatima");
	term_type(t, "/zzzz\n");
	term_wait_for(t, "Nothing found for \"zzzz\".");
}

/* ---- timeline ---- */

Test(lines, timeline__by_kind_period_and_party)
{
	term_type(t, "4");
	term_wait_for(t, "my caseload");
	term_wait_for(t, "krukje");
	term_wait_for(t, "Kim Bos");
	term_type(t, "d"); /* the last month: since 22 October */
	term_wait_for(t, "last month");
	term_press(t, VTERM_KEY_DOWN);
	term_type(t, "\n");
	term_wait_gone(t, "Kim Bos");
	term_wait_for(t, "from 22-10-2026");
	term_type(t, "p");
	term_wait_for(t, "Contacts with");
	term_type(t, "employee\n");
	term_wait_gone(t, "Samira Amrani");
	term_wait_for(t, "krukje");
	term_type(t, "f");
	term_wait_for(t, "Enter switches");
	term_type(t, "signals\n");
	term_wait_for(t, "shown");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Nothing here with these filters");
	term_type(t, "0");
	term_wait_for(t, "Kim Bos");
	term_type(t, "/krukje\n");
	term_wait_gone(t, "Kim Bos");
	term_wait_for(t, "krukje");
	term_wait_for(t, "my caseload · filter \"krukje\"");
	term_type(t, "0");
	term_wait_gone(t, "filter \"krukje\"");
}

/* ---- import ---- */

static void write_file(char *path, size_t size, const char *text)
{
	FILE *f;

	snprintf(path, size, "%s/klanten.csv", d.c.folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	fputs(text, f);
	cr_assert_eq(fclose(f), 0);
}

Test(lines, import__tried_changed_and_run)
{
	char path[256];

	write_file(path, sizeof path,
	        "Overzicht\r\nWerkgever;Werknemer;Startdatum;Iets\r\n"
	        "Garage Snel;Piet Puk;01-02-2026;monteur\r\nGarage Snel;Els Vis;45-13-2026;balie\r\n");
	term_type(t, "I");
	term_wait_for(t, "File to take over:");
	term_type(t, "/nergens/x.csv\n");
	term_wait_for(t, "there is no file /nergens/x.csv");
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "header on line 2");
	term_wait_for(t, "left out");
	term_type(t, "jjj");
	term_wait_for(t, "{ › Iets");
	term_type(t, "\n");
	term_wait_for(t, "Where does \"Iets\" go?");
	term_type(t, "job");
	term_wait_gone(t, "leave out");
	term_type(t, "\n");
	term_wait_for(t, "Job (placement)");
	term_type(t, "t");
	term_wait_for(t, "nothing was written");
	term_wait_for(t, "1 row rejected");
	cr_assert_eq(desk_count(&d, E_PLACEMENT), 3);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "header on line 2");
	term_type(t, "i");
	term_wait_for(t, "Taken over");
	term_wait_for(t, ".rejected.csv");
	cr_assert_eq(desk_count(&d, E_PLACEMENT), 4);
	term_press(t, VTERM_KEY_ESCAPE);
	term_press(t, VTERM_KEY_ESCAPE);
	term_type(t, "2m"); /* nobody's: no column named an expert */
	term_wait_for(t, "Placements 4 · everyone");
	term_type(t, "/puk\n");
	term_wait_for(t, "Piet Puk");
	term_type(t, "\n");
	term_wait_for(t, "monteur");
}

/* ---- keys ---- */

Test(lines, a_key_that_is_not_known__does_nothing)
{
	term_type(t, "2");
	term_wait_for(t, "{ › ");
	/* F13, a mouse report nobody asked for, Ctrl-Right, keypad: no Esc, no digits, no letters. */
	term_type(t, "\033[25~");
	term_type(t, "\033[<0;20;6M");
	term_type(t, "\033[1;5C");
	term_type(t, "\033Ox");
	term_type(t, "?");
	term_wait_for(t, "Help · Placements");
}
