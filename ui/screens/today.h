/* The rows of Today, made from suggestions and what is planned. No drawing. */
#ifndef SCREENS_TODAY_H
#define SCREENS_TODAY_H

#include "anker/app.h"
#include "core/list.h"

enum { TODAY_AHEAD = 7 }; /* days of planned work shown */

struct today_row {
	enum row_kind kind;
	int64_t id;                       /* stays the same over a reload */
	const struct suggestion *sg;      /* ROW_ITEM: this... */
	const struct planned_row *planned; /* ...or this */
	const char *left, *right;         /* other kinds */
	enum style style;                 /* of left; ST_NORMAL: the usual one */
};

struct today {
	struct suggestions sg;
	struct planned_row *planned;
	size_t nplanned;
	struct today_row *rows;
	size_t nrows;
};

/* Reads suggestions and planned work (neither when there are too many placements
 * to weigh: no rows then) and makes the rows: tiers, employers inside them,
 * planned work after what is due now. `all`: also what is behind "+". `plus`: that key as shown.
 * Everything in a. Codes of app_suggestions and store_planned. */
int today_load(struct today *t, struct app *app, struct arena *a, bool weigh, bool all, const char *filter,
	       const char *plus);

/* Fills one row of the list. */
void today_cells(const struct today_row *r, struct app *app, struct arena *a, struct list_row *out);

#endif
