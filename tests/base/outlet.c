/* Output that nobody takes does not hold up who writes it. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "anker/date.h"
#include "anker/outlet.h"

enum { MUCH = 1 << 20, BRIEF_MS = 60, SOON_MS = 2000 };

static char much[MUCH];

static void fills(int fd, int ms)
{
	int64_t begun = clock_ms();
	int flags = fcntl(fd, F_GETFL);
	size_t n;

	memset(much, 'x', sizeof much);
	for (size_t i = 79; i < sizeof much; i += 80)
		much[i] = '\n'; /* one byte to us, two to a terminal */
	n = outlet_write(fd, much, sizeof much, ms);
	cr_assert_eq(errno, ETIMEDOUT);
	cr_assert(n > 0 && n < sizeof much, "%zu", n);
	cr_assert_leq(clock_ms() - begun, SOON_MS);
	cr_assert_geq(clock_ms() - begun, ms);
	cr_assert_eq(outlet_write(fd, much, sizeof much, OUTLET_AT_ONCE) < sizeof much, true);
	cr_assert_eq(fcntl(fd, F_GETFL), flags);
}

Test(outlet, a_full_pipe_socket_or_terminal_is_waited_for_briefly, .timeout = 20)
{
	int pipes[2], sockets[2], master, terminal;

	cr_assert(pipe(pipes) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) == 0);
	cr_assert_eq(openpty(&master, &terminal, NULL, NULL, NULL), 0);
	for (int ms = OUTLET_AT_ONCE; ms <= BRIEF_MS; ms += BRIEF_MS) {
		if (ms > 0)
			cr_assert(pipe(pipes) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) == 0 &&
				openpty(&master, &terminal, NULL, NULL, NULL) == 0);
		fills(pipes[1], ms);
		fills(sockets[1], ms);
		fills(terminal, ms);
	}
}

Test(outlet, a_stopped_terminal_takes_nothing, .timeout = 20)
{
	int master, terminal;

	cr_assert_eq(openpty(&master, &terminal, NULL, NULL, NULL), 0);
	cr_assert_eq(outlet_write(terminal, "x", 1, OUTLET_AT_ONCE), 1);
	cr_assert_eq(tcflow(terminal, TCOOFF), 0);
	cr_assert_eq(outlet_write(terminal, "x", 1, OUTLET_AT_ONCE), 0);
	cr_assert_eq(outlet_write(terminal, "x", 1, BRIEF_MS), 0);
	cr_assert_eq(errno, ETIMEDOUT);
	cr_assert_eq(tcflow(terminal, TCOON), 0);
	cr_assert_eq(outlet_write(terminal, "x", 1, OUTLET_AT_ONCE), 1);
}

Test(outlet, who_reads_gets_all_of_it_and_who_left_is_told, .timeout = 20)
{
	int ends[2];
	char back[4];

	signal(SIGPIPE, SIG_IGN);
	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(outlet_write(ends[1], "anna", 4, BRIEF_MS), 4);
	cr_assert(read(ends[0], back, 4) == 4 && memcmp(back, "anna", 4) == 0);
	cr_assert_eq(outlet_write(ends[1], "anna", 4, OUTLET_FOREVER), 4);
	close(ends[0]);
	cr_assert_eq(outlet_write(ends[1], "anna", 4, BRIEF_MS), 0);
	cr_assert_eq(errno, EPIPE);
}
