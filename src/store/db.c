/* Statements and columns: the thin layer every file of the store stands on. */
#include <string.h>
#include <stdlib.h>

#include "internal.h"
#include "anker/hash.h"

int db_fail(struct store *s, const char *where)
{
	int code = s->db ? sqlite3_extended_errcode(s->db) : SQLITE_NOMEM;
	log_write("sqlite %d (%s) at %s in %s", code, s->db ? sqlite3_errmsg(s->db) : "no memory", where,
		s->path);
	int kept = s->vault ? vault_failure(s->vault) : 0;
	if (kept)
		return kept;
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(ERR_BUSY,
			_("someone else has been saving for too long; nothing was changed, try again"));
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_set(ERR_READONLY, _("%s cannot be written; nothing was changed"), s->path);
	case SQLITE_FULL:
		return err_set(
			ERR_IO, _("the disk is full; nothing was changed, free some space and save again"));
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return err_set(ERR_IO,
			_("reading or writing %s failed; nothing was changed (details are in the log)"),
			s->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(ERR_INVALID, _("%s is damaged or not a caseload of anker; restore a backup"),
			s->path);
	case SQLITE_CONSTRAINT:
		return err_set(ERR_INVALID, _("the value does not fit the caseload; nothing was changed "
					      "(details are in the log)"));
	default:
		return err_set(ERR_DB,
			_("the database reports an error; nothing was changed (details are in the log)"));
	}
}

bool db_prepared(struct store *s, const char *key, sqlite3_stmt **out)
{
	uint64_t hash = hash_text(HASH_START, key);
	if (s->scope && reach_renew(s))
		return false; /* and preparing says why */
	for (size_t i = 0; i < s->ncache; i++)
		if (s->cache[i].hash == hash && strcmp(s->cache[i].sql, key) == 0) {
			*out = s->cache[i].st;
			sqlite3_reset(*out);
			sqlite3_clear_bindings(*out);
			return true;
		}
	return false;
}

int db_prepare_once(struct store *s, const char *sql, sqlite3_stmt **out)
{
	int rc = s->scope ? reach_renew(s) : 0;
	*out = NULL;
	if (rc)
		return rc;
	return sqlite3_prepare_v3(s->db, sql, -1, 0, out, NULL) ? db_fail(s, sql) : 0;
}

int db_prepare_as(struct store *s, const char *key, const char *sql, sqlite3_stmt **out)
{
	int rc = s->scope ? reach_renew(s) : 0;
	if (rc)
		return rc;
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL)) {
		log_write("in: %s", sql);
		return db_fail(s, "prepare");
	}
	if (s->ncache == s->capcache) {
		s->capcache = s->capcache ? 2 * s->capcache : 64;
		s->cache = xrealloc(s->cache, s->capcache * sizeof *s->cache);
	}
	s->cache[s->ncache++] = (struct statement){ hash_text(HASH_START, key), xstrdup(key), *out };
	return 0;
}

int db_prepare(struct store *s, const char *sql, sqlite3_stmt **out)
{
	return db_prepared(s, sql, out) ? 0 : db_prepare_as(s, sql, sql, out);
}

int db_step(struct store *s, sqlite3_stmt *st)
{
	int code = sqlite3_step(st);
	if (code == SQLITE_ROW)
		return 1;
	if (code == SQLITE_DONE) {
		sqlite3_reset(st);
		return 0;
	}
	int rc = db_fail(s, sqlite3_sql(st));
	sqlite3_reset(st);
	return rc;
}

int db_exec(struct store *s, const char *sql)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) ? db_fail(s, sql) : 0;
}

int db_first(struct store *s, sqlite3_stmt *st, int64_t *out)
{
	int rc = db_step(s, st);
	*out = rc == 1 ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int db_ask(struct store *s, const char *sql, const int64_t *value, int n, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	for (int i = 0; i < n; i++)
		db_int(st, i + 1, value[i]);
	return db_first(s, st, out);
}

int db_one(struct store *s, const char *sql, int64_t arg, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	if (sqlite3_bind_parameter_count(st) > 0)
		db_int(st, 1, arg);
	return db_first(s, st, out);
}

int db_numbered(struct store *s, int kind, int64_t *out)
{
	return db_one(s, "SELECT last FROM main.numbered WHERE kind = ?1", kind, out);
}

int db_next_id(struct store *s, const char *sql, int kind, int64_t *out)
{
	int64_t none = id_make(s->site, 0), last = 0, given = 0;
	int rc = db_one(s, sql, id_make(s->site + 1, 0), &last);
	if (rc == 0 && kind != NUMBERS_NOT_KEPT)
		rc = db_numbered(s, kind, &given);
	if (last < given)
		last = given;
	*out = (last > none ? last : none) + 1;
	return rc;
}

/* A failed bind (out of memory) must not read as "no such row": stop there. */
static void bound(int code)
{
	if (code == SQLITE_NOMEM)
		abort();
}

void db_text(sqlite3_stmt *st, int i, const char *text)
{
	bound(text ? sqlite3_bind_text(st, i, text, -1, SQLITE_TRANSIENT) : sqlite3_bind_null(st, i));
}

void db_int(sqlite3_stmt *st, int i, int64_t value)
{
	bound(sqlite3_bind_int64(st, i, value));
}

void db_blob(sqlite3_stmt *st, int i, const void *bytes, size_t n)
{
	bound(sqlite3_bind_blob64(st, i, bytes, n, SQLITE_STATIC));
}

void db_day(sqlite3_stmt *st, int i, day d)
{
	char buf[DATE_ISO_SIZE];
	db_text(st, i, d == DAY_NONE ? NULL : date_iso(buf, d));
}

char *col_text(sqlite3_stmt *st, int i, struct arena *a)
{
	const char *text = (const char *)sqlite3_column_text(st, i);
	return text ? arena_strndup(a, text, (size_t)sqlite3_column_bytes(st, i)) : NULL;
}

const char *col_str(sqlite3_stmt *st, int i, struct arena *a)
{
	const char *text = col_text(st, i, a);
	return text ? text : "";
}

day col_day(sqlite3_stmt *st, int i)
{
	day d;
	const char *text = (const char *)sqlite3_column_text(st, i);
	return text && date_parse_iso(text, &d) == 0 ? d : DAY_NONE;
}

struct date_span col_span(sqlite3_stmt *st, int i)
{
	struct date_span s;
	const char *text = (const char *)sqlite3_column_text(st, i);
	return text && date_span_parse_iso(text, &s) == 0 ? s : SPAN_NONE;
}

int db_keep_text(struct store *s, const char *sql, uint64_t hash, const char *text)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, (int64_t)hash);
	db_text(st, 2, text);
	return db_step(s, st);
}

int db_kept_text(struct store *s, const char *sql, uint64_t hash, struct arena *a, char **out)
{
	sqlite3_stmt *st;
	*out = NULL;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, (int64_t)hash);
	if ((rc = db_step(s, st)) == 1)
		*out = col_text(st, 0, a);
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

char *search_expression(struct store *s, const char *typed, struct arena *a)
{
	if (!reach_has_words(s))
		return arena_strdup(a, "\"\""); /* no word at all: nothing has it */
	struct str out = STR_INIT;
	char *folded = text_fold(a, typed), *save = NULL;
	for (char *word = strtok_r(folded, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
		if (out.len)
			str_add(&out, " ");
		str_add_char(&out, '"');
		for (const char *c = word; *c; c++)
			str_add(&out, *c == '"' ? "\"\"" : (char[]){ *c, '\0' });
		str_add(&out, "\"*");
	}
	char *result = out.len ? arena_strdup(a, out.text) : NULL;
	str_free(&out);
	return result;
}
