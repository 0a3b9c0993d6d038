/* A talk over a real SSH connection whose server process is killed in the middle of a
 * sentence: after connecting again it goes on there. Without a server that can be started
 * here the test is skipped, and says so. */
#include <criterion/criterion.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/support/sshd.h"
#include "tests/ui/talking.h"

#define HALF "de teamleider zegt dat"
enum { TRIES = 500, PACE_MS = 10, COMMAND = 2048 };

static struct demo d;
static struct sshd server;

static struct term *connect_to_it(void)
{
	static char ssh[] = "ssh", tty[] = "-tt", quiet[] = "-q", f[] = "-F", office[] = "office";
	char config[128], command[COMMAND];
	char *here = getcwd(NULL, 0), *program = realpath(getenv("ANKER"), NULL);
	char *argv[] = { ssh, tty, quiet, f, config, office, command, NULL };
	const char *env[] = { NULL };
	struct term *t;

	cr_assert(program != NULL);
	snprintf(config, sizeof config, "%s/config", server.folder);
	snprintf(command, sizeof command,
		"cd '%s' && LC_ALL=C.UTF-8 TZ=UTC HOME='%s' ANKER_DB='%s' ANKER_SHARE=share ANKER_USER=anna "
		"ANKER_TODAY=2026-11-22 exec '%s' --lang en",
		here, d.folder, d.path, program);
	free(here);
	free(program);
	t = term_spawn(24, 80, argv, env);
	return t;
}

/* The server's process of this connection stands above the program. */
static void kill_connection(void)
{
	long pid = atol(demo_sql(&d, "SELECT substr(owner, instr(owner, ' ') + 1) FROM draft"));
	char path[64], name[64] = "";

	for (int up = 0; up < 5 && pid > 1; up++) {
		FILE *f;
		long parent = 0;

		snprintf(path, sizeof path, "/proc/%ld/stat", pid);
		f = fopen(path, "r");
		cr_assert(f != NULL, "no process %ld", pid);
		cr_assert_eq(fscanf(f, "%*d (%63[^)]) %*c %ld", name, &parent), 2);
		fclose(f);
		if (strcmp(name, "sshd") == 0) {
			cr_assert_neq(pid, server.pid);
			cr_assert_eq(kill((pid_t)pid, SIGKILL), 0);
			return;
		}
		pid = parent;
	}
	cr_assert(false, "the program does not run under sshd");
}

static bool is_left(void)
{
	long pid = atol(demo_sql(&d, "SELECT substr(owner, instr(owner, ' ') + 1) FROM draft"));

	return kill((pid_t)pid, 0) != 0;
}

Test(ssh_lost, the_connection_is_killed_mid_sentence__and_it_goes_on_there)
{
	struct term *t;

	if (!sshd_possible())
		cr_skip_test("no SSH server here: install openssh-server to run this test");
	demo_open(&d, "en");
	if (!sshd_start(&server, d.folder, "")) {
		demo_close(&d);
		cr_skip_test("an SSH server could not be started here");
	}
	talking_begin(&d, "Versteeg");
	t = connect_to_it();
	demo_wait(t, "help");
	talking_from_today(t);
	term_wait_for(t, Q_COURSE);
	term_type(t, "2");
	term_wait_for(t, Q_CHANGED);
	term_type(t, "'" HALF);
	term_wait_for(t, HALF);
	kill_connection();
	term_wait_exit(t);
	term_done(t);
	for (int i = 0; i < TRIES && !is_left(); i++)
		poll(NULL, 0, PACE_MS);
	cr_assert(is_left(), "the program lives on without its terminal");

	t = connect_to_it();
	demo_wait(t, "Conversation with %s of %s is not finished (%s), last text %s. [r]esume [f]inish [l]ater");
	term_type(t, (char[]){ _("rfl")[0], '\0' });
	term_wait_for(t, Q_CHANGED);
	term_wait_for(t, HALF);
	term_type(t, " het lukt\n");
	demo_wait_gone(t, "Note:");
	demo_wait(t, "● saved");
	cr_assert_eq(talking_count(&d, "answered"), 1);
	cr_assert_str_eq(demo_sql(&d, "SELECT text FROM answer WHERE state = 'note' ORDER BY id DESC"), HALF " het lukt");
	term_ctrl(t, 'q');
	term_wait_exit(t);
	term_done(t);
	sshd_stop(&server);
	demo_close(&d);
}
