/* Whether a caseload is shared, and the roles of its accounts. */
#include "anker/office.h"
#include "internal.h"

int store_shared(struct store *s, bool *out)
{
	int64_t shared = 0;
	int rc = db_one(s, "SELECT shared FROM file", 0, &shared);
	*out = shared != 0;
	return rc < 0 ? rc : 0;
}

int store_share(struct store *s)
{
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_exec(s, "UPDATE file SET shared = 1"))) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_members(
	struct store *s, const char *login, bool ended, struct arena *a, struct member **out, size_t *n)
{
	static const char sql[] = "SELECT id, login, role, since, by, until, until_by FROM member"
				  " WHERE (?1 IS NULL OR login = ?1) AND (?2 OR until IS NULL)"
				  " ORDER BY login, since, id";
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, login);
	db_int(st, 2, ended);
	while ((rc = db_step(s, st)) == 1)
		*(struct member *)arena_add(a, &rows, n, sizeof **out) = (struct member){
			sqlite3_column_int64(st, 0), col_str(st, 1, a), col_str(st, 2, a), col_str(st, 3, a),
			col_str(st, 4, a), col_text(st, 5, a), col_text(st, 6, a) };
	*out = rows;
	return rc;
}

/* A statement of (login, role, at, who) as a transaction of its own; *changed: rows it wrote. */
static int write_member(struct store *s, const char *sql, const char *login, const char *role, int *changed)
{
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	*changed = 0;
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_text(st, 1, login);
		db_text(st, 2, role);
		db_text(st, 3, moment_now(at));
		db_text(st, 4, s->user);
		rc = db_step(s, st);
		*changed = sqlite3_changes(s->db);
	}
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_member_add(struct store *s, const char *login, const char *role)
{
	static const char sql[] = "INSERT INTO main.member (login, role, since, by) VALUES (?1, ?2, ?3, ?4)"
				  " ON CONFLICT (login, role) WHERE until IS NULL DO NOTHING";
	int changed, rc = write_member(s, sql, login, role, &changed);
	if (rc == 0 && !changed)
		rc = err_set(ERR_CONFLICT, _("%s has the role %s already"), login, role);
	return rc;
}

int store_member_end(struct store *s, const char *login, const char *role)
{
	static const char sql[] = "UPDATE main.member SET until = ?3, until_by = ?4"
				  " WHERE login = ?1 AND role = ?2 AND until IS NULL";
	int changed, rc = write_member(s, sql, login, role, &changed);
	if (rc == 0 && !changed)
		rc = err_set(ERR_NOTFOUND, _("%s does not have the role %s"), login, role);
	return rc;
}
