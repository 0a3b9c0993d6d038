/* Opening the read log: a database of its own beside the caseload, for the same people, with a
 * writer queue of its own, so that it never waits for what is written to the caseload. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/readlog.h"
#include "readlog.h"
#include "vault.h"

#define APPLICATION_ID 1634626412 /* "ankl": a caseload is "ankr" */
#define TEXT_OF(number) #number
#define NUMBER_IN_SQL(name) TEXT_OF(name)

enum { SCHEMA_VERSION = 1, OWN_MODE = 0600, MODE_BITS = 0666 };

/* Who may read and write the caseload may read and write its log. */
static mode_t mode_of(const struct store *s)
{
	struct stat st;
	return stat(s->path, &st) == 0 ? st.st_mode & MODE_BITS : OWN_MODE;
}

/* A descriptor of the file, made where it is missing: at once with its mode, so that another account
 * that opens it at this moment is not refused. */
static int open_beside(const char *path, mode_t mode, bool make)
{
	mode_t mask = umask(0);
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0), mode);
	umask(mask);
	return fd;
}

static int refused(const char *path)
{
	return err_set(errno == ENOENT ? ERR_NOTFOUND : ERR_READONLY,
		_("the read log %s cannot be written (%s), so nothing can be shown; ask the administrator"),
		path, strerror(errno));
}

static int make_schema(struct store *log)
{
	struct str path = STR_INIT;
	char *sql = NULL;
	str_addf(&path, "%s/schema/readlog.sql", log->share);
	int rc = open_schema(path.text, &sql);
	if (rc == 0 && (rc = db_exec(log, sql)) == 0)
		rc = db_exec(log, "PRAGMA application_id = " NUMBER_IN_SQL(
					  APPLICATION_ID) ";"
							  "PRAGMA user_version = " NUMBER_IN_SQL(1));
	free(sql);
	str_free(&path);
	return rc;
}

/* Where the header of a database holds its application_id (https://sqlite.org/fileformat2.html). */
enum { ID_AT = 68, ID_BYTES = 4, BYTE_BITS = 8 };

bool readlog_is(const unsigned char *bytes, size_t n)
{
	uint32_t id = 0;
	for (size_t i = 0; n >= ID_AT + ID_BYTES && i < ID_BYTES; i++)
		id = id << BYTE_BITS | bytes[ID_AT + i];
	return id == APPLICATION_ID;
}

static int check_schema(struct store *log, bool *empty)
{
	int64_t version, id, tables;
	int rc;
	if ((rc = db_one(log, "PRAGMA user_version", 0, &version)) < 0 ||
		(rc = db_one(log, "PRAGMA application_id", 0, &id)) < 0 ||
		(rc = db_one(log, "SELECT count(*) FROM sqlite_schema", 0, &tables)) < 0)
		return rc;
	*empty = tables == 0;
	if (tables > 0 && id != APPLICATION_ID)
		return err_set(
			ERR_INVALID, _("%s is not a read log of anker; ask the administrator"), log->path);
	if (version > SCHEMA_VERSION)
		return err_set(ERR_TOONEW,
			_("%s was made by a newer anker (format %" PRId64
			  ", this program knows %d); update anker"),
			log->path, version, SCHEMA_VERSION);
	return 0;
}

/* Its triggers are there to refuse what anker itself might do. What is taken out of it is overwritten. */
static int set_up(struct store *log)
{
	bool empty;
	int rc = open_harden(log);
	sqlite3_db_config(log->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
	if (rc || (rc = db_exec(log, "PRAGMA secure_delete = ON")) || (rc = open_with_log(log)) ||
		(rc = check_schema(log, &empty)) || !empty)
		return rc;
	if ((rc = store_begin(log, "")))
		return rc;
	/* Another process may have made it while we waited in the queue. */
	if ((rc = check_schema(log, &empty)) == 0 && empty)
		rc = make_schema(log);
	if (rc) {
		store_rollback(log);
		return rc;
	}
	return store_commit(log, NULL);
}

static int open_files(const struct store *s, struct store *log, bool make)
{
	mode_t mode = mode_of(s);
	struct str queue = STR_INIT;
	int file = open_beside(log->path, mode, make), rc = file < 0 ? refused(log->path) : 0;
	if (file >= 0)
		close(file); /* SQLite opens it itself; before that nothing of it is locked here */
	str_addf(&queue, "%s.queue", log->path);
	if (rc == 0 && (log->queue = open_beside(queue.text, mode, true)) < 0)
		rc = refused(queue.text);
	str_free(&queue);
	return rc;
}

static int open_log(const struct store *s, struct store *log, bool make)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	bool memory = strcmp(s->path, ":memory:") == 0;
	int rc = memory ? 0 : open_files(s, log, make);
	if (rc)
		return rc;
	if (sqlite3_open_v2(memory ? s->path : log->path, &log->db,
		    memory ? flags | SQLITE_OPEN_CREATE : flags, NULL))
		return db_fail(log, "open the read log");
	return set_up(log);
}

int readlog_open(struct store *s, bool make, struct store **out)
{
	struct str path = STR_INIT;
	*out = s->readlog;
	if (s->readlog)
		return 0;
	str_addf(&path, "%s.read", s->path);
	struct store *log = xmalloc(sizeof *log);
	*log = (struct store){ .path = xstrdup(path.text),
		.share = xstrdup(s->share),
		.user = xstrdup(s->user),
		.queue = -1,
		.lock_ms = s->lock_ms,
		.scratch = arena_new() };
	str_free(&path);
	const mode_t was = open_for_group(s->path);
	int rc = open_log(s, log, make);
	umask(was);
	if (rc)
		store_close(&log);
	*out = s->readlog = log;
	return rc;
}

int readlog_open_copy(struct store **out, const char *path, const struct store_vault *kept)
{
	const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	struct store *log = xmalloc(sizeof *log);
	bool empty;
	*log = (struct store){ .path = xstrdup(path),
		.share = xstrdup(""),
		.user = xstrdup("?"),
		.queue = -1,
		.readonly = true,
		.scratch = arena_new() };
	int rc = kept ? vault_new(&log->vault, kept) : 0;
	if (rc == 0 && sqlite3_open_v2(path, &log->db, flags, kept ? vault_vfs(log->vault) : NULL))
		rc = db_fail(log, "open a copy of the read log");
	if (rc == 0 && (rc = open_harden(log)) == 0 && (rc = check_schema(log, &empty)) == 0 && empty)
		rc = err_set(ERR_INVALID, _("%s is not a read log of anker; ask the administrator"), path);
	if (rc)
		store_close(&log);
	*out = log;
	return rc;
}
