/* Inside the end of a talk: what talk_closing.c, talk_closing_note.c and talk_finish.c
 * share. */
#ifndef ANKER_APP_CLOSING_H
#define ANKER_APP_CLOSING_H

#include "talk.h"

/* ---- talk_closing.c ---- */

/* Something was said about this subject, or noted or agreed about its placement. */
bool closing_touched(const struct talk *t, size_t subject);
/* From the first to the last word, pauses left out. */
int closing_seconds(struct talk *t, struct arena *a, int *out);

/* ---- talk_closing_note.c ---- */

/* What the contact of a subject says: the list, counts, and what was noted and agreed
 * about it alone. -1: the employer's own. */
char *closing_note(struct talk *t, long subject, struct arena *a);

#endif
