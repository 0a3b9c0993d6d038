/* The lists of placements and employers: one page at a time, in the order of
 * an index, at the same cost whatever the size of the caseload. */
#include "views.h"

#include "anker/rules.h"

/* Both page statements take these parameters, used or not. */
enum { P_EXPERT = 1, P_EMPLOYER, P_COURSE, P_PHASE, P_MATCH, P_LIMIT, P_OFFSET, P_ONLY };

/* ---- what both lists do ---- */

/* Prepares SQL that was put together here, and frees the text. */
static int prepare_made(struct store *s, struct str *sql, sqlite3_stmt **st)
{
	int rc = db_prepare(s, sql->text, st);
	str_free(sql);
	return rc;
}

/* What every page ends with: `page` in its order, each row of it by its key. The
 * page is found first, in an index, so that what a row costs is paid for its rows
 * alone. CROSS JOIN keeps its order: there is nothing to sort. */
#define SQL_PAGE_END " LIMIT ?6 OFFSET ?7) page CROSS JOIN "

typedef void read_row(sqlite3_stmt *st, struct arena *a, void *row);

static int read_page(struct store *s, sqlite3_stmt *st, int64_t limit, int64_t offset, read_row *read,
	size_t size, struct arena *a, void **rows, size_t *n)
{
	int rc;
	db_int(st, P_LIMIT, limit_of(limit));
	db_int(st, P_OFFSET, offset);
	while ((rc = db_step(s, st)) == 1)
		read(st, a, arena_add(a, rows, n, size));
	return rc;
}

static int read_count(struct store *s, sqlite3_stmt *st, int64_t cap, int64_t *out)
{
	db_int(st, P_LIMIT, limit_of(cap));
	int rc = db_step(s, st);
	if (rc == 1)
		*out = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* ---- placements ---- */

static const struct {
	const char *up, *down;
} placement_order[] = {
	[BY_EMPLOYEE] = { "p.employee_key, p.id", "p.employee_key DESC, p.id DESC" },
	[BY_EMPLOYER] = { "p.employer_key, p.employer, p.employee_key, p.id",
		"p.employer_key DESC, p.employer DESC, p.employee_key DESC, p.id DESC" },
	[BY_START] = { "p.start, p.id", "p.start DESC, p.id DESC" },
	[BY_NUMBER] = { "p.number, p.id", "p.number DESC, p.id DESC" },
};

/* Everyone's, in a connection that sees a small part of them: that part is sorted, where the order of an index
 * would be walked past all the others. */
static int is_sorted(struct store *s, const struct placement_query *q, bool *out)
{
	int64_t in_reach = 0;
	*out = false;
	if (!reach_is_part(s) || q->expert || q->employer || q->only)
		return 0;
	int rc = reach_placements(s, LARGE_CASELOAD, &in_reach);
	*out = in_reach < LARGE_CASELOAD;
	return rc;
}

static void add_placement_filter(struct str *sql, const struct placement_query *q, bool sorted, const char *match)
{
	const char *from = sorted ? " FROM temp.reach_placement CROSS JOIN main.placement p ON p.id = reach_placement.id"
		" WHERE p.deleted = 0" : " FROM placement p WHERE p.deleted = 0";
	str_add(sql, from);
	if (q->only)
		str_add(sql, " AND p.id = ?8");
	else if (!q->ended)
		str_add(sql, " AND p.status <> 'ended'");
	if (q->expert)
		str_add(sql, " AND p.expert = ?1");
	if (q->employer)
		str_add(sql, " AND p.employer = ?2");
	if (q->course)
		str_add(sql, *q->course ? " AND p.course = ?3" : " AND p.course IS NULL");
	if (q->phase)
		str_add(sql, *q->phase ? " AND p.phase = ?4" : " AND p.phase IS NULL");
	if (match)
		str_add(sql, " AND p.id IN (SELECT rowid FROM placement_fts WHERE placement_fts MATCH ?5)");
}

static void bind_placement_filter(sqlite3_stmt *st, const struct placement_query *q, const char *match)
{
	db_int(st, P_EXPERT, q->expert);
	db_int(st, P_EMPLOYER, q->employer);
	db_text(st, P_COURSE, q->course);
	db_text(st, P_PHASE, q->phase);
	db_text(st, P_MATCH, match);
	db_int(st, P_ONLY, q->only);
}

/* The row's last talks, and what picks how long they may be ago, are the facts that
 * rules use, so that list and suggestion never disagree. */
static void add_placement_columns(struct str *sql)
{
	static const char *const picks[] = { "ervaring_werkgever", "rolopvatting" };
	static const char *const last[] = { "laatste_contact_werkgever", "laatste_contact_werknemer",
		"laatste_contact_jobcoach" };
	size_t n;
	const struct fact *fact = rules_facts(&n);
	str_add(sql, "SELECT p.id, p.employer, p.employee, p.expert, p.number, " SQL_NAME(
			     "e") ", o.name, o.place, p.job_title, p.hours, p.status, p.phase, p.course, "
				  "p.contract");
	for (size_t i = 0; i < sizeof picks / sizeof *picks; i++)
		str_addf(sql, ", %s", fact[rules_fact_index(picks[i])].sql);
	str_add(sql, ", p.start, p.trial_end, p.contract_end, p.ended");
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		str_addf(sql, ", %s", fact[rules_fact_index(last[i])].sql);
	str_add(sql, ", (SELECT min(c.next_contact) FROM contact c WHERE c.placement = p.id"
		     " AND c.next_contact IS NOT NULL AND " SQL_PLAN_STANDS ")");
}

static void read_placement(sqlite3_stmt *st, struct arena *a, void *row)
{
	struct placement_row *r = row;
	const char **text[] = { &r->number, &r->employee, &r->employer, &r->place, &r->job_title, &r->hours,
		&r->status, &r->phase, &r->course, &r->contract, &r->experience, &r->role_view };
	struct date_span *span[] = { &r->start, &r->trial_end, &r->contract_end };
	day *date[] = { &r->ended, &r->last_employer, &r->last_employee, &r->last_jobcoach, &r->next_contact };
	int col = 0;
	r->id = sqlite3_column_int64(st, col++);
	r->employer_id = sqlite3_column_int64(st, col++);
	r->employee_id = sqlite3_column_int64(st, col++);
	r->expert_id = sqlite3_column_int64(st, col++);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = col_clean(st, col++, a);
	for (size_t i = 0; i < sizeof span / sizeof *span; i++)
		*span[i] = col_span(st, col++);
	for (size_t i = 0; i < sizeof date / sizeof *date; i++)
		*date[i] = col_day(st, col++);
}

int store_placements(struct store *s, const struct placement_query *q, struct arena *a,
	struct placement_row **out, size_t *n)
{
	const char *match = q->text ? search_expression(s, q->text, a) : NULL;
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	void *rows = NULL;
	bool sorted;
	int rc = is_sorted(s, q, &sorted);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	add_placement_columns(&sql);
	str_add(&sql, " FROM (SELECT p.id");
	add_placement_filter(&sql, q, sorted, match);
	str_addf(&sql, " ORDER BY %s" SQL_PAGE_END "placement p ON p.id = page.id JOIN employee e ON "
		       "e.id = p.employee JOIN organisation o ON o.id = p.employer",
		q->descending ? placement_order[q->sort].down : placement_order[q->sort].up);
	rc = prepare_made(s, &sql, &st);
	if (rc == 0) {
		bind_placement_filter(st, q, match);
		rc = read_page(s, st, q->limit, q->offset, read_placement, sizeof **out, a, &rows, n);
	}
	*out = rows;
	return rc;
}

int store_placements_count(struct store *s, const struct placement_query *q, int64_t cap, int64_t *out)
{
	struct arena *a = arena_new();
	const char *match = q->text ? search_expression(s, q->text, a) : NULL;
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	bool sorted;
	int rc = is_sorted(s, q, &sorted);
	*out = 0;
	str_add(&sql, "SELECT count(*) FROM (SELECT 1 AS one");
	add_placement_filter(&sql, q, sorted, match);
	str_add(&sql, " LIMIT ?6) AS x");
	if (rc == 0)
		rc = prepare_made(s, &sql, &st);
	else
		str_free(&sql);
	if (rc == 0) {
		bind_placement_filter(st, q, match);
		rc = read_count(s, st, cap, out);
	}
	arena_free(&a);
	return rc;
}

/* ---- employers ---- */

/* The employers of one expert are read off the order of that expert's
 * placements (employer_key is the employer's sort_key): no sorting there either. */
static void add_employer_filter(struct str *sql, const struct employer_query *q, const char *match)
{
	if (q->expert)
		str_add(sql, "SELECT DISTINCT p.employer_key, p.employer AS id FROM placement p CROSS JOIN "
			     "organisation o ON o.id = p.employer WHERE p.expert = ?1 AND p.deleted = 0 AND "
			     "o.kind = 'employer' AND o.deleted = 0");
	else
		str_add(sql, "SELECT o.sort_key, o.id FROM organisation o WHERE o.kind = 'employer' AND "
			     "o.deleted = 0");
	if (q->only)
		str_add(sql, " AND o.id = ?8");
	if (match)
		str_add(sql,
			" AND o.id IN (SELECT rowid FROM organisation_fts WHERE organisation_fts MATCH ?5)");
}

static const char *employer_order(const struct employer_query *q)
{
	if (q->expert)
		return q->descending ? "p.employer_key DESC, p.employer DESC" : "p.employer_key, p.employer";
	return q->descending ? "o.sort_key DESC, o.id DESC" : "o.sort_key, o.id";
}

static void add_employer_columns(struct str *sql)
{
	str_add(sql,
		"SELECT o.id, o.name, o.place, o.sector, o.experience, o.infrastructure, o.contact_wish,"
		" o.mandate, (SELECT count(*) FROM placement p WHERE p.employer = o.id AND p.status = "
		"'active' AND p.deleted = 0), (SELECT count(*) FROM bottleneck b WHERE b.employer = o.id"
		" AND b.resolved IS NULL AND b.deleted = 0), (SELECT c.date FROM contact c WHERE c.employer"
		" = o.id AND " SQL_SPOKEN " ORDER BY c.date DESC LIMIT 1), (SELECT min(c.next_contact) FROM "
		"contact c WHERE c.employer = o.id AND c.next_contact IS NOT NULL AND " SQL_PLAN_STANDS ")");
}

static void read_employer(sqlite3_stmt *st, struct arena *a, void *row)
{
	struct employer_row *r = row;
	const char **text[] = { &r->name, &r->place, &r->sector, &r->experience, &r->infrastructure,
		&r->contact_wish, &r->mandate };
	int col = 0;
	r->id = sqlite3_column_int64(st, col++);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = col_clean(st, col++, a);
	r->active = sqlite3_column_int(st, col++);
	r->open_bottlenecks = sqlite3_column_int(st, col++);
	r->last_contact = col_day(st, col++);
	r->next_contact = col_day(st, col++);
}

static void bind_employer_filter(sqlite3_stmt *st, const struct employer_query *q, const char *match)
{
	db_int(st, P_EXPERT, q->expert);
	db_text(st, P_MATCH, match);
	db_int(st, P_ONLY, q->only);
}

int store_employers(struct store *s, const struct employer_query *q, struct arena *a,
	struct employer_row **out, size_t *n)
{
	const char *match = q->text ? search_expression(s, q->text, a) : NULL;
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	add_employer_columns(&sql);
	str_add(&sql, " FROM (");
	add_employer_filter(&sql, q, match);
	str_addf(&sql, " ORDER BY %s" SQL_PAGE_END "organisation o ON o.id = page.id", employer_order(q));
	int rc = prepare_made(s, &sql, &st);
	if (rc == 0) {
		bind_employer_filter(st, q, match);
		rc = read_page(s, st, q->limit, q->offset, read_employer, sizeof **out, a, &rows, n);
	}
	*out = rows;
	return rc;
}

int store_employers_count(struct store *s, const struct employer_query *q, int64_t cap, int64_t *out)
{
	struct arena *a = arena_new();
	const char *match = q->text ? search_expression(s, q->text, a) : NULL;
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	*out = 0;
	str_add(&sql, "SELECT count(*) FROM (");
	add_employer_filter(&sql, q, match);
	str_add(&sql, " LIMIT ?6) AS x");
	int rc = prepare_made(s, &sql, &st);
	if (rc == 0) {
		bind_employer_filter(st, q, match);
		rc = read_count(s, st, cap, out);
	}
	arena_free(&a);
	return rc;
}
