/* Calendar days, moments, and the one status for time.
 *
 * A day is the number of days since 1970-01-01; durations are days and
 * calendar months. The clock is read once, in main: every function that needs
 * to know the day takes `today`. */
#ifndef ANKER_DATE_H
#define ANKER_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

typedef int32_t day;
#define DAY_NONE INT32_MIN

enum { DATE_ISO_SIZE = 11, MOMENT_SIZE = 21 };

day date_from_ymd(int year, int month, int mday); /* DAY_NONE when not a date */
void date_to_ymd(day d, int *year, int *month, int *mday);

/* "2026-11-22" exactly. 0, or ERR_INVALID with a message that shows s. */
int date_parse_iso(const char *s, day *out);

/* What people type, in both languages: 2026-11-22, 22-11-2026, 22/11/26,
 * 22-11 and 22 (this year / month, or the nearest), 22 nov 2026, vandaag,
 * morgen, gisteren, today, tomorrow, yesterday, ma..zo, mon..sun (next one),
 * +3, +2w, -1m, +1j (days, weeks, months, years; d/w/m/j/y).
 * 0, or ERR_INVALID saying which forms are understood. */
int date_parse(const char *s, day today, day *out);

/* buf holds DATE_ISO_SIZE bytes; returns buf. DAY_NONE gives "". */
char *date_iso(char *buf, day d);

/* "22-11-2026", "22 nov" / "22 nov 2026" (year only when it is not today's),
 * and "za 22 nov 2026", in the current language; in the arena. */
char *date_long(struct arena *a, day d);
char *date_short(struct arena *a, day d, day today);
char *date_weekday(struct arena *a, day d);

/* How long ago or ahead, for people: "vandaag", "3 d", "9 w", "14 mnd". */
char *date_ago(struct arena *a, day d, day today);

day date_add_months(day d, int months); /* the last day where the month is shorter */
int date_weekday_of(day d);             /* 0 = Monday ... 6 = Sunday */

/* The system's clock: today in local time; now in UTC as
 * "YYYY-MM-DDTHH:MM:SSZ" (buf of MOMENT_SIZE). Call only in main and store. */
day date_today(void);
char *moment_now(char *buf);

/* Milliseconds of a clock that never goes back: for time limits and rates. */
int64_t clock_ms(void);

/* The one status for time; list, dashboard, report and command line use it. */
enum due_status { DUE_NONE, DUE_NOT_YET, DUE_SOON, DUE_NOW, DUE_LATE, DUE_MISSED };

/* Status of `due` on `today`: SOON from `before` days ahead, NOW on the day
 * itself, LATE after it, MISSED more than `after` days late (after < 0: never
 * missed). due = DAY_NONE gives DUE_NONE. */
enum due_status date_status(day due, day today, int before, int after);
const char *date_status_name(enum due_status s); /* in the current language */

#endif
