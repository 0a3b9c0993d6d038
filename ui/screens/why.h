/* The explanation of a suggestion as text: the why screen and the side panel of
 * Today show the same. */
#ifndef SCREENS_WHY_H
#define SCREENS_WHY_H

#include "anker/app.h"
#include "core/pager.h"

/* Writes the whole explanation into p (emptied first) for `width` columns:
 * labels stand left of the text where there is room, else above it. `titled`: with
 * the title and whom it is about on top. */
void why_write(struct pager *p, struct app *app, const struct why *w, int width, bool titled);

/* The guide and point of a rule ("4", "1.2"): 0 when the rule names none. */
int why_guide(const struct rule *r, const char **point);

#endif
