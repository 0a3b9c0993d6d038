/* LD_PRELOAD: clocks that a test moves on, in a real program.
 *
 *	ANKER_CLOCK=FILE   two 64-bit numbers, read with each call: milliseconds that passed (added to the
 *	                   clocks since the start), and of those that the machine slept (to CLOCK_BOOTTIME only)
 *
 * Built by itself (never into a test): it stands in for the C library's own call. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *moved; /* passed, slept */

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("ANKER_CLOCK");
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	void *at = mmap(NULL, 2 * sizeof *moved, PROT_READ, MAP_SHARED, fd, 0);
	if (at != MAP_FAILED)
		moved = at;
	close(fd);
}

int clock_gettime(clockid_t clock, struct timespec *t)
{
	int rc = (int)syscall(SYS_clock_gettime, clock, t);
	if (rc || !moved || (clock != CLOCK_MONOTONIC && clock != CLOCK_BOOTTIME))
		return rc;
	int64_t ms = moved[0] + (clock == CLOCK_BOOTTIME ? moved[1] : 0) + t->tv_nsec / 1000000;
	t->tv_sec += ms / 1000;
	t->tv_nsec = ms % 1000 * 1000000 + t->tv_nsec % 1000000;
	return 0;
}
