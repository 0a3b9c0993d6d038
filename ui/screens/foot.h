/* The selected row of a list told whole, in two lines below it: what was cut off there is
 * read here. */
#ifndef SCREENS_FOOT_H
#define SCREENS_FOOT_H

#include "core/canvas.h"
#include "screens/screens.h"

/* What is left of `area` above it. *foot is empty where the list needs its rows. */
struct rect foot_layout(struct rect area, struct rect *foot);
void foot_paint(const struct screen *s, const struct rect *foot, struct canvas *c, const char *text);

#endif
