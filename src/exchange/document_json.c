/* A document as JSON, which is also how it is kept; and read again from that. */
#include "document_parts.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"

enum { FORM = 1, DIGITS = 8 };

static const char *const kinds[] = {
	[BLOCK_HEADING] = "heading", [BLOCK_WORDS] = "words", [BLOCK_ITEM] = "item", [BLOCK_QUOTE] = "quote",
	[BLOCK_EMPTY] = "empty", [BLOCK_TABLE] = "table", [BLOCK_BARS] = "bars", [BLOCK_CURVE] = "curve",
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* ---- writing ---- */

static json_t *text(struct paper *p, const char *s)
{
	return json_string(paper_lines(p, s));
}

/* Four decimals are more than a chart shows, and no run of digits is long enough to be somebody's number. */
static json_t *figure(double value)
{
	return json_real(isfinite(value) ? round(value * 1e4) / 1e4 : 0);
}

static void write_table(struct paper *p, const struct table_cells *t, json_t *o)
{
	json_t *columns = json_array(), *rows = json_array();

	for (size_t k = 0; k < t->ncolumns; k++)
		json_array_append_new(columns, json_pack("{s:o,s:b}", "title", text(p, t->column[k]),
			"number", (int)(t->number != NULL && t->number[k])));
	for (size_t i = 0; i < t->nrows; i++) {
		json_t *row = json_array();
		for (size_t k = 0; k < t->ncolumns; k++)
			json_array_append_new(row, text(p, t->cell[i * t->ncolumns + k]));
		json_array_append_new(rows, row);
	}
	json_object_set_new(o, "columns", columns);
	json_object_set_new(o, "rows", rows);
}

static void write_bars(struct paper *p, const struct block *b, json_t *o)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->nbars; i++)
		json_array_append_new(list, json_pack("{s:o,s:o,s:o,s:o,s:o}", "label",
			text(p, b->bar[i].label), "told",
			text(p, b->bar[i].told), "value", figure(b->bar[i].value), "from",
			figure(b->bar[i].from), "most", figure(b->bar[i].most)));
	json_object_set_new(o, "bars", list);
}

static void write_curve(struct paper *p, const struct block *b, json_t *o)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->nseries; i++) {
		json_t *points = json_array();
		for (size_t k = 0; k < b->series[i].npoints; k++)
			json_array_append_new(points, json_pack("[o,o]", figure(b->series[i].point[k].at),
				figure(b->series[i].point[k].share)));
		json_array_append_new(list, json_pack("{s:o,s:o}", "label", text(p, b->series[i].label),
			"points", points));
	}
	json_object_set_new(o, "axis", text(p, b->axis));
	json_object_set_new(o, "series", list);
}

static json_t *write_block(struct paper *p, const struct block *b)
{
	json_t *o = json_pack("{s:s}", "kind", kinds[b->kind]);

	if (b->kind == BLOCK_HEADING)
		json_object_set_new(o, "level", json_integer(b->level));
	json_object_set_new(o, "text", text(p, b->text));
	if (b->kind == BLOCK_TABLE)
		write_table(p, &b->table, o);
	if (b->kind == BLOCK_BARS)
		write_bars(p, b, o);
	if (b->kind == BLOCK_CURVE)
		write_curve(p, b, o);
	return o;
}

void document_json(struct paper *p)
{
	const struct document *d = p->document;
	json_t *blocks = json_array();

	for (size_t i = 0; i < d->nblocks; i++)
		json_array_append_new(blocks, write_block(p, &d->block[i]));
	json_t *root = json_pack("{s:i,s:o,s:o,s:o,s:o,s:o}", "document", FORM, "language",
		text(p, d->language), "title",
		text(p, d->title), "subtitle", text(p, d->subtitle), "made", text(p, d->made), "blocks",
		blocks);
	json_dumpf(root, p->out, JSON_INDENT(1) | JSON_REAL_PRECISION(DIGITS));
	fputc('\n', p->out);
	json_decref(root);
}

/* ---- reading ---- */

static const char *text_at(struct arena *a, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return arena_strdup(a, s != NULL ? s : "");
}

static bool read_table(struct arena *a, const json_t *o, struct block *b)
{
	const json_t *columns = json_object_get(o, "columns"), *rows = json_object_get(o, "rows");
	size_t n = json_array_size(columns), m = json_array_size(rows);
	const char **column = arena_alloc(a, (n + 1) * sizeof *column);
	const char **cell = arena_alloc(a, (n * m + 1) * sizeof *cell);
	bool *number = arena_alloc(a, n + 1);

	for (size_t k = 0; k < n; k++) {
		column[k] = text_at(a, json_array_get(columns, k), "title");
		number[k] = json_is_true(json_object_get(json_array_get(columns, k), "number"));
	}
	for (size_t i = 0; i < m; i++) {
		const json_t *row = json_array_get(rows, i);
		if (json_array_size(row) != n)
			return false;
		for (size_t k = 0; k < n; k++) {
			const char *s = json_string_value(json_array_get(row, k));
			cell[i * n + k] = arena_strdup(a, s != NULL ? s : "");
		}
	}
	b->table = (struct table_cells){ column, number, n, cell, m };
	return true;
}

static bool read_bars(struct arena *a, const json_t *o, struct block *b)
{
	const json_t *list = json_object_get(o, "bars");
	size_t n = json_array_size(list);
	struct bar *bar = arena_alloc(a, (n + 1) * sizeof *bar);

	for (size_t i = 0; i < n; i++) {
		const json_t *one = json_array_get(list, i);
		bar[i] = (struct bar){ text_at(a, one, "label"), text_at(a, one, "told"),
			json_number_value(json_object_get(one, "value")),
			json_number_value(json_object_get(one, "from")),
			json_number_value(json_object_get(one, "most")) };
	}
	b->bar = bar;
	b->nbars = n;
	return json_is_array(list);
}

static bool read_curve(struct arena *a, const json_t *o, struct block *b)
{
	const json_t *list = json_object_get(o, "series");
	size_t n = json_array_size(list);
	struct curve_series *series = arena_alloc(a, (n + 1) * sizeof *series);

	for (size_t i = 0; i < n; i++) {
		const json_t *points = json_object_get(json_array_get(list, i), "points");
		size_t m = json_array_size(points);
		struct curve_point *point = arena_alloc(a, (m + 1) * sizeof *point);
		for (size_t k = 0; k < m; k++)
			point[k] = (struct curve_point){
				json_number_value(json_array_get(json_array_get(points, k), 0)),
				json_number_value(json_array_get(json_array_get(points, k), 1)) };
		series[i] = (struct curve_series){ text_at(a, json_array_get(list, i), "label"), point, m };
	}
	b->axis = text_at(a, o, "axis");
	b->series = series;
	b->nseries = n;
	return json_is_array(list);
}

static bool read_block(struct arena *a, const json_t *o, struct block *b)
{
	const char *kind = json_string_value(json_object_get(o, "kind"));
	size_t i = 0;

	while (kind != NULL && i < KINDS && strcmp(kind, kinds[i]) != 0)
		i++;
	if (kind == NULL || i == KINDS)
		return false;
	*b = (struct block){ .kind = (enum block_kind)i, .text = text_at(a, o, "text"), .axis = "",
		.level = (int)json_integer_value(json_object_get(o, "level")) };
	switch (b->kind) {
	case BLOCK_TABLE: return read_table(a, o, b);
	case BLOCK_BARS: return read_bars(a, o, b);
	case BLOCK_CURVE: return read_curve(a, o, b);
	default: return true;
	}
}

int document_read(const char *json, struct arena *a, struct document *out)
{
	json_error_t e;
	json_t *root = json_loads(json, 0, &e);
	const json_t *blocks = json_object_get(root, "blocks");
	size_t n = json_array_size(blocks), bad = 0;
	struct block *block = arena_alloc(a, (n + 1) * sizeof *block);
	int rc = 0;

	*out = (struct document){ .block = block, .nblocks = n };
	if (root == NULL)
		return err_set(ERR_INVALID, _("this is no report that was kept: line %d: %s"), e.line,
			e.text);
	if (json_integer_value(json_object_get(root, "document")) != FORM || !json_is_array(blocks))
		rc = err_set(ERR_INVALID, "%s",
			_("this is no report that was kept, or one of a newer anker"));
	while (rc == 0 && bad < n && read_block(a, json_array_get(blocks, bad), &block[bad]))
		bad++;
	if (rc == 0 && bad < n)
		rc = err_set(ERR_INVALID, _("part %zu of this report cannot be read"), bad + 1);
	out->language = text_at(a, root, "language");
	out->title = text_at(a, root, "title");
	out->subtitle = text_at(a, root, "subtitle");
	out->made = text_at(a, root, "made");
	json_decref(root);
	return rc;
}
