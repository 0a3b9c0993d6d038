/* Reports: one document, made from the caseload, given in four forms; kept with its version, and made
 * again identically from what was kept.
 *
 * A document is data (headings, words, tables, charts), in one language, with every text already
 * chosen: the writers below know nothing of the caseload. What a report holds stands in
 * src/app/report_*.c, one file per kind. */
#ifndef ANKER_REPORT_H
#define ANKER_REPORT_H

#include <stdio.h>

#include "anker/app.h"

/* ---- the document ---- */

enum block_kind {
	BLOCK_HEADING,   /* text; level 1 (a section) or 2 */
	BLOCK_WORDS,     /* a paragraph */
	BLOCK_ITEM,      /* one of a list; items that follow one another are one list */
	BLOCK_QUOTE,     /* what somebody noted, as they wrote it (a finding) */
	BLOCK_EMPTY,     /* "Nothing was noted here": an empty section is shown */
	BLOCK_TABLE,     /* columns and rows; its caption is text */
	BLOCK_BARS,      /* a bar for each row: label, value, and a range aimed at (from, most) or none */
	BLOCK_CURVE,     /* a survival curve: steps per series */
};

struct table_cells {
	const char *const *column;   /* headers */
	const bool *number;          /* right aligned; NULL: none is */
	size_t ncolumns;
	const char *const *cell;     /* nrows * ncolumns */
	size_t nrows;
};
struct bar {
	const char *label, *told;    /* told: the value in words ("31 of 30-45") */
	double value, from, most;    /* most 0: no range */
};
struct curve_point {
	double at, share;            /* months; 0..1 */
};
struct curve_series {
	const char *label;           /* with its sample size */
	const struct curve_point *point;
	size_t npoints;
};

struct block {
	enum block_kind kind;
	int level;
	const char *text;
	struct table_cells table;
	const struct bar *bar;
	size_t nbars;
	const struct curve_series *series;
	size_t nseries;
	const char *axis;            /* BLOCK_CURVE: what runs along the bottom */
};

struct document {
	const char *title, *subtitle;
	const char *language;        /* "nl" or "en" */
	const char *made;            /* "Made on 22-11-2026 with anker 0.1.0, version 3" */
	const struct block *block;
	size_t nblocks;
};

enum report_form { REPORT_TEXT, REPORT_MARKDOWN, REPORT_HTML, REPORT_JSON };

/* Writes it. HTML: one file with nothing outside it, charts as inline SVG (patterns and line styles, never
 * colour alone), A4 in print. Text: wrapped at `width` columns (0: 80), charts in characters; ASCII when
 * `ascii`. All text is cleaned and escaped here. ERR_IO. */
int document_write(const struct document *d, enum report_form form, int width, bool ascii, FILE *out);
/* The other way, from REPORT_JSON: in the arena. ERR_INVALID says what is wrong. */
int document_read(const char *json, struct arena *a, struct document *out);

/* Building one: blocks in the arena, in order. Texts are copied. */
struct document_maker;
struct document_maker *document_begin(struct arena *a, const char *language);
void document_title(struct document_maker *m, const char *title, const char *subtitle);
void document_heading(struct document_maker *m, int level, const char *text);
__attribute__((format(printf, 3, 4)))
void document_say(struct document_maker *m, enum block_kind kind, const char *fmt, ...);
/* The block is copied with all it points at. */
void document_add(struct document_maker *m, const struct block *b);
struct document *document_end(struct document_maker *m);

/* ---- making and keeping ---- */

enum report_kind { REPORT_EMPLOYER, REPORT_PATTERN, REPORT_REGION, REPORT_PROGRAMME, REPORT_CASE, REPORT_YEAR, REPORT_KINDS };

struct report_ask {
	enum report_kind kind;
	int64_t subject;             /* employer, employer, region, programme, decision or placement, expert (0: oneself) */
	bool of_decision;            /* REPORT_CASE: subject is a weighing (E_DECISION), else a placement */
	int64_t programme;           /* for region, employer: what it is about in that programme only; 0: all */
	day first, last;             /* the period, both days in it */
	const char *language;        /* NULL: the current one */
};

/* What a report's file gives: its sections in order. One per file src/app/report_NAME.c. */
struct report_source {
	const char *code;            /* of choices_report */
	enum entity_id subject;
	bool names;                  /* false: nothing in it points at a person or an employer */
	int (*fill)(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a);
};
const struct report_source *app_report_source(enum report_kind kind);

/* Made now, not kept. Employer and pattern: files in reach; region and programme: RIGHT_PROGRAMME, or
 * one's own caseload; case: RIGHT_FILES or RIGHT_PEER; year: one's own. ERR_DENIED, ERR_NOTFOUND,
 * ERR_INVALID (the period ends before it begins). */
int app_report(struct app *app, const struct report_ask *ask, struct arena *a, struct document **out);
/* Makes it and keeps it (E_REPORT, the next version for that kind and subject). */
int app_report_keep(struct app *app, const struct report_ask *ask, struct arena *a, int64_t *report, struct document **out);
/* What was kept, byte for byte as it was made in every form. ERR_NOTFOUND, ERR_DENIED. */
int app_report_again(struct app *app, int64_t report, struct arena *a, struct document **out);

/* Kept ones in reach, newest first. */
struct report_row {
	int64_t id;
	enum report_kind kind;
	const char *title;
	day made, first, last;
	int number;
};
int app_reports(struct app *app, int64_t offset, int64_t limit, struct arena *a, struct report_row **out, size_t *n);

#endif
