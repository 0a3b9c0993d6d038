/* The line drops while a contact is being noted: the terminal is given back
 * where that is possible, the program ends soon, and the next start offers what
 * was typed, saying from when it is. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "tests/ui/demo.h"

/* A draft is due half a second after the last key and at least every two. */
enum { DRAFT_MS = 2000, END_MS = 2000, PACE_MS = 40 };
#define NOTE "Gebeld met de teamleider; hij vraagt"

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static struct term *type_a_note(struct demo *d)
{
	struct term *t = demo_start(d, 24, 80);

	term_type(t, "jjc" NOTE);
	term_wait_for(t, NOTE);
	return t;
}

static bool is_kept(struct demo *d, const char *text)
{
	char sql[200];

	snprintf(sql, sizeof sql, "SELECT instr(body, '%s') > 0 FROM draft", text);
	return strcmp(demo_sql(d, sql), "1") == 0;
}

/* What was typed is on disk before two seconds are over. */
static void wait_for_draft(struct demo *d, struct term *t, const char *text)
{
	int64_t until = now_ms() + DRAFT_MS;

	while (!is_kept(d, text)) {
		cr_assert_lt(now_ms(), until, "no draft of \"%s\" after %d ms:\n%s", text, DRAFT_MS, term_dump(t));
		term_idle(t, PACE_MS);
	}
}

/* The next start: asked, resumed, finished and saved. */
static void resume(struct demo *d)
{
	char kept_at[16];
	int contacts = atoi(demo_sql(d, "SELECT count(*) FROM contact WHERE NOT deleted"));
	struct term *t;

	snprintf(kept_at, sizeof kept_at, "%s", demo_sql(d, "SELECT substr(at, 12, 5) FROM draft"));
	t = demo_start_as(d, 24, 80, "anna", NULL);
	demo_wait(t, ": not saved at %s");
	cr_assert(term_has(t, kept_at), "no %s here:\n%s", kept_at, term_dump(t));
	term_type(t, "\n");
	term_wait_for(t, NOTE);
	term_type(t, " om hulp.");
	term_wait_for(t, NOTE " om hulp.");
	term_ctrl(t, 's');
	demo_wait(t, "Saved");
	cr_assert_eq(atoi(demo_sql(d, "SELECT count(*) FROM contact WHERE NOT deleted")), contacts + 1);
	cr_assert_str_eq(demo_sql(d, "SELECT note FROM contact ORDER BY id DESC"), NOTE " om hulp.");
	cr_assert_str_eq(demo_sql(d, "SELECT count(*) FROM draft"), "0");
	demo_leave(t);
}

/* `line` is the terminal's own side: the program's is gone with it. */
static void assert_given_back(const struct term *t, int line)
{
	struct termios mode;

	cr_assert(!t->altscreen, "still on the other screen");
	cr_assert(t->cursor_visible, "no cursor");
	cr_assert(strstr(t->raw, "\033[?2004l") != NULL, "pasting stays marked");
	cr_assert_eq(tcgetattr(line, &mode), 0);
	cr_assert((mode.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO), "the line is still raw");
}

struct ending {
	int sig; /* 0: the other side of the line goes */
};

ParameterizedTestParameters(lost_line, gives_back_and_resumes)
{
	static struct ending endings[] = { { 0 }, { SIGHUP }, { SIGTERM } };

	return cr_make_param_array(struct ending, endings, 3);
}

ParameterizedTest(struct ending *e, lost_line, gives_back_and_resumes)
{
	struct demo d;
	struct term *t;
	int64_t began;
	int line;

	demo_open(&d, "nl");
	t = type_a_note(&d);
	line = e->sig ? dup(t->master) : -1;
	/* At once: leaving writes the draft, however fresh. */
	began = now_ms();
	if (e->sig)
		term_signal(t, e->sig);
	else
		term_hang_up(t);
	cr_assert_geq(term_wait_exit(t), 0, "ended by a signal");
	cr_assert_lt(now_ms() - began, END_MS, "it took %d ms to end", (int)(now_ms() - began));
	if (e->sig)
		assert_given_back(t, line);
	if (line >= 0)
		close(line);
	term_done(t);
	cr_assert(is_kept(&d, NOTE));
	resume(&d);
	demo_close(&d);
}

Test(lost_line, killed_after_a_pause__keeps_everything)
{
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	t = type_a_note(&d);
	wait_for_draft(&d, t, NOTE);
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	term_done(t);
	resume(&d);
	demo_close(&d);
}

/* The same expert in a second window, while the first is still being typed in. */
Test(lost_line, not_lost__is_not_offered_to_a_second_program)
{
	struct demo d;
	struct term *t, *second;

	demo_open(&d, "en");
	t = type_a_note(&d);
	wait_for_draft(&d, t, NOTE);
	second = demo_start_as(&d, 24, 80, "anna", NULL);
	demo_wait(second, "help");
	cr_assert(!term_has(second, "not saved at"), "offered:\n%s", term_dump(second));
	term_type(second, "jjc");
	demo_wait(second, "Signals heard");
	cr_assert(!term_has(second, NOTE), "taken over:\n%s", term_dump(second));
	term_ctrl(second, 'q');
	term_wait_exit(second);
	term_done(second);
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	term_done(t);
	resume(&d);
	demo_close(&d);
}

Test(lost_line, killed_in_the_middle_of_typing__keeps_a_beginning)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	struct demo d;
	struct term *t;
	int64_t until;
	char typed[256] = "";
	size_t n = 0;

	demo_open(&d, "en");
	t = demo_start(&d, 24, 80);
	term_type(t, "jjc");
	demo_wait(t, "Signals heard");
	/* Never half a second of rest: the limit of two seconds must do it. */
	until = now_ms() + 2 * DRAFT_MS;
	while (strcmp(demo_sql(&d, "SELECT count(*) FROM draft"), "1") != 0) {
		cr_assert_lt(now_ms(), until, "no draft while typing on");
		cr_assert_lt(n, sizeof typed - 1);
		typed[n] = letters[n % 26];
		term_send(t, &typed[n++], 1);
		term_pass(t, PACE_MS);
	}
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	term_done(t);
	cr_assert(is_kept(&d, "abcdefgh"), "typed %s, kept %s", typed, demo_sql(&d, "SELECT body FROM draft"));
	t = demo_start_as(&d, 24, 80, "anna", NULL);
	demo_wait(t, ": not saved at %s");
	term_type(t, "\n");
	term_wait_for(t, "abcdefgh");
	term_done(t);
	demo_close(&d);
}
