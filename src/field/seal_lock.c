/* One program at a time has a sealed file: it holds PATH.lock, in which it wrote who it is. */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/str.h"
#include "seal_parts.h"

enum { WHO_SIZE = 256 };

static char *name_of(const char *target)
{
	struct str name = STR_INIT;
	str_addf(&name, "%s.lock", target);
	return name.text;
}

static void write_who(int fd)
{
	char host[HOST_NAME_MAX + 1] = "", line[WHO_SIZE];
	const struct passwd *user = getpwuid(geteuid());

	gethostname(host, sizeof host - 1);
	int n = snprintf(line, sizeof line, "%s, %s, %ld\n", user ? user->pw_name : "?", host, (long)getpid());
	/* Only said to others; the lock is the kernel's. */
	if (ftruncate(fd, 0) != 0 || pwrite(fd, line, (size_t)n < sizeof line ? (size_t)n : sizeof line, 0) < 0)
		return;
}

static int in_use(const char *path, int fd)
{
	unsigned char who[WHO_SIZE];
	size_t n = 0;

	if (read_whole(fd, who, sizeof who - 1, 0, &n) != 0)
		n = 0;
	who[n] = '\0';
	who[strcspn((char *)who, "\n")] = '\0';
	if (!*who)
		return err_set(ERR_BUSY, _("%s is in use by another program; close it there first"), path);
	return err_set(ERR_BUSY, _("%s is in use by another program (%s); close it there first"), path, (char *)who);
}

/* Whether the name still leads to the file that is open: its last owner takes it away. */
static bool still_there(int fd, const char *name)
{
	struct stat open_one, named;
	return fstat(fd, &open_one) == 0 && stat(name, &named) == 0 && open_one.st_ino == named.st_ino &&
		open_one.st_dev == named.st_dev;
}

int lock_take(const char *path, const char *target, int *out)
{
	char *name = name_of(target);
	int rc = 0, fd;

	for (;;) {
		fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0) {
			rc = place_failed(path, errno);
			break;
		}
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			rc = errno == EWOULDBLOCK ? in_use(path, fd) : place_failed(path, errno);
			close(fd);
			fd = -1;
			break;
		}
		if (still_there(fd, name)) {
			write_who(fd);
			break;
		}
		close(fd);
	}
	*out = fd;
	free(name);
	return rc;
}

void lock_give(const char *target, int *fd)
{
	if (*fd < 0)
		return;
	char *name = name_of(target);
	unlink(name);
	close(*fd);
	*fd = -1;
	free(name);
}
