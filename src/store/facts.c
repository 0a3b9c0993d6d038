/* Facts for rules: one SELECT made from the vocabulary, the same for one
 * placement and for all, so that a rule never sees two truths. */
#include "views.h"

#include "anker/rules.h"

/* Which placements: the columns are the same, the way in differs, so that one
 * placement is found by its key and a caseload by its index. */
#define SQL_TAKEN " AND p.deleted = 0 AND (p.status <> 'ended' OR p.evaluated IS NULL)"
#define SQL_FROM " FROM placement p JOIN organisation o ON o.id = p.employer WHERE "
static const char of_placement[] = SQL_FROM "p.id = ?1 AND p.deleted = 0";
static const char of_employer[] = SQL_FROM "p.employer = ?1" SQL_TAKEN " ORDER BY p.employer, p.id";
static const char of_expert[] = SQL_FROM "p.expert = ?1" SQL_TAKEN " ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
static const char of_all[] = SQL_FROM "1 = 1" SQL_TAKEN
	" ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
/* An employer without placements: every column of p is empty. */
static const char of_employer_alone[] =
	" FROM organisation o LEFT JOIN placement p ON p.id = 0 WHERE o.id = ?1 AND o.deleted = 0";

static char *facts_sql(const char *which, struct arena *a)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct str sql = STR_INIT;
	str_add(&sql, "SELECT p.id, o.id");
	for (size_t i = 0; i < n; i++)
		str_addf(&sql, ", %s", fact[i].sql);
	str_add(&sql, which);
	char *out = arena_strdup(a, sql.text);
	str_free(&sql);
	return out;
}

static int add_facts(struct store *s, const char *which, int64_t id, struct facts *t)
{
	struct arena *a = arena_new();
	size_t n;
	const struct fact *fact = rules_facts(&n);
	int32_t *row = arena_alloc(a, n * sizeof *row);
	sqlite3_stmt *st;
	int rc = db_prepare(s, facts_sql(which, a), &st);
	if (rc == 0) {
		db_int(st, 1, id);
		while ((rc = db_step(s, st)) == 1) {
			for (size_t i = 0; i < n; i++)
				row[i] = rules_fact_from_text(&fact[i], (const char *)sqlite3_column_text(st, (int)i + 2));
			facts_add(t, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1), row);
		}
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
