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
	int32_t **columns;
	int64_t *placement, *employer;
	size_t *first, *next; /* per row: the employer's first row, its next row */
	struct slot *slots;
	size_t nslots, nused;
	bool *unwanted; /* per fact; NULL: none */
};

struct facts *facts_new(void)
{
	struct facts *t = xmalloc(sizeof *t);
	memset(t, 0, sizeof *t);
	rules_facts(&t->nfacts);
	t->columns = xmalloc(t->nfacts * sizeof *t->columns);
	memset(t->columns, 0, t->nfacts * sizeof *t->columns);
	return t;
}

void facts_free(struct facts **t)
{
	if (*t == NULL)
		return;
	for (size_t i = 0; i < (*t)->nfacts; i++)
		free((*t)->columns[i]);
	free((*t)->columns);
	free((*t)->placement);
	free((*t)->employer);
	free((*t)->first);
	free((*t)->next);
	free((*t)->slots);
	free((*t)->unwanted);
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

/* Always a multiple of BLOCK, and zeroed: evaluation reads whole blocks. */
static void grow_rows(struct facts *t)
{
	size_t before = t->cap;
	t->cap = before == 0 ? BLOCK : before * 2;
	for (size_t i = 0; i < t->nfacts; i++) {
		t->columns[i] = xrealloc(t->columns[i], t->cap * sizeof **t->columns);
		memset(t->columns[i] + before, 0, (t->cap - before) * sizeof **t->columns);
	}
	t->placement = xrealloc(t->placement, t->cap * sizeof *t->placement);
	t->employer = xrealloc(t->employer, t->cap * sizeof *t->employer);
	t->first = xrealloc(t->first, t->cap * sizeof *t->first);
	t->next = xrealloc(t->next, t->cap * sizeof *t->next);
}

/* A value that the rest can rely on: yes/no is 0 or 1, a choice is in its list. */
static int32_t sound_value(const struct fact *f, int32_t value)
{
	if (value == FACT_UNKNOWN || f->type == FACT_NUMBER || f->type == FACT_DATE)
		return value;
	if (f->type == FACT_BOOL)
		return value != 0;
	for (int32_t i = 0; i <= value && f->choices[i].code != NULL; i++)
		if (i == value)
			return value;
	return FACT_UNKNOWN;
}

void facts_set(struct facts *t, size_t row, int fact, int32_t value)
{
	size_t n;
	t->columns[fact][row] = sound_value(&rules_facts(&n)[fact], value);
}

void facts_add(struct facts *t, int64_t placement, int64_t employer, const int32_t *row)
{
	size_t at = t->n;
	if (t->n == t->cap)
		grow_rows(t);
	if (2 * (t->nused + 1) > t->nslots)
		grow_slots(t);
	t->n++;
	for (size_t i = 0; i < t->nfacts; i++)
		facts_set(t, at, (int)i, row[i]);
	t->placement[at] = placement;
	t->employer[at] = employer;
	t->next[at] = FACTS_END;
	struct slot *s = find_slot(t->slots, t->nslots, employer);
	if (s->used) {
		t->next[s->last] = at;
		s->last = at;
	} else {
		*s = (struct slot){ employer, at, at, true };
		t->nused++;
	}
	t->first[at] = s->first;
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
	return t->columns[fact][row];
}

const int32_t *facts_column(const struct facts *t, int fact)
{
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
