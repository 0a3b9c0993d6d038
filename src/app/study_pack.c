/* On a server there are only plain files: there the folder is packed into one (tar, POSIX ustar), which R and every
 * system unpack. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/place.h"
#include "study.h"

enum { BLOCK = 512 };

struct header {
	char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], sum[8], type, link[100], magic[6],
		version[2], user[32], group[32], major[8], minor[8], prefix[155], rest[12];
};
_Static_assert(sizeof(struct header) == BLOCK, "a header fills a block");

static int failed(const struct study_folder *f)
{
	return err_set(ERR_IO, _("%s cannot be written: %s"), place_shown(f->path), strerror(errno));
}

/* Nobody's, of no time: the file tells nothing but what is in it. */
static void put_header(FILE *out, const char *folder, const char *name, long long size)
{
	struct header h;
	unsigned sum = 0;
	memset(&h, 0, sizeof h);
	snprintf(h.name, sizeof h.name, "%.40s/%.55s", folder, name);
	memcpy(h.mode, "0000600", sizeof h.mode);
	memcpy(h.uid, "0000000", sizeof h.uid);
	memcpy(h.gid, "0000000", sizeof h.gid);
	snprintf(h.size, sizeof h.size, "%011llo", size);
	memcpy(h.mtime, "00000000000", sizeof h.mtime);
	memset(h.sum, ' ', sizeof h.sum);
	h.type = '0';
	memcpy(h.magic, "ustar", sizeof h.magic);
	memcpy(h.version, "00", sizeof h.version);
	for (size_t i = 0; i < sizeof h; i++)
		sum += ((const unsigned char *)&h)[i];
	snprintf(h.sum, sizeof h.sum, "%06o", sum);
	fwrite(&h, sizeof h, 1, out);
}

static int put_file(FILE *out, const struct study_folder *f, const char *folder, const char *name)
{
	char block[BLOCK];
	struct stat st;
	size_t n;
	int fd = openat(f->held, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	FILE *in = fd < 0 ? NULL : fdopen(fd, "r");
	if (!in || fstat(fd, &st) != 0) {
		if (in)
			fclose(in);
		return failed(f);
	}
	put_header(out, folder, name, (long long)st.st_size);
	while (memset(block, 0, sizeof block), (n = fread(block, 1, sizeof block, in)) > 0)
		fwrite(block, sizeof block, 1, out);
	int rc = ferror(in) || ferror(out) ? failed(f) : 0;
	fclose(in);
	return rc;
}

static int put_files(FILE *out, const struct study_folder *f)
{
	static const char end[2 * BLOCK];
	const char *slash = strrchr(f->path, '/'), *name = slash ? slash + 1 : f->path,
		   *dot = strchr(name, '.');
	const char *folder = arena_strndup(f->arena, name, dot ? (size_t)(dot - name) : strlen(name));
	DIR *d = fdopendir(dup(f->held));
	const struct dirent *e;
	int rc = d ? 0 : failed(f);
	if (d)
		rewinddir(d);
	while (rc == 0 && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			rc = put_file(out, f, folder, e->d_name);
	if (d)
		closedir(d);
	fwrite(end, sizeof end, 1, out);
	return rc;
}

static int give_name(const struct study_folder *f, const char *hidden)
{
	if (renameat2(AT_FDCWD, hidden, AT_FDCWD, f->path, RENAME_NOREPLACE) != 0)
		return failed(f);
	return file_sync_folder(f->path) == 0 ? 0 : failed(f);
}

int study_pack(const struct study_folder *f)
{
	char *hidden;
	int fd, rc = place_hidden(f->arena, false, &hidden, &fd);
	if (rc)
		return rc;
	FILE *out = fdopen(fd, "w");
	rc = out ? put_files(out, f) : failed(f);
	if (out && rc == 0 && (fflush(out) != 0 || ferror(out) || fsync(fd) != 0))
		rc = failed(f);
	if (rc == 0 && place_overfull())
		rc = err_set(ERR_IO, "%s", _("there is no room for it in your exchange folder"));
	if (rc == 0)
		rc = give_name(f, hidden);
	if (rc)
		unlink(hidden);
	if (out)
		fclose(out);
	else
		close(fd);
	return rc;
}
