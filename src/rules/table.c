/* The table of facts, kept by column so that a condition is one loop. */
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "set.h"

struct facts {
	size_t n, cap, nfacts;
	int32_t **columns;  /* NULL while every value is unknown: facts nobody wants take no room */
	int32_t *highest;   /* per fact: of a choice or yes/no the last value, else INT32_MAX */
	int64_t *placement, *employer;
	struct chains *chains; /* rows of one employer */
	bool *wanted;       /* per fact */
	bool *partial;      /* per fact: a value was a partial date */
};

/* The highest value that a fact can have besides FACT_NONE and its like. */
static int32_t highest_value(const struct fact *f)
{
	int32_t n = 0;
	if (f->type == FACT_NUMBER || f->type == FACT_DATE)
		return INT32_MAX;
	while (f->type == FACT_CHOICE && f->choices[n].code != NULL)
		n++;
	return f->type == FACT_BOOL ? 1 : n - 1;
}

struct facts *facts_new(void)
{
	struct facts *t = xmalloc(sizeof *t);
	memset(t, 0, sizeof *t);
	const struct fact *fact = rules_facts(&t->nfacts);
	t->columns = xmalloc(t->nfacts * sizeof *t->columns);
	memset(t->columns, 0, t->nfacts * sizeof *t->columns);
	t->partial = xmalloc(t->nfacts * sizeof *t->partial);
	memset(t->partial, 0, t->nfacts * sizeof *t->partial);
	t->highest = xmalloc(t->nfacts * sizeof *t->highest);
	t->wanted = xmalloc(t->nfacts * sizeof *t->wanted);
	for (size_t i = 0; i < t->nfacts; i++) {
		t->highest[i] = highest_value(&fact[i]);
		t->wanted[i] = true;
	}
	t->chains = chains_new();
	return t;
}

void facts_free(struct facts **t)
{
	if (*t == NULL)
		return;
	for (size_t i = 0; i < (*t)->nfacts; i++)
		free((*t)->columns[i]);
	free((*t)->columns);
	free((*t)->highest);
	free((*t)->placement);
	free((*t)->employer);
	free((*t)->wanted);
	chains_free(&(*t)->chains);
	free((*t)->partial);
	free(*t);
	*t = NULL;
}

/* Every column that is there has room for `cap` rows, unknown until they are set. */
static int32_t *grow_column(int32_t *column, size_t before, size_t cap)
{
	column = xrealloc(column, cap * sizeof *column);
	for (size_t i = before; i < cap; i++)
		column[i] = FACT_UNKNOWN;
	return column;
}

/* Always a multiple of BLOCK, and filled: evaluation reads whole blocks. */
static void grow_rows(struct facts *t)
{
	size_t before = t->cap;
	t->cap += (before / 4 / BLOCK + 1) * BLOCK;
	for (size_t i = 0; i < t->nfacts; i++)
		if (t->columns[i])
			t->columns[i] = grow_column(t->columns[i], before, t->cap);
	t->placement = xrealloc(t->placement, t->cap * sizeof *t->placement);
	t->employer = xrealloc(t->employer, t->cap * sizeof *t->employer);
}

/* A value that the rest can rely on: yes/no is 0 or 1, a choice is in its list. */
static int32_t sound_value(const struct facts *t, int fact, int32_t value)
{
	int32_t highest = t->highest[fact];
	if (highest == INT32_MAX || value == FACT_UNKNOWN || (value >= 0 && value <= highest))
		return value;
	size_t n;
	return rules_facts(&n)[fact].type == FACT_BOOL ? 1 : FACT_UNKNOWN;
}

bool facts_partial(const struct facts *t, int fact)
{
	return t->partial[fact];
}

/* A partial date is kept, and what looks like one but packs no such span is not;
 * a number may be as large. */
static int32_t see_partial(struct facts *t, int fact, int32_t value)
{
	size_t n;
	if (rules_facts(&n)[fact].type != FACT_DATE)
		return value;
	if (!fact_is_span(value))
		return FACT_UNKNOWN;
	t->partial[fact] = true;
	return value;
}

void facts_set(struct facts *t, size_t row, int fact, int32_t value)
{
	if (value >= FACT_PARTIAL && value != FACT_NONE)
		value = see_partial(t, fact, value);
	if (t->columns[fact] == NULL && value == FACT_UNKNOWN)
		return;
	if (t->columns[fact] == NULL)
		t->columns[fact] = grow_column(NULL, 0, t->cap);
	t->columns[fact][row] = sound_value(t, fact, value);
}

void facts_add(struct facts *t, int64_t placement, int64_t employer, const int32_t *row)
{
	size_t at = t->n;
	if (t->n == t->cap)
		grow_rows(t);
	t->n++;
	for (size_t i = 0; i < t->nfacts; i++) {
		if (!t->wanted[i])
			continue;
		/* Most values need no second look. */
		if (t->columns[i] && row[i] >= 0 && row[i] <= t->highest[i] && row[i] < FACT_PARTIAL)
			t->columns[i][at] = row[i];
		else
			facts_set(t, at, (int)i, row[i]);
	}
	t->placement[at] = placement;
	t->employer[at] = employer;
}

static void arrange_ids(int64_t *id, const size_t *order, size_t n, int64_t *scratch)
{
	for (size_t i = 0; i < n; i++)
		scratch[i] = id[order[i]];
	memcpy(id, scratch, n * sizeof *id);
}

/* Rows that are gone are unknown again. */
static void arrange_column(int32_t *column, const size_t *order, size_t n, size_t before, int32_t *scratch)
{
	for (size_t i = 0; i < n; i++)
		scratch[i] = column[order[i]];
	memcpy(column, scratch, n * sizeof *column);
	for (size_t i = n; i < before; i++)
		column[i] = FACT_UNKNOWN;
}

void facts_arrange(struct facts *t, const size_t *order, size_t n)
{
	void *scratch = xmalloc((n + 1) * sizeof(int64_t));
	for (size_t i = 0; i < t->nfacts; i++)
		if (t->columns[i])
			arrange_column(t->columns[i], order, n, t->n, scratch);
	arrange_ids(t->placement, order, n, scratch);
	arrange_ids(t->employer, order, n, scratch);
	free(scratch);
	t->n = n;
	chains_forget(t->chains);
}

void facts_want(struct facts *t, const bool *used)
{
	memcpy(t->wanted, used, t->nfacts * sizeof *t->wanted);
}

bool facts_wants(const struct facts *t, size_t fact)
{
	return t->wanted[fact];
}

size_t facts_count(const struct facts *t)
{
	return t->n;
}

int64_t facts_placement(const struct facts *t, size_t row)
{
	return t->placement[row];
}

int64_t facts_employer(const struct facts *t, size_t row)
{
	return t->employer[row];
}

int32_t facts_get(const struct facts *t, size_t row, int fact)
{
	return t->columns[fact] ? t->columns[fact][row] : FACT_UNKNOWN;
}

const int32_t *facts_column(const struct facts *t, int fact)
{
	if (t->columns[fact] == NULL)
		t->columns[fact] = grow_column(NULL, 0, t->cap);
	return t->columns[fact];
}

size_t facts_first_of_employer(const struct facts *t, size_t row)
{
	chains_follow(t->chains, t->employer, t->n, t->cap);
	return chains_first(t->chains, row);
}

size_t facts_next_of_employer(const struct facts *t, size_t row)
{
	chains_follow(t->chains, t->employer, t->n, t->cap);
	return chains_next(t->chains, row);
}
