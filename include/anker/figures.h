/* What reports are made of: counts over the placements of a period, and what others noted for them. Part of
 * the store. Who objected to processing, or has a restricted file, is in none that is for others.
 *
 * Each fills *out with *n rows in the arena (none: NULL, 0) and gives 0 or the codes of reading (ERR_DB,
 * ...). Codes are as stored; names are cleaned. Periods include their first and last day. */
#ifndef ANKER_FIGURES_H
#define ANKER_FIGURES_H

#include "anker/store.h"

/* Placements that ran for a day at least in the period: begun by its last day (or on a day that is not known)
 * and not ended before its first. Planned ones do not count, nor those that ended nobody knows when. */
struct figure_scope {
	int64_t employer, expert;    /* of this employer, else of this expert's caseload; 0: all */
	int64_t programme;           /* those that take part in it by the last day; 0: all */
	day first, last;
};

/* Placements counted by all of these at once, in no order. */
struct placement_figure {
	int64_t region;              /* of the employer; 0: none */
	int year;                    /* begun in that year of the period; 0: before it, -1: not known */
	bool ended;                  /* in the period; else it runs on */
	const char *outcome;         /* code, of those that ended; "" when not known */
	const char *group;           /* code of choices_target_group; "" when not known */
	int64_t n;
};
int store_placement_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct placement_figure **out, size_t *n);

/* A count per region and code, and how many of these are also so. */
struct figure {
	int64_t region;
	const char *code;            /* "" when not known */
	int64_t n, also;
};
enum figure_kind {
	FIGURE_SIZE,         /* employers with such a placement, by size */
	/* such placements with a bottleneck in the period, by theme; also: none is open */
	FIGURE_THEME,
	/* such placements with an adaptation in the period, by level; also: one that made it better */
	FIGURE_ADAPTATION,
	/* contacts in the period with or about them, by party; also: nobody was reached */
	FIGURE_CONTACT,
	FIGURE_KINDS
};
int store_figures(struct store *s, enum figure_kind kind, const struct figure_scope *f, struct arena *a,
	struct figure **out, size_t *n);

/* ---- how long placements last ---- */

/* One row for each value of `by` (a code of src/store/lasting.c; NULL: everyone together), number of days and
 * how it stood, in that order. Who objected is left out for others alone. */
struct lasting_query {
	const char *by, *word;       /* word: of what a weighing named, its factor */
	int64_t programme, region, employer; /* 0: all */
	day first, last;             /* began in it; first DAY_NONE: from the beginning */
	int window;                  /* of what happened: so many days after the start, or months */
	bool months;
	bool others;                 /* without who objected, and whose processing is restricted */
};
struct lasting_count {
	const char *value;           /* not cleaned; "": not known */
	int64_t days;                /* -1: began or ended on a day that is not known */
	bool ended;                  /* else it was there when last seen */
	bool before;                 /* of what happened: not followed as long as the window */
	int years;                   /* 0, 1, 2 (or more): it began so long before `last` */
	int64_t n;
};
int store_lasting(struct store *s, const struct lasting_query *q, struct arena *a, struct lasting_count **out,
	size_t *n);

/* ---- findings ---- */

struct finding_scope {
	int64_t placement, employer, region, programme; /* all that are not 0 */
	bool shared;                 /* only what the employer may read */
	day first, last;
	const char *section;         /* code; NULL: all */
};
struct finding_row {
	int64_t id, placement, employer;
	const char *section, *text;  /* as noted; text cleaned, with its line ends */
	struct label factor;         /* NULL: none */
	bool shared;
	day date;
};
/* By section as in choices_section, then the newest first. */
int store_findings(struct store *s, const struct finding_scope *f, struct arena *a, struct finding_row **out,
	size_t *n);

/* ---- one employer ---- */

/* Who works there, with what the employer may be told (and nothing else), by start. */
struct figure_person {
	int64_t employee, placement;
	const char *name, *job, *contact; /* "" when empty; cleaned */
	const char *start, *contract, *contract_end, *trial_end; /* as the fields hold them, or NULL */
};
int store_figure_people(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_person **out, size_t *n);
/* Adaptations that were there in the period, of the organisation itself too, the newest first. */
struct figure_adaptation {
	const char *what;
	day date, ended;             /* ended DAY_NONE: it is still there */
};
int store_figure_adaptations(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_adaptation **out, size_t *n);
/* Bottlenecks of the period by theme, of the organisation itself too: how many, since when the first, how
 * many are solved. By theme. */
struct figure_bottleneck {
	const char *theme;
	int64_t n, resolved;
	int64_t placements;          /* that have one */
	int64_t own;                 /* of the organisation itself */
	day since;
};
int store_figure_bottlenecks(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_bottleneck **out, size_t *n);
/* The same adaptations by level and effect, for the pattern. */
struct figure_effect {
	const char *level, *effect;  /* codes; effect "" when not known */
	int64_t n;
	int64_t placements;          /* that have any of them, over all rows */
};
int store_figure_effects(struct store *s, const struct figure_scope *f, struct arena *a,
	struct figure_effect **out, size_t *n);
/* What comes after a day for who takes part with that employer: meetings, and waves counted from the day it
 * began; by day. */
struct figure_next {
	day date;
	const char *kind;            /* code of choices_meeting (title set) or choices_method */
	const char *title;           /* of a meeting; of a wave its name */
	const char *place;           /* of a meeting, or "" */
	bool wave;
};
int store_figure_next(struct store *s, int64_t employer, int64_t programme, day after, day until,
	struct arena *a, struct figure_next **out, size_t *n);

/* ---- one programme ---- */

/* Who was asked, per region and stage as it was on a day. */
struct stage_figure {
	int64_t region;
	int stage;                   /* enum part_stage */
	int64_t employers, employees;
};
int store_stage_figures(struct store *s, int64_t programme, day on, struct arena *a,
	struct stage_figure **out, size_t *n);
/* Measurements in a period, by wave and state. */
struct wave_figure {
	int64_t wave;
	const char *name, *method, *party, *state;
	int64_t n;
};
int store_wave_figures(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct wave_figure **out, size_t *n);
/* Hours in a period: of a programme by party, or of an expert by work. */
struct hours_figure {
	const char *code;
	double hours, points;
	int64_t entries;
};
int store_hours_figures(struct store *s, int64_t programme, int64_t expert, day first, day last,
	struct arena *a, struct hours_figure **out, size_t *n);
/* The same by region of whom they were spent on, and party, of one programme or (0) of all. */
struct region_hours {
	int64_t region;              /* 0: on nobody's, or it is not known */
	const char *code;            /* of choices_taking_part */
	double hours;
	int64_t about;               /* how many placements or else employers; 0: none */
};
int store_region_hours(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct region_hours **out, size_t *n);
/* Meetings in a period by kind, and who came. */
struct meeting_figure {
	const char *kind;
	int64_t meetings, came;
};
int store_meeting_figures(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct meeting_figure **out, size_t *n);

/* ---- one expert's period; expert 0: everyone ---- */

struct contact_figure {
	const char *party, *medium;  /* codes; medium "" when not known */
	int64_t talks, attempts;     /* attempts: nobody was reached */
};
int store_contact_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct contact_figure **out, size_t *n);
/* Days between a talk in the period and the one before it, of the same placement and side ("employer" or
 * "employee"; one with both counts for each). In no order. */
int store_talk_gaps(struct store *s, const struct figure_scope *f, const char *side, struct arena *a,
	int64_t **out, size_t *n);
/* Decisions, equal ones counted together. */
struct decision_figure {
	const char *verdict, *client_view, *factors; /* "" when empty */
	int64_t n;
};
int store_decision_figures(struct store *s, const struct figure_scope *f, struct arena *a,
	struct decision_figure **out, size_t *n);

#endif
