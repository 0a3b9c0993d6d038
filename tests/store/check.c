/* Checks of a file, and copies. Damage is done behind the store's back, through
 * a connection of its own. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/err.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t baker, jan;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, NULL);
	caseload_contact(&c, jan, "2026-10-01", "both", "note", "Eerste gesprek", NULL);
	caseload_contact(&c, jan, "2026-10-02", "both", "note", "Vergissing", NULL);
	caseload_set(&c, E_CONTACT, 1, "note", "Tweede gesprek", NULL);
	caseload_delete(&c, E_CONTACT, 2);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(check, .init = setup, .fini = teardown);

struct report {
	char *lines;
	int last_percent, calls;
};

static void on_found(void *ctx, const char *line)
{
	struct report *r = ctx;
	r->lines = arena_printf(c.arena, "%s%s\n", r->lines, line);
}

static void on_progress(void *ctx, int percent)
{
	struct report *r = ctx;
	cr_assert_gt(percent, r->last_percent);
	r->last_percent = percent;
	r->calls++;
}

static int check(struct report *r)
{
	*r = (struct report){ arena_strdup(c.arena, ""), -1, 0 };
	return store_check(c.store, on_found, on_progress, r);
}

/* Writes past every check of the store. */
static void damage(const char *sql)
{
	sqlite3 *db;
	char *error = NULL;
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &error), SQLITE_OK, "%s", error);
	sqlite3_close(db);
}

static void expect(const char *sql, const char *words)
{
	struct report r;
	damage(sql);
	cr_assert_eq(check(&r), ERR_INVALID, "not seen: %s", sql);
	cr_assert(strstr(r.lines, words) != NULL, "%s\ngives: %s", sql, r.lines);
}

Test(check, a_sound_file_gives_nothing)
{
	struct report r;
	int rc = check(&r);
	cr_assert_eq(rc, 0, "%s", r.lines);
	cr_assert_str_empty(r.lines);
	cr_assert_eq(r.last_percent, 100);
	cr_assert_eq(check(&r), 0, "the check itself changes nothing");
}

Test(check, typed_text_that_is_kept__is_no_damage)
{
	struct report r;
	cr_assert_eq(store_draft_put(c.store, "contact", "half een zin"), 0, "%s", err_last());
	int rc = check(&r);
	cr_assert_eq(rc, 0, "%s", r.lines);
	cr_assert_str_empty(r.lines);
}

Test(check, a_new_name_reaches_the_placements)
{
	struct report r;
	caseload_set(&c, E_ORGANISATION, baker, "name", "Brood BV", NULL);
	caseload_set(&c, E_EMPLOYEE, 1, "family_name", "Zwart", NULL);
	cr_assert_eq(check(&r), 0, "%s", r.lines);
}

Test(check, a_read_only_file_can_be_checked)
{
	struct report r;
	store_close(&c.store);
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna", .readonly = true };
	cr_assert_eq(store_open(&c.store, &o), 0, "%s", err_last());
	cr_assert_eq(check(&r), 0, "%s %s", r.lines, err_last());
}

Test(check, a_reference_to_nothing_is_found)
{
	expect("PRAGMA foreign_keys = OFF; UPDATE contact SET placement = 99 WHERE id = 1", "contact 1");
}

Test(check, a_value_that_is_not_allowed_is_found)
{
	expect("UPDATE contact SET party = 'martian' WHERE id = 1", "contact 1: ");
}

Test(check, imprecise_dates_are_sound_and_one_that_runs_backward_is_found)
{
	struct report r;
	caseload_set(&c, E_PLACEMENT, 1, "contract_end", "2026-11-22/2027-05-31", "start", "2026-03", NULL);
	cr_assert_eq(check(&r), 0, "%s", r.lines);
	expect("UPDATE placement SET contract_end = '2027-05-31/2026-11-22'", "2027-05-31/2026-11-22");
}

Test(check, a_stale_sort_key_is_found)
{
	expect("UPDATE employee SET sort_key = 'x' WHERE id = 1", "employee 1: ");
}

Test(check, a_stale_key_on_a_placement_is_found)
{
	expect("UPDATE placement SET employer_key = 'x' WHERE id = 1", "placement 1: ");
}

Test(check, a_version_without_history_is_found)
{
	expect("UPDATE contact SET version = 9 WHERE id = 1", "contact 1: ");
}

Test(check, a_record_nobody_made_is_found)
{
	expect("INSERT INTO contact (version, date, party) VALUES (1, '2026-01-01', 'other')", "contact 3: ");
}

Test(check, a_record_that_vanished_is_found)
{
	expect("PRAGMA foreign_keys = OFF; DELETE FROM contact WHERE id = 2", "contacts: ");
}

Test(check, a_journal_line_without_transaction_is_found)
{
	expect("PRAGMA foreign_keys = OFF; DELETE FROM txn WHERE id = 1", "txn");
}

Test(check, text_missing_from_the_search_index_is_found)
{
	expect("INSERT INTO contact_fts (contact_fts, rowid, note) VALUES ('delete', 1, 'Tweede gesprek')", "contact 1: ");
}

Test(check, a_tombstone_in_the_search_index_is_found)
{
	expect("INSERT INTO contact_fts (rowid, note) VALUES (2, 'Vergissing')", "contact 2: ");
}

Test(check, stale_text_in_the_search_index_is_found)
{
	expect("UPDATE contact SET note = 'Iets anders' WHERE id = 1", "contacts: ");
}

Test(check, a_copy_holds_everything_and_is_private)
{
	struct stat st;
	struct store *copy;
	int64_t n;
	const char *path = arena_printf(c.arena, "%s/copy.db", c.folder);
	cr_assert_eq(store_backup(c.store, path), 0, "%s", err_last());
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	const struct store_options o = { .path = path, .share = "share", .user = "anna" };
	cr_assert_eq(store_open(&copy, &o), 0, "%s", err_last());
	cr_assert_eq(store_count(copy, &(struct query){ .entity = E_CONTACT, .deleted = true }, 0, &n), 0);
	cr_assert_eq(n, 2);
	store_close(&copy);
}

Test(check, a_copy_never_overwrites)
{
	const char *path = arena_printf(c.arena, "%s/copy.db", c.folder);
	cr_assert_eq(store_backup(c.store, path), 0);
	cr_assert_eq(store_backup(c.store, path), ERR_IO);
	cr_assert_eq(store_backup(c.store, c.path), ERR_IO);
	cr_assert_eq(store_backup(c.store, "/nowhere/at/all.db"), ERR_IO);
}
