/* The text of a guide with the ticks of a subject, and a cursor that goes from
 * part to part. The pager wraps, scrolls and searches; the pointer and the tick
 * dates are drawn over its margins. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/guide.h"
#include "screens/markdown.h"
#include "screens/places.h"

/* Left the pointer, right "✓ 14 nov". */
enum { MARGIN = 3, TICK_COLUMNS = 11 };

void guide_text_init(struct guide_text *t)
{
	t->pager = pager_new();
	t->arena = arena_new();
}

void guide_text_done(struct guide_text *t)
{
	pager_free(&t->pager);
	arena_free(&t->arena);
}

void guide_text_set(struct guide_text *t, const struct guide *g, const struct tick *tick, size_t n)
{
	if (t->guide != g)
		t->at = 0;
	t->guide = g;
	t->tick = tick;
	t->nticks = n;
}

const struct tick *guide_text_tick(const struct guide_text *t, const char *part)
{
	for (size_t i = 0; i < t->nticks; i++)
		if (strcmp(t->tick[i].point, part) == 0)
			return &t->tick[i];
	return NULL;
}

static void add_line(struct guide_text *t, const struct md_line *l)
{
	if (l->starts)
		pager_anchor(t->pager, l->part);
	markdown_line(t->pager, l, MARGIN - 1);
}

static bool is_heading(const struct md_line *l)
{
	return l->nruns && l->runs[0].style == MD_HEADING;
}

/* The note of a tick stands below the heading, however many lines that has. */
static void add_note(struct guide_text *t, const char *part)
{
	const struct tick *tick = guide_text_tick(t, part);

	if (!tick)
		return;
	if (tick->note && *tick->note) {
		pager_span(t->pager, ST_GOOD, tick->note);
		pager_end(t->pager, MARGIN - 1, 0);
	}
	if (tick->interview) {
		pager_span(t->pager, ST_DIM, _("ticked in a conversation"));
		pager_end(t->pager, MARGIN - 1, 0);
	}
}

void guide_text_layout(struct guide_text *t, struct rect area)
{
	int width = area.w - MARGIN - TICK_COLUMNS;

	t->area = area;
	arena_reset(t->arena);
	pager_reset(t->pager);
	t->nparts = t->nlines = 0;
	if (!t->guide || area.w <= 0)
		return;
	t->nlines = knowledge_render(t->guide, width < MARKDOWN_WIDEST ? width : MARKDOWN_WIDEST, t->arena, &t->line);
	t->part = arena_alloc(t->arena, (t->nlines + 1) * sizeof *t->part);
	for (size_t i = 0; i < t->nlines; i++) {
		const struct md_line *l = &t->line[i];

		if (l->starts)
			t->part[t->nparts++] = l->part;
		add_line(t, l);
		if (is_heading(l) && (i + 1 == t->nlines || !is_heading(&t->line[i + 1])))
			add_note(t, l->part);
	}
	if (t->at >= t->nparts)
		t->at = 0;
	pager_layout(t->pager, area);
}

/* ---- the cursor ---- */

static long first_line(const struct guide_text *t, size_t part)
{
	return part < t->nparts ? pager_line_of(t->pager, t->part[part]) : (long)pager_lines(t->pager);
}

static bool in_view(const struct guide_text *t, size_t part)
{
	long top = (long)pager_top(t->pager);

	return first_line(t, part) < top + t->area.h && first_line(t, part + 1) > top;
}

size_t guide_text_here(const struct guide_text *t)
{
	long top = (long)pager_top(t->pager);
	size_t i = 0;

	if (t->at < t->nparts && in_view(t, t->at))
		return t->at;
	/* The first heading in view, else the part that fills the view. */
	while (i + 1 < t->nparts && first_line(t, i) < top)
		i++;
	if (first_line(t, i) >= top + t->area.h && i > 0)
		i--;
	return i;
}

/* Shows as much of the part as there is room for. */
static void show(struct guide_text *t)
{
	long top = (long)pager_top(t->pager), from = first_line(t, t->at), to = first_line(t, t->at + 1);

	if (t->at == 0 && to <= t->area.h)
		pager_to(t->pager, 0);
	else if (from < top || to - from >= t->area.h)
		pager_to(t->pager, (size_t)from);
	else if (to > top + t->area.h)
		pager_to(t->pager, (size_t)(to - t->area.h));
}

void guide_text_move(struct guide_text *t, int direction)
{
	long top = (long)pager_top(t->pager);
	size_t here = guide_text_here(t);

	if (!t->nparts)
		return;
	t->at = here;
	/* More of this part than fits: through it first. */
	if (direction > 0 && (here + 1 == t->nparts || first_line(t, here + 1) > top + t->area.h))
		pager_to(t->pager, (size_t)top + 1);
	else if (direction < 0 && (here == 0 || first_line(t, here) < top))
		pager_to(t->pager, top > 0 ? (size_t)top - 1 : 0);
	else {
		t->at = direction > 0 ? here + 1 : here - 1;
		show(t);
	}
}

bool guide_text_to(struct guide_text *t, const char *part)
{
	for (size_t i = 0; i < t->nparts; i++)
		if (strcmp(t->part[i], part) == 0) {
			t->at = i;
			show(t);
			return true;
		}
	return false;
}

void guide_text_paint(const struct guide_text *t, struct canvas *screen, int32_t today, bool focused)
{
	struct canvas c = canvas_at(screen, t->area);
	struct arena *a = arena_new();
	long top = (long)pager_top(t->pager);
	size_t here = guide_text_here(t);

	pager_paint(t->pager, screen);
	for (size_t i = 0; i < t->nparts; i++) {
		const struct tick *tick = guide_text_tick(t, t->part[i]);
		long y = first_line(t, i) - top;

		if (y < 0 || y >= c.area.h)
			continue;
		if (tick)
			canvas_right(&c, (int)y, c.area.w - 1, ST_GOOD,
			        arena_printf(a, "✓ %s", compact_day(a, tick->date, today)));
		if (focused && i == here)
			canvas_put(&c, (int)y, 1, 1, ST_KEY, "›");
	}
	if (focused && t->nparts) {
		long y = first_line(t, here) - top;

		canvas_cursor(&c, y < 0 ? 0 : (int)y, 1);
	}
	arena_free(&a);
}
