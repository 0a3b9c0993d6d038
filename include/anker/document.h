/* A document as data: headings, words, tables and charts in one language, with every text already chosen;
 * given in four forms. The writers know nothing of the caseload. */
#ifndef ANKER_DOCUMENT_H
#define ANKER_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct arena;

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

/* Building one: blocks in the arena, in order. Texts are copied, so that theirs may go; none of these can
 * fail. document_end gives what was built, which lives as long as the arena. */
struct document_maker;
struct document_maker *document_begin(struct arena *a, const char *language);
void document_title(struct document_maker *m, const char *title, const char *subtitle);
/* "Made on 22-11-2026 with anker 0.1.0, version 3". */
void document_made(struct document_maker *m, const char *made);
void document_heading(struct document_maker *m, int level, const char *text);
__attribute__((format(printf, 3, 4)))
void document_say(struct document_maker *m, enum block_kind kind, const char *fmt, ...);
/* The block is copied with all it points at. */
void document_add(struct document_maker *m, const struct block *b);
struct document *document_end(struct document_maker *m);

#endif
