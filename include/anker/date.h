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
struct tm;

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

/* "22-11-2026", "22 november 2026", "22 nov" / "22 nov 2026" (year only when it is not today's),
 * and "za 22 nov 2026", in the current language; in the arena. */
char *date_long(struct arena *a, day d);
char *date_full(struct arena *a, day d);
char *date_short(struct arena *a, day d, day today);
char *date_weekday(struct arena *a, day d);

/* How long ago or ahead, for people: "vandaag", "3 d", "9 w", "14 mnd". */
char *date_ago(struct arena *a, day d, day today);

day date_add_months(day d, int months); /* the last day where the month is shorter */
int date_weekday_of(day d);             /* 0 = Monday ... 6 = Sunday */
int date_week(day d);                   /* ISO 8601: the week of its Thursday */

/* ---- Imprecise dates: "in March", "before summer" ---- */

/* Some day from first to last, both may be it; equal when the day is known. */
struct date_span {
	day first, last;
};
#define SPAN_NONE ((struct date_span){ DAY_NONE, DAY_NONE })

/* It can be written: in order, days that are dates, not longer than SPAN_MOST. */
bool date_span_is(struct date_span s);
/* The day when it is known, else DAY_NONE. */
day date_span_day(struct date_span s);

/* Canonical text, as fields marked FIELD_SPAN hold it, the shortest that fits:
 * "2026-03-14", "2026-03" (a calendar month), "2026" (a calendar year), else
 * "2026-11-22/2027-05-31" (ISO 8601 interval). ERR_INVALID shows s. A span longer
 * than SPAN_MOST days is none; of what is none date_span_iso gives "". In the arena.
 * date_span_parse_iso also takes an interval that has a shorter text. */
enum { SPAN_MOST = 16000 };
int date_span_parse_iso(const char *s, struct date_span *out);
char *date_span_iso(struct arena *a, struct date_span s);

/* What people type or say, in both languages: everything date_parse takes, and
 * "maart", "mrt 2027", "in March", "2027", "begin/half/eind maart", "week 12",
 * "voorjaar", "zomer 2027", "spring", "kwartaal 1", "Q1 2027", "volgend jaar", "maart of
 * april", each with "voor"/"before" (from today, or for the past without a beginning:
 * refused), "uiterlijk"/"by", "na"/"after" (until the end of that year), "rond 1 mei" (a
 * week either side), "tussen 1 en 10 maart". Seasons are meteorological: from 1 March,
 * June, September, December (KNMI); a winter has the year it ends in. What has no year is
 * the nearest one ahead of `today` (or that holds it), or with `past` the nearest behind
 * it. ERR_INVALID says which forms are understood: date_span_forms, in the current
 * language. */
int date_span_parse(const char *s, day today, bool past, struct date_span *out);
const char *date_span_forms(void);

/* For people, in the current language: "14 mrt 2027", "maart 2027", "eind maart 2027",
 * "2027", "zomer 2027", "week 12 van 2027", else "tussen 22 nov 2026 en 31 mei 2027". A
 * day without its year when that is today's; `today` may be DAY_NONE. date_span_short
 * is for lists: "mrt 2027", "wk 12 2027", "22 nov–31 mei 2027". In the arena. */
char *date_span_show(struct arena *a, struct date_span s, day today);
char *date_span_short(struct arena *a, struct date_span s, day today);

/* Words to find it by, of both languages: "maart March 2027", "2027", or both days. */
char *date_span_search(struct arena *a, struct date_span s);

/* The system's clock: today in local time; now in UTC as
 * "YYYY-MM-DDTHH:MM:SSZ" (buf of MOMENT_SIZE). Call only in main and store. */
day date_today(void);
char *moment_now(char *buf);

/* A moment as moment_now writes it and the store holds it, in UTC, exactly
 * "YYYY-MM-DDTHH:MM:SSZ"; false (DAY_NONE) of NULL and of what is none. As seconds since
 * 1970-01-01T00:00:00Z; on the clock of where the user is (TZ); its day there; and
 * "22-11-2026 14:05" there, which is the text itself where that is no moment. */
bool moment_parse(const char *utc, int64_t *seconds);
/* The other way; buf of MOMENT_SIZE. */
char *moment_of(char *buf, int64_t seconds);
bool moment_local(const char *utc, struct tm *out);
day moment_day(const char *utc);
const char *moment_long(struct arena *a, const char *utc);

/* Milliseconds of a clock that never goes back: for time limits and rates. */
int64_t clock_ms(void);
/* The same, and it goes on while the machine sleeps. */
int64_t clock_boot_ms(void);

/* The one status for time; list, dashboard, report and command line use it. */
enum due_status { DUE_NONE, DUE_NOT_YET, DUE_SOON, DUE_NOW, DUE_LATE, DUE_MISSED };

/* Status of `due` on `today`: SOON from `before` days ahead, NOW on the day
 * itself, LATE after it, MISSED more than `after` days late (after < 0: never
 * missed). due = DAY_NONE gives DUE_NONE. */
enum due_status date_status(day due, day today, int before, int after);
const char *date_status_name(enum due_status s); /* in the current language */

#endif
