/* Which programs have a shared caseload open, and asking one of them to end. */
#include <stdio.h>
#include <string.h>

#include "anker/office.h"
#include "internal.h"

/* Rows of programs that are gone: how each ended (a cut line, kill -9) does not matter. */
static int forget_gone(struct store *s)
{
	sqlite3_stmt *st, *gone;
	int rc = db_prepare(s, "SELECT id, owner FROM main.connection", &st);
	if (rc == 0)
		rc = db_prepare(s, "DELETE FROM main.connection WHERE id = ?1", &gone);
	if (rc)
		return rc;
	while ((rc = db_step(s, st)) == 1) {
		const char *owner = (const char *)sqlite3_column_text(st, 1);
		if (owner && owner_alive(owner))
			continue;
		db_int(gone, 1, sqlite3_column_int64(st, 0));
		if ((rc = db_step(s, gone)) < 0)
			break;
		sqlite3_reset(gone);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

static int note_self(struct store *s, const char *source, const char *terminal, const char *what)
{
	static const char sql[] = "INSERT INTO main.connection (owner, who, since, source, terminal, what)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
	char at[MOMENT_SIZE], owner[OWNER_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	owner_self(owner);
	db_text(st, 1, owner);
	db_text(st, 2, s->user);
	db_text(st, 3, moment_now(at));
	db_text(st, 4, source);
	db_text(st, 5, terminal);
	db_text(st, 6, what);
	if ((rc = db_step(s, st)) == 0)
		s->connection = sqlite3_last_insert_rowid(s->db);
	return rc;
}

int store_connect(struct store *s, const char *source, const char *terminal, const char *what)
{
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = forget_gone(s)) || (rc = note_self(s, source, terminal, what))) {
		store_rollback(s);
		s->connection = 0;
		return rc;
	}
	return store_commit(s, NULL);
}

/* One statement about one row of who is connected; ERR_NOTFOUND: it is not there. */
static int write_connection(struct store *s, const char *sql, int64_t id)
{
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_int(st, 1, id);
		db_text(st, 2, s->user);
		rc = db_step(s, st);
	}
	if (rc == 0 && sqlite3_changes(s->db) == 0)
		rc = err_set(ERR_NOTFOUND, _("there is no connection %lld (any more)"), (long long)id);
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_disconnect(struct store *s)
{
	int64_t id = s->connection;
	s->connection = 0;
	return id ? write_connection(s, "DELETE FROM main.connection WHERE id = ?1 AND who = ?2", id) : 0;
}

/* "BOOT PID TICKS" of owner_self. */
static long owner_pid(const char *owner)
{
	long pid = 0;
	return sscanf(owner, "%*s %ld", &pid) == 1 ? pid : 0;
}

int store_connections(struct store *s, struct arena *a, struct connection **out, size_t *n)
{
	static const char sql[] = "SELECT id, owner, who, since, source, terminal, what, end_by"
				  " FROM main.connection ORDER BY since, id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	while ((rc = db_step(s, st)) == 1) {
		const char *owner = col_str(st, 1, a);
		if (!owner_alive(owner))
			continue;
		struct connection *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct connection){ .id = sqlite3_column_int64(st, 0), .who = col_str(st, 2, a),
			.since = col_str(st, 3, a), .source = col_str(st, 4, a), .terminal = col_str(st, 5, a),
			.what = col_str(st, 6, a), .pid = owner_pid(owner), .end_by = col_text(st, 7, a) };
		c->own = c->id == s->connection;
	}
	*out = rows;
	return rc;
}

int store_connection_end(struct store *s, int64_t id)
{
	int rc = write_connection(s, "UPDATE main.connection SET end_by = ?2 WHERE id = ?1", id);
	if (rc == 0 && id == s->connection)
		s->connection_ends = true; /* the stamp tells what others commit */
	return rc;
}

int store_connections_end(struct store *s, const char *who)
{
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, "UPDATE main.connection SET end_by = ?2 WHERE who = ?1 AND end_by IS NULL", &st)) ==
		0) {
		db_text(st, 1, who);
		db_text(st, 2, s->user);
		rc = db_step(s, st);
	}
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

/* A row that is gone was taken away by other hands than ours: no reason to end. */
bool store_asked_to_end(struct store *s)
{
	int64_t asked = 0;
	if (!s->connection)
		return false;
	int64_t stamp = store_stamp(s);
	if (s->connection_ends || stamp == s->connection_stamp)
		return s->connection_ends;
	if (db_one(s, "SELECT count(*) FROM main.connection WHERE id = ?1 AND end_by IS NOT NULL", s->connection,
		    &asked) == 0)
		s->connection_stamp = stamp;
	return s->connection_ends = asked != 0;
}
