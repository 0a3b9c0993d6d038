/* Inside Today: its rows, made from suggestions and what is planned, and what is
 * shown about the selected one. */
#ifndef SCREENS_TODAY_H
#define SCREENS_TODAY_H

#include "anker/app.h"
#include "anker/office.h"
#include "anker/programme.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/screen.h"

enum { TODAY_AHEAD = 7 }; /* days of planned work shown */

struct today_row {
	enum row_kind kind;
	int64_t id;                       /* stays the same over a reload */
	const struct suggestion *sg;      /* ROW_ITEM: this... */
	const struct planned_row *planned; /* ...or this... */
	const struct unfinished *talk;     /* ...or this: it comes first */
	const struct wave_due *wave;       /* ...or this */
	const struct field_note *note;     /* ...or this, before all */
	const char *left, *right;         /* other kinds */
	enum style style;                 /* of left; ST_NORMAL: the usual one */
};

/* What field work asks: choices on the shelf, a take-out that is out for long; or what a colleague
 * did with one's files. */
struct field_note {
	const char *what, *text, *right;
	unsigned (*run)(struct screen *s); /* Enter; of a notice its file, when it has one */
	const struct notice *notice;       /* or NULL */
};

struct today {
	struct suggestions sg;
	struct unfinished *talk; /* this account's that are not finished */
	size_t ntalks;
	struct field_note *note;
	size_t nnotes;
	struct planned_row *planned;
	size_t nplanned;
	struct wave_due *wave; /* of programmes, that can be handled now or soon */
	size_t nwaves;
	int64_t all_waves;     /* with those that are not in `wave` */
	struct today_row *rows;
	size_t nrows;
};

/* Reads what field work asks, unfinished talks, suggestions and planned work (neither when there are too many placements
 * to weigh: no rows then) and makes the rows: tiers, employers inside them,
 * planned work after what is due now. `all`: also what is behind "+". `plus`: that key as shown.
 * Everything in a. Codes of app_suggestions and store_planned. */
int today_load(struct today *t, struct app *app, struct arena *a, bool weigh, bool all, const char *filter,
	       const char *plus);

/* Fills one row of the list. */
void today_cells(const struct today_row *r, struct app *app, struct arena *a, struct list_row *out);

/* today_field.c: what field work asks. Codes of store_takeouts_out. */
int today_field(struct app *app, struct arena *a, struct field_note **out, size_t *n);
/* today_told.c: what colleagues did. Codes of store_notices. */
int today_told(struct app *app, struct arena *a, struct field_note **out, size_t *n);

/* today_requests.c: requests by law whose term is near, behind the notes there are. Codes of app_requests. */
int today_requests(struct app *app, struct arena *a, struct field_note **out, size_t *n);

/* today_waves.c: the first waves of programmes that are due. Codes of app_waves_due. */
int today_waves(struct app *app, struct arena *a, struct today *t);
void today_wave_cells(const struct wave_due *w, day today, struct arena *a, struct list_row *out);
/* Whether a filter finds it. */
bool today_wave_matches(const struct wave_due *w, const char *needle, struct arena *a);
/* "12 waves, 3 late; the others on :waves". */
const char *today_waves_words(const struct today *t, size_t shown, struct arena *a);

/* today_retention.c: files that came to their time, behind those. Codes of app_retention. */
int today_retention(struct app *app, struct arena *a, struct field_note **out, size_t *n);
/* They are counted again. */
void today_retention_forget(void);

/* ---- today_about.c: the selected row, in a panel beside the list where the
 * terminal is wide, else in a few lines below it ---- */

struct about {
	struct rect side, preview; /* one of them has a size */
	struct pager *why;         /* the panel */
	struct arena *arena;
	bool known;                /* what is here is about the row with this id */
	int64_t id;
	char **lines;              /* the preview */
	size_t nlines;
};

void about_open(struct about *ab);
void about_done(struct about *ab);
/* The next about_show looks up everything again. */
void about_forget(struct about *ab);
/* Takes its part of the area; returns what is left for the list. */
struct rect about_layout(struct about *ab, struct rect area);
/* Looks up what is to be told about r (or NULL), when that is another row than
 * before. Codes of app_why. */
int about_show(struct about *ab, struct app *app, const struct today_row *r);
void about_paint(const struct about *ab, struct canvas *c);

#endif
