/* What is missing of placements: a condition per thing that should be on record, all of
 * them in one statement. */
#include "views.h"

#define NONE_OF(table, also) \
	"NOT EXISTS (SELECT 1 FROM " table " x WHERE x.placement = p.id AND x.deleted = 0" also ")"
#define RUNS "p.status = 'active' AND "

/* About placement p, its employee e and its employer o; true: missing. Who was asked and
 * gave no for an answer is on record. */
static const struct {
	struct gap_check check;
	const char *sql;
} checks[] = {
	{ { "contact_person", { "geen vast aanspreekpunt", "no fixed contact person" }, E_PLACEMENT,
		  "contact_person" },
		"p.contact_person IS NULL AND coalesce(p.has_contact_person, 1) = 1" },
	{ { "profile", { "geen belastbaarheidsprofiel", "no capacity profile" }, E_PROFILE, NULL },
		NONE_OF("capacity_profile", "") },
	{ { "course", { "verloop niet ingevuld", "course not filled in" }, E_PLACEMENT, "course" },
		RUNS "p.course IS NULL" },
	{ { "contract", { "contract niet ingevuld", "contract not filled in" }, E_PLACEMENT, "contract" },
		RUNS "p.contract IS NULL" },
	{ { "contract_end", { "einde van het tijdelijke contract", "end of the fixed-term contract" },
		  E_PLACEMENT, "contract_end" },
		"p.contract = 'temporary' AND p.contract_end IS NULL" },
	{ { "trial_end", { "einde van de proefplaatsing", "end of the trial" }, E_PLACEMENT, "trial_end" },
		"p.phase = 'trial' AND p.trial_end IS NULL" },
	{ { "expert", { "van geen arbeidsdeskundige", "of no labour expert" }, E_PLACEMENT, "expert" },
		"p.expert IS NULL" },
	{ { "start", { "startdatum niet ingevuld", "start date not filled in" }, E_PLACEMENT, "start" },
		"p.start IS NULL" },
	{ { "phase", { "fase niet ingevuld", "phase not filled in" }, E_PLACEMENT, "phase" },
		"p.phase IS NULL" },
	{ { "job_title", { "functie niet ingevuld", "job not filled in" }, E_PLACEMENT, "job_title" },
		"p.job_title IS NULL" },
	{ { "hours", { "uren niet ingevuld", "hours not filled in" }, E_PLACEMENT, "hours" },
		RUNS "p.hours IS NULL" },
	{ { "lead", { "regie niet afgesproken", "lead not agreed" }, E_PLACEMENT, "lead" },
		"p.lead IS NULL" },
	{ { "jobcoach", { "jobcoach: niet bekend of er een is", "job coach: not known whether there is one" },
		  E_PLACEMENT, "jobcoach" },
		RUNS "p.jobcoach IS NULL AND " NONE_OF("coaching", "") },
	{ { "jobcoach_end", { "einde van de jobcoach", "end of the job coaching" }, E_PLACEMENT,
		  "jobcoach_end" },
		"p.jobcoach = 'active' AND p.jobcoach_end IS NULL AND " NONE_OF(
			"coaching", " AND x.until IS NOT NULL") },
	{ { "target_group", { "doelgroep niet ingevuld", "target group not filled in" }, E_EMPLOYEE,
		  "target_group" },
		"e.target_group IS NULL" },
	{ { "sfb", { "SFB niet ingevuld", "SFB not filled in" }, E_EMPLOYEE, "sfb" }, "e.sfb IS NULL" },
	{ { "input", { "kijk van de werknemer nooit gevraagd", "employee's view never asked" }, E_EMPLOYEE,
		  "input_date" },
		"e.input_date IS NULL" },
	{ { "employee_wish", { "contactwens werknemer niet gevraagd", "employee's contact wish not asked" },
		  E_EMPLOYEE, "contact_wish" },
		"e.contact_wish IS NULL" },
	{ { "employer_wish", { "contactwens werkgever niet gevraagd", "employer's contact wish not asked" },
		  E_ORGANISATION, "contact_wish" },
		"o.contact_wish IS NULL" },
	{ { "experience", { "ervaring van de werkgever niet bekend", "employer's experience not known" },
		  E_ORGANISATION, "experience" },
		"o.experience IS NULL" },
	{ { "infrastructure",
		  { "ondersteuning bij de werkgever niet bekend", "employer's support not known" },
		  E_ORGANISATION, "infrastructure" },
		"o.infrastructure IS NULL" },
	{ { "mandate", { "mandaat niet bekend", "mandate not known" }, E_ORGANISATION, "mandate" },
		"o.mandate IS NULL" },
	{ { "tasks", { "taken niet beschreven", "tasks not described" }, E_TASK, NULL },
		NONE_OF("task", "") " AND p.job IS NULL" },
	{ { "score", { "succesfactoren niet gescoord", "success factors not scored" }, E_SCORE, NULL },
		RUNS NONE_OF("success_score", "") },
};
enum { CHECKS = sizeof checks / sizeof *checks };

const struct gap_check *store_gap_checks(size_t *n)
{
	static struct gap_check all[CHECKS];
	for (size_t i = 0; i < CHECKS; i++)
		all[i] = checks[i].check;
	*n = CHECKS;
	return all;
}

/* ---- the statements ---- */

enum { P_EXPERT = 1, P_PLACEMENT, P_LIMIT = 6, P_OFFSET, P_AFTER, P_WORTH = 10 };

/* Worth and bits travel as one number, so that each condition is worked out once a row. */
enum { WORTH_SHIFT = 32 };

/* The "+" keeps the planner from an index that most rows are in: from end to end the
 * table itself is read in less time. */
static void add_from(struct str *sql, const struct gap_query *q)
{
	str_add(sql, " FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id ="
		     " p.employer WHERE ");
	str_add(sql, q->expert ? "p.deleted = 0" : "+p.deleted = 0");
	str_add(sql, q->placement ? " AND p.id = ?2" : " AND p.status <> 'ended'");
	if (q->expert)
		str_add(sql, " AND p.expert = ?1");
}

static void add_sum(struct str *out, const struct gap_query *q)
{
	str_add(out, "0");
	for (size_t i = 0; i < CHECKS; i++) {
		const char *sql = checks[i].sql;
		if (q->worth[i] > 0)
			str_addf(out, " + CASE WHEN %s THEN ?%zu ELSE 0 END", sql, P_WORTH + i);
	}
}

static void bind(sqlite3_stmt *st, const struct gap_query *q)
{
	db_int(st, P_EXPERT, q->expert);
	db_int(st, P_PLACEMENT, q->placement);
	for (int i = 0; i < CHECKS; i++)
		if (q->worth[i] > 0)
			db_int(st, P_WORTH + i, (int64_t)q->worth[i] << WORTH_SHIFT | INT64_C(1) << i);
}

/* OFFSET 0 keeps the planner from putting the sum into each place that names it. */
static int prepare_page(struct store *s, const struct gap_query *q, sqlite3_stmt **st)
{
	struct str out = STR_INIT;
	str_add(&out, "SELECT page.id, p.employer, p.employee, " SQL_NAME("e") ", o.name, page.missing FROM"
		      " (SELECT r.id, r.missing, r.employee_key FROM (SELECT p.id, p.employee_key, ");
	add_sum(&out, q);
	str_add(&out, " AS missing");
	add_from(&out, q);
	if (q->only >= 0) {
		const char *sql = checks[q->only].sql;
		str_addf(&out, " AND %s", sql);
	}
	str_add(&out, " LIMIT -1 OFFSET 0) r WHERE r.missing > 0 ORDER BY r.missing >> 32 DESC, "
		      "r.employee_key, r.id"
		      " LIMIT ?6 OFFSET ?7) page JOIN placement p ON p.id = page.id JOIN employee e ON e.id ="
		      " p.employee JOIN organisation o ON o.id = p.employer"
		      " ORDER BY page.missing >> 32 DESC, page.employee_key, page.id");
	int rc = db_prepare(s, out.text, st);
	str_free(&out);
	return rc;
}

int store_gaps(struct store *s, const struct gap_query *q, struct arena *a, struct gap_row **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_page(s, q, &st);
	if (rc)
		return rc;
	bind(st, q);
	db_int(st, P_LIMIT, limit_of(q->limit));
	db_int(st, P_OFFSET, q->offset);
	while ((rc = db_step(s, st)) == 1) {
		struct gap_row *r = arena_add(a, &rows, n, sizeof *r);
		int64_t missing = sqlite3_column_int64(st, 5);
		*r = (struct gap_row){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			sqlite3_column_int64(st, 2), col_clean(st, 3, a), col_clean(st, 4, a),
			(int)(missing >> WORTH_SHIFT), (uint32_t)missing };
	}
	*out = rows;
	return rc;
}

static int prepare_counts(struct store *s, const struct gap_query *q, sqlite3_stmt **st)
{
	struct str out = STR_INIT;
	str_add(&out, "SELECT p.id, ");
	add_sum(&out, q);
	add_from(&out, q);
	str_add(&out, " AND p.id > ?8 ORDER BY p.id LIMIT ?6"); /* by the table's own order: no sorting */
	int rc = db_prepare(s, out.text, st);
	str_free(&out);
	return rc;
}

int store_gap_counts(
	struct store *s, const struct gap_query *q, int64_t limit, int64_t *after, int64_t *count)
{
	sqlite3_stmt *st;
	int64_t seen = 0;
	int rc = prepare_counts(s, q, &st);
	if (rc)
		return rc;
	bind(st, q);
	db_int(st, P_LIMIT, limit);
	db_int(st, P_AFTER, *after);
	while ((rc = db_step(s, st)) == 1) {
		uint32_t missing = (uint32_t)sqlite3_column_int64(st, 1);
		*after = sqlite3_column_int64(st, 0);
		seen++;
		for (int i = 0; i < CHECKS; i++)
			count[i] += missing >> i & 1;
	}
	if (rc == 0 && seen < limit)
		*after = 0;
	return rc;
}
