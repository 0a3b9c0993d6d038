/* Inside summaries: what summary*.c share. */
#ifndef ANKER_APP_SUMMARY_H
#define ANKER_APP_SUMMARY_H

#include "talk.h"

/* Whose page it is, and about whom. */
struct summary {
	struct talk *talk; /* to read only */
	struct arena *arena;
	enum audience audience;
	int64_t placement; /* 0: all of the page */
	size_t *subject;   /* on the page: indexes of talk->subject */
	size_t nsubjects;
};

/* ERR_INVALID: the talk was not about this placement, or a page for an employee without
 * one. Ended with summary_close, also after a failure. */
int summary_open(struct summary *s, struct app *app, int64_t interview, enum audience audience,
	int64_t placement, struct arena *a);
void summary_close(struct summary *s);

/* ---- summary_answers.c ---- */

/* The answers that may be shared, of one part of the page, as items of a list; "" when
 * there are none. subject -1: those about the employer alone; `employer`: those too. */
char *summary_items(const struct summary *s, enum summary_part part, long subject, bool employer);
/* When to speak again, as was said to a question that may be shared; "" when it was not. */
const char *summary_said_next(const struct summary *s);

#endif
