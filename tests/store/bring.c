/* Bringing a take-out home: what each side did since, together in the office. */
#include <criterion/criterion.h>
#include <stdio.h>
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
	placement = caseload_placement(&c, jan, baker, "job_title", "inpakker", "hours", "24", NULL);
	laptop = laptop_out(&c, &placement, 1, &site);
}

static void teardown(void)
{
	laptop_check(c.store);
	store_close(&laptop);
	caseload_close(&c);
}

TestSuite(bring, .init = setup, .fini = teardown);

static const char *of_placement(const char *field)
{
	const char *value = laptop_value(&c, c.store, E_PLACEMENT, placement, field);
	return value ? value : "";
}

static struct shelf_item *shelf(size_t n)
{
	struct shelf_item *item;
	size_t got;
	int64_t count;
	cr_assert_eq(store_shelf(c.store, c.arena, &item, &got), 0, "%s", err_last());
	cr_assert_eq(store_shelf_count(c.store, &count), 0, "%s", err_last());
	cr_assert_eq(got, n, "%zu on the shelf", got);
	cr_assert_eq(count, (int64_t)n, "%lld counted", (long long)count);
	return item;
}

static void settle(const struct shelf_item *item, enum shelf_answer answer, const char *typed)
{
	cr_assert_eq(store_shelf_settle(c.store, item->id, answer, typed, NULL), 0, "%s", err_last());
}

/* ---- what comes home by itself ---- */

Test(bring, what_was_made_keeps_its_number_place_and_author)
{
	int64_t id = laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "date", "2026-11-20", "note", "Het gaat goed.", NULL);
	struct change *change;
	size_t n;
	laptop_set(laptop, E_CONTACT, id, "note", "Het gaat heel goed.", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(id >> 40, site);
	cr_assert_eq(r.txns, 2);
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_eq(r.changed[E_CONTACT], 1);
	cr_assert_eq(r.shelved, 0);
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, id, "note"), "Het gaat heel goed.");
	cr_assert_eq(store_history(c.store, E_CONTACT, id, model_field(model_entity(E_CONTACT), "note"),
			     c.arena, &change, &n),
		0);
	cr_assert_eq(n, 2);
	cr_assert_eq(change[0].site, site);
	cr_assert_str_eq(change[0].before, "Het gaat goed.");
	cr_assert_str_eq(change[1].op, "insert");
	cr_assert_str_eq(change[1].after, "Het gaat goed.");
	cr_assert_str_eq(change[1].who, "anna");
}

Test(bring, different_fields_merge_by_themselves)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "job_title", "bakker", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.changed[E_PLACEMENT], 1);
	cr_assert_str_eq(of_placement("hours"), "28");
	cr_assert_str_eq(of_placement("job_title"), "bakker");
	shelf(0);
}

Test(bring, the_same_value_on_both_sides_is_no_choice)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "28", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.same, 1);
	cr_assert_eq(r.changed[E_PLACEMENT], 0);
	shelf(0);
}

Test(bring, the_same_file_twice_changes_nothing)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_in(&c, laptop);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "24", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.txns, 0);
	cr_assert_eq(r.known, 1);
	cr_assert_str_eq(of_placement("hours"), "24");
}

Test(bring, half_way_home_it_continues)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_in(&c, laptop);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "32", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.txns, 1);
	cr_assert_eq(r.known, 1);
	cr_assert_str_eq(of_placement("hours"), "32");
	shelf(0);
}

Test(bring, rolled_back_it_was_a_preview)
{
	const struct bring_options o = { 0 };
	struct bring_report r;
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_bring(c.store, laptop, &o, &r), 0, "%s", err_last());
	cr_assert_eq(r.fields, 1);
	shelf(1);
	store_rollback(c.store);
	shelf(0);
	cr_assert_eq(laptop_in(&c, laptop).txns, 1);
}

/* ---- conflicts ---- */

static struct shelf_item *hours_conflict(void)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "32", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.fields, 2);
	return shelf(1);
}

Test(bring, a_field_both_changed_waits_with_all_three_values)
{
	struct shelf_item *it = hours_conflict();
	cr_assert_eq(it->kind, SHELF_FIELD);
	cr_assert_eq(it->record, placement);
	cr_assert_eq(it->site, site);
	cr_assert_str_eq(model_entity(it->entity)->fields[it->field].name, "hours");
	cr_assert_str_eq(it->base, "24");
	cr_assert_str_eq(it->laptop, "32");
	cr_assert_str_eq(it->office, "30");
	cr_assert_str_eq(it->laptop_who, "anna");
	cr_assert_str_eq(it->office_who, "anna");
	cr_assert_eq(it->earlier, 1);
	cr_assert_str_eq(of_placement("hours"), "30");
	cr_assert_str_eq(it->title, "Jan de Wit · Bakkerij De Korenaar");
	struct change *step;
	size_t n;
	cr_assert_eq(store_shelf_steps(c.store, it->id, c.arena, &step, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_str_eq(step[0].after, "28");
	cr_assert_str_eq(step[1].before, "28");
}

Test(bring, settled_for_the_laptop_one_undo_makes_it_wait_again)
{
	settle(hours_conflict(), SHELF_LAPTOP, NULL);
	cr_assert_str_eq(of_placement("hours"), "32");
	shelf(0);
	laptop_undo(&c, c.store);
	cr_assert_str_eq(of_placement("hours"), "30");
	shelf(1);
	int64_t redo;
	cr_assert_eq(store_undoable(c.store, true, &redo, NULL, c.arena), 0);
	cr_assert_eq(store_undo(c.store, redo, NULL, c.arena), 0, "%s", err_last());
	cr_assert_str_eq(of_placement("hours"), "32");
	shelf(0);
}

Test(bring, settled_for_the_office_can_be_undone_too)
{
	settle(hours_conflict(), SHELF_OFFICE, NULL);
	cr_assert_str_eq(of_placement("hours"), "30");
	shelf(0);
	laptop_undo(&c, c.store);
	cr_assert_str_eq(of_placement("hours"), "30");
	shelf(1);
}

Test(bring, a_third_value_must_fit)
{
	struct shelf_item *it = hours_conflict();
	cr_assert_eq(store_shelf_settle(c.store, it->id, SHELF_TYPED, "veel", NULL), ERR_INVALID);
	cr_assert_eq(store_shelf_settle(c.store, it->id, SHELF_BOTH, NULL, NULL), ERR_INVALID);
	shelf(1);
	settle(it, SHELF_TYPED, "31");
	cr_assert_str_eq(of_placement("hours"), "31");
	cr_assert_eq(store_shelf_settle(c.store, it->id, SHELF_OFFICE, NULL, NULL), ERR_NOTFOUND);
}

Test(bring, notes_are_kept_both)
{
	laptop_set(laptop, E_PLACEMENT, placement, "note", "van de laptop", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "note", "van kantoor", NULL);
	laptop_in(&c, laptop);
	settle(shelf(1), SHELF_BOTH, NULL);
	cr_assert_str_eq(of_placement("note"), "van kantoor\nvan de laptop");
}

Test(bring, what_the_laptop_took_back_is_no_choice)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
	laptop_undo(&c, laptop);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.shelved, 0);
	shelf(0);
	cr_assert_str_eq(of_placement("hours"), "30");
}

Test(bring, a_conflict_that_ends_at_the_offices_value_is_none)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "30", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
	laptop_in(&c, laptop);
	shelf(0);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "36", NULL);
	laptop_in(&c, laptop);
	cr_assert_str_eq(of_placement("hours"), "36");
}

/* ---- undo across ---- */

Test(bring, the_last_of_mine_is_undone_also_when_it_came_home)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_in(&c, laptop);
	laptop_undo(&c, c.store);
	cr_assert_str_eq(of_placement("hours"), "24");
}

Test(bring, an_undo_on_the_laptop_is_one_here)
{
	int64_t mine, last;
	cr_assert_eq(store_undoable(c.store, false, &mine, NULL, c.arena), 0);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", NULL);
	laptop_undo(&c, laptop);
	laptop_in(&c, laptop);
	cr_assert_eq(store_undoable(c.store, false, &last, NULL, c.arena), 0);
	cr_assert_eq(last, mine, "what was undone there is not offered here");
	int64_t redo;
	cr_assert_eq(store_undoable(c.store, true, &redo, NULL, c.arena), 0);
	cr_assert_neq(redo, 0);
	cr_assert_eq(store_undo(c.store, redo, NULL, c.arena), 0, "%s", err_last());
	cr_assert_str_eq(of_placement("hours"), "28");
}

/* ---- deleted ---- */

Test(bring, deleted_there_and_left_alone_here_is_deleted)
{
	laptop_delete(laptop, E_PLACEMENT, placement);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.deleted[E_PLACEMENT], 1);
	cr_assert(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
	laptop_undo(&c, laptop);
	r = laptop_in(&c, laptop);
	cr_assert_eq(r.restored[E_PLACEMENT], 1);
	cr_assert_not(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
}

Test(bring, deleted_there_and_changed_here_is_kept)
{
	laptop_delete(laptop, E_PLACEMENT, placement);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
	laptop_in(&c, laptop);
	struct shelf_item *it = shelf(1);
	cr_assert_eq(it->kind, SHELF_KEPT);
	cr_assert_not(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
	settle(it, SHELF_LAPTOP, NULL);
	cr_assert(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
	laptop_undo(&c, c.store);
	shelf(1);
	laptop_undo(&c, laptop);
	laptop_in(&c, laptop);
	shelf(0);
}

Test(bring, deleted_there_is_kept_when_something_was_added_here)
{
	caseload_contact(&c, placement, "2026-11-21", "employer", "note", "nieuw", NULL);
	laptop_delete(laptop, E_PLACEMENT, placement);
	laptop_in(&c, laptop);
	cr_assert_eq(shelf(1)->kind, SHELF_KEPT);
}

Test(bring, changed_there_and_deleted_here_waits_and_comes_back)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", "job_title", "bakker", NULL);
	caseload_delete(&c, E_PLACEMENT, placement);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.gone, 2);
	struct shelf_item *it = shelf(1);
	cr_assert_eq(it->kind, SHELF_GONE);
	cr_assert_eq(it->field, -1);
	cr_assert_not_null(strstr(it->row, "\"bakker\""));
	settle(it, SHELF_LAPTOP, NULL);
	cr_assert_not(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
	cr_assert_str_eq(of_placement("hours"), "28");
	cr_assert_str_eq(of_placement("job_title"), "bakker");
	laptop_undo(&c, c.store);
	cr_assert(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
	shelf(1);
}

Test(bring, added_to_what_was_deleted_here_is_kept_and_asked_once)
{
	int64_t id = laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "note", "een", NULL);
	laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party", "employer", "note",
		"twee", NULL);
	caseload_delete(&c, E_PLACEMENT, placement);
	laptop_in(&c, laptop);
	struct shelf_item *it = shelf(1);
	cr_assert_eq(it->kind, SHELF_GONE);
	cr_assert_eq(it->entity, E_PLACEMENT);
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, id, "note"), "een");
	settle(it, SHELF_LAPTOP, NULL);
	cr_assert_not(laptop_deleted(&c, c.store, E_PLACEMENT, placement));
}

/* ---- merged, erased, refused ---- */

Test(bring, what_is_said_of_a_merged_record_goes_to_the_other)
{
	int64_t other = caseload_employee(&c, "Johannes de Wit");
	laptop_set(laptop, E_EMPLOYEE, jan, "phone", "0612345678", NULL);
	int64_t second = laptop_add(laptop, E_PLACEMENT, "employee", caseload_ref(&c, jan), "employer",
		caseload_ref(&c, baker), NULL);
	cr_assert_eq(store_begin(c.store, "merge"), 0);
	caseload_set(&c, E_PLACEMENT, placement, "employee", caseload_ref(&c, other), NULL);
	caseload_delete(&c, E_EMPLOYEE, jan);
	cr_assert_eq(store_merged(c.store, E_EMPLOYEE, jan, other), 0);
	cr_assert_eq(store_commit(c.store, NULL), 0);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.moved, 1);
	cr_assert_str_eq(laptop_value(&c, c.store, E_EMPLOYEE, other, "phone"), "0612345678");
	cr_assert_str_eq(laptop_value(&c, c.store, E_PLACEMENT, second, "employee"), caseload_ref(&c, other));
	shelf(0);
}

/* Ann to Bea on the laptop, Ann to Cas here, and Ann became Bea: the merge sees no change there. */
Test(bring, a_choice_between_two_that_became_one_still_waits)
{
	const char *person[3], *names[] = { "Ann", "Bea", "Cas" };
	int64_t id[3];
	for (size_t i = 0; i < 3; i++) {
		id[i] = laptop_add(c.store, E_PERSON, "organisation", caseload_ref(&c, baker), "family_name", names[i],
			NULL);
		person[i] = caseload_ref(&c, id[i]);
	}
	caseload_set(&c, E_PLACEMENT, placement, "contact_person", person[0], NULL);
	store_close(&laptop);
	laptop = laptop_out(&c, &placement, 1, &site);
	laptop_set(laptop, E_PLACEMENT, placement, "contact_person", person[1], NULL);
	cr_assert_eq(store_begin(c.store, "merge"), 0);
	caseload_set(&c, E_PLACEMENT, placement, "contact_person", person[2], NULL);
	caseload_delete(&c, E_PERSON, id[0]);
	cr_assert_eq(store_merged(c.store, E_PERSON, id[0], id[1]), 0);
	cr_assert_eq(store_commit(c.store, NULL), 0);
	laptop_in(&c, laptop);
	struct shelf_item *it = shelf(1);
	cr_assert_str_eq(it->laptop, person[1]);
	cr_assert_str_eq(it->office, person[2]);
	settle(it, SHELF_LAPTOP, NULL);
	cr_assert_str_eq(of_placement("contact_person"), person[1]);
}

Test(bring, what_is_said_of_an_erased_record_is_dropped_and_counted)
{
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", "note", "geheim", NULL);
	int64_t id = laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "note", "geheim", NULL);
	laptop_add(laptop, E_SIGNAL, "contact", caseload_ref(&c, id), "placement",
		caseload_ref(&c, placement), "kind", "conflict", NULL);
	cr_assert_eq(store_erase(c.store, E_PLACEMENT, placement), 0, "%s", err_last());
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.erased, 4);
	struct record *none;
	cr_assert_eq(store_get(c.store, E_CONTACT, id, c.arena, &none), ERR_NOTFOUND);
	shelf(0);
	laptop_set(laptop, E_CONTACT, id, "note", "nog steeds", NULL);
	cr_assert_eq(laptop_in(&c, laptop).erased, 1);
}

Test(bring, what_refers_to_an_erased_record_beside_others_comes_home_and_asks_nothing)
{
	int64_t chef = caseload_add(
		&c, E_PERSON, "family_name", "Chef", "organisation", caseload_ref(&c, baker), NULL);
	struct store *second = laptop_out(&c, &placement, 1, NULL);
	int64_t id = laptop_add(second, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "person", caseload_ref(&c, chef), "note", "gesproken", NULL);
	cr_assert_eq(store_erase(c.store, E_PERSON, chef), 0, "%s", err_last());
	struct bring_report r = laptop_in(&c, second);
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, id, "note"), "gesproken");
	shelf(0);
	store_close(&second);
}

Test(bring, a_number_in_use_waits_alone)
{
	int64_t piet = laptop_add(laptop, E_EMPLOYEE, "family_name", "Bos", "number", "K12", NULL);
	int64_t work = laptop_add(laptop, E_PLACEMENT, "employee", caseload_ref(&c, piet), "employer",
		caseload_ref(&c, baker), NULL);
	caseload_add(&c, E_EMPLOYEE, "family_name", "Zwart", "number", "K12", NULL);
	struct bring_report r = laptop_in(&c, laptop);
	cr_assert_eq(r.made[E_EMPLOYEE], 1);
	cr_assert_eq(r.refused, 1);
	struct shelf_item *it = shelf(1);
	cr_assert_eq(it->kind, SHELF_REFUSED);
	cr_assert_str_eq(it->laptop, "K12");
	cr_assert_not_null(strstr(it->reason, "K12"));
	cr_assert_str_eq(laptop_value(&c, c.store, E_PLACEMENT, work, "employee"), caseload_ref(&c, piet));
	cr_assert_eq(store_shelf_settle(c.store, it->id, SHELF_LAPTOP, NULL, NULL), ERR_INVALID);
	settle(shelf(1), SHELF_TYPED, "K13");
	cr_assert_str_eq(laptop_value(&c, c.store, E_EMPLOYEE, piet, "number"), "K13");
	shelf(0);
}

/* ---- two laptops ---- */

Test(bring, the_same_take_out_on_two_laptops_is_told)
{
	struct bring_report r;
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "26", NULL);
	int64_t before = laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "note", "samen", NULL);
	struct store *second = laptop_copy(&c, site, "second.db");
	int64_t one = laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "note", "eerste", NULL);
	int64_t two = laptop_add(second, E_CONTACT, "placement", caseload_ref(&c, placement), "party",
		"employer", "note", "tweede", NULL);
	laptop_set(second, E_CONTACT, two, "note", "de tweede", NULL);
	laptop_set(second, E_CONTACT, before, "note", "samen, later", NULL);
	cr_assert_eq(one, two);
	laptop_in(&c, laptop);
	cr_assert_eq(laptop_try(&c, second, false, &r), ERR_CONFLICT);
	cr_assert_not_null(strstr(err_last(), "two laptops"));
	cr_assert_eq(laptop_try(&c, second, true, &r), 0, "%s", err_last());
	cr_assert_neq(r.site, site);
	int64_t here = (int64_t)r.site << 40 | (two & (((int64_t)1 << 40) - 1));
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, one, "note"), "eerste");
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, here, "note"), "de tweede");
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, before, "note"), "samen, later");
	/* Known from then on, both of them. */
	laptop_set(second, E_CONTACT, two, "note", "de tweede nog eens", NULL);
	cr_assert_eq(laptop_in(&c, second).txns, 1);
	cr_assert_eq(laptop_in(&c, laptop).txns, 0);
	cr_assert_str_eq(laptop_value(&c, c.store, E_CONTACT, here, "note"), "de tweede nog eens");
	store_close(&second);
}

/* ---- what comes from elsewhere ---- */

Test(bring, a_file_that_anker_made_is_verified)
{
	cr_assert_eq(store_verify(laptop, "share"), 0, "%s", err_last());
	cr_assert_eq(store_verify(c.store, "share"), 0, "%s", err_last());
}
