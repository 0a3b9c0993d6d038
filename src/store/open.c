/* Opening: hardening of the connection, migrations, the writer queue's file; a caseload in a
 * vault has one writer, so no queue, and nothing beside it. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "internal.h"
#include "anker/file.h"

#define APPLICATION_ID 1634626418 /* "ankr" */
#define TEXT_OF(number) #number
#define NUMBER_IN_SQL(name) TEXT_OF(name)

enum { SCHEMA_VERSION = 8, LOCK_USUAL_MS = 5000 };

static const char *const migrations[SCHEMA_VERSION] = { "001-base.sql", "002-weighing.sql", "003-facts.sql",
	"004-interview.sql", "005-whole.sql", "006-field.sql", "007-shared.sql", "008-programme.sql" };

/* File systems on which SQLite's locks cannot be trusted (statfs f_type). */
static const long network_types[] = {
	0x6969 /* NFS */, 0x517b /* SMB */, (long)0xff534d42 /* CIFS */, (long)0xfe534d42 /* SMB2 */,
	0x65735546 /* FUSE: sshfs and the like */, 0x5346414f /* AFS */, 0x01021997 /* 9P */,
};

int store_check_place(const struct store_options *o)
{
	struct statfs fs;
	char *copy = xstrdup(o->path);
	int rc = statfs(o->path, &fs) == 0 ? 0 : statfs(dirname(copy), &fs);
	free(copy);
	if (rc || o->force_network)
		return 0;
	for (size_t i = 0; i < sizeof network_types / sizeof *network_types; i++)
		if ((long)fs.f_type == network_types[i])
			return err_set(ERR_INVALID,
				_("%s is on a network file system, where locks cannot be trusted; "
				  "put it on a local disk, or force it with --force-network"),
				o->path);
	return 0;
}

/* A young caseload may have its first page in the log beside it still. */
static bool has_log(const char *path)
{
	char *log = sqlite3_mprintf("%s-wal", path);
	bool has = log && access(log, F_OK) == 0;
	sqlite3_free(log);
	return has;
}

/* Makes sure that the file is there and ours to read; a new one is its owner's
 * alone. */
static int prepare_file(const struct store_options *o)
{
	struct stat st;
	if (stat(o->path, &st) == 0) {
		if (!S_ISREG(st.st_mode))
			return err_set(ERR_INVALID, _("%s is not a file; name the caseload file with --db"),
				o->path);
		if (access(o->path, R_OK) != 0)
			return err_set(ERR_IO, _("%s may not be read: %s"), o->path, strerror(errno));
		if (st.st_size == 0 && !o->create && !has_log(o->path))
			return err_set(ERR_INVALID, _("%s is empty: there is no caseload in it"), o->path);
		return 0;
	}
	if (!o->create)
		return err_set(ERR_NOTFOUND,
			_("there is no caseload at %s; make one with 'anker import FILE' or 'anker demo'"),
			o->path);
	file_make_folders(o->path);
	int fd = open(o->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return err_set(ERR_IO, _("%s cannot be made: %s"), o->path, strerror(errno));
	close(fd);
	return 0;
}

static void sql_matches(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	const char *needle = (const char *)sqlite3_value_text(argv[1]);
	sqlite3_result_int(context, text && needle && text_matches(text, needle));
}

int open_harden(struct store *s)
{
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	/* Triggers are for hands other than ours (003-facts.sql). One that writes makes
	 * SQLite begin a savepoint per row, at which FTS5 writes its index out: an import
	 * would take four times as long. */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_busy_timeout(s->db, s->lock_ms);
	if (sqlite3_create_function(s->db, "matches", 2,
		    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, sql_matches, NULL, NULL))
		return db_fail(s, "create_function");
	/* 4 MiB of pages: what a screen touches, within the memory budget of the whole. */
	return db_exec(s, "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
			  "PRAGMA mmap_size = 0; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;"
			  "PRAGMA journal_size_limit = 16777216;");
}

mode_t open_for_group(const char *path)
{
	struct stat st;
	mode_t was = umask(S_IRWXG | S_IRWXO);
	umask(stat(path, &st) == 0 ? was & ~(st.st_mode & (S_IRWXG | S_IRWXO)) : was);
	return was;
}

/* In the queue: SQLite does not wait when two give a file its log at once. It has it from then on. */
int open_with_log(struct store *s)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "PRAGMA journal_mode", &st);
	if (rc)
		return rc;
	rc = db_step(s, st);
	bool has = rc == 1 && strcmp((const char *)sqlite3_column_text(st, 0), "wal") == 0;
	sqlite3_reset(st);
	if (rc < 0 || has || (rc = txn_queue_enter(s)))
		return rc < 0 ? rc : 0;
	rc = db_exec(s, "PRAGMA journal_mode = WAL");
	txn_queue_leave(s);
	return rc;
}

/* How changes are taken back: through a log beside the file, or in memory where nothing may
 * stand beside it; nor may another database be attached there. */
static int set_journal(struct store *s)
{
	if (!s->vault)
		return open_with_log(s);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return db_exec(s, "PRAGMA journal_mode = MEMORY");
}

int open_schema(const char *path, char **out)
{
	struct str text = STR_INIT;
	int why = file_read(path, SIZE_MAX, &text);
	if (!why && text.len == 0) /* half a migration, or none, must not count as one */
		why = ENODATA;
	if (why) {
		str_free(&text);
		return err_set(
			ERR_IO, _("%s cannot be read: %s; is anker installed whole?"), path, strerror(why));
	}
	*out = text.text;
	return 0;
}

/* Under another name until it is whole: a program that is killed at it leaves no half copy
 * that the next one takes for good. */
static int copy_whole(struct store *s, const char *name)
{
	char *part = sqlite3_mprintf("%s.part", name), *journal = sqlite3_mprintf("%s.part-journal", name);
	int rc = part && journal ? 0 : ERR_DB;
	if (rc == 0) {
		unlink(journal);
		unlink(part);
		rc = store_backup(s, part);
	}
	struct stat st; /* it is for whom the caseload is for */
	if (rc == 0 && stat(s->path, &st) == 0 && chmod(part, st.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) != 0)
		rc = err_set(ERR_IO, _("%s cannot be made: %s"), name, strerror(errno));
	if (rc == 0 && rename(part, name) != 0)
		rc = err_set(ERR_IO, _("%s cannot be made: %s"), name, strerror(errno));
	sqlite3_free(journal);
	sqlite3_free(part);
	return rc;
}

/* A copy beside the file before its first migration; kept for the user. */
static int copy_before(struct store *s, int64_t version)
{
	char *name = sqlite3_mprintf("%s.v%lld.bak", s->path, (long long)version);
	int rc = name ? txn_queue_enter(s) : ERR_DB;
	if (rc == 0) {
		if (access(name, F_OK) != 0)
			rc = copy_whole(s, name);
		txn_queue_leave(s);
	}
	sqlite3_free(name);
	return rc;
}

static int migrate_one(struct store *s, const char *share, int64_t version)
{
	char *sql = NULL, path[4096];
	snprintf(path, sizeof path, "%s/schema/%s", share, migrations[version]);
	int rc = open_schema(path, &sql);
	if (rc)
		return rc;
	char *tail = sqlite3_mprintf("PRAGMA user_version = %lld", (long long)version + 1);
	if ((rc = db_exec(s, sql)) == 0)
		rc = db_exec(s, tail);
	sqlite3_free(tail);
	free(sql);
	return rc;
}

/* A new file is an office's: site 0. The clock is ours, not the engine's. */
static int mark_office(struct store *s)
{
	static const char sql[] = "INSERT INTO file (site, made) VALUES (0, ?1)";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = db_exec(s, "PRAGMA application_id = " NUMBER_IN_SQL(APPLICATION_ID));
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_text(st, 1, moment_now(at));
	return db_step(s, st);
}

static int migrate(struct store *s, const struct store_options *o)
{
	int64_t version, id, tables;
	int rc;
	if ((rc = db_one(s, "PRAGMA user_version", 0, &version)) < 0 ||
		(rc = db_one(s, "PRAGMA application_id", 0, &id)) < 0 ||
		(rc = db_one(s, "SELECT count(*) FROM sqlite_schema", 0, &tables)) < 0)
		return rc;
	if (tables > 0 && id != APPLICATION_ID)
		return err_set(ERR_INVALID, _("%s is a database of another program, not a caseload of anker"),
			o->path);
	if (version > SCHEMA_VERSION)
		return err_set(ERR_TOONEW,
			_("%s was made by a newer anker (format %" PRId64
			  ", this program knows %d); update anker"),
			o->path, version, SCHEMA_VERSION);
	if (version == SCHEMA_VERSION || o->as_it_is)
		return 0;
	if (o->readonly)
		return err_set(
			ERR_READONLY, _("%s needs an update of its format and is opened read-only"), o->path);
	bool kept = !o->vault || o->vault->copy; /* else what is kept stays as it is */
	if (version > 0 && kept && (rc = copy_before(s, version)))
		return rc;
	if ((rc = store_begin(s, "migration")))
		return rc;
	/* Another process may have done it while we waited in the queue. */
	rc = db_one(s, "PRAGMA user_version", 0, &version);
	for (; rc == 0 && version < SCHEMA_VERSION; version++) {
		rc = migrate_one(s, o->share, version);
		if (rc == 0 && version == 0)
			rc = mark_office(s);
	}
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

/* A take-out's work is that of who it went out for, whatever the account there is called. */
static int read_identity(struct store *s)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "SELECT site, owner FROM file", &st);
	if (rc)
		return rc;
	if ((rc = db_step(s, st)) == 1) {
		const char *owner = (const char *)sqlite3_column_text(st, 1);
		s->site = sqlite3_column_int64(st, 0);
		if (s->site && owner) {
			free(s->user);
			s->user = xstrdup(owner);
		}
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int store_open(struct store **out, const struct store_options *o)
{
	*out = NULL;
	bool memory = !o->vault && strcmp(o->path, ":memory:") == 0, plain = !memory && !o->vault;
	int rc;
	if (plain && ((rc = store_check_place(o)) || (rc = prepare_file(o))))
		return rc;
	struct store *s = xmalloc(sizeof *s);
	*s = (struct store){ .path = xstrdup(o->path),
		.share = xstrdup(o->share ? o->share : ""),
		.user = xstrdup(o->user ? o->user : "?"),
		.queue = -1,
		.readonly = o->readonly,
		.lock_ms = o->lock_ms ? o->lock_ms : LOCK_USUAL_MS,
		.scratch = arena_new() };
	int flags = (o->readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_EXRESCODE |
		SQLITE_OPEN_NOMUTEX;
	/* Nobody asks for SQLite's own count of its memory, which locks at each piece of
	 * it. The first file opened decides; later this is refused, and needs no more. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	const mode_t was = open_for_group(o->path);
	if (o->vault && (rc = vault_new(&s->vault, o->vault)))
		goto out;
	if (sqlite3_open_v2(o->path, &s->db, memory ? flags | SQLITE_OPEN_CREATE : flags,
		    s->vault ? vault_vfs(s->vault) : NULL)) {
		rc = db_fail(s, "open");
		goto out;
	}
	if ((plain && !o->readonly && (rc = queue_open(s))) || (rc = open_harden(s)))
		goto out;
	if (!memory && (s->vault || !o->readonly) && (rc = set_journal(s)))
		goto out;
	if ((rc = migrate(s, o)) || (!o->as_it_is && (rc = read_identity(s))))
		goto out;
out:
	umask(was);
	if (rc)
		store_close(&s);
	*out = s;
	return rc;
}

bool store_is_caseload(const char *path)
{
	static const char database[] = "SQLite format 3";
	enum { HEAD = 100, ID_AT = 68 };
	static const char id[] = { APPLICATION_ID >> 24, APPLICATION_ID >> 16 & 0xff, APPLICATION_ID >> 8 & 0xff,
		APPLICATION_ID & 0xff };
	struct str head = STR_INIT;
	bool is = file_read(path, HEAD, &head) == 0 && head.len == HEAD &&
		memcmp(head.text, database, sizeof database) == 0 &&
		(memcmp(head.text + ID_AT, id, sizeof id) == 0 || has_log(path));
	str_free(&head);
	return is;
}

void store_close(struct store **out)
{
	struct store *s = *out;
	if (!s)
		return;
	while (s->depth > 0)
		store_rollback(s);
	for (size_t i = 0; i < s->ncache; i++) {
		sqlite3_finalize(s->cache[i].st);
		free(s->cache[i].sql);
	}
	free(s->cache);
	for (int e = 0; e < E_COUNT; e++)
		for (int i = 0; i < 2; i++) {
			sqlite3_finalize(s->write[e][i].st);
			free(s->write[e][i].sql);
		}
	sqlite3_close(s->db);
	store_close(&s->readlog);
	vault_free(&s->vault);
	if (s->queue >= 0)
		close(s->queue);
	arena_free(&s->scratch);
	free(s->scope);
	free(s->path);
	free(s->share);
	free(s->user);
	free(s->label);
	free(s);
	*out = NULL;
}

const char *store_path(const struct store *s)
{
	return s->path;
}

const char *store_user(const struct store *s)
{
	return s->user;
}

const unsigned char *store_image(const struct store *s, size_t *n)
{
	*n = 0;
	return s->vault ? vault_image(s->vault, n) : NULL;
}

int64_t store_stamp(struct store *s)
{
	int64_t stamp = 0;
	if (db_one(s, "PRAGMA data_version", 0, &stamp))
		return -1;
	reach_own_stamp(s, stamp);
	return stamp;
}
