/* Waves of a programme: what other use cases tell them. Private to src/app. */
#ifndef ANKER_APP_WAVES_H
#define ANKER_APP_WAVES_H

#include "anker/programme.h"
#include "internal.h"

/* "T1 interview · Jan de Wit" */
const char *wave_label(const struct wave_due *w, struct arena *a);

/* All of these write inside the transaction of whoever calls them: 0 or the codes of store_put. */

/* The measurement of that wave names this talk. */
int waves_talk_begun(struct app *app, const struct wave_due *w, int64_t interview);

/* The wave that this talk was for is done on that day. */
int waves_talk_finished(struct app *app, int64_t interview, day on);

/* The record was just saved, and waves may wait for it: an observation for the one whose measurement names
 * it; who came to a meeting for the one that is held there, on its day. Other kinds: nothing. ERR_INVALID:
 * nobody came to a meeting that is still to come. */
int waves_saved(struct app *app, const struct record *r);

/* What was said of who came to a meeting, before it is saved or deleted (NULL: of other kinds nothing) and
 * after it: where they were not there after all, nor anybody else for them, what was held there with them is
 * to be done again. */
int waves_before(struct app *app, const struct record *r, struct arena *a, struct record **was);
int waves_left(struct app *app, const struct record *was);

/* This observation was begun for that wave: the measurement names it. One about somebody else was not. */
int waves_observed(struct app *app, const struct wave_due *w, const struct record *observation);

#endif
