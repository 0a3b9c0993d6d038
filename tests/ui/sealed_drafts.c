/* Typed text survives on a sealed caseload too, where keeping it is a save of the whole file:
 * on the disk before two seconds are over, and offered after the line dropped or the program
 * was killed. Nothing is saved for keys that change no text. */
#include <signal.h>
#include <sys/stat.h>

#include "anker/date.h"
#include "tests/ui/sealed.h"

enum { DRAFT_MS = 2000, PACE_MS = 40 };
#define NOTE "Gebeld met de teamleider; hij vraagt"

static struct sealed d;
static struct term *t;

static void begin(void)
{
	sealed_open(&d);
	t = sealed_start(&d, 24, 80, "Joris Wittebrood");
	term_type(t, "c");
	term_wait_for(t, "Signals heard");
	term_type(t, NOTE);
	term_wait_for(t, NOTE);
}

static void finish(void)
{
	term_done(t);
	sealed_close(&d);
}

TestSuite(sealed_drafts, .init = begin, .fini = finish);

static void wait_for_draft(const char *text)
{
	int64_t until = clock_ms() + DRAFT_MS;

	while (!sealed_has_draft(&d, text)) {
		cr_assert_lt(clock_ms(), until, "no draft of \"%s\" after %d ms:\n%s", text, DRAFT_MS, term_dump(t));
		term_idle(t, PACE_MS);
	}
}

static void resume(void)
{
	term_done(t);
	t = sealed_start(&d, 24, 80, "not saved at");
	term_type(t, "\n");
	term_wait_for(t, NOTE);
}

Test(sealed_drafts, killed_after_a_pause__is_offered)
{
	wait_for_draft(NOTE);
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	resume();
}

Test(sealed_drafts, line_dropped__is_offered)
{
	term_hang_up(t);
	cr_assert_geq(term_wait_exit(t), 0);
	resume();
}

Test(sealed_drafts, keys_that_change_no_text__save_nothing)
{
	struct stat before, after;

	wait_for_draft(NOTE);
	term_pass(t, DRAFT_MS); /* what came into view is noted once, while idle */
	cr_assert_eq(stat(d.c.path, &before), 0);
	for (int i = 0; i < 8; i++) {
		term_press(t, i % 2 ? VTERM_KEY_LEFT : VTERM_KEY_RIGHT);
		term_pass(t, 100);
	}
	term_pass(t, DRAFT_MS);
	cr_assert_eq(stat(d.c.path, &after), 0);
	cr_assert_eq(before.st_ino, after.st_ino, "it was saved again");
}
