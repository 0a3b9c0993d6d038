/* Load beside capacity, and what can be done where they differ.
 *
 * A placement asks what its tasks ask: those with this placement, and those of the
 * function that it fills (placement.job). On each point the heaviest task counts; of two
 * records on one point of a task, or of a profile, the one noted last (date). Someone
 * can what the latest capacity profile says; a point that is not in it is not limited
 * where the profile is complete by its kind (FML: only deviations are recorded), else
 * unknown. Load and limitation are 0..3 (choices_load, choices_limitation): a point fits
 * where load + limitation <= 3. Source: S002 guides 2, 6 and 7; the scale is ours. */
#ifndef ANKER_FIT_H
#define ANKER_FIT_H

#include "anker/app.h"

enum { FIT_SCALE = 3, FIT_LEVELS = 5, FIT_ROUTES = 7 };

enum fit_verdict {
	FIT_OVER,     /* the work asks more than someone can */
	FIT_NO_CAPACITY, /* asked, and not known whether someone can */
	FIT_JUST,     /* it fits, with nothing left */
	FIT_WITHIN,   /* it fits */
	FIT_NOT_ASKED /* in the profile, and no task asks it */
};

struct fit_row {
	const char *item, *label, *rubric; /* code; words; words */
	enum fit_verdict verdict;
	int load, can;           /* 0..3; -1 unknown. can = 3 - limitation */
	bool load_assumed, can_assumed; /* rests on an assumption alone */
	bool assumed;            /* over: it would not be without assumptions */
	const char *load_certainty, *can_certainty; /* codes, "" without */
	const char *ability, *terms; /* what someone can, under which condition; "" */
	const char *tasks;       /* the tasks that ask it most, "a, b" */
	int64_t capacity, load_item, task; /* records behind it; 0: none */
	int64_t route;           /* the latest weighing of routes on this point, or 0 */
};

struct fit {
	const struct fit_row *row; /* by verdict, then how much, then rubric */
	size_t n;
	size_t over, over_assumed, unknown, within; /* over_assumed: of `over` */
	int64_t profile;         /* 0: no profile */
	day profile_date, valid_until; /* DAY_NONE */
	const char *profile_source; /* code, "" */
	bool complete;           /* a point that is not in the profile is not limited */
	size_t tasks;
	int tenths;              /* hours a week of the tasks, in tenths */
};

/* Of a placement. ERR_NOTFOUND. */
int app_fit(struct app *app, int64_t placement, struct arena *a, struct fit *out);
/* Of a placement's employee against the tasks of a function. */
int app_fit_job(struct app *app, int64_t placement, int64_t job, struct arena *a, struct fit *out);

/* In the current language, in a. "3 over, 1 assumed, 2 not known"; NULL: neither tasks
 * nor a profile. "over by 2, assumed", "not known", "just fits", ... */
char *app_fit_line(const struct fit *f, struct arena *a);
char *app_fit_words(const struct fit_row *r, struct arena *a);
extern const char *const fit_verdicts[]; /* codes, by enum fit_verdict */

/* Whose capacity a function fits: running and planned placements of this expert (0:
 * everyone) with a profile, the fewest points over first, then the fewest unknown. */
struct candidate {
	int64_t placement;
	const char *employee, *employer_name;
	size_t over, over_assumed, unknown, within;
	int spare_tenths;        /* contract hours minus those of the function, in tenths; INT_MIN unknown */
};
int app_candidates(struct app *app, int64_t job, int64_t expert, struct arena *a, struct candidate **out,
	size_t *n);

/* ---- points, quickly noted ---- */

/* What someone can on a point, or what a task asks there; "" and NULL: not said. */
struct point {
	const char *item;        /* code of choices_capacity_item */
	int level;               /* limitation or load, 0..3; -1 not known (limitation only) */
	const char *ability, *terms; /* of capacity */
	const char *certainty, *source; /* codes */
	const char *note;        /* of load: stimuli and circumstances */
};
/* Into the latest profile of a placement, which is made when there is none; a point that
 * is in it is changed. One transaction. *id gets the capacity item. ERR_INVALID. */
int app_point_can(struct app *app, int64_t placement, const struct point *p, int64_t *id, int64_t *txn);
/* Likewise what a task asks. */
int app_point_asks(struct app *app, int64_t task, const struct point *p, int64_t *id, int64_t *txn);

/* ---- versions of a profile ---- */

/* Two profiles of one placement, point by point: points in either, what changed first. */
struct profile_change {
	const char *item, *label, *rubric;
	bool changed;
	struct record *before, *after; /* capacity items; NULL: not in that profile */
	int limit_before, limit_after; /* 0..3, -1 not in that profile or not known */
};
/* ERR_INVALID: of two placements. */
int app_profile_compare(struct app *app, int64_t older, int64_t newer, struct arena *a,
	struct profile_change **out, size_t *n);

/* A new profile that begins as a copy of another one, dated today, in one transaction.
 * *id gets it. */
int app_profile_copy(struct app *app, int64_t profile, int64_t *id, int64_t *txn);

/* ---- routes ---- */

/* What can be done about a point where load and capacity differ: each option of
 * choices_route, in the order in which they are looked at, with what was tried before on
 * this point (or, where none is named, about a bottleneck of its theme) at this employer,
 * and how that went. */
enum route_way { WAY_ADAPT, WAY_OTHER, WAY_CREATE, WAY_NONE };
struct route_option {
	enum route_way way;
	const char *route;       /* code */
	bool level;              /* one of the five levels of adaptation */
	const char *label, *meaning; /* in words; of the guide */
	const char *guide;       /* the point of the guides that tells more, or NULL */
	const char *tried;       /* "2x at this employer: 1 improved, 1 no difference"; "" */
	const char *examples;    /* the latest of them: "a trolley (improved), a step card"; "" */
	char mark;               /* '+', '-', 'o' of the latest weighing, or ' ' */
};
struct routes {
	struct route_option option[FIT_ROUTES];
	struct record *weighing; /* the latest on this point, or NULL */
};
/* ERR_NOTFOUND; ERR_INVALID: no such point. */
int app_routes(struct app *app, int64_t placement, const char *item, struct arena *a, struct routes *out);

/* Weighs. Goes on with the latest weighing on this point while nothing was chosen in it,
 * else it begins a new one. */
struct route_choice {
	int64_t placement;
	const char *item;
	const char *marks;       /* as route_weighing.options holds them; NULL: as they were */
	const char *chosen;      /* a code of choices_route, or NULL */
	const char *client_view, *note; /* NULL: not said */
	struct record *adaptation; /* new, of the level that is chosen: it is made too; or NULL */
};
/* One transaction; *weighing (may be NULL) gets the record. ERR_INVALID. */
int app_route_weigh(struct app *app, const struct route_choice *c, int64_t *weighing, int64_t *txn);
/* The marks with that of one route changed; ' ' takes it away. In a. */
char *app_route_mark(const struct routes *r, const char *route, char mark, struct arena *a);

/* ---- functions put together from tasks ---- */

struct carve_task {
	int64_t id, job, placement;
	const char *name, *department, *done_by, *job_name, *employee; /* "" */
	int tenths;              /* hours a week in tenths; -1 unknown */
	int certificate, splittable; /* 1, 0, -1 unknown */
	bool elementary;         /* no full qualification needed */
	const char *load;        /* the heaviest points: "lifting 3, pace 2"; "" */
	size_t points;           /* that it asks, as far as on record */
};
struct carve {
	struct carve_task *task; /* by department, then name; those without a department last */
	size_t n;
	struct record **job;     /* the functions of the employer, by name */
	size_t njobs;
};
int app_carve(struct app *app, int64_t employer, struct arena *a, struct carve *out);
/* Puts tasks in a function (job 0: a new one of that name; NULL name: takes them out).
 * One transaction. *id (may be NULL) gets the function. ERR_INVALID: no task at all, or a
 * task or function of another employer. */
int app_carve_put(struct app *app, int64_t employer, const int64_t *task, size_t n, int64_t job,
	const char *name, int64_t *id, int64_t *txn);

/* "28.5 h" in the current language, of hours in tenths; "?" for what is unknown (-1). */
const char *app_carve_hours(int tenths, struct arena *a);

/* The worksheet of a function: its tasks, what they ask together, what is missing. */
struct carve_point {
	const char *item, *label, *rubric; /* code; words; words */
	int load;                /* of the heaviest task */
	bool assumed;            /* that rests on an assumption alone */
	const char *tasks;       /* the tasks that ask it most, "a, b" */
	int64_t task;            /* the first of them */
};
struct carve_gap {
	const char *text;        /* "hours unknown: a, b" */
	enum entity_id entity;   /* where it is filled in: the function, or its first such task */
	int64_t id;
	const char *field;       /* NULL: a record of its own, under that one */
};
struct carve_job {
	struct record *job;
	int64_t employer;
	const char *employer_name;
	struct carve_task *task; /* by name */
	size_t n;
	int tenths, wanted;      /* hours a week: of its tasks together, and aimed at; -1 unknown */
	struct carve_point *point; /* the heaviest first */
	size_t npoints;
	struct carve_gap *gap;
	size_t ngaps;
};
/* ERR_NOTFOUND. */
int app_carve_job(struct app *app, int64_t job, struct arena *a, struct carve_job *out);
/* The function on one page, to discuss with the employer or to take up in policy: tasks,
 * hours, what it asks. Without names of employees. Markdown. */
int app_carve_page(struct app *app, int64_t job, struct arena *a, char **text);

#endif
