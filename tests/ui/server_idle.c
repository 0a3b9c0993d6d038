/* Nobody at the screen of a server, by clocks that the test moves on: it blanks, keeps what was typed, and in the
 * end the connection is gone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/served.h"

enum { MINUTE = 60 * 1000 };

static struct served s;
static struct term *t;
static volatile int64_t *clock_ms;

/* The program that has those clocks inside it: this server loads nothing before its own. */
static void install_clocked(void)
{
	char command[512];

	snprintf(command, sizeof command, "cp \"$(dirname '%s')/tests/anker-clocked\" '%s/inst/bin/anker'", getenv("ANKER"),
		s.d.folder);
	cr_assert_eq(system(command), 0, "%s", command);
}

static void setup(void)
{
	char path[128], set[256];
	const char *const options[] = { "-o", set, NULL };

	served_open(&s, SERVED_ADVISED "AcceptEnv ANKER_CLOCK LC_ALL\n");
	install_clocked();
	snprintf(path, sizeof path, "%s/clock", s.d.folder);
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	cr_assert(fd >= 0 && ftruncate(fd, 2 * sizeof *clock_ms) == 0);
	clock_ms = mmap(NULL, 2 * sizeof *clock_ms, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	cr_assert(clock_ms != MAP_FAILED && close(fd) == 0);
	snprintf(set, sizeof set, "SetEnv=ANKER_CLOCK=%s LC_ALL=en_US.UTF-8", path);
	t = served_term(&s, options, "anker --lang en");
	demo_wait(t, N_("help"));
}

static void done(void)
{
	if (s.sshd.pid > 0)
		served_close(&s);
}

TestSuite(server_idle, .init = setup, .fini = done);

Test(server_idle, the_screen_blanks_after_the_time_and_the_connection_ends_after_a_longer_one)
{
	clock_ms[0] += 4 * MINUTE;
	term_pass(t, 1500);
	cr_assert(term_has(t, "Today"), "too early:\n%s", term_dump(t));
	clock_ms[0] += 2 * MINUTE;
	term_wait_for(t, "anker is locked · log in again");
	cr_assert(!term_has(t, "Today"), "%s", term_dump(t));
	clock_ms[0] += 61 * MINUTE;
	term_wait_exit(t);
	term_done(t);
	served_wait_gone(&s);
}

Test(server_idle, what_was_typed_is_kept_for_the_next_connection)
{
	term_type(t, "2");
	term_wait_for(t, "Versteeg");
	term_type(t, "c");
	term_wait_for(t, "New contact");
	term_type(t, "Gebeld met de teamleider");
	term_wait_for(t, "Gebeld met de teamleider");
	clock_ms[0] += 6 * MINUTE;
	term_wait_for(t, "anker is locked · log in again");
	cr_assert(!term_has(t, "Gebeld"), "%s", term_dump(t));
	term_type(t, "x");
	term_wait_exit(t);
	term_done(t);
	served_wait_gone(&s);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT count(*) FROM draft WHERE instr(body, 'Gebeld met de teamleider') > 0"), "1");
}
