/* A talk with the employer of the demo caseload that has three running placements,
 * for tests of what stands around a talk. */
#ifndef TESTS_UI_INTERVIEW_DEMO_H
#define TESTS_UI_INTERVIEW_DEMO_H

#include "tests/ui/demo.h"

#define LINDE "Groenbedrijf De Linde"
/* In SQL: the talk that was begun last; the demo has earlier ones. */
#define THIS_TALK "id = (SELECT max(id) FROM interview)"
#define STATE_OF_TALK "SELECT state FROM interview WHERE " THIS_TALK

/* From any main screen to the preparation there, with the follow-up list and nothing to
 * ask first. */
void interview_to_prepare(struct term *t);
/* Begins that talk: at its first question. */
void interview_begin_talk(struct demo *d, struct term *t);
/* Answers the first question, and how it goes. */
void interview_answer_two(struct demo *d, struct term *t);
/* Makes an agreement: we, 1 December. */
void interview_agree(struct term *t, const char *what);
/* Puts talk, answers and drafts at 14:05 and 14:19:32 of the day before, so that what is
 * shown of them does not depend on the clock. */
void interview_yesterday(struct demo *d);

#endif
