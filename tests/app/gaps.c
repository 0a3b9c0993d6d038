/* What is missing: found per placement, weighed by the rules, and gone once filled in. */
#include <stdlib.h>

#include "anker/overview.h"
#include "office.h"

/* With a folder for one's own rules. */
static void gaps_open(void)
{
	office_open();
	free(app->local_rules);
	app->local_rules = xstrdup(arena_printf(arena, "%s/own/rules", office_folder()));
}

TestSuite(gaps, .init = gaps_open, .fini = office_close);

static const struct gap_kind *kind(const char *code)
{
	struct gap_kind *all;
	size_t n;
	cr_assert_eq(app_gap_kinds(app, 0, true, NULL, NULL, arena, &all, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].code, code) == 0)
			return &all[i];
	cr_assert_fail("no kind %s", code);
	return NULL;
}

static bool misses(int64_t placement, const char *code)
{
	struct gap_kind *all;
	size_t n;
	cr_assert_eq(app_gaps_of(app, placement, arena, &all, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].code, code) == 0)
			return true;
	return false;
}

static size_t rows(int64_t expert, const char *code, struct gap_row **out)
{
	size_t n;
	cr_assert_eq(app_gaps(app, expert, code, 0, 0, arena, out, &n), 0, "%s", err_last());
	return n;
}

/* Makes a local rule file that sets what a kind is worth. */
static void weigh(const char *code, int worth)
{
	char *text = arena_printf(arena,
		"parameter volledigheid_%s \"gewicht\"\n  vanaf 2024-01-01: %d\n  herkomst redactie\n", code, worth);
	cr_assert_eq(app_rules_save(app, arena_printf(arena, "%s.regel", code), text), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(app->rules), 0, "%s", rules_error(app->rules, 0)->message);
}

Test(gaps, each_kind__is_a_field_or_record_of_the_dictionary)
{
	size_t n;
	const struct gap_check *check = store_gap_checks(&n);
	cr_assert(n > 0 && n < 32);
	for (size_t i = 0; i < n; i++) {
		const struct entity *e = model_entity(check[i].entity);
		cr_assert(!check[i].field || model_field(e, check[i].field) >= 0, "%s", check[i].code);
		cr_assert(check[i].field || model_field(e, "placement") >= 0, "%s", check[i].code);
		for (size_t k = 0; k < i; k++)
			cr_assert_str_neq(check[i].code, check[k].code);
	}
}

Test(gaps, what_is_filled_in__is_missing_no_more)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos"), profile, person;
	cr_assert(misses(p, "profile"));
	cr_assert(misses(p, "contact_person"), "there is one, but not who it is");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(misses(p, "contact_person"), "asked: there is nobody");
	change(E_PLACEMENT, p, "has_contact_person", NULL);
	person = PUT(E_PERSON, "organisation", id(employer), "family_name", "Smit");
	change(E_PLACEMENT, p, "contact_person", id(person));
	cr_assert_not(misses(p, "contact_person"));
	profile = PUT(E_PROFILE, "placement", id(p), "date", "2026-01-01");
	cr_assert_not(misses(p, "profile"));
	cr_assert_eq(app_delete(app, E_PROFILE, profile, get(E_PROFILE, profile)->version, NULL), 0);
	cr_assert(misses(p, "profile"), "a deleted one does not count");
	cr_assert(misses(p, "mandate"));
	change(E_ORGANISATION, employer, "mandate", "individual");
	cr_assert_not(misses(p, "mandate"));
}

Test(gaps, only_asked_where_it_applies)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	cr_assert_not(misses(p, "contract_end"));
	change(E_PLACEMENT, p, "contract", "temporary");
	cr_assert(misses(p, "contract_end"));
	change(E_PLACEMENT, p, "contract_end", "2027-03");
	cr_assert_not(misses(p, "contract_end"));
	cr_assert(misses(p, "score"));
	change(E_PLACEMENT, p, "status", "planned");
	cr_assert_not(misses(p, "score"), "nothing to score before it runs");
}

Test(gaps, worth_most_first__then_by_name__and_a_kind_of_no_worth_is_left_out)
{
	int64_t linde = make_employer("De Linde");
	int64_t vos = make_placement(linde, "Vos"), aker = make_placement(linde, "Aker"), bos = make_placement(linde, "Bos");
	struct gap_row *r;
	weigh("profile", 50);
	PUT(E_PROFILE, "placement", id(aker), "date", "2026-01-01");
	cr_assert_eq(rows(0, NULL, &r), 3);
	cr_assert_eq(r[0].placement, bos);
	cr_assert_eq(r[1].placement, vos);
	cr_assert_eq(r[2].placement, aker);
	cr_assert_eq(r[0].worth - r[2].worth, 50);
	cr_assert_str_eq(r[2].employee_name, "J. Aker");
	cr_assert_str_eq(r[2].employer_name, "De Linde");
	cr_assert_eq(rows(0, "profile", &r), 2);
	weigh("profile", 0);
	cr_assert_eq(rows(0, NULL, &r), 3);
	cr_assert_eq(r[0].placement, aker, "all miss the same now: by name");
	cr_assert_not(misses(vos, "profile"));
	cr_assert_eq(kind("profile")->count, -1);
}

Test(gaps, ended_ones_and_those_of_others__are_not_asked_about)
{
	int64_t linde = make_employer("De Linde"), vos = make_placement(linde, "Vos"), bos = make_placement(linde, "Bos");
	struct gap_row *r;
	change(E_PLACEMENT, vos, "expert", id(bram));
	cr_assert_eq(rows(anna, NULL, &r), 1);
	cr_assert_eq(r[0].placement, bos);
	cr_assert_eq(rows(0, NULL, &r), 2);
	change(E_PLACEMENT, bos, "status", "ended");
	cr_assert_eq(rows(0, NULL, &r), 1);
	cr_assert_eq(rows(anna, NULL, &r), 0);
}

Test(gaps, counts__are_those_of_the_lists)
{
	int64_t linde = make_employer("De Linde");
	struct gap_kind *all;
	struct gap_row *r;
	size_t n;
	for (int i = 0; i < 6; i++) {
		int64_t p = make_placement(linde, arena_printf(arena, "Vos%d", i));
		if (i % 2)
			PUT(E_PROFILE, "placement", id(p), "date", "2026-01-01");
		if (i % 3)
			change(E_PLACEMENT, p, "lead", "expert");
	}
	cr_assert_eq(app_gap_kinds(app, anna, true, NULL, NULL, arena, &all, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(all[i].count, (int64_t)rows(anna, all[i].code, &r), "%s", all[i].code);
	cr_assert_eq(kind("profile")->count, 3);
}

Test(gaps, pages__follow_each_other)
{
	int64_t linde = make_employer("De Linde");
	struct gap_row *all, *page;
	size_t n;
	for (int i = 0; i < 7; i++) {
		int64_t p = make_placement(linde, arena_printf(arena, "Vos%d", i));
		if (i % 2 == 0)
			PUT(E_PROFILE, "placement", id(p), "date", "2026-01-01");
	}
	cr_assert_eq(rows(0, NULL, &all), 7);
	for (int i = 0; i < 7; i += 3) {
		cr_assert_eq(app_gaps(app, 0, NULL, i, 3, arena, &page, &n), 0);
		cr_assert_eq(n, i < 6 ? 3 : 1);
		for (size_t k = 0; k < n; k++)
			cr_assert_eq(page[k].placement, all[(size_t)i + k].placement);
	}
}

Test(gaps, unknown_kind__is_refused)
{
	struct gap_row *r;
	size_t n;
	cr_assert_eq(app_gaps(app, 0, "shoes", 0, 0, arena, &r, &n), ERR_INVALID);
}

Test(gaps, each_kind__has_its_worth_in_the_rules_that_come_with_it)
{
	struct ruleset *shipped;
	size_t n;
	const struct gap_check *check = store_gap_checks(&n);
	cr_assert_eq(rules_load(&shipped, "share", "/nowhere"), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		cr_assert(rules_parameter_number(shipped, arena_printf(arena, "volledigheid_%s", check[i].code), TODAY, 0) > 0,
			"%s", check[i].code);
	for (size_t i = 0; i < rules_parameter_count(shipped); i++) {
		const char *name = rules_parameter(shipped, i)->name, *code = name + strlen("volledigheid_");
		bool known = strncmp(name, "volledigheid_", strlen("volledigheid_")) != 0;
		for (size_t k = 0; k < n && !known; k++)
			known = strcmp(check[k].code, code) == 0;
		cr_assert(known, "%s weighs nothing", name);
	}
	rules_free(&shipped);
}
