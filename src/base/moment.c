/* Moments as the store writes them, and what the clock and the calendar of where the
 * user is say of them. */
#include <stdio.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/date.h"

enum { SECONDS_OF_MINUTE = 60, SECONDS_OF_HOUR = 3600, SECONDS_OF_DAY = 86400 };
enum { HOURS = 24, MINUTES = 60, SECONDS = 60, TM_YEAR = 1900 };

static bool has_shape(const char *utc)
{
	static const char shape[MOMENT_SIZE] = "0000-00-00T00:00:00Z";
	size_t i = 0;

	while (shape[i] && (shape[i] == '0' ? utc[i] >= '0' && utc[i] <= '9' : utc[i] == shape[i]))
		i++;
	return shape[i] == '\0' && utc[i] == '\0';
}

bool moment_parse(const char *utc, int64_t *seconds)
{
	int year, month, mday, h, m, s;
	day d;

	if (!utc || !has_shape(utc) ||
		sscanf(utc, "%d-%2d-%2dT%2d:%2d:%2d", &year, &month, &mday, &h, &m, &s) != 6)
		return false;
	d = date_from_ymd(year, month, mday);
	if (d == DAY_NONE || h >= HOURS || m >= MINUTES || s >= SECONDS)
		return false;
	*seconds = (int64_t)d * SECONDS_OF_DAY + h * SECONDS_OF_HOUR + m * SECONDS_OF_MINUTE + s;
	return true;
}

char *moment_of(char *buf, int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(buf, MOMENT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return buf;
}

bool moment_local(const char *utc, struct tm *out)
{
	int64_t seconds;
	time_t t;

	if (!moment_parse(utc, &seconds))
		return false;
	t = (time_t)seconds;
	return localtime_r(&t, out) != NULL;
}

day moment_day(const char *utc)
{
	struct tm tm;

	return moment_local(utc, &tm) ? date_from_ymd(tm.tm_year + TM_YEAR, tm.tm_mon + 1, tm.tm_mday) : DAY_NONE;
}

const char *moment_long(struct arena *a, const char *utc)
{
	day d = moment_day(utc);
	struct tm tm;

	if (d == DAY_NONE || !moment_local(utc, &tm))
		return utc;
	return arena_printf(a, "%s %02d:%02d", date_long(a, d), tm.tm_hour, tm.tm_min);
}
