/* pty KEYS PROGRAM ARG...: starts a program on an 80x24 terminal and measures, in
 * ms and bytes: start until the first frame is there, then per key (KEYS, repeated)
 * from the key to the last byte of its answer; peak memory; start until nothing
 * more comes. */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"

enum {
	KEYS = 300,
	QUIET_MS = 40,
	FRAME = 500,   /* bytes: fewer only prepare the terminal */
	FRAME_MS = 2, /* of silence after it: the frame is whole */
};

/* Reads until at least `least` bytes came and then nothing for `quiet` ms; *last is
 * when the last byte came. */
static long drain(int fd, long least, int quiet, double *last)
{
	char buf[65536];
	long total = 0;
	struct pollfd p = { fd, POLLIN, 0 };
	/* The first answer may take longer than the pause between its pieces. */
	for (int wait = 5000; poll(&p, 1, wait) > 0; wait = total < least ? 5000 : quiet) {
		ssize_t n = read(fd, buf, sizeof buf);
		if (n <= 0)
			break;
		total += n;
		*last = now_ms();
	}
	return total;
}

int main(int argc, char **argv)
{
	static double ms[KEYS], bytes[KEYS];
	struct winsize size = { 24, 80, 0, 0 };
	int fd;
	if (argc < 3)
		return fprintf(stderr, "usage: pty KEYS PROGRAM ARG...\n"), 2;
	setenv("TERM", "xterm-256color", 1);
	double begin = now_ms(), last = begin;
	pid_t child = forkpty(&fd, NULL, NULL, &size);
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	long first = drain(fd, FRAME, FRAME_MS, &last);
	double start = last - begin, settled = start;
	if (first < FRAME)
		return fprintf(stderr, "%s: ended before its first frame\n", argv[2]), 1;
	for (struct pollfd p = { fd, POLLIN, 0 }; poll(&p, 1, 500) > 0 && p.revents & POLLIN; settled = last - begin)
		drain(fd, 1, QUIET_MS, &last);
	size_t n = strlen(argv[1]);
	for (int i = 0; i < KEYS; i++) {
		double pressed = now_ms();
		if (write(fd, &argv[1][(size_t)i % n], 1) != 1)
			break;
		last = pressed;
		bytes[i] = (double)drain(fd, 1, QUIET_MS, &last);
		ms[i] = last - pressed;
	}
	struct rusage usage;
	if (write(fd, "q", 1) != 1 || poll(&(struct pollfd){ fd, POLLIN, 0 }, 1, 200) < 0)
		return 1;
	kill(child, SIGTERM);
	wait4(child, NULL, 0, &usage);
	qsort(ms, KEYS, sizeof *ms, by_value);
	qsort(bytes, KEYS, sizeof *bytes, by_value);
	printf("%.1f %ld %.2f %.2f %.0f %.1f %.1f\n", start, first, ms[KEYS / 2], ms[KEYS * 99 / 100], bytes[KEYS / 2],
		(double)usage.ru_maxrss / 1024, settled);
	return 0;
}
