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
	COUNTS_QUICK = 30,  /* placements that are weighed before anything is on screen */
};

struct counts {
	int64_t employers, placements;
	long pressing;    /* suggestions shown for now; -1: not weighed */
	bool too_many;    /* nobody's caseload and more than COUNTS_MOST placements */
	bool later;       /* at the start: the frame first, weighing takes longer */
};

/* The numbers as they were last taken. */
const struct counts *counts_now(void);

/* Something was written: the numbers may be others now. They are taken again
 * by Today when it loads, else by counts_refresh. */
void counts_forget(void);

/* Takes the numbers where the suggestions are known already (NULL: not weighed). */
void counts_set(struct app *app, const struct suggestions *sg);

/* True once after suggestions were weighed anew: what came and went can be noted. */
bool counts_weighed(void);

/* At the start: more than COUNTS_QUICK placements are weighed when the first
 * frame is there. Ends that; true when something waited for it. */
void counts_hold(struct app *app);
bool counts_release(void);

/* When the program is idle: true when the screen must load again, because
 * someone else changed the file or the numbers were forgotten and are new. */
bool counts_refresh(struct app *app);

#endif
