/* See reach_leak.h: the file with the word everywhere, and what SQLite hands over. */
#include <criterion/criterion.h>
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "anker/office.h"
#include "reach_leak.h"

/* ---- what SQLite hands over ---- */

const char *leak_watched;
char leak_found[600];
int leak_seen; /* texts handed over while somebody watched */

static void look(sqlite3_stmt *st, const char *bytes, size_t n)
{
	leak_seen++;
	if (bytes && memmem(bytes, n, leak_watched, strlen(leak_watched)) && !*leak_found)
		snprintf(leak_found, sizeof leak_found, "%.40s in %s", bytes, sqlite3_sql(st));
}

const unsigned char *sqlite3_column_text(sqlite3_stmt *st, int i)
{
	static const unsigned char *(*real)(sqlite3_stmt *, int);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_column_text");
	const unsigned char *text = real(st, i);
	if (leak_watched && text)
		look(st, (const char *)text, strlen((const char *)text));
	return text;
}

const void *sqlite3_column_blob(sqlite3_stmt *st, int i)
{
	static const void *(*real)(sqlite3_stmt *, int);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_column_blob");
	const void *bytes = real(st, i);
	if (leak_watched && bytes)
		look(st, bytes, (size_t)sqlite3_column_bytes(st, i));
	return bytes;
}

/* ---- a file with the word everywhere ---- */

struct caseload leak_office; /* the office: sees everything */
struct store *leak_store;      /* who is looked at */
int64_t leak_made[E_COUNT], leak_txn;
static const char *word;

static const char *reference(enum entity_id e)
{
	return leak_made[e] ? caseload_ref(&leak_office, leak_made[e]) : NULL;
}

/* Codes and moments, which are no words of people: the only texts that who sees masks sees. */
static bool is_code(enum entity_id e, const struct field *f)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} codes[] = { { E_REGION, "name" }, { E_ORGANISATION, "sector" }, { E_TICK, "point" }, { E_DECISION, "rule" },
		{ E_INTERVIEW, "script" }, { E_INTERVIEW, "script_hash" }, { E_INTERVIEW, "begun" },
		{ E_INTERVIEW, "finished" }, { E_ANSWER, "question" }, { E_ANSWER, "at" }, { E_ANSWER, "fact" }, { E_PROGRAMME, "groups" },
		{ E_WAVE, "script" } };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].entity == e && strcmp(codes[i].field, f->name) == 0)
			return true;
	return f->catalogue;
}

static void fill_field(struct record *r, const struct field *f)
{
	char text[80];
	static int n;
	if (is_code(r->entity->id, f)) {
		record_set(r, f->name, strcmp(f->name, "groups") == 0 ? "wajong" : "code");
		return;
	}
	if (f->kind == F_TEXT || f->kind == F_NOTE) {
		snprintf(text, sizeof text, f->flags & FIELD_KEY || strcmp(f->name, "login") == 0 ?
			"%s%d" : "%s hier en daar", word, n++);
		record_set(r, f->name, text);
	} else if (f->kind == F_CHOICE && !record_get(r, f->name)) {
		record_set(r, f->name, f->choices[0].code);
	} else if (f->kind == F_REF) {
		record_set(r, f->name, reference(f->ref));
	} else if (f->kind == F_BOOL) {
		record_set(r, f->name, "1");
	} else if (f->kind == F_DATE && f->required) {
		record_set(r, f->name, "2026-11-01");
	} else if (f->kind != F_DATE && f->kind != F_CHOICE) {
		record_set(r, f->name, f->min > 1 ? "5" : "1");
	}
}

/* `without`: a reference that stays empty, or NULL. */
static int64_t fill(enum entity_id e, const char *without)
{
	const struct entity *kind = model_entity(e);
	struct record *r = record_new(kind, CASELOAD_TODAY, leak_office.arena);
	for (size_t i = 0; i < kind->nfields; i++)
		if (!without || strcmp(kind->fields[i].name, without) != 0)
			fill_field(r, &kind->fields[i]);
	if (e == E_DISTINCT)
		record_set(r, "entity", "employee");
	cr_assert_eq(store_put(leak_office.store, r, NULL, NULL), 0, "%s: %s", kind->name, err_last());
	return r->id;
}

/* Functions and their tasks are the register's, what is of the placement is not. */
bool leak_of_register(enum entity_id e)
{
	static const enum entity_id all[] = { E_REGION, E_ORGANISATION, E_PERSON, E_EXPERT, E_FACTOR, E_JOB, E_PROGRAMME,
		E_TARGET, E_INTAKE, E_ASSIGNMENT, E_WAVE, E_MEETING };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i] == e)
			return true;
	return false;
}

static void change_notes(enum entity_id e, int64_t id)
{
	const struct entity *kind = model_entity(e);
	for (size_t i = 0; i < kind->nfields; i++)
		if (kind->fields[i].kind == F_NOTE) {
			caseload_set(&leak_office, e, id, kind->fields[i].name,
				arena_printf(leak_office.arena, "%s anders", word), NULL);
			return;
		}
}

static void fill_file(void)
{
	word = NAMES;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (leak_of_register((enum entity_id)e) && e != E_FACTOR) /* a new file has those */
			leak_made[e] = fill((enum entity_id)e, NULL);
	leak_made[E_FACTOR] = 1;
	word = SECRET;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (!leak_of_register((enum entity_id)e))
			change_notes((enum entity_id)e, leak_made[e] = fill((enum entity_id)e, NULL));
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *kind = model_entity((enum entity_id)e);
		int i = model_field(kind, "placement");
		if (i >= 0 && !kind->fields[i].required && e != E_TASK)
			fill((enum entity_id)e, "placement");
	}
	int64_t gone = fill(E_CONTACT, NULL);
	caseload_delete(&leak_office, E_CONTACT, gone);
}

static void run(const char *sql)
{
	sqlite3 *db;
	char *message = NULL;
	cr_assert_eq(sqlite3_open(leak_office.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &message), SQLITE_OK, "%s", message);
	sqlite3_close(db);
}

/* What is not in the dictionary: logs, the shelf, take-outs, settings. */
static void fill_beside(void)
{
	struct store *piet;
	const struct store_options o = { .path = leak_office.path, .share = "share", .user = "bos" };
	const struct suggestion_event event = { .day = CASELOAD_TODAY, .rule = "bel", .placement = leak_made[E_PLACEMENT],
		.employer = leak_made[E_ORGANISATION], .event = "shown", .facts = SECRET };
	const struct live live = { "bel", leak_made[E_PLACEMENT], leak_made[E_ORGANISATION], CASELOAD_TODAY };
	cr_assert_eq(store_open(&piet, &o), 0);
	cr_assert_eq(store_setting_put(piet, "view", SECRET), 0);
	cr_assert_eq(store_draft_put(piet, "contact:1", SECRET), 0);
	cr_assert_eq(store_begin(piet, SECRET), 0);
	cr_assert_eq(store_log_suggestion(piet, &event, NULL), 0, "%s", err_last());
	cr_assert_eq(store_live_set(piet, &live, true), 0);
	cr_assert_eq(store_commit(piet, NULL), 0);
	cr_assert_eq(store_begin(piet, SECRET " gewijzigd"), 0);
	struct record *r;
	cr_assert_eq(store_get(piet, E_PLACEMENT, leak_made[E_PLACEMENT], leak_office.arena, &r), 0);
	record_set(r, "course", "difficult");
	cr_assert_eq(store_put(piet, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_commit(piet, &leak_txn), 0);
	store_close(&piet);
	run(arena_printf(leak_office.arena,
		"INSERT INTO takeout (site, token, owner, label, at, scope, state) VALUES (3, '" SECRET "', 'bos', '"
		SECRET "', '2026-11-20T08:00:00Z', '" SECRET "', 'out');"
		"INSERT INTO taken (entity, record, site) VALUES (6, %lld, 3);"
		"INSERT INTO shelf (site, origin, at, who, entity, record, kind, field, base, value) VALUES (3, 1,"
		" '2026-11-20T08:00:00Z', 'bos', 6, %lld, 'field', 'note', '" SECRET "', '" SECRET "');"
		"INSERT INTO merged (entity, record, target) VALUES (6, 999999, %lld)",
		(long long)leak_made[E_PLACEMENT], (long long)leak_made[E_PLACEMENT], (long long)leak_made[E_PLACEMENT]));
}

void leak_open(void)
{
	caseload_open(&leak_office);
	memset(leak_made, 0, sizeof leak_made);
	fill_file();
	fill_beside();
	const struct store_options o = { .path = leak_office.path, .share = "share", .user = "visser" };
	cr_assert_eq(store_open(&leak_store, &o), 0, "%s", err_last());
	*leak_found = '\0';
	leak_seen = 0;
}

void leak_close(void)
{
	leak_watched = NULL;
	store_close(&leak_store);
	caseload_close(&leak_office);
}

/* A caseload of one's own beside it, so that lists are not empty. */
void leak_own_file(void)
{
	int64_t me = caseload_expert(&leak_office, "Anna Visser");
	int64_t employer = caseload_employer(&leak_office, "De Korenaar");
	int64_t placement = caseload_placement(&leak_office, caseload_employee(&leak_office, "Jan Vos"), employer, "expert",
		caseload_ref(&leak_office, me), NULL);
	caseload_contact(&leak_office, placement, "2026-11-01", "employer", "note", "Gewone woorden", NULL);
	cr_assert_eq(store_reach(leak_store, REACH_FILES, me, CASELOAD_TODAY), 0, "%s", err_last());
}
