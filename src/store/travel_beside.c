/* What goes along that is no record: without it a talk would not go on with its own question
 * list, and a decision would not know what it was made on. */
#include <stdlib.h>

#include "travel.h"

#define GOES " IN (SELECT id FROM travel_with WHERE entity = ?1)"

/* Rows that are copied as they are. ?1 of `select` is `kind`, or the owner where that is none. */
static const struct beside {
	enum entity_id kind;
	const char *select, *insert;
} beside[] = {
	{ E_NONE, "SELECT who, name, value FROM setting WHERE who = ?1",
		"INSERT INTO main.setting (who, name, value) VALUES (?1, ?2, ?3)" },
	{ E_DECISION, "SELECT hash, text FROM rule_text WHERE hash IN (SELECT rule_text FROM suggestion_log"
		" WHERE decision" GOES ")",
		"INSERT INTO main.rule_text (hash, text) VALUES (?1, ?2)" },
	{ E_DECISION, "SELECT at, day, who, rule, placement, employer, event, decision, rule_text, facts"
		" FROM suggestion_log WHERE decision" GOES " ORDER BY id",
		"INSERT INTO main.suggestion_log (at, day, who, rule, placement, employer, event, decision, rule_text,"
		" facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)" },
	{ E_PLACEMENT, "SELECT rule, placement, employer, since FROM suggestion WHERE placement" GOES,
		"INSERT INTO main.suggestion (rule, placement, employer, since) VALUES (?1, ?2, ?3, ?4)" },
	{ E_ORGANISATION, "SELECT rule, placement, employer, since FROM suggestion WHERE placement = 0 AND employer"
		" IN (SELECT id FROM travel_near WHERE entity = ?1)",
		"INSERT INTO main.suggestion (rule, placement, employer, since) VALUES (?1, ?2, ?3, ?4)" },
};

static int copy_row(struct store *field, sqlite3_stmt *from, sqlite3_stmt *to, const char *insert)
{
	for (int i = 0; i < sqlite3_column_count(from); i++)
		if (sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i)))
			return db_fail(field, insert);
	return db_step(field, to);
}

static int copy_rows(struct store *s, struct store *field, const struct beside *b, const char *owner)
{
	sqlite3_stmt *from, *to;
	int rc = db_prepare(s, b->select, &from);
	if (rc || (rc = db_prepare(field, b->insert, &to)))
		return rc;
	if (b->kind)
		db_int(from, 1, b->kind);
	else
		db_text(from, 1, owner);
	while ((rc = db_step(s, from)) == 1)
		if ((rc = copy_row(field, from, to, b->insert)))
			break;
	sqlite3_reset(from);
	return rc;
}

/* Talks name their list by its hash, in hexadecimal. */
static int copy_scripts(struct store *s, struct store *field)
{
	static const char sql[] = "SELECT DISTINCT script_hash FROM interview WHERE script_hash IS NOT NULL AND id" GOES;
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		goto out;
	db_int(st, 1, E_INTERVIEW);
	while ((rc = db_step(s, st)) == 1) {
		uint64_t hash = strtoull(col_str(st, 0, a), NULL, 16);
		char *text;
		/* One that is not kept is missed here as it would be at the office. */
		if ((rc = store_script(s, hash, a, &text)) == 0)
			rc = store_script_keep(field, hash, text);
		if (rc && rc != ERR_NOTFOUND)
			break;
	}
	sqlite3_reset(st);
out:
	arena_free(&a);
	return rc;
}

int travel_beside(struct store *s, struct store *field, const char *owner)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof beside / sizeof *beside; i++)
		rc = copy_rows(s, field, &beside[i], owner);
	return rc ? rc : copy_scripts(s, field);
}
