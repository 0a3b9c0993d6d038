/* Counts of others by region. Small ones are hidden over all regions of the file at once, also for the report
 * of one: so the reports of two regions, or of a programme and its regions, do not give away together what
 * each of them hides. */
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
	*g = (struct grid){ .regions = regions,
		.kinds = kinds,
		.region = region,
		.least = f->least,
		.others = kinds };
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

/* ---- coarser kinds ---- */

static bool is_used(const struct grid *g, size_t kind)
{
	return at(g, g->regions, kind) > 0;
}

static size_t used(const struct grid *g)
{
	size_t n = 0;
	for (size_t k = 0; k < g->kinds; k++)
		n += is_used(g, k);
	return n;
}

/* A third may be hidden, of what is not 0. */
static bool is_readable(const struct grid *g)
{
	enum { HIDDEN_ONE_OF = 3 };
	size_t cells = 0, hidden = 0;
	for (size_t i = 0; i <= g->regions; i++)
		for (size_t k = 0; k < g->kinds; k++) {
			cells += at(g, i, k) > 0;
			hidden += at(g, i, k) > 0 && g->tally.hidden[i * width(g) + k];
		}
	return hidden * HIDDEN_ONE_OF <= cells;
}

static void join(struct grid *g, size_t into, size_t from)
{
	for (size_t i = 0; i <= g->regions; i++) {
		g->count[i * width(g) + into] += at(g, i, from);
		g->count[i * width(g) + from] = 0;
	}
}

static void join_pairs(struct grid *g)
{
	for (size_t k = 0; k + 1 < g->kinds; k += 2) {
		join(g, k, k + 1);
		g->kind[k] = g->pair[k / 2];
	}
	g->pair = NULL;
}

/* "1-9 up to 10-49 employees": what both end in is said once. */
static const char *from_to(struct filling *f, const char *first, const char *last)
{
	const char *end = first + strlen(first), *other = last + strlen(last), *cut = NULL;
	while (end > first && other > last && end[-1] == other[-1]) {
		end--;
		other--;
		cut = *end == ' ' ? end : cut;
	}
	const char *before = cut && cut > first ? arena_strndup(f->a, first, (size_t)(cut - first)) : first;
	return arena_printf(f->a, _("%s up to %s"), before, last);
}

/* The two neighbours that are least together. */
static bool join_neighbours(struct filling *f, struct grid *g)
{
	size_t before = g->kinds, into = g->kinds, from = 0;
	for (size_t k = 0; k < g->ordered; k++) {
		if (!is_used(g, k))
			continue;
		int64_t both = before < g->kinds ? at(g, g->regions, before) + at(g, g->regions, k) : 0;
		if (both && (into == g->kinds || both < at(g, g->regions, into) + at(g, g->regions, from))) {
			into = before;
			from = k;
		}
		before = k;
	}
	if (into == g->kinds)
		return false;
	join(g, into, from);
	if (!g->first) {
		g->first = arena_alloc(f->a, g->kinds * sizeof *g->first);
		g->last = arena_alloc(f->a, g->kinds * sizeof *g->last);
		memcpy(g->first, g->kind, g->kinds * sizeof *g->kind);
		memcpy(g->last, g->kind, g->kinds * sizeof *g->kind);
	}
	g->last[into] = g->last[from];
	g->kind[into] = from_to(f, g->first[into], g->last[into]);
	return true;
}

static size_t smallest(const struct grid *g, size_t but)
{
	size_t found = g->kinds;
	for (size_t k = 0; k + g->kept < g->kinds; k++)
		if (k != but && is_used(g, k) &&
			(found == g->kinds || at(g, g->regions, k) < at(g, g->regions, found)))
			found = k;
	return found;
}

/* Below the kinds that stayed what they were. */
static void put_last(struct grid *g, size_t kind)
{
	size_t last = g->kinds - g->kept - 1;
	const char *label = g->kind[last];
	g->kind[last] = g->kind[kind];
	g->kind[kind] = label;
	for (size_t i = 0; i <= g->regions; i++) {
		int64_t n = at(g, i, last);
		g->count[i * width(g) + last] = at(g, i, kind);
		g->count[i * width(g) + kind] = n;
	}
	g->others = last;
}

static bool join_small(struct grid *g)
{
	size_t into = g->others < g->kinds ? g->others : smallest(g, g->kinds), from = smallest(g, into);
	if (into == g->kinds || from == g->kinds)
		return false;
	join(g, into, from);
	g->kind[into] = g->rest && smallest(g, into) == g->kinds ? g->rest : _("the others together");
	put_last(g, into);
	return true;
}

void grid_fold(struct filling *f, struct grid *g)
{
	grid_hide(g);
	if (g->pair && !is_readable(g)) {
		join_pairs(g);
		grid_hide(g);
	}
	while (!is_readable(g) && used(g) > 2 && (join_neighbours(f, g) || join_small(g)))
		grid_hide(g);
}

/* ---- as a table ---- */

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

/* Its cells, and how many of them tell something. */
struct laid {
	const char **cell;
	size_t lines, told;
};

static struct laid lay(struct filling *f, const struct grid *g, const size_t *row, size_t n, bool total)
{
	struct laid out = { .cell = arena_alloc(f->a, (g->kinds + 1) * (n + 1) * sizeof *out.cell) };
	for (size_t k = 0; k < g->kinds + (total ? 1 : 0); k++) {
		const char **to = out.cell + out.lines * (n + 1);
		bool any = k == g->kinds;
		for (size_t i = 0; i < n; i++)
			any = any || at(g, row[i], k) > 0;
		if (!any)
			continue;
		to[0] = k == g->kinds ? _("together") : g->kind[k];
		for (size_t i = 0; i < n; i++) {
			to[i + 1] = tally_show(&g->tally, row[i], k, g->least, f->a);
			out.told += k < g->kinds && at(g, row[i], k) > 0 &&
				    !g->tally.hidden[row[i] * width(g) + k];
		}
		out.lines++;
	}
	return out;
}

void grid_show(struct filling *f, struct grid *g, long region, const char *const *name,
	const struct grid_words *words, bool total)
{
	size_t *row = arena_alloc(f->a, (g->regions + 1) * sizeof *row), n = choose(g, region, row);
	const struct laid t = lay(f, g, row, n, total);
	const char **column = arena_alloc(f->a, (n + 1) * sizeof *column);
	bool *number = arena_alloc(f->a, (n + 1) * sizeof *number);
	const char *all = total && n > 0 && t.lines > 0 ? t.cell[(t.lines - 1) * (n + 1) + n] : NULL;
	if (t.lines <= (total ? 1 : 0)) {
		fold(f, &f->nothing, words->caption);
		return;
	}
	if (t.told == 0) {
		fold(f, &f->small, all ? arena_printf(f->a, _("%s: together %s"), words->caption, all)
				       : words->caption);
		return;
	}
	column[0] = words->what;
	number[0] = false;
	for (size_t i = 0; i < n; i++) {
		column[i + 1] = row[i] == g->regions ? _("together") : name[row[i]];
		if (region >= 0)
			column[i + 1] = words->unit;
		number[i + 1] = true;
	}
	fill_table(f, words->caption, column, number, n + 1, t.cell, t.lines);
	if (words->note)
		document_say(f->m, BLOCK_WORDS, "%s", words->note);
}
