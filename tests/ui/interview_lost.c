/* The line drops in the middle of a sentence of a note: the talk is offered at the next
 * start with how far it came and from when the last text is, and goes on there. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <string.h>

#include "anker/date.h"
#include "anker/lang.h"
#include "tests/ui/interview_demo.h"

/* A draft is due half a second after the last key and at least every two. */
enum { DRAFT_MS = 2000, PACE_MS = 40 };
#define HALF "De collega van Ri"

struct loss {
	int sig; /* 0: the other side of the line goes */
	char lang[3];
};

ParameterizedTestParameters(interview_lost, goes_on_where_it_was)
{
	static struct loss losses[] = { { 0, "nl" }, { SIGHUP, "en" }, { SIGKILL, "nl" }, { SIGKILL, "en" } };

	return cr_make_param_array(struct loss, losses, 4);
}

static void wait_for_draft(struct demo *d, struct term *t)
{
	int64_t until = clock_ms() + DRAFT_MS;

	while (strcmp(demo_sql(d, "SELECT count(*) FROM draft WHERE body LIKE '%" HALF "'"), "1") != 0) {
		cr_assert_lt(clock_ms(), until, "no draft after %d ms:\n%s", DRAFT_MS, term_dump(t));
		term_idle(t, PACE_MS);
	}
}

static struct term *lose_one(struct demo *d, const struct loss *l)
{
	struct term *t = demo_start(d, 24, 80);

	interview_begin_talk(d, t);
	interview_answer_two(d, t);
	term_type(t, "'" HALF);
	term_wait_for(t, HALF);
	if (l->sig == SIGKILL)
		wait_for_draft(d, t);
	if (l->sig)
		term_signal(t, l->sig);
	else
		term_hang_up(t);
	term_wait_exit(t);
	term_done(t);
	return demo_start_as(d, 24, 80, "anna", NULL);
}

static void ask(struct demo *d, struct term *t)
{
	demo_wait(t, "Conversation with %s of %s is not finished (%s), last text %s. "
		     "[r]esume [f]inish [l]ater");
	term_wait_for(t, LINDE);
	(void)d;
}

static void answer(struct term *t, size_t key)
{
	char one[2] = { _("rfl")[key], '\0' };

	term_type(t, one);
}

ParameterizedTest(struct loss *l, interview_lost, goes_on_where_it_was)
{
	struct demo d;
	struct term *t;

	demo_open(&d, l->lang);
	t = lose_one(&d, l);
	ask(&d, t);
	answer(t, 0);
	term_wait_for(t, demo_either(&d, "Wat gaat er goed?", "What goes well?"));
	term_wait_for(t, HALF);
	term_type(t, "a gaat weg.\n");
	term_settle(t);
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM answer WHERE state = 'note' ORDER BY id DESC"),
		HALF "a gaat weg.");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM answer WHERE state = 'answered' AND interview = "
				  "(SELECT max(id) FROM interview)"), "2");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Today");
	demo_leave(t);
	demo_close(&d);
}

/* Finishing at once: what was not entered is shown, and asked about. */
Test(interview_lost, is_finished_at_the_start)
{
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	t = lose_one(&d, &(struct loss){ SIGKILL, "en" });
	ask(&d, t);
	answer(t, 1);
	term_wait_for(t, HALF);
	term_type(t, "\n");
	demo_wait(t, "What was typed but not entered is lost then. Finish?");
	term_type(t, "y");
	demo_wait(t, "Conversation finished");
	cr_assert_str_eq(demo_sql(&d, STATE_OF_TALK), "finished");
	cr_assert_str_eq(demo_sql(&d, "SELECT count(*) FROM draft"), "0");
	demo_leave(t);
	demo_close(&d);
}

/* Later: on Today, and asked again at the next start; never as an ordinary draft. */
Test(interview_lost, is_left_for_later)
{
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	t = lose_one(&d, &(struct loss){ SIGKILL, "en" });
	ask(&d, t);
	answer(t, 2);
	demo_wait(t, "help");
	cr_assert(!term_has(t, "throw away"), "offered as a draft:\n%s", term_dump(t));
	term_wait_for(t, "{ › ");
	demo_leave(t);
	t = demo_start_as(&d, 24, 80, "anna", NULL);
	ask(&d, t);
	answer(t, 2);
	demo_wait(t, "help");
	term_type(t, "jj\n"); /* the first row of Today behind what the law asks */
	term_wait_for(t, HALF);
	term_press(t, VTERM_KEY_ESCAPE);
	demo_leave(t);
	demo_close(&d);
}
