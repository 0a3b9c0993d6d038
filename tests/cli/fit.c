/* anker fit: load beside capacity, of a placement and of a function. */
#include "run.h"

TestSuite(fit, .init = run_open, .fini = run_close);

static void make_work(void)
{
	make_office();
	GOOD("add", "task", "placement=P-1", "name=Inpakken", "hours=12,5");
	GOOD("add", "load_item", "task=1", "item=pace", "load=3", "certainty=assumed");
	GOOD("add", "load_item", "task=1", "item=tillen en dragen", "load=1");
	GOOD("add", "capacity_profile", "placement=P-1", "source=bar");
	GOOD("add", "capacity_item", "profile=1", "item=pace", "limitation=2", "ability=steady work",
		"terms=no peaks", "certainty=established");
	GOOD("add", "job", "employer=1", "name=Dienstmedewerker");
	GOOD("add", "task", "employer=1", "job=1", "name=Bezorgen");
	GOOD("add", "load_item", "task=2", "item=pace", "load=1");
}

Test(fit, tells_the_worst_first__for_people_and_programs)
{
	make_work();
	char *out = GOOD("fit", "P-1");
	cr_assert(has(out, "1 over, 1 assumed, 1 not known"), "%s", out);
	cr_assert(has(out, "over by 2, assumed"), "%s", out);
	cr_assert(has(out, "steady work (no "), "%s", out);
	json_t *o = JSON("fit", "P-1", "--json"), *points = json_object_get(o, "points");
	cr_assert_eq(number_of(o, "over"), 1);
	cr_assert_eq(number_of(o, "over_assumed"), 1);
	cr_assert_eq(number_of(o, "unknown"), 1);
	cr_assert_eq(json_array_size(points), 2);
	json_t *pace = json_array_get(points, 0), *lifting = json_array_get(points, 1);
	cr_assert_str_eq(text_of(pace, "item"), "pace");
	cr_assert_str_eq(text_of(pace, "verdict"), "over");
	cr_assert_eq(number_of(pace, "load"), 3);
	cr_assert_eq(number_of(pace, "can"), 1);
	cr_assert_str_eq(text_of(pace, "tasks"), "Inpakken");
	cr_assert_str_eq(text_of(lifting, "verdict"), "unknown");
	cr_assert(json_is_null(json_object_get(lifting, "can")));
	cr_assert(has(GOOD("fit", "P-1", "--lang", "nl"), "handelingstempo"));
}

Test(fit, of_a_function)
{
	make_work();
	json_t *o = JSON("fit", "P-1", "1", "--json");
	cr_assert_eq(number_of(o, "over"), 0);
	cr_assert_eq(number_of(o, "within"), 1);
	cr_assert_eq(number_of(JSON("fit", "placement/1", "job/1", "--json"), "within"), 1);
	struct result r = ANKER("fit", "P-1", "9");
	cr_assert_eq(r.code, CLI_REFUSED, "%s", r.err);
	r = ANKER("fit", "P-1", "employer/1");
	cr_assert_eq(r.code, CLI_WRONG_USE, "%s", r.err);
	cr_assert_eq(ANKER("fit", "employer/1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("fit").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("fit", "999").code, CLI_REFUSED);
}

Test(fit, without_tasks_or_profile_it_says_what_to_add)
{
	make_office();
	char *out = GOOD("fit", "P-2");
	cr_assert(has(out, "anker add task placement=P-2"), "%s", out);
	cr_assert(has(out, "anker add capacity_profile placement=P-2"), "%s", out);
	cr_assert_eq(json_array_size(json_object_get(JSON("fit", "P-2", "--json"), "points")), 0);
}
