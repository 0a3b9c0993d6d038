/* The read log: adding, finding, following the chain of digests, forgetting reasons. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>

#include "anker/copies.h"
#include "anker/digest.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "readlog.h"

enum { NUMBER_SIZE = 24 };

/* A line as the log holds it: the reason is a digest. */
struct line {
	struct readlog_entry e;
	const char *reason; /* its digest, "" without */
};

#define LINE_COLUMNS                                                                                         \
	"l.id, l.at, l.who, l.entity, l.record, l.employee, l.what, l.ground, l.records, l.digest, l.reason"

static struct line line_row(sqlite3_stmt *st, struct arena *a)
{
	return (struct line){ { .id = sqlite3_column_int64(st, 0),
				      .at = col_str(st, 1, a),
				      .who = col_str(st, 2, a),
				      .entity = (enum entity_id)sqlite3_column_int(st, 3),
				      .record = sqlite3_column_int64(st, 4),
				      .employee = sqlite3_column_int64(st, 5),
				      .what = col_str(st, 6, a),
				      .ground = col_str(st, 7, a),
				      .reason = "",
				      .records = sqlite3_column_int64(st, 8),
				      .digest = col_str(st, 9, a) },
		col_str(st, 10, a) };
}

/* Of everything a line says, and of the digest before it. */
static void digest_line(const struct line *l, const char *before, char out[DIGEST_SIZE])
{
	const int64_t number[] = { l->e.id, l->e.entity, l->e.record, l->e.employee, l->e.records };
	enum { NUMBERS = sizeof number / sizeof *number };
	char text[NUMBERS][NUMBER_SIZE];
	for (size_t i = 0; i < NUMBERS; i++)
		snprintf(text[i], NUMBER_SIZE, "%" PRId64, number[i]);
	const char *const part[] = { before, text[0], l->e.at, l->e.who, text[1], text[2], text[3], l->e.what,
		l->e.ground, l->reason, text[4] };
	digest_of(part, sizeof part / sizeof *part, out);
}

static void digest_reason(const char *salt, const char *text, char out[DIGEST_SIZE])
{
	digest_of((const char *const[]){ salt, text }, 2, out);
}

/* ---- adding ---- */

/* The last line; id 0 and digest "" of an empty log. */
static int last_line(struct store *log, struct arena *a, int64_t *id, const char **digest)
{
	sqlite3_stmt *st;
	*id = 0;
	*digest = "";
	int rc = db_prepare(log, "SELECT id, digest FROM line ORDER BY id DESC LIMIT 1", &st);
	if (rc)
		return rc;
	if ((rc = db_step(log, st)) == 1) {
		*id = sqlite3_column_int64(st, 0);
		*digest = col_str(st, 1, a);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

static int insert_line(struct store *log, const struct line *l)
{
	static const char sql[] =
		"INSERT INTO line (id, at, who, entity, record, employee, what, ground, reason,"
		" records, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
	sqlite3_stmt *st;
	int rc = db_prepare(log, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, l->e.id);
	db_text(st, 2, l->e.at);
	db_text(st, 3, l->e.who);
	db_int(st, 4, l->e.entity);
	db_int(st, 5, l->e.record);
	db_int(st, 6, l->e.employee);
	db_text(st, 7, l->e.what);
	db_text(st, 8, l->e.ground);
	db_text(st, 9, l->reason);
	db_int(st, 10, l->e.records);
	db_text(st, 11, l->e.digest);
	return db_step(log, st);
}

static int insert_reason(struct store *log, int64_t line, const char *salt, const char *text)
{
	sqlite3_stmt *st;
	int rc = db_prepare(log, "INSERT INTO reason (line, salt, text) VALUES (?1, ?2, ?3)", &st);
	if (rc)
		return rc;
	db_int(st, 1, line);
	db_text(st, 2, salt);
	db_text(st, 3, text);
	return db_step(log, st);
}

static int make_salt(struct store *log, struct arena *a, const char **salt)
{
	sqlite3_stmt *st;
	int rc = db_prepare(log, "SELECT lower(hex(randomblob(16)))", &st);
	if (rc)
		return rc;
	rc = db_step(log, st);
	*salt = rc == 1 ? col_str(st, 0, a) : "";
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* Inside a transaction of the log: `l` gets what the store gives. */
static int add_line(struct store *log, struct line *l, struct arena *a)
{
	char *digest = arena_alloc(a, DIGEST_SIZE), *reason = arena_alloc(a, DIGEST_SIZE);
	const char *before, *salt = "";
	int rc = last_line(log, a, &l->e.id, &before);
	l->e.id++;
	if (rc == 0 && *l->e.reason && (rc = make_salt(log, a, &salt)) == 0)
		digest_reason(salt, l->e.reason, reason);
	if (rc)
		return rc;
	l->reason = reason;
	digest_line(l, before, digest);
	l->e.digest = digest;
	rc = insert_line(log, l);
	return rc == 0 && *l->e.reason ? insert_reason(log, l->e.id, salt, l->e.reason) : rc;
}

static int end(struct store *log, int rc)
{
	if (rc == 0)
		return store_commit(log, NULL);
	store_rollback(log);
	return rc;
}

/* The system's own log has each line too, in numbers and codes: with its digest, so that a read log
 * that lost its last lines, or is another from the first to the last, shows. */
static void tell_system(const struct readlog_entry *e, struct arena *a)
{
	syslog(LOG_AUTHPRIV | LOG_INFO,
		"anker read: line %" PRId64 " account %s what %s ground %s kind %d record %" PRId64
		" employee %" PRId64 " records %" PRId64 " digest %s",
		e->id, text_clean(a, e->who, false), text_clean(a, e->what, false), e->ground, (int)e->entity,
		e->record, e->employee, e->records, e->digest);
}

int readlog_add(struct store *s, const struct readlog_entry *e)
{
	struct arena *a = arena_new();
	char at[MOMENT_SIZE];
	struct line l = { *e, "" };
	struct store *log;
	bool shared;
	int rc = store_shared(s, &shared);
	if (rc || !shared || (rc = readlog_open(s, true, &log)) || (rc = store_begin(log, "")))
		goto out;
	l.e.at = moment_now(at); /* after the wait in the queue: lines stand in the order of their moments */
	l.e.who = s->user;
	l.e.reason = e->reason ? e->reason : "";
	if ((rc = end(log, add_line(log, &l, a))) == 0)
		tell_system(&l.e, a);
out:
	arena_free(&a);
	return rc;
}

/* ---- finding ---- */

static void bind_query(sqlite3_stmt *st, const struct readlog_query *q)
{
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	db_int(st, 1, q->employee);
	db_text(st, 2, q->who);
	db_text(st, 3, q->from == DAY_NONE ? NULL : date_iso(from, q->from));
	db_text(st, 4,
		q->to == DAY_NONE ? NULL : date_iso(to, q->to + 1)); /* "2026-11-23" < any moment of it */
	db_int(st, 5, q->limit ? q->limit : -1);
	db_int(st, 6, q->offset);
	db_int(st, 7, q->entity);
	db_int(st, 8, q->record);
}

#define QUERY_WHERE(employee, record)                                                                        \
	"SELECT " LINE_COLUMNS ", coalesce(r.text, '') FROM line l LEFT JOIN reason r ON r.line = l.id"      \
	" WHERE " employee " AND " record " AND (?2 IS NULL OR l.who = ?2) AND (?3 IS NULL OR l.at >= ?3)"   \
	" AND (?4 IS NULL OR l.at < ?4) ORDER BY l.id DESC LIMIT ?5 OFFSET ?6"

int readlog_find(struct store *s, const struct readlog_query *q, struct arena *a, struct readlog_entry **out,
	size_t *n)
{
	static const char sql_all[] = QUERY_WHERE("?1 = 0", "?7 = 0 AND ?8 = 0");
	static const char sql_employee[] = QUERY_WHERE("l.employee = ?1", "?7 = 0 AND ?8 = 0");
	static const char sql_record[] = QUERY_WHERE("?1 = 0", "l.entity = ?7 AND l.record = ?8");
	enum { REASON = 11 };
	sqlite3_stmt *st;
	struct store *log;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = readlog_open(s, false, &log);
	if (rc)
		return rc == ERR_NOTFOUND ? 0 : rc;
	if ((rc = db_prepare(log, q->record ? sql_record : q->employee ? sql_employee : sql_all, &st)))
		return rc;
	bind_query(st, q);
	while ((rc = db_step(log, st)) == 1) {
		struct readlog_entry *e = arena_add(a, &rows, n, sizeof *e);
		*e = line_row(st, a).e;
		e->reason = col_str(st, REASON, a);
	}
	*out = rows;
	return rc;
}

/* ---- the chain ---- */

/* Whether the reason is the one that was typed, or its person was erased since. */
static bool reason_fits(const struct line *l, sqlite3_stmt *st, struct arena *a)
{
	enum { SALT = 11, TEXT = 12, ERASED = 13 };
	const char *salt = col_text(st, SALT, a), *text = col_text(st, TEXT, a);
	char digest[DIGEST_SIZE];
	if (!salt || !text)
		return *l->reason == '\0' || sqlite3_column_int(st, ERASED);
	digest_reason(salt, text, digest);
	return strcmp(digest, l->reason) == 0;
}

static int verify(struct store *log, struct arena *a, int64_t *bad, const char **head, int64_t *n)
{
	static const char sql[] =
		"SELECT " LINE_COLUMNS ", r.salt, r.text, EXISTS (SELECT 1 FROM line x WHERE"
		" x.employee = l.employee AND x.employee > 0 AND x.id > l.id AND x.ground = 'erased')"
		" FROM line l LEFT JOIN reason r ON r.line = l.id ORDER BY l.id";
	struct arena *scratch = arena_new();
	char before[DIGEST_SIZE] = "", digest[DIGEST_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(log, sql, &st);
	if (rc)
		goto out;
	while ((rc = db_step(log, st)) == 1) {
		arena_reset(scratch);
		struct line l = line_row(st, scratch);
		digest_line(&l, before, digest);
		if (*bad == 0 && (l.e.id != *n + 1 || strcmp(digest, l.e.digest) != 0 ||
					 !reason_fits(&l, st, scratch)))
			*bad = l.e.id;
		snprintf(before, sizeof before, "%s", l.e.digest);
		++*n;
	}
	*head = arena_strdup(a, before);
out:
	arena_free(&scratch);
	return rc;
}

int readlog_verify(struct store *s, struct arena *a, int64_t *bad, const char **head, int64_t *n)
{
	struct store *log;
	*bad = *n = 0;
	*head = "";
	int rc = readlog_open(s, false, &log);
	return rc ? rc : verify(log, a, bad, head, n);
}

/* ---- copies ---- */

int readlog_copy(struct store *s, const char *path)
{
	struct store *log;
	int rc = readlog_open(s, false, &log);
	return rc ? rc : store_copy(log, path, NULL, NULL);
}

int readlog_copy_bytes(struct store *s, unsigned char **out, size_t *n)
{
	struct store *log;
	int rc = readlog_open(s, false, &log);
	return rc ? rc : store_copy_bytes(log, out, n);
}

int readlog_verify_copy(const char *path, const struct store_vault *kept, struct arena *a, int64_t *bad,
	const char **head, int64_t *n)
{
	struct store *log;
	*bad = *n = 0;
	*head = "";
	int rc = readlog_open_copy(&log, path, kept);
	if (rc)
		return rc;
	rc = verify(log, a, bad, head, n);
	store_close(&log);
	return rc;
}

/* ---- forgetting ---- */

static int drop_reasons(struct store *log, int64_t employee)
{
	static const char sql[] =
		"DELETE FROM reason WHERE line IN (SELECT id FROM line WHERE employee = ?1)";
	sqlite3_stmt *st;
	int rc = db_prepare(log, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, employee);
	return db_step(log, st);
}

/* The log beside the database still has the old bytes. */
static int empty_wal(struct store *log)
{
	int rc = txn_queue_enter(log);
	if (rc)
		return rc;
	rc = db_exec(log, "PRAGMA wal_checkpoint(TRUNCATE)");
	txn_queue_leave(log);
	return rc;
}

int readlog_forget(struct store *s, int64_t employee)
{
	struct arena *a = arena_new();
	char at[MOMENT_SIZE];
	struct line l = { { .entity = E_EMPLOYEE,
				  .record = employee,
				  .employee = employee,
				  .what = "erase",
				  .ground = "erased",
				  .reason = "",
				  .records = 1 },
		"" };
	struct store *log;
	int rc = readlog_open(s, false, &log);
	if (rc || (rc = store_begin(log, "")))
		goto out;
	l.e.at = moment_now(at);
	l.e.who = s->user;
	if ((rc = add_line(log, &l, a)) == 0)
		rc = drop_reasons(log, employee);
	if ((rc = end(log, rc)) == 0) {
		tell_system(&l.e, a);
		rc = empty_wal(log);
	}
out:
	arena_free(&a);
	return rc == ERR_NOTFOUND ? 0 : rc;
}
