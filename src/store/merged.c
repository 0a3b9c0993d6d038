/* Records that became part of another: where what is still said of them goes. */
#include <stdio.h>

#include "anker/travel.h"
#include "internal.h"

enum { LONGEST_CHAIN = 64 }; /* merged into one that was merged itself, and so on */

int store_merged(struct store *s, enum entity_id e, int64_t id, int64_t into)
{
	static const char sql[] = "INSERT INTO main.merged (entity, record, target) VALUES (?1, ?2, ?3)"
				  " ON CONFLICT (entity, record) DO UPDATE SET target = excluded.target";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, id);
	db_int(st, 3, into);
	return db_step(s, st);
}

/* 0: it was not merged, or is back since (the merge was undone). */
static int merged_once(struct store *s, const struct entity *e, int64_t id, int64_t *out)
{
	char sql[160];
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql,
		"SELECT m.target FROM merged m JOIN %s t ON t.id = m.record AND t.deleted = 1"
		" WHERE m.entity = ?1 AND m.record = ?2",
		e->name);
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, e->id);
	db_int(st, 2, id);
	return db_first(s, st, out);
}

int store_merged_into(struct store *s, enum entity_id e, int64_t id, int64_t *out)
{
	int64_t next = id;
	int rc = 0;
	for (int i = 0; rc == 0 && next && i < LONGEST_CHAIN; i++) {
		*out = next;
		rc = merged_once(s, model_entity(e), next, &next);
	}
	return rc;
}
