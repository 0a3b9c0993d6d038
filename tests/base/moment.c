/* Moments: what the store writes, on the clock and the calendar of where the user is. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/date.h"

/* Europe/Amsterdam as a rule, so that the machine needs no time zones. */
static void in_amsterdam(void)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
}

TestSuite(moment, .init = in_amsterdam);

Test(moment, is_read__as_seconds_whatever_the_clock_here)
{
	int64_t s = -1;

	cr_assert(moment_parse("1970-01-01T00:00:00Z", &s));
	cr_assert_eq(s, 0);
	cr_assert(moment_parse("2026-07-01T12:34:56Z", &s));
	cr_assert_eq(s, 1782909296);
	cr_assert(moment_parse("1969-12-31T23:59:59Z", &s));
	cr_assert_eq(s, -1);
}

Test(moment, refuses__what_the_store_never_writes)
{
	static const char *const none[] = { NULL, "", "soon", "2026-11-22", "2026-11-22T10:00Z", "2026-11-22T10:00:00",
		"2026-11-22 10:00:00Z", "2026-11-22T10:00:00Z ", "2026-11-22T10:00:00+01:00", "2026-02-29T10:00:00Z",
		"2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:00:60Z", "2026-11-22T-1:00:00Z",
		"0000-01-01T00:00:00Z" };
	struct arena *a = arena_new();
	int64_t s;
	struct tm tm;

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		cr_assert_not(moment_parse(none[i], &s), "%s", none[i]);
		cr_assert_not(moment_local(none[i], &tm), "%s", none[i]);
		cr_assert_eq(moment_day(none[i]), DAY_NONE, "%s", none[i]);
		cr_assert_eq(moment_long(a, none[i]), none[i]);
	}
	arena_free(&a);
}

/* Around midnight, and the hour that is skipped in March and comes twice in October. */
Test(moment, has_the_day_and_the_hour__of_where_the_user_is)
{
	static const struct {
		const char *utc, *here;
	} all[] = {
		{ "2026-11-22T22:59:59Z", "22-11-2026 23:59" },
		{ "2026-11-22T23:00:00Z", "23-11-2026 00:00" },
		{ "2026-12-31T23:30:00Z", "01-01-2027 00:30" },
		{ "2026-06-30T21:59:00Z", "30-06-2026 23:59" },
		{ "2026-06-30T22:00:00Z", "01-07-2026 00:00" },
		{ "2026-03-29T00:59:59Z", "29-03-2026 01:59" },
		{ "2026-03-29T01:00:00Z", "29-03-2026 03:00" },
		{ "2026-10-25T00:30:00Z", "25-10-2026 02:30" },
		{ "2026-10-25T01:30:00Z", "25-10-2026 02:30" },
		{ "2026-10-25T23:00:00Z", "26-10-2026 00:00" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct tm tm;
		const char *here = moment_long(a, all[i].utc);

		cr_assert_str_eq(here, all[i].here, "%s is %s", all[i].utc, here);
		cr_assert(moment_local(all[i].utc, &tm));
		cr_assert_str_eq(arena_printf(a, "%s %02d:%02d", date_long(a, moment_day(all[i].utc)), tm.tm_hour,
					 tm.tm_min), all[i].here);
	}
	arena_free(&a);
}
