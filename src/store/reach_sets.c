/* The numbers that are in reach, in temporary tables: worked out for all, or for one record that
 * was written. The same conditions serve both. */
#include <stdint.h>

#include "anker/hash.h"
#include "reach.h"

/* reach_made: employees and placements that this account made; reach_seen: up to which of its
 * transactions. Tables, so that a rollback takes them back along with the rest. */
int reach_tables(struct store *s)
{
	return db_exec(s,
		"CREATE TEMP TABLE IF NOT EXISTS reach_self (login TEXT NOT NULL, today TEXT);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_seen (txn INTEGER NOT NULL);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_expert (id INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_opened (entity INTEGER NOT NULL, id INTEGER NOT NULL,"
		" PRIMARY KEY (entity, id)) WITHOUT ROWID;"
		"CREATE TEMP TABLE IF NOT EXISTS reach_made (entity INTEGER NOT NULL, id INTEGER NOT NULL,"
		" PRIMARY KEY (entity, id)) WITHOUT ROWID;"
		"CREATE TEMP TABLE IF NOT EXISTS reach_placement (id INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_employee (id INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_employer (id INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_hidden_placement (id INTEGER PRIMARY KEY);"
		"CREATE TEMP TABLE IF NOT EXISTS reach_hidden_employee (id INTEGER PRIMARY KEY)");
}

_Static_assert(E_ORGANISATION == 2 && E_EMPLOYEE == 4 && E_PLACEMENT == 6, "as the statements below say");

#define MINE "p.expert IN (SELECT id FROM temp.reach_expert)"
#define MADE \
	"temp.reach_made m CROSS JOIN main.placement p ON p.id = m.id WHERE m.entity = 6 AND p.expert IS NULL"

/* Else only a reason opens the file itself. */
#define NOT_RESTRICTED(id)                                                                                   \
	" AND NOT EXISTS (SELECT 1 FROM main.employee x WHERE x.id = " id " AND x.restricted IS NOT NULL)"

/* A tombstone counts as long as there is nothing else. */
#define COUNTS(column)                                                                                       \
	" AND (p.deleted = 0 OR NOT EXISTS (SELECT 1 FROM main.placement l WHERE l." column " = p." column     \
	" AND l.deleted = 0))"

/* Into which table, and what: `key` is what one record alone is asked by. */
struct rule {
	enum entity_id into;
	const char *sql, *key;
};
static const struct rule rules[] = {
	{ E_PLACEMENT, "SELECT p.id FROM main.placement p WHERE " MINE NOT_RESTRICTED("p.employee"), "p.id" },
	{ E_PLACEMENT, "SELECT p.id FROM " MADE NOT_RESTRICTED("p.employee"), "m.id" },
	{ E_PLACEMENT, "SELECT p.id FROM temp.reach_opened w CROSS JOIN main.placement p ON p.id = w.id"
		" WHERE w.entity = 6", "w.id" },
	{ E_PLACEMENT, "SELECT p.id FROM temp.reach_opened w CROSS JOIN main.placement p ON p.employee = w.id"
		" WHERE w.entity = 4", "p.id" },
	{ E_PLACEMENT, "SELECT p.id FROM temp.reach_opened w CROSS JOIN main.placement p ON p.employer = w.id"
		" WHERE w.entity = 2" NOT_RESTRICTED("p.employee"), "p.id" },
	{ E_EMPLOYEE, "SELECT p.employee FROM main.placement p WHERE p.id IN (SELECT id FROM temp.reach_placement)"
		COUNTS("employee"), "p.employee" },
	{ E_EMPLOYEE, "SELECT m.id FROM temp.reach_made m WHERE m.entity = 4 AND NOT EXISTS (SELECT 1 FROM"
		" main.placement p WHERE p.employee = m.id AND p.deleted = 0)" NOT_RESTRICTED("m.id"), "m.id" },
	{ E_EMPLOYEE, "SELECT w.id FROM temp.reach_opened w WHERE w.entity = 4", "w.id" },
	{ E_ORGANISATION, "SELECT p.employer FROM main.placement p WHERE " MINE COUNTS("employer"), "p.employer" },
	{ E_ORGANISATION, "SELECT p.employer FROM " MADE COUNTS("employer"), "p.employer" },
	{ E_ORGANISATION, "SELECT w.id FROM temp.reach_opened w WHERE w.entity = 2", "w.id" },
	/* Whom a programme names as their expert speaks with them, also before anybody is placed there. */
	{ E_ORGANISATION, "SELECT t.employer FROM temp.reach_expert CROSS JOIN main.assignment t ON t.expert"
		" = reach_expert.id"
		" WHERE t.deleted = 0 AND t.since <= (SELECT today FROM temp.reach_self)"
		" AND (t.until IS NULL OR t.until >= (SELECT today FROM temp.reach_self))", "t.employer" },
};

static const char *table_of(enum entity_id e)
{
	return e == E_PLACEMENT ? "placement" : e == E_EMPLOYEE ? "employee" : "employer";
}

/* Statements with one number at most. */
static int run(struct store *s, const char *sql, int64_t id)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	if (sqlite3_bind_parameter_count(st) > 0)
		db_int(st, 1, id);
	return db_step(s, st);
}

/* The rows of one table anew; of one record when id is not 0. */
static int fill(struct store *s, enum entity_id into, int64_t id)
{
	const char *table = table_of(into);
	struct str sql = STR_INIT;
	str_addf(&sql, "DELETE FROM temp.reach_%s%s", table, id ? " WHERE id = ?1" : "");
	int rc = run(s, sql.text, id);
	for (size_t i = 0; rc == 0 && i < sizeof rules / sizeof *rules; i++) {
		if (rules[i].into != into)
			continue;
		const char *from = rules[i].sql, *column = rules[i].key;
		str_reset(&sql);
		str_addf(&sql, "INSERT INTO temp.reach_%s (id) %s", table, from);
		if (id)
			str_addf(&sql, " AND %s = ?1", column);
		str_add(&sql, " ON CONFLICT DO NOTHING");
		rc = run(s, sql.text, id);
	}
	str_free(&sql);
	return rc;
}

int reach_fill_one(struct store *s, enum entity_id e, int64_t id)
{
	return id ? fill(s, e, id) : 0;
}

int reach_made(struct store *s, enum entity_id e, int64_t id)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "INSERT INTO temp.reach_made (entity, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
		&st);
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, id);
	return db_step(s, st);
}

/* Who it is, today: stand-ins and opened files that hold at this moment. */
static int fill_self(struct store *s, const struct scope *r)
{
	/* ?1 account, ?2 now, ?3 today, ?4 its expert. */
	static const char *const sql[] = {
		"DELETE FROM temp.reach_self",
		"INSERT INTO temp.reach_self (login, today) VALUES (?1, ?3)",
		"DELETE FROM temp.reach_expert",
		"INSERT INTO temp.reach_expert (id) SELECT ?4 AS id WHERE ?4 > 0 UNION SELECT t.expert FROM"
		" main.stand_in t WHERE t.login = ?1 AND t.ended IS NULL AND t.first <= ?3 AND t.last >= ?3",
		"DELETE FROM temp.reach_opened",
		"INSERT INTO temp.reach_opened (entity, id) SELECT DISTINCT o.entity, o.record FROM main.opened o"
		" WHERE o.who = ?1 AND o.until > ?2",
	};
	char now[MOMENT_SIZE];
	int rc = 0;
	moment_now(now);
	for (size_t i = 0; rc == 0 && i < sizeof sql / sizeof *sql; i++) {
		sqlite3_stmt *st;
		if ((rc = db_prepare(s, sql[i], &st)))
			return rc;
		int n = sqlite3_bind_parameter_count(st);
		if (n > 0)
			db_text(st, 1, s->user);
		if (n > 1)
			db_text(st, 2, now);
		if (n > 2)
			db_day(st, 3, r->today);
		if (n > 3)
			db_int(st, 4, r->expert);
		rc = db_step(s, st);
	}
	return rc;
}

/* Only what it did since the last time is looked through. */
static int fill_made(struct store *s)
{
	static const char seen[] = "INSERT INTO temp.reach_seen (txn) SELECT coalesce(max(t.id), 0) FROM main.txn t"
				   " WHERE t.who = (SELECT login FROM temp.reach_self)";
	static const char made[] =
		"INSERT INTO temp.reach_made (entity, id) SELECT j.entity, j.record FROM main.txn t CROSS JOIN"
		" main.journal j ON j.txn = t.id WHERE t.who = (SELECT login FROM temp.reach_self) AND t.id >"
		" (SELECT coalesce(max(txn), 0) FROM temp.reach_seen) AND j.op = 'insert' AND"
		" j.entity IN (4, 6) ON CONFLICT DO NOTHING";
	int rc = run(s, made, 0);
	if (rc || (rc = run(s, "DELETE FROM temp.reach_seen", 0)))
		return rc;
	return run(s, seen, 0);
}

int reach_forget_hidden(struct store *s)
{
	int64_t before = sqlite3_total_changes64(s->db);
	int rc = run(s, "DELETE FROM temp.reach_hidden_placement", 0);
	if (rc == 0)
		rc = run(s, "DELETE FROM temp.reach_hidden_employee", 0);
	s->scope->changes += sqlite3_total_changes64(s->db) - before;
	return rc;
}

/* The restricted ones that were not opened: as an employee with all their placements, or one placement. */
static int fill_hidden(struct store *s)
{
	static const char placements[] =
		"INSERT INTO temp.reach_hidden_placement (id) SELECT p.id FROM main.employee x CROSS JOIN main.placement p"
		" ON p.employee = x.id WHERE x.restricted IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.reach_opened w"
		" WHERE (w.entity = 4 AND w.id = x.id) OR (w.entity = 6 AND w.id = p.id))";
	static const char employees[] =
		"INSERT INTO temp.reach_hidden_employee (id) SELECT x.id FROM main.employee x WHERE x.restricted IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM temp.reach_opened w WHERE w.entity = 4 AND w.id = x.id) AND NOT EXISTS"
		" (SELECT 1 FROM temp.reach_opened w CROSS JOIN main.placement p ON p.id = w.id WHERE w.entity = 6"
		" AND p.employee = x.id)";
	int rc = run(s, "DELETE FROM temp.reach_hidden_placement", 0);
	if (rc || (rc = run(s, "DELETE FROM temp.reach_hidden_employee", 0)) || (rc = run(s, placements, 0)))
		return rc;
	return run(s, employees, 0);
}

int reach_fill(struct store *s, const struct scope *r)
{
	int rc = fill_self(s, r);
	if (rc == 0 && r->kind == REACH_OWN)
		return fill_hidden(s);
	if (rc || r->kind != REACH_FILES)
		return rc;
	if ((rc = fill_made(s)) || (rc = fill(s, E_PLACEMENT, 0)) || (rc = fill(s, E_EMPLOYEE, 0)))
		return rc;
	return fill(s, E_ORGANISATION, 0);
}

/* ---- what it was lent ---- */

/* Everything of this account, also what does not hold yet or any more: any change shows. */
int reach_lent(struct store *s, struct scope *r, uint64_t *out)
{
	static const char *const sql[] = {
		"SELECT t.expert, t.first, t.last, t.ended FROM main.stand_in t WHERE t.login = ?1 ORDER BY t.id",
		"SELECT o.entity, o.record, o.until, NULL FROM main.opened o WHERE o.who = ?1 AND o.until > ?2"
		" ORDER BY o.until, o.id",
	};
	char now[MOMENT_SIZE];
	uint64_t hash = HASH_START;
	int rc = 0;
	r->closes = INT64_MAX;
	moment_now(now);
	for (size_t i = 0; rc == 0 && i < sizeof sql / sizeof *sql; i++) {
		sqlite3_stmt *st;
		if ((rc = db_prepare(s, sql[i], &st)))
			return rc;
		db_text(st, 1, s->user);
		if (i == 1)
			db_text(st, 2, now);
		while ((rc = db_step(s, st)) == 1) {
			for (int c = 0; c < 4; c++) {
				const char *text = (const char *)sqlite3_column_text(st, c);
				hash = hash_text(hash_text(hash, text ? text : "-"), "|");
			}
			if (i == 1 && r->closes == INT64_MAX)
				moment_parse((const char *)sqlite3_column_text(st, 2), &r->closes);
		}
	}
	*out = hash;
	return rc;
}
