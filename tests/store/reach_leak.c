/* A colleague's file has a secret word in every text of every kind of record. No reading function of the
 * store ever gets that word from the database in a connection that does not reach the file: what
 * SQLite hands to the store is looked at itself. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/office.h"
#include "anker/str.h"
#include "src/store/internal.h"
#include "reach_leak.h"

static struct arena *a;
static size_t n;

TestSuite(reach_leak, .init = leak_open, .fini = leak_close);

Test(reach_leak, a_colleague_s_words_never_leave_the_database)
{
	leak_own_file();
	for (size_t i = 0; i < leak_ncalls; i++) {
		leak_watched = SECRET;
		leak_run(&leak_calls[i]);
		leak_watched = NULL;
		cr_assert(!*leak_found, "%s: %s", leak_calls[i].functions, leak_found);
	}
	cr_assert_gt(leak_seen, 100, "nothing was looked at");
}

Test(reach_leak, the_register_alone_has_none_of_them)
{
	cr_assert_eq(store_reach(leak_store, REACH_NONE, 0, CASELOAD_TODAY), 0, "%s", err_last());
	leak_watched = SECRET;
	leak_call("store_find");
	leak_call("store_search");
	leak_call("store_timeline");
	leak_call("store_takeouts");
	leak_call("store_shelf");
	leak_call("store_suggestion_log");
	leak_call("store_findings");
	leak_call("store_figure_people");
	leak_call("store_figure_next");
	leak_call("store_waves_due");
	leak_call("store_study_each");
	cr_assert(!*leak_found, "%s", leak_found);
}

/* Everything that can be read, in every row: no word of a file, and no name of anyone. */
Test(reach_leak, who_sees_masks_sees_no_word_and_no_name)
{
	static const char *const secrets[] = { SECRET, NAMES };
	struct record **r;
	struct placement_row *p;
	struct timeline_row *line;
	struct hit *hit;
	const struct placement_query placements = { .ended = true };
	const struct timeline_query events = { .kinds = TL_ALL, .from = DAY_NONE, .to = DAY_NONE };
	a = arena_new();
	cr_assert_eq(store_reach(leak_store, REACH_MASKED, 0, CASELOAD_TODAY), 0, "%s", err_last());
	for (int i = 0; i < 2; i++) {
		leak_watched = secrets[i];
		EACH_ENTITY {
			const struct query q = { .entity = E, .deleted = true };
			const struct condition by = { "sort_key", AT_LEAST, "a" };
			const struct query named = { .entity = E, .where = &by, .nwhere = 1 };
			if (e == E_FACTOR)
				continue;
			cr_assert_eq(store_find(leak_store, &q, a, &r, &n), 0, "%s", err_last());
			cr_assert(n > 0 || e == E_WORKLIST || e == E_DISTINCT, "%s", model_entity(E)->name);
			if (model_entity(E)->sort_key) {
				cr_assert_eq(store_find(leak_store, &named, a, &r, &n), 0, "%s", err_last());
				cr_assert_eq(n, 0);
			}
		}
		cr_assert_eq(store_placements(leak_store, &placements, a, &p, &n), 0, "%s", err_last());
		cr_assert_eq(n, 1);
		cr_assert_eq(store_timeline(leak_store, &events, a, &line, &n), 0, "%s", err_last());
		cr_assert_gt(n, 10, "%zu", n);
		cr_assert_eq(store_search(leak_store, secrets[i], 100, a, &hit, &n), 0);
		cr_assert_eq(n, 0);
		leak_call("store_history");
		leak_call("store_lookup");
		leak_call("store_takeouts");
		leak_call("store_shelf");
		leak_call("store_suggestion_log");
		leak_call("store_setting");
		leak_call("store_findings");
		leak_call("store_figure_people");
		leak_call("store_figure_next");
		leak_call("store_waves_due");
		leak_call("store_study_each");
		cr_assert(!*leak_found, "%s", leak_found);
	}
	leak_watched = NULL;
	arena_free(&a);
}

/* Who objected, or had the file restricted, is not studied. */
Test(reach_leak, who_objected_is_left_out)
{
	struct record **r;
	a = arena_new();
	caseload_set(&leak_office, E_EMPLOYEE, leak_made[E_EMPLOYEE], "objection", "2026-11-02", "restricted", NULL,
		NULL);
	cr_assert_eq(store_reach(leak_store, REACH_MASKED, 0, CASELOAD_TODAY), 0, "%s", err_last());
	EACH_ENTITY {
		const struct query q = { .entity = E, .deleted = true };
		int placement = model_field(model_entity(E), "placement");
		cr_assert_eq(store_find(leak_store, &q, a, &r, &n), 0, "%s", err_last());
		for (size_t i = 0; placement >= 0 && i < n; i++)
			cr_assert_null(r[i]->value[placement], "%s", model_entity(E)->name);
		cr_assert(n == 0 || (e != E_EMPLOYEE && e != E_PLACEMENT && e != E_CONSENT));
	}
	arena_free(&a);
}

/* In a caseload of one's own: what hangs from the person or the placement, or from such a part. */
static bool of_their_file(enum entity_id e)
{
	const struct entity *kind = model_entity(e);
	if (e == E_EMPLOYEE || e == E_PLACEMENT || e == E_DISTINCT)
		return true;
	for (size_t i = 0; i < kind->nfields; i++)
		if (kind->fields[i].ref == E_EMPLOYEE || kind->fields[i].ref == E_PLACEMENT)
			return true;
	return kind->parent && !leak_of_register(kind->parent) && of_their_file(kind->parent);
}

Test(reach_leak, a_restricted_file_of_one_s_own_is_nowhere)
{
	struct record **r;
	struct change *h;
	struct hit *hit;
	a = arena_new();
	cr_assert_eq(store_reach(leak_store, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_not(store_withholds(leak_store));
	EACH_ENTITY cr_assert_eq(store_get(leak_store, E, leak_made[e], a, &(struct record *){ NULL }), 0);
	caseload_set(&leak_office, E_EMPLOYEE, leak_made[E_EMPLOYEE], "restricted", "2026-11-02", NULL);
	store_stamp(leak_store);
	cr_assert(store_withholds(leak_store));
	size_t kinds = 0;
	EACH_ENTITY {
		bool theirs = of_their_file(E);
		const struct query q = { .entity = E, .deleted = true };
		cr_expect_eq(store_get(leak_store, E, leak_made[e], a, &(struct record *){ NULL }),
			theirs ? ERR_NOTFOUND : 0, "%s", model_entity(E)->name);
		cr_assert_eq(store_find(leak_store, &q, a, &r, &n), 0, "%s", err_last());
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < r[i]->entity->nfields; k++)
				cr_expect(!r[i]->value[k] || (r[i]->entity->fields[k].ref != E_PLACEMENT &&
					r[i]->entity->fields[k].ref != E_EMPLOYEE), "%s", model_entity(E)->name);
		if (theirs) {
			int rc = store_history(leak_store, E, leak_made[e], -1, a, &h, &n);
			cr_expect(rc == ERR_NOTFOUND || (rc == 0 && n == 0), "history of %s", model_entity(E)->name);
		}
		kinds += theirs;
	}
	cr_expect_gt(kinds, 30);
	cr_assert_eq(store_search(leak_store, SECRET, 200, a, &hit, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		cr_expect_neq(hit[i].placement, leak_made[E_PLACEMENT], "%s", model_entity(hit[i].entity)->name);
	leak_watched = SECRET;
	leak_call("store_placements");
	leak_call("store_suggestion_log");
	leak_call("store_each_value");
	leak_watched = NULL;
	cr_expect(!*leak_found, "%s", leak_found);
	caseload_set(&leak_office, E_EMPLOYEE, leak_made[E_EMPLOYEE], "restricted", NULL, NULL);
	store_stamp(leak_store);
	cr_assert_not(store_withholds(leak_store));
	EACH_ENTITY cr_assert_eq(store_get(leak_store, E, leak_made[e], a, &(struct record *){ NULL }), 0);
	arena_free(&a);
}

/* ---- nothing is left out ---- */

/* They write, or read what is nobody's: texts of rules and question lists, this file's own name. */
static const char others[] =
	" store_open store_check_place store_close store_is_caseload store_path store_user store_image store_alone"
	" store_stamp store_begin store_commit store_rollback store_bulk store_put store_put_numbered store_delete"
	" store_refer store_log_suggestion store_rule_text store_live_set store_script_keep store_script"
	" store_setting_put store_draft_put store_draft_drop store_draft_take store_identity store_mark"
	" store_office_make store_office_key store_taker store_takeout_state store_verify store_merged store_erase"
	" store_study_release store_study_withdraw ";

static bool is_called(const char *name, size_t len)
{
	for (size_t i = 0; i < leak_ncalls; i++)
		if (str_has_word(leak_calls[i].functions, name, len))
			return true;
	return str_has_word(others, name, len);
}

Test(reach_leak, every_function_of_the_store_is_tried)
{
	static const char *const headers[] = { "include/anker/store.h", "include/anker/travel.h",
		"include/anker/participation.h", "include/anker/figures.h", "include/anker/waves.h",
		"include/anker/study.h" };
	for (size_t h = 0; h < sizeof headers / sizeof *headers; h++) {
		struct str text = STR_INIT;
		cr_assert_eq(file_read(headers[h], SIZE_MAX, &text), 0);
		for (const char *at = strstr(text.text, "store_"); at; at = strstr(at + 1, "store_")) {
			size_t len = strspn(at, "abcdefghijklmnopqrstuvwxyz_");
			bool declared = at[len] == '(' && (at[-1] == ' ' || at[-1] == '*');
			cr_assert(!declared || is_called(at, len), "%.*s", (int)len, at);
		}
		str_free(&text);
	}
}

/* How each table that is not a kind of record is kept from who does not reach it. */
static const struct {
	const char *table, *how;
} tables[] = {
	{ "txn", "view: labels of others are empty" }, { "journal", "view" }, { "journal_field", "view" },
	{ "suggestion", "view" }, { "suggestion_log", "view" }, { "shelf", "view" }, { "taken", "view" },
	{ "takeout", "view" }, { "setting", "view" }, { "draft", "view" }, { "facts_kept", "view" },
	{ "facts_touched", "view" }, { "file", "nobody's" }, { "rule_text", "nobody's" },
	{ "script_text", "nobody's" }, { "facts_state", "nobody's" }, { "office_key", "nobody's" },
	{ "brought", "numbers alone" }, { "merged", "numbers alone" }, { "erased", "numbers alone" },
	{ "numbered", "numbers alone" }, { "erased_count", "counts alone" },
	{ "member", "rights" }, { "stand_in", "rights" }, { "opened", "rights" }, { "notice", "own account" },
	{ "connection", "rights" }, { "erasure", "rights" }, { "programme_key", "view: nobody, but through research" },
	{ "programme_release", "nobody's" },
};

static const char *how_of(const char *table)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strcmp(tables[i].table, table) == 0)
			return tables[i].how;
	return NULL;
}

static bool has_view(sqlite3 *db, const char *table)
{
	sqlite3_stmt *st;
	cr_assert_eq(sqlite3_prepare_v2(db, "SELECT 1 FROM temp.sqlite_schema WHERE type = 'view' AND name = ?1", -1, &st,
		NULL), SQLITE_OK);
	sqlite3_bind_text(st, 1, table, -1, SQLITE_STATIC);
	bool has = sqlite3_step(st) == SQLITE_ROW;
	sqlite3_finalize(st);
	return has;
}

Test(reach_leak, every_table_is_kept_somehow)
{
	sqlite3_stmt *st;
	leak_own_file();
	cr_assert_eq(sqlite3_prepare_v2(leak_store->db, "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
		" AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'", -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(st, 0), *how = how_of(table);
		const struct entity *e = model_entity_by_name(table);
		bool view = e ? !leak_of_register(e->id) : how && strncmp(how, "view", 4) == 0;
		cr_assert(e || how, "%s", table);
		cr_assert_eq(has_view(leak_store->db, table), view, "%s", table);
	}
	sqlite3_finalize(st);
}
