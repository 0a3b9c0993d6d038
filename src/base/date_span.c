/* Imprecise dates: how they are kept and shown. A span is kept as the shortest
 * text that fits it, so that equal spans have equal text. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "names.h"
#include "span.h"

enum { ISO_DAY = DATE_ISO_SIZE - 1, ISO_MONTH = 7, ISO_YEAR = 4 };

/* A calendar month ("2026-03") or year ("2026"). */
static bool take_short(const char *s, size_t len, struct date_span *out)
{
	for (size_t i = 0; i < len; i++)
		if (i == ISO_YEAR ? s[i] != '-' : !isdigit((unsigned char)s[i]))
			return false;
	int month = len == ISO_MONTH ? atoi(s + ISO_YEAR + 1) : 1;
	*out = span_of_months(atoi(s), month - 1, len == ISO_MONTH ? 1 : 12);
	return month >= 1 && month <= 12;
}

static bool take_day(const char *s, day *out)
{
	char iso[DATE_ISO_SIZE];

	memcpy(iso, s, ISO_DAY);
	iso[ISO_DAY] = '\0';
	return date_parse_iso(iso, out) == 0;
}

int date_span_parse_iso(const char *s, struct date_span *out)
{
	struct date_span span = SPAN_NONE;
	size_t len = strlen(s);
	bool good = false;

	if (len == ISO_YEAR || len == ISO_MONTH) {
		good = take_short(s, len, &span);
	} else if (len == ISO_DAY) {
		good = take_day(s, &span.first);
		span.last = span.first;
	} else if (len == 2 * ISO_DAY + 1 && s[ISO_DAY] == '/') {
		good = take_day(s, &span.first) && take_day(s + ISO_DAY + 1, &span.last);
	}
	if (!good || !date_span_is(span))
		return err_set(ERR_INVALID,
			_("\"%.40s\" is not a date (yyyy-mm-dd, yyyy-mm, yyyy or "
			  "yyyy-mm-dd/yyyy-mm-dd)."), s);
	*out = span;
	return 0;
}

bool date_span_is(struct date_span s)
{
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

	return *date_iso(first, s.first) && *date_iso(last, s.last) && s.first <= s.last &&
		s.last - s.first <= SPAN_MOST;
}

day date_span_day(struct date_span s)
{
	return s.first == s.last ? s.first : DAY_NONE;
}

static bool is_same(struct date_span a, struct date_span b)
{
	return a.first == b.first && a.last == b.last;
}

struct date_span span_of_months(int year, int month, int count)
{
	int at = year * 12 + month;
	struct date_span s = SPAN_NONE;

	if (at < 12 || month < -1)
		return s;
	s.first = date_from_ymd(at / 12, at % 12 + 1, 1);
	at += count - 1;
	/* The last day by its own month: after December 9999 there is no first day. */
	for (int mday = 31; s.first != DAY_NONE && s.last == DAY_NONE && mday >= 28; mday--)
		s.last = date_from_ymd(at / 12, at % 12 + 1, mday);
	return s;
}

char *date_span_iso(struct arena *a, struct date_span s)
{
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
	int year, month, mday;

	if (!date_span_is(s))
		return arena_strdup(a, "");
	date_iso(first, s.first);
	if (s.first == s.last)
		return arena_strdup(a, first);
	date_to_ymd(s.first, &year, &month, &mday);
	if (is_same(s, span_of_months(year, month - 1, 1)))
		return arena_strndup(a, first, ISO_MONTH);
	if (is_same(s, span_of_months(year, 0, 12)))
		return arena_strndup(a, first, ISO_YEAR);
	return arena_printf(a, "%s/%s", first, date_iso(last, s.last));
}

/* ---- for people ---- */

static const char *month_name(int month, bool brief)
{
	return lang_text(brief ? date_month_short[month - 1] : date_month_full[month - 1]);
}

/* A season has its name of the year in which it ends, as the weather service has it;
 * of the winter both years are told. */
static char *show_season(struct arena *a, struct date_span s)
{
	int year, month, mday;

	date_to_ymd(s.last, &year, &month, &mday);
	for (int i = 0; i < DATE_SEASONS; i++) {
		if (!is_same(s, span_of_months(year, date_seasons[i].month, 3)))
			continue;
		const char *name = lang_text(date_seasons[i].name);
		return date_seasons[i].month < 0 ? arena_printf(a, "%s %d/%d", name, year - 1, year) :
						   arena_printf(a, "%s %d", name, year);
	}
	return NULL;
}

static char *show_week(struct arena *a, struct date_span s, bool brief)
{
	int year, month, mday;

	if (date_weekday_of(s.first) != 0 || s.last - s.first != 6)
		return NULL;
	date_to_ymd(s.first + 3, &year, &month, &mday); /* the year of its Thursday */
	int week = (s.first - span_week_first(year)) / 7 + 1;
	return arena_printf(a, brief ? _("wk %d %d") : _("week %d of %d"), week, year);
}

/* "early March 2027": the tens of a month. */
static char *show_part(struct arena *a, struct date_span s, bool brief)
{
	int year, month, mday;

	date_to_ymd(s.first, &year, &month, &mday);
	for (int part = 0; part < DATE_PARTS; part++)
		if (is_same(s, span_part(span_of_months(year, month - 1, 1), part)))
			return arena_printf(a, "%s %s %d", lang_text(date_parts[part]),
				month_name(month, brief), year);
	return NULL;
}

/* Month, year, quarter; NULL when it is none of these. */
static char *show_months(struct arena *a, struct date_span s, bool brief)
{
	int year, month, mday;

	date_to_ymd(s.first, &year, &month, &mday);
	if (is_same(s, span_of_months(year, month - 1, 1)))
		return arena_printf(a, "%s %d", month_name(month, brief), year);
	if (is_same(s, span_of_months(year, 0, 12)))
		return arena_printf(a, "%d", year);
	if (month % 3 == 1 && is_same(s, span_of_months(year, month - 1, 3)))
		return arena_printf(a, brief ? _("Q%d %d") : _("quarter %d of %d"), month / 3 + 1, year);
	return NULL;
}

static char *show(struct arena *a, struct date_span s, day today, bool brief)
{
	char *text;

	if (!date_span_is(s))
		return arena_strdup(a, "");
	if (s.first == s.last)
		return date_short(a, s.first, today);
	if ((text = show_months(a, s, brief)) || (text = show_season(a, s)) ||
		(text = show_week(a, s, brief)) || (text = show_part(a, s, brief)))
		return text;
	if (brief)
		return arena_printf(a, "%s–%s", date_short(a, s.first, today), date_short(a, s.last, today));
	return arena_printf(
		a, _("between %s and %s"), date_short(a, s.first, DAY_NONE), date_short(a, s.last, DAY_NONE));
}

char *date_span_show(struct arena *a, struct date_span s, day today)
{
	return show(a, s, today, false);
}

char *date_span_short(struct arena *a, struct date_span s, day today)
{
	return show(a, s, today, true);
}

char *date_span_search(struct arena *a, struct date_span s)
{
	int year, month, mday;

	if (!date_span_is(s))
		return arena_strdup(a, "");
	date_to_ymd(s.first, &year, &month, &mday);
	const struct label *name = &date_month_full[month - 1];
	if (is_same(s, span_of_months(year, month - 1, 1)))
		return arena_printf(a, "%s %s %d", name->nl, name->en, year);
	if (is_same(s, span_of_months(year, 0, 12)))
		return arena_printf(a, "%d", year);
	return arena_printf(a, "%s %s", date_long(a, s.first), date_long(a, s.last));
}
