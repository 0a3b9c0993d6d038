/* What does not come in, each with its own sentence; the office stays as it was. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "src/store/internal.h"
#include "tests/field/returning.h"

TestSuite(field_in_refused, .init = returning_setup, .fini = returning_teardown);

static const char *file_with(const char *name, const char *text)
{
	const char *path = arena_printf(r.office.arena, "%s/%s", r.office.folder, name);
	cr_assert_eq(file_replace(path, text, strlen(text)), 0);
	return path;
}

/* Something done on the laptop, by raw hands too. */
static void change_with(const char *path, const char *sql)
{
	returning_open(path);
	caseload_set(&r.laptop, E_PLACEMENT, r.placement, "course", "smooth", NULL);
	if (sql) {
		cr_assert_eq(store_begin(r.laptop.store, ""), 0);
		cr_assert_eq(db_exec(r.laptop.store, sql), 0, "%s", err_last());
		cr_assert_eq(store_commit(r.laptop.store, NULL), 0, "%s", err_last());
	}
	returning_close();
}

static void refused(const char *path, int code, const char *words)
{
	struct field_in o = returning_options();
	o.path = path;
	returning_refused(&o, code, words);
}

Test(field_in_refused, what_is_no_sealed_file)
{
	returning_out();
	refused("/tmp/anker-no-such-file", ERR_NOTFOUND, "there is no file");
	refused(file_with("letter", "Geachte heer,\n"), ERR_INVALID, "is not a sealed file of anker");
	refused(file_with("nothing", ""), ERR_INVALID, "is empty");
	refused(r.office.path, ERR_INVALID, "is a plain caseload, not a take-out");
	refused(r.office.folder, ERR_INVALID, "is not a file");
}

Test(field_in_refused, what_is_damaged_cut_short_or_longer)
{
	struct stat st;
	returning_out();
	cr_assert_eq(stat(r.path, &st), 0);
	const char *path = returning_copy(r.path, "cut");
	cr_assert_eq(truncate(path, st.st_size - 1), 0);
	refused(path, ERR_INVALID, "was cut short");
	path = returning_copy(r.path, "longer");
	cr_assert_eq(truncate(path, st.st_size + 1), 0);
	refused(path, ERR_INVALID, "behind its end");
	path = returning_copy(r.path, "damaged");
	int fd = open(path, O_WRONLY);
	cr_assert_eq(pwrite(fd, "?", 1, st.st_size / 2), 1);
	close(fd);
	refused(path, ERR_INVALID, "damaged");
}

Test(field_in_refused, a_wrong_passphrase)
{
	struct field_in o = returning_options();
	struct secret *wrong;
	returning_out();
	cr_assert_eq(secret_new(&wrong, "iets anders", strlen("iets anders")), 0);
	o.passphrase = wrong;
	returning_refused(&o, ERR_INVALID, "this passphrase does not open");
	secret_free(&wrong);
	o.passphrase = r.passphrase;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
}

/* ---- of somewhere else ---- */

Test(field_in_refused, one_of_another_office)
{
	struct field_in o = returning_options();
	struct returning mine;
	returning_out();
	mine = r;
	returning_setup();
	o.path = mine.path;
	returning_refused(&o, ERR_INVALID, "nothing was ever taken along from");
	o.passphrase = r.passphrase;
	returning_refused(&o, ERR_INVALID, "was taken along from another office");
	returning_out();
	o.path = mine.path;
	returning_refused(&o, ERR_INVALID, "was taken along from another office; bring it in there");
	o.passphrase = NULL;
	returning_refused(&o, ERR_INVALID, "was taken along from another office; bring it in there");
	o.passphrase = r.passphrase;
	o.force = true;
	returning_refused(&o, ERR_INVALID, "was taken along from another office; bring it in there");
	returning_teardown();
	r = mine;
}

Test(field_in_refused, a_sealed_caseload_of_ones_own)
{
	struct field_in o = returning_options();
	struct seal *seal;
	struct store *s;
	unsigned char public[SEAL_KEY], secret[SEAL_KEY];
	returning_out();
	const char *path = arena_printf(r.office.arena, "%s/own.anker", r.office.folder);
	cr_assert_eq(store_office_key(r.office.store, public, secret), 0);
	const struct seal_make m = { .path = path, .passphrase = r.passphrase, .office = public, .cost = { 1, 8192 } };
	cr_assert_eq(seal_create(&seal, &m), 0, "%s", err_last());
	const struct store_vault vault = seal_vault(seal);
	const struct store_options so = { .path = path, .share = "share", .user = "anna", .create = true, .vault = &vault };
	cr_assert_eq(store_open(&s, &so), 0, "%s", err_last());
	store_close(&s);
	seal_close(&seal);
	o.path = path;
	returning_refused(&o, ERR_INVALID, "is a sealed caseload of its own, not a take-out");
}

Test(field_in_refused, one_in_a_takeout)
{
	returning_out();
	const char *other = returning_copy(r.path, "other.anker");
	returning_open(r.path);
	struct field_in o = returning_options();
	o.path = other;
	o.passphrase = r.passphrase;
	int rc = field_in(r.laptop.store, &o, r.office.arena, &r.report);
	cr_assert_eq(rc, ERR_INVALID);
	cr_assert(strstr(err_last(), "is a take-out itself") != NULL, "%s", err_last());
}

/* ---- known, but not as out ---- */

Test(field_in_refused, one_that_was_reported_lost__unless_forced)
{
	struct field_in o = returning_options();
	returning_out();
	change_with(r.path, NULL);
	cr_assert_eq(store_takeout_state(r.office.store, r.site, "lost"), 0);
	returning_refused(&o, ERR_INVALID, "was reported lost on");
	o.preview = true;
	returning_refused(&o, ERR_INVALID, "was reported lost on");
	o.preview = false;
	o.force = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 1);
	cr_assert_str_eq(r.report.takeout.state, "home");
}

Test(field_in_refused, one_whose_making_was_broken_off)
{
	const struct field_in o = returning_options();
	returning_out();
	cr_assert_eq(store_takeout_state(r.office.store, r.site, "void"), 0);
	returning_refused(&o, ERR_INVALID, "was broken off on");
}

Test(field_in_refused, one_that_an_office_from_an_older_copy_does_not_know)
{
	struct field_in o = returning_options();
	returning_out();
	change_with(r.path, NULL);
	cr_assert_eq(db_exec(r.office.store, "DELETE FROM taken; DELETE FROM takeout"), 0);
	returning_refused(&o, ERR_INVALID, "knows no take-out 1");
	o.force = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.takeout.site, 0);
	cr_assert_str_eq(returning_value(E_PLACEMENT, r.placement, "course"), "smooth");
}

Test(field_in_refused, one_whose_number_went_to_another_since__unless_as_a_copy)
{
	struct field_in o = returning_options();
	returning_out();
	change_with(r.path, NULL);
	cr_assert_eq(db_exec(r.office.store, "UPDATE takeout SET token = 'another'"), 0);
	returning_refused(&o, ERR_INVALID, "another take-out has number 1 here since");
	o.force = true;
	returning_refused(&o, ERR_INVALID, "another take-out has number 1 here since");
	o.copy = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	struct takeout t;
	cr_assert_eq(store_takeout(r.office.store, r.site, r.office.arena, &t), 0);
	cr_assert_str_eq(t.state, "out"); /* the other one did not come home */
}

Test(field_in_refused, the_second_laptop_of_one_takeout__unless_as_a_copy)
{
	struct field_in o = returning_options();
	returning_out();
	const char *other = returning_copy(r.path, "other.anker");
	change_with(r.path, NULL);
	returning_open(other);
	int64_t made = caseload_contact(&r.laptop, r.placement, "2026-11-20", "employee", "note", "Van de ander.", NULL);
	returning_close();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	o.path = other;
	returning_refused(&o, ERR_CONFLICT, "was used on two laptops");
	o.copy = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_neq(r.report.takeout.site, r.site);
	cr_assert_eq(r.report.takeout.copy_of, r.site);
	cr_assert_str_eq(r.report.takeout.state, "home");
	cr_assert_eq(r.report.count.made[E_CONTACT], 1);
	made = ((int64_t)r.report.takeout.site << 40) | (made & ((INT64_C(1) << 40) - 1));
	cr_assert_str_eq(returning_value(E_CONTACT, made, "note"), "Van de ander.");
}

/* ---- strange inside ---- */

Test(field_in_refused, what_another_hand_put_into_it)
{
	static const char *const hostile[] = {
		"CREATE TABLE extra (a TEXT)",
		"CREATE VIEW placements AS SELECT * FROM placement",
		"CREATE TRIGGER t AFTER INSERT ON contact BEGIN DELETE FROM contact; END",
		"CREATE INDEX i ON contact (note)",
		"DROP INDEX shelf_of_site",
	};
	returning_out();
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		const char *path = returning_copy(r.path, "hostile.anker");
		change_with(path, hostile[i]);
		refused(path, ERR_INVALID, "is not as anker makes it");
	}
}

Test(field_in_refused, one_of_a_later_anker)
{
	returning_out();
	change_with(r.path, "PRAGMA user_version = 99");
	refused(r.path, ERR_TOONEW, "newer anker");
}

Test(field_in_refused, an_older_caseload_is_brought_up_to_date_in_memory_only)
{
	returning_out();
	change_with(r.path, "DROP TABLE office_key; DROP TABLE takeout; DROP TABLE taken; DROP TABLE brought;"
			    "DROP TABLE shelf; DROP TABLE merged; DROP TABLE erased;"
			    "ALTER TABLE file DROP COLUMN office; ALTER TABLE file DROP COLUMN takeout;"
			    "ALTER TABLE file DROP COLUMN owner; ALTER TABLE file DROP COLUMN label;"
			    "ALTER TABLE file DROP COLUMN since; PRAGMA user_version = 5;"
			    /* 008-programme.sql, what refers to others first */
			    "DROP TABLE programme_key; DROP TABLE programme_release;"
			    "DROP TABLE attendance; DROP TABLE attendance_fts;"
			    "DROP TABLE measurement; DROP TABLE measurement_fts;"
			    "DROP TABLE hours; DROP TABLE hours_fts; DROP TABLE finding; DROP TABLE"
			    " finding_fts;"
			    "DROP TABLE report; DROP TABLE report_fts; DROP TABLE meeting; DROP TABLE"
			    " meeting_fts;"
			    "DROP TABLE wave; DROP TABLE wave_fts; DROP TABLE assignment; DROP TABLE"
			    " assignment_fts;"
			    "DROP TABLE intake; DROP TABLE intake_fts;"
			    "DROP TABLE participation; DROP TABLE participation_fts;"
			    "DROP TABLE target; DROP TABLE target_fts;"
			    "DROP TABLE programme; DROP TABLE programme_fts;"
			    /* 007-shared.sql */
			    "DROP INDEX journal_made; DROP INDEX employee_restricted; DROP INDEX employee_objection;"
			    "DROP TABLE member; DROP TABLE stand_in; DROP TABLE opened; DROP TABLE notice;"
			    "DROP TABLE connection; DROP TABLE numbered; DROP TABLE erased_count; DROP TABLE erasure;"
			    "DROP TABLE consent; DROP TABLE consent_fts; DROP TABLE person_request;"
			    "DROP TABLE person_request_fts; DROP TABLE disclosure; DROP TABLE disclosure_fts;"
			    "ALTER TABLE file DROP COLUMN shared; ALTER TABLE employee DROP COLUMN restricted;"
			    "ALTER TABLE employee DROP COLUMN objection; ALTER TABLE employee DROP COLUMN keep_until;"
			    "ALTER TABLE employee DROP COLUMN keep_reason");
	refused(r.path, ERR_INVALID, "is a sealed caseload of its own, not a take-out");
	cr_assert_neq(access(arena_printf(r.office.arena, "%s.v5.bak", r.path), F_OK), 0);
}
