/* LD_PRELOAD: a disk that takes a while to say that something is on it, and does so for one program at a
 * time, in a real program.
 *
 *	ANKER_SLOW_MS=10     how long
 *	ANKER_SLOW_DISK=FILE what stands for the disk: who flushes waits for those before */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int fsync(int fd);
int fdatasync(int fd);

static int disk = -1;
static pid_t opened_by; /* a lock belongs to an opened file: a forked program opens its own */

static void wait_for_disk(void)
{
	const char *ms = getenv("ANKER_SLOW_MS"), *path = getenv("ANKER_SLOW_DISK");
	long wait = ms ? strtol(ms, NULL, 10) : 0;
	struct timespec t = { wait / 1000, wait % 1000 * 1000000 };
	if (wait <= 0)
		return;
	if (path && opened_by != getpid()) {
		disk = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0666);
		opened_by = getpid();
	}
	while (disk >= 0 && flock(disk, LOCK_EX) != 0 && errno == EINTR)
		;
	while (nanosleep(&t, &t) != 0 && errno == EINTR)
		;
	if (disk >= 0)
		flock(disk, LOCK_UN);
}

int fsync(int fd)
{
	wait_for_disk();
	return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	wait_for_disk();
	return (int)syscall(SYS_fdatasync, fd);
}
