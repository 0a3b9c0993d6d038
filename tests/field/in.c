/* Bringing a take-out home: what it brings, what it leaves as it was, and all or nothing. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/str.h"
#include "src/store/internal.h"
#include "tests/field/returning.h"

TestSuite(field_in, .init = returning_setup, .fini = returning_teardown);

/* A week of work: a new contact, two fields of the placement, one of the contact. */
static int64_t work(void)
{
	returning_open(r.path);
	int64_t made = caseload_contact(&r.laptop, r.placement, "2026-11-20", "employee", "note", "Jan is blij.", NULL);
	caseload_set(&r.laptop, E_PLACEMENT, r.placement, "course", "smooth", "job_title", "bakker", NULL);
	caseload_set(&r.laptop, E_CONTACT, r.contact, "note", "Jan gaat erg vooruit.", NULL);
	returning_close();
	return made;
}

static bool has_line(const char *text)
{
	size_t n;
	char **line = field_report_lines(&r.report.count, r.office.arena, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(line[i], text) == 0)
			return true;
	return false;
}

Test(field_in, what_was_done_on_the_laptop_is_in_the_office_with_its_place_and_author)
{
	const struct field_in o = returning_options();
	struct change *change;
	size_t n;
	returning_out();
	int64_t made = work();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(made >> 40, r.site);
	cr_assert_str_eq(returning_value(E_CONTACT, made, "note"), "Jan is blij.");
	cr_assert_str_eq(returning_value(E_PLACEMENT, r.placement, "job_title"), "bakker");
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat erg vooruit.");
	cr_assert_eq(r.report.count.txns, 3);
	cr_assert_eq(r.report.nconflicts, 0);
	cr_assert_str_eq(r.report.takeout.state, "home");
	cr_assert(has_line("1 new contact"));
	cr_assert(has_line("3 changed fields: placements 2, contacts 1"));
	cr_assert_eq(store_history(r.office.store, E_CONTACT, made, -1, r.office.arena, &change, &n), 0);
	cr_assert_eq(change[0].site, r.site);
	cr_assert_str_eq(change[0].who, "anna");
}

Test(field_in, a_preview_counts_everything_and_writes_nothing)
{
	struct field_in o = returning_options();
	returning_out();
	work();
	char *before = returning_dump();
	o.preview = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 3);
	cr_assert_eq(r.report.count.made[E_CONTACT], 1);
	cr_assert_str_eq(r.report.takeout.state, "out");
	cr_assert_str_eq(returning_dump(), before);
}

Test(field_in, the_file_itself_is_only_read)
{
	const struct field_in o = returning_options();
	struct str before = STR_INIT, after = STR_INIT;
	returning_out();
	work();
	cr_assert_eq(file_read(r.path, SIZE_MAX, &before), 0);
	cr_assert_eq(chmod(r.path, 0400), 0);
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(file_read(r.path, SIZE_MAX, &after), 0);
	cr_assert_eq(before.len, after.len);
	cr_assert_eq(memcmp(before.text, after.text, after.len), 0);
	str_free(&before);
	str_free(&after);
}

Test(field_in, the_same_file_twice_changes_nothing)
{
	const struct field_in o = returning_options();
	size_t n;
	returning_out();
	work();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(db_exec(r.office.store, "UPDATE takeout SET last = '2026-01-01T12:00:00Z'"), 0);
	char *before = returning_dump();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 0);
	cr_assert_eq(r.report.count.known, 3);
	field_report_lines(&r.report.count, r.office.arena, &n);
	cr_assert_eq(n, 0);
	cr_assert_str_eq(returning_dump(), before);
}

Test(field_in, a_file_that_came_home_halfway_goes_on_there)
{
	const struct field_in o = returning_options();
	returning_out();
	work();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	returning_open(r.path);
	int64_t made = caseload_contact(&r.laptop, r.placement, "2026-11-21", "employer", "note", "Nog een.", NULL);
	returning_close();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 1);
	cr_assert_eq(r.report.count.known, 3);
	cr_assert(has_line("3 pieces of work had come home before"));
	cr_assert_str_eq(returning_value(E_CONTACT, made, "note"), "Nog een.");
}

/* ---- conflicts ---- */

static void disagree(void)
{
	returning_out();
	work();
	caseload_set(&r.office, E_CONTACT, r.contact, "note", "Jan gaat wat vooruit.", NULL);
}

Test(field_in, what_both_changed_waits_on_the_shelf)
{
	const struct field_in o = returning_options();
	int64_t n;
	disagree();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.nconflicts, 1);
	cr_assert(has_line("1 conflict: a field that both sides changed"));
	const struct shelf_item *item = &r.report.conflict[0];
	cr_assert_eq(item->kind, SHELF_FIELD);
	cr_assert_eq(item->record, r.contact);
	cr_assert_str_eq(item->base, "Jan gaat vooruit.");
	cr_assert_str_eq(item->laptop, "Jan gaat erg vooruit.");
	cr_assert_str_eq(item->office, "Jan gaat wat vooruit.");
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat wat vooruit.");
	cr_assert_eq(store_shelf_count(r.office.store, &n), 0);
	cr_assert_eq(n, 1);
}

Test(field_in, only_what_this_file_puts_on_the_shelf_is_told_as_its_conflicts)
{
	const struct field_in o = returning_options();
	disagree();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	returning_open(r.path);
	caseload_contact(&r.laptop, r.placement, "2026-11-21", "employer", "note", "Nog een.", NULL);
	returning_close();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 1);
	cr_assert_eq(r.report.nconflicts, 0);
	returning_open(r.path);
	caseload_set(&r.laptop, E_CONTACT, r.contact, "note", "Jan gaat geweldig vooruit.", NULL);
	returning_close();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.nconflicts, 1);
	cr_assert_str_eq(r.report.conflict[0].laptop, "Jan gaat geweldig vooruit.");
	cr_assert_eq(r.report.conflict[0].earlier, 1);
}

Test(field_in, an_answer_given_at_the_preview_is_written_with_it_and_undone_by_one_undo)
{
	struct field_in o = returning_options();
	const struct field_answer answer = { .entity = E_CONTACT, .record = r.contact,
		.field = model_field(model_entity(E_CONTACT), "note"), .answer = SHELF_TYPED, .typed = "Vooruit!",
		.office = "Jan gaat wat vooruit." };
	int64_t n, txn;
	char *label;
	o.answer = &answer;
	o.nanswers = 1;
	disagree();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.nconflicts, 1);
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Vooruit!");
	cr_assert_eq(store_shelf_count(r.office.store, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_undoable(r.office.store, false, &txn, &label, r.office.arena), 0);
	cr_assert_eq(store_undo(r.office.store, txn, &label, r.office.arena), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat wat vooruit.");
	cr_assert_eq(store_shelf_count(r.office.store, &n), 0);
	cr_assert_eq(n, 1);
}

Test(field_in, an_answer_waits_when_a_colleague_changed_what_it_was_chosen_from)
{
	struct field_in o = returning_options();
	const struct field_answer answer = { .entity = E_CONTACT, .record = r.contact,
		.field = model_field(model_entity(E_CONTACT), "note"), .answer = SHELF_LAPTOP,
		.office = "Jan gaat wat vooruit." };
	int64_t n;
	o.answer = &answer;
	o.nanswers = 1;
	disagree();
	caseload_set(&r.office, E_CONTACT, r.contact, "note", "Jan is ziek.", NULL);
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan is ziek.");
	cr_assert_eq(store_shelf_count(r.office.store, &n), 0);
	cr_assert_eq(n, 1);
}

Test(field_in, an_answer_to_what_does_not_wait_is_no_matter)
{
	struct field_in o = returning_options();
	const struct field_answer answer = { .entity = E_CONTACT, .record = r.contact,
		.field = model_field(model_entity(E_CONTACT), "note"), .answer = SHELF_LAPTOP };
	o.answer = &answer;
	o.nanswers = 1;
	returning_out();
	work();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat erg vooruit.");
}

/* ---- all or nothing ---- */

static int stop(void *ctx, int64_t done, int64_t total)
{
	(void)ctx, (void)done, (void)total;
	return 1;
}

Test(field_in, stopped_it_left_nothing)
{
	struct field_in o = returning_options();
	returning_out();
	work();
	o.progress = stop;
	returning_refused(&o, ERR_STOPPED, "stopped");
}

Test(field_in, an_answer_that_does_not_fit_takes_everything_back)
{
	struct field_in o = returning_options();
	const int course = model_field(model_entity(E_PLACEMENT), "course");
	const struct field_answer answer = { E_PLACEMENT, r.placement, course, SHELF_TYPED, "no such course",
		"difficult" };
	returning_out();
	work();
	caseload_set(&r.office, E_PLACEMENT, r.placement, "course", "difficult", NULL);
	o.answer = &answer;
	o.nanswers = 1;
	returning_refused(&o, ERR_INVALID, "");
}

Test(field_in, an_office_that_may_not_be_written_says_so)
{
	const struct field_in o = returning_options();
	returning_out();
	work();
	store_close(&r.office.store);
	const struct store_options read = { .path = r.office.path, .share = "share", .user = "anna", .readonly = true };
	cr_assert_eq(store_open(&r.office.store, &read), 0, "%s", err_last());
	returning_refused(&o, ERR_READONLY, "read-only");
}

/* ---- standard input ---- */

static void give_input(const char *path)
{
	int fd = open(path, O_RDONLY);
	cr_assert(fd >= 0 && dup2(fd, STDIN_FILENO) >= 0);
	close(fd);
}

Test(field_in, it_comes_in_from_standard_input_too)
{
	struct field_in o = returning_options();
	returning_out();
	work();
	give_input(r.path);
	o.path = "-";
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat erg vooruit.");
}

Test(field_in, what_is_wrong_with_standard_input_is_said_of_it)
{
	struct field_in o = returning_options();
	returning_out();
	cr_assert_eq(truncate(r.path, 3000), 0);
	give_input(r.path);
	o.path = "-";
	returning_refused(&o, ERR_INVALID, "standard input was cut short");
	give_input("/dev/null");
	returning_refused(&o, ERR_INVALID, "standard input is empty");
}
