/* Records and names. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/model.h"
#include "fixture.h"

TestSuite(record, .init = model_setup, .fini = model_teardown);
TestSuite(name, .init = model_setup, .fini = model_teardown);

Test(record, new__holds_the_initial_values)
{
	struct record *r = record_new(model_entity(E_CONTACT), today, a);

	cr_assert_eq(r->id, 0);
	cr_assert_null(r->base);
	cr_assert_str_eq(record_get(r, "date"), "2026-11-22");
	cr_assert_str_eq(record_get(r, "reached"), "1");
	cr_assert_null(record_get(r, "note"));
	cr_assert_eq(record_check(r), 0, "%s", err_last());
}

Test(record, set__copies_checks_and_empties)
{
	struct record *r = record_new(model_entity(E_CONTACT), today, a);
	char date[] = "2026-01-02";

	cr_assert_eq(record_set(r, "date", date), 0);
	date[0] = 'x';
	cr_assert_str_eq(record_get(r, "date"), "2026-01-02");
	cr_assert_eq(record_set(r, "date", "2-1-2026"), ERR_INVALID);
	cr_assert_str_eq(record_get(r, "date"), "2026-01-02");
	cr_assert_eq(record_set(r, "date", ""), 0);
	cr_assert_null(record_get(r, "date"));
}

Test(record, set_input__parses_and_keeps_the_old_value_when_refused)
{
	struct record *r = record_new(model_entity(E_CONTACT), today, a);

	cr_assert_eq(record_set_input(r, "date", "gisteren", today), 0);
	cr_assert_str_eq(record_get(r, "date"), "2026-11-21");
	cr_assert_eq(record_set_input(r, "date", "ooit", today), ERR_INVALID);
	cr_assert_str_eq(record_get(r, "date"), "2026-11-21");
	cr_assert_eq(record_set_input(r, "colour", "red", today), ERR_NOTFOUND);
	cr_assert_not_null(strstr(err_last(), "colour"));
	cr_assert_eq(record_set_input(r, "date", " ", today), 0);
	cr_assert_null(record_get(r, "date"));
}

Test(record, imprecise_date__is_set_checked_and_kept)
{
	struct record *r = record_new(model_entity(E_PLACEMENT), today, a);

	cr_assert_eq(record_set(r, "trial_end", "2027-03"), 0);
	cr_assert_str_eq(record_get(r, "trial_end"), "2027-03");
	cr_assert_eq(record_set_input(r, "trial_end", "voor de zomer", today), 0);
	cr_assert_str_eq(record_get(r, "trial_end"), "2026-11-22/2027-05-31");
	cr_assert_eq(record_set(r, "trial_end", "2027-03-01/2027-03-31"), ERR_INVALID);
	cr_assert_eq(record_set_input(r, "trial_end", "ooit", today), ERR_INVALID);
	cr_assert_str_eq(record_get(r, "trial_end"), "2026-11-22/2027-05-31");
	cr_assert_eq(record_set_input(r, "trial_end", "", today), 0);
	cr_assert_null(record_get(r, "trial_end"));
}

Test(record, check__names_the_first_fault)
{
	struct record *r = record_new(model_entity(E_ORGANISATION), today, a);

	cr_assert_eq(record_check(r), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "Employer"), "%s", err_last());
	record_set(r, "name", "Bakkerij De Korenaar");
	cr_assert_eq(record_check(r), 0);
	r->value[model_field(r->entity, "kind")] = arena_strdup(a, "circus");
	cr_assert_eq(record_check(r), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "circus"));
}

Test(record, title__joins_the_name_fields)
{
	struct record *r = record_new(model_entity(E_EMPLOYEE), today, a);

	cr_assert_str_eq(record_title(r, a), "employee");
	r->id = ((int64_t)3 << 40) | 17;
	cr_assert_str_eq(record_title(r, a), "employee 3.17");
	record_set(r, "given_name", "J.");
	record_set(r, "infix", "de");
	record_set(r, "family_name", "Wit\x1b[m");
	cr_assert_str_eq(record_title(r, a), "J. de Wit\xef\xbf\xbd[m");

	r = record_new(model_entity(E_CONTACT), today, a);
	record_set(r, "note", "Gebeld over het rooster.\nRest van het verslag");
	cr_assert_str_eq(record_title(r, a), "22-11-2026 Gebeld over het rooster.");
}

Test(name, split__knows_dutch_names)
{
	static const struct {
		const char *full, *given, *infix, *family;
	} names[] = {
		{ "Jansen", "", "", "Jansen" },
		{ "Anna Maria Jansen", "Anna Maria", "", "Jansen" },
		{ "J. de Wit", "J.", "de", "Wit" },
		{ "Jan van der Berg", "Jan", "van der", "Berg" },
		{ "Jan VAN DEN Berg-de Wit", "Jan", "VAN DEN", "Berg-de Wit" },
		{ "Anna in 't Veld", "Anna", "in 't", "Veld" },
		{ "Anna in ’t Veld", "Anna", "in ’t", "Veld" },
		{ "Piet op de Beek", "Piet", "op de", "Beek" },
		{ "Klaas ter Horst", "Klaas", "ter", "Horst" },
		{ "Klaas ten Have", "Klaas", "ten", "Have" },
		{ "Klaas te Riele", "Klaas", "te", "Riele" },
		{ "Mohamed el Amrani", "Mohamed", "el", "Amrani" },
		{ "Fatima Al Hassan", "Fatima", "Al", "Hassan" },
		{ "Guus van 't Hoff", "Guus", "van 't", "Hoff" },
		{ "A. v.d. Berg", "A.", "v.d.", "Berg" },
		{ "de Wit", "", "de", "Wit" },
		{ "Jan van", "Jan", "", "van" },
		{ "Ben Jansen", "Ben", "", "Jansen" },
		{ "Wit, J. de", "J.", "de", "Wit" },
		{ "Wit, de, Jan", "Jan", "de", "Wit" },
		{ "van der Berg, Jan", "Jan", "van der", "Berg" },
		{ "Berg, van der", "", "van der", "Berg" },
		{ "Jansen, Piet Hein", "Piet Hein", "", "Jansen" },
		{ "  Anna \t Jansen ", "Anna", "", "Jansen" },
		{ "", "", "", "" },
		{ ",", "", "", "," },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *given, *infix, *family;
		name_split(names[i].full, a, &given, &infix, &family);
		cr_assert_str_eq(given, names[i].given, "%s: %s", names[i].full, given);
		cr_assert_str_eq(infix, names[i].infix, "%s: %s", names[i].full, infix);
		cr_assert_str_eq(family, names[i].family, "%s: %s", names[i].full, family);
	}
}

Test(name, split__loses_no_word_of_a_very_long_name)
{
	char *full = arena_strdup(a, ""), *given, *infix, *family;

	for (int i = 0; i < 100; i++)
		full = arena_printf(a, "%sN%d ", full, i);
	name_split(full, a, &given, &infix, &family);
	cr_assert_not_null(strstr(given, "N0 N1"));
	cr_assert_not_null(strstr(family, "N99"));
}

Test(record, factor__has_a_code_and_a_key_that_a_weighing_can_be_written_with)
{
	static const struct {
		const char *field, *value;
		int rc;
	} tries[] = { { "key", "ww", ERR_INVALID }, { "key", "+", ERR_INVALID }, { "key", "W", ERR_INVALID },
		{ "key", "w", 0 }, { "code", "thuis en werk", ERR_INVALID }, { "code", "thuis+", ERR_INVALID },
		{ "code", "o", ERR_INVALID }, { "code", "thuis_2", 0 } };
	struct record *r = record_new(model_entity(E_FACTOR), today, a);
	record_set(r, "code", "thuis");
	record_set(r, "key", "h");
	record_set(r, "kind", "context");
	record_set(r, "label_nl", "thuis");
	record_set(r, "label_en", "home");
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		cr_assert_eq(record_set(r, tries[i].field, tries[i].value), 0);
		cr_assert_eq(record_check(r), tries[i].rc, "%s", tries[i].value);
	}
}

Test(record, what_comes_after__is_held_against_what_is_filled_in_before_it)
{
	struct record *r = record_new(model_entity(E_PARTICIPATION), today, a);
	record_set_ref(r, "programme", 1);
	record_set_ref(r, "employer", 1);
	record_set(r, "selected", "2026-03-01");
	record_set(r, "started", "2026-02-28");
	cr_assert_eq(record_check(r), ERR_INVALID, "there is no day on which they agreed");
	cr_assert_not_null(strstr(err_last(), "01-03-2026"), "%s", err_last());
	record_set(r, "started", "2026-03-01");
	cr_assert_eq(record_check(r), 0, "%s", err_last());
}

Test(record, at_most__is_not_less_than_at_least)
{
	struct record *r = record_new(model_entity(E_TARGET), today, a);
	record_set_ref(r, "programme", 1);
	record_set_ref(r, "region", 1);
	record_set(r, "employers_min", "9");
	record_set(r, "employers_max", "10");
	cr_assert_eq(record_check(r), 0, "%s", err_last());
	record_set(r, "employers_min", "11");
	cr_assert_eq(record_check(r), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "11"), "%s", err_last());
	record_set(r, "employers_min", "10");
	cr_assert_eq(record_check(r), 0, "%s", err_last());
	record_set(r, "employers_max", NULL);
	cr_assert_eq(record_check(r), 0, "%s", err_last());
}

Test(record, what_ends__does_not_end_before_it_began)
{
	struct record *r = record_new(model_entity(E_ABSENCE), today, a);
	cr_assert_eq(record_set(r, "date", "2026-11-10"), 0);
	cr_assert_eq(record_set(r, "ended", "2026-11-10"), 0);
	cr_assert_eq(record_check(r), 0, "%s", err_last());
	cr_assert_eq(record_set(r, "ended", "2026-11-01"), 0);
	cr_assert_eq(record_check(r), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "10-11-2026"), "%s", err_last());
	/* A name that is none of the record's would end the program. */
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		for (size_t i = 0; i < e->nfields; i++)
			cr_expect(!e->fields[i].after || model_field(e, e->fields[i].after) >= 0, "%s.%s", e->name,
				e->fields[i].name);
	}
}
