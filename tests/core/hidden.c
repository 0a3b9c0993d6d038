/* The prompt for a secret, in a real terminal: what it takes, and what nobody sees. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/core/demo.h"
#include "tests/support/term.h"

static struct term *t;

static void begin(void)
{
	t = demo_start(24, 80, 0, NULL);
	term_wait_for(t, "item 1");
	term_type(t, "p");
	term_wait_for(t, "Secret:");
}

static void leave(void)
{
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(strstr(t->raw, "zonne") == NULL, "it was on the screen");
	term_done(t);
}

TestSuite(hidden, .init = begin, .fini = leave);

static int dots(void)
{
	int n = 0;

	term_settle(t);
	for (const char *s = term_dump(t); (s = strstr(s, "•")) != NULL; s++)
		n++;
	return n;
}

Test(hidden, typed_and_pasted__is_taken_as_it_is)
{
	term_type(t, "zonneX");
	term_press(t, VTERM_KEY_BACKSPACE);
	term_paste(t, "bloem é\nnever");
	term_wait_for(t, "long enough");
	term_type(t, "\n");
	term_wait_for(t, "took 13 bytes, those");
	cr_assert(strstr(t->raw, "one second ...") != NULL);
}

Test(hidden, refused__is_asked_again_from_nothing)
{
	term_type(t, "zonn");
	term_wait_for(t, "short");
	cr_assert_gt(dots(), 0);
	term_type(t, "\n");
	term_wait_for(t, "too short");
	cr_assert_eq(dots(), 0, "\n%s", term_dump(t));
	term_type(t, "zonnebloem é\n");
	term_wait_for(t, "took 13 bytes, those");
}

/* A slow line brings the bytes of a character apart. */
Test(hidden, a_character_in_two_halves__is_one)
{
	term_type(t, "zonnebloem ");
	term_wait_for(t, "long enough");
	term_send(t, "\xc3", 1);
	term_settle(t);
	term_send(t, "\xa9\r", 2);
	term_wait_for(t, "took 13 bytes, those");
}

Test(hidden, a_byte_of_no_character__is_not_left_out_unseen)
{
	term_type(t, "zonnebloem ");
	term_wait_for(t, "long enough");
	int before = dots();
	term_send(t, "\xe9", 1); /* as a terminal sends it that is set to Latin-1 */
	term_settle(t);
	term_send(t, "s", 1);
	cr_assert_gt(dots(), before + 1);
	term_send(t, "\r", 1);
	term_wait_for(t, "took 15 bytes, others");
}

/* Twelve letters: as many dots as letters is one chance in half a million. */
Test(hidden, dots__do_not_count)
{
	int before = 0, same = 0;

	for (int i = 0; i < 12; i++) {
		term_type(t, "z");
		int now = dots();
		cr_assert_gt(now, before, "a key left no trace");
		same += now == before + 1;
		before = now;
	}
	cr_assert_lt(same, 12);
	term_ctrl(t, 'u');
	term_wait_gone(t, "•");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "no secret");
}

Test(hidden, more_than_fits__is_said_and_left_out)
{
	char much[1100];

	memset(much, 'z', sizeof much - 1);
	much[sizeof much - 1] = '\0';
	term_paste(t, much);
	term_wait_for(t, "longer than it may be");
	cr_assert_eq(dots(), 0);
	much[1024] = '\0';
	term_paste(t, much);
	term_wait_for(t, "long enough");
	term_type(t, "\n");
	term_wait_for(t, "took 1024 bytes, others");
}
