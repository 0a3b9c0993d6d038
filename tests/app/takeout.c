/* On the laptop rules say what they said at the office, also when only a period went along, and
 * the page about a loss tells of everyone on it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/loss.h"
#include "anker/travel.h"

static const day today = 20779; /* 2026-11-22 */
static char folder[32];
static struct app *office, *laptop;
static struct arena *arena;

static struct app *open_file(const char *name)
{
	struct app *app;
	const struct app_options o = { .db = arena_printf(arena, "%s/%s", folder, name), .share = "share",
		.rules = folder, .user = "anna", .today = today, .create = true };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	return app;
}

static void setup(void)
{
	strcpy(folder, "/tmp/anker-tko-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	lang_init("en", "share");
	arena = arena_new();
	office = open_file("office.db");
	cr_assert_eq(app_demo(office, 0, NULL, NULL), 0, "%s", err_last());
}

static void teardown(void)
{
	char command[64];
	app_close(&office);
	app_close(&laptop);
	arena_free(&arena);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(takeout, .init = setup, .fini = teardown);

/* Every placement goes along. */
static int take(day since)
{
	static const unsigned char key[32] = { 1 };
	struct takeout t = { .token = "0123456789abcdef0123456789abcdef", .owner = "anna", .label = "laptop",
		.scope = "all" };
	struct rule_subject *row;
	size_t n;
	cr_assert_eq(store_subjects(office->store, 0, 0, 0, arena, &row, &n), 0);
	int64_t *id = arena_alloc(arena, n * sizeof *id);
	for (size_t i = 0; i < n; i++)
		id[i] = row[i].placement;
	const struct travel_scope scope = { .placement = id, .nplacements = n, .since = since };
	cr_assert_eq(store_office_make(office->store, t.token, key, key), 0);
	cr_assert_eq(store_takeout_begin(office->store, &t, &t.site), 0, "%s", err_last());
	struct store *field;
	const struct store_options o = { .path = arena_printf(arena, "%s/field.db", folder), .share = "share",
		.user = "anna", .create = true };
	cr_assert_eq(store_open(&field, &o), 0, "%s", err_last());
	cr_assert_eq(store_travel(office->store, field, &t, &scope, NULL, NULL), 0, "%s", err_last());
	store_close(&field);
	laptop = open_file("field.db");
	return t.site;
}

static void says_the_same(void)
{
	struct suggestions here, there;
	cr_assert_eq(app_suggestions(office, 0, 0, 0, arena, &here), 0, "%s", err_last());
	cr_assert_eq(app_suggestions(laptop, 0, 0, 0, arena, &there), 0, "%s", err_last());
	cr_assert_gt(here.n, 20);
	cr_assert_eq(there.n, here.n);
	for (size_t i = 0; i < here.n; i++) {
		const struct suggestion *a = &here.item[i], *b = &there.item[i];
		cr_assert_str_eq(b->id, a->id);
		cr_assert_eq(b->placement, a->placement);
		cr_assert_eq(b->due, a->due);
		cr_assert_str_eq(b->reason, a->reason, "%s of placement %lld", a->id, (long long)a->placement);
	}
	cr_assert_eq(there.quiet, here.quiet, "what was decided stays so");
}

Test(takeout, rules_say_the_same)
{
	take(DAY_NONE);
	says_the_same();
}

Test(takeout, rules_say_the_same_when_only_a_period_went_along)
{
	take(today - 90);
	says_the_same();
}

Test(takeout, a_loss_tells_of_everyone_on_it)
{
	struct loss l;
	char *page;
	int site = take(DAY_NONE);
	cr_assert_eq(app_loss(office, site, arena, &l), 0, "%s", err_last());
	cr_assert_eq(l.hours, 72);
	cr_assert_eq((int64_t)l.nemployees, l.kind[E_EMPLOYEE]);
	cr_assert_geq(l.nemployees, 20);
	cr_assert_eq(app_loss_page(office, &l, arena, &page), 0, "%s", err_last());
	for (size_t i = 0; i < l.nemployees; i++)
		cr_assert(strstr(page, l.employee[i].title) != NULL, "%s", l.employee[i].title);
	cr_assert_eq(app_loss_note(office, &l), 0);
	cr_assert_eq(store_takeout(office->store, site, arena, &l.of), 0);
	cr_assert_str_eq(l.of.state, "lost");
	cr_assert_eq(store_takeout_state(office->store, site, "void"), 0);
	cr_assert_eq(app_loss(office, site, arena, &l), ERR_INVALID);
	cr_assert_eq(app_loss(office, 99, arena, &l), ERR_NOTFOUND);
}
