/* The list of the nine questions, with how many points are ticked. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/guide.h"

static const struct list_column columns[] = {
	{ NULL, 1, 1, 0, ALIGN_LEFT },
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 11, 11, 1, ALIGN_RIGHT },
};

/* "✓ 12/12" beside a question that needs every column. */
static const struct list_column narrow_columns[] = {
	{ NULL, 1, 1, 0, ALIGN_LEFT },
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 7, 7, 1, ALIGN_RIGHT },
};

static bool has_whom(const struct guide_list *g)
{
	return g->subject.placement || g->subject.employer;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct guide_list *g = ctx;
	bool whom = has_whom(g);

	for (size_t i = 0; i < limit; i++) {
		size_t n = offset + i + 1;
		bool all = g->points[n] && g->ticked[n] >= g->points[n];

		rows[i].id = (int64_t)n;
		rows[i].cells[0] = arena_printf(a, "%zu", n);
		rows[i].cells[1] = g->title[n] ? g->title[n] : _("This guide cannot be read");
		if (!g->title[n])
			rows[i].styles[1] = ST_DIM;
		else if (whom && g->narrow)
			rows[i].cells[2] =
			        arena_printf(a, "%s%zu/%zu", all ? "✓ " : "", g->ticked[n], g->points[n]);
		else if (whom)
			rows[i].cells[2] = arena_printf(
			        a, _("%s%zu of %zu"), all ? "✓ " : "", g->ticked[n], g->points[n]);
		else if (!g->narrow)
			rows[i].cells[2] = arena_printf(
			        a, ngettext("%zu point", "%zu points", g->points[n]), g->points[n]);
		rows[i].styles[2] = all && whom ? ST_GOOD : ST_DIM;
	}
	return 0;
}

void guide_list_init(struct guide_list *g, struct screen *s, bool narrow)
{
	list_init(&g->list);
	g->list.columns = narrow ? narrow_columns : columns;
	g->list.fetch = fetch;
	g->list.ctx = g;
	g->screen = s;
	g->narrow = narrow;
}

int guide_list_load(struct guide_list *g)
{
	struct app *app = app_of(g->screen);
	struct arena *a = arena_new();
	struct knowledge *k;
	struct tick *tick;
	size_t n;
	int rc = app_guides(app, &k);

	/* Without ticks there is nothing to count beside a text. */
	g->list.column_count = g->narrow && !has_whom(g) ? 2 : 3;
	for (int i = 1; i <= KNOWLEDGE_GUIDES; i++) {
		const struct guide *guide;
		bool there = rc == 0 && knowledge_guide(k, i, &guide) == 0;

		g->title[i] = there ? guide->title : NULL;
		g->points[i] = there ? guide->npoints : 0;
		g->ticked[i] = 0;
	}
	if (rc == 0 && has_whom(g) &&
	        (rc = app_ticks(app, 0, g->subject.placement, g->subject.placement ? 0 : g->subject.employer,
	                 a, &tick, &n)) == 0)
		for (size_t i = 0; i < n; i++) {
			int guide = atoi(tick[i].point);

			if (guide >= 1 && guide <= KNOWLEDGE_GUIDES)
				g->ticked[guide]++;
		}
	arena_free(&a);
	list_set_count(&g->list, KNOWLEDGE_GUIDES);
	return rc;
}
