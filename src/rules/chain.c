/* See chain.h. */
#include "chain.h"

#include <stdlib.h>
#include <string.h>

#include "set.h"

/* Open addressing from an employer to the first and last row of its chain. */
struct slot {
	int64_t employer;
	size_t first, last;
	bool used;
};

struct chains {
	size_t n, cap;        /* rows taken in, and room for */
	size_t *first, *next; /* per row: the employer's first row, its next row */
	struct slot *slots;
	size_t nslots, nused;
};

struct chains *chains_new(void)
{
	struct chains *c = xmalloc(sizeof *c);
	memset(c, 0, sizeof *c);
	return c;
}

void chains_free(struct chains **c)
{
	free((*c)->first);
	free((*c)->next);
	free((*c)->slots);
	free(*c);
	*c = NULL;
}

void chains_forget(struct chains *c)
{
	c->n = c->nused = 0;
	for (size_t i = 0; i < c->nslots; i++)
		c->slots[i].used = false;
}

/* The slot of an employer, or the empty one where it belongs. */
static struct slot *find_slot(struct slot *slots, size_t nslots, int64_t employer)
{
	size_t i = (size_t)((uint64_t)employer * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (nslots - 1);
	while (slots[i].used && slots[i].employer != employer)
		i = (i + 1) & (nslots - 1);
	return &slots[i];
}

static void grow_slots(struct chains *c)
{
	size_t n = c->nslots == 0 ? 64 : c->nslots * 2;
	struct slot *slots = xmalloc(n * sizeof *slots);
	memset(slots, 0, n * sizeof *slots);
	for (size_t i = 0; i < c->nslots; i++)
		if (c->slots[i].used)
			*find_slot(slots, n, c->slots[i].employer) = c->slots[i];
	free(c->slots);
	c->slots = slots;
	c->nslots = n;
}

/* Puts a row at the end of its employer's chain. */
static void take_in(struct chains *c, size_t row, int64_t employer)
{
	if (2 * (c->nused + 1) > c->nslots)
		grow_slots(c);
	c->next[row] = FACTS_END;
	struct slot *s = find_slot(c->slots, c->nslots, employer);
	if (s->used) {
		c->next[s->last] = row;
		s->last = row;
	} else {
		*s = (struct slot){ employer, row, row, true };
		c->nused++;
	}
	c->first[row] = s->first;
}

void chains_follow(struct chains *c, const int64_t *employer, size_t n, size_t cap)
{
	if (c->cap < cap) {
		c->first = xrealloc(c->first, cap * sizeof *c->first);
		c->next = xrealloc(c->next, cap * sizeof *c->next);
		c->cap = cap;
	}
	for (; c->n < n; c->n++)
		take_in(c, c->n, employer[c->n]);
}

size_t chains_first(const struct chains *c, size_t row)
{
	return c->first[row];
}

size_t chains_next(const struct chains *c, size_t row)
{
	return c->next[row];
}
