/* A programme in the real program, in Dutch and in English: how far each region is, moving somebody on by key
 * with a reason, the inclusion check, another expert with a note, the three questions to an intermediary. */
#include <stdio.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

static void add(const char *record)
{
	char command[600];

	snprintf(command, sizeof command,
		"ANKER_SHARE=share \"$ANKER\" --db '%s' --today 2026-11-22 --expert anna --lang en add %s"
		" >/dev/null",
		d.path, record);
	cr_assert_eq(system(command), 0, "%s", record);
}

/* Bakkerij De Korenaar agreed; Hotel Zeezicht is still to be asked; one region. */
static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	add("regions name=IJmond");
	demo_sql(&d, "UPDATE organisation SET region = (SELECT min(id) FROM region) WHERE name IN ('Bakkerij"
		" De Korenaar',"
		" 'Hotel Zeezicht')");
	add("programmes 'name=Duurzaam Werk(t)' start=2026-01-01 until=2029-12-31 placed_from=2026-01-01"
		" placed_until=2026-12-31");
	add("targets 'programme=Duurzaam Werk(t)' region=IJmond employers_min=2 employers_max=4"
		" employees_min=3");
	add("participations 'programme=Duurzaam Werk(t)' 'employer=Bakkerij De Korenaar' selected=2026-02-01"
		" agreed=2026-03-01");
	add("participations 'programme=Duurzaam Werk(t)' 'employer=Hotel Zeezicht' selected=2026-11-01");
	t = demo_start(&d, 24, 80);
	term_type(t, demo_either(&d, ":programma\n", ":programme\n"));
	term_wait_for(t, "Duurzaam Werk(t)");
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

static const char *stands(const char *column)
{
	static char sql[400];

	snprintf(sql, sizeof sql, "SELECT coalesce(%s, '-') FROM participation p JOIN organisation o ON o.id"
		" = p.employer"
		" WHERE o.name = 'Hotel Zeezicht'", column);
	return demo_sql(&d, sql);
}

/* From the region to Hotel Zeezicht, which stands first: nobody moved it on. */
static void to_hotel(void)
{
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "geselecteerd sinds 01-11-2026", "selected since 01-11-2026"));
}

STEP(programme, each_region_shows_how_many_of_how_many)
{
	begin(l);
	term_wait_for(t, demo_either(&d, "1 van 2–4", "1 of 2–4"));
	term_wait_for(t, "████░░░░");
	term_wait_for(t, demo_either(&d, "0 van minstens 3", "0 of at least 3"));
	/* and below it how that stands: of employers one is selected, one agreed */
	term_wait_for(t, demo_either(&d, "geselecteerd  benaderd  toegezegd", "selected  approached  agreed"));
	end();
}

STEP(programme, somebody_is_moved_on_by_key_and_taken_back)
{
	begin(l);
	to_hotel();
	term_type(t, "a");
	term_wait_for(t, "22-11-2026");
	term_type(t, "15-11\n"); /* instead of today */
	term_wait_for(t, demo_either(&d, "benaderd sinds 15-11-2026", "approached since 15-11-2026"));
	term_type(t, "t");
	term_wait_for(t, demo_either(&d, "Toegezegd op:", "Agreed on:"));
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "toegezegd sinds 22-11-2026", "agreed since 22-11-2026"));
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	term_wait_for(t, demo_either(&d, "benaderd sinds 15-11-2026", "approached since 15-11-2026"));
	term_type(t, "q");
	term_wait_for(t, demo_either(&d, "1 van 2–4", "1 of 2–4"));
	end();
}

STEP(programme, who_declines_has_a_reason_and_stays_so)
{
	begin(l);
	to_hotel();
	term_type(t, "d");
	demo_wait(t, "Why does %s not take part (any more)?");
	term_press(t, VTERM_KEY_ESCAPE);
	cr_assert_str_eq(stands("declined"), "-");
	term_type(t, "d");
	demo_wait(t, "Why does %s not take part (any more)?");
	term_type(t, demo_either(&d, "te weinig tijd", "too little time"));
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "Geweigerd op:", "Declined on:"));
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "(te weinig tijd)", "(too little time)"));
	cr_assert_str_eq(stands("declined || ' ' || reason"), "2026-11-22 time");
	term_type(t, "t");
	demo_wait(t, "This one ended; n selects anew, Enter changes the days.");
	term_type(t, "n");
	term_wait_for(t, "Ctrl-S");
	term_wait_for(t, "Hotel Zeezicht");
	term_ctrl(t, 's');
	term_wait_for(t, demo_either(&d, "22 nov", "22 Nov"));
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM participation p JOIN organisation o ON"
		" o.id = p.employer WHERE o.name = 'Hotel Zeezicht'"), "2");
	end();
}

STEP(programme, a_placement_of_the_employer_is_held_against_the_conditions)
{
	begin(l);
	to_hotel();
	term_type(t, "i");
	demo_wait(t, "Which placement at %s?");
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "Plaatsing begonnen in 2026", "Placement began in 2026"));
	demo_wait(t, "Employer takes part");
	term_type(t, "q");
	demo_wait_gone(t, "Employer takes part");
	end();
}

STEP(programme, an_employer_goes_to_another_expert_with_a_note)
{
	begin(l);
	to_hotel();
	term_type(t, "e");
	demo_wait(t, "Which expert for %s?");
	term_type(t, "Visser\n");
	demo_wait(t, "What they have to know:");
	term_type(t, "Belt liever in de middag\n");
	term_wait_for(t, demo_either(&d, "deskundige: Anna Visser", "expert: Anna Visser"));
	cr_assert_str_eq(demo_sql(&d, "SELECT note || ' ' || since FROM assignment WHERE NOT deleted"),
		"Belt liever in de middag 2026-11-22");
	end();
}

STEP(programme, an_intermediary_answers_the_three_questions)
{
	begin(l);
	demo_sql(&d, "UPDATE organisation SET kind = 'uwv' WHERE name = 'Hotel Zeezicht'");
	term_type(t, "i");
	demo_wait(t, "Not asked yet");
	term_press(t, VTERM_KEY_END);
	term_type(t, "a");
	demo_wait(t, "asks them together with us?");
	term_type(t, demo_either(&d, "misschien\n", "maybe\n"));
	demo_wait_gone(t, "asks them together with us?");
	term_wait_for(t, demo_either(&d, "22 nov", "22 Nov"));
	cr_assert_str_eq(demo_sql(&d,
		"SELECT date || ' ' || asks || ' ' || coalesce(selects, '-') FROM intake"),
		"2026-11-22 maybe -");
	term_type(t, "a");
	demo_wait(t, "asks them together with us?");
	term_type(t, "\n");
	demo_wait(t, "Nothing was changed."); /* it was maybe: there is nothing to undo */
	end();
}

static const struct {
	int rows, cols;
} sizes[] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

static void compare(const char *name, const char *on_screen)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_size_to(t, sizes[i].rows, sizes[i].cols);
		term_wait_for(t, on_screen);
		term_golden(t, name, d.lang);
	}
	term_size_to(t, 24, 80);
	term_wait_for(t, on_screen);
}

STEP(programme, its_screens_look_as_they_were_read)
{
	begin(l);
	demo_sql(&d, "UPDATE organisation SET kind = 'uwv' WHERE name = 'Bakkerij De Korenaar'");
	compare("screens/programme", "Duurzaam Werk(t)");
	to_hotel();
	compare("screens/recruitment", "Hotel Zeezicht");
	term_type(t, "i");
	demo_wait(t, "Which placement at %s?");
	term_type(t, "\n");
	demo_wait(t, "Employer takes part");
	compare("screens/inclusion", demo_either(&d, "Werkgever doet mee", "Employer takes part"));
	term_type(t, "qq");
	term_wait_for(t, demo_either(&d, "1 van 2–4", "1 of 2–4"));
	term_type(t, "i");
	compare("screens/intake", "Duurzaam Werk(t)");
	end();
}
