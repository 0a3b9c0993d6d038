/* A copy that is put back takes the place of all that is in the caseload, but for what is the office's now. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/office.h"
#include "anker/str.h"
#include "anker/travel.h"
#include "tests/support/caseload.h"

enum { MORE = 60 };

static struct caseload c;
static int64_t jan, placement, first_contact;

static void setup(void)
{
	caseload_open(&c);
	jan = caseload_employee(&c, "Jan de Wit");
	placement = caseload_placement(&c, jan, caseload_employer(&c, "De Linde"), "start", "2026-01-05", NULL);
	first_contact = caseload_contact(&c, placement, "2026-03-01", "employer", "note", "Gaat goed.", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(restore, .init = setup, .fini = teardown, .timeout = 60);

/* ---- a copy, in memory as who puts one back has it ---- */

static unsigned char *image;
static size_t image_size;

static size_t size_of_image(void *ctx)
{
	(void)ctx;
	return image_size;
}

static int load_image(void *ctx, unsigned char *into, size_t n)
{
	(void)ctx;
	memcpy(into, image, n);
	return 0;
}

static int save_nothing(void *ctx, const unsigned char *bytes, size_t n)
{
	(void)ctx, (void)bytes, (void)n;
	return 0;
}

static const struct store_vault in_memory = { .size = size_of_image, .load = load_image, .save = save_nothing };

static void take_copy(void)
{
	free(image);
	cr_assert_eq(store_copy_bytes(c.store, &image, &image_size), 0, "%s", err_last());
}

static struct store *open_image(void)
{
	struct store *s;
	const struct store_options o = { .path = "copy", .share = "share", .user = "beheer", .vault = &in_memory };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static void say(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

static void put_back(void)
{
	struct store *copy = open_image();
	cr_assert_eq(store_hold(c.store), 0, "%s", err_last());
	cr_assert_eq(store_same_caseload(c.store, copy), 0, "%s", err_last());
	cr_assert_eq(store_carry_numbers(c.store, copy), 0, "%s", err_last());
	cr_assert_eq(store_carry(c.store, copy, "copy put back"), 0, "%s", err_last());
	cr_assert_eq(store_replace(c.store, copy), 0, "%s", err_last());
	store_release(c.store);
	store_close(&copy);
	cr_assert_eq(store_check(c.store, say, NULL, NULL), 0, "%s", err_last());
}

static void shell(const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* What a query gives, as one text. */
static const char *answer(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	struct str out = STR_INIT;
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	str_add(&out, "");
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const char *text = (const char *)sqlite3_column_text(st, i);
			str_addf(&out, "%s%s", out.len ? "|" : "", text ? text : "NULL");
		}
	sqlite3_finalize(st);
	sqlite3_close(db);
	char *text = arena_strdup(c.arena, out.text);
	str_free(&out);
	return text;
}

static struct record *get(struct store *s, enum entity_id e, int64_t id)
{
	struct record *r;
	cr_assert_eq(store_get(s, e, id, c.arena, &r), 0, "%s", err_last());
	return r;
}

static struct store *other(void)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = "piet" };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

/* ---- the caseload ---- */

Test(restore, gives_back_what_was__and_others_see_it_with_their_next_look)
{
	struct store *piet = other();
	take_copy();
	caseload_set(&c, E_CONTACT, first_contact, "note", "Gaat slecht.", NULL);
	int64_t later = caseload_contact(&c, placement, "2026-04-01", "employee", "note", "Na de kopie.", NULL);
	cr_assert_str_eq(record_get(get(piet, E_CONTACT, first_contact), "note"), "Gaat slecht.");
	int64_t stamp = store_stamp(piet);
	put_back();
	cr_assert_neq(store_stamp(piet), stamp, "nobody is told");
	cr_assert_str_eq(record_get(get(piet, E_CONTACT, first_contact), "note"), "Gaat goed.");
	struct record *r;
	cr_assert_eq(store_get(piet, E_CONTACT, later, c.arena, &r), ERR_NOTFOUND);
	/* And both go on writing. */
	caseload_set(&c, E_CONTACT, first_contact, "note", "Weer verder.", NULL);
	cr_assert_str_eq(record_get(get(piet, E_CONTACT, first_contact), "note"), "Weer verder.");
	struct record *placed = get(piet, E_PLACEMENT, placement);
	cr_assert_eq(record_set(placed, "note", "van piet"), 0);
	cr_assert_eq(store_put(piet, placed, NULL, NULL), 0, "%s", err_last());
	store_close(&piet);
}

Test(restore, while_somebody_reads__they_finish_what_they_read)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	take_copy();
	caseload_set(&c, E_CONTACT, first_contact, "note", "Gaat slecht.", NULL);
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "BEGIN; SELECT count(*) FROM contact", NULL, NULL, NULL), SQLITE_OK);
	put_back();
	cr_assert_eq(sqlite3_prepare_v2(db, "SELECT note FROM contact WHERE id = 1", -1, &st, NULL), SQLITE_OK);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	cr_assert_str_eq((const char *)sqlite3_column_text(st, 0), "Gaat slecht.");
	sqlite3_finalize(st);
	sqlite3_close(db);
	cr_assert_str_eq(answer("SELECT note FROM contact WHERE id = 1"), "Gaat goed.");
}

Test(restore, never_gives_a_number_again_that_was_given_since_the_copy)
{
	int64_t txn_before, txn_after;
	char *label;
	take_copy();
	int64_t lost = caseload_contact(&c, placement, "2026-04-01", "employee", "note", "Weg.", NULL);
	int64_t lost_employee = caseload_employee(&c, "Els Bos");
	cr_assert_eq(store_undoable(c.store, false, &txn_before, &label, c.arena), 0);
	put_back();
	cr_assert_gt(caseload_contact(&c, placement, "2026-05-01", "employee", NULL), lost);
	cr_assert_eq(caseload_employee(&c, "Piet Vos"), lost_employee + 1);
	cr_assert_eq(store_undoable(c.store, false, &txn_after, &label, c.arena), 0);
	cr_assert_gt(txn_after, txn_before);
	/* Also when it is put back a second time, and what came between has numbers too. */
	put_back();
	cr_assert_eq(caseload_employee(&c, "Jo Mol"), lost_employee + 2);
	/* A table that comes in keeps its numbers, but not those. */
	struct record *r = record_new(model_entity(E_EMPLOYEE), CASELOAD_TODAY, c.arena);
	record_set(r, "family_name", "Vink");
	cr_assert_eq(store_put_numbered(c.store, r, lost_employee), 0);
	cr_assert_eq(r->id, lost_employee + 3);
}

Test(restore, is_told_in_the_journal__and_not_undone)
{
	int64_t txn;
	char *label;
	take_copy();
	put_back();
	cr_assert_str_eq(answer("SELECT who, label FROM txn ORDER BY id DESC LIMIT 1"), "beheer|copy put back");
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = "beheer" };
	cr_assert_eq(store_open(&s, &o), 0);
	cr_assert_eq(store_undoable(s, false, &txn, &label, c.arena), 0);
	cr_assert_eq(txn, 0);
	store_close(&s);
}

Test(restore, tells_what_would_be_lost__and_whose)
{
	struct copy_difference d;
	take_copy();
	caseload_employee(&c, "Els Bos");
	struct store *piet = other();
	for (int i = 0; i < 3; i++) {
		struct record *r = record_new(model_entity(E_EMPLOYEE), CASELOAD_TODAY, c.arena);
		record_set(r, "family_name", "Vos");
		cr_assert_eq(store_put(piet, r, NULL, NULL), 0);
	}
	store_close(&piet);
	cr_assert_eq(store_erase(c.store, E_CONTACT, first_contact), 0, "%s", err_last());
	struct store *copy = open_image();
	cr_assert_eq(store_copy_difference(c.store, copy, c.arena, &d), 0, "%s", err_last());
	cr_assert_eq(d.lost, 5);
	cr_assert_eq(d.nby, 2);
	cr_assert_str_eq(d.by[0].who, "piet");
	cr_assert_eq(d.by[0].n, 3);
	cr_assert_str_eq(d.by[1].who, "anna");
	cr_assert_eq(d.erased, 1);
	cr_assert_eq(strlen(d.made), MOMENT_SIZE - 1);
	store_close(&copy);
}

Test(restore, refuses_a_copy_of_another_caseload)
{
	take_copy();
	struct store *copy = open_image();
	shell("UPDATE file SET made = '2020-01-01T00:00:00Z'");
	cr_assert_eq(store_same_caseload(c.store, copy), ERR_INVALID);
	store_close(&copy);
}

/* ---- what stays as it is now ---- */

/* Every table of the schema, and what becomes of it. */
static const struct {
	const char *name;
	bool now;
} decided[] = {
	{ "member", true }, { "stand_in", true }, { "opened", true }, { "notice", true }, { "connection", true },
	{ "setting", true }, { "draft", true }, { "erased_count", true }, { "erasure", true }, { "office_key", true },
	{ "takeout", true }, { "taken", true }, { "erased", true }, { "numbered", true },
	{ "programme_key", true },
	{ "programme_release", true },
	/* one row; of it the site and the day it was made are the same, the rest is of now */
	{ "file", true },
	/* the journal and what belongs to its moment */
	{ "txn", false }, { "journal", false }, { "journal_field", false }, { "brought", false }, { "shelf", false },
	{ "merged", false }, { "suggestion", false }, { "suggestion_log", false }, { "rule_text", false },
	{ "script_text", false }, { "facts_state", false }, { "facts_kept", false }, { "facts_touched", false },
};

static bool is_decided(const char *table)
{
	for (size_t i = 0; i < sizeof decided / sizeof *decided; i++)
		if (strcmp(decided[i].name, table) == 0)
			return true;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (strcmp(model_entity((enum entity_id)e)->name, table) == 0)
			return true;
	return false;
}

Test(restore, knows_of_every_table_whether_it_is_of_now_or_of_then)
{
	char *save = NULL, *names = arena_strdup(c.arena, answer("SELECT name FROM sqlite_schema WHERE type = 'table'"
		" AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
	for (char *name = strtok_r(names, "|", &save); name; name = strtok_r(NULL, "|", &save))
		cr_assert(is_decided(name), "is %s of the copy's moment, or the office's now? carry.c and this test say it", name);
}

static const char filled[] =
	"INSERT INTO member (login, role, since, by, until, until_by) VALUES"
	" ('anna', 'expert', '2026-01-01T00:00:00Z', 'beheer', NULL, NULL);"
	"INSERT INTO opened VALUES (1, 'anna', 3, 1, '2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z', 'urgent', 'reden');"
	"INSERT INTO setting VALUES ('anna', 'view', 'then'); INSERT INTO draft VALUES ('anna', 'contact:1', 'then', 'x', '');";

/* An expert of then whom somebody stands in for, and one of since. */
static const char since[] =
	"UPDATE member SET until = '2026-11-01T00:00:00Z', until_by = 'beheer';"
	"INSERT INTO member (login, role, since, by) VALUES ('piet', 'expert', '2026-11-02T00:00:00Z', 'beheer');"
	"INSERT INTO opened VALUES (2, 'piet', 3, 1, '2026-11-01T00:00:00Z', '2026-11-01T01:00:00Z', 'urgent', 'reden');"
	"INSERT INTO notice VALUES (1, 'anna', '2026-11-01T00:00:00Z', 'piet', 'opened', 3, 1, 'reden', NULL);"
	"INSERT INTO connection VALUES (1, 'boot 1 2', 'anna', '2026-11-01T00:00:00Z', '', '', 'screens', NULL);"
	"INSERT INTO erased_count VALUES (2024, NULL, 'food', 'ended', 3);"
	"UPDATE setting SET value = 'now'; UPDATE draft SET body = 'typed since'; UPDATE file SET shared = 1, office = 'token';"
	"INSERT INTO takeout VALUES (1, 'a', 'anna', 'laptop', '2026-11-01T00:00:00Z', 'mine', 'home', '2026-11-02T00:00:00Z', NULL, NULL);"
	"INSERT INTO takeout VALUES (2, 'b', 'anna', 'laptop', '2026-11-01T00:00:00Z', 'mine', 'lost', '2026-11-02T00:00:00Z', NULL, NULL);"
	"INSERT INTO taken VALUES (3, 1, 1); INSERT INTO office_key VALUES (x'01', x'02');";

Test(restore, leaves_alone_what_is_the_office_s_now)
{
	static const char *const same[] = { "member", "opened", "notice", "connection", "erased_count", "setting", "draft",
		"taken", "office_key", "file", "erasure" };
	const char *before[sizeof same / sizeof *same];
	int64_t anna = caseload_expert(&c, "Anna Visser");
	shell(filled);
	take_copy();
	shell(since);
	int64_t bram = caseload_expert(&c, "Bram Bos");
	const int64_t of[] = { anna, bram };
	for (size_t i = 0; i < 2; i++)
		shell(arena_printf(c.arena, "INSERT INTO stand_in (expert, login, first, last, at, by) VALUES (%lld, 'piet',"
			" '2026-11-01', '2026-11-30', '2026-11-01T00:00:00Z', 'anna')", (long long)of[i]));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		before[i] = answer(arena_printf(c.arena, "SELECT * FROM %s", same[i]));
	put_back();
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		cr_assert_str_eq(answer(arena_printf(c.arena, "SELECT * FROM %s", same[i])), before[i], "%s", same[i]);
	cr_assert_str_eq(answer("SELECT expert, login FROM stand_in"), arena_printf(c.arena, "%lld|piet", (long long)anna));
	/* What came home since is out again; what was lost is lost; the next take-out gets the next number. */
	cr_assert_str_eq(answer("SELECT site, state FROM takeout ORDER BY site"), "1|out|2|lost");
}

static bool in_files(const char *word)
{
	static const char *const parts[] = { "", "-wal" };
	bool found = false;
	for (size_t i = 0; i < 2; i++) {
		struct str all = STR_INIT;
		if (file_read(arena_printf(c.arena, "%s%s", c.path, parts[i]), SIZE_MAX, &all) == 0 && all.len > 0)
			found |= memmem(all.text, all.len, word, strlen(word)) != NULL;
		str_free(&all);
	}
	return found;
}

Test(restore, erases_again_what_was_erased_since__to_the_last_byte)
{
	/* Also what it said before, and what a page keeps of a row that was written anew. */
	caseload_set(&c, E_CONTACT, first_contact, "note", "geheimwoord eerst", NULL);
	caseload_set(&c, E_CONTACT, first_contact, "note", "geheimwoord", NULL);
	int64_t more[MORE];
	for (int i = 0; i < MORE; i++)
		more[i] = caseload_contact(&c, placement, "2026-03-02", "employer", "note",
			"Een geheimwoord in een lange notitie, die bij het wissen plaats maakt op haar bladzijde.", NULL);
	take_copy();
	cr_assert_not_null(memmem(image, image_size, "geheimwoord", 11));
	cr_assert_eq(store_erase(c.store, E_CONTACT, first_contact), 0, "%s", err_last());
	for (int i = 0; i < MORE; i++)
		cr_assert_eq(store_erase(c.store, E_CONTACT, more[i]), 0, "%s", err_last());
	/* Here a file of its own in which nothing was ever written, so that what is found came from the copy. */
	shell("PRAGMA wal_checkpoint(TRUNCATE)");
	shell("VACUUM");
	shell("PRAGMA wal_checkpoint(TRUNCATE)");
	cr_assert_not(in_files("geheimwoord"));
	put_back();
	cr_assert_not(in_files("geheimwoord"));
	cr_assert(get(c.store, E_CONTACT, first_contact)->deleted);
	cr_assert_str_eq(answer("SELECT count(*) FROM erased"), "61");
}

Test(restore, keeps_a_restriction__an_objection_and_a_consent_that_was_withdrawn)
{
	int64_t consent = caseload_add(&c, E_CONSENT, "employee", caseload_ref(&c, jan), "recipient", "employer", "purpose",
		"placement", "since", "2026-01-01", NULL);
	take_copy();
	caseload_set(&c, E_EMPLOYEE, jan, "restricted", "2026-11-01", "objection", "2026-11-02", "phone", "0612345678", NULL);
	caseload_set(&c, E_CONSENT, consent, "withdrawn", "2026-11-03", NULL);
	put_back();
	struct record *r = get(c.store, E_EMPLOYEE, jan);
	cr_assert_str_eq(record_get(r, "restricted"), "2026-11-01");
	cr_assert_str_eq(record_get(r, "objection"), "2026-11-02");
	cr_assert_null(record_get(r, "phone"));
	cr_assert_str_eq(record_get(get(c.store, E_CONSENT, consent), "withdrawn"), "2026-11-03");
}

/* ---- together with others ---- */

Test(restore, waits_for_who_writes__and_others_wait_for_it)
{
	struct store *piet;
	const struct store_options o = { .path = c.path, .share = "share", .user = "piet", .lock_ms = 50 };
	cr_assert_eq(store_open(&piet, &o), 0);
	cr_assert_eq(store_hold(c.store), 0);
	cr_assert_eq(store_begin(piet, "x"), ERR_BUSY);
	store_release(c.store);
	cr_assert_eq(store_begin(piet, "x"), 0);
	store_rollback(piet);
	store_close(&piet);
}
