/* Looking across records: what the placements of an employer share, what is missing,
 * what stands twice, and counts by two fields. */
#ifndef ANKER_OVERVIEW_H
#define ANKER_OVERVIEW_H

#include "anker/app.h"

/* ---- the pattern behind the cases ---- */

enum { PATTERN_THEMES = 16 };
struct pattern_row {
	int64_t placement;
	const char *employee, *job_title, *course; /* course: code */
	int open[PATTERN_THEMES], resolved[PATTERN_THEMES]; /* bottlenecks by index in choices_theme */
};
struct pattern {
	int open[PATTERN_THEMES];       /* running placements with an open bottleneck of that theme */
	int recent[PATTERN_THEMES];     /* with one, open or not, in the last year (parameter) */
	int lifted[PATTERN_THEMES];     /* open bottlenecks of the organisation itself */
	int64_t placements;             /* running ones of the employer */
	int least;                      /* open at so many it is the organisation's (parameter) */
};
/* The totals, and a page of running placements: most open bottlenecks first, then most
 * that were. ERR_NOTFOUND. */
int app_pattern(struct app *app, int64_t employer, struct arena *a, struct pattern *out);
int app_pattern_rows(struct app *app, int64_t employer, int64_t offset, int64_t limit, struct arena *a,
	struct pattern_row **out, size_t *n);

/* One theme at an employer: its bottlenecks, and what was done about them with what
 * effect, so that the next step is not the same one again. */
struct pattern_theme {
	struct record **bottleneck;     /* open first, newest first */
	size_t nbottlenecks;
	struct record **tried;          /* adaptations, actions, goals, instruments for them, newest first */
	size_t ntried;
	const char *mandate;            /* code, or "" */
	int open;                       /* running placements where it is open */
	int64_t placements;             /* running ones of the employer */
	bool lift;                      /* at so many placements that it is the organisation's (parameter) */
	int64_t lifted;                 /* the open bottleneck of the organisation, or 0 */
};
int app_pattern_theme(struct app *app, int64_t employer, const char *theme, struct arena *a,
	struct pattern_theme *out);
/* Lifts it: makes a bottleneck of the organisation (or goes on with the one there is), with
 * the open ones of the placements as its parts, and, without a mandate above the individual,
 * an action to ask for it. `mandate` (a code, or NULL) was given in answer to that question.
 * One transaction. ERR_INVALID: no reason, no such theme or mandate, or nothing is open that
 * is not part of it. */
int app_pattern_lift(struct app *app, int64_t employer, const char *theme, const char *note,
	const char *mandate, int64_t *bottleneck, int64_t *txn);
/* Whether a mandate (a code, NULL or "") reaches beyond one person. */
bool app_mandate_beyond(const char *mandate);
/* Whether a rule looks at bottlenecks with this theme (a code), on whatever placement. */
bool app_rule_about_theme(const struct app *app, size_t rule, const char *theme);
/* Whether a rule counts the same bottleneck over placements: its why is the pattern. */
bool app_rule_counts_themes(const struct app *app, size_t rule);
/* One page about a bottleneck to take along to a conversation: history, what was tried,
 * questions; without names when `shared`. Markdown. */
int app_spar_card(struct app *app, int64_t bottleneck, bool shared, struct arena *a, char **text);

/* ---- completeness ---- */

/* What should be on record of a placement (store_gap_checks). Weights are parameters
 * ("volledigheid_CODE" in share/rules), 0 switches one off. */
struct gap_kind {
	const char *code;
	const char *label;       /* "no fixed contact person" */
	enum entity_id entity;   /* where it is filled in */
	const char *field;       /* NULL: a record is missing */
	int worth;
	int64_t count;           /* placements that miss it; -1: not counted */
};
/* In the order of the bits. With `count` they are counted, a batch at a time: progress (may
 * be NULL) that gives non-zero ends it, with ERR_STOPPED. */
int app_gap_kinds(struct app *app, int64_t expert, bool count,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx, struct arena *a, struct gap_kind **out,
	size_t *n);
/* Running and planned placements that miss something (or that kind: its code), worth most
 * first, then by name. ERR_INVALID: no such kind. */
int app_gaps(struct app *app, int64_t expert, const char *kind, int64_t offset, int64_t limit, struct arena *a,
	struct gap_row **out, size_t *n);
/* What one placement misses, its kinds worth most first; n is 0 when it is whole. */
int app_gaps_of(struct app *app, int64_t placement, struct arena *a, struct gap_kind **out, size_t *n);
/* The kinds of a row, worth most first; in a. */
size_t app_gap_missing(const struct gap_row *r, const struct gap_kind *kinds, size_t nkinds, struct arena *a,
	const struct gap_kind ***out);

/* ---- what stands twice ---- */

struct twin {
	enum entity_id entity;   /* employer, employee or contact person */
	int64_t one, other;      /* one: the older */
	const char *title_one, *title_other;
	const char *why;         /* "same name and date of birth" */
	int likeness;            /* 0..100 */
};
/* Whether records of this kind are compared and merged. */
bool app_can_merge(enum entity_id entity);
/* Likeliest first; without pairs that were said not to be the same. */
int app_twins(struct app *app, enum entity_id entity, size_t limit, struct arena *a, struct twin **out,
	size_t *n);
/* Records that one about to be written (not in the file yet) strongly resembles: `other` of
 * each, likeliest first. */
int app_twins_of(struct app *app, const struct record *r, struct arena *a, struct twin **out, size_t *n);
/* ERR_INVALID: no pair of such records. */
int app_not_twins(struct app *app, enum entity_id entity, int64_t one, int64_t other, int64_t *txn);
/* How many records refer to this one, and so would move. */
int app_merge_moves(struct app *app, enum entity_id entity, int64_t id, int64_t *out);
/* `drop` becomes part of `keep`: everything that refers to it refers to `keep` then; of
 * fields that differ `take[i]` (by field index; NULL: none) says whether that of `drop`
 * stays; an empty field takes the other's value whatever it says. An own number that does
 * not stay is put in the note. One piece of work: one undo. More than MERGE_BATCH records
 * move in several transactions, the one that ends it last: until then both are there.
 * *moved gets how many records were changed. progress may be NULL; non-zero stops, with
 * nothing changed. ERR_INVALID: itself, or a kind that is not merged. */
enum { MERGE_BATCH = 2000 };
int app_merge(struct app *app, enum entity_id entity, int64_t keep, int64_t drop, const bool *take,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx, int64_t *moved, int64_t *txn);

/* ---- counts by two fields ---- */

struct cross {
	int64_t *cell;           /* rows * columns, row by row; the last row and column: empty */
	size_t rows, columns;
};
/* Records of the query by two choice fields of its entity. */
int app_cross(struct app *app, const struct query *q, const char *row_field, const char *column_field,
	struct arena *a, struct cross *out);

#endif
