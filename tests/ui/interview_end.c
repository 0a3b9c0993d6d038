/* The end of a conversation on the screens: agreements, what the contacts say and the
 * minutes can be changed until the last Enter, in both languages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

#define OF_TALK "NOT deleted AND interview = (SELECT max(id) FROM interview)"

static int count(const char *sql)
{
	return atoi(demo_sql(&d, sql));
}

/* Whether the selected row has this. */
static bool on(const char *text)
{
	const char *row, *end, *found;

	term_settle(t);
	row = strstr(term_dump(t), "› ");
	found = row ? strstr(row, text) : NULL;
	end = row ? strchr(row, '\n') : NULL;
	return found && (!end || found < end);
}

static void to_row(const char *text)
{
	enum { MOST = 30 };

	term_press(t, VTERM_KEY_HOME);
	for (int i = 0; i < MOST && !on(text); i++)
		term_type(t, "j");
	cr_assert(on(text), "no row with %s", text);
}

static void to_finish(void)
{
	term_type(t, "f");
	demo_wait(t, "Next time");
	term_wait_for(t, "{ › ");
}

static void finish(void)
{
	term_press(t, VTERM_KEY_HOME);
	term_type(t, "\n");
	demo_wait(t, "Conversation finished");
}

STEP(interview_end, agreement_is_changed_and_another_dropped)
{
	begin(l);
	interview_begin_talk(&d, t);
	interview_answer_two(&d, t);
	interview_agree(t, "Kees wijst iemand aan");
	interview_agree(t, "Kees schrijft een brief");
	to_finish();
	to_row("iemand aan");
	term_type(t, "\n");
	demo_wait(t, "By when");
	term_type(t, " op papier\t");
	term_type(t, demo_either(&d, "werkgever\n", "employer\n"));
	term_type(t, "\t");
	term_ctrl(t, 'u');
	term_type(t, "4 dec");
	term_ctrl(t, 's');
	demo_wait(t, "Agreement changed");
	term_wait_for(t, demo_either(&d, "werkgever: Kees wijst iemand aan op papier",
		"employer: Kees wijst iemand aan op papier"));
	term_wait_for(t, demo_either(&d, "4 dec", "4 Dec"));
	to_row("brief");
	term_type(t, "x");
	demo_wait(t, "Agreement taken back");
	term_wait_gone(t, "brief");
	finish();
	cr_assert_str_eq(demo_sql(&d, "SELECT promised_by || ' ' || due || ' ' || what FROM action WHERE " OF_TALK),
		"employer 2026-12-04 Kees wijst iemand aan op papier");
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK " AND note LIKE '%op papier%'"), 1);
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK " AND note LIKE '%brief%'"), 0);
	end();
}

STEP(interview_end, two_placements_each_with_its_text_and_the_same_minutes)
{
	begin(l);
	interview_begin_talk(&d, t);
	interview_answer_two(&d, t);
	term_type(t, "]");
	term_settle(t);
	term_type(t, "2");
	term_settle(t);
	to_finish();
	term_wait_for(t, demo_either(&d, "2 contacten op de tijdlijn", "2 contacts on the timeline"));
	to_row("Lotte van Dam: ");
	term_type(t, "\n");
	demo_wait(t, "What the contact says");
	term_type(t, " Meer snoeien.");
	term_ctrl(t, 's');
	term_wait_for(t, "Meer snoeien.");
	demo_wait(t, "Next time");
	to_row(demo_either(&d, "Minuten", "Minutes"));
	term_type(t, "\n");
	demo_wait(t, "What the contact says");
	term_ctrl(t, 'u');
	term_type(t, "25");
	term_ctrl(t, 's');
	demo_wait(t, "Next time");
	finish();
	term_wait_for(t, demo_either(&d, "; beantwoord: ", "; answered: "));
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK), 2);
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK " AND minutes = 25"), 2);
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK " AND note LIKE '%Meer snoeien%'"), 1);
	cr_assert_eq(count("SELECT count(*) FROM contact c JOIN placement p ON p.id = c.placement JOIN employee e "
			   "ON e.id = p.employee WHERE c.interview = (SELECT max(id) FROM interview) AND "
			   "c.note LIKE '%snoeien%' AND e.family_name LIKE '%Dam'"), 1);
	end();
}

/* Choices that were ticked when the line was lost: told in words. */
STEP(interview_end, what_was_ticked_but_not_entered_is_told)
{
	begin(l);
	interview_begin_talk(&d, t);
	term_type(t, "1");
	term_wait_for(t, demo_either(&d, "Wat is er veranderd?", "What has changed?"));
	term_type(t, "2");
	term_wait_for(t, "✓ ");
	term_hang_up(t);
	term_wait_exit(t);
	term_done(t);
	t = demo_start_as(&d, 24, 80, "anna", NULL);
	demo_wait(t, "Conversation with %s of %s is not finished (%s), last text %s. "
		     "[r]esume [f]inish [l]ater");
	term_type(t, (char[]){ _("rfl")[1], '\0' });
	term_wait_for(t, demo_either(&d, "nog niet ingevoerd: collega komt", "not entered yet: colleague"));
	cr_assert_not(term_has(t, "colleague_"));
	end();
}

/* Nobody works there now: it is about the employer, whose own contact can be edited. */
STEP(interview_end, employer_without_running_placements)
{
	begin(l);
	term_type(t, "3/pollepel\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "{ › Restaurant De Pollepel");
	term_type(t, "i");
	demo_wait(t, "none running: the conversation is about the employer");
	term_type(t, "\n");
	demo_wait(t, "● saved");
	term_type(t, "'wil in het voorjaar weer iemand\n");
	term_wait_for(t, "wil in het voorjaar weer iemand");
	interview_agree(t, "Stuurt het takenlijstje");
	to_finish();
	term_wait_for(t, demo_either(&d, "een contact met Restaurant De Pollepel", "a contact with Restaurant De"));
	to_row(demo_either(&d, "Contact ", "Contact "));
	term_type(t, "\n");
	demo_wait(t, "What the contact says");
	term_type(t, " En bedankt.");
	term_ctrl(t, 's');
	demo_wait(t, "Next time");
	finish();
	cr_assert_eq(count("SELECT count(*) FROM contact WHERE " OF_TALK " AND placement IS NULL AND "
			   "note LIKE '%voorjaar%En bedankt.%'"), 1);
	term_type(t, "s");
	demo_wait(t, "for whom");
	term_wait_for(t, "Stuurt het takenlijstje");
	cr_assert_not(term_has(t, "voorjaar"));
	end();
}

/* The question about the profile of Lotte, ticked or not. */
static void wait_profile(const char *mark)
{
	char text[80];

	snprintf(text, sizeof text, "%s  Lotte van Dam · %s", mark,
		demo_either(&d, "Van wanneer", "What is the date"));
	term_wait_for(t, text);
}

/* What an employee can carry is asked of the employee: unticked, until one chooses so. */
STEP(interview_end, what_is_private_is_not_asked_of_the_employer)
{
	begin(l);
	term_type(t, "3/linde\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "i");
	demo_wait(t, "Ask first");
	wait_profile("·");
	demo_wait(t, "private");
	term_type(t, "jj");
	term_wait_for(t, demo_either(&d, "vertelt de werknemer", "the employee's to tell"));
	term_type(t, " ");
	wait_profile("✓");
	term_type(t, "k ");
	wait_profile("·");
	term_type(t, "w");
	demo_wait(t, "With whom?");
	term_type(t, demo_either(&d, "werknemer\n", "employee\n"));
	demo_wait_gone(t, "With whom?");
	demo_wait_gone(t, "private");
	/* Dropped by hand stays dropped; the other is asked now. */
	wait_profile("·");
	term_wait_for(t, demo_either(&d, "✓  Mark Versteeg · Is een SFB", "✓  Mark Versteeg · Has an SFB"));
	end();
}
