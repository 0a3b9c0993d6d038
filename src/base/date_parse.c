/* Dates as people type them. The text is folded and taken apart into numbers,
 * words and signs; each form is then a small function over those pieces, tried
 * in turn. Both languages are always understood. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/text.h"
#include "names.h"

enum { MOST_PIECES = 6, MOST_DIGITS = 4, WORD_SIZE = 16 };

struct piece {
	int number;           /* -1: a word */
	int digits;           /* of the number, leading zeros counted */
	char word[WORD_SIZE]; /* "" for a number */
};

struct pieces {
	struct piece list[MOST_PIECES];
	int count;
	char sign; /* '+' or '-' in front, or 0 */
	day today;
};

int date_parse_iso(const char *s, day *out)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	while (i < sizeof(shape) - 1 && (shape[i] == 'd' ? isdigit((unsigned char)s[i]) != 0 : s[i] == '-'))
		i++;
	day d = DAY_NONE;
	if (i == sizeof(shape) - 1 && s[i] == '\0')
		d = date_from_ymd(atoi(s), atoi(s + 5), atoi(s + 8));
	if (d == DAY_NONE)
		return err_set(ERR_INVALID, _("\"%.40s\" is not a date (yyyy-mm-dd)."), s);
	*out = d;
	return 0;
}

static bool is_separator(char c)
{
	return c == '-' || c == '/' || c == '.' || c == ' ';
}

/* "Oct 5, 2026": a comma stands before a year only; "28,5" is a number. */
static bool is_comma_before_year(const char *s)
{
	if (*s++ != ',' || *s != ' ')
		return false;
	s += strspn(s, " ");
	return strspn(s, "0123456789") == 4;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* False when s (folded) holds something no date form has. */
static bool pieces_take(struct pieces *p, const char *s)
{
	memset(p->list, 0, sizeof(p->list));
	p->count = 0;
	p->sign = 0;
	if (*s == '+' || *s == '-')
		p->sign = *s++;
	while (*s == ' ')
		s++;
	while (*s != '\0') {
		if (p->count > 0 && (is_separator(*s) || is_comma_before_year(s))) {
			/* "22 - 11", "5 nov., 2026" */
			while (is_separator(*s) || is_comma_before_year(s))
				s++;
			continue;
		}
		if (p->count == MOST_PIECES)
			return false;
		struct piece *piece = &p->list[p->count++];
		if (isdigit((unsigned char)*s)) {
			for (; isdigit((unsigned char)*s); s++) {
				if (++piece->digits > MOST_DIGITS)
					return false;
				piece->number = piece->number * 10 + (*s - '0');
			}
		} else if (is_letter(*s)) {
			size_t n = 0;
			while (is_letter(s[n]))
				n++;
			if (n >= WORD_SIZE)
				return false;
			memcpy(piece->word, s, n);
			piece->number = -1;
			s += n;
		} else {
			return false;
		}
	}
	return p->count > 0;
}

static bool is_number(const struct pieces *p, int i)
{
	return i < p->count && p->list[i].number >= 0;
}

static bool same_word(const char *word, const char *name)
{
	return strcasecmp(word, name) == 0;
}

/* At least `least` letters, and nothing but the start of the name. */
static bool starts_name(const char *word, const char *name, size_t least)
{
	size_t n = strlen(word);

	return n >= least && strncasecmp(word, name, n) == 0;
}

int date_month_of(const char *word)
{
	for (int i = 0; i < 12; i++)
		if (same_word(word, date_month_short[i].nl) || starts_name(word, date_month_full[i].nl, 3) ||
			starts_name(word, date_month_full[i].en, 3))
			return i + 1;
	return 0;
}

/* 0..6, or -1. Two letters for Dutch, three for English. */
static int weekday_of(const char *word)
{
	for (int i = 0; i < 7; i++)
		if (starts_name(word, date_weekday_full[i].nl, 2) ||
			starts_name(word, date_weekday_full[i].en, 3))
			return i;
	return -1;
}

int date_year_near(int two_digits, day today)
{
	int this_year, month, mday;

	date_to_ymd(today, &this_year, &month, &mday);
	int year = this_year - this_year % 100 + two_digits;
	if (year > this_year + 20)
		year -= 100;
	else if (year <= this_year - 80)
		year += 100;
	return year;
}

static int year_of(const struct piece *piece, day today)
{
	if (piece->digits == 4)
		return piece->number;
	return piece->digits == 2 ? date_year_near(piece->number, today) : 0;
}

/* Keeps the one that is nearer to today, the later one when equally near. */
static void keep_nearest(day *best, day candidate, day today)
{
	if (candidate == DAY_NONE)
		return;
	if (*best == DAY_NONE || abs(candidate - today) <= abs(*best - today))
		*best = candidate;
}

static day nearest_year(int month, int mday, day today)
{
	day best = DAY_NONE;
	int year, m, d;

	date_to_ymd(today, &year, &m, &d);
	/* 29 February can be up to eight years away. */
	for (int y = year - 8; y <= year + 8; y++)
		keep_nearest(&best, date_from_ymd(y, month, mday), today);
	return best;
}

static day nearest_month(int mday, day today)
{
	day best = DAY_NONE;
	int year, month, d;

	date_to_ymd(today, &year, &month, &d);
	for (int i = -2; i <= 2; i++) {
		int at = year * 12 + month - 1 + i;
		keep_nearest(&best, date_from_ymd(at / 12, at % 12 + 1, mday), today);
	}
	return best;
}

/* 2026-11-22, 22-11-2026, 22/11/26, 22-11, 22 */
static day form_numbers(const struct pieces *p)
{
	const struct piece *l = p->list;

	for (int i = 0; i < p->count; i++)
		if (l[i].number < 0 || p->sign != 0)
			return DAY_NONE;
	if (p->count == 3 && l[0].digits == 4)
		return date_from_ymd(l[0].number, l[1].number, l[2].number);
	if (p->count == 3)
		return date_from_ymd(year_of(&l[2], p->today), l[1].number, l[0].number);
	if (p->count == 2)
		return nearest_year(l[1].number, l[0].number, p->today);
	return p->count == 1 ? nearest_month(l[0].number, p->today) : DAY_NONE;
}

/* 22 nov 2026, 22 nov, nov 22 2026 */
static day form_month_name(const struct pieces *p)
{
	int name = is_number(p, 0) ? 1 : 0, number = 1 - name;

	if (p->sign != 0 || p->count < 2 || p->count > 3 || is_number(p, name) || !is_number(p, number))
		return DAY_NONE;
	int month = date_month_of(p->list[name].word), mday = p->list[number].number;
	if (month == 0)
		return DAY_NONE;
	if (p->count == 2)
		return nearest_year(month, mday, p->today);
	return is_number(p, 2) ? date_from_ymd(year_of(&p->list[2], p->today), month, mday) : DAY_NONE;
}

/* vandaag, morgen, za, sunday */
static day form_word(const struct pieces *p)
{
	static const struct {
		const char *word;
		int days;
	} words[] = {
		{ "vandaag", 0 }, { "today", 0 },      { "morgen", 1 },      { "tomorrow", 1 },
		{ "gisteren", -1 }, { "yesterday", -1 }, { "overmorgen", 2 }, { "eergisteren", -2 },
	};

	if (p->sign != 0 || p->count != 1 || is_number(p, 0))
		return DAY_NONE;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (same_word(p->list[0].word, words[i].word))
			return p->today + words[i].days;
	int weekday = weekday_of(p->list[0].word);
	if (weekday < 0)
		return DAY_NONE;
	int ahead = (weekday - date_weekday_of(p->today) + 7) % 7;
	return p->today + (ahead > 0 ? ahead : 7);
}

/* +3, +2w, -1m, +1j */
static day form_step(const struct pieces *p)
{
	static const struct {
		char letter;
		int days, months;
	} units[] = {
		{ 'd', 1, 0 }, { 'w', 7, 0 }, { 'm', 0, 1 }, { 'j', 0, 12 }, { 'y', 0, 12 },
	};

	if (p->sign == 0 || p->count > 2 || !is_number(p, 0) || is_number(p, 1))
		return DAY_NONE;
	const char *unit = p->count == 2 ? p->list[1].word : "d";
	int n = p->sign == '-' ? -p->list[0].number : p->list[0].number;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (unit[0] != units[i].letter || unit[1] != '\0')
			continue;
		if (units[i].months != 0)
			return date_add_months(p->today, n * units[i].months);
		return p->today + n * units[i].days;
	}
	return DAY_NONE;
}

int date_parse(const char *s, day today, day *out)
{
	static day (*const forms[])(const struct pieces *) = {
		form_numbers, form_month_name, form_word, form_step,
	};
	struct arena *a = arena_new();
	struct pieces p = { .today = today };
	day found = DAY_NONE;
	int rc = 0;

	if (pieces_take(&p, text_fold(a, s)))
		for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]) && found == DAY_NONE; i++)
			found = forms[i](&p);

	char iso[DATE_ISO_SIZE];
	if (found == DAY_NONE || *date_iso(iso, found) == '\0') {
		rc = err_set(ERR_INVALID,
			_("\"%s\" is not a date. Understood: 22-11-2026, 22-11, 22, 22 nov, today, sat, "
			  "+3, +2w, -1m."),
			text_cut(a, text_clean(a, s, false), 40));
		goto out;
	}
	*out = found;
out:
	arena_free(&a);
	return rc;
}
