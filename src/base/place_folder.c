/* The exchange folder on a server: what may stand in it, and what programs that ended left behind. See place.h.
 *
 * A file or folder that is being written has a hidden name and is locked by who writes it; the kernel takes
 * the lock away with the process. They are made, and looked at, under the lock of the folder itself. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"

enum {
	FILE_MOST = 64 << 20,  /* bytes: one caseload's files, not a store for others */
	ALL_MOST = 256 << 20,
	FILES_MOST = 500,
};

struct use {
	int64_t bytes;
	size_t files;
};

static int lock_folder(void)
{
	int fd = open(place_folder(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && flock(fd, LOCK_EX) != 0)
		if (errno != EINTR) {
			int why = errno;
			close(fd);
			errno = why;
			return -1;
		}
	return fd;
}

/* ---- what is being written ---- */

int place_hidden(struct arena *a, bool folder, char **path, int *held)
{
	int lock = lock_folder(), why = errno;

	*path = arena_printf(a, "%s/.part-XXXXXX", place_folder());
	*held = -1;
	if (lock >= 0) {
		if (!folder)
			*held = mkostemp(*path, O_CLOEXEC);
		else if (mkdtemp(*path) != NULL)
			*held = open(*path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (*held >= 0 && flock(*held, LOCK_EX | LOCK_NB) != 0) {
			why = errno;
			close(*held);
			*held = -1;
			errno = why;
		}
		why = errno;
		close(lock);
	}
	return *held >= 0 ? 0 : err_set(ERR_IO, _("nothing can be written in your exchange folder: %s"), strerror(why));
}

static bool is_gone(int fd)
{
	return flock(fd, LOCK_EX | LOCK_NB) == 0;
}

static void sweep_folder(int folder)
{
	DIR *d = fdopendir(dup(folder));
	const struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		unlinkat(folder, e->d_name, 0);
	if (d != NULL)
		closedir(d);
}

/* Whose process is gone, and what nobody can be writing; true when it is away. */
static bool sweep(int in, const char *name, mode_t mode)
{
	bool folder = S_ISDIR(mode);
	if (!folder && !S_ISREG(mode))
		return unlinkat(in, name, 0) == 0;
	int fd = openat(in, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | (folder ? O_DIRECTORY : 0));
	bool gone = fd >= 0 && is_gone(fd);

	if (gone && folder)
		sweep_folder(fd);
	if (fd >= 0)
		close(fd);
	return gone && unlinkat(in, name, folder ? AT_REMOVEDIR : 0) == 0;
}

/* ---- how much there is ---- */

static void count_folder(int in, const char *name, struct use *u)
{
	int fd = openat(in, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *e;
	struct stat st;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			u->bytes += st.st_size;
	if (d != NULL)
		closedir(d);
}

static void count_one(int in, const char *name, struct use *u)
{
	struct stat st;

	if (fstatat(in, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
		(*name == '.' && sweep(in, name, st.st_mode)))
		return;
	u->files++;
	if (S_ISDIR(st.st_mode))
		count_folder(in, name, u);
	else
		u->bytes += st.st_size;
}

static int count(struct use *u)
{
	int lock = lock_folder(), why = errno;
	DIR *d = lock >= 0 ? fdopendir(lock) : NULL;
	const struct dirent *e;

	*u = (struct use){ 0, 0 };
	while (d != NULL && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			count_one(lock, e->d_name, u);
	if (d != NULL)
		closedir(d);
	return d != NULL ? 0 : err_set(ERR_IO, _("your exchange folder cannot be read: %s"), strerror(why));
}

static int full(void)
{
	return err_set(ERR_IO, "%s",
		_("your exchange folder is full: take files away with 'anker exchange remove NAME'"));
}

int place_room(int64_t bytes, int64_t *left)
{
	struct use u;
	int rc = place_restricted() ? count(&u) : 0;

	*left = FILE_MOST;
	if (rc < 0 || !place_restricted())
		return rc;
	if (ALL_MOST - u.bytes < *left)
		*left = ALL_MOST - u.bytes;
	return u.files < FILES_MOST && *left > bytes ? 0 : full();
}

bool place_overfull(void)
{
	struct use u;

	return place_restricted() && (count(&u) < 0 || u.bytes > ALL_MOST || u.files > FILES_MOST);
}

const char *place_shown(const char *path)
{
	size_t n = place_restricted() ? strlen(place_folder()) : 0;

	return n > 0 && strncmp(path, place_folder(), n) == 0 && path[n] == '/' ? path + n + 1 : path;
}
