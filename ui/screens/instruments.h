/* The catalogue of instruments on screens: the list, the page of one, and using one.
 * Private to ui/screens. */
#ifndef SCREENS_INSTRUMENTS_H
#define SCREENS_INSTRUMENTS_H

#include "anker/support.h"
#include "screens/screens.h"

/* For whom one is looked for; all 0: nobody in particular. */
struct instrument_whom {
	struct subject subject;
	int64_t bottleneck;
	int guide; /* what this guide names stands in front; 0: what suits the subject */
};
struct instrument_arg {
	const char *id; /* code of the catalogue */
	struct instrument_whom whom;
};
extern const struct screen_ops instruments_screen; /* struct instrument_whom, or NULL */
extern const struct screen_ops instrument_screen;  /* struct instrument_arg */

/* ---- instrument_use.c ---- */

/* The catalogue, for the placement, employer, bottleneck or guide of this screen where it has
 * one; of a use that was recorded its instrument. */
unsigned instruments_open(struct screen *s);

/* The form of a new use; asks for whom when that is not known. */
unsigned instrument_use(struct screen *s, const char *id, const struct instrument_whom *whom);
/* "for J. de Wit", "" for nobody. */
const char *instrument_for(struct app *app, const struct instrument_whom *whom, struct arena *a);
/* How an instrument was used: "3x"; and how it went: "2 helped, 1 a little". "" without. */
const char *instrument_used(const struct instrument_count *n, struct arena *a);
const char *instrument_went(const struct instrument_count *n, struct arena *a);

#endif
