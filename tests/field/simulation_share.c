/* A share folder whose first schema is what all of them make together: a caseload is then new in a
 * twentieth of the time, which a thousand rounds need. What comes home is still held against the
 * real ones, word for word (store_verify). */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/field/simulation.h"

#define ASKED_AFTER "name NOT GLOB '*_fts_*' AND name NOT GLOB 'sqlite_*'"

static struct str whole = STR_INIT;

static sqlite3_stmt *ask(const struct world *w, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		world_fail(w, __FILE__, __LINE__, sql, sqlite3_errmsg(db));
	return st;
}

/* Rows that the migrations put in themselves. */
static void add_rows(const struct world *w, sqlite3 *db, const char *table)
{
	char sql[96];

	snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
	sqlite3_stmt *st = ask(w, db, sql);
	while (sqlite3_step(st) == SQLITE_ROW) {
		str_addf(&whole, "INSERT INTO %s VALUES (", table);
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const char *text = (const char *)sqlite3_column_text(st, i);
			char *quoted = sqlite3_mprintf("%Q", text);
			str_addf(&whole, "%s%s", i ? ", " : "", quoted);
			sqlite3_free(quoted);
		}
		str_addf(&whole, ");\n");
	}
	sqlite3_finalize(st);
}

static void make_whole(struct world *w)
{
	char path[SIM_PATH];
	const struct store_options o = { .path = path, .share = "share", .user = "desk", .create = true };
	struct store *s;
	sqlite3 *db;

	snprintf(path, sizeof path, "%s/model.db", w->folder);
	SURE(w, store_open(&s, &o) == 0);
	store_close(&s);
	SURE(w, sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	sqlite3_stmt *st = ask(w, db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND " ASKED_AFTER
				      " ORDER BY rowid");
	while (sqlite3_step(st) == SQLITE_ROW)
		str_addf(&whole, "%s;\n", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	/* The file's own row is written by whoever makes it. */
	st = ask(w, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('file') AND name NOT GLOB"
			" '*_fts' AND " ASKED_AFTER " ORDER BY rowid");
	while (sqlite3_step(st) == SQLITE_ROW)
		add_rows(w, db, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
}

void share_make(struct world *w)
{
	static const char *const later[] = { "002-weighing", "003-facts", "004-interview", "005-whole",
		"006-field", "007-shared",
		"008-programme" };
	char path[SIM_PATH];

	if (whole.len == 0)
		make_whole(w);
	snprintf(w->share, sizeof w->share, "%s/share", w->folder);
	SURE(w, mkdir(w->share, 0700) == 0);
	snprintf(path, sizeof path, "%s/schema", w->share);
	SURE(w, mkdir(path, 0700) == 0);
	for (size_t i = 0; i <= sizeof later / sizeof *later; i++) {
		snprintf(path, sizeof path, "%s/schema/%s.sql", w->share, i ? later[i - 1] : "001-base");
		FILE *f = fopen(path, "w");
		SURE(w, f != NULL);
		fputs(i ? "-- in the first\n" : whole.text, f);
		SURE(w, fclose(f) == 0);
	}
}
