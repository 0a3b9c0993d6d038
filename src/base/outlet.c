/* See outlet.h. That a descriptor takes something does not tell how much, and a terminal may be stopped
 * between the question and the write: an alarm that keeps coming ends a write that waits. */
#include "anker/outlet.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/time.h>
#include <unistd.h>

#include "anker/date.h"

enum {
	PIECE = 1024,             /* bytes: a pipe that takes anything takes that much */
	ALARM_US = 20 * 1000      /* a write that waits is ended after so long, and looked at again */
};

static void on_alarm(int signal_number)
{
	(void)signal_number; /* its only work is to interrupt the write */
}

static ssize_t write_briefly(int fd, const char *text, size_t n)
{
	const struct sigaction alarm = { .sa_handler = on_alarm };
	const struct itimerval timer = { { 0, ALARM_US }, { 0, ALARM_US } };
	struct sigaction old;
	struct itimerval old_timer;

	sigaction(SIGALRM, &alarm, &old);
	setitimer(ITIMER_REAL, &timer, &old_timer);
	ssize_t written = write(fd, text, n);
	int why = errno;
	setitimer(ITIMER_REAL, &old_timer, NULL);
	sigaction(SIGALRM, &old, NULL);
	errno = why;
	return written;
}

/* An error of the descriptor is for the write to tell. */
static bool takes(int fd, int64_t ms)
{
	struct pollfd p = { fd, POLLOUT, 0 };

	return poll(&p, 1, ms > 0 ? (int)ms : 0) > 0;
}

static size_t write_all(int fd, const char *text, size_t n)
{
	size_t done = 0;

	while (done < n) {
		ssize_t written = write(fd, text + done, n - done);
		if (written > 0)
			done += (size_t)written;
		else if (written == 0 || errno != EINTR)
			break;
	}
	return done;
}

size_t outlet_write(int fd, const char *text, size_t n, int ms)
{
	size_t done = 0;
	int64_t until = clock_ms() + ms;

	if (ms < 0)
		return write_all(fd, text, n);
	while (done < n) {
		int64_t left = until - clock_ms();
		bool ready = takes(fd, left);
		if (!ready && left <= 0) {
			errno = ETIMEDOUT;
			break;
		}
		if (!ready)
			continue;
		ssize_t written = write_briefly(fd, text + done, n - done < PIECE ? n - done : PIECE);
		if (written > 0) {
			done += (size_t)written;
			until = clock_ms() + ms;
		} else if (written == 0 || (errno != EINTR && errno != EAGAIN)) {
			break;
		} else if (left <= 0) {
			errno = ETIMEDOUT;
			break;
		}
	}
	return done;
}
