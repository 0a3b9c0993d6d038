/* The selected row explained: in a panel beside the list where the terminal is
 * wide, else below it. Private to ui/screens. */
#ifndef SCREENS_PANEL_H
#define SCREENS_PANEL_H

#include "core/pager.h"
#include "screens/screens.h"

struct panel {
	struct rect area;
	bool beside;         /* else below the list, with a line between */
	struct pager *pager;
	struct arena *arena; /* of `why` */
	bool known;          /* what is here is about the row with this id */
	int64_t id;
	bool explained;      /* `why` holds something */
	struct why why;
};

void panel_open(struct panel *p);
void panel_done(struct panel *p);
/* The next panel_explain looks it up again. */
void panel_forget(struct panel *p);
/* Takes its part of the area (below the list at most `below` rows); gives what is left for the list. */
struct rect panel_layout(struct panel *p, struct rect area, int left_percent, int below);
/* Looks up the rule on that subject when the row is another one than before, and
 * writes it, in short where it stands below. rule NULL: empties it. Codes of app_why. */
int panel_explain(struct panel *p, struct app *app, int64_t id, const char *rule, struct subject subject);
/* For a text of another kind: true when the row is another one than before; then the panel
 * was emptied, and its pager is filled (strings in p->arena) until panel_fill_end. */
bool panel_fill(struct panel *p, int64_t id);
void panel_fill_end(struct panel *p);
void panel_paint(const struct panel *p, struct canvas *c);

#endif
