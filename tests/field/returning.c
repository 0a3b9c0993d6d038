/* See returning.h. */
#include "returning.h"

#include <stdio.h>
#include <stdlib.h>

#include "anker/file.h"
#include "anker/str.h"
#include "src/store/internal.h"

struct returning r;

void returning_setup(void)
{
	memset(&r, 0, sizeof r);
	caseload_open(&r.office);
	snprintf(r.path, sizeof r.path, "%s/week47.anker", r.office.folder);
	cr_assert_eq(secret_new(&r.passphrase, RETURNING_PASSPHRASE, strlen(RETURNING_PASSPHRASE)), 0);
	r.employer = caseload_employer(&r.office, "Bakkerij De Korenaar");
	r.employee = caseload_employee(&r.office, "Jan de Wit");
	r.placement = caseload_placement(&r.office, r.employee, r.employer, NULL);
	r.contact = caseload_contact(&r.office, r.placement, "2026-11-01", "employer", "note", "Jan gaat vooruit.", NULL);
}

void returning_teardown(void)
{
	if (r.laptop.store)
		returning_close();
	secret_free(&r.passphrase);
	caseload_close(&r.office);
}

void returning_out(void)
{
	const struct field_out o = { .path = r.path,
		.scope = { .placement = &r.placement, .nplacements = 1, .since = DAY_NONE },
		.words = "Jan",
		.owner = "anna",
		.label = "laptop",
		.passphrase = r.passphrase,
		.cost = { 1, 8192 },
		.share = "share" };
	cr_assert_eq(field_out(r.office.store, &o, &r.site), 0, "%s", err_last());
}

void returning_open(const char *path)
{
	const struct seal_way way = { .passphrase = r.passphrase };
	cr_assert_eq(seal_open(&r.seal, path, &way, false), 0, "%s", err_last());
	r.vault = seal_vault(r.seal);
	const struct store_options o = { .path = path, .share = "share", .user = "kees", .vault = &r.vault };
	r.laptop = r.office;
	cr_assert_eq(store_open(&r.laptop.store, &o), 0, "%s", err_last());
}

void returning_close(void)
{
	store_close(&r.laptop.store);
	seal_close(&r.seal);
}

const char *returning_copy(const char *from, const char *name)
{
	struct str bytes = STR_INIT;
	const char *to = arena_printf(r.office.arena, "%s/%s", r.office.folder, name);
	cr_assert_eq(file_read(from, SIZE_MAX, &bytes), 0);
	cr_assert_eq(file_replace(to, bytes.text, bytes.len), 0);
	str_free(&bytes);
	return to;
}

struct field_in returning_options(void)
{
	return (struct field_in){ .path = r.path, .share = "share" };
}

int returning_in(const struct field_in *o)
{
	return field_in(r.office.store, o, r.office.arena, &r.report);
}

void returning_refused(const struct field_in *o, int code, const char *words)
{
	char *before = returning_dump();
	int rc = returning_in(o);
	cr_assert_eq(rc, code, "%d: %s", rc, rc ? err_last() : "taken");
	cr_assert(strstr(err_last(), words) != NULL, "%s", err_last());
	cr_assert_str_eq(returning_dump(), before, "something was changed");
}

/* ---- the office ---- */

static void add_rows(struct str *out, const char *table)
{
	sqlite3_stmt *st;
	char *sql = arena_printf(r.office.arena, "SELECT * FROM %s", table);
	cr_assert_eq(sqlite3_prepare_v2(r.office.store->db, sql, -1, &st, NULL), SQLITE_OK, "%s", table);
	while (sqlite3_step(st) == SQLITE_ROW) {
		str_addf(out, "%s", table);
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const char *text = (const char *)sqlite3_column_text(st, i);
			str_addf(out, "|%s", text ? text : "-");
		}
		str_add(out, "\n");
	}
	sqlite3_finalize(st);
}

char *returning_dump(void)
{
	static const char *const beside[] = { "txn", "journal", "journal_field", "takeout", "taken", "brought", "shelf",
		"merged", "erased", "file" };
	struct str out = STR_INIT;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		add_rows(&out, model_entity((enum entity_id)e)->name);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		add_rows(&out, beside[i]);
	char *text = arena_strdup(r.office.arena, out.text);
	str_free(&out);
	return text;
}

const char *returning_value(enum entity_id e, int64_t id, const char *field)
{
	struct record *it;
	cr_assert_eq(store_get(r.office.store, e, id, r.office.arena, &it), 0, "%s", err_last());
	return record_get(it, field);
}
