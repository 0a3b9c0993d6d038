/* Counting the caseload for title bar and tabs; see counts.h. */
#include "screens/counts.h"

#include "anker/arena.h"
#include "anker/store.h"

static struct counts now = { .pressing = -1 };
static int64_t stamp;
static bool forgotten, weighed;

const struct counts *counts_now(void)
{
	return &now;
}

/* A count that failed is not shown; the screen that reads the rows says why. */
static void take_rows(struct app *app)
{
	struct placement_query p = { .expert = app->expert };
	struct employer_query e = { .expert = app->expert };

	if (store_placements_count(app->store, &p, COUNTS_CAP, &now.placements) < 0)
		now.placements = 0;
	if (store_employers_count(app->store, &e, COUNTS_CAP, &now.employers) < 0)
		now.employers = 0;
	now.too_many = !app->expert && now.placements > COUNTS_MOST;
}

void counts_set(struct app *app, const struct suggestions *sg)
{
	take_rows(app);
	now.pressing = sg ? (long)sg->per_tier[TIER_NOW] : -1;
	forgotten = false;
	weighed |= sg != NULL;
}

bool counts_weighed(void)
{
	bool was = weighed;

	weighed = false;
	return was;
}

static void take_all(struct app *app)
{
	struct arena *a = arena_new();
	struct suggestions sg;

	take_rows(app);
	if (!now.too_many && app_suggestions(app, 0, 0, app->expert, a, &sg) == 0)
		counts_set(app, &sg);
	else
		counts_set(app, NULL);
	arena_free(&a);
}

void counts_forget(void)
{
	forgotten = true;
}

void counts_hold(struct app *app)
{
	take_rows(app);
	now.later = now.placements > COUNTS_QUICK && !now.too_many;
}

bool counts_release(void)
{
	bool was = now.later;

	now.later = false;
	return was;
}

bool counts_refresh(struct app *app)
{
	int64_t was = stamp;

	stamp = store_stamp(app->store);
	if (stamp != was) {
		forgotten = true; /* first what is on screen; the numbers follow */
		return true;
	}
	if (!forgotten)
		return false;
	take_all(app);
	return true;
}
