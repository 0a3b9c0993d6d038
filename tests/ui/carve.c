/* Carving: tasks of an employer picked for a function, its worksheet, whose capacity it
 * fits, and its page in a file. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;
static int64_t clean, stock;

static int64_t task(const char *name, const char *department, const char *hours)
{
	return caseload_add(&d.c, E_TASK, "employer", caseload_ref(&d.c, d.bakery), "name", name,
		"department", department, "hours", hours, "certificate", "0", "splittable", "1", NULL);
}

static void setup(void)
{
	desk_open(&d);
	clean = task("Cleaning trays", "Bakery", "7");
	stock = task("Stocking shelves", "Shop", "8.5");
	caseload_add(&d.c, E_LOAD, "task", caseload_ref(&d.c, clean), "item", "standing", "load", "3", NULL);
	t = desk_start(&d, 24, 80);
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(carve, .init = setup, .fini = teardown);

static void open_tasks(void)
{
	term_type(t, "3/koren\n");
	term_wait_gone(t, "Filter:");
	term_type(t, "\n");
	term_wait_for(t, "Contact wish");
	term_type(t, "o");
	term_wait_for(t, "Cleaning trays");
}

static void make_function(void)
{
	open_tasks();
	term_type(t, " ");
	term_wait_for(t, "1 picked");
	term_type(t, " ");
	term_wait_for(t, "2 picked");
	term_type(t, "m");
	term_wait_for(t, "Name of the function:");
	term_type(t, "Shop help\n");
	term_wait_for(t, "2 tasks in function Shop help");
}

static const char *job_of(int64_t id)
{
	struct record *r;

	cr_assert_eq(store_get(d.c.store, E_TASK, id, d.c.arena, &r), 0);
	return record_get(r, "job");
}

Test(carve, makes_a_function_of_picked_tasks__in_one_step)
{
	make_function();
	cr_assert_eq(desk_count(&d, E_JOB), 1);
	cr_assert_not_null(job_of(clean));
	cr_assert_not_null(job_of(stock));
	term_wait_for(t, "Functions");
	term_type(t, "u");
	term_wait_gone(t, "Functions");
	cr_assert_eq(desk_count(&d, E_JOB), 0);
	cr_assert_null(job_of(clean));
}

Test(carve, adds_to_a_function_and_takes_out)
{
	int64_t job = caseload_add(
		&d.c, E_JOB, "employer", caseload_ref(&d.c, d.bakery), "name", "Shop help", NULL);

	open_tasks();
	term_type(t, "m");
	term_wait_for(t, "Put in which function?");
	term_type(t, "help\n");
	term_wait_for(t, "1 task in function Shop help");
	cr_assert_str_eq(job_of(clean), caseload_ref(&d.c, job));
	term_type(t, "r");
	term_wait_for(t, "1 task taken out");
	cr_assert_null(job_of(clean));
	term_type(t, "w");
	term_wait_for(t, "First select a function");
}

Test(carve, narrows_to_what_is_in_no_function)
{
	make_function();
	term_type(t, "fff");
	term_wait_for(t, "in no function");
	term_wait_gone(t, "Cleaning trays");
	term_type(t, "f");
	term_wait_for(t, "Cleaning trays");
	term_type(t, "/shelves\n");
	term_wait_gone(t, "Cleaning trays");
	cr_assert(term_has(t, "Stocking shelves"));
}

Test(carve, shows_the_worksheet__and_sets_its_state)
{
	make_function();
	term_type(t, "o");
	term_wait_for(t, "15.5 hours a week");
	term_wait_for(t, "heavy: Cleaning trays");
	term_wait_for(t, "hours aimed at are not on record");
	term_wait_for(t, "what it asks is not on record: Stocking shelves");
	term_type(t, "s");
	term_wait_for(t, "How does the function stand?");
	term_type(t, "prop\n");
	term_wait_for(t, "proposed");
	term_wait_for(t, "· proposed ·");
	term_type(t, "r");
	term_wait_for(t, "8.5 hours a week");
	cr_assert_null(job_of(clean));
}

Test(carve, writes_the_description_to_a_file)
{
	char path[96], text[2048] = "";
	FILE *f;

	make_function();
	term_type(t, "o");
	term_wait_for(t, "15.5 hours a week");
	term_type(t, "d");
	term_wait_for(t, "15.5 h a week in tasks");
	term_type(t, "x");
	term_wait_for(t, "function-shop-help-2026-11-22.html");
	snprintf(path, sizeof path, "%s/help.md", d.c.folder);
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "Written to");
	f = fopen(path, "r");
	cr_assert_not_null(f);
	cr_assert_gt(fread(text, 1, sizeof text - 1, f), 0);
	fclose(f);
	cr_assert(strstr(text, "# Shop help\n"), "%s", text);
	cr_assert(strstr(text, "- Cleaning trays, 7 h, Bakery"), "%s", text);
}

Test(carve, lays_a_function_beside_capacity__and_gives_it)
{
	int64_t profile = caseload_add(
		&d.c, E_PROFILE, "placement", caseload_ref(&d.c, d.jan), "date", "2026-05-01", NULL);
	struct record *r;

	caseload_add(&d.c, E_CAPACITY, "profile", caseload_ref(&d.c, profile), "item", "standing", "ability",
		"an hour at a time", "limitation", "2", NULL);
	make_function();
	term_type(t, "w");
	term_wait_for(t, "Whose capacity fits: Shop help");
	term_wait_for(t, "Jan de Wit");
	cr_assert(!term_has(t, "Kim Bos"), "without a profile nobody can tell: %s", term_dump(t));
	term_type(t, "\n");
	term_wait_for(t, "The work asks more than someone can");
	term_wait_for(t, "an hour at a time");
	term_type(t, "j");
	term_wait_for(t, "The placement has this function now");
	cr_assert_eq(store_get(d.c.store, E_PLACEMENT, d.jan, d.c.arena, &r), 0);
	cr_assert_not_null(record_get(r, "job"));
}

Test(carve, says_what_belongs_there__where_there_is_nothing)
{
	term_type(t, "3/noord\n");
	term_wait_gone(t, "Filter:");
	term_type(t, "\n");
	term_wait_for(t, "Contact wish");
	term_type(t, "o");
	term_wait_for(t, "No tasks yet. What is left undone");
	term_type(t, "a");
	term_wait_for(t, "Now done by");
	cr_assert(term_has(t, "Drukkerij Noord"), "%s", term_dump(t));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "No tasks yet");
}
