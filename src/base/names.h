/* The calendar's words in both languages, for the date files of base only. */
#ifndef ANKER_BASE_NAMES_H
#define ANKER_BASE_NAMES_H

#include "anker/date.h"
#include "anker/lang.h"

extern const struct label date_month_short[12];   /* "nov" */
extern const struct label date_month_full[12];    /* "november" */
extern const struct label date_weekday_short[7];  /* "za", Monday first */
extern const struct label date_weekday_full[7];   /* "zaterdag" */

enum { DATE_SEASONS = 4, DATE_PARTS = 3 };

/* A meteorological season takes three months from its `month` (0 = January). */
struct date_season {
	struct label name;
	int month; /* winter: -1, December of the year before the one it ends in */
};

extern const struct date_season date_seasons[DATE_SEASONS];
extern const struct label date_parts[DATE_PARTS]; /* "begin", "half", "eind": before a month */

/* 1..12, or 0. Three letters are enough; "mrt" is a word of its own. In date_parse.c. */
int date_month_of(const char *word);

/* "63" on a form from 2026 is 1963, "40" is 2040: at most 20 years ahead. */
int date_year_near(int two_digits, day today);

#endif
