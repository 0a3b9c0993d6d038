/* libFuzzer: the head of an import on any bytes: encoding, separator, header,
 * kind, mapping, preview, and reading every row. What is shown must be clean,
 * and every row must have a line. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/exchange/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(const char *text)
{
	struct arena *a = arena_new();
	if (!text_valid(text, strlen(text)) || strcmp(text_clean(a, text, false), text) != 0)
		abort();
	arena_free(&a);
}

static void read_rows(struct import *im)
{
	const struct import_plan *p = import_plan(im);
	struct arena *a = arena_new();
	struct seen *seen = seen_new(p->ncolumns);
	struct reader *reader = NULL;
	struct values v;
	struct row row;
	int column, line = p->header_line;
	if (import_reader(im, &reader, a))
		abort();
	while (reader_next(reader, a, &row) == 1) {
		if (row.line <= line || row.n > MAX_COLUMNS)
			abort();
		line = row.line;
		if (values_read(im, seen, &row, a, &v, &column) && *err_last() == '\0')
			abort();
		arena_reset(a);
	}
	reader_free(&reader);
	seen_free(&seen);
	arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import *im;
	if (import_open_memory(&im, NULL, data, size, "fuzz.csv", date_from_ymd(2026, 11, 22)))
		return 0;
	const struct import_plan *p = import_plan(im);
	for (size_t i = 0; i < p->ncolumns; i++) {
		check_clean(p->column[i].header);
		check_clean(p->column[i].sample);
	}
	struct arena *a = arena_new();
	char **cell;
	size_t rows;
	if (import_preview(im, 5, a, &cell, &rows) == 0)
		for (size_t i = 0; i < rows * p->ncolumns; i++)
			check_clean(cell[i]);
	arena_free(&a);
	read_rows(im);
	import_close(&im);
	return 0;
}
