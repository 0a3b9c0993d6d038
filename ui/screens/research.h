/* Data about a programme for who studies it. Private to ui/screens. */
#ifndef SCREENS_RESEARCH_H
#define SCREENS_RESEARCH_H

#include "screens/screens.h"

extern const struct screen_ops research_screen; /* int64_t: a programme */

/* On every screen: of the programme that runs, or the one that is chosen. */
unsigned research_open(struct screen *s);

#endif
