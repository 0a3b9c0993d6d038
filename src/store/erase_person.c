/* Which records are one person's, worked out from the dictionary, and taking their content out.
 *
 * A record is theirs when it refers to the employee, else when it is about a placement of theirs,
 * else when it is a part of what is theirs. */
#include <string.h>

#include "anker/travel.h"
#include "erase.h"

static int run(struct store *s, const char *sql)
{
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL))
		return db_fail(s, sql);
	int rc = db_step(s, st);
	sqlite3_finalize(st);
	return rc < 0 ? rc : 0;
}

/* ---- which ---- */

/* "column IN what of a kind is theirs"; column: of the record t. */
static void add_in(struct str *sql, const char *column, enum entity_id e)
{
	str_addf(sql, "t.%s IN (SELECT id FROM temp.theirs WHERE entity = %d)", column, (int)e);
}

static const char *parent_field(const struct entity *e)
{
	for (size_t i = 0; e->parent && i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == e->parent)
			return e->fields[i].name;
	return NULL;
}

/* A talk is theirs when it began at a placement of theirs and nobody else is in it. */
static void add_talk_of_others(struct str *sql)
{
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		if (model_field(e, "interview") < 0 || model_field(e, "placement") < 0)
			continue;
		str_addf(sql, " AND NOT EXISTS (SELECT 1 FROM main.%s x WHERE x.interview = t.id AND x.placement"
			" IS NOT NULL AND x.placement NOT IN (SELECT id FROM temp.theirs WHERE entity = %d))",
			e->name, E_PLACEMENT);
	}
}

/* Adds the condition that a record t is theirs; false: no record of this kind is. */
static bool add_theirs(struct str *sql, const struct entity *e)
{
	bool any = false, placement = model_field(e, "placement") >= 0;
	const char *column, *parent = parent_field(e);
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == E_EMPLOYEE) {
			column = e->fields[i].name;
			str_add(sql, any ? " OR " : "");
			add_in(sql, column, E_EMPLOYEE);
			any = true;
		}
	if (placement) {
		str_add(sql, any ? " OR (" : "(");
		add_in(sql, "placement", E_PLACEMENT);
		if (e->id == E_INTERVIEW)
			add_talk_of_others(sql);
		str_add(sql, ")");
		any = true;
	}
	if (parent) {
		str_add(sql, any ? " OR (" : "(");
		add_in(sql, parent, e->parent);
		str_add(sql, placement ? " AND t.placement IS NULL)" : ")");
		any = true;
	}
	return any;
}

static int add_kind(struct store *s, const struct entity *e)
{
	struct str sql = STR_INIT;
	int rc = 0;
	str_addf(&sql, "INSERT INTO temp.theirs SELECT %d, t.id FROM main.%s t WHERE ", (int)e->id, e->name);
	if (add_theirs(&sql, e)) {
		str_add(&sql, " ON CONFLICT DO NOTHING");
		rc = run(s, sql.text);
	}
	str_free(&sql);
	return rc;
}

/* What was merged into theirs, and what was merged into that. */
static int add_merged(struct store *s, const struct entity *e)
{
	struct str sql = STR_INIT;
	int64_t before;
	int rc;
	str_addf(&sql, "INSERT INTO temp.theirs SELECT m.entity, m.record FROM main.merged m JOIN main.%s t"
		" ON t.id = m.record AND t.deleted = 1 WHERE m.entity = %d AND m.target IN"
		" (SELECT id FROM temp.theirs WHERE entity = %d) ON CONFLICT DO NOTHING",
		e->name, (int)e->id, (int)e->id);
	do {
		before = sqlite3_total_changes64(s->db);
		rc = run(s, sql.text);
	} while (rc == 0 && sqlite3_total_changes64(s->db) != before);
	str_free(&sql);
	return rc;
}

static int begin_with(struct store *s, int64_t employee)
{
	static const char sql[] = "INSERT INTO temp.theirs (entity, id) SELECT ?1, t.id FROM main.employee t"
				  " WHERE t.id = ?2";
	sqlite3_stmt *st;
	int rc = db_exec(s, "CREATE TEMPORARY TABLE IF NOT EXISTS theirs (entity INTEGER NOT NULL,"
		" id INTEGER NOT NULL, PRIMARY KEY (entity, id)) WITHOUT ROWID; DELETE FROM temp.theirs");
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, E_EMPLOYEE);
	db_int(st, 2, employee);
	if ((rc = db_step(s, st)) == 0 && sqlite3_changes(s->db) == 0)
		rc = err_set(ERR_NOTFOUND, _("there is no employee with this number"));
	return rc;
}

static int read_kind(struct store *s, const struct entity *e, struct arena *a, void **rows, size_t *n)
{
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	str_addf(&sql, "SELECT t.id, t.deleted, EXISTS (SELECT 1 FROM main.erased g WHERE g.entity = %d AND"
		" g.record = t.id) FROM main.%s t WHERE t.id IN (SELECT id FROM temp.theirs WHERE entity = %d)"
		" ORDER BY t.id", (int)e->id, e->name, (int)e->id);
	int rc = db_prepare(s, sql.text, &st);
	str_free(&sql);
	while (rc >= 0 && (rc = db_step(s, st)) == 1)
		*(struct forget_record *)arena_add(a, rows, n, sizeof(struct forget_record)) =
			(struct forget_record){ e->id, sqlite3_column_int64(st, 0),
				sqlite3_column_int(st, 1) != 0, sqlite3_column_int(st, 2) != 0 };
	return rc;
}

int store_person_records(struct store *s, int64_t employee, struct arena *a, struct forget_record **out, size_t *n)
{
	void *rows = NULL;
	bool own = s->depth == 0;
	*out = NULL;
	*n = 0;
	int rc = own ? db_exec(s, "BEGIN") : 0;
	if (rc)
		return rc;
	rc = begin_with(s, employee);
	/* In the order of the dictionary a part stands behind its whole. */
	for (int id = E_NONE + 1; rc == 0 && id < E_COUNT; id++)
		if ((rc = add_kind(s, model_entity((enum entity_id)id))) == 0)
			rc = add_merged(s, model_entity((enum entity_id)id));
	for (int id = E_NONE + 1; rc == 0 && id < E_COUNT; id++)
		rc = read_kind(s, model_entity((enum entity_id)id), a, &rows, n);
	if (own)
		sqlite3_exec(s->db, rc ? "ROLLBACK" : "COMMIT", NULL, NULL, NULL);
	*out = rows;
	return rc;
}

int store_person_reports(struct store *s, int64_t employee, struct arena *a, int64_t **out, size_t *n)
{
	/* A placement that was deleted since may have been told of. */
	static const char sql[] = "SELECT t.id FROM main.report t WHERE t.kind IN ('employer', 'pattern') AND"
		" t.deleted = 0 AND EXISTS (SELECT 1 FROM main.placement p WHERE p.employee = ?1 AND " SQL_IN_REPORT
		") ORDER BY t.id";
	void *rows = NULL;
	sqlite3_stmt *st;
	*n = 0;
	*out = NULL;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, employee);
	while ((rc = db_step(s, st)) == 1)
		*(int64_t *)arena_add(a, &rows, n, sizeof(int64_t)) = sqlite3_column_int64(st, 0);
	*out = rows;
	return rc;
}

bool forget_has(const struct forget_record *r, size_t n, enum entity_id e, int64_t id)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t at = low + (high - low) / 2;
		if (r[at].entity == e && r[at].id == id)
			return true;
		if (r[at].entity < e || (r[at].entity == e && r[at].id < id))
			low = at + 1;
		else
			high = at;
	}
	return false;
}

int store_forget_journal(struct store *s, const struct forget_record *r, size_t n, int64_t *out)
{
	static const char sql[] = "SELECT count(*) FROM main.journal_field f JOIN main.journal j ON j.id = f.journal"
				  " WHERE j.record = ?1 AND j.entity = ?2";
	int rc = 0;
	*out = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		int64_t here;
		sqlite3_stmt *st;
		if ((rc = db_prepare(s, sql, &st)))
			return rc;
		db_int(st, 1, r[i].id);
		db_int(st, 2, r[i].entity);
		rc = db_first(s, st, &here);
		*out += here;
	}
	return rc;
}

/* ---- taking out ---- */

int store_forget(struct store *s, const struct forget_record *r, size_t n)
{
	struct arena *a = arena_new();
	bool done, touched[E_COUNT] = { false };
	int rc = s->site ? err_set(ERR_INVALID, _("this is a take-out: what is to be erased for good is "
						  "erased in the office, also on this"))
			 : 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (r[i].entity == E_PLACEMENT && !r[i].erased)
			rc = erase_count(s, r[i].id);
	/* The employee first: what is kept of placements is made from their name. */
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = erase_record(s, r[i].entity, r[i].id, a, &done);
		touched[r[i].entity] |= done;
		arena_reset(a);
	}
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		if (touched[e])
			rc = erase_clean_index(s, model_entity((enum entity_id)e));
	arena_free(&a);
	return rc;
}
