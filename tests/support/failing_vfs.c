/* See failing_vfs.h. */
#include <sqlite3.h>
#include <string.h>

#include "tests/support/failing_vfs.h"

static sqlite3_vfs vfs, *below;
static int calls, fail_at, fail_code;
static bool fail_stays;

/* The file beneath stands behind it in memory. */
struct file {
	sqlite3_file own;
	sqlite3_file *real;
};

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static int count_call(void)
{
	calls++;
	return fail_at && (calls == fail_at || (fail_stays && calls > fail_at)) ? fail_code : SQLITE_OK;
}

static int x_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int x_read(sqlite3_file *f, void *into, int n, sqlite3_int64 at)
{
	return real(f)->pMethods->xRead(real(f), into, n, at);
}

/* Half of what is written stays, as on a disk that broke off in it. */
static int x_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	int code = count_call();
	int rc = real(f)->pMethods->xWrite(real(f), from, code ? n / 2 : n, at);
	return code ? code : rc;
}

static int x_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int code = count_call();
	return code ? code : real(f)->pMethods->xTruncate(real(f), size);
}

static int x_sync(sqlite3_file *f, int flags)
{
	int code = count_call();
	return code ? code : real(f)->pMethods->xSync(real(f), flags);
}

static int x_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real(f)->pMethods->xFileSize(real(f), size);
}

static int x_lock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int x_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int x_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int x_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int x_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int x_traits(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int x_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int x_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void x_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int x_shm_unmap(sqlite3_file *f, int gone)
{
	return real(f)->pMethods->xShmUnmap(real(f), gone);
}

static const sqlite3_io_methods methods = { .iVersion = 2,
	.xClose = x_close,
	.xRead = x_read,
	.xWrite = x_write,
	.xTruncate = x_truncate,
	.xSync = x_sync,
	.xFileSize = x_size,
	.xLock = x_lock,
	.xUnlock = x_unlock,
	.xCheckReservedLock = x_reserved,
	.xFileControl = x_control,
	.xSectorSize = x_sector,
	.xDeviceCharacteristics = x_traits,
	.xShmMap = x_shm_map,
	.xShmLock = x_shm_lock,
	.xShmBarrier = x_shm_barrier,
	.xShmUnmap = x_shm_unmap };

static int x_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *own = (struct file *)f;
	(void)v;
	own->real = (sqlite3_file *)(own + 1);
	int rc = below->xOpen(below, name, own->real, flags, out);
	own->own.pMethods = rc == SQLITE_OK ? &methods : NULL;
	return rc;
}

void failing_vfs_install(void)
{
	if (below)
		return;
	below = sqlite3_vfs_find(NULL);
	memcpy(&vfs, below, sizeof vfs);
	vfs.zName = "failing";
	vfs.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	vfs.xOpen = x_open;
	sqlite3_vfs_register(&vfs, 1);
}

void failing_vfs_at(int call, int code, bool stays)
{
	calls = 0;
	fail_at = call;
	fail_code = code;
	fail_stays = stays;
}

int failing_vfs_calls(void)
{
	return calls;
}
