/* Words and filters of a timeline row, wherever one is shown. Private to
 * ui/screens. */
#ifndef SCREENS_TIMELINE_H
#define SCREENS_TIMELINE_H

#include "core/pager.h"
#include "screens/screens.h"

/* "↑" or "↓" for a contact, else the symbol of the kind. */
const char *timeline_symbol(const struct timeline_row *r);
/* "er phone", "overload": in the arena. */
const char *timeline_kind(struct arena *a, const struct timeline_row *r);
/* The note on one line, with "[open]" or "[not reached]" before it, and the
 * employee's name with with_name; guide points and rules by their titles. */
const char *timeline_text(struct app *app, struct arena *a, const struct timeline_row *r, bool with_name);
/* The whole row as paragraphs, for a pane. */
void timeline_write(struct pager *p, struct app *app, const struct timeline_row *r, struct arena *a);

/* The active filters in words; "" when there is none. */
const char *timeline_filters(struct arena *a, uint64_t kinds, const char *party, day from, day to);
/* Let the user change them; true when something is another now. */
bool timeline_pick_kinds(struct screen *s, uint64_t *kinds);
bool timeline_pick_period(struct screen *s, day *from, day *to);

#endif
