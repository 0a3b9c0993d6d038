/* How long placements lasted, split by what is on record about them: counts, in one pass. */
#include "anker/figures.h"

#include "views.h"

enum { L_FIRST = 1, L_LAST, L_ABOUT, L_WINDOW = L_ABOUT + 3, L_WORD };

/* ---- what placements are split by ---- */

/* A field of the employer. */
#define OF_EMPLOYER(field) "(SELECT o." field " FROM organisation o WHERE o.id = p.employer)"
/* Whether something happened between the start and the end of the window. */
#define HAPPENED(table, date, rest)                                                                     \
	"EXISTS (SELECT 1 FROM " table " t WHERE t.placement = p.id AND t." date " >= p.start AND t." date \
	" <= date(p.start, ?6) AND t.deleted = 0" rest ")"
#define SPOKEN " AND coalesce(t.reached, 1) = 1"
/* The factor ?7 in the words of the weighings of the window, with its sign; who was never weighed is not
 * known. */
#define NAMED(sign) "max(instr(' ' || t.factors || ' ', ' ' || ?7 || '" sign " '))"
#define SQL_WEIGHED                                                                                     \
	"(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN " NAMED("+") " > 0 AND " NAMED("-") " > 0"       \
	" THEN 'both' WHEN " NAMED("+") " > 0 THEN 'for' WHEN " NAMED("-") " > 0 THEN 'against' WHEN "  \
	NAMED("") " > 0 THEN 'seen' ELSE 'not' END FROM decision t WHERE t.placement = p.id"            \
	" AND t.date >= p.start AND t.date <= date(p.start, ?6) AND t.deleted = 0 AND t.factors IS NOT NULL)"

static const struct split {
	const char *code, *sql;
	bool happened; /* in the window */
} splits[] = {
	{ "contract", "p.contract", false },
	{ "jobcoach", "p.jobcoach", false },
	{ "contact_person", "CASE WHEN p.contact_person IS NOT NULL THEN 1 ELSE p.has_contact_person END",
		false },
	{ "lead", "p.lead", false },
	{ "role_view", "p.role_view", false },
	{ "wage_subsidy", "p.wage_subsidy", false },
	{ "no_risk", "p.no_risk", false },
	{ "meaningful", "p.meaningful", false },
	{ "target_group", "(SELECT x.target_group FROM employee x WHERE x.id = p.employee)", false },
	{ "size", OF_EMPLOYER("size"), false },
	{ "experience", OF_EMPLOYER("experience"), false },
	{ "infrastructure", OF_EMPLOYER("infrastructure"), false },
	{ "guidance_arranged", OF_EMPLOYER("guidance_arranged"), false },
	{ "schemes_known", OF_EMPLOYER("schemes_known"), false },
	{ "inclusive_policy", OF_EMPLOYER("inclusive_policy"), false },
	{ "mandate", OF_EMPLOYER("mandate"), false },
	{ "motivation", OF_EMPLOYER("motivation"), false },
	{ "fear", OF_EMPLOYER("fear"), false },
	{ "region", "(SELECT r.name FROM organisation o JOIN region r ON r.id = o.region"
		" WHERE o.id = p.employer)", false },
	{ "sector", OF_EMPLOYER("sector"), false },
	{ "coached", HAPPENED("coaching", "date", " AND t.state IN ('accepted', 'running', 'done')"), true },
	{ "adapted", HAPPENED("adaptation", "date", ""), true },
	{ "goals", HAPPENED("learning_goal", "date", ""), true },
	{ "instrument", HAPPENED("instrument_use", "date", ""), true },
	{ "visited", HAPPENED("contact", "date", SPOKEN " AND t.medium = 'visit'"), true },
	{ "employee_spoken", HAPPENED("contact", "date", SPOKEN " AND t.party IN ('employee', 'both')"),
		true },
	{ "changed", HAPPENED("workplace_change", "date", ""), true },
	{ "bottleneck", HAPPENED("bottleneck", "date", ""), true },
	{ "absence", HAPPENED("absence", "date", ""), true },
	{ "weighed", SQL_WEIGHED, true },
};

static const struct split *split_by(const char *code)
{
	for (size_t i = 0; code && i < sizeof splits / sizeof *splits; i++)
		if (strcmp(splits[i].code, code) == 0)
			return &splits[i];
	return NULL;
}

/* ---- which placements ---- */

/* Of what was asked about, one condition each; 0: not asked. */
static void add_about(struct str *sql, const struct lasting_query *q)
{
	if (q->programme)
		str_add(sql, " AND EXISTS (SELECT 1 FROM participation t WHERE t.programme = ?3 AND "
			     "t.placement = p.id"
			     " AND t.deleted = 0 AND coalesce(t.agreed, t.started) IS NOT NULL)");
	if (q->region)
		str_add(sql, " AND p.employer IN (SELECT o.id FROM organisation o WHERE o.region = ?4)");
	if (q->employer)
		str_add(sql, " AND p.employer = ?5");
	if (q->others)
		str_add(sql, " AND NOT EXISTS (SELECT 1 FROM employee x WHERE x.id = p.employee AND"
			     " (x.objection IS NOT NULL OR x.restricted IS NOT NULL))");
}

/* Known are a start on one day and, where it ended, the day of it. What goes on, or was lost from sight, was
 * there when it was last seen. */
#define SQL_KNOWN "length(p.start) = 10 AND (p.status <> 'ended' OR p.ended IS NOT NULL)"
#define SQL_DAYS                                                                                             \
	"CASE WHEN " SQL_KNOWN                                                                               \
	" THEN max(-1, CAST(julianday(min(coalesce(p.ended, ?2), ?2)) - julianday(p.start)"                  \
	" AS INTEGER)) ELSE -1 END"
#define SQL_ENDED                                                                                       \
	"p.ended IS NOT NULL AND p.ended <= ?2 AND coalesce(p.outcome, '') NOT IN ('permanent_contract', " \
	"'extended', 'other_job_here', 'lost')"
#define SQL_YEARS "(p.start <= date(?2, '-1 year')) + (p.start <= date(?2, '-2 years'))"
/* What has no start is not among them. */
#define SQL_BEGAN SQL_FIRST_DAY("p.start") " >= ?1 AND " SQL_FIRST_DAY("p.start") " <= ?2"
#define SQL_BEGUN "p.deleted = 0 AND p.status <> 'planned'"

static void bind_about(sqlite3_stmt *st, const struct lasting_query *q)
{
	const int64_t about[] = { q->programme, q->region, q->employer };

	for (int i = 0; i < 3; i++)
		if (about[i])
			db_int(st, L_ABOUT + i, about[i]);
}

/* Those without any start may have begun in any time. */
static int count_without_start(struct store *s, const struct lasting_query *q, int64_t *out)
{
	struct str sql = STR_INIT;
	sqlite3_stmt *st;

	str_add(&sql, "SELECT count(*) FROM placement p WHERE p.start IS NULL AND " SQL_BEGUN);
	add_about(&sql, q);
	int rc = db_prepare(s, sql.text, &st);
	if (rc)
		goto out;
	bind_about(st, q);
	rc = db_first(s, st, out);
out:
	str_free(&sql);
	return rc;
}

static void write_query(struct str *sql, const struct lasting_query *q, const struct split *by)
{
	str_add(sql, "SELECT ");
	str_add(sql, by ? by->sql : "NULL");
	str_add(sql, " AS value, " SQL_DAYS " AS days, " SQL_ENDED " AS ended, ");
	str_add(sql, by && by->happened ? "min(coalesce(p.ended, ?2), ?2) < date(p.start, ?6)" : "0");
	str_add(sql, " AS early, " SQL_YEARS " AS years, count(*) FROM placement p WHERE " SQL_BEGAN
		     " AND " SQL_BEGUN);
	add_about(sql, q);
	str_add(sql, " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2");
}

static void bind_all(sqlite3_stmt *st, const struct lasting_query *q, const struct split *by, struct arena *a)
{
	char first[DATE_ISO_SIZE];

	db_text(st, L_FIRST, date_iso(first, q->first)); /* "" comes before every day */
	db_day(st, L_LAST, q->last);
	bind_about(st, q);
	if (!by || !by->happened)
		return;
	db_text(st, L_WINDOW, arena_printf(a, "+%d %s", q->window, q->months ? "months" : "days"));
	if (q->word && strcmp(by->code, "weighed") == 0)
		db_text(st, L_WORD, q->word);
}

int store_lasting(struct store *s, const struct lasting_query *q, struct arena *a, struct lasting_count **out,
	size_t *n)
{
	const struct split *by = split_by(q->by);
	struct str sql = STR_INIT;
	sqlite3_stmt *st;
	void *rows = NULL;
	int64_t without = 0;
	int rc;

	*n = 0;
	*out = NULL;
	if (q->by && !by)
		return err_set(ERR_INVALID, _("\"%.40s\" is nothing that placements can be split by"), q->by);
	write_query(&sql, q, by);
	if ((rc = count_without_start(s, q, &without)) || (rc = db_prepare(s, sql.text, &st)))
		goto out;
	bind_all(st, q, by, a);
	while ((rc = db_step(s, st)) == 1) {
		struct lasting_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct lasting_count){ col_str(st, 0, a), sqlite3_column_int64(st, 1),
			sqlite3_column_int(st, 2), sqlite3_column_int(st, 3), sqlite3_column_int(st, 4),
			sqlite3_column_int64(st, 5) };
	}
	if (rc == 0 && without) {
		struct lasting_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct lasting_count){ .value = "", .days = -1, .n = without };
	}
	*out = rows;
out:
	str_free(&sql);
	return rc;
}
