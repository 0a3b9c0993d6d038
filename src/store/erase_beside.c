/* What is told of a record outside the records: by the log of suggestions, by facts that were
 * worked out, by the reason its file was opened for, by what colleagues were told. And the counts
 * that stay. */
#include <stdlib.h>

#include "erase.h"

/* The lines of the log stay: how often a rule spoke and what was answered is nobody's. */
#define OF_PLACEMENT " WHERE placement = ?1"

static const struct {
	enum entity_id kind; /* E_NONE: any */
	const char *sql;     /* ?1 the record, ?2 its kind */
} beside[] = {
	{ E_PLACEMENT, "UPDATE main.suggestion_log SET facts = NULL" OF_PLACEMENT },
	{ E_PLACEMENT, "DELETE FROM main.suggestion" OF_PLACEMENT },
	{ E_PLACEMENT, "DELETE FROM main.facts_kept" OF_PLACEMENT },
	{ E_NONE, "UPDATE main.opened SET reason = '' WHERE record = ?1 AND entity = ?2" },
	{ E_NONE, "UPDATE main.notice SET text = '' WHERE record = ?1 AND entity = ?2" },
	{ E_NONE, "DELETE FROM main.programme_key WHERE record = ?1 AND entity = ?2" },
};

int erase_beside(struct store *s, enum entity_id kind, int64_t id)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof beside / sizeof *beside; i++) {
		sqlite3_stmt *st;
		if (beside[i].kind && beside[i].kind != kind)
			continue;
		if ((rc = db_prepare(s, beside[i].sql, &st)))
			return rc;
		db_int(st, 1, id);
		if (!beside[i].kind)
			db_int(st, 2, kind);
		rc = db_step(s, st);
	}
	return rc;
}

/* ---- counts ---- */

static int raise(struct store *s, sqlite3_stmt *from, struct arena *a)
{
	static const char sql_more[] = "UPDATE main.erased_count SET n = n + 1 WHERE year = ?1 AND region IS ?2"
				       " AND sector IS ?3 AND outcome IS ?4";
	static const char sql_first[] = "INSERT INTO main.erased_count (year, region, sector, outcome, n)"
					" VALUES (?1, ?2, ?3, ?4, 1)";
	const char *const sql[] = { sql_more, sql_first };
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof sql / sizeof *sql; i++) {
		sqlite3_stmt *st;
		if (i > 0 && sqlite3_changes(s->db) > 0)
			break;
		if ((rc = db_prepare(s, sql[i], &st)))
			return rc;
		db_int(st, 1, sqlite3_column_int64(from, 0));
		if (sqlite3_column_type(from, 1) != SQLITE_NULL)
			db_int(st, 2, sqlite3_column_int64(from, 1));
		db_text(st, 3, col_text(from, 2, a));
		db_text(st, 4, col_text(from, 3, a));
		rc = db_step(s, st);
	}
	return rc;
}

int erase_count(struct store *s, int64_t placement)
{
	static const char sql[] =
		"SELECT CAST(coalesce(substr(p.start, 1, 4), '0') AS INTEGER), o.region, o.sector, p.outcome"
		" FROM main.placement p JOIN main.organisation o ON o.id = p.employer"
		" WHERE p.id = ?1 AND p.deleted = 0";
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		goto out;
	db_int(st, 1, placement);
	if ((rc = db_step(s, st)) == 1)
		rc = raise(s, st, a);
	sqlite3_reset(st);
out:
	arena_free(&a);
	return rc;
}
