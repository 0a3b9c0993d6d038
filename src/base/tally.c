/* Which counts of a table are hidden, so that no small one can be worked out from the rest.
 *
 * Counts are lines between the points of a graph: each row is a point, each column is one, and a count lies
 * between its row and its column. Give a total the opposite sign of what it adds up, and the counts at each
 * point add up to 0. So a count can be one more only where others go down and up by turns on a way around,
 * back to where it began, over counts that are hidden too; and the other way about. That is what is looked
 * for: for each small count the way around that hides least. */
#include "anker/tally.h"

#include <limits.h>
#include <stdlib.h>

#include "anker/arena.h"

struct point {
	int64_t cost;                /* of getting there */
	size_t from;                 /* cell over which */
	bool done;
};
struct search {
	struct tally *t;
	struct point *point;         /* rows, then columns */
	size_t nrows, ncolumns;      /* points of each kind */
	int64_t least;
	bool bounds;                 /* a count stays what its sign says: small, or not */
};

static size_t width(const struct tally *t)
{
	return t->columns + 1;
}

static bool is_small(int64_t count, int64_t least)
{
	return count > 0 && count < least;
}

static size_t row_point(const struct search *s, size_t cell)
{
	return s->t->columns > 0 ? cell / width(s->t) : 0;
}

static size_t column_point(const struct search *s, size_t cell)
{
	return s->nrows + (s->t->rows > 0 ? cell % width(s->t) : 0);
}

/* Whether this count can change by one, up or down in the sum of its row. */
static bool can_move(const struct search *s, size_t cell, bool up)
{
	int64_t count = s->t->count[cell];
	bool total = (cell / width(s->t) == s->t->rows) != (cell % width(s->t) == s->t->columns);

	if (count <= 0 || !s->bounds)
		return count > 0;
	count += up != total ? 1 : -1;
	return is_small(s->t->count[cell], s->least) == is_small(count, s->least) && count > 0;
}

/* What lies at a point: cells first, first + step, ... */
static void relax(struct search *s, size_t at, size_t start_cell)
{
	const struct tally *t = s->t;
	size_t cells = (t->rows + 1) * width(t);
	bool row = at < s->nrows;
	size_t first = 0, step = 1, count = cells;

	if (row && t->columns > 0) {
		first = at * width(t);
		count = width(t);
	} else if (!row && t->rows > 0) {
		first = at - s->nrows;
		step = width(t);
		count = t->rows + 1;
	}
	for (size_t i = 0; i < count; i++) {
		size_t cell = first + i * step, to = row ? column_point(s, cell) : row_point(s, cell);
		if (cell == start_cell || !can_move(s, cell, row))
			continue;
		int64_t cost = s->point[at].cost + (t->hidden[cell] ? 0 : t->count[cell]);
		if (cost < s->point[to].cost) {
			s->point[to].cost = cost;
			s->point[to].from = cell;
		}
	}
}

/* The cheapest way from one point to another, not over the cell itself; its cost, or INT64_MAX. */
static int64_t find_way(struct search *s, size_t begin, size_t end, size_t cell)
{
	size_t n = s->nrows + s->ncolumns;

	for (size_t i = 0; i < n; i++)
		s->point[i] = (struct point){ .cost = INT64_MAX };
	s->point[begin].cost = 0;
	for (;;) {
		size_t at = n;
		for (size_t i = 0; i < n; i++)
			if (!s->point[i].done && s->point[i].cost < INT64_MAX &&
				(at == n || s->point[i].cost < s->point[at].cost))
				at = i;
		if (at == n || at == end)
			return s->point[end].cost;
		s->point[at].done = true;
		relax(s, at, cell);
	}
}

static void hide_way(struct search *s, size_t begin, size_t end)
{
	while (end != begin) {
		size_t cell = s->point[end].from;
		s->t->hidden[cell] = true;
		end = end < s->nrows ? column_point(s, cell) : row_point(s, cell);
	}
}

/* Up and back again from its column, or down and back again from its row, whichever hides less. */
static bool protect(struct search *s, size_t cell)
{
	size_t row = row_point(s, cell), column = column_point(s, cell);
	int64_t up = can_move(s, cell, true) ? find_way(s, column, row, cell) : INT64_MAX;
	int64_t down = can_move(s, cell, false) ? find_way(s, row, column, cell) : INT64_MAX;

	if (up == INT64_MAX && down == INT64_MAX)
		return false;
	if (up < down) {
		find_way(s, column, row, cell);
		hide_way(s, column, row);
	} else
		hide_way(s, row, column);
	return true;
}

void tally_hide(struct tally *t, int64_t least)
{
	size_t cells = (t->rows + 1) * width(t);
	struct search s = { .t = t,
		.nrows = t->columns > 0 ? t->rows + 1 : 1,
		.ncolumns = t->rows > 0 ? width(t) : 1,
		.least = least };

	s.point = xmalloc((s.nrows + s.ncolumns) * sizeof *s.point);
	for (size_t i = 0; i < cells; i++)
		t->hidden[i] = is_small(t->count[i], least);
	for (size_t i = 0; i < cells; i++) {
		if (!is_small(t->count[i], least))
			continue;
		s.bounds = true;
		if (protect(&s, i))
			continue;
		s.bounds = false;
		protect(&s, i);
	}
	free(s.point);
}

char *tally_show(const struct tally *t, size_t row, size_t column, int64_t least, struct arena *a)
{
	size_t cell = row * width(t) + column;

	if (!t->hidden[cell])
		return arena_printf(a, "%lld", (long long)t->count[cell]);
	return is_small(t->count[cell], least) ? arena_printf(a, "< %lld", (long long)least)
					       : arena_strdup(a, "—");
}
