/* The world of a round: its files, its clocks, and what they say. */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/hash.h"
#include "anker/lang.h"
#include "tests/field/simulation.h"

enum { FIRST_MOMENT = 1795305600 /* 2026-11-22 00:00 UTC */ };

void world_fail(const struct world *w, const char *file, int line, const char *what, const char *why)
{
	cr_assert_fail("seed %u, step %u (%s:%d): %s: %s\n%s", w->seed, w->step, file, line, what, why, w->did);
}

void world_says(struct world *w, const char *fmt, ...)
{
	size_t len = strlen(w->did);
	va_list ap;

	if (len > sizeof w->did / 2) {
		memmove(w->did, w->did + len / 2, len - len / 2 + 1);
		len = strlen(w->did);
	}
	len += (size_t)snprintf(w->did + len, sizeof w->did - len, "%u: ", w->step);
	va_start(ap, fmt);
	vsnprintf(w->did + len, sizeof w->did - len, fmt, ap);
	va_end(ap);
	len = strlen(w->did);
	snprintf(w->did + len, sizeof w->did - len, "\n");
}

unsigned draw(struct world *w, unsigned below)
{
	w->random ^= w->random << 13;
	w->random ^= w->random >> 7;
	w->random ^= w->random << 17;
	return (unsigned)(w->random >> 33) % below;
}

void world_open(struct world *w, unsigned seed)
{
	struct opened o;

	*w = (struct world){ .seed = seed, .random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1,
		.now = FIRST_MOMENT, .a = arena_new() };
	strcpy(w->folder, "/tmp/anker-sim-XXXXXX");
	SURE(w, mkdtemp(w->folder) != NULL);
	SURE(w, lang_init("en", "share") == 0);
	share_make(w);
	snprintf(w->office.path, sizeof w->office.path, "%s/office.db", w->folder);
	w->office.twin = -1;
	SURE(w, secret_new(&w->passphrase, "vier losse woorden samen", strlen("vier losse woorden samen")) == 0);
	SURE(w, place_open(w, &w->office, "desk", &o) == 0);
	furnish(w, o.store);
	place_close(&o);
}

void world_close(struct world *w)
{
	char command[64];

	office_shut(w);
	faults_clock(0);
	for (size_t i = 0; i < w->nentered; i++)
		free(w->entered[i].value);
	free(w->entered);
	secret_free(&w->passphrase);
	arena_free(&w->a);
	snprintf(command, sizeof command, "rm -rf %s", w->folder);
	cr_assert_eq(system(command), 0);
}

static int open_file(const struct world *w, const struct place *p, const char *user, struct opened *out)
{
	struct store_options o = { .path = p->path, .share = w->share, .user = user, .create = p->site == 0 };
	int rc = 0;

	if (p->site) {
		const struct seal_way way = { .passphrase = w->passphrase };
		rc = seal_open(&out->seal, p->path, &way, false);
		if (rc)
			return rc;
		out->vault = seal_vault(out->seal);
		o.vault = &out->vault;
	}
	rc = store_open(&out->store, &o);
	if (rc && out->seal)
		seal_close(&out->seal);
	return rc;
}

/* One program for each who works there, which stays open as in an office. */
static int open_desk(struct world *w, const char *user, struct opened *out)
{
	size_t i = 0;
	int rc;

	while (i < w->ndesks && strcmp(store_user(w->desk[i].store), user) != 0)
		i++;
	SURE(w, i < DESKS_MOST);
	if (i == w->ndesks) {
		if ((rc = open_file(w, &w->office, user, &w->desk[i])))
			return rc;
		w->desk[i].stays = true;
		w->ndesks++;
	}
	*out = w->desk[i];
	return 0;
}

int place_open(struct world *w, const struct place *p, const char *user, struct opened *out)
{
	*out = (struct opened){ 0 };
	faults_clock((long)(w->now + p->off));
	return p == &w->office && !w->storm ? open_desk(w, user, out) : open_file(w, p, user, out);
}

void place_close(struct opened *o)
{
	if (o->stays)
		return;
	store_close(&o->store);
	if (o->seal)
		seal_close(&o->seal);
}

void office_shut(struct world *w)
{
	while (w->ndesks > 0)
		store_close(&w->desk[--w->ndesks].store);
}

void copy_file(const struct world *w, const char *from, const char *to)
{
	static char buf[1 << 16];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t n;

	SURE(w, in != NULL && out != NULL);
	while ((n = fread(buf, 1, sizeof buf, in)) > 0)
		SURE(w, fwrite(buf, 1, n, out) == n);
	fclose(in);
	SURE(w, fclose(out) == 0);
}

static sqlite3 *look(const struct world *w, const char *path)
{
	sqlite3 *db;

	SURE(w, sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	return db;
}

void office_copy(struct world *w, const char *to)
{
	char wal[SIM_PATH + 8];

	office_shut(w);
	sqlite3 *db = look(w, w->office.path);
	SURE(w, sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
	copy_file(w, w->office.path, to);
	snprintf(wal, sizeof wal, "%s-wal", to);
	remove(wal);
}

/* ---- digests ---- */

static uint64_t add_column(uint64_t h, sqlite3_stmt *st, int i)
{
	const char *text = (const char *)sqlite3_column_text(st, i);

	h = hash_text(h, text ? "=" : "-");
	return text ? hash_text(hash_text(h, text), ";") : h;
}

static uint64_t add_rows(const struct world *w, sqlite3 *db, uint64_t h, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		world_fail(w, __FILE__, __LINE__, sql, sqlite3_errmsg(db));
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++)
			h = add_column(h, st, i);
	sqlite3_finalize(st);
	return h;
}

static uint64_t digest_of(const struct world *w, sqlite3 *db, bool home)
{
	/* Search indexes follow from the rest; store_check compares them. */
	static const char tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_fts*'"
				     " AND name NOT GLOB 'facts_*' AND name NOT GLOB 'sqlite_*' ORDER BY name";
	uint64_t h = HASH_START;
	sqlite3_stmt *st;

	SURE(w, sqlite3_prepare_v2(db, tables, -1, &st, NULL) == SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		char sql[96];
		const char *name = (const char *)sqlite3_column_text(st, 0);
		if (home && strcmp(name, "takeout") == 0)
			continue;
		snprintf(sql, sizeof sql, "SELECT * FROM %s", name);
		h = add_rows(w, db, hash_text(h, name), sql);
	}
	sqlite3_finalize(st);
	return h;
}

/* What is in a sealed file, past the store. */
static sqlite3 *look_sealed(const struct world *w, const struct place *p)
{
	const struct seal_way way = { .passphrase = w->passphrase };
	struct seal *seal;
	sqlite3 *db;

	SURE(w, seal_open(&seal, p->path, &way, true) == 0);
	struct store_vault vault = seal_vault(seal);
	size_t n = vault.size(vault.ctx);
	unsigned char *bytes = sqlite3_malloc64(n);
	SURE(w, bytes != NULL && vault.load(vault.ctx, bytes, n) == 0);
	SURE(w, sqlite3_open(":memory:", &db) == SQLITE_OK);
	SURE(w, sqlite3_deserialize(db, "main", bytes, (sqlite3_int64)n, (sqlite3_int64)n,
			SQLITE_DESERIALIZE_FREEONCLOSE) == SQLITE_OK);
	seal_close(&seal);
	return db;
}

uint64_t digest(struct world *w, const struct place *p, bool home)
{
	sqlite3 *db = p->site == 0 ? look(w, p->path) : look_sealed(w, p);
	uint64_t h = digest_of(w, db, home);

	sqlite3_close(db);
	return h;
}
