/* Inside app: what the calendars of this user are known by, and what the last one told. */
#ifndef ANKER_APP_CALENDAR_TOLD_H
#define ANKER_APP_CALENDAR_TOLD_H

#include "internal.h"

/* So that those of two caseloads do not overwrite each other. Kept, so that it goes along with a take-out;
 * what a file opened to read gives is the same. 0 or the codes of reading and writing. */
int calendar_token(struct app *app, struct arena *a, const char **out);

struct told;

/* What the last calendar of this user told, or of everyone in reach; `a` lives longer than it. A take-out
 * holds a part of the caseload, so there nothing is known to have fallen away. 0 or the codes of reading. */
int told_read(struct app *app, bool everyone, struct arena *a, struct told **out);
/* Notes an event, and gives the sequence to tell: higher than the last one where it moved or was called off,
 * and never lower. */
int64_t told_note(struct told *t, const char *of, int64_t sequence, day on, bool cancelled);
/* Calls `gone` for each that was told, from that day on, and was not noted now: its day was emptied, a
 * colleague has it, its wave is no more. Stops at a non-zero result and gives it. */
int told_gone(struct told *t, day from,
	int (*gone)(void *ctx, const char *of, int64_t sequence, day on), void *ctx);
/* For the next time, but not of more than an expert's own work comes to, nor in a file opened to read. 0 or
 * the codes of writing. */
int told_keep(struct told *t);

#endif
