/* Facts for rules: SELECTs made from the vocabulary, the same for one placement
 * and for all, so that a rule never sees two truths. One reads what stands in
 * the placement itself; then each kind of record is looked through once. */
#include "views.h"

#include "anker/rules.h"

/* Which placements: the columns are the same, the way in differs, so that one
 * placement is found by its key and a caseload by its index. */
#define SQL_TAKEN " AND p.deleted = 0 AND (p.status <> 'ended' OR p.evaluated IS NULL)"
#define SQL_FROM                                                                                             \
	" FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer "   \
	"WHERE "
static const char of_placement[] = SQL_FROM "p.id = ?1 AND p.deleted = 0";
static const char of_employer[] = SQL_FROM "p.employer = ?1" SQL_TAKEN " ORDER BY p.employer, p.id";
static const char of_expert[] = SQL_FROM "p.expert = ?1" SQL_TAKEN
	" ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
static const char of_colleagues[] = SQL_FROM
	"p.employer IN (SELECT p.employer FROM placement p WHERE p.expert = ?1" SQL_TAKEN ")"
	" AND coalesce(p.expert, 0) <> ?1" SQL_TAKEN " ORDER BY p.id";
static const char of_all[] = SQL_FROM "1 = 1" SQL_TAKEN
	" ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
/* An employer without placements: every column of p is empty. */
static const char of_employer_alone[] =
	" FROM organisation o LEFT JOIN placement p ON p.id = 0 LEFT JOIN employee e ON e.id = p.employee"
	" WHERE o.id = ?1 AND o.deleted = 0";

static const char *const tables[FACT_ROWS] = {
	[ROWS_SIGNAL] = "signal", [ROWS_CHANGE] = "workplace_change", [ROWS_BOTTLENECK] = "bottleneck",
	[ROWS_ACTION] = "action", [ROWS_PROFILE] = "capacity_profile", [ROWS_TICK] = "guide_tick",
	[ROWS_DECISION] = "decision",
};

/* "SELECT p.id, o.id, f1, f2, ... FROM ...": the facts that look at these rows;
 * NULL when none of those is wanted. */
static char *facts_sql(enum fact_rows rows, const char *from, const struct facts *t, struct arena *a)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct str sql = STR_INIT;
	bool any = rows == ROWS_PLACEMENT;
	str_add(&sql, rows == ROWS_PLACEMENT ? "SELECT p.id, o.id" : "SELECT 0, 0");
	for (size_t i = 0; i < n; i++)
		if (fact[i].rows == rows && facts_wants(t, i)) {
			str_add(&sql, ", ");
			str_add(&sql, fact[i].sql);
			any = true;
		}
	if (rows == ROWS_PLACEMENT)
		str_add(&sql, from);
	else
		str_addf(&sql, " FROM %s t WHERE t.placement = ?1 AND t.deleted = 0", tables[rows]);
	char *out = any ? arena_strdup(a, sql.text) : NULL;
	str_free(&sql);
	return out;
}

static void read_facts(sqlite3_stmt *st, enum fact_rows rows, const struct facts *t, int32_t *row)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	int col = 2;
	for (size_t i = 0; i < n; i++)
		if (fact[i].rows == rows && facts_wants(t, i))
			row[i] = rules_fact_from_text(&fact[i], (const char *)sqlite3_column_text(st, col++));
}

/* Adds what the placement's signals, changes, ... say; nothing without one. */
static int read_records(struct store *s, sqlite3_stmt *const *st, int64_t placement, const struct facts *t,
	int32_t *row)
{
	int rc = 0;
	for (enum fact_rows rows = ROWS_PLACEMENT + 1; rc >= 0 && placement && rows < FACT_ROWS; rows++) {
		if (!st[rows])
			continue;
		db_int(st[rows], 1, placement);
		if ((rc = db_step(s, st[rows])) == 1)
			read_facts(st[rows], rows, t, row);
		sqlite3_reset(st[rows]);
	}
	return rc < 0 ? rc : 0;
}

static int add_facts(struct store *s, const char *which, int64_t id, struct facts *t)
{
	struct arena *a = arena_new();
	size_t n;
	const struct fact *fact = rules_facts(&n);
	int32_t *empty = arena_alloc(a, n * sizeof *empty), *row = arena_alloc(a, n * sizeof *row);
	sqlite3_stmt *st[FACT_ROWS] = { NULL };
	int rc = 0;
	for (size_t i = 0; i < n; i++)
		empty[i] = facts_wants(t, i) ? rules_fact_from_text(&fact[i], NULL) : FACT_UNKNOWN;
	for (enum fact_rows rows = 0; rc == 0 && rows < FACT_ROWS; rows++) {
		const char *sql = facts_sql(rows, which, t, a);
		rc = sql ? db_prepare(s, sql, &st[rows]) : 0;
	}
	if (rc == 0) {
		db_int(st[ROWS_PLACEMENT], 1, id);
		while ((rc = db_step(s, st[ROWS_PLACEMENT])) == 1) {
			int64_t placement = sqlite3_column_int64(st[ROWS_PLACEMENT], 0);
			memcpy(row, empty, n * sizeof *row);
			read_facts(st[ROWS_PLACEMENT], ROWS_PLACEMENT, t, row);
			if ((rc = read_records(s, st, placement, t, row)))
				break;
			facts_add(t, placement, sqlite3_column_int64(st[ROWS_PLACEMENT], 1), row);
		}
		sqlite3_reset(st[ROWS_PLACEMENT]);
	}
	arena_free(&a);
	return rc;
}

int store_facts(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct facts *t)
{
	if (placement)
		return add_facts(s, of_placement, placement, t);
	if (!employer)
		return add_facts(s, expert ? of_expert : of_all, expert, t);
	size_t before = facts_count(t);
	int rc = add_facts(s, of_employer, employer, t);
	return rc || facts_count(t) > before ? rc : add_facts(s, of_employer_alone, employer, t);
}

int store_facts_of_colleagues(struct store *s, int64_t expert, struct facts *t)
{
	return add_facts(s, of_colleagues, expert, t);
}
