/* Rows of cells with the physical line on which each starts. libcsv does the
 * parsing; it is fed one physical line at a time, so that a row that spans
 * lines (quoted newlines) still knows where it began. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct reader {
	struct source *source;
	struct csv_parser csv;
	struct arena *a;      /* of the row in hand */
	char **cell;
	size_t n, cap;
	int line;             /* of the next byte */
	int start;            /* line on which the row in hand begins */
	size_t field, bytes;  /* fed since the last cell, the last row */
	bool begun;           /* the row in hand has more than white space */
	bool done;            /* a row is complete */
	bool over;            /* a limit was passed */
	bool after_cr;        /* the last byte was CR: an LF belongs to it */
	bool end;
	const char *text;     /* of the source, not yet fed */
	size_t left;
};

static void on_cell(void *data, size_t n, void *ctx)
{
	struct reader *r = ctx;
	r->field = 0;
	if (n > MAX_FIELD || r->n == MAX_COLUMNS) {
		r->over = true;
		return;
	}
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 32;
		r->cell = xrealloc(r->cell, r->cap * sizeof *r->cell);
	}
	r->cell[r->n++] = arena_strndup(r->a, data ? data : "", n);
}

static void on_row(int end, void *ctx)
{
	(void)end;
	((struct reader *)ctx)->done = true;
}

int reader_new(struct reader **out, struct source *s, char separator)
{
	struct reader *r = xmalloc(sizeof *r);
	*r = (struct reader){ .source = s, .line = 1, .start = 1 };
	csv_init(&r->csv, CSV_APPEND_NULL);
	csv_set_delim(&r->csv, (unsigned char)separator);
	csv_set_blk_size(&r->csv, HEAD_SIZE); /* the default of 128 makes long cells slow */
	csv_set_realloc_func(&r->csv, xrealloc);
	*out = r;
	int rc = source_rewind(s);
	if (rc)
		reader_free(out);
	return rc;
}

void reader_free(struct reader **out)
{
	struct reader *r = *out;
	if (!r)
		return;
	csv_free(&r->csv);
	free(r->cell);
	free(r);
	*out = NULL;
}

static int over_limit(const struct reader *r)
{
	if (r->n >= MAX_COLUMNS)
		return err_set(ERR_INVALID, _("%s, line %d: more than %d columns; is this the right file?"),
			source_name(r->source), r->start, MAX_COLUMNS);
	return err_set(ERR_INVALID,
		_("%s, line %d: a cell of more than 1 MiB; most likely a quote (\") is opened and not closed "
		  "there"),
		source_name(r->source), r->start);
}

static bool only_space(const struct reader *r, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] == r->csv.delim_char || !strchr(" \t\r\n", s[i]))
			return false;
	return true;
}

/* Feeds up to and including the next line end, or what there is. */
static int feed(struct reader *r)
{
	size_t n = 0;
	while (n < r->left && r->text[n] != '\n' && r->text[n] != '\r')
		n++;
	bool ends = n < r->left;
	n += ends;
	bool joined = ends && n == 1 && r->text[0] == '\n' && r->after_cr; /* the LF of CR LF */
	r->begun |= !only_space(r, r->text, n);
	r->field += n;
	r->bytes += n;
	if (csv_parse(&r->csv, r->text, n, on_cell, on_row, r) != n || r->over || r->field > MAX_FIELD ||
		r->bytes > MAX_ROW)
		return over_limit(r);
	r->after_cr = ends && r->text[n - 1] == '\r';
	r->text += n;
	r->left -= n;
	if (ends && !joined)
		r->line++;
	return 0;
}

static int finish(struct reader *r)
{
	r->end = true;
	/* Only now: strict all along would refuse a quote inside a cell. */
	csv_set_opts(&r->csv, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&r->csv, on_cell, on_row, r) != 0)
		return err_set(ERR_INVALID, _("%s, line %d: a quote (\") is opened there and never closed"),
			source_name(r->source), r->start);
	return r->over ? over_limit(r) : 0;
}

int reader_next(struct reader *r, struct arena *a, struct row *out)
{
	int rc = 0;
	r->a = a;
	r->n = 0;
	r->done = false;
	while (rc == 0 && !r->done && !r->end) {
		if (!r->begun)
			r->start = r->line;
		if (r->left > 0)
			rc = feed(r);
		else if ((rc = source_more(r->source, &r->text, &r->left)) == 0 && r->left == 0)
			rc = finish(r);
	}
	if (rc || !r->done)
		return rc;
	out->n = r->n;
	out->line = r->start;
	out->cell = arena_alloc(a, (r->n + 1) * sizeof *out->cell);
	if (r->n)
		memcpy(out->cell, r->cell, r->n * sizeof *out->cell);
	r->begun = false;
	r->bytes = r->field = 0;
	return 1;
}

bool row_blank(const struct row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (*r->cell[i])
			return false;
	return true;
}
