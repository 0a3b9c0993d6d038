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

#endif
