/* How a placement goes over time, and how it ends.
 *
 * The four success factors (S002 4.8) are the score fields of E_SCORE in the dictionary:
 * each party gives them 1..5, as often as one likes. */
#ifndef ANKER_COURSE_H
#define ANKER_COURSE_H

#include "anker/app.h"

/* One factor as one party sees it. */
struct score_line {
	const char *factor, *label;      /* field of success_score; its label */
	const char *party, *party_label; /* code; words */
	int *value;              /* per date of struct scores; 0: not given then */
	int latest, before;      /* the last two that were given; 0: none */
	day on;                  /* of the latest; DAY_NONE */
	int64_t record;          /* that holds the latest, or 0 */
};
struct scores {
	day *date;               /* on which anyone gave any, oldest first */
	size_t ndates;
	struct score_line *line; /* by factor, then party, as the dictionary has them */
	size_t nlines;
	int most;                /* the highest score there is */
};
int app_scores(struct app *app, int64_t placement, struct arena *a, struct scores *out);
/* "employer 4 3 5 2, employee 3 - 4 4": the latest of each party that gave any, in the
 * order of the factors; "" when nobody did. */
const char *app_scores_line(const struct scores *s, struct arena *a);

/* Factors there are, and the label of one. */
size_t app_score_factors(void);
const char *app_score_label(size_t factor);
/* Writes them as of today: on the record of that day and party where there is one. */
int app_score_add(struct app *app, int64_t placement, const char *party, const char *digits, int64_t *txn);

/* What is not closed yet at a placement, in words: "2 actions, 1 bottleneck"; "" when
 * nothing is. What work and people are on record may stay. */
int app_still_open(struct app *app, int64_t placement, struct arena *a, const char **out);
/* Opens an ended placement again: running, without end, outcome, and the day one looked
 * back; what was written stays. ERR_INVALID: it has not ended. */
int app_reopen(struct app *app, int64_t placement, int64_t *txn);

#endif
