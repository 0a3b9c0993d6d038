/* Pages about a placement, as Markdown, for the screen and for a file: the briefing for
 * colleagues, and who can help now. (The spar card and the page of a function are in
 * overview.h and fit.h.) */
#ifndef ANKER_PAGES_H
#define ANKER_PAGES_H

#include "anker/app.h"

/* What colleagues of a new employee are told (S002 guide 1, points 1.10 and 1.11): the given
 * name, the tasks, what was agreed about the work, whom to ask; and how to receive someone.
 * Never capacity, target group, schemes or absence. Words to look at are named in a note on
 * top when `shared` is false; the shared page has no such note. ERR_NOTFOUND. */
int app_briefing(struct app *app, int64_t placement, bool shared, struct arena *a, char **text);

/* Job coach or labour expert (S002 guide 9): what is on record now that speaks for either,
 * side by side in two lists, and what is not known yet. A help to decide with, no verdict.
 * `shared` is without meaning: it is for the expert. ERR_NOTFOUND. */
int app_who_now(struct app *app, int64_t placement, bool shared, struct arena *a, char **text);

/* The sources that anker rests on, with licence and use (share/reference/sources). `id` and
 * `shared` are without meaning. Codes of catalogue_open. */
int app_sources(struct app *app, int64_t id, bool shared, struct arena *a, char **text);

#endif
