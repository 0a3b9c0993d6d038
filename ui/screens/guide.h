/* What the screens of the guides share: the list of nine questions, the text of
 * one with its ticks, and for whom points are ticked. Private to ui/screens. */
#ifndef SCREENS_GUIDE_H
#define SCREENS_GUIDE_H

#include "core/list.h"
#include "core/pager.h"
#include "screens/screens.h"

/* ---- guide_whom.c ---- */

/* Lets the user choose a placement or employer; true when *out is one now. */
bool whom_ask(struct screen *s, const char *question, struct subject *out);
bool guide_ask_whom(struct screen *s, struct subject *out);
/* Whose ticks the list of guides shows: the last one chosen in a guide or there. */
struct subject guide_whom(void);
void guide_set_whom(struct subject subject);

/* ---- guide.c ---- */

/* Whose ticks that guide shows, and its number. */
struct subject guide_subject(const struct screen *s, int *guide);

/* ---- guide_list.c ---- */

struct guide_list {
	struct list list;
	struct screen *screen;
	struct subject subject; /* set before guide_list_load */
	size_t ticked[KNOWLEDGE_GUIDES + 1], points[KNOWLEDGE_GUIDES + 1];
	const char *title[KNOWLEDGE_GUIDES + 1]; /* borrowed from the guides; NULL: cannot be read */
	bool narrow;                             /* a pane: the number and the question only */
};

void guide_list_init(struct guide_list *g, struct screen *s, bool narrow);
int guide_list_load(struct guide_list *g);

/* ---- guide_text.c ---- */

struct guide_text {
	struct pager *pager;
	const struct guide *guide; /* borrowed */
	struct md_line *line;
	size_t nlines;
	const struct tick *tick; /* of the subject; borrowed */
	size_t nticks;
	struct arena *arena; /* of the lines */
	struct rect area;
	const char **part; /* stops, in order: ids of parts */
	size_t nparts, at; /* the part with the cursor */
};

void guide_text_init(struct guide_text *t);
void guide_text_done(struct guide_text *t);
/* Another guide or other ticks; then lay out. */
void guide_text_set(struct guide_text *t, const struct guide *g, const struct tick *tick, size_t n);
void guide_text_layout(struct guide_text *t, struct rect area);
void guide_text_paint(const struct guide_text *t, struct canvas *c, int32_t today, bool focused);
/* The part with the cursor as it is seen: scrolling takes the cursor along. */
size_t guide_text_here(const struct guide_text *t);
/* To the next (1) or previous (-1) part; through a long one line by line. */
void guide_text_move(struct guide_text *t, int direction);
/* Goes to a part; true when it exists. */
bool guide_text_to(struct guide_text *t, const char *part);
/* The tick of a part, or NULL. */
const struct tick *guide_text_tick(const struct guide_text *t, const char *part);

#endif
