/* anker tasks: tasks of an employer by department, and the worksheet of a function. */
#include <criterion/criterion.h>

#include "run.h"

TestSuite(tasks, .init = run_open, .fini = run_close);

static void make_tasks(void)
{
	make_office();
	GOOD("add", "job", "employer=1", "name=Shop help", "hours=18");
	GOOD("add", "task", "employer=1", "name=Stocking", "department=Shop", "hours=8.5", "certificate=no",
		"splittable=yes", "job=1", "done_by=salesman");
	GOOD("add", "task", "employer=1", "name=Baking", "department=Bakery", "certificate=yes");
	GOOD("add", "load_item", "task=1", "item=standing", "load=3");
}

Test(tasks, lists_what_could_be_split_off__with_hours_and_load)
{
	make_tasks();
	char *out = GOOD("tasks", "employer/1");
	cr_assert(strstr(out, "Baking") < strstr(out, "Stocking"), "by department: %s", out);
	cr_assert(has(out, "8.5 h"), "%s", out);
	cr_assert(has(out, "Shop help"), "%s", out);
	json_t *o = JSON("tasks", "employer/1", "--json");
	json_t *task = json_array_get(json_object_get(o, "tasks"), 1);
	cr_assert_str_eq(text_of(task, "name"), "Stocking");
	cr_assert_float_eq(json_real_value(json_object_get(task, "hours")), 8.5, 1e-9);
	cr_assert(json_is_true(json_object_get(task, "elementary")));
	cr_assert_str_eq(text_of(task, "asks_most"), "standing 3");
	cr_assert_str_eq(text_of(task, "done_by"), "salesman");
	cr_assert_str_eq(text_of(task, "job_name"), "Shop help");
	task = json_array_get(json_object_get(o, "tasks"), 0);
	cr_assert(json_is_null(json_object_get(task, "hours")));
	cr_assert(json_is_false(json_object_get(task, "elementary")));
	cr_assert(json_is_null(json_object_get(task, "splittable")));
	cr_assert_str_eq(text_of(json_array_get(json_object_get(o, "jobs"), 0), "state"), "draft");
}

Test(tasks, shows_what_a_function_comes_to)
{
	make_tasks();
	char *out = GOOD("tasks", "job/1");
	cr_assert(has(out, "8.5 h a week in tasks, 18 h aimed at"), "%s", out);
	cr_assert(has(out, "standing: heavy (Stocking)"), "%s", out);
	cr_assert(has(out, "9.5 h a week still to find"), "%s", out);
	json_t *o = JSON("tasks", "job/1", "--json");
	cr_assert_float_eq(json_real_value(json_object_get(o, "hours_aimed_at")), 18, 1e-9);
	cr_assert_eq(json_array_size(json_object_get(o, "points")), 1);
	cr_assert_str_eq(json_string_value(json_array_get(json_object_get(o, "missing"), 0)),
		"9.5 h a week still to find");
}

Test(tasks, says_how__where_there_are_none_or_the_word_is_wrong)
{
	make_office();
	struct result r = ANKER("tasks", "1");
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert(has(r.err, "anker add task employer=1"), "%s", r.err);
	cr_assert_eq(ANKER("tasks", "placement/1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("tasks").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("tasks", "job/7").code, CLI_REFUSED);
}
