/* report FILE: the report of a region over all placements of the file (its employers are spread over 35
 * regions once), against the same questions as prepared SQL in plain C, in one process on one file. Prints
 * milliseconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/report.h"
#include "measure.h"

enum { ROUNDS = 5, REGIONS = 35 };

static struct app *app;
static sqlite3 *db;
static int64_t region;

static void die(const char *what)
{
	fprintf(stderr, "%s: %s / %s\n", what, err_last(), db ? sqlite3_errmsg(db) : "");
	exit(1);
}

static void make_regions(const char *path)
{
	struct arena *a = arena_new();
	struct match *found;
	char sql[200];
	size_t n;
	if (store_lookup(app->store, E_REGION, "Bench 0", 0, 1, a, &found, &n))
		die("look");
	for (int i = 0; n == 0 && i < REGIONS; i++) {
		struct record *r = record_new(model_entity(E_REGION), app->today, a);
		if (record_set(r, "name", arena_printf(a, "Bench %d", i)) ||
			store_put(app->store, r, NULL, NULL))
			die("put");
	}
	if (store_lookup(app->store, E_REGION, "Bench 0", 0, 1, a, &found, &n) || n == 0)
		die("made");
	region = found[0].id;
	snprintf(sql, sizeof sql, "UPDATE organisation SET region = %lld + id %% %d WHERE region IS NULL;"
		" ANALYZE",
		(long long)region, REGIONS);
	if (sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL))
		die(sql);
	sqlite3_close(db);
	db = NULL;
	arena_free(&a);
}

static void ours(struct arena *a)
{
	struct document *d;
	const struct report_ask ask = { .kind = REPORT_REGION, .subject = region,
		.first = date_from_ymd(2022, 1, 1), .last = date_from_ymd(2026, 11, 22), .language = "nl" };
	if (app_report(app, &ask, a, &d) || d->nblocks < 10)
		die("report");
}

/* Begun before the end and not ended before the beginning, of someone who did not object. */
#define RAN                                                                                                   \
	" p.deleted = 0 AND p.status <> 'planned' AND (p.start IS NULL OR p.start <= '2026-11-22') AND" \
	" (p.ended >= " \
	"'2022-01-01' OR (p.ended IS NULL AND p.status <> 'ended')) AND e.objection IS NULL AND"        \
	" e.restricted IS NULL "
#define PEOPLE " placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer "
static const char *const raw_sql[] = {
	"SELECT id, name FROM region WHERE deleted = 0",
	"SELECT o.region, substr(p.start, 1, 4), p.ended IS NOT NULL, p.outcome, e.target_group, count(*)"
	" FROM" PEOPLE
	"WHERE" RAN "GROUP BY 1, 2, 3, 4, 5",
	"SELECT o.region, o.size, count(DISTINCT o.id) FROM" PEOPLE "WHERE" RAN "GROUP BY 1, 2",
	"SELECT o.region, b.theme, count(DISTINCT p.id), count(b.resolved) FROM bottleneck b JOIN placement p"
	" ON p.id = "
	"b.placement JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer WHERE"
	" b.deleted = 0 AND "
	"b.date <= '2026-11-22' AND" RAN "GROUP BY 1, 2",
	"SELECT o.region, d.level, count(DISTINCT p.id), sum(d.effect = 'better') FROM adaptation d JOIN"
	" placement p ON p.id = "
	"d.placement JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer WHERE"
	" d.deleted = 0 AND "
	"d.date <= '2026-11-22' AND" RAN "GROUP BY 1, 2",
	"SELECT o.region, c.party, count(*), sum(c.reached = 0) FROM organisation o JOIN contact c ON"
	" c.employer = o.id WHERE "
	"c.date BETWEEN '2022-01-01' AND '2026-11-22' AND c.deleted = 0 GROUP BY 1, 2",
	"SELECT CAST(julianday(coalesce(p.ended, '2026-11-22')) - julianday(p.start) AS INTEGER), p.ended IS"
	" NOT NULL, "
	"count(*) FROM" PEOPLE "WHERE o.region = ?1 AND p.start BETWEEN '2022-01-01' AND '2026-11-22' AND"
	RAN "GROUP BY 1, 2",
	"SELECT f.section, f.text FROM finding f JOIN organisation o ON o.id = f.employer WHERE o.region = ?1"
	" AND f.deleted = 0",
};
enum { RAW = sizeof raw_sql / sizeof *raw_sql };

static void raw(struct arena *a)
{
	static sqlite3_stmt *st[RAW];
	for (size_t i = 0; i < RAW; i++) {
		if (!st[i] && sqlite3_prepare_v3(db, raw_sql[i], -1, SQLITE_PREPARE_PERSISTENT, &st[i], NULL))
			die(raw_sql[i]);
		if (sqlite3_bind_parameter_count(st[i]))
			sqlite3_bind_int64(st[i], 1, region);
		while (sqlite3_step(st[i]) == SQLITE_ROW)
			for (int k = 0; k < sqlite3_column_count(st[i]); k++)
				arena_strdup(a, (const char *)sqlite3_column_text(st[i], k));
		sqlite3_reset(st[i]);
	}
}

int main(int argc, char **argv)
{
	static double ms[2][ROUNDS];
	if (argc != 2)
		return fprintf(stderr, "usage: report FILE\n"), 2;
	lang_init("nl", "share");
	const struct app_options o = { .db = argv[1], .share = "share", .user = "bench",
		.today = date_from_ymd(2026, 11, 22) };
	if (app_open(&app, &o))
		die("open");
	make_regions(argv[1]);
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
		sqlite3_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096", NULL, NULL, NULL))
		die("raw open");
	struct arena *a = arena_new();
	for (int i = -1; i < ROUNDS; i++)
		for (int turn = 0; turn < 2; turn++) {
			int which = (i + 1 + turn) % 2;
			double begin = now_ms();
			(which ? raw : ours)(a);
			if (i >= 0)
				ms[which][i] = now_ms() - begin;
			arena_reset(a);
		}
	double mine = median(ms[0], ROUNDS), theirs = median(ms[1], ROUNDS);
	printf("%-28s %10.1f ms %10.1f ms   %5.2f x   (budget 1.5 x)\n", "report of a region", mine, theirs,
		mine / theirs);
	arena_free(&a);
	sqlite3_close(db);
	app_close(&app);
	return 0;
}
