/* Weighing in the real program, in Dutch and in English: a dismissal in four keys,
 * the slow way from beginning to end, a draft that survives kill -9, what must be
 * explained on the agenda of the next contact, peer review without names. Which
 * suggestion is the first of Today does not matter. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

enum { SECOND_MS = 1050 };

static struct demo d;
static struct term *t;

static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	t = demo_start(&d, 24, 80);
	term_type(t, "jj"); /* behind what the law asks: the first suggestion */
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

#define LATEST " FROM decision WHERE NOT deleted ORDER BY id DESC LIMIT 1"
#define URGENT "This is urgent, and you dismiss it. Look at it step by step?"

static void latest(const char *expression, const char *expected)
{
	char sql[400];

	snprintf(sql, sizeof sql, "SELECT %s" LATEST, expression);
	cr_assert_str_eq(demo_sql(&d, sql), expected, "%s", expression);
}

static int decisions(void)
{
	return atoi(demo_sql(&d, "SELECT count(*) FROM decision WHERE NOT deleted"));
}

/* Family name of whom the latest decision is about. */
static void subject(char *name, size_t size)
{
	snprintf(name, size, "%s", demo_sql(&d, "SELECT e.family_name FROM decision d "
		"JOIN placement p ON p.id = d.placement JOIN employee e ON e.id = p.employee "
		"ORDER BY d.id DESC LIMIT 1"));
	cr_assert(*name, "the first row of Today is about nobody");
}

static void wait_for_draft(const char *text)
{
	enum { DRAFT_MS = 4000, PACE_MS = 40 };
	struct timespec from, now;
	char sql[200];

	snprintf(sql, sizeof sql, "SELECT instr(body, '%s') > 0 FROM draft", text);
	clock_gettime(CLOCK_MONOTONIC, &from);
	while (strcmp(demo_sql(&d, sql), "1") != 0) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		cr_assert_lt((now.tv_sec - from.tv_sec) * 1000, DRAFT_MS, "no draft\n%s", term_dump(t));
		term_idle(t, PACE_MS);
	}
}

STEP(weigh, dismissing_with_two_factors_takes_four_keys)
{
	static const char keys[] = "awb\n";
	int before;

	begin(l);
	before = decisions();
	cr_assert_eq(strlen(keys), 4);
	term_type(t, keys);
	demo_wait(t, URGENT); /* it is written by now */
	cr_assert_eq(decisions(), before + 1);
	latest("verdict || ' ' || depth || ' ' || reason || ': ' || factors",
		"dismissed short employee_declines: motivation- load-");
	term_type(t, "\n");
	demo_wait(t, "Dismissed (%s)");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	cr_assert_eq(decisions(), before);
	end();
}

STEP(weigh, a_second_press_turns_a_factor_round_and_a_digit_picks_the_reason)
{
	begin(l);
	term_type(t, "aw");
	term_wait_for(t, demo_either(&d, "w - wat de werknemer wil", "w - what the employee wants"));
	demo_wait(t, "against");
	term_type(t, "w");
	term_wait_for(t, demo_either(&d, "w + wat de werknemer wil", "w + what the employee wants"));
	term_type(t, "w");
	term_wait_for(t, demo_either(&d, "w o wat de werknemer wil", "w o what the employee wants"));
	term_type(t, "ww");
	term_wait_for(t, demo_either(&d, "(3 werknemer wil niet)", "(3 employee declines)"));
	term_type(t, "2");
	term_wait_for(t, demo_either(&d, "[2 al geregeld]", "[2 already arranged]"));
	term_type(t, "'");
	demo_wait(t, "Note:");
	term_type(t, "Vorige week besproken\n");
	demo_wait_gone(t, "Note:");
	term_type(t, "z");
	demo_wait(t, "No factor has the key %s; %s leaves");
	term_type(t, "\n");
	demo_wait(t, URGENT);
	latest("reason || ': ' || note || ' ' || factors", "arranged: Vorige week besproken motivation-");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Dismissed (%s)");
	end();
}

STEP(weigh, leaving_decides_nothing)
{
	int before;

	begin(l);
	before = decisions();
	term_type(t, "aw");
	demo_wait(t, "against");
	wait_for_draft("motivation-");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, "against");
	cr_assert_eq(decisions(), before);
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM draft"), "0");
	end();
}

STEP(weigh, an_empty_dismissal_is_completed_later)
{
	begin(l);
	term_type(t, "a\n");
	demo_wait(t, URGENT);
	term_type(t, "\n");
	demo_wait(t, "Dismissed; to complete later: %zu (:weigh-later)");
	term_type(t, ":weigh-later\n");
	demo_wait(t, "To complete later");
	term_type(t, "\n");
	demo_wait(t, "Reason");
	term_type(t, "r\n");
	demo_wait(t, "Completed");
	demo_wait(t, "Nothing to complete: every dismissal of two weeks says why.");
	latest("factors || reason", "role-not_needed");
	end();
}

/* From the first impression to the decision; everything answered. */
static void weigh_slowly(void)
{
	demo_wait(t, "First impression: what did you think at once?");
	cr_assert(!term_has(t, "✓"), "facts before the first impression\n%s", term_dump(t));
	term_type(t, "2");
	demo_wait(t, "Picture: what is not right (space), what is missing (+)?");
	term_type(t, " ");
	demo_wait(t, "not right");
	term_type(t, "+");
	demo_wait(t, "What is missing?");
	term_type(t, "Nieuwe chef\n");
	demo_wait_gone(t, "What is missing?");
	term_type(t, "mwwee\t");
	term_wait_for(t, demo_either(&d, "m + wat de", "m + what the"));
	term_type(t, "3"); /* the employee was not asked yet */
	term_type(t, "3"); /* dismiss */
	demo_wait(t, "Reason");
	term_type(t, "\t\t\n");
	demo_wait(t, "What would change it?");
	term_type(t, "Als het contract afloopt\n");
	demo_wait_gone(t, "What would change it?");
	term_type(t, "\n");
	demo_wait(t, "Which fact would change it?");
	term_type(t, demo_either(&d, "verloop\n", "course\n"));
	demo_wait_gone(t, "Which fact would change it?");
	term_type(t, "2"); /* told in the next conversation */
	demo_wait(t, "Enter: save (Ctrl-S anywhere)");
}

STEP(weigh, slowed_down_from_first_impression_to_turning_point)
{
	int before;

	begin(l);
	before = decisions();
	term_type(t, "w");
	weigh_slowly();
	term_pass(t, SECOND_MS);
	term_type(t, "\n");
	demo_wait(t, "Saved: %s, weighed in %s");
	cr_assert_eq(decisions(), before + 1);
	latest("verdict || ' ' || depth || ' ' || impression || ' ' || client_view || ' ' || explained",
		"dismissed slow no not_asked next");
	latest("factors || ': ' || reason", "possibilities+ motivation- employer-: employee_declines");
	latest("turning_point || ' ' || turning_fact", "Als het contract afloopt verloop");
	latest("disputed LIKE '%: %. Nieuwe chef'", "1");
	latest("seconds > 0", "1");
	end();
}

STEP(weigh, hints_are_of_the_step_and_no_question_is_cut)
{
	int before;

	begin(l);
	before = decisions();
	term_type(t, "w");
	demo_wait(t, "choose");
	demo_wait_gone(t, "missing");
	term_type(t, "1");
	demo_wait(t, "missing");
	demo_wait_gone(t, "choose");
	/* At sixty columns the question takes two lines. */
	term_size_to(t, 16, 60);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, l->code[0] == 'n' ? "Nog niet opgeslagen." : "Not saved yet.");
	term_wait_for(t, "(Enter)?");
	term_type(t, "w");
	demo_wait_gone(t, "missing");
	cr_assert_eq(decisions(), before);
	end();
}

STEP(weigh, slowing_down_is_offered_and_completes_the_same_decision)
{
	int before;

	begin(l);
	before = decisions();
	term_type(t, "awb\n");
	demo_wait(t, URGENT);
	term_type(t, "w");
	demo_wait(t, "First impression: what did you think at once?");
	term_type(t, "3");
	demo_wait(t, "Picture: what is not right (space), what is missing (+)?");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s, weighed in %s");
	cr_assert_eq(decisions(), before + 1);
	latest("depth || ' ' || impression || ' ' || factors", "slow unsure motivation- load-");
	end();
}

/* ---- kill -9 ---- */

STEP(weigh, what_was_weighed_survives_kill_9)
{
	begin(l);
	term_type(t, "w");
	demo_wait(t, "First impression: what did you think at once?");
	term_type(t, "1");
	demo_wait(t, "Picture: what is not right (space), what is missing (+)?");
	term_type(t, " mww+Nieuwe chef sinds"); /* in the middle of a line */
	wait_for_draft("Nieuwe chef sinds");
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	term_done(t);

	t = demo_start_as(&d, 24, 80, "anna", NULL);
	demo_wait(t, ": not saved at %s");
	term_type(t, "\n");
	term_wait_for(t, "Nieuwe chef sinds");
	demo_wait(t, "not right");
	term_ctrl(t, 's'); /* the decision is asked for */
	demo_wait(t, "First the decision; it may be \"still considering\".");
	term_type(t, "4");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s, weighed in %s");
	latest("verdict || ' ' || impression || ' ' || factors",
		"considering yes possibilities+ motivation-");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM draft"), "0");
	end();
}

/* The prompt that is open then ends as by Esc; the line in it is kept all the same. */
STEP(weigh, a_line_that_is_being_typed_survives_a_hang_up)
{
	begin(l);
	term_type(t, "w");
	demo_wait(t, "First impression: what did you think at once?");
	term_type(t, "1+");
	demo_wait(t, "What is missing?");
	term_type(t, "Nieuwe chef");
	term_wait_for(t, "Nieuwe chef");
	term_signal(t, SIGHUP);
	term_wait_exit(t);
	term_done(t);
	cr_assert_str_eq(demo_sql(&d, "SELECT instr(body, 'missing=Nieuwe chef') > 0 FROM draft"), "1");
	demo_close(&d);
}

/* ---- the agenda of the next contact ---- */

STEP(weigh, what_must_be_explained_is_on_the_agenda_until_it_was)
{
	char name[64], sql[200];

	begin(l);
	term_type(t, "w");
	weigh_slowly();
	term_type(t, "\n");
	demo_wait(t, "Saved: %s, weighed in %s");
	subject(name, sizeof name);
	snprintf(sql, sizeof sql, "SELECT state FROM action WHERE kind = 'explain' ORDER BY id DESC");
	cr_assert_str_eq(demo_sql(&d, sql), "open");
	term_type(t, "2/");
	term_type(t, name);
	term_type(t, "\n\n");
	demo_wait_gone(t, "Filter:");
	demo_wait(t, "To explain");
	term_type(t, "c");
	demo_wait(t, "Still to do · %s");
	term_type(t, "Uitgelegd\ty");
	term_wait_for(t, demo_either(&d, "› Uitgelegd", "› Explained"));
	term_ctrl(t, 's');
	demo_wait(t, "Saved");
	cr_assert_str_eq(demo_sql(&d, sql), "done");
	demo_wait_gone(t, "To explain");
	term_type(t, "c");
	term_wait_for(t, "Ctrl-S");
	cr_assert(!term_has(t, demo_either(&d, "Nog te doen", "Still to do")), "\n%s", term_dump(t));
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Suggestions");
	end();
}

/* ---- peer review ---- */

/* Nobody of the caseload is on the page, and no employer. */
static void check_nameless(const char *page)
{
	char names[4096], *save = NULL;

	snprintf(names, sizeof names, "%s", demo_sql(&d,
		"SELECT group_concat(n, '|') FROM (SELECT family_name n FROM employee UNION "
		"SELECT given_name FROM employee UNION SELECT name FROM organisation UNION "
		"SELECT family_name FROM person UNION SELECT place FROM organisation) WHERE length(n) > 2"));
	cr_assert(strlen(names) > 100, "no names to look for");
	for (char *n = strtok_r(names, "|", &save); n; n = strtok_r(NULL, "|", &save))
		cr_assert(!strstr(page, n), "\"%s\" is on the page:\n%s", n, page);
	cr_assert(!strstr(page, "2026"), "a date is on the page:\n%s", page);
}

static void read_page(const char *path, char *page, size_t size)
{
	struct stat st;
	FILE *f;
	size_t n;

	cr_assert_eq(stat(path, &st), 0, "%s was not written", path);
	cr_assert_eq(st.st_mode & 0777, 0600);
	f = fopen(path, "r");
	cr_assert(f != NULL);
	n = fread(page, 1, size - 1, f);
	page[n] = '\0';
	fclose(f);
}

#define OWN "het tempo is te hoog"

STEP(weigh, a_blind_round_then_both_beside_each_other_and_no_names)
{
	char path[100], page[16384];

	begin(l);
	/* What the owner thinks, before anyone is asked. */
	term_type(t, "w");
	demo_wait(t, "First impression: what did you think at once?");
	term_type(t, "1'");
	demo_wait(t, "Note:");
	term_type(t, OWN "\n");
	term_ctrl(t, 's');
	demo_wait(t, "First the decision; it may be \"still considering\".");
	term_type(t, "4");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s, weighed in %s");
	term_type(t, "i");
	demo_wait(t, "Your question to the group:");
	term_type(t, "Was ik te snel?\n");
	demo_wait(t, "Marked for peer review");
	latest("verdict || ' ' || peer_review || ' ' || peer_question", "considering 1 Was ik te snel?");
	term_type(t, "2:peer-review\n"); /* from wherever one is */
	term_wait_for(t, "Was ik te snel?");
	term_type(t, "b");
	demo_wait(t, "Peer review · blind round");
	term_size_to(t, 43, 132); /* all of it at once */
	term_wait_for(t, demo_either(&d, "de arbeidsmarkt", "the labour market"));
	cr_assert(!term_has(t, OWN), "\n%s", term_dump(t));
	term_type(t, "wwb3");
	term_wait_for(t, demo_either(&d, "[3 afwijzen]", "[3 dismiss]"));
	cr_assert(!term_has(t, OWN), "\n%s", term_dump(t));
	term_type(t, "\n");
	demo_wait(t, "Whose view (a pseudonym will do):");
	term_type(t, "Merel\n");
	demo_wait(t, "Peer review · both views");
	cr_assert_str_eq(demo_sql(&d, "SELECT who || ' ' || verdict || ' ' || factors FROM peer_view"),
		"Merel dismissed motivation- load+");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, "Peer review · both views");
	snprintf(path, sizeof path, "%s/kaart.txt", d.folder);
	term_type(t, "e");
	demo_wait(t, "Write to file:");
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	demo_wait(t, "Written to %s, for you alone to read");
	read_page(path, page, sizeof page);
	cr_assert(strstr(page, "Was ik te snel?") && strstr(page, OWN), "\n%s", page);
	check_nameless(page);
	term_type(t, "x");
	demo_wait(t, "No longer marked for peer review");
	demo_wait(t, "No case is marked for peer review. On a suggestion, i marks it.");
	end();
}

STEP(weigh, factors_are_data)
{
	begin(l);
	term_type(t, ":factors\n");
	demo_wait(t, "Factors that can weigh");
	term_type(t, "+");
	demo_wait(t, "Ctrl-S");
	term_type(t, "travel\tx\t");
	term_press(t, VTERM_KEY_RIGHT);
	term_type(t, "\tde reis\tthe journey");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s");
	term_wait_for(t, demo_either(&d, "de reis", "the journey"));
	term_type(t, "q");
	demo_wait_gone(t, "Factors that can weigh");
	term_type(t, "ax");
	term_wait_for(t, demo_either(&d, "x - de reis", "x - the journey"));
	term_type(t, "\n");
	demo_wait(t, URGENT);
	term_type(t, "\n");
	demo_wait(t, "Dismissed"); /* complete: a factor was named */
	latest("factors", "travel-");
	end();
}
