/* The calendar's words in both languages, for the date files of base only. */
#ifndef ANKER_BASE_NAMES_H
#define ANKER_BASE_NAMES_H

#include "anker/lang.h"

extern const struct label date_month_short[12];   /* "nov" */
extern const struct label date_month_full[12];    /* "november" */
extern const struct label date_weekday_short[7];  /* "za", Monday first */
extern const struct label date_weekday_full[7];   /* "zaterdag" */

#endif
