/* List maths: selection, scrolling, the window of rows; no curses here.
 *
 * Rows are held for a window around what is shown. A move that would leave
 * the window asks `fetch` first, so that headings can be stepped over. */
#include "core/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "core/key.h"

void list_init(struct list *l)
{
	*l = (struct list){ .sort_column = -1, .height = 1 };
}

void list_done(struct list *l)
{
	arena_free(&l->arena);
	l->rows = NULL;
	l->have = 0;
}

static size_t shown(const struct list *l)
{
	return l->height > 0 ? (size_t)l->height : 1;
}

static void clamp(struct list *l)
{
	size_t h = shown(l);

	if (l->count == 0) {
		l->sel = l->top = 0;
		return;
	}
	if (l->sel >= l->count)
		l->sel = l->count - 1;
	if (l->top > l->sel)
		l->top = l->sel;
	if (l->sel - l->top >= h)
		l->top = l->sel - h + 1;
	if (l->count <= h)
		l->top = 0;
	else if (l->top > l->count - h)
		l->top = l->count - h; /* no empty space below the last row */
}

const struct list_row *list_row_at(const struct list *l, size_t i)
{
	return i >= l->first && i - l->first < l->have && i < l->count ? &l->rows[i - l->first] : NULL;
}

static bool covers(const struct list *l, size_t from, size_t to)
{
	return l->valid && from >= l->first && to <= l->first + l->have;
}

/* Makes rows [from, to) part of the window. */
static int want(struct list *l, size_t from, size_t to)
{
	size_t margin = shown(l) * 2, limit;
	int r;

	if (to > l->count)
		to = l->count;
	if (covers(l, from, to) || !l->fetch)
		return 0;
	from = from > margin ? from - margin : 0;
	limit = (to + margin < l->count ? to + margin : l->count) - from;
	if (!l->arena)
		l->arena = arena_new();
	arena_reset(l->arena);
	l->rows = arena_alloc(l->arena, (limit ? limit : 1) * sizeof *l->rows);
	l->first = from;
	l->have = limit;
	l->valid = true;
	r = limit ? l->fetch(l->ctx, l->arena, from, limit, l->rows) : 0;
	if (r < 0)
		memset(l->rows, 0, limit * sizeof *l->rows);
	return r;
}

static bool can_select(const struct list *l, size_t i)
{
	const struct list_row *r = list_row_at(l, i);

	return !r || r->kind == ROW_ITEM || r->kind == ROW_MORE;
}

/* From a heading to the nearest row that can be selected: first in the
 * direction of the move, then in the other one. */
static int settle(struct list *l, int direction)
{
	size_t from = l->sel;

	for (int turn = 0; turn < 2; turn++, direction = -direction) {
		for (size_t i = from; i < l->count; i += (size_t)direction) {
			int r = want(l, i, i + 1);

			if (r < 0)
				return r;
			if (can_select(l, i)) {
				l->sel = i;
				return 0;
			}
		}
	}
	return 0;
}

static void remember(struct list *l)
{
	const struct list_row *r = list_selected(l);

	l->keep = r != NULL;
	l->keep_id = l->next_id = r ? r->id : 0;
	for (size_t i = l->sel + 1; r && i < l->first + l->have; i++) {
		const struct list_row *after = list_row_at(l, i);

		if (after && after->kind == ROW_ITEM) {
			l->next_id = after->id;
			break;
		}
	}
}

void list_set_count(struct list *l, size_t count)
{
	if (l->valid)
		remember(l);
	l->count = count;
	l->valid = false;
	l->have = 0;
	clamp(l);
}

static int fetch_ready(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct list *l = ctx;
	const char *from = (const char *)l->ready + offset * l->stride;

	(void)a;
	for (size_t i = 0; i < limit; i++)
		rows[i] = *(const struct list_row *)(const void *)(from + i * l->stride);
	return 0;
}

void list_set_rows(struct list *l, const void *first, size_t stride, size_t n)
{
	l->fetch = fetch_ready;
	l->ctx = l;
	l->ready = first;
	l->stride = stride;
	list_set_count(l, n);
}

void list_layout(struct list *l, struct rect area)
{
	int head = 0;

	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].title)
			head = 1;
	l->area = area;
	l->height = area.h - head;
	clamp(l);
}

/* Selects the row with that id when it is in the window. */
static bool to_id(struct list *l, int64_t id)
{
	for (size_t i = 0; i < l->have; i++) {
		if (l->rows[i].id == id && can_select(l, l->first + i) && l->first + i < l->count) {
			l->sel = l->first + i;
			clamp(l);
			return true;
		}
	}
	return false;
}

int list_need(struct list *l)
{
	bool fresh = !l->valid;
	int r;

	if (l->count == 0) {
		l->valid = true;
		l->keep = false;
		return 0;
	}
	r = want(l, l->top, l->top + shown(l));
	if (r < 0)
		return r;
	if (fresh && l->keep) {
		const struct list_row *row = list_row_at(l, l->sel);

		if ((!row || row->id != l->keep_id) && !to_id(l, l->keep_id))
			to_id(l, l->next_id);
		l->keep = false;
	}
	r = settle(l, 1);
	clamp(l);
	/* The first heading belongs to the first row: show it too. */
	if (l->top > 0 && l->top == l->sel && !can_select(l, l->top - 1) && shown(l) > 1)
		l->top--;
	return r < 0 ? r : want(l, l->top, l->top + shown(l));
}

const struct list_row *list_selected(const struct list *l)
{
	const struct list_row *r = l->count ? list_row_at(l, l->sel) : NULL;

	return r && (r->kind == ROW_ITEM || r->kind == ROW_MORE) ? r : NULL;
}

const void *list_selected_whole(const struct list *l)
{
	return l->ready && list_selected(l) ? (const char *)l->ready + l->sel * l->stride : NULL;
}

int64_t list_selected_id(const struct list *l)
{
	const struct list_row *r = list_selected(l);

	return r && r->kind == ROW_ITEM ? r->id : 0;
}

void list_to(struct list *l, size_t i)
{
	int direction = i >= l->sel ? 1 : -1;

	l->sel = i;
	clamp(l);
	settle(l, l->count && i >= l->count - 1 ? -1 : direction);
	clamp(l);
	if (l->sel <= shown(l) && l->top > 0 && l->sel < l->top + 1)
		list_need(l);
}

void list_move(struct list *l, long delta)
{
	size_t before = l->sel;

	if (l->count == 0)
		return;
	if (delta < 0 && (size_t)-delta > l->sel)
		l->sel = 0;
	else if (delta > 0 && (size_t)delta > l->count - 1 - l->sel)
		l->sel = l->count - 1;
	else
		l->sel = delta < 0 ? l->sel - (size_t)-delta : l->sel + (size_t)delta;
	settle(l, delta < 0 ? -1 : 1);
	/* A single step that only found headings stays where it was, but shows them. */
	if (delta == -1 && l->sel >= before) {
		l->sel = before;
		if (l->top > 0)
			l->top--;
	}
	clamp(l);
}

static bool filtered(const struct list *l)
{
	return l->filter[0] != '\0';
}

bool list_key(struct list *l, uint32_t key)
{
	long page = (long)shown(l) > 1 ? (long)shown(l) - 1 : 1;

	switch (key) {
	case K_DOWN: case 'j': list_move(l, 1); return true;
	case K_UP: case 'k': list_move(l, -1); return true;
	case K_PGDN: list_move(l, page); return true;
	case K_PGUP: list_move(l, -page); return true;
	case K_CTRL('d'): list_move(l, page / 2 + 1); return true;
	case K_CTRL('u'): list_move(l, -page / 2 - 1); return true;
	case K_HOME: list_to(l, 0); return true;
	case K_END: case 'G': list_to(l, l->count ? l->count - 1 : 0); return true;
	case K_WHEEL_DOWN: list_move(l, 3); return true;
	case K_WHEEL_UP: list_move(l, -3); return true;
	case 'n': case 'N':
		if (!filtered(l))
			return false;
		list_move(l, key == 'n' ? 1 : -1);
		return true;
	default: return false;
	}
}

bool list_click(struct list *l, int y, int x, bool *again)
{
	int row = y - (l->area.y + l->area.h - l->height);
	size_t i;

	*again = false;
	if (row < 0 || row >= l->height || x < l->area.x || x >= l->area.x + l->area.w)
		return false;
	i = l->top + (size_t)row;
	if (i >= l->count || !can_select(l, i))
		return false;
	*again = i == l->sel;
	l->sel = i;
	clamp(l);
	return true;
}

const char *list_filter(const struct list *l)
{
	return l->filter;
}

void list_set_filter(struct list *l, const char *text)
{
	snprintf(l->filter, sizeof l->filter, "%s", text ? text : "");
	/* Never half a character. */
	for (size_t n = strlen(l->filter); n + 1 == sizeof l->filter && n > 0;) {
		unsigned char c = (unsigned char)l->filter[--n];

		l->filter[n] = '\0';
		if ((c & 0xc0) != 0x80)
			break;
	}
}

void list_widths(const struct list_column *columns, size_t n, int width, int *out)
{
	enum { GAP = 2 };
	bool drop[LIST_COLUMNS] = { false };
	int used, greedy, spare;

	for (;;) {
		size_t worst = n;

		used = -GAP;
		for (size_t i = 0; i < n; i++) {
			if (drop[i])
				continue;
			used += columns[i].min + GAP;
			if (columns[i].priority > 0 &&
				(worst == n || columns[i].priority >= columns[worst].priority))
				worst = i;
		}
		if (used <= width || worst == n)
			break;
		drop[worst] = true;
	}
	spare = width - used;
	greedy = 0;
	for (size_t i = 0; i < n; i++) {
		int more = 0;

		out[i] = drop[i] ? 0 : columns[i].min;
		if (drop[i])
			continue;
		if (columns[i].max == 0)
			greedy++;
		else if (spare > 0 && columns[i].max > columns[i].min)
			more = columns[i].max - columns[i].min < spare ? columns[i].max - columns[i].min
								       : spare;
		out[i] += more;
		spare -= more > 0 ? more : 0;
	}
	for (size_t i = 0; i < n && spare > 0 && greedy > 0; i++) {
		int share;

		if (drop[i] || columns[i].max != 0)
			continue;
		share = spare / greedy--;
		out[i] += share;
		spare -= share;
	}
	/* What cannot be dropped is cut to the width. */
	for (size_t i = 0, x = 0; i < n; i++) {
		if (out[i] == 0)
			continue;
		if ((int)x + out[i] > width)
			out[i] = width > (int)x ? width - (int)x : 0;
		x += (size_t)(out[i] + GAP);
	}
}
