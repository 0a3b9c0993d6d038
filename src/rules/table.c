/* The table of facts, kept by column so that a condition is one loop. Rows of
 * one employer are chained in the order they came. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

/* Open addressing from an employer to the first and last row of its chain. */
struct slot {
	int64_t employer;
	size_t first, last;
	bool used;
};

struct facts {
	size_t n, cap, nfacts;
	int32_t **columns;  /* NULL while every value is unknown: facts nobody wants take no room */
	int32_t *highest;   /* per fact: of a choice or yes/no the last value, else INT32_MAX */
	int64_t *placement, *employer;
	size_t *first, *next; /* per row: the employer's first row, its next row */
	struct slot *slots;
	size_t nslots, nused;
	bool *unwanted; /* per fact; NULL: none */
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
	for (size_t i = 0; i < t->nfacts; i++)
		t->highest[i] = highest_value(&fact[i]);
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
	free((*t)->first);
	free((*t)->next);
	free((*t)->slots);
	free((*t)->unwanted);
	free((*t)->partial);
	free(*t);
	*t = NULL;
}

/* The slot of an employer, or the empty one where it belongs. */
static struct slot *find_slot(struct slot *slots, size_t nslots, int64_t employer)
{
	size_t i = (size_t)((uint64_t)employer * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (nslots - 1);
	while (slots[i].used && slots[i].employer != employer)
		i = (i + 1) & (nslots - 1);
	return &slots[i];
}

static void grow_slots(struct facts *t)
{
	size_t n = t->nslots == 0 ? 64 : t->nslots * 2;
	struct slot *slots = xmalloc(n * sizeof *slots);
	memset(slots, 0, n * sizeof *slots);
	for (size_t i = 0; i < t->nslots; i++)
		if (t->slots[i].used)
			*find_slot(slots, n, t->slots[i].employer) = t->slots[i];
	free(t->slots);
	t->slots = slots;
	t->nslots = n;
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
	t->cap = before == 0 ? BLOCK : before * 2;
	for (size_t i = 0; i < t->nfacts; i++)
		if (t->columns[i])
			t->columns[i] = grow_column(t->columns[i], before, t->cap);
	t->placement = xrealloc(t->placement, t->cap * sizeof *t->placement);
	t->employer = xrealloc(t->employer, t->cap * sizeof *t->employer);
	t->first = xrealloc(t->first, t->cap * sizeof *t->first);
	t->next = xrealloc(t->next, t->cap * sizeof *t->next);
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

/* A partial date is kept, and what looks like one but has no such year is not;
 * a number may be as large. */
static int32_t see_partial(struct facts *t, int fact, int32_t value)
{
	size_t n;
	if (rules_facts(&n)[fact].type != FACT_DATE)
		return value;
	if (value < rules_date_partial(1, 0) || value > rules_date_partial(YEAR_LAST, 12))
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

/* Puts a row at the end of its employer's chain. */
static void chain(struct facts *t, size_t row)
{
	if (2 * (t->nused + 1) > t->nslots)
		grow_slots(t);
	t->next[row] = FACTS_END;
	struct slot *s = find_slot(t->slots, t->nslots, t->employer[row]);
	if (s->used) {
		t->next[s->last] = row;
		s->last = row;
	} else {
		*s = (struct slot){ t->employer[row], row, row, true };
		t->nused++;
	}
	t->first[row] = s->first;
}

void facts_add(struct facts *t, int64_t placement, int64_t employer, const int32_t *row)
{
	size_t at = t->n;
	if (t->n == t->cap)
		grow_rows(t);
	t->n++;
	for (size_t i = 0; i < t->nfacts; i++)
		facts_set(t, at, (int)i, row[i]);
	t->placement[at] = placement;
	t->employer[at] = employer;
	chain(t, at);
}

static void arrange_ids(int64_t *id, const size_t *order, size_t n, int64_t *scratch)
{
	for (size_t i = 0; i < n; i++)
		scratch[i] = id[order[i]];
	memcpy(id, scratch, n * sizeof *id);
}

static void arrange_column(int32_t *column, const size_t *order, size_t n, int32_t *scratch)
{
	for (size_t i = 0; i < n; i++)
		scratch[i] = column[order[i]];
	memcpy(column, scratch, n * sizeof *column);
}

void facts_arrange(struct facts *t, const size_t *order, size_t n)
{
	void *scratch = xmalloc((n + 1) * sizeof(int64_t));
	for (size_t i = 0; i < t->nfacts; i++)
		if (t->columns[i])
			arrange_column(t->columns[i], order, n, scratch);
	arrange_ids(t->placement, order, n, scratch);
	arrange_ids(t->employer, order, n, scratch);
	free(scratch);
	t->n = n;
	t->nused = 0;
	for (size_t i = 0; i < t->nslots; i++)
		t->slots[i].used = false;
	for (size_t row = 0; row < n; row++)
		chain(t, row);
}

void facts_want(struct facts *t, const bool *used)
{
	if (t->unwanted == NULL)
		t->unwanted = xmalloc(t->nfacts * sizeof *t->unwanted);
	for (size_t i = 0; i < t->nfacts; i++)
		t->unwanted[i] = !used[i];
}

bool facts_wants(const struct facts *t, size_t fact)
{
	return t->unwanted == NULL || !t->unwanted[fact];
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
	return t->first[row];
}

size_t facts_next_of_employer(const struct facts *t, size_t row)
{
	return t->next[row];
}
