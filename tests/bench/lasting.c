/* lasting FILE: how long the placements of a caseload last, together and by factors, against the same counts
 * in SQL that nobody splits, estimates or words, in one process on one file. Prints "work ours raw" in
 * milliseconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lasting.h"
#include "measure.h"

enum { ROUNDS = 7 };

static struct app *app;
static sqlite3 *db;

static void die(const char *what)
{
	fprintf(stderr, "%s: %s / %s\n", what, err_last(), sqlite3_errmsg(db));
	exit(1);
}

#define DAYS                                                                                                 \
	"CAST(julianday(min(coalesce(p.ended, '2026-11-22'), '2026-11-22')) - julianday(p.start) AS "        \
	"INTEGER)"
#define COUNT(value)                                                                                         \
	"SELECT " value ", " DAYS                                                                            \
	", p.ended IS NOT NULL AND p.ended <= '2026-11-22' AND coalesce(p.outcome, '')"                      \
	" NOT IN ('permanent_contract', 'extended', 'other_job_here', 'lost'), (p.start <= '2025-11-22') +"  \
	" (p.start <= '2024-11-22'), count(*) FROM placement p WHERE p.deleted = 0 AND p.status <> "         \
	"'planned' AND"                                                                                      \
	" p.start <= '2026-11-22' AND length(p.start) = 10 GROUP BY 1, 2, 3, 4"

static const struct {
	const char *name, *factor, *sql;
} work[] = {
	{ "lasting, together", NULL, COUNT("NULL") },
	{ "lasting, by size", "size", COUNT("(SELECT o.size FROM organisation o WHERE o.id = p.employer)") },
	{ "lasting, by talks on site", "visited",
		COUNT("EXISTS (SELECT 1 FROM contact t WHERE t.placement = p.id AND t.date >= p.start AND "
		      "t.date <="
		      " date(p.start, '+6 months') AND t.deleted = 0 AND coalesce(t.reached, 1) = 1 AND "
		      "t.medium = 'visit')") },
};

static void ours(const char *factor, struct arena *a)
{
	struct lasting l;
	const struct lasting_ask ask = { .factor = factor, .first = DAY_NONE, .last = DAY_NONE };

	if (app_lasting(app, &ask, false, a, &l) || l.cases == 0)
		die("lasting");
}

static void raw(const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL))
		die(sql);
	while (sqlite3_step(st) == SQLITE_ROW)
		;
	if (sqlite3_finalize(st))
		die(sql);
}

int main(int argc, char **argv)
{
	static double ms[2][ROUNDS];

	if (argc != 2)
		return fprintf(stderr, "usage: lasting FILE\n"), 2;
	lang_init("nl", "share");
	const struct app_options o = {
		.db = argv[1], .share = "share", .user = "bench", .today = date_from_ymd(2026, 11, 22)
	};
	if (app_open(&app, &o))
		die("open");
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
		sqlite3_exec(db, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096", NULL, NULL, NULL))
		die("raw open");
	struct arena *a = arena_new();
	for (size_t w = 0; w < sizeof work / sizeof *work; w++) {
		for (int i = -1; i < ROUNDS; i++)
			for (int turn = 0; turn < 2; turn++) {
				int which = (i + turn) & 1;
				double begin = now_ms();
				if (which)
					raw(work[w].sql);
				else
					ours(work[w].factor, a);
				if (i >= 0)
					ms[which][i] = now_ms() - begin;
				arena_reset(a);
			}
		double mine = median(ms[0], ROUNDS), theirs = median(ms[1], ROUNDS);
		printf("%-28s %10.1f ms %10.1f ms   %5.2f x   (budget 1.5 x)\n", work[w].name, mine, theirs,
			mine / theirs);
	}
	arena_free(&a);
	sqlite3_close(db);
	app_close(&app);
	return 0;
}
