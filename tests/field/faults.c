/* See faults.h. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "tests/field/faults.h"

static enum fault armed;
static long at, calls, moment;
static bool counting;

void faults_arm(enum fault what, long nth)
{
	armed = what;
	at = nth;
	calls = 0;
	counting = true;
}

long faults_end(void)
{
	armed = FAULT_NONE;
	counting = false;
	return calls;
}

void faults_clock(long now)
{
	moment = now;
}

time_t time(time_t *out)
{
	struct timespec t;
	time_t now = moment;

	if (!now) {
		syscall(SYS_clock_gettime, CLOCK_REALTIME, &t);
		now = t.tv_sec;
	}
	if (out)
		*out = now;
	return now;
}

/* Whether this call is where it happens. */
static bool strikes(void)
{
	if (!counting || ++calls < at || armed == FAULT_NONE)
		return false;
	errno = armed == FAULT_FULL ? ENOSPC : EIO;
	return true;
}

static void end_here(void)
{
	if (armed == FAULT_KILL)
		syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

/* What tests say themselves goes to a pipe or a terminal and does not count. */
static bool is_file(int fd)
{
	struct stat st;

	return counting && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	if (is_file(fd) && strikes()) {
		if (armed == FAULT_KILL)
			syscall(SYS_write, fd, bytes, n / 2);
		end_here();
		return -1;
	}
	return syscall(SYS_write, fd, bytes, n);
}

static ssize_t write_at(int fd, const void *bytes, size_t n, off_t where)
{
	if (is_file(fd) && strikes()) {
		if (armed == FAULT_KILL)
			syscall(SYS_pwrite64, fd, bytes, n / 2, where);
		end_here();
		return -1;
	}
	return syscall(SYS_pwrite64, fd, bytes, n, where);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t where)
{
	return write_at(fd, bytes, n, where);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t where)
{
	return write_at(fd, bytes, n, where);
}

/* The other calls have no half. */
static bool refused(void)
{
	if (!strikes())
		return false;
	end_here();
	return true;
}

int fsync(int fd)
{
	return refused() ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return refused() ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t size)
{
	return refused() ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int ftruncate64(int fd, off_t size)
{
	return refused() ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int rename(const char *from, const char *to)
{
	return refused() ? -1 : (int)syscall(SYS_rename, from, to);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	return refused() ? -1 : (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
}

int unlink(const char *path)
{
	/* Removing what is left over is allowed on a full disk. */
	if (armed == FAULT_KILL && refused())
		return -1;
	return (int)syscall(SYS_unlink, path);
}
