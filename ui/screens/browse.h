/* What the lists of placements and employers share: rows counted no further
 * than needed, and the selected one beside them where there is room. The state
 * of both screens begins with a struct browse. Private to ui/screens. */
#ifndef SCREENS_BROWSE_H
#define SCREENS_BROWSE_H

#include "screens/places.h"

struct browse_ops {
	enum entity_id entity; /* E_PLACEMENT or E_ORGANISATION: what a row is */
	int left_percent;      /* of the width goes to the list when the pane is there */
	/* Rows of the list now, or without what narrows it; not counted beyond cap. */
	int (*count)(const struct screen *s, bool narrowed, int64_t cap, int64_t *out);
	/* Whether anything but "mine" or "everyone's" narrows the list. */
	bool (*narrowed)(const struct screen *s);
	int (*fill)(struct detail *d, struct app *app, int64_t id, size_t latest);
};

struct browse {
	struct list list;
	const struct browse_ops *ops;
	struct detail pane;
	struct rect right;  /* of the pane; no width: there is none */
	int64_t paned;      /* what the pane shows; 0: nothing */
	int64_t cap;        /* rows are not counted beyond */
	int64_t count, all; /* with and without what narrows the list */
};

struct browse *browse_of(const struct screen *s);

/* Begins; the screen then sets columns, fetch and empty of the list. */
void browse_open(struct screen *s, const struct browse_ops *ops);
int browse_load(struct screen *s);

/* As in struct screen_ops. */
int browse_moved(struct screen *s);
void browse_layout(struct screen *s, struct rect area);
void browse_paint(const struct screen *s, struct canvas *c);
struct list *browse_list(struct screen *s);
void browse_done(struct screen *s);

/* "12", "12 of 40", "5000+ of 5000". */
const char *browse_count_words(const struct browse *b, struct arena *a);
/* The text with what `/` asked for behind it. */
const char *browse_filter_words(const struct browse *b, struct arena *a, const char *text);

/* Another list than before begins at the top. */
unsigned browse_restart(struct screen *s);

/* Actions on the selected row. */
unsigned browse_enter(struct screen *s);
unsigned browse_contact(struct screen *s);
unsigned browse_timeline(struct screen *s);
unsigned browse_suggestions(struct screen *s);
unsigned browse_talk(struct screen *s);

#endif
