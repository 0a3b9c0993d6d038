/* Search results as rows: kinds in a fixed order, each under its heading. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"
#include "screens/search.h"

/* Names first, then what was written, then the other kinds that store_search gives, in the
 * order of the dictionary. */
static const enum entity_id first[] = { E_PLACEMENT, E_ORGANISATION, E_EMPLOYEE, E_PERSON, E_CONTACT };

static bool is_first(enum entity_id e)
{
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (first[i] == e)
			return true;
	return false;
}

struct builder {
	struct found *out;
	struct app *app;
	struct arena *a;
};

static struct found_row *add(struct builder *b, enum row_kind kind)
{
	struct found_row *r = &b->out->row[b->out->n++];

	r->row.kind = kind;
	return r;
}

static void add_heading(struct builder *b, const char *title, size_t n)
{
	struct found_row *r = add(b, ROW_GROUP);

	r->row.cells[0] = title;
	r->row.cells[1] = arena_printf(b->a, "%zu", n);
	r->row.styles[1] = ST_DIM;
}

static void add_hit(struct builder *b, const struct hit *h)
{
	struct found_row *r = add(b, ROW_ITEM);

	r->entity = h->entity;
	r->id = h->id;
	r->subject = (struct subject){ h->placement, h->employer };
	r->row.id = record_row_id(h->entity, h->id);
	r->row.cells[0] = h->title;
	r->row.cells[1] = h->text;
	r->row.cells[2] = compact_day(b->a, h->date, b->app->today);
	r->row.styles[2] = ST_DIM;
}

static void add_kind(struct builder *b, enum entity_id e, const struct hit *hits, size_t n)
{
	size_t of_kind = 0;

	for (size_t i = 0; i < n; i++)
		of_kind += hits[i].entity == e;
	if (!of_kind)
		return;
	add_heading(b, label_capital(b->a, model_entity(e)->label_plural), of_kind);
	for (size_t i = 0; i < n; i++)
		if (hits[i].entity == e)
			add_hit(b, &hits[i]);
}

/* The first line of a guide's text that holds one of the words. */
static const char *guide_line(const char *text, const char *words, struct arena *a)
{
	char *rest = NULL, *lines = arena_strdup(a, text);

	for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		char *more = NULL, *all = arena_strdup(a, words);

		for (char *word = strtok_r(all, " ", &more); word; word = strtok_r(NULL, " ", &more))
			if (text_matches(line, word))
				return line;
	}
	return text_clean(a, text, false);
}

static void add_guide(struct builder *b, const struct guide_hit *h, size_t i)
{
	struct found_row *r = add(b, ROW_ITEM);
	bool point = h->part->id[0] >= '0' && h->part->id[0] <= '9';

	r->guide = h->guide->number;
	r->point = h->part->id;
	r->row.id = -(int64_t)(i + 1);
	r->row.cells[0] = point ? arena_printf(b->a, "%s %s", h->part->id, h->part->title)
	                        : arena_printf(b->a, "%d %s", h->guide->number, h->part->title);
	r->row.cells[1] = guide_line(h->part->text, b->out->words, b->a);
}

int search_find(struct found *out, struct app *app, const char *typed, size_t limit, struct arena *a)
{
	struct builder b = { out, app, a };
	struct guide_hit *points = NULL;
	struct knowledge *guides;
	struct hit *hits;
	size_t n, npoints = 0;
	const char *words = text_fold(a, typed);
	int rc;

	*out = (struct found){ .words = *words ? words : NULL };
	if (!*words)
		return 0;
	if ((rc = store_search(app->store, typed, limit, a, &hits, &n)) < 0)
		return rc;
	if (app_guides(app, &guides) == 0)
		npoints = knowledge_search(guides, words, a, &points);
	if (npoints > limit)
		npoints = limit;
	out->row = arena_alloc(a, (n + npoints + E_COUNT + 2) * sizeof *out->row);
	out->hits = n + npoints;
	out->more = n == limit || npoints == limit;
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		add_kind(&b, first[i], hits, n);
	for (int id = E_NONE + 1; id < E_COUNT; id++)
		if (!is_first((enum entity_id)id))
			add_kind(&b, (enum entity_id)id, hits, n);
	if (npoints)
		add_heading(&b, _("Guides"), npoints);
	for (size_t i = 0; i < npoints; i++)
		add_guide(&b, &points[i], i);
	if (out->more)
		add(&b, ROW_MORE)->row.cells[0] = _("there is more  +");
	return 0;
}
