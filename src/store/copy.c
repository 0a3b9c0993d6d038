/* A copy from one moment: SQLite's backup inside one read transaction, so that what others write
 * meanwhile neither enters it nor makes it begin anew. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/copies.h"
#include "internal.h"

enum {
	PAGES_PER_STEP = 64, /* between two looks at the progress: 256 KiB */
	VERSIONS_AT = 18,     /* in the header: how it is written and read ... */
	VERSION_NO_LOG = 1,   /* ... without a log beside it */
};

static const unsigned char no_log[] = { VERSION_NO_LOG, VERSION_NO_LOG };

static int copy_failed(struct store *s, const char *path, int code)
{
	log_write("sqlite %d while copying %s to %s", code, s->path, path);
	switch (code & 0xff) {
	case SQLITE_FULL:
		return err_set(ERR_IO, _("the disk is full: no copy was made; free some space, or copy elsewhere"));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(ERR_BUSY, _("someone else has been saving for too long; no copy was made, try again"));
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(ERR_INVALID, _("%s is damaged; no copy was made. 'anker check' tells more"), s->path);
	default:
		return err_set(ERR_IO, _("%s cannot be written; no copy was made (details are in the log)"), path);
	}
}

static int copy_pages(struct store *s, sqlite3 *to, const char *path,
	int (*progress)(void *ctx, int percent), void *ctx)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", s->db, "main");
	int code = b ? SQLITE_OK : sqlite3_extended_errcode(to);
	while (code == SQLITE_OK) {
		code = sqlite3_backup_step(b, PAGES_PER_STEP);
		int all = sqlite3_backup_pagecount(b), left = sqlite3_backup_remaining(b);
		if (progress && code == SQLITE_OK && all > 0 && progress(ctx, (int)((int64_t)(all - left) * 100 / all))) {
			sqlite3_backup_finish(b);
			return err_set(ERR_STOPPED, _("stopped; no copy was made"));
		}
	}
	sqlite3_backup_finish(b);
	return code == SQLITE_DONE ? 0 : copy_failed(s, path, code);
}

/* What is read between both sees one moment. */
static int moment_begin(struct store *s, bool *began)
{
	int64_t tables;
	*began = sqlite3_get_autocommit(s->db) != 0;
	int rc = *began ? db_exec(s, "BEGIN") : 0;
	return rc ? rc : db_one(s, "SELECT count(*) FROM sqlite_schema", 0, &tables);
}

static void moment_end(struct store *s, bool began)
{
	if (began && !sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
}

/* Nothing of it counts before it is whole and on disk, so SQLite need not make sure on the way. */
static int write_copy(struct store *s, const char *path, int (*progress)(void *ctx, int percent), void *ctx)
{
	static const char unsafe[] = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096";
	sqlite3 *to = NULL;
	bool began = false;
	int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(to, unsafe, NULL, NULL, NULL);
	int rc = code ? copy_failed(s, path, code) : moment_begin(s, &began);
	if (rc == 0)
		rc = copy_pages(s, to, path, progress, ctx);
	moment_end(s, began);
	sqlite3_close(to);
	return rc;
}

int store_copy(struct store *s, const char *path, int (*progress)(void *ctx, int percent), void *ctx)
{
	int rc = reach_check_all(s);
	if (rc)
		return rc;
	if (s->vault)
		return vault_copy(s->vault, path);
	/* Made here first, so that nothing is overwritten and nobody else may read it. */
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == EEXIST
			       ? err_set(ERR_IO, _("%s exists already; choose another name for the copy"),
					 path)
			       : err_set(ERR_IO, _("%s cannot be made: %s"), path, strerror(errno));
	rc = write_copy(s, path, progress, ctx);
	if (rc == 0 && (pwrite(fd, no_log, sizeof no_log, VERSIONS_AT) != sizeof no_log || fsync(fd) != 0))
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	if (close(fd) != 0 && rc == 0)
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	if (rc)
		unlink(path);
	return rc;
}

int store_backup(struct store *s, const char *path)
{
	return store_copy(s, path, NULL, NULL);
}

void store_bytes_without_log(unsigned char *bytes, size_t n)
{
	if (n >= VERSIONS_AT + sizeof no_log)
		memcpy(bytes + VERSIONS_AT, no_log, sizeof no_log);
}

int store_copy_bytes(struct store *s, unsigned char **out, size_t *n)
{
	int rc = store_bytes(s, out, n);
	if (rc == 0)
		store_bytes_without_log(*out, *n);
	return rc;
}
