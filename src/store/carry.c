/* What a copy that is put back takes over from now: what is the office's, and not its moment's. A role that
 * was ended stays ended, a person who was erased stays erased, a number that was given is not given again. */
#include <stdio.h>

#include "anker/copies.h"
#include "anker/travel.h"
#include "internal.h"

/* Tables that stay as they are now, whole. */
static const char *const tables[] = { "member", "opened", "notice", "connection", "setting", "draft",
	"erased_count", "erasure", "office_key" };

/* Of others some rows, or some of a row: `clear` runs first (NULL: what the copy has stays). */
static const struct rows {
	const char *clear, *select, *insert;
} rows[] = {
	{ NULL, "SELECT shared, office FROM main.file",
		"UPDATE main.file SET shared = ?1, office = coalesce(?2, office)" },
	/* Of an expert who was not there yet nobody can stand in. */
	{ "DELETE FROM main.stand_in",
		"SELECT id, expert, login, first, last, note, at, by, ended, ended_by FROM main.stand_in",
		"INSERT INTO main.stand_in (id, expert, login, first, last, note, at, by, ended, ended_by)"
		" SELECT ?1, e.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM main.expert e WHERE e.id = ?2" },
	/* What went out since is known, so that it comes home and no other gets its number; what came home since
	 * is out again, for its changes are not in the copy; what was lost since is lost. */
	{ NULL, "SELECT site, token, owner, label, at, scope, CASE state WHEN 'home' THEN 'out' ELSE state END,"
		" CASE state WHEN 'home' THEN NULL ELSE last END, copy_of, copy_digest FROM main.takeout ORDER BY site",
		"INSERT INTO main.takeout (site, token, owner, label, at, scope, state, last, copy_of, copy_digest)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING" },
	{ NULL, "SELECT site, state, last FROM main.takeout WHERE state = 'lost' OR state = 'void'",
		"UPDATE main.takeout SET state = ?2, last = ?3 WHERE site = ?1" },
	{ NULL, "SELECT entity, record, site FROM main.taken",
		"INSERT INTO main.taken (entity, record, site) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING" },
	/* Researchers have data under these names; what was withdrawn for them stays so. */
	{ "DELETE FROM main.programme_key", "SELECT programme, entity, record, code FROM main.programme_key",
		"INSERT INTO main.programme_key (programme, entity, record, code) SELECT p.id, ?2, ?3, ?4"
		" FROM main.programme p WHERE p.id = ?1" },
	{ "DELETE FROM main.programme_release",
		"SELECT id, programme, entity, field, at, by, reason, withdrawn, withdrawn_by FROM"
		" main.programme_release",
		"INSERT INTO main.programme_release (id, programme, entity, field, at, by, reason, withdrawn,"
		" withdrawn_by)"
		" SELECT ?1, p.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM main.programme p WHERE p.id = ?2" },
};

static int carry_row(struct store *copy, sqlite3_stmt *from, sqlite3_stmt *to)
{
	sqlite3_reset(to);
	for (int i = 0; i < sqlite3_column_count(from); i++)
		if (sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i)))
			return db_fail(copy, sqlite3_sql(to));
	return db_step(copy, to);
}

static int carry_rows(struct store *s, struct store *copy, const struct rows *r)
{
	sqlite3_stmt *from, *to;
	int rc = r->clear ? db_exec(copy, r->clear) : 0;
	if (rc || (rc = db_prepare(s, r->select, &from)) || (rc = db_prepare(copy, r->insert, &to)))
		return rc;
	while ((rc = db_step(s, from)) == 1)
		if ((rc = carry_row(copy, from, to)))
			break;
	sqlite3_reset(from);
	return rc;
}

/* Both are of this schema, so a table has the same columns in both. */
static int carry_table(struct store *s, struct store *copy, const char *table, struct arena *a)
{
	sqlite3_stmt *from;
	const char *select = arena_printf(a, "SELECT * FROM main.%s", table);
	struct str insert = STR_INIT;
	int rc = db_prepare(s, select, &from);
	if (rc)
		return rc;
	str_addf(&insert, "INSERT INTO main.%s VALUES (?1", table);
	for (int i = 1; i < sqlite3_column_count(from); i++)
		str_addf(&insert, ", ?%d", i + 1);
	str_add(&insert, ")");
	rc = carry_rows(s, copy, &(struct rows){ arena_printf(a, "DELETE FROM main.%s", table), select, insert.text });
	str_free(&insert);
	return rc;
}

static int carry_tables(struct store *s, struct store *copy)
{
	struct arena *a = arena_new();
	int rc = 0;
	for (size_t i = 0; i < sizeof tables / sizeof *tables && rc == 0; i++)
		rc = carry_table(s, copy, tables[i], a);
	for (size_t i = 0; i < sizeof rows / sizeof *rows && rc == 0; i++)
		rc = carry_rows(s, copy, &rows[i]);
	arena_free(&a);
	return rc;
}

/* ---- numbers ---- */

static int carry_number(struct store *s, struct store *copy, int kind, const char *table)
{
	static const char insert[] = "INSERT INTO main.numbered (kind, last) VALUES (?1, ?2)"
				     " ON CONFLICT (kind) DO UPDATE SET last = excluded.last";
	char sql[128];
	int64_t next;
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql, "SELECT max(id) FROM main.%s WHERE id < ?1", table);
	int rc = db_next_id(s, sql, kind, &next);
	if (rc || (rc = db_prepare(copy, insert, &st)))
		return rc;
	db_int(st, 1, kind);
	db_int(st, 2, next - 1);
	return db_step(copy, st);
}

int store_carry_numbers(struct store *s, struct store *copy)
{
	int rc = store_begin(copy, "");
	if (rc)
		return rc;
	rc = carry_number(s, copy, NUMBERS_OF_TXN, "txn");
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++)
		rc = carry_number(s, copy, e, model_entity((enum entity_id)e)->name);
	if (rc) {
		store_rollback(copy);
		return rc;
	}
	return store_commit(copy, NULL);
}

/* ---- what the law says stays said ---- */

static const struct kept {
	enum entity_id entity;
	const char *field;
} kept[] = {
	{ E_EMPLOYEE, "restricted" },
	{ E_EMPLOYEE, "objection" },
	{ E_CONSENT, "withdrawn" },
};

static int keep_value(struct store *copy, const struct kept *k, const struct record *now, struct arena *a)
{
	struct record *then;
	int rc = store_get(copy, k->entity, now->id, a, &then);
	if (rc || then->deleted || record_get(then, k->field))
		return rc == ERR_NOTFOUND ? 0 : rc;
	if ((rc = record_set(then, k->field, record_get(now, k->field))))
		return rc;
	return store_put(copy, then, NULL, NULL);
}

static int keep_values(struct store *s, struct store *copy, const struct kept *k)
{
	const struct condition set = { k->field, IS_SET, NULL };
	const struct query q = { .entity = k->entity, .where = &set, .nwhere = 1 };
	struct arena *a = arena_new();
	struct record **found;
	size_t n = 0;
	int rc = store_find(s, &q, a, &found, &n);
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = keep_value(copy, k, found[i], a);
	arena_free(&a);
	return rc;
}

static int erase_again(struct store *copy, enum entity_id e, int64_t id)
{
	int rc = store_erase(copy, e, id);
	return rc == ERR_NOTFOUND ? 0 : rc;
}

/* A take-out has nothing that was erased there. */
static int erase_all_again(struct store *s, struct store *copy)
{
	static const char insert[] = "INSERT INTO main.erased (entity, record, at, who) VALUES (?1, ?2, ?3, ?4)"
				     " ON CONFLICT (entity, record) DO UPDATE SET at = excluded.at, who = excluded.who";
	sqlite3_stmt *from, *to;
	int rc = db_prepare(s, "SELECT entity, record, at, who FROM main.erased", &from);
	if (rc)
		return rc;
	while ((rc = db_step(s, from)) == 1) {
		enum entity_id e = (enum entity_id)sqlite3_column_int(from, 0);
		if ((rc = erase_again(copy, e, sqlite3_column_int64(from, 1))) ||
			(rc = db_prepare(copy, insert, &to)) || (rc = carry_row(copy, from, to)))
			break;
	}
	sqlite3_reset(from);
	copy->none_erased = false;
	return rc;
}

/* Putting a copy back is told in the journal; it is not undone but by another copy. */
static int note_in_journal(struct store *copy)
{
	sqlite3_stmt *st;
	int rc = journal_txn(copy);
	if (rc || (rc = db_prepare(copy, "UPDATE main.txn SET undone_by = ?1 WHERE id = ?1", &st)))
		return rc;
	db_int(st, 1, copy->txn);
	return db_step(copy, st);
}

static int carry(struct store *s, struct store *copy)
{
	int rc = note_in_journal(copy);
	if (rc == 0)
		rc = carry_tables(s, copy);
	for (size_t i = 0; i < sizeof kept / sizeof *kept && rc == 0; i++)
		rc = keep_values(s, copy, &kept[i]);
	return rc ? rc : erase_all_again(s, copy);
}

/* Its pages hold what was there before until they are written anew: in memory, as all of it. */
static int write_anew(struct store *copy)
{
	sqlite3_limit(copy->db, SQLITE_LIMIT_ATTACHED, 1);
	int rc = db_exec(copy, "VACUUM");
	sqlite3_limit(copy->db, SQLITE_LIMIT_ATTACHED, 0);
	return rc;
}

int store_carry(struct store *s, struct store *copy, const char *label)
{
	int rc = store_begin(copy, label);
	if (rc)
		return rc;
	if ((rc = carry(s, copy))) {
		store_rollback(copy);
		return rc;
	}
	rc = store_commit(copy, NULL);
	return rc ? rc : write_anew(copy);
}
