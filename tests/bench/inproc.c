/* inproc FILE: pages and writes of the store against the same prepared SQL in
 * plain C, in one process on one file. Prints "work ours raw" in microseconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"

enum { PAGE = 22, ROUNDS = 300, WRITES = 200 };

static struct app *app;
static sqlite3 *db;
static int64_t placements;

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

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
static void raw_timeline(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	if (!st)
		st = prepare("SELECT c.id, c.date, c.direction, c.medium, c.party, c.reached, c.note, e.given_name, e.family_name,"
			     " o.name, x.family_name FROM contact c JOIN placement p ON p.id = c.placement JOIN employee e ON"
			     " e.id = p.employee JOIN organisation o ON o.id = p.employer LEFT JOIN person x ON x.id = c.person"
			     " WHERE c.placement = ?1 AND c.deleted = 0 ORDER BY c.date DESC, c.id DESC LIMIT 22");
	sqlite3_bind_int64(st, 1, 1 + i * 7919 % placements);
	page(st, a);
}

static void ours_list(struct arena *a, int i)
{
	struct placement_row *row;
	size_t n;
	const struct placement_query q = { .expert = 1 + i % (placements / 150 + 1), .limit = PAGE };
	if (store_placements(app->store, &q, a, &row, &n))
		die("placements");
}
static void raw_list(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	if (!st)
		st = prepare("SELECT p.id, e.given_name, e.family_name, o.name, o.place, p.job_title, p.hours, p.phase, p.course,"
			     " p.start, p.contract_end, (SELECT max(date) FROM contact c WHERE c.placement = p.id AND party = 'employer'"
			     " AND reached = 1 AND c.deleted = 0), (SELECT max(date) FROM contact c WHERE c.placement = p.id AND"
			     " party = 'employee' AND reached = 1 AND c.deleted = 0) FROM placement p JOIN employee e ON"
			     " e.id = p.employee JOIN organisation o ON o.id = p.employer WHERE p.expert = ?1 AND p.status = 'active'"
			     " AND p.deleted = 0 ORDER BY p.employee_key, p.id LIMIT 22");
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
static void raw_search(struct arena *a, int i)
{
	static sqlite3_stmt *st;
	char expression[64];
	if (!st)
		st = prepare("SELECT c.id, c.date, c.note, c.placement, e.given_name, e.family_name, o.name FROM (SELECT rowid FROM"
			     " contact_fts WHERE contact_fts MATCH ?1 ORDER BY rowid DESC LIMIT 22) f JOIN contact c ON c.id = f.rowid"
			     " JOIN placement p ON p.id = c.placement JOIN employee e ON e.id = p.employee JOIN organisation o"
			     " ON o.id = p.employer");
	snprintf(expression, sizeof expression, "\"%s\"*", words[i % 6]);
	sqlite3_bind_text(st, 1, expression, -1, SQLITE_TRANSIENT);
	page(st, a);
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

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(void (*work)(struct arena *a, int i), int rounds)
{
	double *us = malloc((size_t)rounds * sizeof *us);
	struct arena *a = arena_new();
	for (int i = 0; i < rounds + 5; i++) {
		double begin = now();
		work(a, i);
		if (i >= 5)
			us[i - 5] = now() - begin;
		arena_reset(a);
	}
	qsort(us, (size_t)rounds, sizeof *us, by_value);
	double m = us[rounds / 2];
	arena_free(&a);
	free(us);
	return m;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*ours)(struct arena *a, int i), (*raw)(struct arena *a, int i);
		int rounds;
		double budget;
	} work[] = {
		{ "timeline page", ours_timeline, raw_timeline, ROUNDS, 1.3 },
		{ "list page", ours_list, raw_list, ROUNDS, 1.3 },
		{ "search page", ours_search, raw_search, ROUNDS, 1.3 },
		{ "add a contact, durable", ours_add, raw_add, WRITES, 2.0 },
	};
	if (argc != 2)
		return fprintf(stderr, "usage: inproc FILE\n"), 2;
	lang_init("nl", "share");
	const struct app_options o = { .db = argv[1], .share = "share", .user = "bench", .today = date_from_ymd(2026, 11, 22) };
	if (app_open(&app, &o) || store_count(app->store, &(struct query){ .entity = E_PLACEMENT }, 0, &placements))
		die("open");
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) ||
		sqlite3_exec(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
				 "PRAGMA cache_size = -4096", NULL, NULL, NULL))
		die("raw open");
	for (size_t i = 0; i < sizeof work / sizeof *work; i++) {
		double ours = median(work[i].ours, work[i].rounds), raw = median(work[i].raw, work[i].rounds);
		printf("%-28s %10.1f us %10.1f us   %5.2f x   (budget %.1f x)\n", work[i].name, ours, raw, ours / raw,
			work[i].budget);
	}
	printf("%-28s %10.2f ms                   (budget 10 ms)\n", "suggestions, caseload of 150", median(ours_suggest, 30) / 1000);
	sqlite3_close(db);
	app_close(&app);
	return 0;
}
