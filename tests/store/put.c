/* The one door: checks, versions, merging, conflicts, undo, history. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/store.h"

static const day today = 20779; /* 2026-11-22 */
static char folder[32], path[64];
static struct store *office, *other; /* two connections to one file */
static struct arena *arena;

static struct store *connect(const char *user)
{
	struct store *s;
	const struct store_options o = { .path = path, .share = "share", .user = user, .create = true, .lock_ms = 300 };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static void setup(void)
{
	strcpy(folder, "/tmp/anker-put-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/c.db", folder);
	lang_init("en", "share");
	office = connect("anna");
	other = connect("bram");
	arena = arena_new();
}

static void teardown(void)
{
	char command[64];
	store_close(&office);
	store_close(&other);
	arena_free(&arena);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(put, .init = setup, .fini = teardown);

/* fields: "name", "value", ..., NULL */
static struct record *make(struct store *s, enum entity_id e, const char *const *fields)
{
	struct record *r = record_new(model_entity(e), today, arena);
	for (size_t i = 0; fields[i]; i += 2)
		cr_assert_eq(record_set(r, fields[i], fields[i + 1]), 0, "%s", err_last());
	cr_assert_eq(store_put(s, r, NULL, NULL), 0, "%s", err_last());
	return r;
}
#define MAKE(s, e, ...) make(s, e, (const char *const[]){ __VA_ARGS__, NULL })

static struct record *get(struct store *s, const struct record *r)
{
	struct record *out;
	cr_assert_eq(store_get(s, r->entity->id, r->id, arena, &out), 0, "%s", err_last());
	return out;
}

static struct record *placement(void)
{
	MAKE(office, E_ORGANISATION, "name", "Bakkerij De Korenaar", "place", "IJmuiden");
	MAKE(office, E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit");
	return MAKE(office, E_PLACEMENT, "employer", "1", "employee", "1", "hours", "24", "job_title", "inpakker");
}

Test(put, new_records_get_ids_from_one_and_version_one)
{
	struct record *p = placement();
	cr_assert_eq(p->id, 1);
	cr_assert_eq(p->version, 1);
	cr_assert_str_eq(record_get(get(office, p), "status"), "active");
	cr_assert_str_eq(store_title(office, E_PLACEMENT, 1, arena), "Jan de Wit · Bakkerij De Korenaar");
}

Test(put, required_field_is_named__when_empty)
{
	struct record *r = record_new(model_entity(E_EMPLOYEE), today, arena);
	cr_assert_eq(store_put(office, r, NULL, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "Family name"), "%s", err_last());
	cr_assert_eq(r->id, 0);
}

Test(put, reference_to_nothing_is_named)
{
	struct record *r = record_new(model_entity(E_PLACEMENT), today, arena);
	record_set(r, "employer", "77");
	record_set(r, "employee", "1");
	cr_assert_eq(store_put(office, r, NULL, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "77") || strstr(err_last(), "employee"), "%s", err_last());
}

Test(put, own_number_cannot_be_used_twice)
{
	MAKE(office, E_EMPLOYEE, "family_name", "Wit", "number", "K12");
	struct record *r = record_new(model_entity(E_EMPLOYEE), today, arena);
	record_set(r, "family_name", "Zwart");
	record_set(r, "number", "K12");
	cr_assert_eq(store_put(office, r, NULL, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "K12"), "%s", err_last());
}

Test(put, contact_takes_the_employer_of_its_placement)
{
	placement();
	struct record *c = MAKE(office, E_CONTACT, "placement", "1", "party", "employee", "note", "alles goed");
	cr_assert_str_eq(record_get(c, "employer"), "1");
}

Test(put, citizen_service_number_is_masked_in_notes)
{
	placement();
	struct record *c = MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "BSN 111222333 genoemd");
	cr_assert_null(strstr(record_get(get(office, c), "note"), "111222333"));
	cr_assert(strstr(record_get(c, "note"), "333 genoemd"));
}

Test(put, nothing_is_written__when_nothing_changed)
{
	struct record *p = placement(), *again = get(office, p);
	struct change *change;
	size_t n;
	cr_assert_eq(store_put(office, again, NULL, NULL), 0);
	cr_assert_eq(again->version, 1);
	cr_assert_eq(store_history(office, E_PLACEMENT, p->id, -1, arena, &change, &n), 0);
	cr_assert_eq(n, 1);
}

Test(put, different_fields_of_two_users_merge)
{
	struct record *p = placement(), *a = get(office, p), *b = get(other, p);
	record_set(a, "hours", "28");
	record_set(b, "job_title", "voorman");
	cr_assert_eq(store_put(office, a, NULL, NULL), 0);
	cr_assert_eq(store_put(other, b, NULL, NULL), 0, "%s", err_last());
	struct record *now = get(office, p);
	cr_assert_str_eq(record_get(now, "hours"), "28");
	cr_assert_str_eq(record_get(now, "job_title"), "voorman");
	cr_assert_eq(now->version, 3);
	cr_assert_str_eq(record_get(b, "hours"), "28", "the merged record is handed back");
}

Test(put, same_field_is_a_conflict_with_both_values_and_nothing_written)
{
	struct record *p = placement(), *a = get(office, p), *b = get(other, p);
	struct conflict *c;
	size_t n;
	record_set(a, "hours", "28");
	record_set(b, "hours", "20");
	record_set(b, "job_title", "voorman");
	cr_assert_eq(store_put(office, a, NULL, NULL), 0);
	cr_assert_eq(store_put(other, b, &c, &n), ERR_CONFLICT);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(c->base, "24");
	cr_assert_str_eq(c->theirs, "28");
	cr_assert_str_eq(c->mine, "20");
	cr_assert_str_eq(c->who, "anna");
	cr_assert_str_eq(record_get(get(office, p), "job_title"), "inpakker");

	/* Keep mine: both values end up in the history. */
	cr_assert_eq(store_rebase(other, b, &c->field, 1), 0);
	cr_assert_eq(store_put(other, b, NULL, NULL), 0, "%s", err_last());
	struct record *now = get(office, p);
	cr_assert_str_eq(record_get(now, "hours"), "20");
	cr_assert_str_eq(record_get(now, "job_title"), "voorman");
	struct change *change;
	cr_assert_eq(store_history(office, E_PLACEMENT, p->id, c->field, arena, &change, &n), 0);
	cr_assert_eq(n, 3);
	cr_assert_str_eq(change[0].before, "28");
	cr_assert_str_eq(change[0].who, "bram");
	cr_assert_str_eq(change[1].after, "28");
	cr_assert_str_eq(change[2].after, "24", "the first value is known though inserts keep none");
}

Test(put, same_new_value_on_both_sides_is_no_conflict)
{
	struct record *p = placement(), *a = get(office, p), *b = get(other, p);
	record_set(a, "hours", "28");
	record_set(b, "hours", "28");
	cr_assert_eq(store_put(office, a, NULL, NULL), 0);
	cr_assert_eq(store_put(other, b, NULL, NULL), 0, "%s", err_last());
}

static int64_t count(enum entity_id e, const char *text)
{
	int64_t n;
	const struct query q = { .entity = e, .text = text };
	cr_assert_eq(store_count(office, &q, 0, &n), 0, "%s", err_last());
	return n;
}

Test(put, undo_takes_back_a_unit_of_work_and_redo_brings_it_back)
{
	placement();
	int64_t txn, found;
	char *label;
	cr_assert_eq(store_begin(office, "contact logged"), 0);
	struct record *c = MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "tempo omhoog");
	MAKE(office, E_SIGNAL, "placement", "1", "kind", "stuck", "note", "loopt vast");
	cr_assert_eq(store_commit(office, &txn), 0);
	cr_assert_eq(count(E_CONTACT, "tempo"), 1);

	cr_assert_eq(store_undoable(office, false, &found, &label, arena), 0);
	cr_assert_eq(found, txn);
	cr_assert_str_eq(label, "contact logged");
	cr_assert_eq(store_undo(office, txn, &label, arena), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT, NULL), 0);
	cr_assert_eq(count(E_CONTACT, "tempo"), 0, "search forgets it too");
	cr_assert_eq(count(E_SIGNAL, NULL), 0);
	cr_assert(get(office, c)->deleted);

	cr_assert_eq(store_undoable(office, true, &found, &label, arena), 0);
	cr_assert_neq(found, 0);
	cr_assert_eq(store_undo(office, found, &label, arena), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT, "tempo"), 1);
	cr_assert_eq(count(E_SIGNAL, NULL), 1);
}

Test(put, undo_walks_back_further_and_skips_what_is_undone)
{
	struct record *p = get(office, placement());
	int64_t txn;
	char *label;
	static const char *const steps[] = { "25", "26", "27" };
	for (int i = 0; i < 3; i++) {
		record_set(p, "hours", steps[i]);
		cr_assert_eq(store_put(office, p, NULL, NULL), 0);
	}
	static const char *const back[] = { "26", "25", "24" };
	for (int i = 0; i < 3; i++) {
		cr_assert_eq(store_undoable(office, false, &txn, &label, arena), 0);
		cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "%s", err_last());
		cr_assert_str_eq(record_get(get(office, p), "hours"), back[i]);
	}
	for (int i = 1; i >= 0; i--) {
		cr_assert_eq(store_undoable(office, true, &txn, &label, arena), 0);
		cr_assert_neq(txn, 0);
		cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "%s", err_last());
		cr_assert_str_eq(record_get(get(office, p), "hours"), back[i]);
	}
}

Test(put, undo_and_redo_walk_all_the_way__through_deleting_and_making)
{
	struct record *p = get(office, placement());
	int64_t txn;
	int back = 0, again = 0;
	record_set(p, "hours", "25");
	cr_assert_eq(store_put(office, p, NULL, NULL), 0);
	p = get(office, p);
	cr_assert_eq(store_delete(office, E_PLACEMENT, p->id, p->version), 0, "%s", err_last());
	for (int round = 0; round < 2; round++) {
		for (back = 0; store_undoable(office, false, &txn, NULL, arena) == 0 && txn; back++)
			cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "round %d, undo %d: %s", round, back, err_last());
		cr_assert_eq(count(E_PLACEMENT, NULL), 0);
		for (again = 0; store_undoable(office, true, &txn, NULL, arena) == 0 && txn; again++)
			cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "round %d, redo %d: %s", round, again, err_last());
		cr_assert_eq(again, back);
		cr_assert(get(office, p)->deleted);
		cr_assert_str_eq(record_get(get(office, p), "hours"), "25");
	}
	/* With the deleting undone, someone else's work on it keeps it from vanishing. */
	cr_assert_eq(store_undoable(office, false, &txn, NULL, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "%s", err_last());
	p = get(other, p);
	record_set(p, "job_title", "packer");
	cr_assert_eq(store_put(other, p, NULL, NULL), 0);
	cr_assert_eq(store_undoable(office, false, &txn, NULL, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "another field: %s", err_last());
	cr_assert_eq(store_undoable(office, false, &txn, NULL, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), ERR_CONFLICT, "making it");
}

Test(put, undo_is_refused__when_someone_else_changed_it_since)
{
	struct record *p = placement(), *a = get(office, p), *b;
	int64_t txn;
	record_set(a, "hours", "28");
	cr_assert_eq(store_put(office, a, NULL, NULL), 0);
	cr_assert_eq(store_undoable(office, false, &txn, NULL, arena), 0);
	b = get(other, p);
	record_set(b, "hours", "30");
	cr_assert_eq(store_put(other, b, NULL, NULL), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), ERR_CONFLICT);
	cr_assert_str_eq(record_get(get(office, p), "hours"), "30");
	cr_assert_eq(store_undoable(other, false, &txn, NULL, arena), 0);
	cr_assert_eq(store_undo(other, txn, NULL, arena), 0, "each user undoes the own work: %s", err_last());
}

Test(put, one_refused_record_does_not_take_the_batch_with_it)
{
	placement();
	cr_assert_eq(store_begin(office, "import"), 0);
	MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "een");
	struct record *bad = record_new(model_entity(E_CONTACT), today, arena);
	record_set(bad, "party", "employer");
	record_set(bad, "placement", "999");
	cr_assert_eq(store_put(office, bad, NULL, NULL), ERR_INVALID);
	MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "twee");
	cr_assert_eq(store_commit(office, NULL), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT, NULL), 2);
}

/* Three batches of one import: employee and placement first, contacts later. */
static void batches(void)
{
	cr_assert_eq(store_bulk(office, true), 0);
	cr_assert_eq(store_begin(office, "import of a.csv"), 0);
	placement();
	cr_assert_eq(store_commit(office, NULL), 0);
	for (int i = 0; i < 2; i++) {
		cr_assert_eq(store_begin(office, "import of a.csv"), 0);
		MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", i ? "twee" : "een");
		struct record *e;
		cr_assert_eq(store_get(office, E_EMPLOYEE, 1, arena, &e), 0);
		record_set(e, "given_name", i ? "Jaap" : "Joop");
		cr_assert_eq(store_put(office, e, NULL, NULL), 0);
		cr_assert_eq(store_commit(office, NULL), 0);
	}
	cr_assert_eq(store_bulk(office, false), 0);
}

Test(put, batches_of_one_import_are_undone_and_redone_as_one)
{
	MAKE(office, E_REGION, "name", "Twente");
	batches();
	int64_t txn;
	char *label;
	cr_assert_eq(store_undoable(office, false, &txn, &label, arena), 0);
	cr_assert_eq(store_undo(office, txn, &label, arena), 0, "%s", err_last());
	cr_assert_str_eq(label, "import of a.csv");
	cr_assert_eq(count(E_CONTACT, NULL), 0);
	cr_assert_eq(count(E_PLACEMENT, NULL), 0);
	cr_assert_eq(count(E_EMPLOYEE, NULL), 0);
	cr_assert_eq(count(E_REGION, NULL), 1);
	cr_assert_eq(store_undoable(office, true, &txn, &label, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT, NULL), 2);
	cr_assert_eq(count(E_PLACEMENT, NULL), 1);
	cr_assert_eq(store_undoable(office, false, &txn, &label, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT, NULL), 0);
	cr_assert_eq(store_undoable(office, false, &txn, &label, arena), 0);
	cr_assert_str_eq(label, "region", "the work before the import is next");
}

Test(put, an_import_is_not_undone__when_someone_worked_on_it)
{
	batches();
	int64_t txn;
	struct record *p;
	cr_assert_eq(store_get(other, E_PLACEMENT, 1, arena, &p), 0);
	record_set(p, "hours", "30");
	cr_assert_eq(store_put(other, p, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_undoable(office, false, &txn, NULL, arena), 0);
	cr_assert_eq(store_undo(office, txn, NULL, arena), ERR_CONFLICT);
	cr_assert_eq(count(E_CONTACT, NULL), 2, "nothing is half undone");
}

Test(put, rollback_leaves_no_trace)
{
	placement();
	cr_assert_eq(store_begin(office, "import"), 0);
	MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "weg");
	store_rollback(office);
	cr_assert_eq(count(E_CONTACT, NULL), 0);
	struct record *c = MAKE(office, E_CONTACT, "placement", "1", "party", "employer", "note", "blijft");
	cr_assert_eq(c->id, 1);
}

Test(put, a_new_name_reaches_the_placements_search_and_order)
{
	placement();
	struct record *e;
	cr_assert_eq(store_get(office, E_EMPLOYEE, 1, arena, &e), 0);
	record_set(e, "family_name", "Zwart");
	cr_assert_eq(store_put(office, e, NULL, NULL), 0);
	cr_assert_eq(count(E_PLACEMENT, "zwart"), 1);
	cr_assert_eq(count(E_PLACEMENT, "wit"), 0);
}

Test(put, a_placement_is_found_by_its_choices_and_dates_in_both_languages)
{
	struct record *p = get(office, placement());
	record_set(p, "course", "difficult");
	record_set(p, "contract_end", "2027-03-31");
	cr_assert_eq(store_put(office, p, NULL, NULL), 0);
	cr_assert_eq(count(E_PLACEMENT, "moeiz"), 1);
	cr_assert_eq(count(E_PLACEMENT, "diffic korenaar"), 1);
	cr_assert_eq(count(E_PLACEMENT, "31-03-2027"), 1);
	cr_assert_eq(count(E_PLACEMENT, "soepel"), 0);
}

Test(put, delete_needs_the_version_that_was_seen)
{
	struct record *p = placement(), *b = get(other, p);
	record_set(b, "hours", "30");
	cr_assert_eq(store_put(other, b, NULL, NULL), 0);
	cr_assert_eq(store_delete(office, E_PLACEMENT, p->id, 1), ERR_CONFLICT);
	cr_assert_eq(store_delete(office, E_PLACEMENT, p->id, 2), 0);
	cr_assert_eq(count(E_PLACEMENT, NULL), 0);
}

Test(put, a_writer_that_waits_too_long_is_told)
{
	placement();
	cr_assert_eq(store_begin(office, "slow"), 0);
	struct record *c = record_new(model_entity(E_CONTACT), today, arena);
	record_set(c, "placement", "1");
	record_set(c, "party", "employer");
	cr_assert_eq(store_put(other, c, NULL, NULL), ERR_BUSY);
	store_rollback(office);
	cr_assert_eq(store_put(other, c, NULL, NULL), 0, "%s", err_last());
}

Test(put, another_connections_commit_changes_the_stamp)
{
	int64_t before = store_stamp(office);
	MAKE(office, E_REGION, "name", "Twente");
	cr_assert_eq(store_stamp(office), before, "not our own");
	MAKE(other, E_REGION, "name", "Rivierenland");
	cr_assert_neq(store_stamp(office), before);
}
