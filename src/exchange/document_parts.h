/* Inside the writers of documents: one file each for text, Markdown, HTML and JSON. */
#ifndef EXCHANGE_DOCUMENT_PARTS_H
#define EXCHANGE_DOCUMENT_PARTS_H

#include "anker/arena.h"
#include "anker/document.h"
#include "anker/str.h"
#include "anker/text.h"

struct paper {
	const struct document *document;
	FILE *out;
	struct arena *arena;
	int width, indent;   /* of text */
	bool ascii;
	int charts;          /* so far, to number what they refer to */
};

/* Cleaned, on one line; NULL is "". */
const char *paper_text(struct paper *p, const char *s);
/* Cleaned, with its lines. */
const char *paper_lines(struct paper *p, const char *s);

void document_text(struct paper *p);
void document_markdown(struct paper *p);
void document_html(struct paper *p);
void document_json(struct paper *p);

/* ---- document_chart.c: charts in characters, for text and Markdown; and what any chart needs ---- */

void chart_bars(struct paper *p, const struct block *b);
void chart_curve(struct paper *p, const struct block *b);
/* The largest value or range of its bars; never 0. */
double chart_most(const struct block *b);
/* Where a curve ends: the last moment of any of its series; never 0. */
double chart_end(const struct block *b);
/* Between two marks along the bottom, so that there are some six. */
double chart_step(double end);
/* The share of a series at a moment; -1: nobody was followed for so long. */
double chart_share(const struct curve_series *s, double at);
/* The same figures as a table: a row for each series, a column for each mark. */
void chart_table(struct paper *p, const struct block *curve, struct block *out);

/* ---- document_svg.c ---- */

void svg_bars(struct paper *p, const struct block *b);
void svg_curve(struct paper *p, const struct block *b);
/* Text as HTML: what would be markup is escaped. */
const char *html_text(struct paper *p, const char *s);

#endif
