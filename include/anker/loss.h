/* A laptop that is gone: what was on it, until when a breach may be reported, and what to do. */
#ifndef ANKER_LOSS_H
#define ANKER_LOSS_H

#include "anker/app.h"
#include "anker/travel.h"

struct loss {
	struct takeout of;
	struct match *employee, *person, *employer; /* people and employers on it, by title */
	size_t nemployees, npersons, nemployers;
	int64_t kind[E_COUNT];  /* records on it */
	int hours;              /* in which a breach is reported: parameter datalek_melden_uren */
	const char *known;      /* UTC moment from which they count: when it was told, else now */
};
/* ERR_NOTFOUND; ERR_INVALID: that file was never made. */
int app_loss(struct app *app, int site, struct arena *a, struct loss *out);

/* "2026-11-25 15:40", where the user is: the last moment to report. */
const char *app_loss_until(const struct loss *l, struct arena *a);

/* A page (Markdown) for the report, with the names; its steps are in share/reference/loss.LANG.md,
 * or in a file of that name of one's own. ERR_IO. */
int app_loss_page(struct app *app, const struct loss *l, struct arena *a, char **text);

/* Closes the take-out: from now on it is refused when it comes home. Codes of store_takeout_state. */
int app_loss_note(struct app *app, const struct loss *l);

#endif
