/* Small counts in a table for others: nobody can work them out. The one who tries knows all that is shown,
 * which counts are hidden and how, and every row and column that adds up; he solves for each hidden small
 * count, and in small tables tries every table that it could have been. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/tally.h"

enum { LEAST = 5, CELLS = 64, PRIME = 1000003 };

static void add_up(int64_t *count, size_t rows, size_t columns)
{
	size_t w = columns + 1;

	memset(count + rows * w, 0, w * sizeof *count);
	for (size_t r = 0; r < rows; r++) {
		count[r * w + columns] = 0;
		for (size_t c = 0; c < columns; c++) {
			count[r * w + columns] += count[r * w + c];
			count[rows * w + c] += count[r * w + c];
			count[rows * w + columns] += count[r * w + c];
		}
	}
}

static bool is_small(int64_t count)
{
	return count > 0 && count < LEAST;
}

/* ---- who solves equations ---- */

static int64_t inverse(int64_t x)
{
	int64_t result = 1;

	for (int64_t power = PRIME - 2; power > 0; power /= 2, x = x * x % PRIME)
		if (power % 2)
			result = result * x % PRIME;
	return result;
}

/* Rows and columns as equations over the hidden counts: brings them to the form in which a count that follows
 * from them stands alone in a line. Marks these. */
static void solve(const struct tally *t, bool *known)
{
	static int64_t m[CELLS][CELLS];
	size_t w = t->columns + 1, n = (t->rows + 1) * w, lines = t->rows + 1 + w, rank = 0;

	memset(m, 0, sizeof m);
	for (size_t i = 0; i < n; i++) {
		if (!t->hidden[i])
			continue;
		m[i / w][i] = i % w == t->columns ? PRIME - 1 : 1;
		m[t->rows + 1 + i % w][i] = i / w == t->rows ? PRIME - 1 : 1;
	}
	for (size_t c = 0; c < n && rank < lines; c++) {
		size_t p = rank;
		while (p < lines && m[p][c] == 0)
			p++;
		if (p == lines)
			continue;
		for (size_t k = 0; k < n; k++) {
			int64_t swap = m[p][k];
			m[p][k] = m[rank][k];
			m[rank][k] = swap;
		}
		int64_t by = inverse(m[rank][c]);
		for (size_t k = 0; k < n; k++)
			m[rank][k] = m[rank][k] * by % PRIME;
		for (size_t r = 0; r < lines; r++)
			for (size_t k = n; r != rank && m[r][c] != 0 && k-- > 0;)
				if (k != c)
					m[r][k] = (m[r][k] + (PRIME - m[r][c]) * m[rank][k]) % PRIME;
		for (size_t r = 0; r < lines; r++)
			if (r != rank)
				m[r][c] = 0;
		rank++;
	}
	for (size_t r = 0; r < rank; r++) {
		size_t found = 0, at = 0;
		for (size_t k = 0; k < n; k++)
			if (m[r][k] != 0) {
				found++;
				at = k;
			}
		if (found == 1)
			known[at] = true;
	}
}

static void check_solving(const struct tally *t)
{
	bool known[CELLS] = { false };

	solve(t, known);
	for (size_t i = 0; i < (t->rows + 1) * (t->columns + 1); i++) {
		cr_assert(!is_small(t->count[i]) || t->hidden[i]);
		cr_assert(t->count[i] != 0 || !t->hidden[i]);
		cr_assert(!(known[i] && is_small(t->count[i])), "%zu of %zu x %zu can be worked out", i,
			t->rows, t->columns);
	}
}

Test(tally, hide__leaves_nothing_that_rows_and_columns_give_away)
{
	srand(5);
	for (int round = 0; round < 3000; round++) {
		int64_t count[CELLS];
		bool hidden[CELLS];
		struct tally t = { count, hidden, 1 + (size_t)(rand() % 6), 1 + (size_t)(rand() % 6) };
		int most = 2 + rand() % 30;
		for (size_t i = 0; i < (t.rows + 1) * (t.columns + 1); i++)
			count[i] = rand() % 3 ? rand() % most : 0;
		add_up(count, t.rows, t.columns);
		tally_hide(&t, LEAST);
		check_solving(&t);
	}
}

/* ---- who tries every table ---- */

/* Whether another count fits how this one is shown. */
static bool fits(const struct tally *t, size_t i, int64_t count)
{
	return !t->hidden[i] ? count == t->count[i] : is_small(t->count[i]) == is_small(count) && count > 0;
}

/* Fills in from `cell` on; notes in `other` which counts were ever different. */
static void try_all(const struct tally *t, int64_t *count, size_t cell, bool *other)
{
	enum { BEYOND = 9 };
	size_t w = t->columns + 1, inner = t->rows * w;

	if (cell < inner && cell % w == t->columns)
		cell++;
	if (cell >= inner) {
		add_up(count, t->rows, t->columns);
		for (size_t i = 0; i < (t->rows + 1) * w; i++)
			if (!fits(t, i, count[i]))
				return;
		for (size_t i = 0; i < (t->rows + 1) * w; i++)
			other[i] |= count[i] != t->count[i];
		return;
	}
	for (int64_t k = t->hidden[cell] ? 1 : t->count[cell];
		k <= (t->hidden[cell] ? BEYOND + LEAST : t->count[cell]); k++) {
		count[cell] = k;
		if (fits(t, cell, k))
			try_all(t, count, cell + 1, other);
	}
}

Test(tally, hide__leaves_another_table_that_shows_the_same)
{
	srand(6);
	for (int round = 0; round < 1500; round++) {
		int64_t count[CELLS], tried[CELLS];
		bool hidden[CELLS], other[CELLS] = { false };
		struct tally t = { count, hidden, 1 + (size_t)(rand() % 2), 1 + (size_t)(rand() % 2) };
		size_t n = (t.rows + 1) * (t.columns + 1);
		for (size_t i = 0; i < n; i++)
			count[i] = rand() % 12;
		add_up(count, t.rows, t.columns);
		tally_hide(&t, LEAST);
		try_all(&t, tried, 0, other);
		for (size_t i = 0; i < n; i++)
			cr_assert(!is_small(count[i]) || other[i],
				"%lld in a table of %zu x %zu can only be that", (long long)count[i], t.rows,
				t.columns);
	}
}

/* ---- by hand ---- */

static char *line(const struct tally *t, struct arena *a)
{
	char *s = arena_strdup(a, "");

	for (size_t r = 0; r <= t->rows; r++)
		for (size_t c = 0; c <= t->columns; c++)
			s = arena_printf(
				a, "%s%s%s", s, tally_show(t, r, c, LEAST, a), c < t->columns ? " " : "|");
	return s;
}

Test(tally, hide__takes_what_costs_least)
{
	static const struct {
		size_t rows, columns;
		int64_t count[12];
		const char *shown;
	} with[] = {
		/* Nothing is small, and 0 is shown. */
		{ 2, 2, { 8, 0, 8, 9, 7, 16, 17, 7, 24 }, "8 0 8|9 7 16|17 7 24|" },
		/* One small: three others close the way around. */
		{ 2, 2, { 3, 20, 23, 30, 40, 70, 33, 60, 93 }, "< 5 — 23|— — 70|33 60 93|" },
		/* 1 and 1 beside their total would both be 1. */
		{ 0, 3, { 1, 1, 20, 22 }, "< 5 < 5 — 22|" },
		/* 2 and 1 would not. */
		{ 0, 3, { 2, 1, 20, 23 }, "< 5 < 5 20 23|" },
		/* What is not small is known to be 5 at least, so beside a total of 6 the other would be 1.
		 */
		{ 0, 2, { 1, 5, 6 }, "< 5 5 —|" },
		{ 0, 1, { 3, 3 }, "< 5 < 5|" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
		bool hidden[12];
		struct tally t = { with[i].count, hidden, with[i].rows, with[i].columns };
		tally_hide(&t, LEAST);
		cr_expect_str_eq(line(&t, a), with[i].shown);
		tally_hide(&t, 1);
		for (size_t k = 0; k < (t.rows + 1) * (t.columns + 1); k++)
			cr_expect_not(hidden[k]);
	}
	arena_free(&a);
}
