/* The pattern behind the cases of an employer: the grid of placements and themes, and
 * one theme of it. Private to ui/screens. */
#ifndef SCREENS_PATTERN_H
#define SCREENS_PATTERN_H

#include "anker/overview.h"
#include "screens/screens.h"

extern const struct screen_ops pattern_screen; /* int64_t: an employer */

struct pattern_theme_arg {
	int64_t employer;
	const char *theme; /* code */
	bool nameless;     /* may be shown to the employer: no names, no free text */
};
extern const struct screen_ops pattern_theme_screen; /* struct pattern_theme_arg */

/* Asks why this is of the organisation and, without a mandate beyond one person, whether
 * it is asked for; then lifts it. */
unsigned pattern_lift(struct screen *s, int64_t employer, const char *theme, const char *mandate);
/* "3 of 12": placements where it is open. */
const char *pattern_share(struct arena *a, int open, int64_t placements);

#endif
