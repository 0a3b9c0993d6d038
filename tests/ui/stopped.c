/* A terminal that is stopped (Ctrl-S, a line that hangs) in the middle of writing holds up who looks at it, and
 * nobody else. */
#include <fcntl.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"

enum { ROWS = 80000 };

static struct demo d;
static struct term *t;
static int terminal = -1;

static void setup(void)
{
	char path[96];
	FILE *f;

	demo_open(&d, "en");
	snprintf(path, sizeof path, "%s/big.csv", d.folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	fputs("name;city\n", f);
	for (int i = 0; i < ROWS; i++)
		fprintf(f, "Bakkerij nummer %d;Edam\n", i);
	cr_assert_eq(fclose(f), 0);
}

static void done(void)
{
	if (terminal >= 0)
		close(terminal);
	term_signal(t, SIGKILL);
	term_wait_exit(t);
	term_done(t);
	demo_close(&d);
}

TestSuite(stopped, .init = setup, .fini = done);

static void stop(int how)
{
	if (terminal < 0)
		terminal = open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	cr_assert(terminal >= 0 && tcflow(terminal, how) == 0);
}

/* Another program, which waits for its turn as long as any does. */
static void another_saves(void)
{
	char command[256];

	snprintf(command, sizeof command, "\"$ANKER\" --db '%s' --lang en add contact placement=1 note=x >/dev/null", d.path);
	cr_assert_eq(system(command), 0, "somebody else could not save");
}

static const char *made(void)
{
	return demo_sql(&d, "SELECT count(*) FROM organisation WHERE name LIKE 'Bakkerij nummer %'");
}

Test(stopped, a_command_that_shows_progress_goes_on, .timeout = 120)
{
	char path[96], count[16];
	const char *const argv[] = { getenv("ANKER"), "--db", d.path, "--lang", "en", "import", path, "--as", "employers", NULL };

	snprintf(path, sizeof path, "%s/big.csv", d.folder);
	t = term_spawn(24, 80, (char *const *)argv, (const char *const[]){ NULL });
	term_wait_for(t, " rows ");
	stop(TCOOFF);
	another_saves();
	snprintf(count, sizeof count, "%d", ROWS);
	for (int i = 0; i < 600 && strcmp(made(), count) != 0; i++)
		term_idle(t, 100);
	cr_assert_str_eq(made(), count, "the import stands still with the terminal");
	stop(TCOON);
	cr_assert_eq(term_wait_exit(t), 0);
}

Test(stopped, screens_that_show_progress_go_on, .timeout = 120)
{
	char path[96], count[16];

	snprintf(path, sizeof path, "%s/big.csv", d.folder);
	t = demo_start(&d, 24, 80);
	term_type(t, "I");
	term_wait_for(t, "File to take over:");
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "header on line 1");
	term_type(t, "i");
	term_wait_for(t, "per second");
	stop(TCOOFF);
	another_saves();
	snprintf(count, sizeof count, "%d", ROWS);
	for (int i = 0; i < 600 && strcmp(made(), count) != 0; i++)
		term_idle(t, 100);
	cr_assert_str_eq(made(), count, "the import stands still with the terminal");
	stop(TCOON);
	term_wait_for(t, "Taken over");
}
