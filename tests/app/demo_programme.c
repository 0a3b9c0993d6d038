/* The fictional programme of four years: sound, filled, as its numbers were meant, and the same each time. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/digest.h"
#include "anker/err.h"
#include "anker/exchange.h"
#include "anker/lang.h"
#include "anker/programme.h"

static char folder[32];
static struct app *app;
static struct arena *arena;

static void make(const char *name, const char *language, day today)
{
	lang_init(language, "share");
	const struct app_options o = { .db = arena_printf(arena, "%s/%s.db", folder, name), .share = "share",
		.rules = folder, .user = "anna", .today = today, .create = true };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(app_demo_programme(app), 0, "%s", err_last());
}

static void setup(void)
{
	strcpy(folder, "/tmp/anker-dpr-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	arena = arena_new();
	make("one", "nl", date_from_ymd(2026, 11, 22));
}

static void teardown(void)
{
	app_close(&app);
	cr_assert_eq(system(arena_printf(arena, "rm -rf %s", folder)), 0);
	arena_free(&arena);
}

TestSuite(demo_programme, .init = setup, .fini = teardown);

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

Test(demo_programme, every_kind_of_a_programme_is_filled_and_sound)
{
	for (enum entity_id e = E_PROGRAMME; e <= E_REPORT; e++)
		cr_expect_gt(count(e), 0, "%s", model_entity(e)->name);
	cr_expect_eq(count(E_PROGRAMME), 1);
	cr_expect_eq(count(E_TARGET), 2);
	cr_assert_eq(store_check(app->store, complain, NULL, NULL), 0);
}

Test(demo_programme, one_region_has_what_it_aims_at__the_other_nearly)
{
	struct target_row *row;
	size_t n;
	int64_t programme;
	cr_assert_eq(app_programme_find(app, NULL, arena, &programme), 0, "%s", err_last());
	cr_assert_eq(app_targets(app, programme, arena, &row, &n), 0, "%s", err_last());
	cr_assert_geq(n, 2);
	cr_expect(row[0].employers_in == 31 && row[0].employees_in == 52, "%d %d", (int)row[0].employers_in,
		(int)row[0].employees_in);
	cr_expect(row[1].employers_in == 8 && row[1].employees_in == 11, "%d %d", (int)row[1].employers_in,
		(int)row[1].employees_in);
	for (int i = 0; i < PART_STAGES; i++)
		cr_expect_gt(row[0].employers[i], 0, "stage %d", i);
}

/* Nothing lies before the programme but placements, and nothing but plans after today. */
Test(demo_programme, days_lie_where_they_may)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} dated[] = { { E_PARTICIPATION, "selected" }, { E_PARTICIPATION, "started" },
		{ E_PARTICIPATION, "stopped" },
		{ E_HOURS, "date" }, { E_FINDING, "date" }, { E_ASSIGNMENT, "since" }, { E_INTAKE, "date" },
		{ E_DECISION, "date" }, { E_CONTACT, "date" } };
	for (size_t i = 0; i < sizeof dated / sizeof *dated; i++) {
		const struct query q = { .entity = dated[i].entity };
		struct record **r;
		size_t n;
		cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
		for (size_t k = 0; k < n; k++) {
			day on = record_day(r[k], dated[i].field);
			cr_expect(on == DAY_NONE || (on > date_from_ymd(2021, 1, 1) && on <= app->today),
				"%s %d %s",
				model_entity(dated[i].entity)->name, (int)r[k]->id,
				record_text(r[k], dated[i].field));
		}
	}
}

Test(demo_programme, some_give_more_hours_than_was_agreed__most_do_not)
{
	struct hours_year y;
	int over[3] = { 0 };
	int64_t programme;
	cr_assert_eq(app_programme_find(app, NULL, arena, &programme), 0);
	cr_assert_eq(app_hours(app, programme, 2025, arena, &y), 0, "%s", err_last());
	for (size_t i = 0; i < y.n; i++)
		if (strcmp(y.row[i].party, "employer") == 0)
			over[y.row[i].over]++;
	cr_expect(over[0] > over[2] && over[1] && over[2], "%d %d %d", over[0], over[1], over[2]);
}

static char *written(enum entity_id e)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	cr_assert_eq(export_json(app->store, &(struct query){ .entity = e, .order = "id" }, out), 0);
	fclose(out);
	char *kept = arena_strdup(arena, text);
	free(text);
	return kept;
}

Test(demo_programme, is_the_same_for_the_same_day)
{
	static const enum entity_id kinds[] = { E_PARTICIPATION, E_MEASUREMENT, E_HOURS, E_FINDING,
		E_PLACEMENT };
	char *before[sizeof kinds / sizeof *kinds];
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		before[i] = written(kinds[i]);
	app_close(&app);
	make("two", "nl", date_from_ymd(2026, 11, 22));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		cr_expect_str_eq(written(kinds[i]), before[i], "%s", model_entity(kinds[i])->name);
}

/* Its own words in both languages; and on any day, also the last of February. */
Test(demo_programme, speaks_english_and_begins_on_any_day)
{
	app_close(&app);
	make("english", "en", date_from_ymd(2028, 2, 29));
	char *all = written(E_FINDING);
	cr_expect(strstr(all, "Announcing a change is a task") && !strstr(all, "aankondigen"));
	cr_expect(strstr(written(E_PROGRAMME), "\"start\":\"2024-04-01\"") ||
		strstr(written(E_PROGRAMME), "2024-04-01"));
	cr_assert_eq(store_check(app->store, complain, NULL, NULL), 0);
}
