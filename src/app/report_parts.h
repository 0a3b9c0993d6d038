/* What the reports are put together from: findings, counts with small ones hidden, and words. Private to the
 * making of reports. */
#ifndef ANKER_APP_REPORT_PARTS_H
#define ANKER_APP_REPORT_PARTS_H

#include "anker/figures.h"
#include "anker/tally.h"
#include "mask.h"
#include "report.h"

/* What has no place of its own in the report, by name. */
struct folded {
	const char **text;
	size_t n;
};

/* A report that is being filled. */
struct filling {
	struct app *app;
	const struct report_ask *ask;
	struct document_maker *m;
	struct arena *a;
	int64_t least;               /* smallest count that others are shown; 0: who reads it may see all */
	struct mask *mask;           /* NULL: names may stand in it, or it was not needed yet */
	const char *heading;         /* waits for what stands under it; NULL: none */
	struct folded small, nothing, unsaid; /* told at the end, in one place each */
};
struct filling filling_of(struct app *app, const struct report_ask *ask, struct document_maker *m,
	struct arena *a, bool names);
void filling_end(struct filling *f);

/* The name of the programme that it is about alone, and "from 1 January 2025 until 31 December 2025". */
const char *fill_period(const struct filling *f);
/* A section of the report, shown with the first that comes in it; one in which nothing comes is not. */
void fill_section(struct filling *f, const char *heading);
/* Something comes: the heading that waits goes before it. */
void fill_begin(struct filling *f);
/* What the groups were too small for, what nothing was on record of, and the sections without findings: each
 * a list under a heading, or nothing. */
void fill_folded(struct filling *f);
void fold(struct filling *f, struct folded *list, const char *text);
/* A code as its list says it; "" as "not known". */
const char *fill_choice(const struct choice *list, const char *code);
/* The code's place in its list; after the last one when it is not in it. */
size_t fill_index(const struct choice *list, const char *code);
size_t fill_choices(const struct choice *list);
const char *fill_text(struct filling *f, const char *text, int *rc);
/* The day or stretch a field holds, short as in a table; "" when empty. */
const char *fill_span(const struct filling *f, const char *value);
void fill_table(struct filling *f, const char *caption, const char *const *column, const bool *number,
	size_t ncolumns, const char *const *cell, size_t nrows);

/* A heading for each section with what was noted for it in the period, the newest first; one without is told
 * of at the end (fill_folded). Without names (a filling that masks) neither these nor places and days are in
 * it, and what was noted most goes first. */
int fill_findings(struct filling *f, const struct finding_scope *scope, const char *const *sections);
extern const char *const fill_all_sections[];

/* ---- counts of others, hidden over all regions at once ---- */

/* What is counted by region (a column of what is shown) and by something else (its rows). */
struct grid {
	size_t regions, kinds;
	const int64_t *region;       /* ids, 0: none */
	const char **kind;           /* what each row is called */
	int64_t *count;              /* regions + 1 by kinds + 1: the last ones are totals */
	struct tally tally;
	int64_t least;
	/* How it becomes coarser where small counts would hide most of it. */
	const char **pair;           /* kinds 2i and 2i + 1 are together pair[i]; NULL: none are pairs */
	size_t ordered,
		kept; /* the first so many are in order: neighbours go together; the last so many stay */
	const char **first, **last;  /* what went together, of those in order */
	size_t others;               /* the kind that others went into; kinds: none yet */
	const char *rest; /* what these are called when no other is left beside the last so many; or NULL */
};
/* Regions of the file, those of `only` (or NULL: all that are there), with one for "none" last. */
int fill_regions(struct filling *f, int64_t **out, const char ***name, size_t *n);
struct grid *grid_new(struct filling *f, const int64_t *region, size_t regions, size_t kinds);
void grid_add(struct grid *g, int64_t region, size_t kind, int64_t n);
void grid_hide(struct grid *g);
/* Hides, and takes kinds together until enough can be read. Over all regions alike, whichever is shown. */
void grid_fold(struct filling *f, struct grid *g);
/* How a table of one is called: above it, over its rows, and over the numbers of one region; and what has to
 * be said below it, or NULL. */
struct grid_words {
	const char *caption, *what, *unit, *note;
};
/* As a table: of one region (its place in the list), or with regions < 0 of all that have anything, beside
 * each other and together. Kinds that are 0 everywhere are left out; one in which nothing can be read, or
 * nothing is, is told of at the end (fill_folded). */
void grid_show(struct filling *f, struct grid *g, long region, const char *const *name,
	const struct grid_words *words, bool total);

/* ---- what region and programme share ---- */

/* Placements, employers, bottlenecks, adaptations and contacts of one region (its place), or of all. */
int fill_counts(struct filling *f, const int64_t *region, const char *const *name, size_t n, long which);
/* How long placements last, as others may see it: of a region, a programme, or both. */
int fill_lasting(struct filling *f, int64_t region);
/* What every report about others begins with: what is hidden and why. */
void fill_caution(struct filling *f);

#endif
