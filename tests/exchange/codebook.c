/* The book of an export for research: no small count can be worked out from what it tells, by trying out
 * every table there can be. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/codebook.h"

enum { LEAST = 5, MOST = 12, CODES = 2, CELLS = CODES + 1, TABLES = (MOST + 1) * (MOST + 1) * (MOST + 1) };

static const struct choice choices[] = { { .code = "a", .label = { "a", "a" } },
	{ .code = "b", .label = { "b", "b" } }, { .code = NULL } };
static const struct field with_codes = { .name = "x", .kind = F_CHOICE, .choices = choices,
	.label = { "x", "x" } };
static const struct field with_numbers = { .name = "y", .kind = F_NUMBER, .label = { "y", "y" } };

static struct arena *arena;

static void count_of(int table, int64_t count[CELLS])
{
	for (int i = 0; i < CELLS; i++, table /= MOST + 1)
		count[i] = table % (MOST + 1);
}

/* What is told of a column with these counts, of nothing the last: "<5", "12" or "". */
static void told(const struct field *f, const int64_t count[CELLS], char *cell[CELLS])
{
	int64_t chosen[CODES] = { count[0], count[1] };
	struct codebook_column c = { .entity = model_entity(E_PLACEMENT), .field = f, .name = f->name,
		.fate = COLUMN_GIVEN, .rows = count[0] + count[1] + count[2], .present = count[0] + count[1],
		.chosen = f->kind == F_CHOICE ? chosen : NULL };
	char *text = NULL, *line = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	codebook_write(out, &c, 1, LEAST);
	codebook_choices(out, &c, 1, LEAST);
	fclose(out);
	char *at = strstr(text, ",none,given,") + strlen(",none,given,"), *present = strchr(at, ',') + 1,
	     *missing = strchr(present, ',') + 1;
	cell[0] = arena_strndup(arena, present, strcspn(present, ","));
	cell[1] = arena_strdup(arena, "0");
	cell[2] = arena_strndup(arena, missing, strcspn(missing, ","));
	for (int i = 0; i < CODES && c.chosen; i++) {
		line = strstr(line ? line : text, i ? "placement,x,b,b,b," : "placement,x,a,a,a,") + 18;
		cell[i] = arena_strndup(arena, line, strcspn(line, "\n"));
	}
	free(text);
}

static bool is_small(int64_t n)
{
	return n > 0 && n < LEAST;
}

/* Whether a count may be this, after what stands there. Beside a small one, what is empty is none itself. */
static bool may_be(const char *cell, int64_t n, bool others)
{
	return *cell == '<' ? is_small(n) : *cell ? atoll(cell) == n : !others || (n > 0 && !is_small(n));
}

/* Every small count could be another one, with all that is told staying true. */
static void check(const struct field *f, const int64_t count[CELLS])
{
	char *cell[CELLS];
	int64_t rows = count[0] + count[1] + count[2], c[CELLS];
	bool other[CELLS] = { false };
	told(f, count, cell);
	bool others = *cell[0] == '<' || *cell[1] == '<' || *cell[2] == '<';
	for (c[0] = 0; c[0] <= rows; c[0]++)
		for (c[1] = 0; c[1] <= rows - c[0]; c[1]++) {
			c[2] = rows - c[0] - c[1];
			bool fits = true;
			for (int i = 0; i < CELLS; i++)
				fits &= may_be(cell[i], c[i], others);
			for (int i = 0; fits && i < CELLS; i++)
				other[i] |= c[i] != count[i];
		}
	for (int i = 0; i < CELLS; i++)
		cr_assert(other[i] || !is_small(count[i]), "%d, %d, nothing %d: told %s, %s, %s",
			(int)count[0], (int)count[1], (int)count[2], cell[0], cell[1], cell[2]);
}

static void try_all(const struct field *f)
{
	int64_t count[CELLS];
	for (int i = 0; i < TABLES; i++) {
		count_of(i, count);
		if (f->kind == F_CHOICE || count[1] == 0)
			check(f, count);
	}
}

static void begin(void)
{
	arena = arena_new();
}

static void end(void)
{
	arena_free(&arena);
}

TestSuite(codebook, .init = begin, .fini = end);

Test(codebook, tells_no_small_count_of_codes, .timeout = 60)
{
	try_all(&with_codes);
}

Test(codebook, tells_no_small_count_of_values_or_of_nothing, .timeout = 60)
{
	try_all(&with_numbers);
}
