/* Periods of the calendar in words: a month, a week, a quarter, a season, a year, or the
 * beginning, the middle or the end of one. The words are sorted by what they mean,
 * whatever their order. Both languages are always understood. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "span.h"

enum { WORD_SIZE = 16, YEARS_TO_TRY = 8 };

enum unit { UNIT_NONE, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_SEASON, UNIT_YEAR };

/* What the words of a period said; -1 (and UNIT_NONE) where they said nothing. */
struct period {
	enum unit unit;
	int named;   /* month 0..11, season 0..3 */
	int number;  /* of the week or quarter; without a unit a month */
	int year, year2;
	int part;    /* span_part */
	bool relative;
	int step;    /* of `relative`: -1 the last one, 0 this one, 1 the next one */
};

/* ---- the calendar ---- */

day span_week_first(int year)
{
	day d = date_from_ymd(year, 1, 4);

	return d == DAY_NONE ? d : d - date_weekday_of(d);
}

struct date_span span_part(struct date_span s, int part)
{
	enum { WEEK = 7, TENS = 10, LONGEST_MONTH = 31 };
	static const int week[][2] = { { 0, 1 }, { 2, 3 }, { 4, 6 } };
	int days = s.last - s.first + 1, year, month, mday, end_year, end_month;

	if (days == WEEK)
		return (struct date_span){ s.first + week[part][0], s.first + week[part][1] };
	if (days <= LONGEST_MONTH)
		return (struct date_span){ s.first + part * TENS,
			part == DATE_PARTS - 1 ? s.last : s.first + (part + 1) * TENS - 1 };
	date_to_ymd(s.last, &end_year, &end_month, &mday);
	date_to_ymd(s.first, &year, &month, &mday);
	int months = ((end_year - year) * 12 + end_month - month + 1) / DATE_PARTS;
	day first = date_add_months(s.first, part * months);
	return (struct date_span){ first, date_add_months(first, months) - 1 };
}

/* The period in that year (of a winter: in which it ends); SPAN_NONE when it is not there. */
static struct date_span period_in(const struct period *p, int year)
{
	struct date_span s = SPAN_NONE;
	day week = span_week_first(year);

	switch (p->unit) {
	case UNIT_WEEK:
		s.first = week + (p->number - 1) * 7;
		s.last = s.first + 6;
		if (week == DAY_NONE || p->number < 1 || s.first + 3 > date_from_ymd(year, 12, 31))
			return SPAN_NONE;
		break;
	case UNIT_QUARTER:
		if (p->number < 1 || p->number > 4)
			return s;
		s = span_of_months(year, (p->number - 1) * 3, 3);
		break;
	case UNIT_MONTH: s = span_of_months(year, p->named, 1); break;
	case UNIT_SEASON: s = span_of_months(year, date_seasons[p->named].month, 3); break;
	case UNIT_YEAR: s = span_of_months(year, 0, 12); break;
	case UNIT_NONE: break;
	}
	return p->part >= 0 && date_span_is(s) ? span_part(s, p->part) : s;
}

/* How far off; 0 when the day is in it. */
static int distance(struct date_span s, day today)
{
	return s.first > today ? s.first - today : s.last < today ? today - s.last : 0;
}

/* Of a period without a year: "this one" is the nearest, the next and the last one do
 * not hold today, and else it is the first that is not over, or has begun. */
static struct date_span period_nearest(const struct period *p, const struct span_ask *ask)
{
	struct date_span best = SPAN_NONE;
	int year, month, mday;
	bool back = p->relative ? p->step < 0 : ask->past, strict = p->relative && p->step != 0;

	date_to_ymd(ask->today, &year, &month, &mday);
	for (int y = year - YEARS_TO_TRY; y <= year + YEARS_TO_TRY; y++) {
		struct date_span s = period_in(p, y);
		if (!date_span_is(s))
			continue;
		int far = distance(s, ask->today);
		bool fits = p->relative && p->step == 0 ? true
			  : far == 0                    ? !strict
							: back == (s.last < ask->today);
		if (fits && (!date_span_is(best) || far < distance(best, ask->today)))
			best = s;
	}
	return best;
}

/* "next month": counted from the one today is in. */
static struct date_span period_counted(struct period p, const struct span_ask *ask)
{
	int year, month, mday;
	day at = ask->today;

	int months = p.unit == UNIT_MONTH ? 1 : p.unit == UNIT_QUARTER ? 3 : 12;
	if (p.unit == UNIT_WEEK)
		at += 7 * p.step - date_weekday_of(at) + 3;
	else
		at = date_add_months(at, p.step * months);
	if (at == DAY_NONE)
		return SPAN_NONE;
	date_to_ymd(at, &year, &month, &mday);
	p.named = month - 1;
	p.number = p.unit == UNIT_WEEK ? (at - span_week_first(year)) / 7 + 1 : (month + 2) / 3;
	return period_in(&p, year);
}

static struct date_span period_find(struct period *p, const struct span_ask *ask)
{
	bool numbered = p->unit == UNIT_WEEK || p->unit == UNIT_QUARTER;

	if (p->unit == UNIT_NONE && p->year >= 0 && !p->relative) {
		p->unit = p->number < 0 ? UNIT_YEAR : UNIT_MONTH;
		p->named = p->number > 12 ? -1 : p->number - 1;
		p->number = -1;
		if (p->unit == UNIT_MONTH && p->named < 0)
			return SPAN_NONE;
	}
	if (p->unit == UNIT_NONE || (p->number >= 0 && !numbered) || (p->relative && p->year >= 0))
		return SPAN_NONE;
	if (p->year2 >= 0 && (p->unit != UNIT_SEASON || date_seasons[p->named].month >= 0 ||
				     p->year2 != p->year + 1))
		return SPAN_NONE;
	if (p->year >= 0 && (p->named >= 0 || p->number >= 0 || p->unit == UNIT_YEAR))
		return period_in(p, p->year2 >= 0 ? p->year2 : p->year);
	if (p->named >= 0 || p->number >= 0)
		return p->year < 0 ? period_nearest(p, ask) : SPAN_NONE;
	/* "the end of the month", but not "month" */
	return p->year < 0 && (p->relative || p->part >= 0) ? period_counted(*p, ask) : SPAN_NONE;
}

/* ---- words ---- */

enum meaning { MEANS_NOTHING, MEANS_UNIT, MEANS_NUMBER, MEANS_PART, MEANS_STEP, MEANS_SEASON };

static const struct word {
	const char *word;
	enum meaning meaning;
	int value;
} words[] = {
	{ "week", MEANS_UNIT, UNIT_WEEK }, { "wk", MEANS_UNIT, UNIT_WEEK },
	{ "maand", MEANS_UNIT, UNIT_MONTH }, { "month", MEANS_UNIT, UNIT_MONTH },
	{ "kwartaal", MEANS_UNIT, UNIT_QUARTER }, { "quarter", MEANS_UNIT, UNIT_QUARTER },
	{ "q", MEANS_UNIT, UNIT_QUARTER }, { "k", MEANS_UNIT, UNIT_QUARTER },
	{ "jaar", MEANS_UNIT, UNIT_YEAR }, { "year", MEANS_UNIT, UNIT_YEAR },
	{ "eerste", MEANS_NUMBER, 1 }, { "first", MEANS_NUMBER, 1 }, { "tweede", MEANS_NUMBER, 2 },
	{ "second", MEANS_NUMBER, 2 }, { "derde", MEANS_NUMBER, 3 }, { "third", MEANS_NUMBER, 3 },
	{ "vierde", MEANS_NUMBER, 4 }, { "fourth", MEANS_NUMBER, 4 }, { "begin", MEANS_PART, 0 },
	{ "beginning", MEANS_PART, 0 }, { "start", MEANS_PART, 0 }, { "early", MEANS_PART, 0 },
	{ "half", MEANS_PART, 1 }, { "halverwege", MEANS_PART, 1 }, { "midden", MEANS_PART, 1 },
	{ "medio", MEANS_PART, 1 }, { "mid", MEANS_PART, 1 }, { "middle", MEANS_PART, 1 },
	{ "eind", MEANS_PART, 2 }, { "einde", MEANS_PART, 2 }, { "end", MEANS_PART, 2 },
	{ "late", MEANS_PART, 2 }, { "dit", MEANS_STEP, 0 }, { "deze", MEANS_STEP, 0 },
	{ "this", MEANS_STEP, 0 }, { "volgend", MEANS_STEP, 1 }, { "volgende", MEANS_STEP, 1 },
	{ "komend", MEANS_STEP, 1 }, { "komende", MEANS_STEP, 1 }, { "next", MEANS_STEP, 1 },
	{ "coming", MEANS_STEP, 1 }, { "vorig", MEANS_STEP, -1 }, { "vorige", MEANS_STEP, -1 },
	{ "afgelopen", MEANS_STEP, -1 }, { "last", MEANS_STEP, -1 }, { "previous", MEANS_STEP, -1 },
	{ "voorjaar", MEANS_SEASON, 0 }, { "lente", MEANS_SEASON, 0 }, { "spring", MEANS_SEASON, 0 },
	{ "zomer", MEANS_SEASON, 1 }, { "summer", MEANS_SEASON, 1 }, { "najaar", MEANS_SEASON, 2 },
	{ "herfst", MEANS_SEASON, 2 }, { "autumn", MEANS_SEASON, 2 }, { "fall", MEANS_SEASON, 2 },
	{ "winter", MEANS_SEASON, 3 },
	/* Only connect: "in the", "van het", "1e", "2nd". */
	{ "in", MEANS_NOTHING, 0 }, { "op", MEANS_NOTHING, 0 }, { "on", MEANS_NOTHING, 0 },
	{ "per", MEANS_NOTHING, 0 }, { "sinds", MEANS_NOTHING, 0 }, { "since", MEANS_NOTHING, 0 },
	{ "de", MEANS_NOTHING, 0 }, { "het", MEANS_NOTHING, 0 }, { "the", MEANS_NOTHING, 0 },
	{ "van", MEANS_NOTHING, 0 }, { "of", MEANS_NOTHING, 0 }, { "e", MEANS_NOTHING, 0 },
	{ "st", MEANS_NOTHING, 0 }, { "nd", MEANS_NOTHING, 0 }, { "rd", MEANS_NOTHING, 0 },
	{ "th", MEANS_NOTHING, 0 },
};

/* A slot that was filled already makes the words mean nothing together. */
static bool fill(int *slot, int value)
{
	bool free = *slot < 0;

	*slot = value;
	return free;
}

static bool take_unit(struct period *p, enum unit unit, int named)
{
	bool free = p->unit == UNIT_NONE;

	p->unit = unit;
	p->named = named;
	return free;
}

static bool take_word(struct period *p, const char *s)
{
	int month = date_month_of(s);

	if (month > 0)
		return take_unit(p, UNIT_MONTH, month - 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const struct word *w = &words[i];
		if (strcmp(w->word, s) != 0)
			continue;
		switch (w->meaning) {
		case MEANS_NOTHING: return true;
		case MEANS_UNIT: return take_unit(p, (enum unit)w->value, -1);
		case MEANS_SEASON: return take_unit(p, UNIT_SEASON, w->value);
		case MEANS_NUMBER: return fill(&p->number, w->value);
		case MEANS_PART: return fill(&p->part, w->value);
		case MEANS_STEP:
			p->step = w->value;
			return !p->relative && (p->relative = true);
		}
	}
	return false;
}

/* `apostrophe`: '27 is a year. */
static bool take_number(struct period *p, const char *s, size_t digits, bool apostrophe, day today)
{
	int n = atoi(s);

	if (digits == 2 && apostrophe)
		return fill(&p->year, date_year_near(n, today));
	if (digits == 4)
		return fill(p->year < 0 ? &p->year : &p->year2, n);
	return digits <= 2 && fill(&p->number, n);
}

bool span_take_period(const char *s, const struct span_ask *ask, struct date_span *out)
{
	static const char between[] = " .,-/'";
	struct period p = { .named = -1, .number = -1, .year = -1, .year2 = -1, .part = -1 };

	for (const char *c = s; *c != '\0';) {
		char word[WORD_SIZE];
		size_t n = 0;
		if (strchr(between, *c)) {
			c++;
			continue;
		}
		bool digit = isdigit((unsigned char)*c) != 0;
		while (digit ? isdigit((unsigned char)c[n]) != 0 : c[n] >= 'a' && c[n] <= 'z')
			n++;
		if (n == 0 || n >= WORD_SIZE)
			return false;
		memcpy(word, c, n);
		word[n] = '\0';
		bool apostrophe = c > s && c[-1] == '\'';
		if (digit ? !take_number(&p, word, n, apostrophe, ask->today) : !take_word(&p, word))
			return false;
		c += n;
	}
	*out = period_find(&p, ask);
	return date_span_is(*out);
}
