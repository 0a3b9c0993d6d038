/* See plan.h. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/plan.h"

enum { PLAN_MOST = 512 }; /* lines of one plan */

/* Is `name` a subquery of this plan? (Its lines so far say so.) */
static bool is_subquery(const char *plan, const char *name)
{
	static const char *const made[] = { "CO-ROUTINE ", "MATERIALIZE " };
	size_t n = strcspn(name, " ");
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		for (const char *at = strstr(plan, made[i]); at; at = strstr(at + 1, made[i])) {
			const char *found = at + strlen(made[i]);
			if (strncmp(found, name, n) == 0 && found[n] == '\n')
				return true;
		}
	return false;
}

/* An index that holds only what is still going on is walked whole; so are the numbers in reach. */
static bool walks_few(const char *line)
{
	return strstr(line, " INDEX interview_unfinished") != NULL || strncmp(line, "SCAN temp.reach_", 16) == 0;
}

/* What stands under a line that is done for each row, as deep as it goes. */
struct repeated {
	int id[PLAN_MOST];
	size_t n;
};

static bool is_repeated(struct repeated *r, int id, int parent, const char *line)
{
	bool is = strncmp(line, "CORRELATED ", 11) == 0;
	for (size_t i = 0; i < r->n && !is; i++)
		is = r->id[i] == parent;
	if (is && r->n < PLAN_MOST)
		r->id[r->n++] = id;
	return is;
}

/* All that is not deleted, by an index that begins with that: a walk through the table by another name. */
static bool walks_all(const char *line)
{
	return strstr(line, " (deleted=?)") != NULL;
}

/* `outer`: the line stands at the top of the plan of a statement with a LIMIT.
 * Walking an index there, unsorted, ends after a page. */
static bool is_fault(const char *plan, const char *line, bool outer, bool sorts)
{
	if (outer && strncmp(line, "SCAN ", 5) == 0 && strstr(line, " INDEX "))
		return false;
	if (strstr(line, "USE TEMP B-TREE"))
		return !sorts;
	if (strncmp(line, "SCAN ", 5) != 0 || strstr(line, "VIRTUAL TABLE") || walks_few(line))
		return false;
	return line[5] != '(' && strcmp(line, "SCAN CONSTANT ROW") != 0 && !is_subquery(plan, line + 5);
}

static char *faults_of(struct store *s, size_t from, bool sorts, struct arena *a)
{
	char *faults = arena_strdup(a, "");
	cr_assert_gt(s->ncache, from, "nothing was asked of the database");
	for (size_t i = from; i < s->ncache; i++) {
		sqlite3_stmt *st;
		const char *text = sqlite3_sql(s->cache[i].st), *sql = arena_printf(a, "EXPLAIN QUERY PLAN %s", text);
		char *plan = arena_strdup(a, "");
		struct repeated repeated = { .n = 0 };
		cr_assert_eq(sqlite3_prepare_v2(s->db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *line = (const char *)sqlite3_column_text(st, 3);
			bool outer = sqlite3_column_int(st, 1) == 0 && strstr(sql, " LIMIT ?6") != NULL;
			bool each = is_repeated(&repeated, sqlite3_column_int(st, 0), sqlite3_column_int(st, 1), line);
			if (is_fault(plan, line, outer, sorts) || (each && walks_all(line)))
				faults = arena_printf(a, "%s%s  in: %s\n", faults, line, text);
			plan = arena_printf(a, "%s%s\n", plan, line);
		}
		sqlite3_finalize(st);
	}
	return faults;
}

char *plan_faults(struct store *s, size_t from, struct arena *a)
{
	return faults_of(s, from, false, a);
}

char *plan_scans(struct store *s, size_t from, struct arena *a)
{
	return faults_of(s, from, true, a);
}

char *plan_text(struct store *s, size_t from, struct arena *a)
{
	char *plan = arena_strdup(a, "");
	for (size_t i = from; i < s->ncache; i++) {
		sqlite3_stmt *st;
		const char *sql = arena_printf(a, "EXPLAIN QUERY PLAN %s", sqlite3_sql(s->cache[i].st));
		cr_assert_eq(sqlite3_prepare_v2(s->db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW)
			plan = arena_printf(a, "%s%s\n", plan, (const char *)sqlite3_column_text(st, 3));
		sqlite3_finalize(st);
	}
	return plan;
}
