/* Tasks of an employer, and functions put together from them. */
#include "anker/fit.h"
#include "office.h"
#include "src/store/internal.h"

TestSuite(carve, .init = office_open, .fini = office_close);

static int64_t load(int64_t task, const char *item, const char *heavy, const char *certainty)
{
	return PUT(E_LOAD, "task", id(task), "item", item, "load", heavy, "certainty", certainty);
}

static struct carve carved(int64_t employer)
{
	struct carve c;

	cr_assert_eq(app_carve(app, employer, arena, &c), 0, "%s", err_last());
	return c;
}

static struct carve_job worksheet(int64_t job)
{
	struct carve_job j;

	cr_assert_eq(app_carve_job(app, job, arena, &j), 0, "%s", err_last());
	return j;
}

/* "lifting: text; ..." of what is missing. */
static const char *gaps(const struct carve_job *j)
{
	const char *out = "";

	for (size_t i = 0; i < j->ngaps; i++)
		out = arena_printf(arena, "%s%s; ", out, j->gap[i].text);
	return out;
}

static void undo(void)
{
	char *label;

	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
}

Test(carve, lists_tasks_by_department__with_hours_and_what_they_ask)
{
	int64_t baker = make_employer("De Korenaar"), other = make_employer("Noord");
	int64_t clean = PUT(E_TASK, "employer", id(baker), "name", "Cleaning", "department", "Shop", "hours",
		"4.5", "certificate", "0", "splittable", "1", "done_by", "baker");
	int64_t bake = PUT(
		E_TASK, "employer", id(baker), "name", "Baking", "department", "bakery", "certificate", "1");
	PUT(E_TASK, "employer", id(baker), "name", "Answering the phone");
	PUT(E_TASK, "employer", id(other), "name", "Printing");
	PUT(E_LOAD, "task", id(clean), "item", "standing", "load", "1", "date", "2026-10-01");
	load(clean, "bent", "2", "assumed");
	load(clean, "standing", "3", "established");
	load(clean, "overhead", "0", "told");
	load(bake, "overhead", "0", "told");
	struct carve c = carved(baker);
	cr_assert_eq(c.n, 3);
	cr_assert_eq(c.njobs, 0);
	cr_assert_str_eq(c.task[0].name, "Baking");
	cr_assert_str_eq(c.task[1].name, "Cleaning");
	cr_assert_str_eq(c.task[2].name, "Answering the phone", "without a department: last");
	cr_assert_str_eq(c.task[1].load, "standing 3, working bent or twisted 2", "the last note of a point");
	cr_assert_str_eq(c.task[0].load, "", "hardly asked");
	cr_assert_eq(c.task[1].tenths, 45);
	cr_assert_eq(c.task[0].tenths, -1);
	cr_assert(c.task[1].elementary && !c.task[0].elementary && !c.task[2].elementary);
	cr_assert_eq(c.task[2].certificate, -1);
	cr_assert_eq(c.task[1].splittable, 1);
	cr_assert_str_eq(c.task[1].done_by, "baker");
	cr_assert_str_eq(c.task[1].employee, "");
}

Test(carve, names_the_employee_whose_task_it_is)
{
	int64_t baker = make_employer("De Korenaar"), wit = make_placement(baker, "Wit");

	PUT(E_TASK, "placement", id(wit), "name", "Packing");
	struct carve c = carved(baker);
	cr_assert_eq(c.n, 1, "a task of a placement is one of its employer");
	cr_assert_eq(c.task[0].placement, wit);
	cr_assert(strstr(c.task[0].employee, "Wit"), "%s", c.task[0].employee);
}

Test(carve, makes_a_function_of_tasks__as_one_piece_of_work)
{
	int64_t baker = make_employer("De Korenaar"), job = 0;
	int64_t task[] = { PUT(E_TASK, "employer", id(baker), "name", "Cleaning", "department", "Shop"),
		PUT(E_TASK, "employer", id(baker), "name", "Stocking", "department", "Shop") };

	cr_assert_eq(app_carve_put(app, baker, task, 2, 0, " Shop help ", &job, NULL), 0, "%s", err_last());
	cr_assert_str_eq(record_get(get(E_JOB, job), "name"), "Shop help");
	cr_assert_str_eq(record_get(get(E_JOB, job), "department"), "Shop", "they have the same");
	cr_assert_str_eq(record_get(get(E_JOB, job), "state"), "draft");
	struct carve c = carved(baker);
	cr_assert_eq(c.njobs, 1);
	cr_assert_eq(c.task[0].job, job);
	cr_assert_str_eq(c.task[1].job_name, "Shop help");
	undo();
	cr_assert(get(E_JOB, job)->deleted);
	cr_assert_eq(carved(baker).task[0].job, 0);
	cr_assert_eq(carved(baker).task[1].job, 0);
}

Test(carve, adds_to_a_function__and_takes_out)
{
	int64_t baker = make_employer("De Korenaar"), got = -1;
	int64_t job = PUT(E_JOB, "employer", id(baker), "name", "Shop help");
	int64_t task[] = { PUT(E_TASK, "employer", id(baker), "name", "Cleaning"),
		PUT(E_TASK, "employer", id(baker), "name", "Stocking") };

	cr_assert_eq(app_carve_put(app, baker, task, 2, job, NULL, &got, NULL), 0, "%s", err_last());
	cr_assert_eq(got, job);
	cr_assert_eq(carved(baker).task[0].job, job);
	cr_assert_eq(app_carve_put(app, baker, task + 1, 1, 0, NULL, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(carved(baker).task[0].job, job);
	cr_assert_eq(carved(baker).task[1].job, 0);
}

Test(carve, refuses_what_is_of_another_employer__or_nothing)
{
	int64_t baker = make_employer("De Korenaar"), other = make_employer("Noord");
	int64_t own = PUT(E_TASK, "employer", id(baker), "name", "Cleaning");
	int64_t task[] = { own, PUT(E_TASK, "employer", id(other), "name", "Printing") };
	int64_t job = PUT(E_JOB, "employer", id(other), "name", "Printer");

	cr_assert_eq(app_carve_put(app, baker, task, 2, 0, "Help", NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_carve_put(app, baker, task, 1, job, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_carve_put(app, baker, task, 0, 0, "Help", NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_carve_put(app, baker, task, 1, 0, "  ", NULL, NULL), ERR_INVALID);
	cr_assert_eq(carved(baker).njobs, 0);
	cr_assert_eq(carved(baker).task[0].job, 0);
	cr_assert_eq(app_carve_put(app, baker, (int64_t[]){ 12345 }, 1, job, NULL, NULL, NULL), ERR_NOTFOUND);
}

Test(carve, adds_up_a_function__and_says_what_is_missing)
{
	int64_t baker = make_employer("De Korenaar");
	int64_t job = PUT(E_JOB, "employer", id(baker), "name", "Shop help", "hours", "18");
	int64_t clean = PUT(E_TASK, "employer", id(baker), "name", "Cleaning", "job", id(job), "hours", "6.5",
		"certificate", "0");
	int64_t stock = PUT(E_TASK, "employer", id(baker), "name", "Stocking", "job", id(job), "hours", "6",
		"certificate", "1");

	PUT(E_TASK, "employer", id(baker), "name", "Till", "job", id(job));
	load(clean, "standing", "3", "told");
	load(stock, "standing", "3", "assumed");
	load(stock, "bent", "2", "assumed");
	load(clean, "bent", "1", "told");
	struct carve_job j = worksheet(job);
	cr_assert_eq(j.n, 3);
	cr_assert_eq(j.tenths, 125);
	cr_assert_eq(j.wanted, 180);
	cr_assert_eq(j.npoints, 2);
	cr_assert_str_eq(j.point[0].item, "standing");
	cr_assert_str_eq(j.point[0].tasks, "Cleaning, Stocking");
	cr_assert(!j.point[0].assumed, "one of the two is told");
	cr_assert_str_eq(j.point[1].tasks, "Stocking");
	cr_assert_eq(j.point[1].load, 2);
	cr_assert(j.point[1].assumed);
	cr_assert_str_eq(gaps(&j),
		"5.5 h a week still to find; no description in words yet; not known whether it is part of "
		"policy; hours unknown: Till; what it asks is not on record: Till; not known whether it "
		"takes "
		"a full qualification: Till; takes a full qualification: Stocking; ");
	cr_assert_eq(j.gap[3].entity, E_TASK);
	cr_assert_str_eq(j.gap[3].field, "hours");
}

Test(carve, tells_of_a_function_without_tasks)
{
	int64_t job = PUT(E_JOB, "employer", id(make_employer("De Korenaar")), "name", "Shop help", "note",
		"Helps.", "in_policy", "0");
	struct carve_job j = worksheet(job);

	cr_assert_eq(j.tenths, -1);
	cr_assert_str_eq(gaps(&j), "no task is in it yet; hours aimed at are not on record; ");
	cr_assert_eq(app_carve_job(app, 999, arena, &j), ERR_NOTFOUND);
}

Test(carve, writes_a_function_on_a_page__as_plain_words)
{
	int64_t baker = make_employer("De Korenaar");
	int64_t job = PUT(E_JOB, "employer", id(baker), "name", "Shop *help*", "hours", "18", "note",
		"# Helps in the shop.");
	int64_t clean = PUT(E_TASK, "employer", id(baker), "name", "Cleaning", "job", id(job), "hours", "18",
		"done_by", "baker");
	char *text;

	load(clean, "standing", "3", "assumed");
	cr_assert_eq(app_carve_page(app, job, arena, &text), 0, "%s", err_last());
	cr_assert(strstr(text, "# Shop \\*help\\*\n"), "%s", text);
	cr_assert(strstr(text, "\\# Helps in the shop."), "%s", text);
	cr_assert(strstr(text, "- Cleaning, 18 h (now: baker)\n"), "%s", text);
	cr_assert(strstr(text, "- standing: heavy (Cleaning), assumed\n"), "%s", text);
	cr_assert(strstr(text, "18 h a week in tasks, 18 h aimed at"), "%s", text);
}

Test(carve, damaged_points__are_left_out)
{
	int64_t baker = make_employer("De Korenaar");
	int64_t clean = PUT(E_TASK, "employer", id(baker), "name", "Cleaning");
	load(clean, "standing", "3", "established");
	load(clean, "bent", "2", "told");
	load(clean, "overhead", "1", "told");
	cr_assert_eq(sqlite3_exec(app->store->db,
			     "UPDATE load_item SET item = 'no_such_item' WHERE item = 'bent';"
			     "UPDATE load_item SET load = 'zork' WHERE item = 'overhead'",
			     NULL, NULL, NULL), SQLITE_OK);
	struct carve c = carved(baker);
	cr_assert_eq(c.n, 1);
	cr_assert_str_eq(c.task[0].load, "standing 3");
}
