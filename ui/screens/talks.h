/* What stands around a talk: the ways in, what is not finished, and the words for
 * both. Private to ui/screens. */
#ifndef SCREENS_TALKS_H
#define SCREENS_TALKS_H

#include "screens/screens.h"

/* ---- talks_words.c ---- */

/* How far a talk came: questions asked of the placements that were talked about.
 * Codes of talk_open. */
struct talks_progress {
	unsigned answered, asked;
};
int talks_progress(struct app *app, int64_t interview, struct talks_progress *out);
/* "9 of 14"; where that cannot be told "9 answered". In a. */
char *talks_progress_text(struct app *app, const struct unfinished *u, struct arena *a);
/* Who promised: the code's label; "we" for ours ("" or NULL). */
const char *talks_promiser(const char *code);
/* A UTC moment to the second, in local time: "14:19:32"; "" when there is none. */
char *moment_second(struct arena *a, const char *utc);

/* ---- talks.c ---- */

/* Every talk, on every screen (:talks). */
unsigned talks_open(struct screen *s);
/* Those of a placement's employer or an employer. */
unsigned talks_about(struct screen *s, struct subject about);
/* Opens a talk: the talk itself, or its answers when it is finished or someone else's. */
unsigned talks_enter(struct screen *s, int64_t interview);
/* The answers of the talk in which this one was given. */
unsigned talks_answer(struct screen *s, int64_t answer);

/* ---- talks_offer.c ---- */

/* At the start: for each talk whose program is gone, resume, finish or later. *chosen:
 * one of them was resumed, or is being finished. */
unsigned talks_offer(struct screen *s, bool *chosen);
/* The talk whose draft has this key, or 0: such a draft is offered as a talk. */
int64_t talks_of_draft(const char *key);

/* ---- prepare.c ---- */

/* Prepares a talk about that placement or employer. */
unsigned talks_prepare(struct screen *s, struct subject about);

#endif
