/* What an import remembers between rows, within bounds: who a combination of
 * names turned out to be, and which fields a file has spoken about. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "anker/hash.h"

enum { MEMO_SETS = 2048, WAYS = 8, KEY_SIZE = 96, PAGE_BITS = 1 << 15 };

/* A key lies in one of the places of its set; the oldest makes room. */
struct memo {
	struct {
		uint64_t hash;
		char key[KEY_SIZE]; /* "": free */
		int64_t id[2];
	} list[MEMO_SETS][WAYS];
	unsigned char next[MEMO_SETS];
};

/* The sets are picked by the low bits, which the high ones stir. */
static uint64_t key_hash(const char *text)
{
	uint64_t h = hash_text(HASH_START, text);
	return h ^ h >> 29;
}

struct memo *memo_new(void)
{
	struct memo *m = xmalloc(sizeof *m);
	memset(m, 0, sizeof *m);
	return m;
}

void memo_free(struct memo **m)
{
	free(*m);
	*m = NULL;
}

bool memo_get(const struct memo *m, const char *key, int64_t id[2])
{
	uint64_t hash = key_hash(key);
	size_t set = hash % MEMO_SETS;
	for (size_t i = 0; *key && i < WAYS; i++)
		if (m->list[set][i].hash == hash && strcmp(m->list[set][i].key, key) == 0) {
			memcpy(id, m->list[set][i].id, sizeof m->list[set][i].id);
			return true;
		}
	return false;
}

void memo_put(struct memo *m, const char *key, const int64_t id[2])
{
	uint64_t hash = key_hash(key);
	size_t set = hash % MEMO_SETS, n = strlen(key);
	if (n >= KEY_SIZE)
		return;
	size_t i = m->next[set]++ % WAYS;
	m->list[set][i].hash = hash;
	memcpy(m->list[set][i].key, key, n + 1);
	memcpy(m->list[set][i].id, id, sizeof m->list[set][i].id);
}

/* Pages by number in an open hash table; ids of one site lie together. */
struct bits {
	struct {
		uint64_t number; /* page number + 1; 0: free */
		unsigned char *bit;
	} *page;
	size_t n, cap;
};

struct bits *bits_new(void)
{
	struct bits *b = xmalloc(sizeof *b);
	*b = (struct bits){ NULL, 0, 0 };
	return b;
}

void bits_free(struct bits **b)
{
	if (*b) {
		for (size_t i = 0; i < (*b)->cap; i++)
			free((*b)->page[i].bit);
		free((*b)->page);
	}
	free(*b);
	*b = NULL;
}

static size_t slot(const struct bits *b, uint64_t number)
{
	size_t at = (size_t)(number * 11400714819323198485u >> 20) & (b->cap - 1);
	while (b->page[at].number && b->page[at].number != number)
		at = (at + 1) & (b->cap - 1);
	return at;
}

static void grow(struct bits *b)
{
	struct bits bigger = { NULL, b->n, b->cap ? 2 * b->cap : 64 };
	bigger.page = xmalloc(bigger.cap * sizeof *bigger.page);
	memset(bigger.page, 0, bigger.cap * sizeof *bigger.page);
	for (size_t i = 0; i < b->cap; i++)
		if (b->page[i].number)
			bigger.page[slot(&bigger, b->page[i].number)] = b->page[i];
	free(b->page);
	*b = bigger;
}

bool bits_add(struct bits *b, uint64_t i)
{
	if (2 * b->n >= b->cap)
		grow(b);
	size_t at = slot(b, i / PAGE_BITS + 1);
	if (!b->page[at].number) {
		b->page[at].number = i / PAGE_BITS + 1;
		b->page[at].bit = xmalloc(PAGE_BITS / 8);
		memset(b->page[at].bit, 0, PAGE_BITS / 8);
		b->n++;
	}
	unsigned char *byte = &b->page[at].bit[i % PAGE_BITS / 8], mask = (unsigned char)(1u << i % 8);
	bool was = (*byte & mask) != 0;
	*byte |= mask;
	return was;
}

bool bits_have(const struct bits *b, uint64_t i)
{
	size_t at = b->cap ? slot(b, i / PAGE_BITS + 1) : 0;
	return b->cap && b->page[at].number && (b->page[at].bit[i % PAGE_BITS / 8] & 1u << i % 8);
}
