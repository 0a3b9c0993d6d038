/* Inside the end of a talk: what talk_closing.c, talk_closing_note.c and talk_finish.c
 * share. */
#ifndef ANKER_APP_CLOSING_H
#define ANKER_APP_CLOSING_H

#include "talk.h"

/* ---- talk_closing.c ---- */

/* Something was said, noted or agreed about this subject's placement. */
bool closing_touched(const struct talk *t, size_t subject);
/* Records of the talk, in the order they were made. */
int closing_find(struct app *app, enum entity_id e, int64_t interview, struct arena *a, struct record ***out,
	size_t *n);
/* From the first to the last word, pauses left out. */
int closing_seconds(struct talk *t, struct arena *a, int *out);
/* A UTC moment as seconds since 1970; false when it is none. */
bool closing_moment(const char *at, int64_t *seconds);

/* ---- talk_closing_note.c ---- */

/* What the contact of a subject says: the list, counts, and what was noted and agreed
 * about it alone. -1: the employer's own. */
char *closing_note(struct talk *t, long subject, struct arena *a);

#endif
