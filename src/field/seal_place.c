/* A file that takes another's place: written beside it, on disk before it takes the name, and the
 * name on disk after that. Whoever looks, or pulls the plug, finds the old or the new one whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/str.h"
#include "seal_parts.h"

enum { MODE_NEW = 0600, MODE_KEPT = 0777 };

int place_failed(const char *path, int why)
{
	static const struct {
		int why, code;
		const char *text;
	} known[] = {
		{ ENOSPC, ERR_IO, N_("the disk is full; make room and save again") },
		{ EDQUOT, ERR_IO, N_("your share of the disk is full; make room and save again") },
		{ EFBIG, ERR_IO, N_("files may not grow as large as that here") },
		{ EROFS, ERR_READONLY, N_("it is on a medium that cannot be written; copy it to a disk first") },
		{ EACCES, ERR_READONLY, N_("you may not write in its folder; copy it to a folder of your own") },
		{ EPERM, ERR_READONLY, N_("you may not write in its folder; copy it to a folder of your own") },
		{ EEXIST, ERR_IO, N_("a file of that name, or with .saving behind it, is in the way; move that one away") },
		{ ENOENT, ERR_IO, N_("its folder is not there") },
		{ ENOTDIR, ERR_IO, N_("its folder is not there") },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].why == why)
			return err_set(known[i].code, _("nothing was changed in %s: %s"), path, _(known[i].text));
	return err_set(ERR_IO, _("nothing was changed in %s: %s"), path, strerror(why));
}

int write_whole(int fd, const unsigned char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t written = write(fd, bytes, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return written < 0 ? errno : ENOSPC;
		bytes += written;
		n -= (size_t)written;
	}
	return 0;
}

int read_whole(int fd, unsigned char *into, size_t n, uint64_t at, size_t *got)
{
	for (*got = 0; *got < n;) {
		ssize_t more = pread(fd, into + *got, n - *got, (off_t)(at + *got));
		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return errno;
		if (more == 0)
			return 0;
		*got += (size_t)more;
	}
	return 0;
}

static char *beside_of(const char *target)
{
	struct str name = STR_INIT;
	str_addf(&name, "%s.saving", target);
	return name.text;
}

/* Whether a file is one that a killed program left here: nothing yet, or the beginning of a sealed file. */
static bool left_over(const char *path)
{
	unsigned char begin[MAGIC_SIZE];
	struct stat st;
	size_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return false;
	bool ours = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && read_whole(fd, begin, sizeof begin, 0, &got) == 0 &&
		memcmp(begin, seal_magic, got) == 0;
	close(fd);
	return ours;
}

void place_clean(const char *target)
{
	char *beside = beside_of(target);
	if (left_over(beside))
		unlink(beside);
	free(beside);
}

/* As the old one was; another's file stays theirs where that is allowed. */
static int keep_rights(int fd, const char *target)
{
	struct stat old, new;

	if (stat(target, &old) != 0 || fstat(fd, &new) != 0)
		return 0;
	if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) && fchown(fd, old.st_uid, old.st_gid) != 0 &&
		errno != EPERM)
		return errno;
	return fchmod(fd, old.st_mode & MODE_KEPT) == 0 ? 0 : errno;
}

int place_begin(struct place *p, const char *target, bool fresh)
{
	*p = (struct place){ target, beside_of(target), -1, fresh };
	place_clean(target);
	p->fd = open(p->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, MODE_NEW);
	if (p->fd < 0)
		return errno;
	return fresh ? 0 : keep_rights(p->fd, target);
}

static int take_name(const struct place *p)
{
	if (!p->fresh)
		return rename(p->beside, p->target) == 0 ? 0 : errno;
	if (renameat2(AT_FDCWD, p->beside, AT_FDCWD, p->target, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	/* File systems that have no such rename. */
	if (access(p->target, F_OK) == 0)
		return EEXIST;
	return rename(p->beside, p->target) == 0 ? 0 : errno;
}

int place_finish(struct place *p, bool *doubt)
{
	*doubt = false;
	/* A second fsync after one that failed would lie: the whole file is thrown away then. */
	int why = fsync(p->fd) == 0 ? 0 : errno;
	if (close(p->fd) != 0 && !why)
		why = errno;
	p->fd = -1;
	/* Opened first: past the rename only the folder's own fsync is left to fail. */
	int folder = why ? -1 : file_open_folder(p->target);
	if (!why && folder < 0)
		why = errno;
	if (!why && !(why = take_name(p))) {
		free(p->beside);
		p->beside = NULL;
		*doubt = fsync(folder) != 0;
		why = *doubt ? errno : 0;
	}
	if (folder >= 0)
		close(folder);
	return why;
}

void place_end(struct place *p)
{
	if (p->fd >= 0) {
		close(p->fd);
		p->fd = -1;
		unlink(p->beside);
	} else if (p->beside && left_over(p->beside))
		unlink(p->beside);
	free(p->beside);
	p->beside = NULL;
}
