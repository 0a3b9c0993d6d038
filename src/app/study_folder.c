/* A new folder of files that is there whole or not at all. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/place.h"
#include "study.h"

static int failed(const char *path)
{
	return err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
}

/* Only files, and only those of an export: whatever else stands there is not ours to take away. */
static void empty(int folder)
{
	DIR *d = fdopendir(dup(folder));
	const struct dirent *e;
	if (d)
		rewinddir(d);
	while (d && (e = readdir(d)) != NULL) {
		size_t n = strlen(e->d_name);
		if (n > 4 &&
			(strcmp(e->d_name + n - 4, ".csv") == 0 || strcmp(e->d_name + n - 4, ".txt") == 0))
			unlinkat(folder, e->d_name, 0);
	}
	if (d)
		closedir(d);
}

/* "out/" -> "out", and ".out.part" beside it. */
static void name_folder(struct study_folder *f, const char *path)
{
	size_t n = strlen(path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	f->path = arena_strndup(f->arena, path, n);
	const char *slash = strrchr(f->path, '/');
	int folder = slash ? (int)(slash - f->path) + 1 : 0;
	f->hidden = arena_printf(f->arena, "%.*s.%s.part", folder, f->path, f->path + folder);
}

static bool is_same(int held, const char *path)
{
	struct stat here, there;
	return fstat(held, &here) == 0 && lstat(path, &there) == 0 && here.st_ino == there.st_ino &&
		here.st_dev == there.st_dev;
}

/* In the exchange folder of a user of a server, under a name that is swept when this program is gone. */
static int begin_packed(struct study_folder *f)
{
	char *hidden;
	int64_t left;
	int rc = place_room(0, &left);
	f->packed = true;
	if (rc == 0 && (rc = place_hidden(f->arena, true, &hidden, &f->held)) == 0)
		f->hidden = hidden;
	return rc;
}

int study_folder_begin(struct study_folder *f, const char *path, struct arena *a)
{
	struct stat st;
	*f = (struct study_folder){ .held = -1, .arena = a };
	name_folder(f, path);
	if (lstat(f->path, &st) == 0)
		return err_set(ERR_INVALID, _("%s exists already: name a new folder"), place_shown(f->path));
	if (place_restricted())
		return begin_packed(f);
	if (mkdir(f->hidden, 0700) != 0 && errno != EEXIST)
		return err_set(ERR_INVALID, _("%s cannot be made: %s"), f->path, strerror(errno));
	if ((f->held = open(f->hidden, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
		return failed(f->hidden);
	/* Whoever had it a moment ago may have given it its name by now. */
	if (flock(f->held, LOCK_EX | LOCK_NB) != 0 || !is_same(f->held, f->hidden)) {
		close(f->held);
		f->held = -1;
		return err_set(ERR_BUSY, _("another program is writing %s"), f->path);
	}
	empty(f->held);
	return 0;
}

int study_folder_file(struct study_folder *f, const char *name, FILE **out)
{
	int fd = openat(f->held, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	*out = fd < 0 ? NULL : fdopen(fd, "w");
	return *out ? 0 : failed(f->path);
}

int study_folder_close(struct study_folder *f, FILE **file)
{
	bool bad = fflush(*file) != 0 || ferror(*file) || fsync(fileno(*file)) != 0;
	bad |= fclose(*file) != 0;
	*file = NULL;
	return bad ? failed(f->path) : 0;
}

static int give_name(struct study_folder *f)
{
	if (fsync(f->held) != 0)
		return failed(f->path);
	int rc = renameat2(AT_FDCWD, f->hidden, AT_FDCWD, f->path, RENAME_NOREPLACE);
	if (rc != 0 && errno == EINVAL) /* not every file system knows that */
		rc = rename(f->hidden, f->path);
	if (rc != 0)
		return errno == EEXIST ? err_set(ERR_INVALID, _("%s exists already: name a new folder"),
						 place_shown(f->path))
				       : failed(f->path);
	return file_sync_folder(f->path) == 0 ? 0 : failed(f->path);
}

int study_folder_end(struct study_folder *f, bool keep)
{
	int rc = 0;
	if (f->held < 0)
		return 0;
	if (keep)
		rc = f->packed ? study_pack(f) : give_name(f);
	if (!keep || rc || f->packed) {
		empty(f->held);
		rmdir(f->hidden);
	}
	close(f->held);
	f->held = -1;
	return rc;
}
