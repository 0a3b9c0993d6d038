/* LD_PRELOAD: makes the n-th call that touches a file fail, or ends the process there, in a real program.
 *
 *	ANKER_FAULT=WHAT:N:PART   WHAT: ENOSPC, EIO, EDQUOT, EROFS, EACCES, EINTR; kill (before the call);
 *	                          of writes alone: short (half of it), torn (half, then kill);
 *	                          network: nothing fails, but they are on NFS
 *	                          PART: only calls on paths that hold this count
 *	ANKER_FAULT_LOG=FILE      each call that counts, as a line
 *
 * Built by itself (never into a test): it stands in for the C library's own calls, so the checked
 * inline ones of its headers must not stand in for these. */
#undef _FORTIFY_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

static const struct {
	const char *name;
	int why;
} faults[] = { { "ENOSPC", ENOSPC }, { "EIO", EIO }, { "EDQUOT", EDQUOT }, { "EROFS", EROFS }, { "EACCES", EACCES },
	{ "EINTR", EINTR }, { "short", 0 }, { "kill", 0 }, { "torn", 0 }, { "network", 0 } };

static char what[16], part[PATH_MAX];
static int at;
static atomic_int seen;

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("ANKER_FAULT");
	if (fault && sscanf(fault, "%15[^:]:%d:%4095s", what, &at, part) < 2)
		at = 0;
}

static int open_raw(const char *path, int flags, unsigned mode)
{
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static void note(const char *call, const char *path)
{
	char line[PATH_MAX + 32];
	const char *log = getenv("ANKER_FAULT_LOG");
	int fd = log ? open_raw(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
	if (fd < 0)
		return;
	int n = snprintf(line, sizeof line, "%s %s\n", call, path);
	syscall(SYS_write, fd, line, (size_t)n);
	syscall(SYS_close, fd);
}

static void end(void)
{
	syscall(SYS_kill, getpid(), SIGKILL);
}

/* Whether it is this call's turn. */
static int turn(const char *call, const char *path)
{
	if (!*what || !path || !strstr(path, part))
		return 0;
	int kept = errno;
	note(call, path);
	errno = kept;
	return ++seen == at;
}

static const char *path_of(int fd, char buf[PATH_MAX])
{
	char name[64];
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	ssize_t n = syscall(SYS_readlink, name, buf, PATH_MAX - 1);
	buf[n > 0 ? n : 0] = '\0';
	return n > 0 ? buf : NULL;
}

/* Whether only writes count, of which one is done by half. */
static int halves(void)
{
	return strcmp(what, "torn") == 0 || strcmp(what, "short") == 0;
}

/* -1 with errno, or 0: go on. Ends the process when that is asked. */
static int fails(const char *call, const char *path)
{
	if (halves() || !turn(call, path))
		return 0;
	if (strcmp(what, "kill") == 0)
		end();
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (strcmp(faults[i].name, what) == 0 && faults[i].why) {
			errno = faults[i].why;
			return -1;
		}
	return 0;
}

static int fails_fd(const char *call, int fd)
{
	char buf[PATH_MAX];
	return *what ? fails(call, path_of(fd, buf)) : 0;
}

#define OPEN(name, before, dir) \
	int name(before const char *path, int flags, ...); \
	int name(before const char *path, int flags, ...) \
	{ \
		va_list ap; \
		va_start(ap, flags); \
		unsigned mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(ap, unsigned) : 0; \
		va_end(ap); \
		return fails("open", path) ? -1 : (int)syscall(SYS_openat, dir, path, flags, mode); \
	}
#define NOTHING
#define IN int dir,
OPEN(open, NOTHING, AT_FDCWD)
OPEN(open64, NOTHING, AT_FDCWD)
OPEN(openat, IN, dir)
OPEN(openat64, IN, dir)

/* A write may also come half. */
static ssize_t write_some(const char *call, int fd, const void *bytes, size_t n, off_t where)
{
	char buf[PATH_MAX];
	const char *path = *what ? path_of(fd, buf) : NULL;

	if (halves() && turn(call, path)) {
		n = (n + 1) / 2;
		if (strcmp(what, "torn") == 0) {
			syscall(where < 0 ? SYS_write : SYS_pwrite64, fd, bytes, n, where);
			end();
		}
	} else if (fails(call, path)) {
		return -1;
	}
	return syscall(where < 0 ? SYS_write : SYS_pwrite64, fd, bytes, n, where);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	return write_some("write", fd, bytes, n, -1);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t where)
{
	return write_some("pwrite", fd, bytes, n, where);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t where)
{
	return write_some("pwrite", fd, bytes, n, where);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t where)
{
	return fails_fd("pread", fd) ? -1 : syscall(SYS_pread64, fd, bytes, n, where);
}

int fsync(int fd)
{
	return fails_fd("fsync", fd) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return fails_fd("fdatasync", fd) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t n)
{
	return fails_fd("ftruncate", fd) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

/* Closed it is, whatever it says. */
int close(int fd)
{
	int failed = fails_fd("close", fd), why = errno;
	int rc = (int)syscall(SYS_close, fd);
	if (failed)
		errno = why;
	return failed ? -1 : rc;
}

int rename(const char *from, const char *to)
{
	return fails("rename", to) ? -1 : (int)syscall(SYS_rename, from, to);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	return fails("rename", to) ? -1 : (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
}

int unlink(const char *path)
{
	return fails("unlink", path) ? -1 : (int)syscall(SYS_unlink, path);
}

int statfs(const char *path, struct statfs *out)
{
	enum { NFS = 0x6969 };
	int rc = (int)syscall(SYS_statfs, path, out);
	if (rc == 0 && strcmp(what, "network") == 0 && strstr(path, part))
		out->f_type = NFS;
	return rc;
}
