/* The explanation of a suggestion as text: the why screen and the side panel of
 * Today show the same. */
#ifndef SCREENS_WHY_H
#define SCREENS_WHY_H

#include "anker/app.h"
#include "core/pager.h"

/* Whole; with the title and whom it is about on top; or what one needs to decide:
 * the deciding facts, the caution, the latest decision and what is proposed. */
enum why_form { WHY_WHOLE, WHY_TITLED, WHY_BRIEF };

/* Writes the explanation into p (emptied first) for `width` columns: labels stand
 * left of the text where there is room, else above it. */
void why_write(struct pager *p, struct app *app, const struct why *w, int width, enum why_form form);

/* A decision as it was made: what was decided and weighed, why it was suggested by
 * the facts of that day, and the rule as it read then. */
void why_write_then(struct pager *p, struct app *app, const struct basis *b, const struct record *decision,
	int width);

/* The guide and point of a rule ("4", "1.2"): 0 when the rule names none. */
int why_guide(const struct rule *r, const char **point);

#endif
