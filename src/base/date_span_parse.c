/* Imprecise dates as people type and say them. A word in front says how ("before",
 * "around"), two dates are a stretch between them, and what is left is a day or a
 * period of the calendar. Both languages are always understood. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "span.h"

enum { AROUND_DAYS = 7, SHOWN_COLUMNS = 40 };

/* "22-11" and "22 nov" lie in the year behind, or ahead, where the nearest does not:
 * looked at from half a year that way it is. */
static day day_toward(const char *s, day d, const struct span_ask *ask)
{
	enum { HALF_YEAR = 182 };
	int side = ask->past ? -1 : ask->ahead ? 1 : 0, year, month, mday, y, m, md;
	day other;

	if (side == 0 || side * (d - ask->today) >= 0 ||
		date_parse(s, ask->today + side * HALF_YEAR, &other) < 0)
		return d;
	/* A weekday, "tomorrow" and a day of the month move along with the day they are
	 * seen from; a day of the year is the same one of another year. */
	date_to_ymd(d, &year, &month, &mday);
	date_to_ymd(other, &y, &m, &md);
	return m == month && md == mday && side * (other - ask->today) >= 0 ? other : d;
}

static bool take_plain(const char *s, const struct span_ask *ask, struct date_span *out)
{
	day d;

	if (date_parse(s, ask->today, &d) == 0) {
		out->first = out->last = day_toward(s, d, ask);
		return true;
	}
	return span_take_period(s, ask, out);
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
static bool take_core(const char *s, const struct span_ask *ask, struct date_span *out)
{
	static const char *const fillers[] = { "in", "op", "on", "per", "de", "het", "the", "sinds", "since",
		NULL };

	for (; s != NULL; s = after_word(s, fillers))
		if (take_plain(s, ask, out))
			return true;
	return false;
}

/* The first of "1 and 10 March" is in that month, or in the one before. */
static bool take_first(
	const struct span_ask *ask, const char *s, struct date_span last, struct date_span *out)
{
	int year, month, mday, n = atoi(s);
	struct span_ask before = { .a = ask->a, .today = last.first, .past = true };

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
static bool take_range(const char *s, const struct span_ask *ask, struct date_span *out)
{
	static const char *const leads[] = { "tussen", "between", "van", "from", NULL };
	static const char *const joints[] = {
		" t/m ", " tot en met ", " tot ", " en ", " and ", " until ", " to ", " or ", " of ", "/",
		" - ",
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
static int take(const char *s, struct span_ask *ask, struct date_span *out)
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
	struct span_ask ask = { .a = a, .today = today, .past = past };
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
		rc = err_set(
			ERR_INVALID, _("\"%s\" is not a date. Understood: %s."), shown, date_span_forms());
	arena_free(&a);
	return rc;
}

const char *date_span_forms(void)
{
	return _("22-11-2026, March, Mar 2027, 2027, before summer, end of March, week 12, Q1 2027, summer "
		 "2027, after 1 May, around 1 May, between 1 and 10 March, 22 nov, +2w");
}
