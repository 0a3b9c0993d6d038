/* The list of take-outs: what went where, when, and what was on it. */
#include <stdio.h>
#include <string.h>

#include "anker/travel.h"
#include "internal.h"

enum { SITE_MOST = 8191 };

static int max_int(struct store *s, const char *sql, int64_t *most)
{
	int64_t n;
	int rc = db_one(s, sql, 0, &n);
	if (rc == 0 && n > *most)
		*most = n;
	return rc;
}

/* No record, transaction or take-out bears it. */
static int next_site(struct store *s, int *out)
{
	int64_t most = 0;
	char sql[128];
	int rc = max_int(s, "SELECT max(site) FROM main.takeout", &most);
	if (rc == 0)
		rc = max_int(s, "SELECT max(id) >> 40 FROM main.txn", &most);
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++) {
		snprintf(sql, sizeof sql, "SELECT max(id) >> 40 FROM main.%s", model_entity((enum entity_id)e)->name);
		rc = max_int(s, sql, &most);
	}
	if (rc == 0 && most >= SITE_MOST)
		rc = err_set(ERR_INVALID, _("this caseload was taken along %d times; there are no numbers left"),
			SITE_MOST);
	*out = (int)most + 1;
	return rc;
}

static int insert_takeout(struct store *s, const struct takeout *t, int site)
{
	static const char sql[] = "INSERT INTO main.takeout (site, token, owner, label, at, scope, state)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'out')";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, site);
	db_text(st, 2, t->token);
	db_text(st, 3, t->owner);
	db_text(st, 4, t->label);
	db_text(st, 5, moment_now(at));
	db_text(st, 6, t->scope);
	return db_step(s, st);
}

int store_takeout_begin(struct store *s, const struct takeout *t, int *site)
{
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = next_site(s, site)) || (rc = insert_takeout(s, t, *site))) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

/* ---- reading ---- */

#define TAKEOUT_OWN "t.site, t.token, t.owner, t.label, t.at, t.scope, t.state, t.last, t.copy_of,"
#define TAKEOUT_COLUMNS                                                                                       \
	TAKEOUT_OWN                                                                                            \
	" (SELECT count(*) FROM taken k WHERE k.site = t.site),"                                                \
	" (SELECT count(*) FROM taken k WHERE k.site = t.site AND k.entity = ?1)"

static struct takeout takeout_row(sqlite3_stmt *st, struct arena *a)
{
	return (struct takeout){ sqlite3_column_int(st, 0), col_str(st, 1, a), col_str(st, 2, a), col_str(st, 3, a),
		col_str(st, 4, a), col_str(st, 5, a), col_str(st, 6, a), col_text(st, 7, a),
		sqlite3_column_int(st, 8), sqlite3_column_int64(st, 9), sqlite3_column_int64(st, 10) };
}

/* The rows of a statement whose ?1 is the kind of placements. */
static int takeout_rows(struct store *s, sqlite3_stmt *st, struct arena *a, struct takeout **out, size_t *n)
{
	void *rows = NULL;
	int rc;
	db_int(st, 1, E_PLACEMENT);
	while ((rc = db_step(s, st)) == 1)
		*(struct takeout *)arena_add(a, &rows, n, sizeof **out) = takeout_row(st, a);
	*out = rows;
	return rc;
}

int store_takeouts(struct store *s, struct arena *a, struct takeout **out, size_t *n)
{
	static const char sql[] = "SELECT " TAKEOUT_COLUMNS " FROM takeout t ORDER BY t.at DESC, t.site DESC";
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	return rc ? rc : takeout_rows(s, st, a, out, n);
}

int store_takeouts_out(struct store *s, struct arena *a, struct takeout **out, size_t *n)
{
	static const char sql[] = "SELECT " TAKEOUT_OWN " 0, 0 FROM takeout t WHERE t.state = 'out' AND ?1 > 0"
				  " ORDER BY t.at, t.site";
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	return rc ? rc : takeout_rows(s, st, a, out, n);
}

static int no_takeout(int site)
{
	return err_set(ERR_NOTFOUND, _("there is no take-out %d; the list of take-outs tells their numbers"), site);
}

int store_takeout(struct store *s, int site, struct arena *a, struct takeout *out)
{
	static const char sql[] = "SELECT " TAKEOUT_COLUMNS " FROM takeout t WHERE t.site = ?2";
	struct takeout *row;
	size_t n = 0;
	sqlite3_stmt *st;
	*out = (struct takeout){ 0 };
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 2, site);
	if ((rc = takeout_rows(s, st, a, &row, &n)))
		return rc;
	if (n == 0)
		return no_takeout(site);
	*out = row[0];
	return 0;
}

int store_takeout_state(struct store *s, int site, const char *state)
{
	static const char sql[] = "UPDATE main.takeout SET state = ?2, last = ?3 WHERE site = ?1";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = store_begin(s, "");
	if (rc)
		return rc;
	if ((rc = db_prepare(s, sql, &st)) == 0) {
		db_int(st, 1, site);
		db_text(st, 2, state);
		db_text(st, 3, moment_now(at));
		rc = db_step(s, st);
	}
	if (rc == 0 && sqlite3_changes(s->db) == 0)
		rc = no_takeout(site);
	if (rc) {
		store_rollback(s);
		return rc;
	}
	return store_commit(s, NULL);
}

int store_also_at(struct store *s, enum entity_id e, int64_t id, struct arena *a, struct takeout **out, size_t *n)
{
	static const char sql[] = "SELECT " TAKEOUT_OWN " 0, 0 FROM taken w JOIN takeout t ON t.site = w.site"
				  " WHERE w.entity = ?2 AND w.record = ?3 AND t.state = 'out' AND ?1 > 0"
				  " ORDER BY t.at, t.site";
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 2, e);
	db_int(st, 3, id);
	return takeout_rows(s, st, a, out, n);
}

int store_taken(struct store *s, int site, enum entity_id e, struct arena *a, struct match **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, "SELECT record FROM taken WHERE site = ?1 AND entity = ?2 ORDER BY record", &st);
	if (rc)
		return rc;
	db_int(st, 1, site);
	db_int(st, 2, e);
	while ((rc = db_step(s, st)) == 1) {
		struct match *m = arena_add(a, &rows, n, sizeof *m);
		*m = (struct match){ .id = sqlite3_column_int64(st, 0), .detail = "" };
	}
	struct match *list = rows;
	for (size_t i = 0; rc == 0 && i < *n; i++)
		list[i].title = store_title(s, e, list[i].id, a);
	*out = list;
	return rc;
}
