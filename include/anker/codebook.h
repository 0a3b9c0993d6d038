/* The tables of an export for research and the book that explains their columns. Part of exchange.
 *
 * CSV that R and a spreadsheet read as it is: commas, UTF-8 with its mark in front, a line of names, decimal
 * points, TRUE and FALSE, dates as YYYY-MM-DD, nothing between commas where nothing is known. */
#ifndef ANKER_CODEBOOK_H
#define ANKER_CODEBOOK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "anker/arena.h"
#include "anker/model.h"

/* What became of a field. */
enum column_fate {
	COLUMN_GIVEN,
	COLUMN_YEAR,
	COLUMN_RELEASED, /* in the table: as it is, its year, or because it was released */
	COLUMN_IDENTIFYING,
	COLUMN_WORDS,
	COLUMN_THOUGHT,
	COLUMN_NOT_NEEDED, /* left out, and why */
};
struct codebook_column {
	const struct entity *entity;
	const struct field *field;       /* NULL: the pseudonym, in front */
	const char *name;                /* as in the line of names */
	enum column_fate fate;
	int64_t rows, present;           /* of the table; present: with a value */
	int64_t *chosen; /* of a choice that is given: how often each code occurs; else NULL */
};
bool column_is_given(enum column_fate fate);
/* Room for counts per code, where it has codes; and a value counted. */
void codebook_begin(struct codebook_column *c, struct arena *a);
void codebook_count(struct codebook_column *c, const char *value);

/* A cell, with a comma before all but the first; and the end of a row. `value`: canonical, or NULL. The arena
 * is for what it takes: one that is emptied row by row. */
void codebook_cell(
	FILE *out, struct arena *a, bool first, const struct codebook_column *c, const char *value);
void codebook_end_row(FILE *out);
/* The line of names: of those that are given. */
void codebook_names(FILE *out, const struct codebook_column *column, size_t n);
/* codebook.csv: a row for each column, also those left out. Counts from 1 to `least` - 1 stand as "<5", and
 * what would give them away is left empty. */
void codebook_write(FILE *out, const struct codebook_column *column, size_t n, int64_t least);
/* choices.csv: a row for each code that a column can hold, with its words in both languages and how often it
 * occurs; counts hidden as those of codebook.csv, with which they stand together. */
void codebook_choices(FILE *out, const struct codebook_column *column, size_t n, int64_t least);

#endif
