/* Facts as they were kept, and those of placements that were touched since worked
 * out beside them, in one view of the file: the same rows in the same order as
 * facts.c gives. */
#include <stdlib.h>
#include <string.h>

#include "facts.h"

struct kept {
	struct store *store;
	struct facts *facts;
	struct facts_reader reader; /* works out touched ones; made for the first of them */
	struct arena *arena;
	int64_t *touched; /* placements, ascending */
	size_t ntouched;
	int32_t *row;
	size_t n; /* facts in a row */
};

/* ---- what was touched ---- */

#define TOUCHED(kind, column) \
	" UNION SELECT p.id FROM facts_touched t CROSS JOIN placement p ON p." column " = t.id WHERE t.kind = '" kind "'"
static int read_touched(struct kept *k)
{
	static const char sql[] = "SELECT id FROM facts_touched WHERE kind = 'placement'" TOUCHED(
		"employer", "employer") TOUCHED("employee", "employee") TOUCHED("expert", "expert")
		TOUCHED("person", "contact_person") " UNION SELECT i.placement FROM facts_touched t"
		" CROSS JOIN involvement i ON i.person = t.id WHERE t.kind = 'person' AND i.placement IS NOT NULL"
		" ORDER BY 1";
	sqlite3_stmt *st;
	void *ids = NULL;
	int rc = db_prepare(k->store, sql, &st);
	while (rc == 0 && (rc = db_step(k->store, st)) == 1) {
		*(int64_t *)arena_add(k->arena, &ids, &k->ntouched, sizeof(int64_t)) =
			sqlite3_column_int64(st, 0);
		rc = 0;
	}
	k->touched = ids;
	return rc;
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static bool is_touched(const struct kept *k, int64_t id)
{
	return k->ntouched && bsearch(&id, k->touched, k->ntouched, sizeof id, by_id);
}

/* ---- one row ---- */

static int work_out(struct kept *k, int64_t id)
{
	int rc = k->reader.store ? 0 : facts_begin(&k->reader, k->store, facts_of_taken, k->facts);
	if (rc)
		return rc;
	facts_about(&k->reader, id);
	rc = facts_next(&k->reader);
	if (rc == 1)
		facts_add(k->facts, k->reader.placement, k->reader.employer, k->reader.row);
	return rc < 0 ? rc : 0;
}

/* Columns placement, employer, vector (which need not lie as numbers do). */
static int add_kept(struct kept *k, sqlite3_stmt *st)
{
	const void *vector = sqlite3_column_blob(st, 2);
	size_t size = k->n * sizeof *k->row;
	if ((size_t)sqlite3_column_bytes(st, 2) != size)
		return work_out(k, sqlite3_column_int64(st, 0));
	memcpy(k->row, vector, size);
	facts_add(k->facts, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1), k->row);
	return 0;
}

/* ---- the placements of one expert, or their colleagues' ---- */

#define KEPT_OF(where)                                                                                       \
	"SELECT p.id, k.employer, k.vector FROM placement p LEFT JOIN facts_kept k ON k.placement = p.id"     \
	" WHERE " where
static const char *const sql_some[] = {
	[FACTS_OF_EXPERT] = KEPT_OF("p.expert = ?1 AND p.deleted = 0") " ORDER BY p.employer_key, p.employer,"
		" p.employee_key, p.id",
	[FACTS_OF_COLLEAGUES] = KEPT_OF(SQL_OF_COLLEAGUES) " ORDER BY p.id",
};

static int add_some(struct kept *k, enum facts_scope scope, int64_t id)
{
	sqlite3_stmt *st;
	int rc = db_prepare(k->store, sql_some[scope], &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	while (rc == 0 && (rc = db_step(k->store, st)) == 1) {
		if (is_touched(k, sqlite3_column_int64(st, 0)))
			rc = work_out(k, sqlite3_column_int64(st, 0));
		else
			rc = sqlite3_column_type(st, 2) == SQLITE_NULL ? 0 : add_kept(k, st);
	}
	sqlite3_reset(st);
	return rc;
}

/* ---- everyone's ---- */

/* By key, the order of the table itself: a file is read from begin to end. */
static int add_by_key(struct kept *k)
{
	sqlite3_stmt *st;
	size_t next = 0;
	int rc = db_prepare(k->store, "SELECT placement, employer, vector FROM facts_kept ORDER BY placement", &st);
	while (rc == 0 && (rc = db_step(k->store, st)) == 1) {
		int64_t id = sqlite3_column_int64(st, 0);
		rc = 0;
		while (rc == 0 && next < k->ntouched && k->touched[next] < id)
			rc = work_out(k, k->touched[next++]);
		if (rc == 0 && next < k->ntouched && k->touched[next] == id)
			rc = work_out(k, k->touched[next++]);
		else if (rc == 0)
			rc = add_kept(k, st);
	}
	while (rc == 0 && next < k->ntouched)
		rc = work_out(k, k->touched[next++]);
	return rc;
}

/* The row of a placement among those from `begin` on, which ascend; or SIZE_MAX. */
static size_t row_of(const struct facts *t, size_t begin, int64_t placement)
{
	size_t low = begin, high = facts_count(t);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (facts_placement(t, middle) < placement)
			low = middle + 1;
		else
			high = middle;
	}
	return low < facts_count(t) && facts_placement(t, low) == placement ? low : SIZE_MAX;
}

static int arrange(struct kept *k, size_t begin)
{
	static const char sql[] = "SELECT p.id FROM placement p WHERE p.deleted = 0"
				  " ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
	size_t *order = xmalloc((facts_count(k->facts) + 1) * sizeof *order), n = 0, row;
	sqlite3_stmt *st;
	int rc = db_prepare(k->store, sql, &st);
	while (n < begin) {
		order[n] = n;
		n++;
	}
	while (rc == 0 && (rc = db_step(k->store, st)) == 1) {
		row = row_of(k->facts, begin, sqlite3_column_int64(st, 0));
		if (row != SIZE_MAX)
			order[n++] = row;
		rc = 0;
	}
	if (rc == 0)
		facts_arrange(k->facts, order, n);
	free(order);
	return rc;
}

/* ---- all of it ---- */

static int read_view(struct kept *k, enum facts_scope scope, int64_t id, bool *done)
{
	size_t begin = facts_count(k->facts);
	int rc = facts_are_kept(k->store, done);
	if (rc || !*done)
		return rc;
	rules_facts(&k->n);
	k->row = arena_alloc(k->arena, k->n * sizeof *k->row);
	if ((rc = read_touched(k)) == 0)
		rc = scope == FACTS_OF_ALL ? add_by_key(k) : add_some(k, scope, id);
	if (rc == 0 && scope == FACTS_OF_ALL)
		rc = arrange(k, begin);
	if (k->reader.store)
		facts_end(&k->reader);
	return rc;
}

int facts_read_kept(struct store *s, enum facts_scope scope, int64_t id, struct facts *t, bool *done)
{
	struct kept k = { .store = s, .facts = t };
	if (s->scope) /* its facts are of what it sees */
		return 0;
	int rc = db_exec(s, "SAVEPOINT facts"); /* what is kept and what was touched: of one moment */
	if (rc)
		return rc;
	k.arena = arena_new();
	rc = read_view(&k, scope, id, done);
	arena_free(&k.arena);
	int ended = db_exec(s, "RELEASE facts");
	return rc ? rc : ended;
}
