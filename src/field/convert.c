/* A caseload of one's own becomes a sealed file under the same name, and a plain one again.
 *
 * The new file is written whole beside the old one, read back and compared, and only then takes
 * its name. What was plain is overwritten after that, as far as a file system lets one: also for
 * a program that was waiting for the old file, which must not go on in it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/field.h"
#include "anker/file.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "anker/str.h"
#include "seal_parts.h"

enum { RIGHTS = 0777 };

/* ---- plain text that stays behind ---- */

/* Zeros over a file that has no name any more: a copy under another name is not ours to spoil. 0 or errno. */
static int overwrite(int fd)
{
	static const unsigned char zeros[BLOCK_SIZE];
	struct stat st;
	int why = fstat(fd, &st) == 0 ? 0 : errno;
	if (!why && st.st_nlink > 0)
		return EMLINK;
	for (off_t left = why ? 0 : st.st_size; left > 0 && !why; left -= (off_t)sizeof zeros)
		why = write_whole(fd, zeros, left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros);
	return why ? why : fsync(fd) == 0 ? 0 : errno;
}

static int remove_plain(const struct field_convert *c, const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW), why = 0;
	if (unlink(path) != 0)
		why = errno;
	else if (fd >= 0)
		why = overwrite(fd);
	if (fd >= 0)
		close(fd);
	if (why == ENOENT)
		return 0;
	if (why)
		return err_set(ERR_IO,
			_("the caseload is sealed now, but %s holds plain text and cannot be removed: %s; remove it"),
			path, strerror(why));
	if (c->removed)
		c->removed(c->ctx, path);
	return 0;
}

/* FILE.v5.bak and FILE.v5.bak.part: copies from before an update of the format; FILE.2026-11-22-140501.bak: from
 * before another copy was put back. */
static bool is_copy(const char *name, const char *file)
{
	size_t n = strlen(file);
	if (strncmp(name, file, n) != 0 || name[n] != '.')
		return false;
	const char *end = name + n + 1 + (name[n + 1] == 'v');
	end += strspn(end, "0123456789-");
	return strcmp(end, ".bak") == 0 || strcmp(end, ".bak.part") == 0;
}

static int remove_copies(const struct field_convert *c, const char *target, struct arena *a)
{
	const char *slash = strrchr(target, '/'), *file = slash ? slash + 1 : target;
	const char *folder = slash ? arena_strndup(a, target, (size_t)(slash - target) + 1) : "./";
	DIR *d = opendir(folder);
	int rc = 0, more;
	if (!d)
		return 0;
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		if (is_copy(e->d_name, file) && (more = remove_plain(c, arena_printf(a, "%s%s", folder, e->d_name))))
			rc = more;
	closedir(d);
	return rc;
}

static int remove_left(const struct field_convert *c, const char *target, struct arena *a)
{
	static const char *const beside[] = { "-wal", "-journal", ".unsealed" }, *const empty[] = { "-shm", ".queue" };
	int rc = remove_copies(c, target, a), more;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if ((more = remove_plain(c, arena_printf(a, "%s%s", target, beside[i]))))
			rc = more;
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		unlink(arena_printf(a, "%s%s", target, empty[i]));
	return rc;
}

/* ---- beside, and into its place ---- */

/* What a program that was killed left of an earlier try is ours to take away. */
static int clear_beside(const char *beside, bool (*ours)(const char *path))
{
	if (access(beside, F_OK) != 0)
		return 0;
	if (!ours(beside))
		return err_set(ERR_IO, _("%s is in the way; move it away and try again"), beside);
	return unlink(beside) == 0 ? 0 : place_failed(beside, errno);
}

/* With the rights of the old one. `rename` leaves the one or the other. */
static int put_in_place(const char *beside, const char *target)
{
	struct stat st;
	if (stat(target, &st) != 0 || chmod(beside, st.st_mode & RIGHTS) != 0 || rename(beside, target) != 0)
		return place_failed(target, errno);
	return file_sync_folder(target) ? err_set(ERR_IO,
		_("%s may or may not be on disk as it is now (%s); look at it before you go on"), target, strerror(errno)) : 0;
}

/* ---- sealing ---- */

static int write_sealed(const struct field_convert *c, const char *beside, const unsigned char *bytes, size_t n)
{
	const struct seal_make make = { .path = beside, .passphrase = c->passphrase, .recovery = c->recovery,
		.cost = c->cost };
	struct seal *seal;
	int rc = seal_create(&seal, &make);
	if (rc)
		return rc;
	struct store_vault v = seal_vault(seal);
	rc = v.save(v.ctx, bytes, n);
	seal_close(&seal);
	return rc;
}

static int compare_sealed(const struct field_convert *c, const char *beside, const unsigned char *bytes, size_t n)
{
	struct seal *seal;
	int rc = seal_open(&seal, beside, &(struct seal_way){ .passphrase = c->passphrase }, true);
	if (rc)
		return rc;
	struct store_vault v = seal_vault(seal);
	unsigned char *again = xmalloc(n);
	bool same = v.size(v.ctx) == n && (rc = v.load(v.ctx, again, n)) == 0 && memcmp(again, bytes, n) == 0;
	sodium_memzero(again, n);
	free(again);
	seal_close(&seal);
	return rc || same ? rc : err_set(ERR_IO, _("%s does not read back as it was written; nothing was changed"), beside);
}

/* The plain file and its log, which lose their names here. */
struct plain {
	int file, log; /* descriptors, -1: none */
};

static int seal_bytes(
	const struct field_convert *c, const char *target, const struct plain *p, const unsigned char *bytes, size_t n)
{
	struct arena *a = arena_new();
	const char *beside = arena_printf(a, "%s.sealed", target);
	int rc = clear_beside(beside, seal_is), why;
	if (rc)
		goto out;
	if ((rc = write_sealed(c, beside, bytes, n)) || (rc = compare_sealed(c, beside, bytes, n)) ||
		(rc = put_in_place(beside, target))) {
		if (access(beside, F_OK) == 0)
			unlink(beside);
		goto out;
	}
	int of_log = p->log >= 0 ? overwrite(p->log) : 0;
	if ((why = overwrite(p->file)) == 0)
		why = of_log;
	rc = remove_left(c, target, a);
	if (!rc && why)
		rc = err_set(ERR_IO, _("%s is sealed now, but its plain text could not be overwritten: %s"), c->path,
			strerror(why));
out:
	arena_free(&a);
	return rc;
}

/* The log goes with its last user, so it is held before that. */
static int take_alone(const struct field_convert *c, const char *target, struct store **store, struct plain *p)
{
	const struct store_options options = { .path = c->path, .share = c->share };
	struct arena *a = arena_new();
	bool shared = false;
	int rc = store_open(store, &options);
	if (rc == 0 && (rc = store_shared(*store, &shared)) == 0 && shared)
		rc = err_set(ERR_INVALID, _("%s is shared: a sealed caseload is for one program at a time"), c->path);
	if (rc == 0) {
		p->log = open(arena_printf(a, "%s-wal", target), O_WRONLY | O_CLOEXEC);
		rc = store_alone(*store);
	}
	if (rc == 0 && (p->file = open(target, O_WRONLY | O_CLOEXEC)) < 0)
		rc = place_failed(c->path, errno);
	arena_free(&a);
	return rc;
}

/* What a program that was killed had still to take away. */
static int sealed_already(const struct field_convert *c, const char *target)
{
	struct arena *a = arena_new();
	int rc = remove_left(c, target, a);
	arena_free(&a);
	return rc ? rc : err_set(ERR_INVALID, _("%s is sealed already"), c->path);
}

int field_seal(const struct field_convert *c)
{
	struct store *store = NULL;
	struct plain plain = { -1, -1 };
	unsigned char *bytes = NULL;
	size_t n = 0;
	char *target = realpath(c->path, NULL);
	int rc;

	if (seal_is(c->path))
		rc = sealed_already(c, target);
	else if ((rc = take_alone(c, target, &store, &plain)) == 0 && (rc = store_bytes(store, &bytes, &n)) == 0)
		rc = seal_bytes(c, target, &plain, bytes, n);
	if (bytes)
		sodium_memzero(bytes, n);
	free(bytes);
	store_close(&store); /* before the other descriptor: closing that gives its locks away */
	if (plain.file >= 0)
		close(plain.file);
	if (plain.log >= 0)
		close(plain.log);
	free(target);
	return rc;
}

/* ---- unsealing ---- */

/* A plain caseload, or as much of one as was written before the end. */
static bool is_begun(const char *path)
{
	static const char database[] = "SQLite format 3";
	struct str head = STR_INIT;
	bool is = file_read(path, sizeof database, &head) == 0 && memcmp(head.text, database, head.len) == 0;
	str_free(&head);
	return is;
}

static int write_plain(const char *beside, const unsigned char *bytes, size_t n)
{
	int fd = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600), why = fd < 0 ? errno : 0;
	if (why)
		return place_failed(beside, why);
	unsigned char *again = xmalloc(n);
	size_t got = 0;
	if (!(why = write_whole(fd, bytes, n)) && !(why = fsync(fd) == 0 ? 0 : errno))
		why = read_whole(fd, again, n, 0, &got);
	bool same = got == n && memcmp(again, bytes, n) == 0;
	sodium_memzero(again, n);
	free(again);
	close(fd);
	if (why)
		return place_failed(beside, why);
	return same ? 0 : err_set(ERR_IO, _("%s does not read back as it was written; nothing was changed"), beside);
}

/* A caseload is looked into: a take-out stays sealed. */
static int may_be_plain(struct seal *seal, const char *share)
{
	struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = seal_path(seal), .share = share, .vault = &vault };
	struct store_identity me = { 0 };
	struct arena *a = arena_new();
	struct store *store;
	int rc = store_open(&store, &o);
	if (rc == 0 && (rc = store_identity(store, a, &me)) == 0 && me.takeout)
		rc = err_set(ERR_INVALID, _("%s is a take-out, which stays sealed; bring it in at the office with "
					    "'anker field in'"), seal_path(seal));
	store_close(&store);
	arena_free(&a);
	return rc;
}

static int unseal_bytes(const char *target, const unsigned char *bytes, size_t n)
{
	struct arena *a = arena_new();
	const char *beside = arena_printf(a, "%s.unsealed", target);
	int rc = clear_beside(beside, is_begun);
	if (rc == 0 && ((rc = write_plain(beside, bytes, n)) || (rc = put_in_place(beside, target))) &&
		access(beside, F_OK) == 0)
		unlink(beside);
	arena_free(&a);
	return rc;
}

int field_unseal(struct seal *seal, const char *share)
{
	struct store_vault v = seal_vault(seal);
	size_t n = v.size(v.ctx);
	char *target = realpath(seal_path(seal), NULL);
	int rc = target ? 0 : place_failed(seal_path(seal), errno);
	unsigned char *bytes = xmalloc(n);

	if (rc == 0 && (rc = v.load(v.ctx, bytes, n)) == 0 && !readlog_is(bytes, n))
		rc = may_be_plain(seal, share);
	if (rc == 0)
		rc = unseal_bytes(target, bytes, n);
	sodium_memzero(bytes, n);
	free(bytes);
	free(target);
	return rc;
}
