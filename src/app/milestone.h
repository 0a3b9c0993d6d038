/* Steps of an absence: what the files about them share. Private to src/app. */
#ifndef ANKER_APP_MILESTONE_H
#define ANKER_APP_MILESTONE_H

#include "internal.h"

/* The term of a step is the parameter with its code behind this. */
#define MILESTONE_TERM "poortwachter_"
/* Behind the code of what comes back: how long after the last time. */
#define MILESTONE_EVERY "_every"
/* From when on the rules remind of it, counted from the first day. */
#define MILESTONE_REMIND "herinneren_"
/* Codes of choices_milestone that mean more than a step with a term. */
#define MILESTONE_AGAIN "evaluation"  /* comes back after each time */
#define MILESTONE_PLAN "plan"         /* what is evaluated */
#define MILESTONE_END "end_of_wait"   /* nothing comes back beyond it */
#define MILESTONE_REPORT "report"     /* also a field of the absence: "reported" */

/* An absence that is there. ERR_NOTFOUND. */
int absence_get(struct app *app, int64_t id, struct arena *a, struct record **out);

#endif
