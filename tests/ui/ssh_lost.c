/* A talk over a real SSH connection whose server process is killed in the middle of a
 * sentence: after connecting again it goes on there. Without a server that can be started
 * here the test is skipped, and says so. */
#include <criterion/criterion.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/talking.h"

#define SSHD "/usr/sbin/sshd"
#define HALF "de teamleider zegt dat"
enum { TRIES = 500, PACE_MS = 10, COMMAND = 2048 };

static struct demo d;
static char folder[64];
static int port;
static pid_t server;

static bool can_listen(void)
{
	/* The server of root wants this folder, which the system's start makes. */
	return access(SSHD, X_OK) == 0 && access("/usr/bin/ssh-keygen", X_OK) == 0 &&
	       (geteuid() != 0 || access("/run/sshd", F_OK) == 0 || mkdir("/run/sshd", 0755) == 0);
}

static int free_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof at;
	int s = socket(AF_INET, SOCK_STREAM, 0);

	cr_assert_geq(s, 0);
	cr_assert_eq(bind(s, (struct sockaddr *)&at, size), 0);
	cr_assert_eq(getsockname(s, (struct sockaddr *)&at, &size), 0);
	close(s);
	return ntohs(at.sin_port);
}

static bool listens(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	bool good = connect(s, (struct sockaddr *)&at, sizeof at) == 0;

	close(s);
	return good;
}

/* It ends with the test, also when that fails. */
static void run_server(const char *config, const char *log)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	execl(SSHD, SSHD, "-D", "-f", config, "-E", log, (char *)NULL);
	_exit(1);
}

static bool start_server(void)
{
	char command[COMMAND], config[96], log[96];

	snprintf(folder, sizeof folder, "%s/ssh", d.folder);
	cr_assert_eq(mkdir(folder, 0700), 0);
	port = free_port();
	snprintf(config, sizeof config, "%s/config", folder);
	snprintf(log, sizeof log, "%s/log", folder);
	snprintf(command, sizeof command,
		"cd '%s' && ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f key && "
		"cp key.pub authorized && printf '%%s\\n' 'Port %d' 'ListenAddress 127.0.0.1' 'HostKey %s/host' "
		"'PidFile none' 'AuthorizedKeysFile %s/authorized' 'StrictModes no' 'UsePAM no' "
		"'PermitRootLogin yes' >config",
		folder, port, folder, folder);
	if (system(command) != 0 || (server = fork()) < 0)
		return false;
	if (server == 0)
		run_server(config, log);
	for (int i = 0; i < TRIES && waitpid(server, NULL, WNOHANG) == 0; i++) {
		if (listens())
			return true;
		poll(NULL, 0, PACE_MS); /* there is nothing to wait on yet */
	}
	return false;
}

static struct term *connect_to_it(void)
{
	static char ssh[] = "ssh", tty[] = "-tt", opt[] = "-o", hosts[] = "UserKnownHostsFile=/dev/null",
		    check[] = "StrictHostKeyChecking=no", quiet[] = "-q", p[] = "-p", i[] = "-i";
	char number[16], key[96], whom[96], command[COMMAND];
	char *here = getcwd(NULL, 0), *program = realpath(getenv("ANKER"), NULL);
	char *argv[] = { ssh, tty, quiet, opt, hosts, opt, check, p, number, i, key, whom, command, NULL };
	const char *env[] = { NULL };
	struct passwd *me = getpwuid(geteuid());
	struct term *t;

	cr_assert(me != NULL && program != NULL);
	snprintf(number, sizeof number, "%d", port);
	snprintf(key, sizeof key, "%s/key", folder);
	snprintf(whom, sizeof whom, "%s@127.0.0.1", me->pw_name);
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
			cr_assert_neq(pid, server);
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

	if (!can_listen())
		cr_skip_test("no SSH server here: install openssh-server to run this test");
	demo_open(&d, "en");
	if (!start_server()) {
		demo_close(&d);
		cr_skip_test("an SSH server could not be started here");
	}
	talking_begin(&d, "Versteeg");
	t = connect_to_it();
	demo_wait(t, "help");
	talking_open(t);
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
	kill(server, SIGTERM);
	demo_close(&d);
}
