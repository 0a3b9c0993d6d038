/* See sshd.h. */
#include "sshd.h"

#include <criterion/criterion.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "/usr/sbin/sshd"
enum { TRIES = 500, PACE_MS = 10, COMMAND = 4096 };

bool sshd_possible(void)
{
	/* The server of root wants this folder, which the system's start makes. */
	return access(PROGRAM, X_OK) == 0 && access("/usr/bin/ssh-keygen", X_OK) == 0 &&
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

static bool listens(const struct sshd *server)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)server->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	bool good = connect(s, (struct sockaddr *)&at, sizeof at) == 0;

	close(s);
	return good;
}

static void run(const struct sshd *s)
{
	char config[128], log[128];

	snprintf(config, sizeof config, "%s/sshd_config", s->folder);
	snprintf(log, sizeof log, "%s/log", s->folder);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	execl(PROGRAM, PROGRAM, "-D", "-f", config, "-E", log, (char *)NULL);
	_exit(1);
}

static bool configure(const struct sshd *s, const char *more)
{
	const struct passwd *me = getpwuid(geteuid());
	const char *f = s->folder;
	char command[COMMAND];

	cr_assert(me != NULL);
	int n = snprintf(command, sizeof command,
		"cd '%s' && ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f key && "
		"cp key.pub authorized && printf '%%s\\n' 'Port %d' 'ListenAddress 127.0.0.1' 'HostKey %s/host' "
		"'PidFile none' 'AuthorizedKeysFile %s/authorized' 'StrictModes no' 'UsePAM no' "
		"'PermitRootLogin yes' '%s' >sshd_config && printf '%%s\\n' 'Host office' 'HostName 127.0.0.1' "
		"'Port %d' 'User %s' 'IdentityFile %s/key' 'UserKnownHostsFile /dev/null' "
		"'StrictHostKeyChecking no' 'LogLevel ERROR' >config",
		f, s->port, f, f, more, s->port, me->pw_name, f);
	cr_assert_lt(n, COMMAND);
	return system(command) == 0;
}

bool sshd_start(struct sshd *s, const char *folder, const char *more)
{
	snprintf(s->folder, sizeof s->folder, "%s/ssh", folder);
	cr_assert_eq(mkdir(s->folder, 0700), 0);
	s->port = free_port();
	if (!configure(s, more) || (s->pid = fork()) < 0)
		return false;
	if (s->pid == 0)
		run(s);
	for (int i = 0; i < TRIES && waitpid(s->pid, NULL, WNOHANG) == 0; i++) {
		if (listens(s))
			return true;
		poll(NULL, 0, PACE_MS); /* there is nothing to wait on yet */
	}
	return false;
}

void sshd_stop(struct sshd *s)
{
	kill(s->pid, SIGTERM);
	waitpid(s->pid, NULL, 0);
}
