/* inproc FILE: pages and writes of the store against the same prepared SQL in
 * plain C, in one process on one file. Prints "work ours raw" in microseconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/overview.h"
#include "measure.h"

enum { PAGE = 22, ROUNDS = 300, ROUNDS_OF_ALL = 15, WRITES = 200 };

static struct app *app;
static sqlite3 *db;
static int64_t placements;

static void die(const char *what)
{
	fprintf(stderr, "%s: %s / %s\n", what, err_last(), sqlite3_errmsg(db));
	exit(1);
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *st;
	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL))
		die(sql);
	return st;
}

/* Steps through a page and copies every text, as a program that shows it must. */
static void page(sqlite3_stmt *st, struct arena *a)
{
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++)
			arena_strdup(a, (const char *)sqlite3_column_text(st, i));
	sqlite3_reset(st);
}

static const char *const words[] = { "tem", "roos", "leidinggev", "jobcoach", "feedb", "vakan" };

static void ours_timeline(struct arena *a, int i)
{
	struct timeline_row *row;
	size_t n;
	const struct timeline_query q = { .placement = 1 + i * 7919 % placements, .from = DAY_NONE, .to = DAY_NONE, .limit = PAGE };
	if (store_timeline(app->store, &q, a, &row, &n))
		die("timeline");
}
/* All kinds of records that are on a timeline, as the page shows them: each through its index,
 * at most a page of each. (One UNION ALL that sorts them is slower.) Names are
 * asked once: they are the placement's. */
#define ARM(table, date, columns)                                                                      \
	"SELECT t.id, t." date ", t.placement, " columns " FROM " table " t WHERE t.placement = ?1 AND" \
	" t.deleted = 0 ORDER BY t." date " DESC, t.id DESC LIMIT 22"
static void raw_timeline(struct arena *a, int i)
{
	static const char *const sql[] = {
		"SELECT p.employer, e.given_name, e.infix, e.family_name, o.name FROM placement p JOIN employee e"
		" ON e.id = p.employee JOIN organisation o ON o.id = p.employer WHERE p.id = ?1",
		ARM("contact", "date", "t.employer, t.medium, t.direction, t.party, t.reached, t.note,"
			" (SELECT coalesce(m.given_name || ' ', '') || m.family_name FROM person m WHERE m.id = t.person)"),
		ARM("signal", "date", "t.employer, t.kind, t.source, t.handled, t.note"),
		ARM("workplace_change", "date", "t.employer, t.kind, t.note"),
		ARM("bottleneck", "date", "t.employer, t.theme, t.resolved, t.note"),
		ARM("action", "due", "t.employer, t.kind, t.state, t.what"),
		ARM("capacity_profile", "date", "t.source, t.text, t.author"),
		ARM("guide_tick", "date", "t.employer, t.point, t.note"),
		ARM("decision", "date", "t.employer, t.verdict, t.rule, t.note"),
		ARM("adaptation", "date", "t.employer, t.what, t.ended, t.note"),
		ARM("route_weighing", "date", "t.employer, t.item, t.chosen, t.note"),
		ARM("learning_goal", "date", "t.employer, t.what, t.reached, t.note"),
		ARM("absence", "date", "t.employer, t.ended, t.note"),
		ARM("success_score", "date", "t.employer, t.party, t.note"),
		ARM("scheme_use", "date", "t.employer, t.scheme, t.state, t.note"),
		ARM("coaching", "date", "t.employer, t.person, t.state, t.note"),
		ARM("referral", "date", "t.employer, t.what, t.answered, t.note"),
		ARM("instrument_use", "date", "t.employer, t.instrument, t.note"),
		ARM("advice", "date", "t.employer, t.kind, t.followed, t.note"),
		ARM("demands_scan", "date", "t.employer, t.department, t.note"),
		ARM("observation", "date", "t.employer, t.department, t.note"),
	};
	static sqlite3_stmt *st[sizeof sql / sizeof *sql];
	for (size_t k = 0; k < sizeof sql / sizeof *sql; k++) {
		st[k] = st[k] ? st[k] : prepare(sql[k]);
		sqlite3_bind_int64(st[k], 1, 1 + i * 7919 % placements);
		page(st[k], a);
	}
}

static void ours_list(struct arena *a, int i)
{
	struct placement_row *row;
	size_t n;
	const struct placement_query q = { .expert = 1 + i % (placements / 150 + 1), .limit = PAGE };
	if (store_placements(app->store, &q, a, &row, &n))
		die("placements");
}
/* The same columns: also the last talk with the job coach, talks with the
 * employer about no single placement, and the plan that still stands. */
#define SPOKEN " AND c.deleted = 0 AND coalesce(c.reached, 1) = 1"
#define LAST(party) "(SELECT max(c.date) FROM contact c WHERE c.placement = p.id AND c.party IN (" party ")" SPOKEN ")"
#define TRIED(of) \
	" AND NOT EXISTS (SELECT 1 FROM contact s WHERE s." of " = c." of " AND s.date > c.date AND s.deleted = 0" \
	" AND (s.party = c.party OR s.party = 'both' OR c.party = 'both'))"
static void raw_list(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	if (!st)
		st = prepare("SELECT p.id, p.employer, p.employee, p.expert, p.number, coalesce(e.given_name || ' ', '') ||"
			     " coalesce(e.infix || ' ', '') || e.family_name, o.name, o.place, p.job_title, p.hours, p.status,"
			     " p.phase, p.course, p.contract, p.start, p.trial_end, p.contract_end, p.ended,"
			     " max(coalesce(" LAST("'employer', 'both'") ", ''), coalesce((SELECT max(c.date) FROM contact c WHERE"
			     " c.employer = p.employer AND c.placement IS NULL AND c.party IN ('employer', 'both')" SPOKEN "), '')),"
			     LAST("'employee', 'both'") "," LAST("'job_coach'") ","
			     " (SELECT min(c.next_contact) FROM contact c WHERE c.placement = p.id AND c.next_contact IS NOT NULL"
			     " AND c.deleted = 0" TRIED("placement") ")"
			     " FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer"
			     " WHERE p.expert = ?1 AND p.status <> 'ended' AND p.deleted = 0 ORDER BY p.employee_key, p.id LIMIT 22");
	sqlite3_bind_int64(st, 1, 1 + i % (placements / 150 + 1));
	page(st, a);
}

static void ours_search(struct arena *a, int i)
{
	struct hit *hit;
	size_t n;
	if (store_search(app->store, words[i % 6], PAGE, a, &hit, &n))
		die("search");
}
/* Everything that is searched: four kinds of names (at most four of each, as the
 * page has room for) and every kind of text, newest first. Copies whole notes:
 * it cuts no excerpt out of them. */
#define FOUND(table, limit) "(SELECT rowid FROM " table "_fts WHERE " table "_fts MATCH ?1 ORDER BY rowid DESC LIMIT " limit ") f"
#define TITLE "e.given_name, e.infix, e.family_name, o.name"
#define DATED(table, date, note)                                                                       \
	"SELECT t.id, t.placement, t.employer, t." date ", t." note ", " TITLE " FROM " FOUND(table, "22") \
	" JOIN " table " t ON t.id = f.rowid LEFT JOIN placement p ON p.id = t.placement"              \
	" LEFT JOIN employee e ON e.id = p.employee LEFT JOIN organisation o ON o.id = t.employer WHERE t.deleted = 0"
/* A part is about whom the whole is about. */
#define PART(table, whole, by, note)                                                                   \
	"SELECT t.id, q.placement, p.employer, t." note ", " TITLE " FROM " FOUND(table, "22")         \
	" JOIN " table " t ON t.id = f.rowid JOIN " whole " q ON q.id = t." by                         \
	" LEFT JOIN placement p ON p.id = q.placement LEFT JOIN employee e ON e.id = p.employee"       \
	" LEFT JOIN organisation o ON o.id = p.employer WHERE t.deleted = 0"
#define OF_EMPLOYER(table, note)                                                                       \
	"SELECT t.id, t.employer, t." note ", o.name FROM " FOUND(table, "22") " JOIN " table          \
	" t ON t.id = f.rowid JOIN organisation o ON o.id = t.employer WHERE t.deleted = 0"
static void raw_search(struct arena *a, int i)
{
	static const char *const sql[] = {
		"SELECT t.id, t.employer, " TITLE ", t.job_title FROM " FOUND("placement", "4") " JOIN placement t ON t.id = f.rowid"
		" JOIN employee e ON e.id = t.employee JOIN organisation o ON o.id = t.employer WHERE t.deleted = 0",
		"SELECT t.id, t.name, t.place FROM " FOUND("organisation", "4") " JOIN organisation t ON t.id = f.rowid"
		" WHERE t.deleted = 0",
		"SELECT t.id, t.given_name, t.infix, t.family_name, t.note, (SELECT max(p.id) FROM placement p WHERE p.employee ="
		" t.id AND p.deleted = 0) FROM " FOUND("employee", "4") " JOIN employee t ON t.id = f.rowid WHERE t.deleted = 0",
		"SELECT t.id, t.given_name, t.infix, t.family_name, o.name FROM " FOUND("person", "4") " JOIN person t ON"
		" t.id = f.rowid JOIN organisation o ON o.id = t.organisation WHERE t.deleted = 0",
		DATED("contact", "date", "note"), DATED("signal", "date", "note"), DATED("workplace_change", "date", "note"),
		DATED("bottleneck", "date", "note"), DATED("action", "due", "what"), DATED("guide_tick", "date", "note"),
		"SELECT t.id, t.placement, t.date, t.text, " TITLE " FROM " FOUND("capacity_profile", "22") " JOIN capacity_profile t"
		" ON t.id = f.rowid JOIN placement p ON p.id = t.placement JOIN employee e ON e.id = p.employee JOIN organisation o"
		" ON o.id = p.employer WHERE t.deleted = 0",
		DATED("answer", "date", "text"), DATED("adaptation", "date", "what"), DATED("route_weighing", "date", "note"),
		DATED("learning_goal", "date", "what"), DATED("absence", "date", "note"), DATED("success_score", "date", "note"),
		DATED("scheme_use", "date", "note"), DATED("coaching", "date", "note"), DATED("referral", "date", "what"),
		DATED("instrument_use", "date", "note"), DATED("advice", "date", "note"), DATED("demands_scan", "date", "note"),
		DATED("observation", "date", "note"), DATED("involvement", "since", "note"), DATED("task", "name", "note"),
		PART("capacity_item", "capacity_profile", "profile", "terms"), PART("load_item", "task", "task", "note"),
		PART("goal_step", "learning_goal", "goal", "what"), PART("absence_step", "absence", "absence", "note"),
		OF_EMPLOYER("job", "name"), OF_EMPLOYER("willingness_scan", "note"), OF_EMPLOYER("culture_scan", "note"),
	};
	/* A name that begins with what is typed comes before one that has it somewhere. */
	static const char *const title[] = {
		"SELECT id FROM placement WHERE deleted = 0 AND employee_key >= ?1 AND employee_key < ?2 ORDER BY employee_key LIMIT 4",
		"SELECT id FROM organisation WHERE deleted = 0 AND sort_key >= ?1 AND sort_key < ?2 ORDER BY sort_key LIMIT 4",
		"SELECT id FROM employee WHERE deleted = 0 AND sort_key >= ?1 AND sort_key < ?2 ORDER BY sort_key LIMIT 4",
		"SELECT id FROM person WHERE deleted = 0 AND sort_key >= ?1 AND sort_key < ?2 ORDER BY sort_key LIMIT 4",
	};
	enum { TEXTS = sizeof sql / sizeof *sql, TITLES = sizeof title / sizeof *title };
	static sqlite3_stmt *text_st[TEXTS], *title_st[TITLES];
	char expression[64], end[64];
	snprintf(expression, sizeof expression, "\"%s\"*", words[i % 6]);
	snprintf(end, sizeof end, "%s\xf4\x8f\xbf\xbf", words[i % 6]);
	for (int k = 0; k < TITLES; k++) {
		title_st[k] = title_st[k] ? title_st[k] : prepare(title[k]);
		sqlite3_bind_text(title_st[k], 1, words[i % 6], -1, SQLITE_STATIC);
		sqlite3_bind_text(title_st[k], 2, end, -1, SQLITE_TRANSIENT);
		page(title_st[k], a);
	}
	for (int k = 0; k < TEXTS; k++) {
		text_st[k] = text_st[k] ? text_st[k] : prepare(sql[k]);
		sqlite3_bind_text(text_st[k], 1, expression, -1, SQLITE_TRANSIENT);
		page(text_st[k], a);
	}
}

static void ours_add(struct arena *a, int i)
{
	struct record *r = record_new(model_entity(E_CONTACT), app->today, a);
	char id[24];
	snprintf(id, sizeof id, "%ld", (long)(1 + i % placements));
	if (record_set(r, "placement", id) || record_set(r, "party", "employer") ||
		record_set(r, "note", "kort gebeld over het tempo op de lijn, alles rustig") || store_put(app->store, r, NULL, NULL))
		die("add");
}
static void raw_add(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	(void)a;
	if (!st)
		st = prepare("INSERT INTO contact (version, placement, employer, date, direction, medium, party, reached, purpose, note)"
			     " VALUES (1, ?1, (SELECT employer FROM placement WHERE id = ?1), '2026-11-22', 'out', 'phone', 'employer',"
			     " 1, 'monitoring', ?2)");
	sqlite3_bind_int64(st, 1, 1 + i % placements);
	sqlite3_bind_text(st, 2, "kort gebeld over het tempo op de lijn, alles rustig", -1, SQLITE_STATIC);
	if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) || sqlite3_step(st) != SQLITE_DONE ||
		sqlite3_exec(db, "COMMIT", NULL, NULL, NULL))
		die("raw add");
	sqlite3_reset(st);
}

static void ours_suggest(struct arena *a, int i)
{
	struct suggestions s;
	if (app_suggestions(app, 0, 0, 1 + i % (placements / 150 + 1), a, &s))
		die("suggest");
}

typedef void work_fn(struct arena *a, int i);

static void ours_gaps(struct arena *a, int i)
{
	struct gap_row *row;
	size_t n;
	(void)i;
	if (app_gaps(app, 0, NULL, 0, PAGE, a, &row, &n))
		die("gaps");
}
/* What someone writes who knows what is asked: everything that can be missing of everyone's
 * placements, with the worth of share/rules, and which it is as bits. */
#define MISSES(bit, worth, what) " + CASE WHEN " what " THEN (" #worth " << 32) + (1 << " #bit ") ELSE 0 END"
#define HAS_NO(table) "NOT EXISTS (SELECT 1 FROM " table " x WHERE x.placement = p.id AND x.deleted = 0)"
#define ACTIVE "p.status = 'active' AND "
static void raw_gaps(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	(void)i;
	if (!st)
		st = prepare("SELECT page.id, p.employer, p.employee, coalesce(e.given_name || ' ', '') || coalesce(e.infix || ' ', '')"
			" || e.family_name, o.name, page.m >> 32, page.m & 4294967295 FROM (SELECT r.id, r.m, r.k FROM (SELECT p.id,"
			" p.employee_key AS k, 0"
			MISSES(0, 9, "p.contact_person IS NULL AND coalesce(p.has_contact_person, 1) = 1")
			MISSES(1, 9, HAS_NO("capacity_profile")) MISSES(2, 8, ACTIVE "p.course IS NULL")
			MISSES(3, 6, ACTIVE "p.contract IS NULL")
			MISSES(4, 8, "p.contract = 'temporary' AND p.contract_end IS NULL")
			MISSES(5, 8, "p.phase = 'trial' AND p.trial_end IS NULL") MISSES(6, 7, "p.expert IS NULL")
			MISSES(7, 8, "p.start IS NULL") MISSES(8, 5, "p.phase IS NULL") MISSES(9, 3, "p.job_title IS NULL")
			MISSES(10, 3, ACTIVE "p.hours IS NULL") MISSES(11, 3, "p.lead IS NULL")
			MISSES(12, 5, ACTIVE "p.jobcoach IS NULL AND " HAS_NO("coaching"))
			MISSES(13, 5, "p.jobcoach = 'active' AND p.jobcoach_end IS NULL AND " HAS_NO("coaching"))
			MISSES(14, 8, "e.target_group IS NULL") MISSES(15, 5, "e.sfb IS NULL") MISSES(16, 6, "e.input_date IS NULL")
			MISSES(17, 6, "e.contact_wish IS NULL") MISSES(18, 6, "o.contact_wish IS NULL")
			MISSES(19, 6, "o.experience IS NULL") MISSES(20, 4, "o.infrastructure IS NULL")
			MISSES(21, 4, "o.mandate IS NULL") MISSES(22, 5, HAS_NO("task") " AND p.job IS NULL")
			MISSES(23, 3, ACTIVE HAS_NO("success_score"))
			" AS m FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer"
			" WHERE +p.deleted = 0 AND p.status <> 'ended' LIMIT -1 OFFSET 0) r WHERE r.m > 0 ORDER BY r.m >> 32 DESC, r.k, r.id"
			" LIMIT 22) page JOIN placement p ON p.id = page.id JOIN employee e ON e.id = p.employee"
			" JOIN organisation o ON o.id = p.employer ORDER BY page.m >> 32 DESC, page.k, page.id");
	page(st, a);
}

static void ours_twins(struct arena *a, int i)
{
	static const enum entity_id kinds[] = { E_ORGANISATION, E_EMPLOYEE, E_PERSON };
	struct twin *twin;
	size_t n;
	(void)i;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		if (app_twins(app, kinds[k], 200, a, &twin, &n))
			die("twins");
}

/* Medians of both, measured in turns: neither finds the file's pages warmed up
 * by the other more often. `raw` may be NULL. */
static void medians(work_fn *ours, work_fn *raw, int rounds, double out[2])
{
	enum { WARM = 10 };
	work_fn *work[] = { ours, raw };
	double *us[2] = { malloc((size_t)rounds * sizeof(double)), malloc((size_t)rounds * sizeof(double)) };
	struct arena *a = arena_new();
	for (int i = 0; i < rounds + WARM; i++)
		for (int turn = 0; turn < 2; turn++) {
			int which = (i + turn) % 2;
			if (!work[which])
				continue;
			double begin = now_ms();
			work[which](a, i);
			if (i >= WARM)
				us[which][i - WARM] = (now_ms() - begin) * 1e3;
			arena_reset(a);
		}
	for (int which = 0; which < 2 && work[which]; which++) {
		qsort(us[which], (size_t)rounds, sizeof(double), by_value);
		out[which] = us[which][rounds / 2];
	}
	free(us[0]);
	free(us[1]);
	arena_free(&a);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		work_fn *ours, *raw;
		int rounds;
		double budget;
	} work[] = {
		{ "timeline page", ours_timeline, raw_timeline, ROUNDS, 1.3 },
		{ "list page", ours_list, raw_list, ROUNDS, 1.3 },
		{ "search page", ours_search, raw_search, ROUNDS, 1.3 },
		{ "what is missing, everyone's", ours_gaps, raw_gaps, ROUNDS_OF_ALL, 1.3 },
		{ "add a contact, durable", ours_add, raw_add, WRITES, 2.0 },
	};
	if (argc != 2)
		return fprintf(stderr, "usage: inproc FILE\n"), 2;
	lang_init("nl", "share");
	const struct app_options o = { .db = argv[1], .share = "share", .user = "bench", .today = date_from_ymd(2026, 11, 22) };
	/* As an import leaves it: facts are kept. */
	if (app_open(&app, &o) || store_facts_keep(app->store, NULL, NULL) ||
		store_count(app->store, &(struct query){ .entity = E_PLACEMENT }, 0, &placements))
		die("open");
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) ||
		sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
				 "PRAGMA cache_size = -4096", NULL, NULL, NULL))
		die("raw open");
	double us[2];
	for (size_t i = 0; i < sizeof work / sizeof *work; i++) {
		medians(work[i].ours, work[i].raw, work[i].rounds, us);
		printf("%-28s %10.1f us %10.1f us   %5.2f x   (budget %.1f x)\n", work[i].name, us[0], us[1], us[0] / us[1],
			work[i].budget);
	}
	medians(ours_suggest, NULL, 30, us);
	printf("%-28s %10.2f ms                   (budget 10 ms)\n", "suggestions, caseload of 150", us[0] / 1000);
	medians(ours_twins, NULL, 3, us);
	printf("%-28s %10.1f ms                   (budget 1500 ms)\n", "what stands twice", us[0] / 1000);
	sqlite3_close(db);
	app_close(&app);
	return 0;
}
