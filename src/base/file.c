/* Files: reading them whole, the folders above our own, and replacing those in one step. */
#include "anker/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"

enum { PERMISSIONS = 0777 };

int file_read(const char *path, size_t most, struct str *out)
{
	char piece[BUFSIZ];
	size_t before = out->len;
	ssize_t n = 1;
	int why = 0, fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return errno;
	fcntl(fd, F_SETFL, 0); /* not to wait was for the opening: who writes now is waited for */
	str_add(out, "");
	while (n && !why && out->len - before < most) {
		size_t left = most - (out->len - before);
		n = read(fd, piece, left < sizeof piece ? left : sizeof piece);
		if (n > 0)
			str_add_n(out, piece, (size_t)n);
		else if (n < 0 && errno != EINTR)
			why = errno;
	}
	close(fd);
	return why;
}

void file_make_folders(const char *path)
{
	char *copy = xstrdup(path);

	for (char *slash = *copy ? strchr(copy + 1, '/') : NULL; slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	free(copy);
}

static int failed(const char *path, int why)
{
	bool forbidden = why == EACCES || why == EPERM || why == EROFS;

	return err_set(forbidden ? ERR_READONLY : ERR_IO, _("%s cannot be written: %s"), path, strerror(why));
}

int file_open_folder(const char *path)
{
	char *folder = xstrdup(path), *slash = strrchr(folder, '/');

	if (slash)
		slash[slash == folder] = '\0';
	int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int why = errno;
	free(folder);
	errno = why;
	return fd;
}

int file_sync_folder(const char *path)
{
	int fd = file_open_folder(path), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	int why = errno;
	close(fd);
	errno = why;
	return rc;
}

static bool write_all(int fd, const char *text, size_t n)
{
	while (n > 0) {
		ssize_t written = write(fd, text, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		text += written;
		n -= (size_t)written;
	}
	return true;
}

/* A pipe, a terminal or a device is written to: another file in its place would take it
 * away from everyone. */
static int write_into(const char *path, const char *text, size_t n)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY), why;

	if (fd < 0)
		return failed(path, errno);
	bool good = write_all(fd, text, n);
	why = errno;
	if (close(fd) != 0 && good) {
		good = false;
		why = errno;
	}
	return good ? 0 : failed(path, why);
}

int file_replace(const char *path, const char *text, size_t n)
{
	struct stat there;
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode))
		return write_into(path, text, n);
	struct arena *a = arena_new();
	char *real = realpath(path, NULL);
	const char *target = real ? real : path;
	char *beside = arena_printf(a, "%s.XXXXXX", target);
	struct stat old;
	int rc = 0, fd = mkostemp(beside, O_CLOEXEC);
	if (fd < 0) {
		rc = failed(path, errno);
		goto out;
	}
	bool good = (stat(target, &old) != 0 || fchmod(fd, old.st_mode & PERMISSIONS) == 0) &&
		write_all(fd, text, n) && fsync(fd) == 0;
	int why = errno;
	if (close(fd) != 0 && good) {
		good = false;
		why = errno;
	}
	if (good && (rename(beside, target) != 0 || file_sync_folder(target) != 0)) {
		good = false;
		why = errno;
	}
	if (!good) {
		unlink(beside);
		rc = failed(path, why);
	}
out:
	free(real);
	arena_free(&a);
	return rc;
}

int file_remove(const char *path)
{
	int rc = 0;

	if (unlink(path) != 0)
		rc = errno == ENOENT ? 0 : failed(path, errno);
	else if (file_sync_folder(path) != 0)
		rc = failed(path, errno);
	return rc;
}
