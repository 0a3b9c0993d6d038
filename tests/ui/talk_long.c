/* Long lists in a talk: as many topics and questions as a list may have, answers with long
 * labels, several answers, and what the marks and the line below say of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "tests/ui/language.h"
#include "tests/ui/talking.h"

static struct demo d;
static struct term *t;

static const char head[] = "# Talk {#talk}\n\nFor the tests.\n\n- with: employer\n- purpose: monitoring\n"
			   "- by: phone\n- version: 2026-11-22\n";

static void begin_text(const struct language *l, const char *text, int rows, int cols)
{
	demo_open(&d, l->code);
	talking_begin_list(&d, "Versteeg", text);
	t = talking_start(&d, rows, cols);
}

/* Topics of as many questions, "Subject 3" with "Is it 11?" */
static void begin(const struct language *l, int topics, int questions)
{
	struct str s = STR_INIT;

	str_add(&s, head);
	for (int i = 0; i < topics * questions; i++) {
		if (i % questions == 0)
			str_addf(&s, "\n## Subject %d {#s%d}\n", i / questions + 1, i / questions + 1);
		str_addf(&s, "\n### Is it %d? {#q%d}\n\n- kind: yesno\n", i + 1, i + 1);
	}
	begin_text(l, s.text, 24, 80);
	str_free(&s);
	term_wait_for(t, "Is it 1?");
}

static void end(void)
{
	talking_leave(t);
	demo_close(&d);
}

STEP(talk_long, sixty_topics_go_by_their_number)
{
	begin(l, 60, 5);
	term_wait_for(t, "1/300");
	term_type(t, "g31");
	term_wait_for(t, "Is it 151?");
	term_wait_for(t, "› 31 Subject 31"); /* far beyond what the column shows at first */
	term_type(t, "g4");
	demo_wait(t, "To topic %zu: Enter, or its next digit");
	term_type(t, "\n");
	term_wait_for(t, "› 4 Subject 4");
	term_wait_for(t, "Is it 16?");
	term_type(t, "g60");
	term_wait_for(t, "› 60 Subject 60");
	term_type(t, "g7");
	term_wait_for(t, "› 7 Subject 7"); /* no 70: it does not wait */
	term_type(t, "g61");
	demo_wait(t, "There is no topic %zu.");
	term_wait_for(t, "› 7 Subject 7");
	end();
}

STEP(talk_long, three_hundred_questions_to_the_last)
{
	begin(l, 60, 5);
	term_type(t, "g60");
	term_wait_for(t, "Is it 296?");
	term_type(t, "11111");
	term_wait_for(t, "Is it 1?"); /* those before it are open */
	term_wait_for(t, "› 1 Subject 1");
	cr_assert_eq(talking_count(&d, "answered"), 5);
	term_type(t, "/is it 299\n");
	term_wait_for(t, "299/300");
	term_wait_for(t, "› 60 Subject 60");
	end();
}

STEP(talk_long, the_tenth_topic_is_0)
{
	begin(l, 10, 1);
	term_type(t, "g1");
	term_wait_for(t, "› 1 Subject 1");
	term_type(t, "g0");
	term_wait_for(t, "› 0 Subject 10");
	term_wait_for(t, "Is it 10?");
	end();
}

/* Nine answers that need a line each, on a screen that has four for them. */
STEP(talk_long, long_answers_stay_whole_on_a_low_screen)
{
	static const char list[] =
		"\n## Signals {#s}\n\n### What is seen? {#q}\n\n"
		"1. gets stuck in the work {a}\n2. too much of it {b}\n3. needs help with the tasks {c}\n"
		"4. conflict {d}\n5. reported sick {e}\n6. less pleasure or motivation {f}\n"
		"7. private (told) {g}\n8. guidance falls away {h}\n9. something else {i}\n\n- kind: choices\n";
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", head, list);
	begin_text(l, s.text, 16, 60);
	str_free(&s);
	term_wait_for(t, "6 · less pleasure or motivation");
	term_wait_for(t, "8 · guidance falls away");
	demo_wait(t, "none");
	term_type(t, "68");
	term_wait_for(t, "6 ✓ {less pleasure or motivation}");
	term_wait_for(t, "8 ✓ {guidance falls away}");
	demo_wait(t, "these %zu");
	term_type(t, "\n");
	demo_wait(t, "Everything was asked: %u of %u answered.");
	cr_assert_str_eq(demo_sql(&d, "SELECT value FROM answer WHERE question = 'q'"), "f h");
	end();
}

/* What came up in this talk is not asked after as if it stood before. */
STEP(talk_long, what_was_told_just_now_is_not_asked_after)
{
	static const char list[] = "\n## Signals {#s}\n\n### What is seen? {#q}\n\n- kind: signals\n\n"
				   "### Is it still there? {#still}\n\n- fact: open_signaal_merkbaar\n"
				   "- kind: yesno\n- if: open_signaal_merkbaar bekend\n\n"
				   "### And then? {#then}\n\n- kind: text\n";
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", head, list);
	begin_text(l, s.text, 24, 80);
	str_free(&s);
	term_wait_for(t, "What is seen?");
	term_type(t, "2\n");
	term_wait_for(t, "And then?");
	term_wait_for(t, "2/2");
	cr_assert_eq(atoi(demo_sql(&d, "SELECT count(*) FROM signal WHERE NOT deleted AND " THIS_TALK)), 1);
	end();
}

/* On a question answered by typing u is a letter. */
STEP(talk_long, the_last_answer_is_taken_back_from_a_field)
{
	static const char list[] = "\n## Two {#s}\n\n### One of two? {#q}\n\n- kind: yesno\n\n"
				   "### In words? {#words}\n\n- kind: text\n";
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", head, list);
	begin_text(l, s.text, 24, 80);
	str_free(&s);
	term_type(t, "1");
	term_wait_for(t, "In words?");
	term_type(t, "up\b\b");
	term_ctrl(t, 'u');
	term_ctrl(t, 'z'); /* takes back what was typed, no more */
	term_wait_for(t, "up");
	cr_assert_eq(talking_count(&d, "answered"), 1);
	term_ctrl(t, 'u');
	talking_kept(&d, t, "words");
	term_press(t, VTERM_KEY_UP);
	term_wait_for(t, "One of two?");
	term_press(t, VTERM_KEY_DOWN);
	term_wait_for(t, "In words?");
	term_ctrl(t, 'z');
	term_wait_for(t, "One of two?");
	cr_assert_eq(talking_count(&d, "answered"), 0);
	end();
}

STEP(talk_long, an_imprecise_day_is_due_at_its_last)
{
	begin(l, 1, 1);
	term_type(t, "aiets doen\n2voor de zomer");
	demo_wait(t, "→ at the latest %s");
	term_wait_for(t, "2027");
	term_type(t, "\n");
	demo_wait_gone(t, "by when:");
	term_wait_for(t, strcmp(l->code, "nl") == 0 ? "→ werkgever, uiterlijk 31 mei 2027"
						    : "→ employer, by 31 May 2027");
	cr_assert_str_eq(demo_sql(&d, "SELECT due || ' ' || promised_by FROM action WHERE " THIS_TALK),
		"2027-05-31 employer");
	end();
}

STEP(talk_long, a_masked_number_is_always_told)
{
	static const char list[] = "\n## Two {#s}\n\n### When? {#q}\n\n- kind: date\n\n"
				   "### Then? {#words}\n\n- kind: yesno\n";
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", head, list);
	begin_text(l, s.text, 24, 80);
	str_free(&s);
	term_wait_for(t, "When?");
	term_type(t, "na 111222333\t"); /* no date: left over, and kept as a remark */
	term_wait_for(t, "Then?");
	demo_wait(t, "Not understood: kept as a remark, citizen service number masked.");
	term_type(t, "abel 111222333\n\n\n");
	demo_wait(t, "A citizen service number in it was masked.");
	cr_assert_eq(atoi(demo_sql(&d, "SELECT count(*) FROM answer WHERE text LIKE '%111222333%'")), 0);
	end();
}
