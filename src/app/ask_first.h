/* What a talk with an employer asks first. */
#ifndef ANKER_APP_ASK_FIRST_H
#define ANKER_APP_ASK_FIRST_H

#include "anker/interview.h"
#include "internal.h"

/* The unknown facts that rules in use wait for on the rows of `s` (a survey of the
 * employer), of these placements and of the employer; by value, no more than are asked. */
int ask_first_collect(struct app *app, const struct survey *s, const struct prepared_placement *placement,
	size_t nplacements, struct arena *a, struct ask_first **out, size_t *n);

#endif
