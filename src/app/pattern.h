/* What the pattern, its lifting and the spar card share. Private to src/app. */
#ifndef ANKER_APP_PATTERN_H
#define ANKER_APP_PATTERN_H

#include "anker/overview.h"
#include "internal.h"

/* An employer that is there. ERR_NOTFOUND. */
int pattern_employer(struct app *app, int64_t employer, struct arena *a, struct record **out);
/* Its bottlenecks with a theme, open or resolved ones, newest first. */
int pattern_bottlenecks(struct app *app, int64_t employer, const char *theme, bool open, struct arena *a,
	struct record ***out, size_t *n);
/* The open one of the organisation among them, or 0. */
int64_t pattern_lifted(struct record *const *bottleneck, size_t n);
/* As store_tried, the newest first. */
int pattern_tried(struct app *app, int64_t employer, const char *theme, int64_t bottleneck, struct arena *a,
	struct record ***out, size_t *n);

#endif
