/* The demo caseload: its size, its soundness, and a case for every rule. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"

static char folder[32], path[64];
static struct app *app;

static void setup(void)
{
	strcpy(folder, "/tmp/anker-demo-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/demo.db", folder);
	lang_init("nl", "share");
	const struct app_options o = { .db = path, .share = "share", .rules = folder, .user = "anna", .create = true,
		.today = date_from_ymd(2026, 11, 22) };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
}

static void teardown(void)
{
	char command[64];
	app_close(&app);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(demo, .init = setup, .fini = teardown);

static int64_t count(enum entity_id e)
{
	int64_t n;
	cr_assert_eq(store_count(app->store, &(struct query){ .entity = e }, 0, &n), 0);
	return n;
}

static void complain(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

Test(demo, has_the_promised_size_and_is_sound)
{
	cr_assert_eq(count(E_ORGANISATION), 12);
	cr_assert_eq(count(E_PLACEMENT), 24);
	cr_assert(count(E_CONTACT) > 320 && count(E_CONTACT) < 400, "%ld contacts", (long)count(E_CONTACT));
	cr_assert_eq(store_check(app->store, complain, NULL, NULL), 0);
	cr_assert_eq(app_demo(app, 0, NULL, NULL), ERR_INVALID, "a second one is refused");
}

Test(demo, is_the_users_own_caseload)
{
	struct record *r;
	struct arena *a = arena_new();
	cr_assert_neq(app->expert, 0);
	cr_assert_eq(store_get(app->store, E_EXPERT, app->expert, a, &r), 0);
	cr_assert_str_eq(record_get(r, "login"), "anna");
	arena_free(&a);
}

Test(demo, has_a_case_for_every_rule_in_use)
{
	struct arena *a = arena_new();
	struct suggestions s;
	cr_assert_eq(app_suggestions(app, 0, 0, app->expert, a, &s), 0, "%s", err_last());
	for (size_t i = 0; i < rules_count(app->rules); i++) {
		const struct rule *rule = rules_get(app->rules, i);
		bool found = rule->state != RULE_IN_USE;
		for (size_t k = 0; k < s.n && !found; k++)
			found = s.item[k].rule == i;
		cr_expect(found, "no case for %s", rule->id);
	}
	cr_assert(s.per_tier[TIER_NOW] > 0 && s.per_tier[TIER_SOON] > 0 && s.per_tier[TIER_CONSIDER] > 0);
	arena_free(&a);
}
