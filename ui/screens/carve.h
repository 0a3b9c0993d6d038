/* The screens of carving: the tasks of an employer, the worksheet of a function, and whose
 * capacity it fits. Private to ui/screens. */
#ifndef SCREENS_CARVE_H
#define SCREENS_CARVE_H

#include "anker/fit.h"
#include "core/list.h"
#include "screens/screens.h"

extern const struct screen_ops carve_screen;      /* int64_t: an employer */
extern const struct screen_ops job_screen;        /* int64_t: a function */
extern const struct screen_ops candidates_screen; /* int64_t: a function */
struct carve_fit_arg {
	int64_t placement, job;
};
extern const struct screen_ops carve_fit_screen;  /* struct carve_fit_arg */

/* ---- carve_rows.c: the state of carve_screen ---- */

enum carve_shown { CARVE_ALL, CARVE_ELEMENTARY, CARVE_SPLITTABLE, CARVE_FREE, CARVE_SHOWN };

struct carve_line {
	enum row_kind kind;
	const struct carve_task *task; /* or */
	const struct record *job;
	const char *left, *right;      /* of a heading */
};

struct carving {
	int64_t employer;
	int64_t job;           /* that tasks were put in here last, or 0 */
	enum carve_shown shown;
	struct arena *kept;    /* of what lives over a load: */
	int64_t *picked;
	size_t npicked, room;
	struct carve c;        /* in s->arena, as all below */
	struct carve_line *line;
	size_t n;
	const char *name;
	struct list list;
};

/* Columns, rows and the empty text. */
void carve_list_init(struct screen *s);
/* The rows of v->c, after app_carve. */
void carve_rows(struct carving *v, struct arena *a);
/* Picks a task, or leaves it. */
void carve_pick(struct carving *v, int64_t task);

/* ---- carve_words.c ---- */

/* "12,5": hours in tenths; "?" when unknown. */
const char *carve_number(int tenths, struct arena *a);
/* "12,5 / 18": in tasks, and aimed at where that is on record. */
const char *carve_hours_text(int tenths, int wanted, struct arena *a);
/* "✓", "–" or "?" for 1, 0 and -1, with a style. */
const char *carve_mark(int known, enum style *style);
/* Who does it now: the function that is on record, else the employee whose task it is. */
const char *carve_doer(const struct carve_task *t);

/* ---- carve_do.c: what can be done with tasks ---- */

/* Puts tasks in a function of the employer: an existing one, or a new one with the name
 * asked for. Gives the function; 0: nothing was written. */
int64_t carve_make(struct screen *s, int64_t employer, const struct carve *c, const int64_t *task, size_t n);
/* Takes tasks out of their function. True when that was written. */
bool carve_take_out(struct screen *s, int64_t employer, const int64_t *task, size_t n);
/* A new task of the employer; job 0: in no function. */
unsigned carve_add_task(struct screen *s, int64_t employer, int64_t job);

#endif
