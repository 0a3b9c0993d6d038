/* Facts for rules: SELECTs made from the vocabulary, the same for one placement
 * and for all, so that a rule never sees two truths. One reads what stands in
 * the placement itself; then each kind of record is looked through once. */
#include <string.h>

#include "facts.h"

/* Which placements: the columns are the same, the way in differs, so that one
 * placement is found by its key and a caseload by its index. */
#define SQL_FROM                                                                                             \
	" FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer "   \
	"WHERE "
static const char of_placement[] = SQL_FROM "p.id = ?1 AND p.deleted = 0";
const char facts_of_taken[] = SQL_FROM "p.id = ?1" SQL_TAKEN;
static const char of_range[] = SQL_FROM "p.id >= ?1 AND p.id <= ?2" SQL_TAKEN " ORDER BY p.id";
static const char of_employer[] = SQL_FROM "p.employer = ?1" SQL_TAKEN " ORDER BY p.employer, p.id";
static const char of_expert[] = SQL_FROM "p.expert = ?1" SQL_TAKEN
	" ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
static const char of_colleagues[] = SQL_FROM
	SQL_OF_COLLEAGUES SQL_OPEN " ORDER BY p.id";
static const char of_all[] = SQL_FROM "1 = 1" SQL_TAKEN
	" ORDER BY p.employer_key, p.employer, p.employee_key, p.id";
/* An employer without placements: every column of p is empty. */
static const char of_employer_alone[] =
	" FROM organisation o LEFT JOIN placement p ON p.id = 0 LEFT JOIN employee e ON e.id = p.employee"
	" WHERE o.id = ?1 AND o.deleted = 0";

static const char *const tables[FACT_ROWS] = {
	[ROWS_SIGNAL] = "signal", [ROWS_CHANGE] = "workplace_change", [ROWS_BOTTLENECK] = "bottleneck",
	[ROWS_ACTION] = "action", [ROWS_PROFILE] = "capacity_profile", [ROWS_TICK] = "guide_tick",
	[ROWS_DECISION] = "decision", [ROWS_ADAPTATION] = "adaptation", [ROWS_GOAL] = "learning_goal",
	[ROWS_ABSENCE] = "absence", [ROWS_SCHEME] = "scheme_use", [ROWS_SCORE] = "success_score",
	[ROWS_REFERRAL] = "referral", [ROWS_ADVICE] = "advice", [ROWS_INVOLVEMENT] = "involvement",
};

static bool wants(const struct facts *t, size_t fact)
{
	return !t || facts_wants(t, fact);
}

/* What a fact asks of one placement (?1), asked of each group of its rows. */
static void add_grouped(struct str *out, const char *sql)
{
	for (const char *c = sql; *c; c++)
		if (c[0] == '?' && c[1] == '1' && c++)
			str_add(out, "t.placement");
		else
			str_add_char(out, *c);
}

/* "SELECT p.id, o.id, f1, f2, ... FROM ...": the facts that look at these rows;
 * NULL when none of those is wanted. */
static char *facts_sql(const struct facts_reader *r, enum fact_rows rows, const char *from)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct str sql = STR_INIT;
	bool any = rows == ROWS_PLACEMENT;
	if (rows == ROWS_PLACEMENT)
		str_add(&sql, "SELECT p.id, o.id");
	else
		str_add(&sql, r->range ? "SELECT t.placement, 0" : "SELECT 0, 0");
	for (size_t i = 0; i < n; i++)
		if (fact[i].rows == rows && wants(r->wanted, i)) {
			str_add(&sql, ", ");
			if (rows != ROWS_PLACEMENT && r->range)
				add_grouped(&sql, fact[i].sql);
			else
				str_add(&sql, fact[i].sql);
			any = true;
		}
	if (rows == ROWS_PLACEMENT)
		str_add(&sql, from);
	else if (r->range)
		str_addf(&sql, " FROM %s t WHERE t.placement >= ?1 AND t.placement <= ?2 AND t.deleted = 0"
			" GROUP BY t.placement ORDER BY t.placement", tables[rows]);
	else
		str_addf(&sql, " FROM %s t WHERE t.placement = ?1 AND t.deleted = 0", tables[rows]);
	char *out = any ? arena_strdup(r->arena, sql.text) : NULL;
	str_free(&sql);
	return out;
}

static void read_facts(struct facts_reader *r, enum fact_rows rows)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	int col = 2;
	for (size_t i = 0; i < n; i++)
		if (fact[i].rows == rows && wants(r->wanted, i))
			r->row[i] = rules_fact_from_text(
				&fact[i], (const char *)sqlite3_column_text(r->st[rows], col++));
}

/* The next placement that has rows of this kind. */
static int next_group(struct facts_reader *r, enum fact_rows rows)
{
	int rc = db_step(r->store, r->st[rows]);
	r->group[rows] = rc == 1 ? sqlite3_column_int64(r->st[rows], 0) : INT64_MAX;
	return rc < 0 ? rc : 0;
}

static int read_group(struct facts_reader *r, enum fact_rows rows)
{
	int rc = 0;
	while (rc == 0 && r->group[rows] < r->placement)
		rc = next_group(r, rows);
	if (rc == 0 && r->group[rows] == r->placement)
		read_facts(r, rows);
	return rc;
}

static int read_one(struct facts_reader *r, enum fact_rows rows)
{
	db_int(r->st[rows], 1, r->placement);
	int rc = db_step(r->store, r->st[rows]);
	if (rc == 1)
		read_facts(r, rows);
	sqlite3_reset(r->st[rows]);
	return rc < 0 ? rc : 0;
}

/* Adds what the placement's signals, changes, ... say; nothing without one. */
static int read_records(struct facts_reader *r)
{
	int rc = 0;
	for (enum fact_rows rows = ROWS_PLACEMENT + 1; rc == 0 && r->placement && rows < FACT_ROWS; rows++)
		if (r->st[rows])
			rc = r->range ? read_group(r, rows) : read_one(r, rows);
	return rc;
}

static int begin(struct facts_reader *r, const char *from)
{
	const struct fact *fact = rules_facts(&r->n);
	int rc = 0;
	r->arena = arena_new();
	r->empty = arena_alloc(r->arena, r->n * sizeof *r->empty);
	r->row = arena_alloc(r->arena, r->n * sizeof *r->row);
	for (size_t i = 0; i < r->n; i++)
		r->empty[i] = wants(r->wanted, i) ? rules_fact_from_text(&fact[i], NULL) : FACT_UNKNOWN;
	for (enum fact_rows rows = 0; rc == 0 && rows < FACT_ROWS; rows++) {
		const char *sql = facts_sql(r, rows, from);
		rc = sql ? db_prepare(r->store, sql, &r->st[rows]) : 0;
	}
	return rc;
}

int facts_begin(struct facts_reader *r, struct store *s, const char *from, const struct facts *wanted)
{
	*r = (struct facts_reader){ .store = s, .wanted = wanted };
	return begin(r, from);
}

int facts_begin_range(struct facts_reader *r, struct store *s, int64_t first, int64_t last)
{
	*r = (struct facts_reader){ .store = s, .range = true };
	int rc = begin(r, of_range);
	for (enum fact_rows rows = 0; rc == 0 && rows < FACT_ROWS; rows++)
		if (r->st[rows]) {
			db_int(r->st[rows], 1, first);
			db_int(r->st[rows], 2, last);
		}
	return rc;
}

void facts_about(struct facts_reader *r, int64_t id)
{
	sqlite3_reset(r->st[ROWS_PLACEMENT]);
	db_int(r->st[ROWS_PLACEMENT], 1, id);
}

int facts_next(struct facts_reader *r)
{
	int rc = db_step(r->store, r->st[ROWS_PLACEMENT]);
	if (rc != 1)
		return rc;
	r->placement = sqlite3_column_int64(r->st[ROWS_PLACEMENT], 0);
	r->employer = sqlite3_column_int64(r->st[ROWS_PLACEMENT], 1);
	memcpy(r->row, r->empty, r->n * sizeof *r->row);
	read_facts(r, ROWS_PLACEMENT);
	rc = read_records(r);
	return rc ? rc : 1;
}

void facts_end(struct facts_reader *r)
{
	for (enum fact_rows rows = 0; rows < FACT_ROWS; rows++)
		if (r->st[rows])
			sqlite3_reset(r->st[rows]);
	arena_free(&r->arena);
}

static int add_facts(struct store *s, const char *from, int64_t id, struct facts *t)
{
	struct facts_reader r;
	int rc = facts_begin(&r, s, from, t);
	if (rc == 0) {
		facts_about(&r, id);
		while ((rc = facts_next(&r)) == 1)
			facts_add(t, r.placement, r.employer, r.row);
	}
	facts_end(&r);
	return rc;
}

/* As they were kept, else worked out from the tables. */
static int add_many(struct store *s, enum facts_scope scope, const char *from, int64_t id, struct facts *t)
{
	bool done = false;
	facts_keep_quietly(s, scope == FACTS_OF_ALL);
	int rc = facts_read_kept(s, scope, id, t, &done);
	return rc || done ? rc : add_facts(s, from, id, t);
}

int store_facts(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct facts *t)
{
	if (placement)
		return add_facts(s, of_placement, placement, t);
	if (!employer)
		return expert ? add_many(s, FACTS_OF_EXPERT, of_expert, expert, t) :
			add_many(s, FACTS_OF_ALL, of_all, 0, t);
	size_t before = facts_count(t);
	int rc = add_facts(s, of_employer, employer, t);
	return rc || facts_count(t) > before ? rc : add_facts(s, of_employer_alone, employer, t);
}

int store_facts_of_colleagues(struct store *s, int64_t expert, struct facts *t)
{
	return add_many(s, FACTS_OF_COLLEAGUES, of_colleagues, expert, t);
}
