/* A conversation from its preparation to the printed page, in both languages: what was
 * said is on the timeline, in the records and on the page, and one key takes it back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/interview_demo.h"
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

static int count(const char *sql)
{
	return atoi(demo_sql(&d, sql));
}

static void finish(void)
{
	term_type(t, "f");
	demo_wait(t, "Not asked");
	term_type(t, "\n");
	demo_wait(t, "Conversation finished");
}

STEP(interview, is_prepared_with_what_is_open_and_what_to_ask_first)
{
	begin(l);
	term_type(t, "3/linde\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "i");
	demo_wait(t, "Ask first");
	demo_wait(t, "Last contact");
	term_wait_for(t, "Ruben Achterberg");
	term_wait_for(t, "Lotte van Dam");
	term_wait_for(t, "Mark Versteeg");
	term_wait_for(t, "✓  ");
	term_type(t, " ");
	term_wait_for(t, "·  "); /* dropped, and the cursor is at the next */
	term_type(t, "w");
	demo_wait(t, "With whom?");
	term_type(t, "hartog\n");
	term_wait_for(t, "w Kees Hartog, ");
	term_type(t, "m");
	demo_wait(t, "By what means?");
	term_type(t, "video\n");
	term_wait_for(t, "m video");
	term_type(t, "\n");
	term_wait_for(t, LINDE " · Kees Hartog");
	cr_assert_eq(count("SELECT count(*) FROM interview WHERE state = 'open' AND medium = 'video' "
			   "AND person"), 1);
	end();
}

STEP(interview, goes_from_preparation_to_timeline_and_back)
{
	begin(l);
	interview_begin_talk(&d, t);
	interview_answer_two(&d, t);
	interview_agree(t, "Kees wijst iemand aan");
	int contacts = count("SELECT count(*) FROM contact WHERE NOT deleted");
	finish();
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE NOT deleted"), contacts + 1);
	cr_assert_str_eq(demo_sql(&d, STATE_OF_TALK), "finished");
	cr_assert_eq(count("SELECT count(*) FROM action WHERE kind = 'promise' AND interview AND NOT deleted "
			   "AND due = '2026-12-01' AND what = 'Kees wijst iemand aan'"), 1);
	/* What is read afterwards. */
	term_wait_for(t, demo_either(&d, "Hoe loopt het op dit moment?", "How is it going at the moment?"));
	term_wait_for(t, demo_either(&d, "soepel", "smooth"));
	term_wait_for(t, "Kees wijst iemand aan");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE NOT deleted"), contacts);
	cr_assert_str_eq(demo_sql(&d, STATE_OF_TALK), "open");
	finish();
	term_type(t, "qt"); /* the employer's timeline */
	demo_wait(t, "Timeline");
	term_type(t, "p");
	demo_wait(t, "Contacts with");
	term_type(t, demo_either(&d, "werkgever\n", "employer\n"));
	demo_wait_gone(t, "Contacts with");
	term_type(t, "\n");
	term_wait_for(t, "Kees wijst iemand aan");
	term_type(t, "e"); /* the contact that it became */
	demo_wait(t, "Ctrl-S");
	end();
}

static char page[128];

/* What went out today is not asked about again. */
static void write_page(const char *name, bool asks)
{
	snprintf(page, sizeof page, "%s/%s", d.folder, name);
	term_ctrl(t, 'x');
	if (asks) {
		demo_wait(t, "%s: %s. On which ground?");
		term_type(t, "\n");
		demo_wait(t, "Why is it needed?");
		term_type(t, "samen bespreken\n");
	}
	demo_wait(t, "Write to file:");
	term_ctrl(t, 'e');
	term_ctrl(t, 'u');
	term_type(t, page);
	term_type(t, "\n");
}

static char *contents(void)
{
	static char text[8192];
	FILE *f = fopen(page, "r");

	cr_assert_not_null(f, "no file %s", page);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

STEP(interview, page_is_edited_kept_and_written)
{
	begin(l);
	interview_begin_talk(&d, t);
	interview_answer_two(&d, t);
	interview_agree(t, "Kees wijst iemand aan");
	finish();
	term_type(t, "s");
	demo_wait(t, "for whom");
	term_wait_for(t, "Kees wijst iemand aan");
	term_press_mod(t, VTERM_KEY_END, VTERM_MOD_NONE);
	term_type(t, "\nMedisch: een depressie.");
	demo_wait(t, "● not kept");
	term_wait_for(t, "depressie: ");
	term_ctrl(t, 's');
	demo_wait(t, "Kept; earlier versions stay");
	cr_assert_eq(count("SELECT count(*) FROM summary WHERE text LIKE '%een depressie.%'"), 1);
	/* What is marked is asked about; a file is not written over without asking. */
	term_ctrl(t, 'x');
	term_wait_for(t, "(");
	term_type(t, "n");
	term_settle(t);
	term_ctrl(t, 'u');
	term_wait_gone(t, "depressie");
	write_page("page.html", true);
	demo_wait(t, "Written to %s, for you alone to read");
	cr_assert(strstr(contents(), "<html") != NULL);
	cr_assert(strstr(contents(), "Kees wijst iemand aan") != NULL);
	cr_assert_eq(access(page, F_OK), 0);
	write_page("page.html", false);
	demo_wait(t, "%s exists already. Overwrite it?");
	term_type(t, "n");
	term_settle(t);
	write_page("page.txt", false);
	demo_wait(t, "Written to %s, for you alone to read");
	cr_assert(strstr(contents(), "<html") == NULL);
	/* Leaving asks about what was changed since. */
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Keep this version (k), throw the changes away (w), back (Enter)?");
	term_type(t, "w");
	demo_wait(t, "page");
	end();
}

STEP(interview, gap_leads_back_to_its_question)
{
	begin(l);
	interview_begin_talk(&d, t);
	interview_answer_two(&d, t);
	term_type(t, "f");
	demo_wait(t, "Not asked");
	term_type(t, "jjj\n"); /* over the totals to the second gap: not where the talk stopped */
	demo_wait(t, "● saved");
	term_wait_for(t, demo_either(&d, "Wat is er lastig in het werk?", "What is difficult in the work?"));
	term_type(t, "n");
	term_wait_for(t, demo_either(&d, "Ziet u iets waar we op", "Do you see anything we"));
	finish();
	cr_assert_str_eq(demo_sql(&d, "SELECT state FROM answer WHERE question = 'difficult' "
				      "AND interview = (SELECT max(id) FROM interview)"), "dont_know");
	end();
}

STEP(interview, second_one_while_the_first_is_under_way)
{
	begin(l);
	interview_begin_talk(&d, t);
	term_type(t, "2");
	term_wait_for(t, demo_either(&d, "Hoe loopt het op dit moment?", "How is it going at the moment?"));
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Employers");
	term_type(t, "/");
	demo_wait(t, "Filter:");
	term_ctrl(t, 'u');
	term_type(t, "korenaar\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "i");
	demo_wait(t, "Ask first");
	term_type(t, "\n");
	demo_wait(t, "● saved");
	term_press(t, VTERM_KEY_ESCAPE);
	term_settle(t);
	cr_assert_eq(count("SELECT count(*) FROM interview WHERE finished IS NULL"), 2);
	/* The first again: its line on Today, the preparation offers it, a third is possible. */
	term_type(t, "1");
	term_wait_for(t, LINDE);
	demo_wait(t, "Not finished");
	term_type(t, "3/");
	demo_wait(t, "Filter:");
	term_ctrl(t, 'u');
	term_type(t, "linde\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "i");
	demo_wait(t, "Not finished");
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "Hoe loopt het op dit moment?", "How is it going at the moment?"));
	end();
}

STEP(interview, is_cancelled_from_the_list)
{
	begin(l);
	interview_begin_talk(&d, t);
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Employers");
	term_type(t, ":talks\n");
	demo_wait(t, "Conversations");
	term_wait_for(t, "{ › ");
	term_type(t, "x");
	demo_wait(t, "Cancel the conversation with %s? What was answered stays in the records");
	term_type(t, "y");
	demo_wait(t, "Conversation cancelled");
	cr_assert_str_eq(demo_sql(&d, STATE_OF_TALK), "cancelled");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM draft"), "0");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	cr_assert_str_neq(demo_sql(&d, STATE_OF_TALK), "cancelled");
	end();
}

STEP(interview, guide_point_ticked_in_it_stands_in_the_guide)
{
	begin(l);
	interview_begin_talk(&d, t);
	term_type(t, "G4");
	term_wait_for(t, demo_either(&d, "Een baan is meer dan", "A job is more than"));
	term_type(t, "1");
	term_wait_gone(t, demo_either(&d, "Een baan is meer dan", "A job is more than"));
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Employers");
	cr_assert_str_eq(demo_sql(&d, "SELECT point FROM guide_tick WHERE NOT deleted AND interview = "
				      "(SELECT max(id) FROM interview)"), "4.1");
	term_type(t, "2/ruben\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "{ › Ruben Achterberg");
	term_type(t, "\n");
	demo_wait(t, "Suggestions");
	term_type(t, "g4\n");
	demo_wait(t, "ticked in a conversation");
	term_wait_for(t, demo_either(&d, "✓ 22 nov", "✓ 22 Nov"));
	term_type(t, "a");
	term_wait_for(t, demo_either(&d, "Een baan is meer dan", "A job is more than"));
	demo_wait(t, "go on"); /* it is not finished */
	end();
}
