/* A report that was kept is a document: names are looked for in its words, so that what stays can be read again. */
#include <stdlib.h>

#include "anker/document.h"
#include "erase.h"

struct walking {
	const struct names *names;
	enum nearness near;
	struct arena *a;
	struct named *out;
};

/* The words, without the name where it is in them. */
static const char *without(struct walking *w, const char *text)
{
	struct mask_hit *hit;
	bool sure, word;
	size_t n = text ? names_find(w->names, text, w->near, w->a, &hit, &sure, &word) : 0;
	if (n == 0)
		return text;
	if (w->out->n == 0)
		*w->out = (struct named){ .text = text, .first = hit[0], .word = true };
	w->out->n += n;
	w->out->sure |= sure;
	w->out->word &= word;
	return names_mask(text, hit, n, w->a);
}

/* A row that is about them says nothing else of them either. */
static const char *const *rows(struct walking *w, const struct table_cells *t)
{
	const char **cell = arena_alloc(w->a, (t->nrows * t->ncolumns + 1) * sizeof *cell);
	for (size_t i = 0; i < t->nrows; i++) {
		const char *const *from = t->cell + i * t->ncolumns;
		const char **to = cell + i * t->ncolumns;
		bool named = false;
		for (size_t k = 0; k < t->ncolumns; k++) {
			to[k] = without(w, from[k]);
			named |= to[k] != from[k];
		}
		for (size_t k = 0; named && k < t->ncolumns; k++)
			if (to[k] == from[k])
				to[k] = "";
	}
	return cell;
}

static struct block block_without(struct walking *w, const struct block *from)
{
	struct block b = *from;
	struct bar *bar = arena_alloc(w->a, (b.nbars + 1) * sizeof *bar);
	struct curve_series *series = arena_alloc(w->a, (b.nseries + 1) * sizeof *series);
	b.text = without(w, b.text);
	if (b.kind == BLOCK_TABLE)
		b.table.cell = rows(w, &b.table);
	for (size_t i = 0; i < b.nbars; i++) {
		bar[i] = from->bar[i];
		bar[i].label = without(w, bar[i].label);
	}
	for (size_t i = 0; i < b.nseries; i++) {
		series[i] = from->series[i];
		series[i].label = without(w, series[i].label);
	}
	b.bar = bar;
	b.series = series;
	return b;
}

static const char *as_json(const struct document *d, struct arena *a)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);
	int rc = f ? document_write(d, REPORT_JSON, 0, false, f) : ERR_IO;
	if (f)
		fclose(f);
	const char *out = rc == 0 ? arena_strdup(a, text) : NULL;
	free(text);
	return out;
}

bool report_names_find(const struct names *n, const char *content, enum nearness near, struct arena *a,
	struct named *out)
{
	struct walking w = { n, near, a, out };
	struct document d;
	*out = (struct named){ .n = 0 };
	if (document_read(content, a, &d))
		return false;
	struct document_maker *m = document_begin(a, d.language);
	document_title(m, without(&w, d.title), without(&w, d.subtitle));
	document_made(m, d.made);
	for (size_t i = 0; i < d.nblocks; i++) {
		const struct block b = block_without(&w, &d.block[i]);
		document_add(m, &b);
	}
	out->masked = as_json(document_end(m), a);
	return out->masked != NULL;
}
