/* Numbers around every screen: kept here, so that painting asks no data.
 * One interface runs per process, so there is one set of them. */
#ifndef SCREENS_COUNTS_H
#define SCREENS_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "anker/app.h"

enum {
	COUNTS_MOST = 2000, /* placements that are weighed without an expert */
	COUNTS_CAP = 10000, /* "10000+": counting further costs more than it tells */
};

struct counts {
	int64_t employers, placements;
	long suggestions; /* shown ones; -1: not weighed */
	bool too_many;    /* nobody's caseload and more than COUNTS_MOST placements */
};

/* The numbers as they were last taken. */
const struct counts *counts_now(void);

/* Takes all of them again: after a save, an undo, a change by someone else. */
void counts_take(struct app *app);

/* The same where the suggestions are known already. */
void counts_set(struct app *app, const struct suggestions *sg);

/* True when someone else changed the file since the last call. */
bool counts_changed(struct app *app);

#endif
