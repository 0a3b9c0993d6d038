/* How long a suggestion of a rule waits for an answer, from the log. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "screens/rules.h"

enum { EVENTS_MOST = 2000 }; /* the newest: the log of a rule grows without end */

static bool is_one_of(const char *event, const char *const *words)
{
	for (; *words; words++)
		if (str_same(event, *words))
			return true;
	return false;
}

/* The day on which what was answered came into view; DAY_NONE: not in the log. */
static day came(const struct suggestion_event *e, size_t n, size_t answer)
{
	static const char *const begins[] = { "shown", "returned", NULL };

	for (size_t i = answer + 1; i < n; i++)
		if (e[i].placement == e[answer].placement && e[i].employer == e[answer].employer &&
			is_one_of(e[i].event, begins))
			return e[i].day;
	return DAY_NONE;
}

static int compare(const void *x, const void *y)
{
	long a = *(const long *)x, b = *(const long *)y;

	return a < b ? -1 : a > b;
}

int rule_median_days(struct app *app, const char *rule, day from, struct arena *a, long *out)
{
	static const char *const answers[] = { "accepted", "postponed", "dismissed", NULL };
	const struct log_query q = { .rule = rule, .limit = EVENTS_MOST };
	struct suggestion_event *e;
	size_t n, waited = 0;
	long *days;
	int rc = store_suggestion_log(app->store, &q, a, &e, &n);

	*out = -1;
	if (rc < 0)
		return rc;
	days = arena_alloc(a, (n + 1) * sizeof *days);
	for (size_t i = 0; i < n; i++) {
		day since = e[i].day >= from && is_one_of(e[i].event, answers) ? came(e, n, i) : DAY_NONE;

		if (since != DAY_NONE)
			days[waited++] = (long)e[i].day - since;
	}
	qsort(days, waited, sizeof *days, compare);
	if (waited)
		*out = days[waited / 2];
	return 0;
}
