/* What comes home beside records, erasing, and files that are not as anker makes them. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "laptop.h"

static struct caseload c;
static struct store *laptop;
static int64_t baker, jan, placement;
static int site;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	jan = caseload_employee(&c, "Jan de Wit");
	placement = caseload_placement(&c, jan, baker, "job_title", "inpakker", NULL);
	laptop = laptop_out(&c, &placement, 1, &site);
}

static void teardown(void)
{
	laptop_check(c.store);
	store_close(&laptop);
	caseload_close(&c);
}

TestSuite(bring_beside, .init = setup, .fini = teardown);

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

static const char *laptop_path(void)
{
	static char path[96];
	snprintf(path, sizeof path, "%s/laptop-%d.db", c.folder, site);
	return path;
}

/* ---- the life of suggestions, question lists ---- */

static void show(struct store *s, const char *rule)
{
	const struct suggestion_event e = { .day = CASELOAD_TODAY, .rule = rule, .placement = placement,
		.employer = baker, .event = "shown", .text = 77 };
	cr_assert_eq(store_begin(s, ""), 0);
	cr_assert_eq(store_log_suggestion(s, &e, "regel"), 0, "%s", err_last());
	cr_assert_eq(store_script_keep(s, 78, "vragen"), 0, "%s", err_last());
	cr_assert_eq(store_commit(s, NULL), 0, "%s", err_last());
}

static size_t shown(const char *rule)
{
	const struct log_query q = { .rule = rule };
	struct suggestion_event *event;
	size_t n;
	cr_assert_eq(store_suggestion_log(c.store, &q, c.arena, &event, &n), 0);
	return n;
}

Test(bring_beside, the_log_of_suggestions_comes_home_once)
{
	char *text;
	show(laptop, "r1");
	laptop_in(&c, laptop);
	laptop_in(&c, laptop);
	cr_assert_eq(shown("r1"), 1);
	cr_assert_eq(store_rule_text(c.store, 77, c.arena, &text), 0);
	cr_assert_eq(store_script(c.store, 78, c.arena, &text), 0);
	cr_assert_str_eq(text, "vragen");
}

Test(bring_beside, of_two_laptops_both_logs_come)
{
	struct bring_report r;
	struct store *second = laptop_copy(&c, site, "second.db");
	show(laptop, "r1");
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "20", NULL);
	laptop_set(second, E_PLACEMENT, placement, "hours", "21", NULL);
	show(second, "r2");
	run_sql(laptop_path(),
		"DROP TRIGGER suggestion_log_holds; UPDATE suggestion_log SET at = '2026-11-01T10:00:00Z'");
	laptop_in(&c, laptop);
	cr_assert_eq(laptop_try(&c, second, true, &r), 0, "%s", err_last());
	cr_assert_eq(shown("r1"), 1);
	cr_assert_eq(shown("r2"), 1);
	laptop_in(&c, second);
	cr_assert_eq(shown("r2"), 1);
	store_close(&second);
}

/* ---- merged on the laptop ---- */

Test(bring_beside, what_was_merged_on_a_laptop_another_laptop_hears_of)
{
	int64_t twin = caseload_employee(&c, "Johannes de Wit"),
		work = caseload_placement(&c, twin, baker, NULL);
	const int64_t both[] = { placement, work };
	struct store *first = laptop_out(&c, both, 2, NULL), *second = laptop_out(&c, both, 2, NULL);
	cr_assert_eq(store_begin(first, "merge"), 0);
	laptop_set(first, E_PLACEMENT, placement, "employee", caseload_ref(&c, twin), NULL);
	laptop_delete(first, E_EMPLOYEE, jan);
	cr_assert_eq(store_merged(first, E_EMPLOYEE, jan, twin), 0);
	cr_assert_eq(store_commit(first, NULL), 0);
	laptop_set(second, E_EMPLOYEE, jan, "phone", "0611111111", NULL);
	laptop_in(&c, first);
	cr_assert(laptop_deleted(&c, c.store, E_EMPLOYEE, jan));
	cr_assert_eq(laptop_in(&c, second).moved, 1);
	cr_assert_str_eq(laptop_value(&c, c.store, E_EMPLOYEE, twin, "phone"), "0611111111");
	/* Undone there: both are back here too. */
	laptop_undo(&c, first);
	laptop_in(&c, first);
	cr_assert_not(laptop_deleted(&c, c.store, E_EMPLOYEE, jan));
	cr_assert_str_eq(
		laptop_value(&c, c.store, E_PLACEMENT, placement, "employee"), caseload_ref(&c, jan));
	store_close(&first);
	store_close(&second);
}

/* ---- erased ---- */

/* Whether the bytes of the caseload hold a text. */
static bool holds(const char *text)
{
	char command[256], copy[64];
	snprintf(copy, sizeof copy, "%s/copy.db", c.folder);
	cr_assert_eq(store_backup(c.store, copy), 0, "%s", err_last());
	snprintf(command, sizeof command, "grep -qai '%s' %s; r=$?; rm %s; exit $r", text, copy, copy);
	return system(command) == 0;
}

Test(bring_beside, of_an_erased_record_no_word_stays)
{
	int64_t id =
		caseload_contact(&c, placement, "2026-11-01", "employer", "note", "kwetsbaarwoord een", NULL);
	caseload_set(&c, E_CONTACT, id, "note", "kwetsbaarwoord twee", NULL);
	struct store *second = laptop_out(&c, &placement, 1, NULL);
	laptop_set(second, E_CONTACT, id, "note", "kwetsbaarwoord drie", NULL);
	caseload_set(&c, E_CONTACT, id, "note", "kwetsbaarwoord vier", NULL);
	laptop_in(&c, second);
	cr_assert(holds("kwetsbaarwoord"));
	cr_assert_eq(store_erase(c.store, E_CONTACT, id), 0, "%s", err_last());
	cr_assert_not(holds("kwetsbaarwoord"));
	int64_t waiting;
	cr_assert_eq(store_shelf_count(c.store, &waiting), 0);
	cr_assert_eq(waiting, 0);
	laptop_set(second, E_CONTACT, id, "note", "kwetsbaarwoord vijf", NULL);
	laptop_in(&c, second);
	cr_assert_not(holds("kwetsbaarwoord"));
	store_close(&second);
}

Test(bring_beside, erasing_is_not_undone)
{
	int64_t id = caseload_contact(&c, placement, "2026-11-01", "employer", "note", "weg", NULL), txn,
		made;
	cr_assert_eq(store_undoable(c.store, false, &made, NULL, c.arena), 0);
	cr_assert_eq(store_erase(c.store, E_CONTACT, id), 0, "%s", err_last());
	cr_assert_eq(store_undoable(c.store, false, &txn, NULL, c.arena), 0);
	cr_assert_eq(txn, made);
	cr_assert_eq(store_undo(c.store, made, NULL, c.arena), ERR_CONFLICT);
	cr_assert_not_null(strstr(err_last(), "erased for good"));
	cr_assert_eq(store_erase(c.store, E_CONTACT, id), 0);
	cr_assert_eq(store_erase(c.store, E_CONTACT, 999), ERR_NOTFOUND);
	cr_assert_eq(store_erase(laptop, E_PLACEMENT, placement), ERR_INVALID);
}

Test(bring_beside, every_kind_of_record_can_be_erased)
{
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct query q = { .entity = (enum entity_id)e, .limit = 1 };
		struct record **row;
		size_t n;
		cr_assert_eq(store_find(c.store, &q, c.arena, &row, &n), 0);
		if (n)
			cr_assert_eq(store_erase(c.store, (enum entity_id)e, row[0]->id), 0, "%s: %s",
				model_entity((enum entity_id)e)->name, err_last());
	}
}

/* ---- files from elsewhere ---- */

static void is_refused(const char *sql, const char *says)
{
	store_close(&laptop);
	run_sql(laptop_path(), sql);
	char name[32];
	snprintf(name, sizeof name, "laptop-%d.db", site);
	laptop = laptop_open(&c, name);
	cr_assert_eq(store_verify(laptop, "share"), ERR_INVALID, "%s", sql);
	cr_assert_not_null(strstr(err_last(), says), "%s", err_last());
}

Test(bring_beside, a_foreign_trigger_is_refused)
{
	is_refused("CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM txn; END", "evil");
}

Test(bring_beside, a_view_an_extra_table_and_an_extra_column_are_refused)
{
	is_refused("CREATE VIEW zz AS SELECT 1", "zz");
	is_refused("DROP VIEW zz; CREATE TABLE zz (a)", "zz");
	is_refused("DROP TABLE zz; ALTER TABLE region ADD COLUMN zz TEXT", "region");
}

Test(bring_beside, a_missing_index_is_refused)
{
	is_refused("DROP INDEX journal_of_txn", "journal_of_txn");
}

Test(bring_beside, a_reference_to_nothing_is_refused)
{
	is_refused("UPDATE placement SET employer = 12345", "placement");
}

static void is_strange(const char *sql)
{
	struct bring_report r;
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "21", NULL);
	run_sql(laptop_path(), sql);
	cr_assert_eq(laptop_try(&c, laptop, false, &r), ERR_INVALID, "%s", sql);
	cr_assert_not_null(strstr(err_last(), "no anker writes"), "%s", err_last());
}

Test(bring_beside, a_journal_that_no_anker_writes_is_refused)
{
	is_strange("UPDATE journal SET entity = 999");
	is_strange("UPDATE journal SET entity = 6, record = -1");
	is_strange("UPDATE journal SET record = 1; UPDATE journal_field SET field = 'nonsense'");
	is_strange("UPDATE txn SET at = 'yesterday'");
}

Test(bring_beside, a_merge_of_what_no_anker_has_is_refused)
{
	is_strange("INSERT INTO merged (entity, record, target) VALUES (999, 1, 2)");
}

Test(bring_beside, an_office_is_no_take_out)
{
	const struct bring_options o = { 0 };
	struct bring_report r;
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_bring(c.store, c.store, &o, &r), ERR_INVALID);
	store_rollback(c.store);
}
