/* Imprecise dates as people type and say them. A word in front says how ("before",
 * "around"), two dates are a stretch between them, and what is left is a day or a
 * period: its words are sorted by what they mean, whatever their order. Both
 * languages are always understood. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/text.h"
#include "names.h"
#include "span.h"

enum { WORD_SIZE = 16, AROUND_DAYS = 7, YEARS_TO_TRY = 8, SHOWN_COLUMNS = 40 };

struct ask {
	struct arena *a;
	day today;
	bool past;
	bool ahead; /* also a day that "22 nov" says is still to come */
};

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
static struct date_span period_nearest(const struct period *p, const struct ask *ask)
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
static struct date_span period_counted(struct period p, const struct ask *ask)
{
	int year, month, mday;
	day at = ask->today;

	if (p.unit == UNIT_WEEK)
		at += 7 * p.step - date_weekday_of(at) + 3;
	else
		at = date_add_months(at, p.step * (p.unit == UNIT_MONTH ? 1 : p.unit == UNIT_QUARTER ? 3 : 12));
	if (at == DAY_NONE)
		return SPAN_NONE;
	date_to_ymd(at, &year, &month, &mday);
	p.named = month - 1;
	p.number = p.unit == UNIT_WEEK ? (at - span_week_first(year)) / 7 + 1 : (month + 2) / 3;
	return period_in(&p, year);
}

static struct date_span period_find(struct period *p, const struct ask *ask)
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
	{ "week", MEANS_UNIT, UNIT_WEEK }, { "wk", MEANS_UNIT, UNIT_WEEK }, { "maand", MEANS_UNIT, UNIT_MONTH },
	{ "month", MEANS_UNIT, UNIT_MONTH }, { "kwartaal", MEANS_UNIT, UNIT_QUARTER },
	{ "quarter", MEANS_UNIT, UNIT_QUARTER }, { "q", MEANS_UNIT, UNIT_QUARTER },
	{ "k", MEANS_UNIT, UNIT_QUARTER }, { "jaar", MEANS_UNIT, UNIT_YEAR }, { "year", MEANS_UNIT, UNIT_YEAR },
	{ "eerste", MEANS_NUMBER, 1 }, { "first", MEANS_NUMBER, 1 }, { "tweede", MEANS_NUMBER, 2 },
	{ "second", MEANS_NUMBER, 2 }, { "derde", MEANS_NUMBER, 3 }, { "third", MEANS_NUMBER, 3 },
	{ "vierde", MEANS_NUMBER, 4 }, { "fourth", MEANS_NUMBER, 4 },
	{ "begin", MEANS_PART, 0 }, { "beginning", MEANS_PART, 0 }, { "start", MEANS_PART, 0 },
	{ "early", MEANS_PART, 0 }, { "half", MEANS_PART, 1 }, { "halverwege", MEANS_PART, 1 },
	{ "midden", MEANS_PART, 1 }, { "medio", MEANS_PART, 1 }, { "mid", MEANS_PART, 1 },
	{ "middle", MEANS_PART, 1 }, { "eind", MEANS_PART, 2 }, { "einde", MEANS_PART, 2 },
	{ "end", MEANS_PART, 2 }, { "late", MEANS_PART, 2 },
	{ "dit", MEANS_STEP, 0 }, { "deze", MEANS_STEP, 0 }, { "this", MEANS_STEP, 0 },
	{ "volgend", MEANS_STEP, 1 }, { "volgende", MEANS_STEP, 1 }, { "komend", MEANS_STEP, 1 },
	{ "komende", MEANS_STEP, 1 }, { "next", MEANS_STEP, 1 }, { "coming", MEANS_STEP, 1 },
	{ "vorig", MEANS_STEP, -1 }, { "vorige", MEANS_STEP, -1 }, { "afgelopen", MEANS_STEP, -1 },
	{ "last", MEANS_STEP, -1 }, { "previous", MEANS_STEP, -1 },
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

/* s (folded) as a period; false when it is none. */
static bool take_period(const char *s, const struct ask *ask, struct date_span *out)
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
		if (digit ? !take_number(&p, word, n, c > s && c[-1] == '\'', ask->today) : !take_word(&p, word))
			return false;
		c += n;
	}
	*out = period_find(&p, ask);
	return date_span_is(*out);
}

/* ---- forms ---- */

/* "22-11" and "22 nov" lie in the year behind, or ahead, where the nearest does not:
 * looked at from half a year that way it is. */
static day day_toward(const char *s, day d, const struct ask *ask)
{
	enum { HALF_YEAR = 182 };
	int side = ask->past ? -1 : ask->ahead ? 1 : 0, year, month, mday, y, m, md;
	day other;

	if (side == 0 || side * (d - ask->today) >= 0 || date_parse(s, ask->today + side * HALF_YEAR, &other) < 0)
		return d;
	/* A weekday, "tomorrow" and a day of the month move along with the day they are
	 * seen from; a day of the year is the same one of another year. */
	date_to_ymd(d, &year, &month, &mday);
	date_to_ymd(other, &y, &m, &md);
	return m == month && md == mday && side * (other - ask->today) >= 0 ? other : d;
}

static bool take_plain(const char *s, const struct ask *ask, struct date_span *out)
{
	day d;

	if (date_parse(s, ask->today, &d) == 0) {
		out->first = out->last = day_toward(s, d, ask);
		return true;
	}
	return take_period(s, ask, out);
}

/* What stands after one of these words, or NULL. */
static const char *after_word(const char *s, const char *const *list)
{
	for (; *list != NULL; list++) {
		size_t n = strlen(*list);
		if (strncmp(s, *list, n) == 0 && s[n] == ' ')
			return s + n + 1;
	}
	return NULL;
}

/* "on 1 March": date_parse takes no word in front. */
static bool take_core(const char *s, const struct ask *ask, struct date_span *out)
{
	static const char *const fillers[] = { "in", "op", "on", "per", "de", "het", "the", "sinds", "since", NULL };

	for (; s != NULL; s = after_word(s, fillers))
		if (take_plain(s, ask, out))
			return true;
	return false;
}

/* The first of "1 and 10 March" is in that month, or in the one before. */
static bool take_first(const struct ask *ask, const char *s, struct date_span last, struct date_span *out)
{
	int year, month, mday, n = atoi(s);
	struct ask before = { .a = ask->a, .today = last.first, .past = true };

	if (strspn(s, "0123456789") != strlen(s) || strlen(s) > 2)
		return take_core(s, &before, out);
	date_to_ymd(last.first, &year, &month, &mday);
	if (n > mday && --month == 0) {
		month = 12;
		year--;
	}
	out->first = out->last = date_from_ymd(year, month, n);
	return date_span_is(*out);
}

/* "between A and B", "A to B" */
static bool take_range(const char *s, const struct ask *ask, struct date_span *out)
{
	static const char *const leads[] = { "tussen", "between", "van", "from", NULL };
	static const char *const joints[] = {
		" t/m ", " tot en met ", " tot ", " en ", " and ", " until ", " to ", " or ", " of ", "/", " - ",
	};
	const char *rest = after_word(s, leads);

	s = rest ? rest : s;
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
		const char *at = strstr(s, joints[i]);
		struct date_span from, to;
		/* "winter 2026/2027" is one period. */
		if (!at || (*joints[i] == '/' && isdigit((unsigned char)at[1])) ||
			!take_core(at + strlen(joints[i]), ask, &to))
			continue;
		if (!take_first(ask, arena_strndup(ask->a, s, (size_t)(at - s)), to, &from))
			continue;
		*out = (struct date_span){ from.first, to.last };
		return date_span_is(*out);
	}
	return false;
}

enum stance { STANCE_BEFORE, STANCE_BY, STANCE_AFTER, STANCE_AROUND, STANCE_NONE };

static enum stance take_stance(const char **s)
{
	static const char *const lists[][7] = {
		[STANCE_BEFORE] = { "voor", "before" },
		[STANCE_BY] = { "uiterlijk", "by" },
		[STANCE_AFTER] = { "na", "after" },
		[STANCE_AROUND] = { "rond", "omstreeks", "ongeveer", "circa", "around", "about" },
	};

	for (int i = 0; i < STANCE_NONE; i++) {
		const char *rest = after_word(*s, lists[i]);
		if (rest) {
			*s = rest;
			return (enum stance)i;
		}
	}
	return STANCE_NONE;
}

/* Before the end of March is until it is over. */
static bool says_end(struct arena *a, const char *s)
{
	char *rest = NULL;

	for (char *word = strtok_r(arena_strdup(a, s), " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		if (strcmp(word, "eind") == 0 || strcmp(word, "einde") == 0 || strcmp(word, "end") == 0)
			return true;
	return false;
}

static struct date_span from_stance(enum stance stance, struct date_span s, day today)
{
	int year, month, mday;

	switch (stance) {
	case STANCE_BEFORE: return (struct date_span){ today, s.first - 1 };
	case STANCE_BY: return (struct date_span){ today, s.last };
	case STANCE_AFTER:
		date_to_ymd(s.last + 1, &year, &month, &mday);
		return (struct date_span){ s.last + 1, date_from_ymd(year, 12, 31) };
	case STANCE_AROUND: return (struct date_span){ s.first - AROUND_DAYS, s.last + AROUND_DAYS };
	case STANCE_NONE: break;
	}
	return s;
}

/* 0; 1: not understood; 2: of the past without a beginning. */
static int take(const char *s, struct ask *ask, struct date_span *out)
{
	enum stance stance = take_stance(&s);

	if (stance == STANCE_BEFORE && says_end(ask->a, s))
		stance = STANCE_BY;
	bool ahead = stance == STANCE_BEFORE || stance == STANCE_BY;
	if (ahead && ask->past)
		return 2;
	ask->ahead = ahead;
	if (!take_core(s, ask, out) && (stance != STANCE_NONE || !take_range(s, ask, out)))
		return 1;
	*out = from_stance(stance, *out, ask->today);
	return date_span_is(*out) ? 0 : 1;
}

int date_span_parse(const char *s, day today, bool past, struct date_span *out)
{
	struct arena *a = arena_new();
	struct ask ask = { .a = a, .today = today, .past = past };
	struct date_span found;
	const char *typed = text_trim(a, s), *shown = text_cut(a, text_clean(a, typed, false), SHOWN_COLUMNS);
	int wrong = date_span_parse_iso(typed, &found) < 0 ? take(text_fold(a, s), &ask, &found) : 0;
	int rc = 0;

	if (wrong == 0)
		*out = found;
	else if (wrong == 2)
		rc = err_set(ERR_INVALID,
			_("\"%s\": of what lies in the past the beginning is needed too, such as 2025, or "
			  "between 2024 and May 2026."), shown);
	else
		rc = err_set(ERR_INVALID, _("\"%s\" is not a date. Understood: %s."), shown, date_span_forms());
	arena_free(&a);
	return rc;
}

const char *date_span_forms(void)
{
	return _("22-11-2026, March, Mar 2027, 2027, before summer, end of March, week 12, Q1 2027, summer 2027, "
		 "after 1 May, around 1 May, between 1 and 10 March, 22 nov, +2w");
}
