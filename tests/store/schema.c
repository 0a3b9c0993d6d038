/* Dictionary and schema agree; opening, migrating and refusing files. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "anker/store.h"

static char folder[] = "/tmp/anker-schema-XXXXXX";
static char path[64];

static void setup(void)
{
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/c.db", folder);
	lang_init("en", "share");
}

static void teardown(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(schema, .init = setup, .fini = teardown);

static int open_at(struct store **s, bool create)
{
	const struct store_options o = { .path = path, .share = "share", .user = "tester", .create = create };
	return store_open(s, &o);
}

static void make(void)
{
	struct store *s;
	cr_assert_eq(open_at(&s, true), 0, "%s", err_last());
	store_close(&s);
}

static void shell(const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* What the column of a field must look like in table_info. */
static const char *type_of(const struct field *f)
{
	return f->kind == F_NUMBER || f->kind == F_PERCENT || f->kind == F_BOOL || f->kind == F_REF ? "INTEGER" : "TEXT";
}

static bool derived(const char *column)
{
	static const char *const own[] = { "id", "version", "deleted", "sort_key", "search_text", "employee_key",
		"employer_key" };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strcmp(own[i], column) == 0)
			return true;
	return false;
}

Test(schema, holds_every_field_of_the_dictionary_and_no_other)
{
	make();
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		char sql[128];
		size_t found = 0;
		sqlite3_stmt *st;
		snprintf(sql, sizeof sql, "SELECT name, type, \"notnull\" FROM pragma_table_info('%s')", e->name);
		cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *column = (const char *)sqlite3_column_text(st, 0);
			if (derived(column))
				continue;
			int i = model_field(e, column);
			cr_assert(i >= 0, "%s.%s is not in the dictionary", e->name, column);
			cr_assert_str_eq((const char *)sqlite3_column_text(st, 1), type_of(&e->fields[i]), "%s.%s", e->name,
				column);
			cr_assert_eq(sqlite3_column_int(st, 2) != 0, e->fields[i].required, "%s.%s", e->name, column);
			found++;
		}
		sqlite3_finalize(st);
		cr_assert_eq(found, e->nfields, "%s: %zu columns for %zu fields", e->name, found, e->nfields);
	}
	sqlite3_close(db);
}

Test(schema, dictionary_is_complete_in_both_languages)
{
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		cr_assert(e->label.nl && e->label.en && e->label_plural.nl && e->label_plural.en, "%s", e->name);
		for (size_t i = 0; i < e->nfields; i++) {
			const struct field *f = &e->fields[i];
			cr_assert(f->label.nl && f->label.en, "%s.%s", e->name, f->name);
			cr_assert_eq(f->help.nl == NULL, f->help.en == NULL, "%s.%s", e->name, f->name);
			cr_assert_eq(f->kind == F_CHOICE, f->choices != NULL, "%s.%s", e->name, f->name);
			cr_assert_eq(f->kind == F_REF, f->ref != E_NONE, "%s.%s", e->name, f->name);
			cr_assert_eq(model_field(e, f->name), (int)i, "%s.%s stands twice", e->name, f->name);
			for (const struct choice *c = f->choices; c && c->code; c++)
				cr_assert(c->label.nl && c->label.en, "%s.%s: %s", e->name, f->name, c->code);
		}
	}
}

Test(schema, new_file_is_private)
{
	make();
	struct stat st;
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
}

Test(schema, refuses_a_missing_file_and_says_how_to_make_one)
{
	struct store *s;
	cr_assert_eq(open_at(&s, false), ERR_NOTFOUND);
	cr_assert(strstr(err_last(), "anker import"), "%s", err_last());
	cr_assert_null(s);
}

Test(schema, refuses_a_newer_file_and_leaves_it_alone)
{
	make();
	shell("PRAGMA user_version = 99");
	struct store *s;
	cr_assert_eq(open_at(&s, true), ERR_TOONEW);
	cr_assert(strstr(err_last(), "99"), "%s", err_last());
}

Test(schema, refuses_another_programs_database)
{
	shell("CREATE TABLE other (x); PRAGMA application_id = 1");
	struct store *s;
	cr_assert_eq(open_at(&s, true), ERR_INVALID);
	cr_assert(strstr(err_last(), "another program"), "%s", err_last());
}

Test(schema, refuses_garbage_and_a_folder)
{
	FILE *f = fopen(path, "w");
	for (int i = 0; i < 5000; i++)
		fputc(i * 7 % 251, f);
	fclose(f);
	struct store *s;
	cr_assert_eq(open_at(&s, true), ERR_INVALID);
	cr_assert_eq(remove(path), 0);
	cr_assert_eq(mkdir(path, 0700), 0);
	cr_assert_eq(open_at(&s, true), ERR_INVALID);
	cr_assert(strstr(err_last(), "not a file"), "%s", err_last());
}

Test(schema, connection_is_hardened)
{
	make();
	/* A table of our own cannot smuggle in a double-quoted string or an extension. */
	struct store *s;
	cr_assert_eq(open_at(&s, false), 0);
	store_close(&s);
	sqlite3 *db;
	sqlite3_stmt *st;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &st, NULL), SQLITE_OK);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	cr_assert_str_eq((const char *)sqlite3_column_text(st, 0), "wal");
	sqlite3_finalize(st);
	cr_assert_neq(sqlite3_exec(db, "INSERT INTO contact (id, version, date, party) VALUES (1, 1, '2026-02-30', 'employer')",
		NULL, NULL, NULL), SQLITE_OK, "a day that does not exist was stored");
	sqlite3_close(db);
}
