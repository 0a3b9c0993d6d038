/* Counts of others by region. Small ones are hidden over all regions of the file at once, also for the report of
 * one: so the reports of two regions, or of a programme and its regions, do not give away together what each
 * of them hides. */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "report_parts.h"

int fill_regions(struct filling *f, int64_t **out, const char ***name, size_t *n)
{
	const struct query q = { .entity = E_REGION };
	struct record **r;
	int rc = store_find(f->app->store, &q, f->a, &r, n);
	if (rc)
		return rc;
	*out = arena_alloc(f->a, (*n + 1) * sizeof **out);
	*name = arena_alloc(f->a, (*n + 1) * sizeof **name);
	for (size_t i = 0; i < *n; i++) {
		(*out)[i] = r[i]->id;
		(*name)[i] = text_clean(f->a, record_text(r[i], "name"), false);
	}
	(*out)[*n] = 0;
	(*name)[(*n)++] = _("no region");
	return 0;
}

struct grid *grid_new(struct filling *f, const int64_t *region, size_t regions, size_t kinds)
{
	struct grid *g = arena_alloc(f->a, sizeof *g);
	size_t cells = (regions + 1) * (kinds + 1);
	*g = (struct grid){ .regions = regions, .kinds = kinds, .region = region, .least = f->least };
	g->kind = arena_alloc(f->a, kinds * sizeof *g->kind);
	g->count = arena_alloc(f->a, cells * sizeof *g->count);
	memset(g->count, 0, cells * sizeof *g->count);
	bool *hidden = arena_alloc(f->a, cells * sizeof *hidden);
	memset(hidden, 0, cells * sizeof *hidden);
	g->tally = (struct tally){ .count = g->count, .hidden = hidden, .rows = regions, .columns = kinds };
	return g;
}

static size_t width(const struct grid *g)
{
	return g->kinds + 1;
}

/* A region that was deleted is none. */
static size_t place_of(const struct grid *g, int64_t region)
{
	for (size_t i = 0; i < g->regions; i++)
		if (g->region[i] == region)
			return i;
	return g->regions - 1;
}

void grid_add(struct grid *g, int64_t region, size_t kind, int64_t n)
{
	size_t row = place_of(g, region);
	g->count[row * width(g) + kind] += n;
	g->count[row * width(g) + g->kinds] += n;
	g->count[g->regions * width(g) + kind] += n;
	g->count[g->regions * width(g) + g->kinds] += n;
}

void grid_hide(struct grid *g)
{
	if (g->least)
		tally_hide(&g->tally, g->least);
}

static int64_t at(const struct grid *g, size_t row, size_t kind)
{
	return g->count[row * width(g) + kind];
}

/* The rows of the tally that become columns, of one region or of all with anything in them. */
static size_t choose(const struct grid *g, long region, size_t *row)
{
	size_t n = 0;
	for (size_t i = 0; i < g->regions; i++)
		if (region < 0 ? at(g, i, g->kinds) > 0 : (size_t)region == i)
			row[n++] = i;
	if (region < 0 && n > 1)
		row[n++] = g->regions;
	return n;
}

bool grid_show(struct filling *f, struct grid *g, long region, const char *const *name, const char *caption,
	const char *what, bool total)
{
	size_t *row = arena_alloc(f->a, (g->regions + 1) * sizeof *row), n = choose(g, region, row), lines = 0;
	const char **column = arena_alloc(f->a, (n + 1) * sizeof *column),
		   **cell = arena_alloc(f->a, (g->kinds + 1) * (n + 1) * sizeof *cell);
	bool *number = arena_alloc(f->a, (n + 1) * sizeof *number);
	column[0] = what;
	number[0] = false;
	for (size_t i = 0; i < n; i++) {
		column[i + 1] = row[i] == g->regions ? _("together") : name[row[i]];
		number[i + 1] = true;
	}
	for (size_t k = 0; k < g->kinds + (total ? 1 : 0); k++) {
		bool any = k == g->kinds;
		for (size_t i = 0; i < n; i++)
			any = any || at(g, row[i], k) > 0;
		if (!any)
			continue;
		cell[lines * (n + 1)] = k == g->kinds ? _("together") : g->kind[k];
		for (size_t i = 0; i < n; i++)
			cell[lines * (n + 1) + i + 1] = tally_show(&g->tally, row[i], k, g->least, f->a);
		lines++;
	}
	if (lines <= (total ? 1 : 0))
		return false;
	fill_table(f, caption, column, number, n + 1, cell, lines);
	return true;
}
