/* Building a document: blocks in the order they come, everything copied into the arena. */
#include "anker/document.h"

#include <stdarg.h>

#include "anker/arena.h"

struct document_maker {
	struct arena *arena;
	struct document document;
	struct block *block;
};

struct document_maker *document_begin(struct arena *a, const char *language)
{
	struct document_maker *m = arena_alloc(a, sizeof(*m));

	m->arena = a;
	m->document.language = arena_strdup(a, language);
	m->document.title = m->document.subtitle = m->document.made = "";
	return m;
}

void document_title(struct document_maker *m, const char *title, const char *subtitle)
{
	m->document.title = arena_strdup(m->arena, title != NULL ? title : "");
	m->document.subtitle = arena_strdup(m->arena, subtitle != NULL ? subtitle : "");
}

void document_made(struct document_maker *m, const char *made)
{
	m->document.made = arena_strdup(m->arena, made != NULL ? made : "");
}

static struct block *add(struct document_maker *m, enum block_kind kind)
{
	struct block *b = arena_add(m->arena, (void **)&m->block, &m->document.nblocks, sizeof(*b));

	*b = (struct block){ .kind = kind };
	return b;
}

void document_heading(struct document_maker *m, int level, const char *text)
{
	struct block *b = add(m, BLOCK_HEADING);

	b->level = level;
	b->text = arena_strdup(m->arena, text);
}

void document_say(struct document_maker *m, enum block_kind kind, const char *fmt, ...)
{
	struct block *b = add(m, kind);
	va_list ap;

	va_start(ap, fmt);
	b->text = arena_vprintf(m->arena, fmt, ap);
	va_end(ap);
}

/* Texts that are not there are empty, so that who reads never has to ask. */
static const char *copy(struct arena *a, const char *s)
{
	return s != NULL ? arena_strdup(a, s) : "";
}

static const char *const *copy_texts(struct arena *a, const char *const *text, size_t n)
{
	const char **out = arena_alloc(a, (n + 1) * sizeof(*out));

	for (size_t i = 0; i < n; i++)
		out[i] = copy(a, text[i]);
	return out;
}

static void copy_table(struct arena *a, struct table_cells *to, const struct table_cells *from)
{
	bool *number = arena_alloc(a, from->ncolumns + 1);

	for (size_t i = 0; i < from->ncolumns; i++)
		number[i] = from->number != NULL && from->number[i];
	*to = (struct table_cells){ copy_texts(a, from->column, from->ncolumns), number, from->ncolumns,
		copy_texts(a, from->cell, from->ncolumns * from->nrows), from->nrows };
}

static void copy_bars(struct arena *a, struct block *to, const struct block *from)
{
	struct bar *bar = arena_alloc(a, (from->nbars + 1) * sizeof(*bar));

	for (size_t i = 0; i < from->nbars; i++) {
		bar[i] = from->bar[i];
		bar[i].label = copy(a, from->bar[i].label);
		bar[i].told = copy(a, from->bar[i].told);
	}
	to->bar = bar;
	to->nbars = from->nbars;
}

static void copy_series(struct arena *a, struct block *to, const struct block *from)
{
	struct curve_series *series = arena_alloc(a, (from->nseries + 1) * sizeof(*series));

	for (size_t i = 0; i < from->nseries; i++) {
		size_t n = from->series[i].npoints;
		struct curve_point *point = arena_alloc(a, (n + 1) * sizeof(*point));
		for (size_t k = 0; k < n; k++)
			point[k] = from->series[i].point[k];
		series[i] = (struct curve_series){ copy(a, from->series[i].label), point, n };
	}
	to->series = series;
	to->nseries = from->nseries;
}

void document_add(struct document_maker *m, const struct block *from)
{
	struct block *b = add(m, from->kind);

	b->level = from->level;
	b->text = copy(m->arena, from->text);
	b->axis = copy(m->arena, from->axis);
	if (from->kind == BLOCK_TABLE)
		copy_table(m->arena, &b->table, &from->table);
	if (from->kind == BLOCK_BARS)
		copy_bars(m->arena, b, from);
	if (from->kind == BLOCK_CURVE)
		copy_series(m->arena, b, from);
}

struct document *document_end(struct document_maker *m)
{
	m->document.block = m->block;
	return &m->document;
}
