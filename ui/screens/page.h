/* A page of Markdown made from the records: read on screen, written to a file. Private to
 * ui/screens. */
#ifndef SCREENS_PAGE_H
#define SCREENS_PAGE_H

#include "screens/screens.h"

struct page_arg {
	const char *title;  /* in the user's language; the file is named by it */
	const char *about;  /* what it is about, for the heading and the file's name; "" */
	int64_t id;
	/* `shared`: without what only the expert should read. */
	int (*text)(struct app *app, int64_t id, bool shared, struct arena *a, char **out);
	bool can_share;     /* both versions exist; the one to share is shown first */
	enum entity_id entity; /* what id is of: the page to share goes to the employer (passing_ask); or E_NONE */
};
extern const struct screen_ops page_screen; /* struct page_arg */

/* The card about a bottleneck to take along to a conversation (app_spar_card). */
unsigned spar_card_open(struct screen *s, int64_t bottleneck);
/* A function put together from tasks, on a page (app_carve_page). */
unsigned carve_page_open(struct screen *s, int64_t job);

/* ---- placement_pages.c ---- */

/* Of the placement on screen (a struct detail): for its colleagues; job coach or expert. */
unsigned briefing_open(struct screen *s);
unsigned who_now_open(struct screen *s);
/* What anker rests on. */
unsigned sources_open(struct screen *s);

#define PLACEMENT_PAGE_ACTIONS                                                                               \
	{ "placement-briefing", "B", NULL, N_("A page for the colleagues: what to know, without what is private"), \
		0, briefing_open },                                                                          \
		{ "placement-who-now", "W", NULL, N_("Job coach or labour expert: what speaks for either"), 0, who_now_open }

#endif
