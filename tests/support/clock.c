/* LD_PRELOAD: clocks that a test moves on, in a real program.
 *
 *	ANKER_CLOCK=FILE   64-bit numbers, read with each call: milliseconds that passed (added to the
 *	                   clocks since the start), of those that the machine slept (to CLOCK_BOOTTIME only),
 *	                   and, in a file that has a third, seconds that the clock on the wall moved on
 *
 * Built by itself (never into a test): it stands in for the C library's own call. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PASSED, SLEPT, WALL, MOVED };
static const volatile int64_t *moved; /* what a shorter file does not hold is 0 */

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("ANKER_CLOCK");
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	void *at = mmap(NULL, MOVED * sizeof *moved, PROT_READ, MAP_SHARED, fd, 0);
	if (at != MAP_FAILED)
		moved = at;
	close(fd);
}

int clock_gettime(clockid_t clock, struct timespec *t)
{
	int rc = (int)syscall(SYS_clock_gettime, clock, t);
	if (rc || !moved || (clock != CLOCK_MONOTONIC && clock != CLOCK_BOOTTIME))
		return rc;
	int64_t ms = moved[PASSED] + (clock == CLOCK_BOOTTIME ? moved[SLEPT] : 0) + t->tv_nsec / 1000000;
	t->tv_sec += ms / 1000;
	t->tv_nsec = ms % 1000 * 1000000 + t->tv_nsec % 1000000;
	return 0;
}

time_t time(time_t *out)
{
	struct timespec t;
	syscall(SYS_clock_gettime, CLOCK_REALTIME, &t);
	time_t now = t.tv_sec + (moved ? (time_t)moved[WALL] : 0);
	if (out)
		*out = now;
	return now;
}
