/* A caseload in memory: a small file system for SQLite over one image, which is saved whole
 * when SQLite syncs it, and that is in each commit and nowhere else (journal_mode MEMORY). A
 * save that fails makes the commit fail, and SQLite takes the image back to what it was.
 *
 * Nothing else can be opened through it: a journal, a temporary file or another database is
 * refused, so that a setting that was forgotten gives an error and no plain text on a disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "internal.h"
#include "vault.h"

enum {
	CHANGES_AT = 24,     /* in the first page: a number that each commit raises */
	LEAST_ROOM = 1 << 20,
	SECTOR = 4096,
	LONGEST_NAME = 4096,
};

struct vault {
	sqlite3_vfs vfs;     /* first: a sqlite3_vfs of ours is a vault */
	const struct store_vault *kept;
	unsigned char *image;
	size_t size, room;
	uint32_t saved;      /* the number of changes of what was last saved, or committed lazily */
	bool lazy, opened;
	int failed;          /* code of a save that failed and was not told yet */
	char *why, name[32];
};

struct vault_file {
	sqlite3_file base;   /* first */
	struct vault *v;
};

/* ---- the image ---- */

/* Pages of their own, which a core dump leaves out and which move without a copy left behind. */
static bool make_room(struct vault *v, size_t size)
{
	size_t room = v->room ? v->room : LEAST_ROOM;
	while (room < size)
		room *= 2;
	if (room == v->room)
		return true;
	void *image = v->image ? mremap(v->image, v->room, room, MREMAP_MAYMOVE)
			       : mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (image == MAP_FAILED)
		return false;
	madvise(image, room, MADV_DONTDUMP);
	v->image = image;
	v->room = room;
	return true;
}

static uint32_t changes(const struct vault *v)
{
	const unsigned char *p = v->image + CHANGES_AT;
	return v->size < CHANGES_AT + 4 ? 0
		: (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | (uint32_t)p[3];
}

static int save_failed(struct vault *v, int rc)
{
	free(v->why);
	v->why = xstrdup(err_last());
	v->failed = rc;
	return SQLITE_IOERR_FSYNC;
}

/* ---- the file ---- */

static struct vault *vault_of(sqlite3_file *file)
{
	return ((struct vault_file *)file)->v;
}

static int on_close(sqlite3_file *file)
{
	vault_of(file)->opened = false;
	return SQLITE_OK;
}

static int on_read(sqlite3_file *file, void *into, int n, sqlite3_int64 from)
{
	const struct vault *v = vault_of(file);
	size_t at = (size_t)from, want = (size_t)n, there = at < v->size ? v->size - at : 0;
	if (there > want)
		there = want;
	if (there)
		memcpy(into, v->image + at, there);
	memset((char *)into + there, 0, want - there);
	return there == want ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int on_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 from)
{
	struct vault *v = vault_of(file);
	size_t at = (size_t)from, end = at + (size_t)n;
	if (!make_room(v, end))
		return SQLITE_IOERR_NOMEM;
	if (at > v->size)
		memset(v->image + v->size, 0, at - v->size);
	memcpy(v->image + at, bytes, (size_t)n);
	if (end > v->size)
		v->size = end;
	return SQLITE_OK;
}

static int on_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct vault *v = vault_of(file);
	if ((size_t)size < v->size) {
		explicit_bzero(v->image + size, v->size - (size_t)size);
		v->size = (size_t)size;
	}
	return SQLITE_OK;
}

/* Taking a commit back syncs too: the image is then what was saved before. */
static int on_sync(sqlite3_file *file, int flags)
{
	struct vault *v = vault_of(file);
	(void)flags;
	if (changes(v) == v->saved)
		return SQLITE_OK;
	int rc = v->lazy ? 0 : v->kept->save(v->kept->ctx, v->image, v->size);
	if (rc)
		return save_failed(v, rc);
	v->saved = changes(v);
	return SQLITE_OK;
}

static int on_size(sqlite3_file *file, sqlite3_int64 *size)
{
	*size = (sqlite3_int64)vault_of(file)->size;
	return SQLITE_OK;
}

/* One connection has it: locks are always free. */
static int on_lock(sqlite3_file *file, int kind)
{
	(void)file;
	(void)kind;
	return SQLITE_OK;
}

static int on_reserved(sqlite3_file *file, int *taken)
{
	(void)file;
	*taken = 0;
	return SQLITE_OK;
}

static int on_control(sqlite3_file *file, int what, void *about)
{
	(void)file;
	(void)what;
	(void)about;
	return SQLITE_NOTFOUND;
}

static int on_sector(sqlite3_file *file)
{
	(void)file;
	return SECTOR;
}

static int on_characteristics(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = { .iVersion = 1, .xClose = on_close, .xRead = on_read,
	.xWrite = on_write, .xTruncate = on_truncate, .xSync = on_sync, .xFileSize = on_size, .xLock = on_lock,
	.xUnlock = on_lock, .xCheckReservedLock = on_reserved, .xFileControl = on_control,
	.xSectorSize = on_sector, .xDeviceCharacteristics = on_characteristics };

/* ---- the file system ---- */

static int on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
	struct vault *v = (struct vault *)vfs;
	file->pMethods = NULL;
	if (!(flags & SQLITE_OPEN_MAIN_DB) || v->opened) {
		log_write("a sealed caseload opens no file (%s, %x)", name ? "named" : "temporary", (unsigned)flags);
		return SQLITE_CANTOPEN;
	}
	*(struct vault_file *)file = (struct vault_file){ { &methods }, v };
	v->opened = true;
	if (flags_out)
		*flags_out = flags;
	return SQLITE_OK;
}

static int on_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	(void)name;
	(void)sync;
	return SQLITE_IOERR_DELETE_NOENT;
}

/* No journal and no log stand beside it. */
static int on_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	(void)vfs;
	(void)name;
	(void)flags;
	*out = 0;
	return SQLITE_OK;
}

static int on_full_path(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
	(void)vfs;
	return snprintf(out, (size_t)n, "%s", name) < n ? SQLITE_OK : SQLITE_CANTOPEN;
}

static sqlite3_vfs *usual(void)
{
	return sqlite3_vfs_find(NULL);
}

static int on_random(sqlite3_vfs *vfs, int n, char *out)
{
	(void)vfs;
	return usual()->xRandomness(usual(), n, out);
}

static int on_sleep(sqlite3_vfs *vfs, int us)
{
	(void)vfs;
	return usual()->xSleep(usual(), us);
}

static int on_time(sqlite3_vfs *vfs, double *out)
{
	(void)vfs;
	return usual()->xCurrentTime(usual(), out);
}

static int on_last_error(sqlite3_vfs *vfs, int n, char *out)
{
	(void)vfs;
	(void)n;
	(void)out;
	return 0;
}

/* ---- for the store ---- */

int vault_new(struct vault **out, const struct store_vault *kept)
{
	struct vault *v = xmalloc(sizeof *v);
	size_t size = kept->size(kept->ctx);
	int rc = 0;
	*v = (struct vault){ .kept = kept };
	snprintf(v->name, sizeof v->name, "vault-%p", (void *)v);
	v->vfs = (sqlite3_vfs){ .iVersion = 1, .szOsFile = sizeof(struct vault_file), .mxPathname = LONGEST_NAME,
		.zName = v->name, .xOpen = on_open, .xDelete = on_delete, .xAccess = on_access,
		.xFullPathname = on_full_path, .xRandomness = on_random, .xSleep = on_sleep,
		.xCurrentTime = on_time, .xGetLastError = on_last_error };
	if (!make_room(v, size))
		rc = err_set(ERR_IO, _("there is not enough memory for this caseload"));
	else if (size && (rc = kept->load(kept->ctx, v->image, size)) == 0)
		v->size = size;
	if (rc == 0 && sqlite3_vfs_register(&v->vfs, 0))
		rc = err_set(ERR_DB, _("the database cannot be started"));
	v->saved = changes(v);
	if (rc)
		vault_free(&v);
	*out = v;
	return rc;
}

void vault_free(struct vault **out)
{
	struct vault *v = *out;
	if (!v)
		return;
	sqlite3_vfs_unregister(&v->vfs);
	if (v->image) {
		explicit_bzero(v->image, v->size);
		munmap(v->image, v->room);
	}
	free(v->why);
	free(v);
	*out = NULL;
}

const char *vault_vfs(const struct vault *v)
{
	return v->name;
}

const unsigned char *vault_image(const struct vault *v, size_t *n)
{
	*n = v->size;
	return v->image;
}

int vault_copy(struct vault *v, const char *path)
{
	return v->kept->copy(v->kept->ctx, path);
}

void vault_lazy(struct vault *v, bool on)
{
	v->lazy = on;
}

int vault_failure(struct vault *v)
{
	int rc = v->failed;
	v->failed = 0;
	return rc ? err_set(rc, "%s", v->why) : 0;
}
