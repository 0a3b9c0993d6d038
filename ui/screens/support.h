/* Support around a placement on the screens: schemes, and the steps of an absence. Private
 * to ui/screens. */
#ifndef SCREENS_SUPPORT_H
#define SCREENS_SUPPORT_H

#include "anker/support.h"
#include "screens/places.h"

struct pager;

struct scheme_arg {
	int64_t placement;
	const char *scheme;
};
extern const struct screen_ops schemes_screen;    /* struct subject: a placement */
extern const struct screen_ops scheme_screen;     /* struct scheme_arg */
extern const struct screen_ops milestones_screen; /* int64_t: an absence */

/* ---- scheme_set.c: asks how a scheme stands, and what that state needs ---- */

unsigned scheme_ask(struct screen *s, int64_t placement, const struct scheme_row *row);

/* ---- scheme_page.c ---- */

const char *scheme_title(const struct scheme_row *row);
/* The whole page of a scheme; `a` holds its texts meanwhile. Codes of app_scheme_values. */
int scheme_write(struct pager *p, struct app *app, const struct scheme_row *row, int width, struct arena *a);

/* ---- support.c: on the placement ---- */

/* Facts about the absence that goes on and the schemes that ask for attention: only where
 * there are any. */
int support_absence_fact(struct detail *d, struct app *app, int64_t placement);
int support_scheme_fact(struct detail *d, struct app *app, int64_t placement);
/* The job coaching in a line; NULL: there is no record of it. */
int support_coaching_text(struct app *app, int64_t placement, struct arena *a, const char **out);
unsigned support_schemes(struct screen *s);
/* The steps of the absence that goes on; without one, the form of a new one. */
unsigned support_absence(struct screen *s);
/* The job coaching: its page; without one, the form of a new one. */
unsigned support_coaching(struct screen *s);
/* The absences of all placements that have no end yet. */
unsigned support_absences(struct screen *s);
/* Of a placement's table of actions. */
#define SUPPORT_ACTIONS                                                                                      \
	{ "schemes", "v", N_("schemes"),                                                                     \
		N_("Schemes: what may be possible, what was applied for, what ends"), 0, support_schemes },  \
		{ "absence", "M", NULL,                                                                      \
			N_("The steps of the absence that goes on, or put a new one on record"), 0,          \
			support_absence },                                                                   \
	{                                                                                                    \
		"coaching", "J", NULL, N_("The job coaching, or put a new one on record"), 0,                \
			support_coaching                                                                     \
	}

#endif
