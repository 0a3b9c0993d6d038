/* Stretches of the calendar, for the date files of base only. */
#ifndef ANKER_BASE_SPAN_H
#define ANKER_BASE_SPAN_H

#include "anker/date.h"

/* `count` whole months from `month` (0 = January; -1 = December of the year before). */
struct date_span span_of_months(int year, int month, int count);

/* Monday of the year's first week (ISO 8601: the one with 4 January). */
day span_week_first(int year);

/* The beginning (0), middle (1) or end (2) of a week, month or longer; of a month ten
 * days each, of what is longer a third of its months. */
struct date_span span_part(struct date_span s, int part);

/* How a text is to be read. */
struct span_ask {
	struct arena *a;
	day today;
	bool past;  /* without a year it lies behind */
	bool ahead; /* also a day that "22 nov" says is still to come */
};

/* s (folded) as a period; false when it is none. */
bool span_take_period(const char *s, const struct span_ask *ask, struct date_span *out);

#endif
