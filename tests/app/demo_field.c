/* The fictional caseload shows field work alive: something out, something home, something to choose. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/travel.h"

static char folder[] = "/tmp/anker-dfi-XXXXXX";
static struct app *app;
static struct arena *arena;

static void setup(void)
{
	cr_assert(mkdtemp(folder) != NULL);
	lang_init("en", "share");
	arena = arena_new();
	const struct app_options o = { .db = arena_printf(arena, "%s/demo.db", folder), .share = "share",
		.rules = folder, .user = "anna", .today = date_from_ymd(2026, 11, 22), .create = true };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(app_demo_field(app), 0, "%s", err_last());
}

static void teardown(void)
{
	char command[64];
	app_close(&app);
	arena_free(&arena);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(demo_field, .init = setup, .fini = teardown);

Test(demo_field, one_take_out_is_out_one_came_home_and_two_choices_wait)
{
	struct takeout *t;
	size_t n;
	int64_t waiting;
	cr_assert_eq(store_takeouts(app->store, arena, &t, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_str_eq(t[0].state, "out");
	cr_assert_str_eq(t[1].state, "home");
	cr_assert_eq(store_shelf_count(app->store, &waiting), 0, "%s", err_last());
	cr_assert_eq(waiting, 2);
}

Test(demo_field, what_was_made_on_the_laptop_bears_its_number)
{
	const struct query q = { .entity = E_CONTACT, .order = "date", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &found, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_str_eq(id_show(found[0]->id, arena), "1.1");
}
