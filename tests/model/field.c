/* Parsing, checking and showing values, on the real dictionary. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/model.h"
#include "fixture.h"

TestSuite(field, .init = model_setup, .fini = model_teardown);
TestSuite(dictionary, .init = model_setup, .fini = model_teardown);
TestSuite(id, .init = model_setup, .fini = model_teardown);

static const struct field *field_of(enum entity_id id, const char *name)
{
	const struct entity *e = model_entity((enum entity_id)id);
	int i = model_field(e, name);

	cr_assert_geq(i, 0, "%s", name);
	return &e->fields[i];
}

static void assert_parse(const struct field *f, const char *input, const char *want)
{
	char *out;

	cr_assert_eq(field_parse(f, input, today, a, &out), 0, "%s \"%s\": %s", f->name, input, err_last());
	cr_assert_not_null(out);
	cr_assert_str_eq(out, want, "%s \"%s\" gives \"%s\"", f->name, input, out);
	cr_assert_eq(field_check(f, out), 0);
}

static void assert_refused(const struct field *f, const char *input)
{
	char *out;

	cr_assert_eq(field_parse(f, input, today, a, &out), ERR_INVALID, "%s \"%s\"", f->name, input);
	cr_assert_null(out);
	cr_assert_not_null(strstr(err_last(), lang_text(f->label)), "%s", err_last());
}

Test(field, parse__blank_is_empty_for_every_kind)
{
	static const char *const blank[] = { "", " ", "\xc2\xa0\t\r\n" };
	char *out;

	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		for (size_t i = 0; i < e->nfields; i++)
			for (size_t b = 0; b < sizeof(blank) / sizeof(blank[0]); b++) {
				cr_assert_eq(field_parse(&e->fields[i], blank[b], today, a, &out), 0);
				cr_assert_null(out);
			}
	}
	cr_assert_eq(field_parse(field_of(E_CONTACT, "date"), NULL, today, a, &out), 0);
	cr_assert_null(out);
}

Test(field, parse__text_and_note)
{
	assert_parse(field_of(E_ORGANISATION, "name"), "  Bakkerij\tDe\r\nKorenaar ", "Bakkerij De  Korenaar");
	assert_parse(field_of(E_CONTACT, "note"), "een\r\ntwee\rdrie\n\n", "een\ntwee\ndrie");
	assert_refused(field_of(E_ORGANISATION, "name"), "caf\xe9");
}

Test(field, parse__dates_and_what_is_understood)
{
	const struct field *f = field_of(E_CONTACT, "date");

	assert_parse(f, "22-11-2026", "2026-11-22");
	assert_parse(f, "gisteren", "2026-11-21");
	assert_parse(f, "+2w", "2026-12-06");
	assert_refused(f, "31-2-2026");
	cr_assert_not_null(strstr(err_last(), "31-2-2026"));
	cr_assert_not_null(strstr(err_last(), "+2w"));
}

Test(field, parse__imprecise_dates)
{
	const struct field *f = field_of(E_PLACEMENT, "contract_end");

	assert_parse(f, "22-11-2026", "2026-11-22");
	assert_parse(f, "+2w", "2026-12-06");
	assert_parse(f, "maart", "2027-03");
	assert_parse(f, " before summer ", "2026-11-22/2027-05-31");
	assert_parse(f, "2027", "2027");
	assert_parse(f, "2027-03-01/2027-03-31", "2027-03");
	assert_refused(f, "binnenkort");
	cr_assert_not_null(strstr(err_last(), "binnenkort"));
	cr_assert_not_null(strstr(err_last(), date_span_forms()));
	assert_refused(f, "1899");
	assert_refused(f, "maart 2200");
	/* Nobody says when it will have been assessed. */
	assert_parse(field_of(E_PLACEMENT, "wage_value_date"), "maart", "2026-03");
	assert_parse(field_of(E_PERSON, "since"), "maart", "2026-03");
	assert_refused(field_of(E_CONTACT, "date"), "maart");
}

Test(field, check__imprecise_dates_are_canonical)
{
	const struct field *f = field_of(E_PLACEMENT, "start");
	static const char *const good[] = { "2026-11-22", "2026-11", "2026", "2026-11-22/2027-05-31" };
	static const char *const bad[] = {
		"maart", "2026-13", "2026-03-01/2026-03-31", "2026-01-01/2026-12-31", "2026-03-04/2026-03-04", "26",
		"2027-05-31/2026-11-22", "1899-12", "1899-12-31/1900-01-02", "2199-12-31/2200-01-01", "22-11-2026",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		cr_expect_eq(field_check(f, good[i]), 0, "%s: %s", good[i], err_last());
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_expect_eq(field_check(f, bad[i]), ERR_INVALID, "%s", bad[i]);
	field_check(f, "2026-13");
	cr_assert_not_null(strstr(err_last(), "2026-13"));
	cr_assert_not_null(strstr(err_last(), "yyyy-mm"));
	cr_assert_eq(field_check(field_of(E_CONTACT, "date"), "2026-11"), ERR_INVALID);
}

Test(field, show__imprecise_dates)
{
	const struct field *f = field_of(E_PLACEMENT, "start");

	cr_assert_str_eq(field_show(f, "2026-11-22", a), "22-11-2026");
	cr_assert_str_eq(field_show(f, "2027-03", a), "March 2027");
	cr_assert_str_eq(field_show(f, "2027-06-01/2027-08-31", a), "summer 2027");
	cr_assert_str_eq(field_show(f, "2026-11-22/2027-05-31", a), "between 22 Nov 2026 and 31 May 2027");
	cr_assert_str_eq(field_show(f, "nonsense", a), "nonsense");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "date"), "2027-03", a), "2027-03");
}

Test(field, parse__whole_numbers)
{
	const struct field *f = field_of(E_CONTACT, "minutes");

	assert_parse(f, "45", "45");
	assert_parse(f, "045", "45");
	assert_parse(f, "45,0", "45");
	assert_parse(f, "1.000", "1000");
	assert_parse(f, "+5", "5");
	assert_parse(f, "-0", "0");
	assert_parse(f, "0", "0");
	assert_refused(f, "1441");
	assert_refused(f, "-1");
	assert_refused(f, "4,5");
	assert_refused(f, "veel");
	assert_refused(f, "99999999999999999999");
	assert_refused(f, "1e3");
	assert_refused(f, ".");
	assert_refused(f, ",");
	assert_refused(f, "-");
	assert_refused(f, "+");
}

Test(field, parse__decimals_with_comma_or_point)
{
	const struct field *f = field_of(E_PLACEMENT, "hours");

	assert_parse(f, "28,5", "28.5");
	assert_parse(f, "28.50", "28.5");
	assert_parse(f, "32,00", "32");
	assert_parse(f, "0,5", "0.5");
	assert_parse(f, "00,5", "0.5");
	assert_refused(f, "60,5");
	assert_refused(f, "1.234,56");
	assert_refused(f, "2,5,5");
	assert_refused(f, "2.5.5");
	assert_refused(f, "28,");
	assert_refused(f, "nan");
	assert_refused(f, "0x10");
}

Test(field, parse__percentages)
{
	const struct field *f = field_of(E_PLACEMENT, "wage_value");

	assert_parse(f, "80", "80");
	assert_parse(f, "80%", "80");
	assert_parse(f, "80 %", "80");
	assert_parse(f, "70,5 %", "71");
	assert_parse(f, "70.5%", "71");
	assert_parse(f, "70,49", "70");
	assert_parse(f, "0,5", "1");
	assert_parse(f, "99,50", "100");
	assert_refused(f, "101");
	assert_refused(f, "100,5");
	assert_refused(f, "-0,2");
	assert_refused(f, "70,");
	assert_refused(f, "70,5x");
	assert_refused(f, "7,0,5");
	assert_refused(f, "%");
}

Test(field, parse__yes_and_no_in_both_languages)
{
	static const char *const yes[] = { "ja", "Ja", "J", "yes", "Y", "x", "X", "1", "true", "WAAR" };
	static const char *const no[] = { "nee", "Nee", "N", "no", "0", "false", "onwaar" };
	const struct field *f = field_of(E_CONTACT, "reached");

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_parse(f, yes[i], "1");
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_parse(f, no[i], "0");
	assert_refused(f, "misschien");
	assert_refused(f, "-");
	assert_refused(f, "2");
}

Test(field, parse__choices_by_code_label_or_synonym)
{
	const struct field *f = field_of(E_ORGANISATION, "kind");

	assert_parse(f, "employer", "employer");
	assert_parse(f, "Werkgever", "employer");
	assert_parse(f, "COMPANY", "employer");
	assert_parse(f, "health_service", "health_service");
	assert_parse(f, "health service", "health_service");
	assert_parse(f, "Arbodienst", "health_service");
	assert_parse(f, "sw bedrijf", "sheltered");
	assert_refused(f, "sportclub");
	cr_assert_not_null(strstr(err_last(), "municipality"));
}

Test(field, parse__retired_choices_come_last)
{
	static const struct choice list[] = {
		{ "old", { "bellen", "call" }, NULL, true, NULL },
		{ "new", { "bellen", "call" }, "telefoon", false, NULL },
		{ "fax", { "fax", "fax" }, NULL, true, NULL },
		{ NULL, { NULL, NULL }, NULL, false, NULL },
	};
	const struct field f = { .name = "means", .label = { "Middel", "Means" }, .kind = F_CHOICE, .choices = list };

	assert_parse(&f, "Bellen", "new");
	assert_parse(&f, "old", "old");
	assert_parse(&f, "Fax", "fax");
	assert_refused(&f, "brief");
	cr_assert_null(strstr(err_last(), "fax"));
}

Test(field, parse__references)
{
	const struct field *f = field_of(E_CONTACT, "placement");

	assert_parse(f, "42", "42");
	assert_parse(f, "3.17", "3298534883345");
	assert_refused(f, "0");
	assert_refused(f, "-1");
	assert_refused(f, "3.0");
	assert_refused(f, "4x");
}

Test(field, check__wants_canonical_values)
{
	cr_assert_eq(field_check(field_of(E_CONTACT, "date"), NULL), 0);
	cr_assert_eq(field_check(field_of(E_CONTACT, "date"), "2026-11-22"), 0);
	cr_assert_eq(field_check(field_of(E_CONTACT, "date"), "22-11-2026"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_PLACEMENT, "hours"), "28,5"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_CONTACT, "reached"), "ja"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_CONTACT, "placement"), "3.17"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_CONTACT, "note"), "\xff"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_CONTACT, "party"), "werkgever"), ERR_INVALID);
}

Test(field, show__is_for_people_and_clean)
{
	const struct field *hours = field_of(E_PLACEMENT, "hours");

	cr_assert_str_eq(field_show(hours, NULL, a), "");
	cr_assert_str_eq(field_show(hours, "28.5", a), "28.5");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "date"), "2026-11-22", a), "22-11-2026");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "reached"), "0", a), "no");
	cr_assert_str_eq(field_show(field_of(E_PLACEMENT, "wage_value"), "80", a), "80%");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "placement"), "3298534883345", a), "3.17");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "note"), "a\n\x1b", a), "a\n\xef\xbf\xbd");
	cr_assert_str_eq(field_show(field_of(E_CONTACT, "date"), "\x1b", a), "\xef\xbf\xbd");
	cr_assert_str_eq(field_show(field_of(E_ORGANISATION, "kind"), "health_service", a),
		"occupational health service");
	lang_init("nl", "/nonexistent");
	cr_assert_str_eq(field_show(hours, "28.5", a), "28,5");
	cr_assert_str_eq(field_show(field_of(E_ORGANISATION, "kind"), "health_service", a), "arbodienst");
}

/* What is shown in either language can be typed back. */
Test(dictionary, every_choice__is_understood_as_it_is_shown)
{
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		for (size_t i = 0; i < e->nfields; i++) {
			const struct field *f = &e->fields[i];
			cr_assert_eq(f->kind == F_CHOICE, f->choices != NULL, "%s.%s", e->name, f->name);
			for (int c = 0; f->choices != NULL && f->choices[c].code != NULL; c++) {
				cr_assert_eq(model_choice_index(f->choices, f->choices[c].code), c);
				assert_parse(f, f->choices[c].code, f->choices[c].code);
				assert_parse(f, f->choices[c].label.nl, f->choices[c].code);
				assert_parse(f, f->choices[c].label.en, f->choices[c].code);
			}
		}
	}
}

Test(dictionary, every_field__has_labels_a_target_and_a_good_initial_value)
{
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		cr_assert_eq(model_entity_by_name(e->name), e);
		cr_assert_eq(model_entity_by_name(e->plural), e);
		for (size_t i = 0; i < e->nfields; i++) {
			const struct field *f = &e->fields[i];
			cr_assert_eq(model_field(e, f->name), (int)i, "%s.%s is there twice", e->name, f->name);
			cr_assert(f->label.nl != NULL && f->label.en != NULL, "%s.%s", e->name, f->name);
			cr_assert_eq(f->kind == F_REF, f->ref != E_NONE, "%s.%s", e->name, f->name);
			if (f->kind != F_DATE)
				cr_assert_eq(field_check(f, f->initial), 0, "%s.%s", e->name, f->name);
		}
	}
	cr_assert_eq(model_entity_by_name("employers"), model_entity(E_ORGANISATION));
	cr_assert_null(model_entity_by_name("nothing"));
}

Test(id, show_and_parse__agree)
{
	static const int64_t ids[] = { 1, 42, ((int64_t)1 << 40) - 1, ((int64_t)3 << 40) | 17, INT64_MAX };
	static const char *const bad[] = { "", "0", "-1", "1.", ".1", "1.0", "8388608.1", "1.1099511627776", "1.2.3",
		" 1", "9223372036854775808", "1a" };
	int64_t id;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		cr_assert_eq(id_parse(id_show(ids[i], a), &id), 0);
		cr_assert_eq(id, ids[i]);
	}
	cr_assert_str_eq(id_show(42, a), "42");
	cr_assert_str_eq(id_show(((int64_t)3 << 40) | 17, a), "3.17");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_assert_eq(id_parse(bad[i], &id), ERR_INVALID, "\"%s\"", bad[i]);
}

Test(field, citizen_service_number_is_refused__where_it_cannot_be_masked)
{
	cr_assert_eq(field_check(field_of(E_EMPLOYEE, "number"), "123456782"), ERR_INVALID);
	cr_assert(strstr(err_last(), "BSN") != NULL && strstr(err_last(), "123456782") == NULL, "%s", err_last());
	cr_assert_eq(field_check(field_of(E_PLACEMENT, "job_title"), "packer 111222333"), ERR_INVALID);
	cr_assert_eq(field_check(field_of(E_EMPLOYEE, "number"), "123456789"), 0, "fails the test of eleven");
	cr_assert_eq(field_check(field_of(E_EMPLOYEE, "phone"), "123456782"), 0);
	cr_assert_eq(field_check(field_of(E_EMPLOYEE, "note"), "bsn 123456782"), 0, "masked when it is written");
}

Test(field, numbers_may_say_their_unit)
{
	const struct field *f = field_of(E_PLACEMENT, "hours");
	assert_parse(f, "24 uur", "24");
	assert_parse(f, "32u p/w", "32");
	assert_parse(f, "28,5 uren per week", "28.5");
	assert_parse(field_of(E_CONTACT, "minutes"), "30 min.", "30");
}
