/* What the files of load beside capacity share. Private to src/app. */
#ifndef APP_FIT_H
#define APP_FIT_H

#include "anker/choices.h"
#include "anker/fit.h"
#include "internal.h"

enum { FIT_UNKNOWN = -1 };

/* What tasks ask on one point. */
struct demand {
	int load;                /* of the heaviest task; FIT_UNKNOWN: no task asks it */
	int firm;                /* the same without assumptions */
	const char *certainty;   /* the best one of the tasks that ask most */
	const char *tasks;       /* their names, "a, b" */
	int64_t load_item, task; /* of the first of them */
};

/* What someone can on one point. */
struct supply {
	int limitation;          /* 0..3; FIT_UNKNOWN */
	bool assumed;
};

/* A verdict, and whether it rests on an assumption. */
struct judged {
	enum fit_verdict verdict;
	bool assumed;
};

/* Points there are, and the index of one; -1: no such code. */
size_t fit_items(void);
int fit_item(const char *code);
/* Its rubric, in words. */
const char *fit_rubric(const struct choice *item);

/* `d` holds fit_items(). Tasks and tenths of hours may be NULL. */
void fit_demands(const struct asked_row *asked, size_t n, struct arena *a, struct demand *d, size_t *tasks,
	int *tenths);
/* Whether a profile of this source leaves out what is not limited. */
bool fit_is_complete(const char *source);
/* A code of choices_limitation or choices_load; FIT_UNKNOWN for NULL and "". */
int fit_level(const char *code);
bool fit_is_assumed(const char *certainty);
struct judged fit_judge(const struct demand *d, const struct supply *s);
/* Hours in tenths; FIT_UNKNOWN for NULL. */
int fit_tenths(const char *hours);


/* Records of one placement, profile, task, ... the newest first. */
int fit_find(struct app *app, enum entity_id e, const char *field, int64_t id, struct arena *a,
	struct record ***out, size_t *n);
/* The profile that counts, or NULL. */
int fit_profile(struct app *app, int64_t placement, struct arena *a, struct record **out);
/* Capacity or load items by point (fit_items() of them): as noted last, or NULL. */
int fit_points(struct app *app, enum entity_id e, const char *field, int64_t id, struct arena *a,
	struct record ***out);
/* ERR_INVALID unless it is a code of the list. */
int fit_check_code(const struct choice *list, const char *code);

/* ---- fit_routes.c ---- */

/* Marks as route_weighing.options holds them. ERR_INVALID. */
int routes_read(const char *marks, struct arena *a, struct weighed_factor **out, size_t *n);
/* The latest weighing on a point, or NULL. */
int routes_latest(struct app *app, int64_t placement, const char *item, struct arena *a, struct record **out);

/* ---- fit.c ---- */

/* A record that is there. ERR_NOTFOUND also when it was deleted. */
int fit_record(struct app *app, enum entity_id e, int64_t id, struct arena *a, struct record **out);

#endif
