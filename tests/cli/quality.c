/* What is missing, what stands twice, merging, on the command line. */
#include <criterion/criterion.h>

#include "run.h"

TestSuite(quality, .init = run_open, .fini = run_close);

Test(quality, gaps__worth_most_first__as_codes_in_json)
{
	make_office();
	GOOD("set", "placement/1", "course=smooth", "phase=stable");
	json_t *all = JSON("gaps", "--all", "--json");
	cr_assert_eq(json_array_size(all), 2);
	cr_assert_eq(number_of(json_array_get(all, 1), "placement"), 1);
	cr_assert(number_of(json_array_get(all, 0), "worth") > number_of(json_array_get(all, 1), "worth"));
	json_t *only = JSON("gaps", "course", "--all", "--json");
	cr_assert_eq(json_array_size(only), 1);
	cr_assert_eq(number_of(json_array_get(only, 0), "placement"), 2);
	cr_assert_eq(json_array_size(JSON("gaps", "--all", "--json", "--limit", "1")), 1);
	char *out = GOOD("gaps", "--all");
	cr_assert(has(out, "no capacity profile (profile)"), "%s", out);
	struct result bad = ANKER("gaps", "shoes");
	cr_assert_eq(bad.code, 2);
	cr_assert(has(bad.err, "contact_person"), "%s", bad.err);
}

Test(quality, duplicates__of_all_kinds_or_one)
{
	make_office();
	struct result none = ANKER("duplicates");
	cr_assert_eq(none.code, 0);
	GOOD("add", "employer", "name=bakkerij de korenaar");
	GOOD("add", "person", "organisation=1", "given_name=Piet", "family_name=Smit");
	GOOD("add", "person", "organisation=1", "given_name=Piet", "family_name=Smit");
	cr_assert_eq(json_array_size(JSON("duplicates", "--json")), 2);
	json_t *employers = JSON("duplicates", "employers", "--json");
	cr_assert_eq(json_array_size(employers), 1);
	cr_assert_str_eq(text_of(json_array_get(employers, 0), "why"), "same name");
	cr_assert(has(GOOD("duplicates"), "person/1 Piet Smit · person/2 Piet Smit"));
	cr_assert_eq(ANKER("duplicates", "contacts").code, 2);
}

Test(quality, add__says_what_it_resembles_and_saves)
{
	make_office();
	struct result r = ANKER("add", "employer", "name=bakkerij de korenaar");
	cr_assert_eq(r.code, 0);
	cr_assert(has(r.err, "resembles organisation/1 Bakkerij De Korenaar: same name"), "%s", r.err);
	cr_assert_eq(json_array_size(JSON("list", "employers", "--json")), 2);
}

Test(quality, merge__moves_and_undo_takes_it_back)
{
	make_office();
	GOOD("add", "employer", "name=Korenaar", "place=Ede", "sector=food");
	GOOD("set", "employer/1", "place=Breda");
	GOOD("set", "placement/2", "employer=2");
	char *out = GOOD("merge", "employer/1", "employer/2", "plaats=drop");
	cr_assert(has(out, "1 record moved"), "%s", out);
	json_t *r = JSON("show", "employer/1", "--json");
	cr_assert_str_eq(text_of(r, "place"), "Ede");
	cr_assert_str_eq(text_of(r, "sector"), "food");
	cr_assert_str_eq(text_of(r, "name"), "Bakkerij De Korenaar");
	cr_assert_eq(json_array_size(JSON("list", "employers", "--json")), 1);
	cr_assert_eq(number_of(JSON("show", "placement/2", "--json"), "employer"), 1);
	GOOD("undo");
	cr_assert_eq(number_of(JSON("show", "placement/2", "--json"), "employer"), 2);
	cr_assert_str_eq(text_of(JSON("show", "employer/1", "--json"), "place"), "Breda");
	cr_assert_eq(ANKER("check").code, 0);
}

Test(quality, merge__says_what_it_does_not_do)
{
	make_office();
	cr_assert_eq(ANKER("merge", "placement/1", "placement/2").code, 1);
	cr_assert_eq(ANKER("merge", "employer/1", "employer/1").code, 1);
	cr_assert_eq(ANKER("merge", "employer/1", "employee/1").code, 2);
	cr_assert_eq(ANKER("merge", "employee/1", "employee/2", "phone").code, 2);
	cr_assert_eq(ANKER("merge", "employee/1", "employee/2", "shoes=drop").code, 2);
	cr_assert_eq(ANKER("merge", "employee/1", "employee/9").code, 1);
}
