/* pattern FILE: the first page of the pattern of an employer with 500 placements and 1,500
 * bottlenecks (added to the file once), and one theme of it, against the same prepared SQL
 * in plain C, in one process on one file. Prints "work ours raw" in microseconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/overview.h"
#include "measure.h"

enum { PAGE = 22, ROUNDS = 300, PLACEMENTS = 500, EACH = 3, THEMES = 11 };

static struct app *app;
static sqlite3 *db;
static int64_t employer;

static void die(const char *what)
{
	fprintf(stderr, "%s: %s / %s\n", what, err_last(), sqlite3_errmsg(db));
	exit(1);
}

/* ---- the employer ---- */

static int64_t put(struct arena *a, enum entity_id e, const char *const *fields)
{
	struct record *r = record_new(model_entity(e), app->today, a);
	for (; fields[0]; fields += 2)
		if (fields[1] && record_set(r, fields[0], fields[1]))
			die(fields[0]);
	if (store_put(app->store, r, NULL, NULL))
		die("put");
	return r->id;
}
#define PUT(e, ...) put(a, e, (const char *const[]){ __VA_ARGS__, NULL, NULL })

static const char *id(struct arena *a, int64_t of)
{
	return arena_printf(a, "%lld", (long long)of);
}

static void make(void)
{
	static const char name[] = "Bench met vijfhonderd";
	struct arena *a = arena_new();
	struct match *found;
	size_t n;
	if (store_lookup(app->store, E_ORGANISATION, name, 0, 1, a, &found, &n))
		die("look");
	if (n) {
		employer = found[0].id;
		goto out;
	}
	if (store_begin(app->store, "bench"))
		die("begin");
	employer = PUT(E_ORGANISATION, "name", name, "kind", "employer");
	for (int i = 0; i < PLACEMENTS; i++) {
		int64_t employee = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", arena_printf(a, "Patroon %d", i));
		int64_t p = PUT(E_PLACEMENT, "employee", id(a, employee), "employer", id(a, employer), "status", "active",
			"job_title", "medewerker", "course", choices_course[i % 3].code);
		for (int k = 0; k < EACH; k++)
			PUT(E_BOTTLENECK, "placement", id(a, p), "theme", choices_theme[(i * 7 + k * 3) % THEMES].code, "date",
				"2026-02-03", "note", "kan het tempo van de lijn niet bijhouden als het druk is", "resolved",
				(i + k) % 3 ? NULL : "2026-06-01");
	}
	if (store_commit(app->store, NULL))
		die("commit");
out:
	arena_free(&a);
}

/* ---- both ---- */

static sqlite3_stmt *prepare(sqlite3_stmt **kept, const char *sql)
{
	if (!*kept && sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, kept, NULL))
		die(sql);
	sqlite3_bind_int64(*kept, 1, employer);
	return *kept;
}

/* Steps through and copies every text, as a program that shows it must. */
static void all(sqlite3_stmt *st, struct arena *a)
{
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++)
			arena_strdup(a, (const char *)sqlite3_column_text(st, i));
	sqlite3_reset(st);
}

static void ours_page(struct arena *a)
{
	struct pattern p;
	struct pattern_row *row;
	size_t n;
	if (app_pattern(app, employer, a, &p) || app_pattern_rows(app, employer, 0, PAGE, a, &row, &n) || n != PAGE ||
		p.placements != PLACEMENTS)
		die("pattern");
}

#define RUNNING "p.employer = ?1 AND p.status = 'active' AND +p.deleted = 0"
static void raw_page(struct arena *a)
{
	static sqlite3_stmt *st[4];
	all(prepare(&st[0], "SELECT name, (SELECT count(*) FROM placement p WHERE " RUNNING ") FROM organisation WHERE id = ?1"),
		a);
	all(prepare(&st[1],
		    "SELECT b.theme, count(DISTINCT CASE WHEN b.resolved IS NULL THEN b.placement END), count(DISTINCT"
		    " b.placement) FROM placement p JOIN bottleneck b ON b.employer = ?1 AND b.placement = p.id WHERE " RUNNING
		    " AND b.deleted = 0 AND (b.resolved IS NULL OR b.resolved >= '2025-11-22') GROUP BY b.theme"),
		a);
	all(prepare(&st[2], "SELECT theme, count(*) FROM bottleneck WHERE employer = ?1 AND placement IS NULL AND resolved IS"
			    " NULL AND deleted = 0 GROUP BY theme"),
		a);
	/* The page and its cells in one. */
	all(prepare(&st[3],
		    "SELECT page.id, e.given_name, e.infix, e.family_name, p.job_title, p.course, b.theme, count(*) -"
		    " count(b.resolved), count(b.resolved) FROM (SELECT p.id, p.employee_key, count(b.theme) -"
		    " count(b.resolved) AS open, count(b.resolved) AS was FROM placement p LEFT JOIN bottleneck b ON b.employer ="
		    " ?1 AND b.placement = p.id AND b.deleted = 0 WHERE " RUNNING
		    " GROUP BY p.employee_key, p.id ORDER BY open DESC, was DESC, p.employee_key, p.id LIMIT 22) page JOIN placement p ON p.id = page.id JOIN"
		    " employee e ON e.id = p.employee LEFT JOIN bottleneck b ON b.employer = ?1 AND b.placement = page.id AND"
		    " b.deleted = 0 GROUP BY page.id, b.theme ORDER BY page.open DESC, page.was DESC, page.employee_key, page.id"),
		a);
}

int main(int argc, char **argv)
{
	enum { WARM = 10 };
	static double us[2][ROUNDS];
	if (argc != 2)
		return fprintf(stderr, "usage: pattern FILE\n"), 2;
	lang_init("nl", "share");
	const struct app_options o = { .db = argv[1], .share = "share", .user = "bench", .today = date_from_ymd(2026, 11, 22) };
	if (app_open(&app, &o))
		die("open");
	make();
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
		sqlite3_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096", NULL, NULL, NULL))
		die("raw open");
	struct arena *a = arena_new();
	for (int i = 0; i < ROUNDS + WARM; i++)
		for (int turn = 0; turn < 2; turn++) {
			int which = (i + turn) % 2;
			double begin = now_ms();
			(which ? raw_page : ours_page)(a);
			if (i >= WARM)
				us[which][i - WARM] = (now_ms() - begin) * 1e3;
			arena_reset(a);
		}
	double ours = median(us[0], ROUNDS), raw = median(us[1], ROUNDS);
	printf("%-28s %10.1f us %10.1f us   %5.2f x   (budget 1.3 x)\n", "pattern, 500 placements", ours, raw, ours / raw);
	arena_free(&a);
	sqlite3_close(db);
	app_close(&app);
	return 0;
}
