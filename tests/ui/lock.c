/* The lock of a sealed caseload: when it locks, what is seen then, what opens it, and that
 * nothing typed is lost. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/ui/sealed.h"

static struct sealed d;
static struct term *t;

static void begin(void)
{
	sealed_open(&d);
	t = sealed_start(&d, 24, 80, "Joris Wittebrood");
}

static void finish(void)
{
	term_done(t);
	sealed_close(&d);
}

TestSuite(lock, .init = begin, .fini = finish);

/* What the terminal keeps of lines that scrolled off is forgotten, behind `from` bytes. */
static void assert_wiped(size_t from)
{
	cr_assert(strstr(t->raw + from, "\033[3J") != NULL, "what scrolled off stays");
}

static void lock_it(void)
{
	size_t before = t->bytes;

	term_ctrl(t, 'b');
	sealed_locked(t);
	assert_wiped(before);
}

static void note(const char *text)
{
	term_type(t, "c");
	term_wait_for(t, "Signals heard");
	term_type(t, text);
	term_wait_for(t, text);
}

Test(lock, at_once__shows_nothing_until_it_is_opened)
{
	lock_it();
	term_type(t, "zonnebloem lampje ka\n");
	term_wait_for(t, "that is not the passphrase");
	term_type(t, "q?:\033");
	sealed_locked(t);
	term_ctrl(t, 'u');
	sealed_unlock(t, "Joris Wittebrood");
	cr_assert(strstr(t->raw, "zonnebloem") == NULL, "the passphrase was on the screen");
}

Test(lock, in_a_form__keeps_what_is_typed)
{
	note("Gebeld met Joris");
	lock_it();
	sealed_unlock(t, "Gebeld met Joris");
	term_type(t, " over uren");
	term_wait_for(t, "Gebeld met Joris over uren");
}

Test(lock, killed_while_locked__has_the_draft)
{
	note("Gebeld met Joris");
	lock_it();
	term_signal(t, SIGKILL);
	term_wait_exit(t);
	cr_assert(sealed_has_draft(&d, "Gebeld met Joris"));
}

Test(lock, over_a_question__asks_it_again)
{
	term_type(t, ":");
	term_wait_for(t, "Commands");
	lock_it();
	sealed_unlock(t, "Commands");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Commands");
	term_type(t, "/Koren");
	term_wait_for(t, "Filter: Koren");
	term_ctrl(t, 'b');
	sealed_locked(t);
	sealed_unlock(t, "Filter: Koren");
}

Test(lock, nobody_there__locks_after_the_set_time)
{
	d.clock[0] += 4 * MINUTE;
	term_pass(t, 1500);
	cr_assert(term_has(t, "Joris"), "too early:\n%s", term_dump(t));
	term_type(t, "j");
	term_settle(t);
	d.clock[0] += 4 * MINUTE;
	term_pass(t, 1500);
	cr_assert(term_has(t, "Joris"), "a key was no sign of life:\n%s", term_dump(t));
	d.clock[0] += MINUTE;
	sealed_locked(t);
	assert_wiped(0);
}

/* The first key after the time is not for what stood there. */
Test(lock, key_after_the_time__does_nothing)
{
	d.clock[0] += 6 * MINUTE;
	term_type(t, "c");
	sealed_locked(t);
	sealed_unlock(t, "Joris Wittebrood");
	term_settle(t);
	cr_assert(!term_has(t, "Signals heard"), "\n%s", term_dump(t));
}

Test(lock, machine_slept__is_locked)
{
	d.clock[1] += 20 * 1000;
	sealed_locked(t);
}

Test(lock, stopped__is_locked)
{
	size_t before;

	term_signal(t, SIGSTOP);
	term_signal(t, SIGCONT);
	sealed_locked(t);
	sealed_unlock(t, "Joris Wittebrood");
	term_ctrl(t, 'z');
	sealed_locked(t);
	sealed_unlock(t, "Joris Wittebrood");
	before = t->bytes;
	term_signal(t, SIGTSTP); /* another terminal asks it: locked before it stops */
	sealed_locked(t);
	assert_wiped(before);
}

Test(lock, locked_for_long__ends_and_keeps_what_was_typed)
{
	note("Gebeld met Joris");
	lock_it();
	d.clock[0] += 59 * MINUTE;
	term_pass(t, 1500);
	sealed_locked(t);
	d.clock[0] += MINUTE;
	cr_assert_eq(term_wait_exit(t), 1, "\n%s", term_dump(t));
	cr_assert(term_has(t, "locked for so long that it has ended"), "\n%s", term_dump(t));
	cr_assert(!t->altscreen && t->cursor_visible);
	cr_assert(sealed_has_draft(&d, "Gebeld met Joris"));
}

Test(lock, left_or_ended_while_locked__keeps_what_was_typed)
{
	note("Gebeld met Joris");
	lock_it();
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0, "\n%s", term_dump(t));
	term_done(t);
	cr_assert(sealed_has_draft(&d, "Gebeld met Joris"));
	t = sealed_start(&d, 24, 80, "not saved at");
	term_type(t, "\n");
	term_wait_for(t, "Gebeld met Joris");
	term_type(t, " nogmaals");
	term_wait_for(t, "nogmaals");
	term_ctrl(t, 'b');
	sealed_locked(t);
	term_signal(t, SIGHUP);
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(sealed_has_draft(&d, "Joris nogmaals"));
}

Test(lock, leaving__wipes_the_terminal)
{
	size_t before = t->bytes;

	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	assert_wiped(before);
}

Test(lock, crash__wipes_the_terminal_too)
{
	size_t before = t->bytes;

	term_signal(t, SIGABRT);
	cr_assert_eq(term_wait_exit(t), -SIGABRT);
	assert_wiped(before);
	cr_assert(!t->altscreen && t->cursor_visible);
}

Test(lock, any_size__has_room_for_it)
{
	lock_it();
	term_size_to(t, 5, 30);
	sealed_locked(t);
	term_size_to(t, 24, 80);
	sealed_unlock(t, "Joris Wittebrood");
}

/* Texts go to an editor through a file, and that would be plain. */
Test(lock, editor__is_refused)
{
	note("Gebeld");
	term_ctrl(t, 'o');
	term_wait_for(t, "This caseload is sealed: an editor would write");
}

/* The key on the screen: groups of four, alone on its line. */
static void read_recovery(char *key, size_t size)
{
	const char *line = strstr(term_dump(t), "not shown again");

	cr_assert(line != NULL, "\n%s", term_dump(t));
	line = strchr(line, '\n');
	line += strspn(line, " \n");
	snprintf(key, size, "%.*s", (int)strcspn(line, "\n"), line);
	cr_assert(strlen(key) > 20 && strchr(key, '-') != NULL, "\"%s\" is no key:\n%s", key, term_dump(t));
}

Test(lock, passphrase__is_changed_on_the_screen)
{
	char key[80];

	term_type(t, ":passphrase\n");
	term_wait_for(t, "Passphrase of now:");
	term_type(t, "something else\n");
	term_wait_for(t, "that is not the passphrase");
	term_type(t, SEALED_PASSPHRASE "\n");
	term_wait_for(t, "New passphrase:");
	term_type(t, "regenjas");
	term_wait_for(t, "four words with nothing in common"); /* whole, under the dots */
	term_type(t, " op de fiets\n");
	term_wait_for(t, "Once more:");
	term_type(t, "regenjas op de fets\n");
	term_wait_for(t, "those two were not the same");
	term_wait_for(t, "New passphrase:");
	term_type(t, "regenjas op de fiets\n");
	term_wait_for(t, "Once more:");
	term_type(t, "regenjas op de fiets\n");
	term_wait_for(t, "Make a recovery key too?");
	term_type(t, "y");
	term_wait_for(t, "Write this recovery key down");
	read_recovery(key, sizeof key);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Joris Wittebrood");
	lock_it();
	term_type(t, SEALED_PASSPHRASE "\n");
	term_wait_for(t, "that is not the passphrase");
	term_type(t, "regenjas op de fiets\n");
	term_wait_for(t, "Joris Wittebrood");
	lock_it();
	term_type(t, key); /* who forgot the passphrase has this */
	term_type(t, "\n");
	term_wait_for(t, "Joris Wittebrood");
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(sealed_read(&d, SEALED_PASSPHRASE) == NULL);
	cr_assert(sealed_read(&d, "regenjas op de fiets") != NULL);
}

Test(lock, title__names_the_file_on_every_screen)
{
	cr_assert(term_has(t, "🔒 week.anker"), "\n%s", term_dump(t));
	term_type(t, ":lists\n");
	term_wait_gone(t, "Joris");
	term_settle(t);
	cr_assert(term_has(t, "🔒"), "\n%s", term_dump(t));
}
