/* A talk on the demo caseload, with Groenbedrijf De Linde (three placements) and a short
 * question list of the tests: what it asks does not change with the lists of anker. */
#ifndef TESTS_UI_TALKING_H
#define TESTS_UI_TALKING_H

#include "tests/ui/demo.h"

/* Of the list: its questions in their order. */
#define Q_COURSE "How does it go?"
#define Q_CHANGED "Has anything changed?"
#define Q_WHAT "What has changed?"
#define Q_WELL "Which things go well?"
#define Q_WORDS "What does the employee say?"
#define Q_HOURS "How many breaks a day?"
#define Q_UNTIL "Until when does the contract run?"
#define Q_ELSE "What else is there?"
#define TALK_QUESTIONS 7 /* without Q_WHAT, which follows a yes */

/* Begins one about this employee's placement (family name), after demo_open. */
void talking_begin(struct demo *d, const char *family_name);
/* That with a list of the test's own, with the id "talk". */
void talking_begin_list(struct demo *d, const char *family_name, const char *text);
/* Starts the program and opens the talk that was begun last. */
struct term *talking_start(struct demo *d, int rows, int cols);
/* That for a program which runs. */
void talking_from_today(struct term *t);
/* Leaves the program when everything is kept. */
void talking_leave(struct term *t);
/* In SQL: of the talk that was begun last. */
#define THIS_TALK "interview = (SELECT max(id) FROM interview)"
/* Waits until what is typed is kept, and the screen says so. */
void talking_kept(struct demo *d, struct term *t, const char *text);
/* Answers of that talk with this state: "answered", "note", ... */
int talking_count(struct demo *d, const char *state);

#endif
