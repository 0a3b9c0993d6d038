/* What stands twice: found however it is written, told why, and quiet once said apart. */
#include "anker/overview.h"
#include "office.h"

TestSuite(twins, .init = office_open, .fini = office_close, .timeout = 60);

static size_t find(enum entity_id e, struct twin **out)
{
	size_t n;
	cr_assert_eq(app_twins(app, e, 0, arena, out, &n), 0, "%s", err_last());
	return n;
}

static void expect_pair(enum entity_id e, int64_t one, int64_t other, const char *why)
{
	struct twin *t;
	size_t n = find(e, &t);
	for (size_t i = 0; i < n; i++)
		if (t[i].one == one && t[i].other == other) {
			cr_assert(strstr(t[i].why, why), "why: %s", t[i].why);
			return;
		}
	cr_assert_fail("%ld and %ld (%s) are not among %zu pairs", (long)one, (long)other, why, n);
}

static void expect_none(enum entity_id e)
{
	struct twin *t;
	size_t n = find(e, &t);
	cr_assert_eq(n, 0, "%s / %s: %s", n ? t[0].title_one : "", n ? t[0].title_other : "", n ? t[0].why : "");
}

Test(twins, employers__by_number_phone_and_name_without_legal_form)
{
	int64_t a = PUT(E_ORGANISATION, "name", "Bakkerij De Korenaar B.V.", "place", "Ede", "coc_number", "12345678");
	int64_t smit = PUT(E_ORGANISATION, "name", "Slagerij Smit", "place", "Ede", "phone", "0318 123 456");
	expect_none(E_ORGANISATION);
	int64_t b = PUT(E_ORGANISATION, "name", "bakkerij de korenaar", "place", "EDE");
	expect_pair(E_ORGANISATION, a, b, "same name, same place");
	int64_t c = PUT(E_ORGANISATION, "name", "De Korenaar Holding", "coc_number", "12345678");
	expect_pair(E_ORGANISATION, a, c, "same Chamber of Commerce number");
	int64_t d = PUT(E_ORGANISATION, "name", "Slagerij Smidt", "phone", "+31 318-123456");
	expect_pair(E_ORGANISATION, smit, d, "same phone");
	int64_t e = PUT(E_ORGANISATION, "name", "Smit Slagerij VOF", "phone", "0318123456");
	expect_pair(E_ORGANISATION, smit, e, "name nearly the same");
}

Test(twins, branches__share_a_name_but_not_a_place)
{
	PUT(E_ORGANISATION, "name", "Heijn", "place", "Ede", "coc_number", "12345678");
	PUT(E_ORGANISATION, "name", "Heijn", "place", "Zwolle", "coc_number", "12345678");
	PUT(E_ORGANISATION, "name", "School 3", "place", "Ede");
	PUT(E_ORGANISATION, "name", "School 4", "place", "Ede");
	expect_none(E_ORGANISATION);
}

Test(twins, employees__by_birth_date_initials_infix_and_slips)
{
	int64_t a = PUT(E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date", "1990-05-04");
	int64_t b = PUT(E_EMPLOYEE, "given_name", "J.", "family_name", "de Wit", "birth_date", "1990-05-04");
	expect_pair(E_EMPLOYEE, a, b, "same name, same initial, same date of birth");
	int64_t c = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit", "birth_date", "1990-04-05");
	expect_pair(E_EMPLOYEE, a, c, "date of birth nearly the same");
	int64_t d = PUT(E_EMPLOYEE, "given_name", "Sanne", "family_name", "Jansen", "birth_date", "1988-01-02");
	int64_t e = PUT(E_EMPLOYEE, "given_name", "Sanne", "family_name", "Janssen", "birth_date", "1988-01-02");
	expect_pair(E_EMPLOYEE, d, e, "name nearly the same");
	int64_t f = PUT(E_EMPLOYEE, "given_name", "K.", "family_name", "Bos", "email", "Kim@huis.nl");
	int64_t g = PUT(E_EMPLOYEE, "given_name", "Kim", "family_name", "Bos-Smit", "email", "kim@huis.nl");
	expect_pair(E_EMPLOYEE, f, g, "same e-mail");
	struct twin *t;
	size_t n = find(E_EMPLOYEE, &t);
	for (size_t i = 1; i < n; i++)
		cr_assert(t[i - 1].likeness >= t[i].likeness, "likeliest first");
}

Test(twins, family__is_not_taken_for_one)
{
	PUT(E_EMPLOYEE, "given_name", "Eva", "family_name", "Smit", "birth_date", "1990-05-04", "phone", "0612345678");
	PUT(E_EMPLOYEE, "given_name", "Tom", "family_name", "Smit", "birth_date", "1990-05-04", "phone", "0612345678");
	PUT(E_EMPLOYEE, "given_name", "Eva", "family_name", "Smit", "birth_date", "1961-11-30");
	expect_none(E_EMPLOYEE);
}

Test(twins, contact_persons__within_one_employer)
{
	int64_t linde = make_employer("De Linde"), vlier = make_employer("De Vlier");
	int64_t a = PUT(E_PERSON, "organisation", id(linde), "given_name", "Piet", "family_name", "Smit");
	PUT(E_PERSON, "organisation", id(vlier), "given_name", "Piet", "family_name", "Smit");
	expect_none(E_PERSON);
	int64_t b = PUT(E_PERSON, "organisation", id(linde), "family_name", "Smit");
	expect_pair(E_PERSON, a, b, "same name");
}

Test(twins, said_to_be_two__stays_away_until_that_is_undone)
{
	int64_t a = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	int64_t b = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	char *label;
	expect_pair(E_EMPLOYEE, a, b, "same given name");
	cr_assert_eq(app_not_twins(app, E_EMPLOYEE, b, a, NULL), 0, "%s", err_last());
	expect_none(E_EMPLOYEE);
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(label, "not the same: Jan Wit");
	expect_pair(E_EMPLOYEE, a, b, "same given name");
	cr_assert_eq(app_not_twins(app, E_EMPLOYEE, a, a, NULL), ERR_INVALID);
	cr_assert_eq(app_not_twins(app, E_CONTACT, a, b, NULL), ERR_INVALID);
}

Test(twins, deleted_ones__count_no_more)
{
	PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	int64_t b = PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit");
	cr_assert_eq(app_delete(app, E_EMPLOYEE, b, get(E_EMPLOYEE, b)->version, NULL), 0);
	expect_none(E_EMPLOYEE);
}

Test(twins, a_new_record__is_compared_before_it_is_there)
{
	int64_t a = PUT(E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date", "1990-05-04");
	struct record *r = record_new(model_entity(E_EMPLOYEE), TODAY, arena);
	struct twin *t;
	size_t n;
	record_set(r, "family_name", "De Wit");
	record_set(r, "given_name", "Jan");
	record_set(r, "birth_date", "1990-05-04");
	cr_assert_eq(app_twins_of(app, r, arena, &t, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(t[0].other, a);
	record_set(r, "birth_date", "1971-05-04");
	cr_assert_eq(app_twins_of(app, r, arena, &t, &n), 0);
	cr_assert_eq(n, 0, "%s", n ? t[0].why : "");
	struct record *contact = record_new(model_entity(E_CONTACT), TODAY, arena);
	cr_assert_eq(app_twins_of(app, contact, arena, &t, &n), 0);
	cr_assert_eq(n, 0);
}

Test(twins, limit__gives_the_likeliest)
{
	struct twin *all, *few;
	size_t n;
	for (int i = 0; i < 4; i++)
		PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Wit", "birth_date", i < 2 ? "1990-05-04" : NULL);
	cr_assert_eq(find(E_EMPLOYEE, &all), 6);
	cr_assert_eq(app_twins(app, E_EMPLOYEE, 1, arena, &few, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(few[0].one, all[0].one);
	cr_assert_eq(few[0].other, all[0].other);
	cr_assert_eq(app_twins(app, E_CONTACT, 0, arena, &few, &n), ERR_INVALID);
}
