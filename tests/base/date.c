/* The calendar: arithmetic over the whole range, and what people type. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"

static day ymd(int y, int m, int d)
{
	day out = date_from_ymd(y, m, d);

	cr_assert_neq(out, DAY_NONE);
	return out;
}

Test(date, every_day__goes_there_and_back)
{
	int y, m, d, month = 1, mday = 0, year = 1;
	char iso[DATE_ISO_SIZE];
	day first = ymd(1, 1, 1), last = ymd(9999, 12, 31);

	cr_assert_eq(ymd(1970, 1, 1), 0);
	for (day at = first; at <= last; at++) {
		/* Counted on by hand: the next day, month or year. */
		if (date_from_ymd(year, month, mday + 1) != DAY_NONE) {
			mday++;
		} else if (month < 12) {
			month++;
			mday = 1;
		} else {
			year++;
			month = mday = 1;
		}
		date_to_ymd(at, &y, &m, &d);
		cr_assert(y == year && m == month && d == mday, "day %d", at);
		cr_assert_eq(date_from_ymd(y, m, d), at);
	}
	cr_assert_str_eq(date_iso(iso, last), "9999-12-31");
}

Test(date, weekday__agrees_with_the_c_library)
{
	for (day at = ymd(1971, 1, 1); at < ymd(2199, 12, 31); at++) {
		time_t t = (time_t)at * 86400;
		struct tm tm;
		gmtime_r(&t, &tm);
		cr_assert_eq(date_weekday_of(at), (tm.tm_wday + 6) % 7);
	}
}

Test(date, week__is_that_of_the_system)
{
	for (day at = date_from_ymd(1999, 12, 1); at < date_from_ymd(2040, 2, 1); at++) {
		time_t t = (time_t)at * 86400;
		struct tm tm;
		char week[4];
		gmtime_r(&t, &tm);
		strftime(week, sizeof week, "%V", &tm);
		cr_assert_eq(date_week(at), atoi(week), "day %d", (int)at);
	}
}

Test(date, from_ymd__refuses_what_is_not_a_date)
{
	static const int bad[][3] = {
		{ 2026, 2, 29 }, { 2024, 2, 30 }, { 1900, 2, 29 }, { 2026, 4, 31 }, { 2026, 13, 1 }, { 2026, 0, 1 },
		{ 2026, 1, 0 }, { 2026, 1, 32 }, { 0, 1, 1 }, { 10000, 1, 1 }, { -1, 1, 1 },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_assert_eq(date_from_ymd(bad[i][0], bad[i][1], bad[i][2]), DAY_NONE);
	cr_assert_neq(date_from_ymd(2024, 2, 29), DAY_NONE);
	cr_assert_neq(date_from_ymd(2000, 2, 29), DAY_NONE);
}

Test(date, add_months__clamps_to_the_end_of_the_month)
{
	cr_assert_eq(date_add_months(ymd(2026, 1, 31), 1), ymd(2026, 2, 28));
	cr_assert_eq(date_add_months(ymd(2024, 1, 31), 1), ymd(2024, 2, 29));
	cr_assert_eq(date_add_months(ymd(2024, 2, 29), 12), ymd(2025, 2, 28));
	cr_assert_eq(date_add_months(ymd(2026, 11, 22), 2), ymd(2027, 1, 22));
	cr_assert_eq(date_add_months(ymd(2026, 1, 31), -2), ymd(2025, 11, 30));
	cr_assert_eq(date_add_months(ymd(2026, 3, 31), -13), ymd(2025, 2, 28));
	cr_assert_eq(date_add_months(ymd(9999, 12, 1), 1), DAY_NONE);
	cr_assert_eq(date_add_months(ymd(1, 1, 1), -1), DAY_NONE);
	cr_assert_eq(date_add_months(DAY_NONE, 1), DAY_NONE);
}

Test(date, parse_iso__takes_exactly_one_shape)
{
	static const char *const bad[] = {
		"", "2026-11-2", "2026-11-222", "2026-02-29", "22-11-2026", " 2026-11-22", "2026/11/22", "2026-11-22 ",
		"now", "+026-11-22",
	};
	day d = 7;

	cr_assert_eq(date_parse_iso("2026-11-22", &d), 0);
	cr_assert_eq(d, ymd(2026, 11, 22));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_assert_eq(date_parse_iso(bad[i], &d), ERR_INVALID, "\"%s\"", bad[i]);
	cr_assert_not_null(strstr(err_last(), "+026-11-22"));
}

struct typed {
	const char *text, *iso;
};

static void assert_typed(const struct typed *list, size_t n, day today)
{
	for (size_t i = 0; i < n; i++) {
		char iso[DATE_ISO_SIZE];
		day d = DAY_NONE;
		cr_assert_eq(date_parse(list[i].text, today, &d), 0, "\"%s\": %s", list[i].text, err_last());
		cr_assert_str_eq(date_iso(iso, d), list[i].iso, "\"%s\" gives %s", list[i].text, iso);
	}
}

Test(date, parse__understands_what_people_type)
{
	static const struct typed list[] = {
		{ "2026-11-22", "2026-11-22" }, { "22-11-2026", "2026-11-22" }, { "22/11/26", "2026-11-22" },
		{ "22.11.2026", "2026-11-22" }, { " 22 - 11 - 2026 ", "2026-11-22" }, { "1-2-63", "1963-02-01" },
		{ "1-2-46", "2046-02-01" }, { "22-11", "2026-11-22" }, { "1-1", "2027-01-01" }, { "1-8", "2026-08-01" },
		{ "22", "2026-11-22" }, { "1", "2026-12-01" }, { "31", "2026-10-31" }, { "20", "2026-11-20" },
		{ "29-2", "2028-02-29" }, { "22 nov 2026", "2026-11-22" }, { "22 NOV. 26", "2026-11-22" },
		{ "22nov", "2026-11-22" }, { "3 mrt", "2027-03-03" }, { "3 maart 2026", "2026-03-03" },
		{ "3 March 2026", "2026-03-03" }, { "Oct 5, 2026", "2026-10-05" }, { "5 okt", "2026-10-05" },
		{ "1 mei 2026", "2026-05-01" }, { "1 May 2026", "2026-05-01" }, { "vandaag", "2026-11-22" },
		{ "Today", "2026-11-22" }, { "morgen", "2026-11-23" }, { "tomorrow", "2026-11-23" },
		{ "gisteren", "2026-11-21" }, { "yesterday", "2026-11-21" }, { "overmorgen", "2026-11-24" },
		{ "ma", "2026-11-23" }, { "di", "2026-11-24" }, { "wo", "2026-11-25" }, { "do", "2026-11-26" },
		{ "vr", "2026-11-27" }, { "za", "2026-11-28" }, { "zo", "2026-11-29" }, { "sun", "2026-11-29" },
		{ "mon", "2026-11-23" }, { "tue", "2026-11-24" }, { "wed", "2026-11-25" }, { "thu", "2026-11-26" },
		{ "fri", "2026-11-27" }, { "saturday", "2026-11-28" }, { "Donderdag", "2026-11-26" },
		{ "+3", "2026-11-25" }, { "+0", "2026-11-22" }, { "+2w", "2026-12-06" }, { "-1m", "2026-10-22" },
		{ "5 nov., 2026", "2026-11-05" }, { "+1j", "2027-11-22" }, { "+1y", "2027-11-22" }, { "-3d", "2026-11-19" }, { "+ 2 w", "2026-12-06" },
	};

	/* 2026-11-22 is a Sunday. */
	assert_typed(list, sizeof(list) / sizeof(list[0]), ymd(2026, 11, 22));
}

Test(date, parse__looks_over_the_turn_of_the_year)
{
	static const struct typed january[] = {
		{ "22-12", "2026-12-22" }, { "28 dec", "2026-12-28" }, { "30", "2026-12-30" }, { "15-3", "2027-03-15" },
		{ "-1w", "2026-12-27" }, { "gisteren", "2027-01-02" },
	};

	assert_typed(january, sizeof(january) / sizeof(january[0]), ymd(2027, 1, 3));
}

Test(date, parse__refuses_the_rest_and_says_what_works)
{
	static const char *const bad[] = {
		"", " ", "0", "32", "31-11", "29-2-2026", "13-13-2026", "2026-13-01", "1-2-3", "1-2-123", "22-11-02026",
		"maandagje", "m", "ja", "nov", "nov 2026", "22 xyz", "+w", "+2x", "+", "-", "+-3", "-22-11-2026",
		"+22-11-2026", "+9999j", "-9999j", "1 2 3 4", "1 2 3 4 5 6 7", "22-11-2026x", "99999", "22\x1b-11", "\xff",
		"+3 vandaag", "28,5", "28, 5", "28,5,2026", "5,10 2026", "28,", "Oct 5,2026", "Oct, 5 2026",
	};
	day d;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_assert_eq(date_parse(bad[i], ymd(2026, 11, 22), &d), ERR_INVALID, "\"%s\"", bad[i]);
	cr_assert_not_null(strstr(err_last(), "+2w"));
}

Test(date, shown__in_both_languages)
{
	struct arena *a = arena_new();
	day d = ymd(2026, 3, 7), today = ymd(2026, 11, 22);

	lang_init("nl", "/nonexistent");
	cr_assert_str_eq(date_long(a, d), "07-03-2026");
	cr_assert_str_eq(date_full(a, d), "7 maart 2026");
	cr_assert_str_eq(date_short(a, d, today), "7 mrt");
	cr_assert_str_eq(date_short(a, ymd(2025, 12, 31), today), "31 dec 2025");
	cr_assert_str_eq(date_weekday(a, d), "za 7 mrt 2026");
	lang_init("en", "/nonexistent");
	cr_assert_str_eq(date_weekday(a, d), "Sat 7 Mar 2026");
	cr_assert_str_eq(date_long(a, DAY_NONE), "");
	cr_assert_str_eq(date_full(a, DAY_NONE), "");
	cr_assert_str_eq(date_short(a, INT32_MAX, today), "");
	arena_free(&a);
}

Test(date, ago__takes_the_unit_that_reads_best)
{
	struct arena *a = arena_new();
	day today = ymd(2026, 11, 22);

	lang_init("en", "/nonexistent");
	cr_assert_str_eq(date_ago(a, today, today), "today");
	cr_assert_str_eq(date_ago(a, today - 3, today), "3 d");
	cr_assert_str_eq(date_ago(a, today + 13, today), "13 d");
	cr_assert_str_eq(date_ago(a, today - 65, today), "9 w");
	cr_assert_str_eq(date_ago(a, ymd(2025, 9, 22), today), "14 mo");
	cr_assert_str_eq(date_ago(a, ymd(2022, 11, 23), today), "3 y");
	cr_assert_str_eq(date_ago(a, DAY_NONE, today), "");
	arena_free(&a);
}

Test(date, status__is_one_answer_for_every_screen)
{
	day due = ymd(2026, 11, 22);

	cr_assert_eq(date_status(DAY_NONE, due, 7, 7), DUE_NONE);
	cr_assert_eq(date_status(due, due - 8, 7, 7), DUE_NOT_YET);
	cr_assert_eq(date_status(due, due - 7, 7, 7), DUE_SOON);
	cr_assert_eq(date_status(due, due - 1, 0, 7), DUE_NOT_YET);
	cr_assert_eq(date_status(due, due, 0, 0), DUE_NOW);
	cr_assert_eq(date_status(due, due + 7, 7, 7), DUE_LATE);
	cr_assert_eq(date_status(due, due + 8, 7, 7), DUE_MISSED);
	cr_assert_eq(date_status(due, due + 8000, 7, -1), DUE_LATE);
	cr_assert_str_eq(date_status_name(DUE_NONE), "");
	cr_assert_str_eq(date_status_name(DUE_LATE), "late");
}

Test(date, moment_now__has_the_shape_of_the_store)
{
	char now[MOMENT_SIZE], iso[DATE_ISO_SIZE];
	day d;

	cr_assert_eq(strlen(moment_now(now)), MOMENT_SIZE - 1);
	cr_assert(now[10] == 'T' && now[19] == 'Z');
	memcpy(iso, now, 10);
	iso[10] = '\0';
	cr_assert_eq(date_parse_iso(iso, &d), 0);
	cr_assert_leq(abs(date_today() - d), 1);
}
