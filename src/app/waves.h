/* Waves of a programme: what other use cases tell them. Private to src/app. */
#ifndef ANKER_APP_WAVES_H
#define ANKER_APP_WAVES_H

#include "anker/programme.h"
#include "internal.h"

/* All of these write inside the transaction of whoever calls them: 0 or the codes of store_put. */

/* The wave that this talk was for is done on that day. */
int waves_talk_finished(struct app *app, int64_t interview, day on);

/* The record was just saved, and waves may wait for it: an observation for the one whose measurement names
 * it; who came to a meeting for the one that is held there, on its day. Other kinds, and a day still to come:
 * nothing. */
int waves_saved(struct app *app, const struct record *r);

/* This observation was begun for that wave: the measurement names it. One about somebody else was not. */
int waves_observed(struct app *app, const struct wave_due *w, const struct record *observation);

#endif
