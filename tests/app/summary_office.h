/* A talk to summarise, in either language: questions that may be shared with the one,
 * the other, both or nobody. */
#ifndef TESTS_APP_SUMMARY_OFFICE_H
#define TESTS_APP_SUMMARY_OFFICE_H

#include "talk_office.h"

/* .init and .fini: the office of talk_office.h with that list, begun on site with a
 * contact person at `first`. */
void summary_office_open(void);
void summary_office_close(void);
/* Begins one anew, in "en" or "nl", with that party. */
void summary_begin(const char *lang, const char *party);

extern int64_t person; /* M. Jansen, of the employer */

/* The page; fails when there is none. */
const char *page(enum audience audience, int64_t placement);
void agree(long subject, const char *what, const char *by, day due);
/* Finishes it, with a next contact on this day (DAY_NONE: none). */
void finish(day next);

#endif
