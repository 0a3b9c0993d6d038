/* Days, their arithmetic, and the one status for time. The civil calendar is
 * counted in 400-year cycles from 1 March, so that the leap day comes last. */
#include "anker/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "names.h"

enum { LAST_YEAR = 9999, CYCLE_DAYS = 146097, EPOCH_SHIFT = 719468 };

static bool year_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && year_is_leap(year));
}

day date_from_ymd(int year, int month, int mday)
{
	if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || mday < 1 ||
		mday > month_days(year, month))
		return DAY_NONE;

	int y = month <= 2 ? year - 1 : year;
	int cycle = y / 400, year_of_cycle = y % 400;
	int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + mday - 1;
	int day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
	return cycle * CYCLE_DAYS + day_of_cycle - EPOCH_SHIFT;
}

void date_to_ymd(day d, int *year, int *month, int *mday)
{
	int64_t z = (int64_t)d + EPOCH_SHIFT;
	int64_t cycle = (z >= 0 ? z : z - (CYCLE_DAYS - 1)) / CYCLE_DAYS;
	int day_of_cycle = (int)(z - cycle * CYCLE_DAYS);
	int year_of_cycle =
		(day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / 146096) / 365;
	int day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
	int shifted = (5 * day_of_year + 2) / 153;

	*mday = day_of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = (int)(year_of_cycle + cycle * 400) + (*month <= 2);
}

/* False for DAY_NONE and for days that no date can be written of. */
static bool date_split(day d, int *year, int *month, int *mday)
{
	date_to_ymd(d, year, month, mday);
	return d != DAY_NONE && *year >= 1 && *year <= LAST_YEAR;
}

char *date_iso(char *buf, day d)
{
	int part[3];

	buf[0] = '\0';
	if (!date_split(d, &part[0], &part[1], &part[2]))
		return buf;
	memcpy(buf, "0000-00-00", DATE_ISO_SIZE);
	for (int at = 3; at >= 0; at--, part[0] /= 10)
		buf[at] = (char)('0' + part[0] % 10);
	for (int i = 1; i <= 2; i++) {
		buf[2 + 3 * i] = (char)('0' + part[i] / 10);
		buf[3 + 3 * i] = (char)('0' + part[i] % 10);
	}
	return buf;
}

char *date_long(struct arena *a, day d)
{
	int year, month, mday;

	if (!date_split(d, &year, &month, &mday))
		return arena_strdup(a, "");
	return arena_printf(a, "%02d-%02d-%04d", mday, month, year);
}

char *date_full(struct arena *a, day d)
{
	int year, month, mday;

	if (!date_split(d, &year, &month, &mday))
		return arena_strdup(a, "");
	return arena_printf(a, "%d %s %d", mday, lang_text(date_month_full[month - 1]), year);
}

char *date_short(struct arena *a, day d, day today)
{
	int year, month, mday, this_year, m, t;

	if (!date_split(d, &year, &month, &mday))
		return arena_strdup(a, "");
	const char *name = lang_text(date_month_short[month - 1]);
	date_to_ymd(today, &this_year, &m, &t);
	if (year == this_year)
		return arena_printf(a, "%d %s", mday, name);
	return arena_printf(a, "%d %s %d", mday, name, year);
}

char *date_weekday(struct arena *a, day d)
{
	int year, month, mday;

	if (!date_split(d, &year, &month, &mday))
		return arena_strdup(a, "");
	return arena_printf(a, "%s %d %s %d", lang_text(date_weekday_short[date_weekday_of(d)]), mday,
		lang_text(date_month_short[month - 1]), year);
}

/* Whole calendar months from the earlier to the later day. */
static int months_between(day from, day to)
{
	int y1, m1, d1, y2, m2, d2;

	date_to_ymd(from, &y1, &m1, &d1);
	date_to_ymd(to, &y2, &m2, &d2);
	return (y2 - y1) * 12 + m2 - m1 - (d2 < d1);
}

char *date_ago(struct arena *a, day d, day today)
{
	enum { DAYS_UP_TO = 14, WEEKS_UP_TO = 13 * 7, MONTHS_UP_TO = 36 };

	if (d == DAY_NONE || today == DAY_NONE)
		return arena_strdup(a, "");
	if (d == today)
		return arena_strdup(a, _("today"));

	day from = d < today ? d : today, to = d < today ? today : d;
	int64_t days = (int64_t)to - from;
	if (days < DAYS_UP_TO)
		return arena_printf(a, _("%d d"), (int)days);
	if (days < WEEKS_UP_TO)
		return arena_printf(a, _("%d w"), (int)(days / 7));
	int months = months_between(from, to);
	if (months < MONTHS_UP_TO)
		return arena_printf(a, _("%d mo"), months);
	return arena_printf(a, _("%d y"), months / 12);
}

day date_add_months(day d, int months)
{
	int year, month, mday;

	if (!date_split(d, &year, &month, &mday))
		return DAY_NONE;
	int64_t total = (int64_t)year * 12 + (month - 1) + months;
	if (total < 12 || total >= (int64_t)(LAST_YEAR + 1) * 12)
		return DAY_NONE;
	year = (int)(total / 12);
	month = (int)(total % 12) + 1;
	int most = month_days(year, month);
	return date_from_ymd(year, month, mday < most ? mday : most);
}

int date_weekday_of(day d)
{
	/* 1970-01-01 was a Thursday. */
	int64_t n = ((int64_t)d + 3) % 7;

	return (int)(n < 0 ? n + 7 : n);
}

int date_week(day d)
{
	int year, month, mday;
	day thursday = d - date_weekday_of(d) + 3;

	date_to_ymd(thursday, &year, &month, &mday);
	return (int)(thursday - date_from_ymd(year, 1, 1)) / 7 + 1;
}

day date_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

char *moment_now(char *buf)
{
	return moment_of(buf, (int64_t)time(NULL));
}

static int64_t ms_of(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_ms(void)
{
	return ms_of(CLOCK_MONOTONIC);
}

int64_t clock_boot_ms(void)
{
	return ms_of(CLOCK_BOOTTIME);
}

enum due_status date_status(day due, day today, int before, int after)
{
	if (due == DAY_NONE)
		return DUE_NONE;

	int64_t late = (int64_t)today - due;
	if (late < 0)
		return -late <= before ? DUE_SOON : DUE_NOT_YET;
	if (late == 0)
		return DUE_NOW;
	return after >= 0 && late > after ? DUE_MISSED : DUE_LATE;
}

const char *date_status_name(enum due_status s)
{
	static const char *const names[] = {
		[DUE_NONE] = "",         [DUE_NOT_YET] = N_("not yet"), [DUE_SOON] = N_("soon"),
		[DUE_NOW] = N_("now"),   [DUE_LATE] = N_("late"),       [DUE_MISSED] = N_("missed"),
	};

	/* gettext("") is the catalogue's header. */
	return s == DUE_NONE ? "" : _(names[s]);
}
