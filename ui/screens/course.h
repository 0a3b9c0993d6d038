/* How a placement goes over time, and its end. Private to ui/screens. */
#ifndef SCREENS_COURSE_H
#define SCREENS_COURSE_H

#include "screens/screens.h"

extern const struct screen_ops scores_screen; /* int64_t: a placement */

/* Ends a placement with one short form, mentioning what is still open; of one that has
 * ended: looks back on it, or opens it again. */
unsigned placement_end(struct screen *s, int64_t placement);

#endif
