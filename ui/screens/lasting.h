/* How long placements last, on screen. Private to ui/screens. */
#ifndef SCREENS_LASTING_H
#define SCREENS_LASTING_H

#include "anker/lasting.h"
#include "screens/screens.h"

extern const struct screen_ops lasting_screen; /* const struct lasting_ask *, or NULL for all */
unsigned lasting_open(struct screen *s);

/* lasting_chart.c: the curves of groups in characters: the chosen one as a line with its interval in dots,
 * the others in their letters; below it months, and how many of the chosen one are followed at each. */
enum { LASTING_CHART_LEAST = 7 };
void lasting_chart(struct canvas *c, const struct lasting *l, size_t chosen);
/* "a": the letter of a group in chart and list. */
const char *lasting_letter(size_t group, struct arena *a);

#endif
