/* The talk on a real terminal in both languages: one key answers and moves on, text is
 * kept while it is typed, and nothing is lost by leaving, undoing or a dead line. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/language.h"
#include "tests/ui/talking.h"

static struct demo d;
static struct term *t;

static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	talking_begin(&d, "Versteeg");
	t = talking_start(&d, 24, 80);
	term_wait_for(t, Q_COURSE);
}

static void end(void)
{
	talking_leave(t);
	demo_close(&d);
}

static const char *value_of(const char *question)
{
	char sql[256];

	snprintf(sql, sizeof sql,
		"SELECT coalesce(state || ' ' || coalesce(value, text), state) FROM answer "
		"WHERE question = '%s' AND NOT deleted AND " THIS_TALK " ORDER BY id DESC LIMIT 1",
		question);
	return demo_sql(&d, sql);
}

STEP(talk, one_key_answers_and_moves_on)
{
	begin(l);
	term_type(t, "2");
	term_wait_for(t, Q_CHANGED);
	cr_assert_str_eq(value_of("course"), "answered attention");
	cr_assert_str_eq(demo_sql(&d, "SELECT p.course FROM placement p JOIN employee e ON e.id = p.employee "
				      "WHERE e.family_name = 'Versteeg'"),
		"attention", "the record knows it at once");
	term_type(t, "n");
	term_wait_for(t, Q_WELL);
	cr_assert_str_eq(value_of("changed"), "dont_know");
	term_type(t, "x");
	term_wait_for(t, Q_WORDS);
	cr_assert_str_eq(value_of("well"), "refused");
	term_type(t, "-");
	term_wait_for(t, Q_HOURS);
	cr_assert_str_eq(value_of("said"), "not_applicable");
	end();
}

STEP(talk, unchanged_takes_the_value_over)
{
	begin(l);
	demo_wait(t, "unchanged");
	term_type(t, "=");
	term_wait_for(t, Q_CHANGED);
	cr_assert_str_eq(value_of("course"), "unchanged difficult");
	term_type(t, "=");
	demo_wait(t, "Nothing was said here before.");
	term_wait_for(t, Q_CHANGED);
	end();
}

STEP(talk, several_choices_are_toggled)
{
	begin(l);
	term_type(t, "3n");
	term_wait_for(t, Q_WELL);
	term_type(t, "132");
	term_wait_for(t, "2 ✓");
	term_type(t, "2");
	term_wait_gone(t, "2 ✓");
	term_type(t, "\n");
	term_wait_for(t, Q_WORDS);
	cr_assert_str_eq(value_of("well"), "answered tasks team");
	end();
}

STEP(talk, letters_beyond_nine)
{
	begin(l);
	term_type(t, "31");
	term_wait_for(t, Q_WHAT);
	term_type(t, "0b");
	term_wait_for(t, "0b✓");
	term_type(t, "0");
	demo_wait(t, "Answer: its letter");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, "Answer: its letter");
	term_type(t, "\n");
	term_wait_for(t, Q_WELL);
	cr_assert_eq(atoi(demo_sql(&d, "SELECT count(*) FROM workplace_change WHERE " THIS_TALK)), 1);
	end();
}

STEP(talk, typing_goes_straight_into_a_field)
{
	begin(l);
	term_type(t, "3nn");
	term_wait_for(t, Q_WORDS);
	term_type(t, "nu gaat het wel\n");
	term_wait_for(t, Q_HOURS);
	cr_assert_str_eq(value_of("said"), "answered nu gaat het wel");
	/* Among keys a number begins with its digit; too much stays, and one can leave. */
	term_type(t, "12\n");
	term_wait_for(t, Q_HOURS);
	term_wait_for(t, "12");
	term_ctrl(t, 'u');
	term_type(t, "3\n");
	term_wait_for(t, Q_UNTIL);
	cr_assert_str_eq(value_of("breaks"), "answered 3");
	term_type(t, demo_either(&d, "maart", "march"));
	term_wait_for(t, "→");
	term_type(t, "\n");
	term_wait_for(t, Q_ELSE);
	cr_assert_str_eq(value_of("until"), "answered 2027-03");
	end();
}

STEP(talk, what_is_not_understood_becomes_a_remark)
{
	begin(l);
	term_type(t, "3nn-n"); /* n on a number: a key */
	term_wait_for(t, Q_UNTIL);
	term_type(t, "ooit eens\n");
	term_wait_for(t, "ooit eens");
	term_wait_for(t, Q_UNTIL);
	term_type(t, "\t");
	term_wait_for(t, Q_ELSE);
	cr_assert_str_eq(value_of("until"), "remark ooit eens");
	end();
}

STEP(talk, one_letter_in_a_field_is_no_answer)
{
	begin(l);
	term_type(t, "3nnn\n");
	term_wait_for(t, Q_HOURS);
	cr_assert_str_eq(value_of("said"), "dont_know");
	term_press(t, VTERM_KEY_UP);
	term_wait_for(t, Q_WORDS);
	term_type(t, "half");
	term_ctrl(t, 'x');
	term_wait_for(t, Q_HOURS);
	cr_assert_str_eq(value_of("said"), "refused");
	cr_assert_eq(talking_count(&d, "remark"), 1, "what was typed is not thrown away");
	end();
}

STEP(talk, remark_note_and_agreement)
{
	begin(l);
	term_type(t, "ovraag dit ook aan haar\n");
	term_wait_for(t, "vraag dit ook aan haar");
	demo_wait(t, "● saved");
	term_type(t, "'Ria stopt eerder\n");
	term_wait_for(t, "Ria stopt eerder");
	term_type(t, "a");
	demo_wait(t, "Agreed, what:");
	term_type(t, "nieuw aanspreekpunt\n");
	demo_wait(t, "who:");
	term_press_mod(t, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
	demo_wait(t, "Agreed, what:");
	term_type(t, "!\t2");
	demo_wait(t, "by when:");
	term_type(t, "1 dec");
	term_wait_for(t, "→");
	term_type(t, "\n");
	demo_wait_gone(t, "by when:");
	cr_assert_eq(talking_count(&d, "remark"), 1);
	cr_assert_eq(talking_count(&d, "note"), 1);
	cr_assert_str_eq(demo_sql(&d, "SELECT what || ' ' || promised_by || ' ' || due FROM action "
				      "WHERE " THIS_TALK),
		"nieuw aanspreekpunt! employer 2026-12-01");
	end();
}

STEP(talk, a_line_that_was_left_is_taken_up_again)
{
	begin(l);
	term_type(t, "'een halve zin");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "● saved");
	term_type(t, "3");
	term_wait_for(t, Q_CHANGED);
	term_wait_for(t, "een halve zin");
	term_type(t, "' en de rest\n");
	demo_wait_gone(t, "Note:");
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM answer WHERE state = 'note' AND " THIS_TALK),
		"een halve zin en de rest");
	end();
}

STEP(talk, other_placements_and_topics)
{
	begin(l);
	term_type(t, "]");
	term_wait_for(t, "› Ruben Achterberg");
	term_type(t, "g3");
	term_wait_for(t, Q_ELSE);
	term_type(t, "[");
	term_wait_for(t, "› Mark Versteeg");
	term_wait_for(t, Q_ELSE);
	term_type(t, "/contract\n");
	term_wait_for(t, Q_UNTIL);
	term_type(t, "=");
	term_wait_for(t, Q_ELSE);
	end();
}

STEP(talk, undo_leads_back)
{
	begin(l);
	term_type(t, "1");
	term_wait_for(t, Q_CHANGED);
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	term_wait_gone(t, "2/7"); /* the number of the question; its text stands in the toast too */
	term_wait_for(t, Q_COURSE);
	cr_assert_eq(talking_count(&d, "answered"), 0);
	term_ctrl(t, 'r');
	demo_wait(t, "Done again: %s");
	cr_assert_eq(talking_count(&d, "answered"), 1);
	end();
}

STEP(talk, why_and_history_go_with_any_key)
{
	begin(l);
	term_type(t, "w");
	demo_wait(t, "Why this question: the suggestions that wait for it");
	term_type(t, "H");
	demo_wait(t, "Said to this question, newest first");
	term_type(t, "3");
	term_wait_for(t, Q_CHANGED);
	demo_wait_gone(t, "Said to this question, newest first");
	end();
}

STEP(talk, a_paste_is_one_line)
{
	begin(l);
	term_type(t, "'");
	term_paste(t, "regel een\nregel twee\x1b[31m");
	term_wait_for(t, "regel een regel twee");
	term_type(t, "\n");
	demo_wait_gone(t, "Note:");
	cr_assert_eq(talking_count(&d, "note"), 1);
	cr_assert_str_eq(
		demo_sql(&d,
			"SELECT instr(text, char(27)) + instr(text, char(10)) FROM answer WHERE " THIS_TALK),
		"0");
	end();
}

STEP(talk, two_talks_at_once)
{
	demo_open(&d, l->code);
	talking_begin(&d, "Versteeg");
	talking_begin(&d, "Demir");
	t = talking_start(&d, 24, 80);
	term_wait_for(t, "› Esra Demir");
	term_type(t, "'over Esra");
	demo_wait(t, "○ typing…");
	term_press(t, VTERM_KEY_ESCAPE);
	term_type(t, "q");
	demo_wait(t, "Conversations");
	term_type(t, "j\n");
	term_wait_for(t, "› Mark Versteeg");
	term_type(t, "2");
	term_wait_for(t, Q_CHANGED);
	term_type(t, "q");
	demo_wait(t, "Conversations");
	term_type(t, "k\n");
	term_wait_for(t, "› Esra Demir");
	term_wait_for(t, "over Esra");
	term_type(t, "\n");
	demo_wait_gone(t, "Note:");
	cr_assert_eq(talking_count(&d, "note"), 1);
	end();
}

STEP(talk, every_size_keeps_the_text)
{
	static const int sizes[][2] = { { 43, 132 }, { 16, 60 }, { 24, 72 }, { 24, 80 } };

	begin(l);
	term_type(t, "'een lange zin die over de rand van een klein scherm zou lopen");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_size_to(t, sizes[i][0], sizes[i][1]);
		term_wait_for(t, "een lange zin");
		term_wait_for(t, Q_COURSE);
	}
	term_type(t, "\n");
	demo_wait_gone(t, "Note:");
	end();
}

STEP(talk, a_killed_program_goes_on_where_it_was)
{
	begin(l);
	term_type(t, "2n");
	term_wait_for(t, Q_WELL);
	term_type(t, "'midden in een");
	talking_kept(&d, t, "midden in een");
	term_signal(t, SIGKILL);
	term_wait_exit(t);
	term_done(t);
	t = demo_start_as(&d, 24, 80, "anna", NULL);
	demo_wait(t,
		"Conversation with %s of %s is not finished (%s), last text %s. [r]esume [f]inish [l]ater");
	term_type(t, (char[]){ _("rfl")[0], '\0' });
	term_wait_for(t, Q_WELL);
	term_wait_for(t, "midden in een");
	cr_assert_eq(talking_count(&d, "answered") + talking_count(&d, "dont_know"), 2);
	term_type(t, "\n");
	demo_wait_gone(t, "Note:");
	end();
}

STEP(talk, a_guide_is_ticked_in_the_talk)
{
	begin(l);
	term_type(t, "G");
	demo_wait(t, "Points of which guide, 1-9");
	term_type(t, "4");
	term_wait_for(t, "› 4 ");
	demo_wait(t, "discussed");
	term_type(t, "o");
	demo_wait(t, "Ticked, note:");
	term_type(t, "met Kees doorgenomen\n");
	demo_wait_gone(t, "Ticked, note:");
	term_wait_for(t, "1/");
	cr_assert_str_eq(
		demo_sql(&d, "SELECT note FROM guide_tick WHERE " THIS_TALK), "met Kees doorgenomen");
	term_type(t, "1");
	term_wait_for(t, "2/");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM guide_tick WHERE " THIS_TALK), "2");
	end();
}

/* A click where the text stands that is on screen. */
static void click(int y, int x)
{
	char press[64];

	snprintf(press, sizeof press, "\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x + 1, y + 1, x + 1, y + 1);
	term_send(t, press, strlen(press));
}

STEP(talk, the_mouse_is_optional)
{
	enum { TOP = 2, CHOICES = 8, MAIN = 29, EMPLOYER = 2, SECOND_SUBJECT = 5 };

	begin(l);
	click(CHOICES + 1, MAIN);
	term_wait_for(t, Q_CHANGED);
	cr_assert_str_eq(value_of("course"), "answered attention");
	click(TOP + EMPLOYER, 4);
	term_wait_for(t, Q_ELSE);
	click(TOP + SECOND_SUBJECT, 4);
	term_wait_for(t, "› Ruben Achterberg");
	end();
}

STEP(talk, what_is_in_the_file_reaches_no_terminal_raw)
{
	demo_open(&d, l->code);
	talking_begin(&d, "Versteeg");
	demo_sql(&d, "UPDATE employee SET family_name = char(27) || '[31mVersteeg' || char(7) || char(8238) "
		     "WHERE family_name = 'Versteeg'; UPDATE organisation SET name = char(27) || ']0;raak' "
		     "|| char(7) || name "
		     "WHERE name LIKE '%Linde'");
	t = talking_start(&d, 24, 80);
	term_wait_for(t, Q_COURSE);
	term_type(t, "'");
	term_paste(t, "\x1b]52;c;cmFhaw==\x07 kwaad");
	term_wait_for(t, "kwaad");
	term_type(t, "\n");
	demo_wait_gone(t, "Note:");
	cr_assert(memmem(t->raw, t->bytes, "\x1b]0;raak", 9) == NULL);
	cr_assert(memmem(t->raw, t->bytes, "\x1b]52", 4) == NULL);
	cr_assert(memmem(t->raw, t->bytes, "\x1b[31mVersteeg", 13) == NULL);
	end();
}

STEP(talk, every_key_is_explained)
{
	static const char *const helps[] = { "Unchanged since the time before, and go on",
		"A loose note, with its time", "An agreement: what, who and when; it stands on Today",
		"Why this question: the suggestions that wait for it", "Go to a topic: g, then its digit" };

	demo_open(&d, l->code);
	talking_begin(&d, "Versteeg");
	t = talking_start(&d, 43, 132);
	term_type(t, "?");
	for (size_t i = 0; i < sizeof helps / sizeof *helps; i++)
		demo_wait(t, helps[i]);
	term_press(t, VTERM_KEY_ESCAPE);
	end();
}

STEP(talk, someone_elses_can_only_be_read)
{
	demo_open(&d, l->code);
	talking_begin(&d, "Versteeg");
	t = demo_start_as(&d, 24, 80, "bram", NULL);
	demo_wait(t, "help");
	term_type(t, ":talks\n");
	demo_wait(t, "Conversations");
	term_type(t, "\n");
	demo_wait(t, "only to read");
	term_type(t, "1");
	demo_wait(t, "This conversation can only be read.");
	cr_assert_eq(talking_count(&d, "answered"), 0);
	demo_leave(t);
	demo_close(&d);
}
