/* Talks in the small office: a question list with every kind of question and fill, an
 * employer with three placements, and short names for what the tests do. */
#ifndef TESTS_APP_TALK_OFFICE_H
#define TESTS_APP_TALK_OFFICE_H

#include "anker/interview.h"
#include "office.h"

extern int64_t lime, first, second, third; /* the employer and its placements */
extern struct talk *talk;                  /* begun at `first`; closed by talk_office_close */

void talk_office_open(void);
void talk_office_close(void);

/* Begins a talk with the list "talk" at a placement (or 0) and opens it. */
struct talk *talk_begin(int64_t placement);
int64_t talk_begin_plan(const struct interview_plan *plan);
struct talk *talk_go_on(int64_t interview);
/* The list as it stands in the folder, written anew (NULL: as it was). */
void talk_list(const char *lang, const char *text);

size_t question(const char *id);
size_t subject(int64_t placement);
/* Answers of a placement in `talk`; their codes. */
int say(int64_t placement, const char *id, const char *input);
int say_state(int64_t placement, const char *id, enum answer_state state);
const struct cell *cell(int64_t placement, const char *id);
/* What was said, for people; "" without. */
const char *last(int64_t placement, const char *id);
const char *before(int64_t placement, const char *id);
/* Undoes the latest work and reads the talk again; what it was. */
const char *take_back(void);
const char *value(enum entity_id e, int64_t record, const char *field);
size_t count(enum entity_id e);
/* A fact of a placement as a rule file writes it. */
const char *fact(int64_t placement, const char *name);
int64_t employee_of(int64_t placement);

#endif
