/* Arenas are chains of blocks: the newest block is filled from the front, and
 * something too big for a block gets one of its own behind it. Under
 * AddressSanitizer unused memory is poisoned, so that reading past an
 * allocation or after a reset is found as it would be with malloc. */
#include "anker/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
enum { RED_ZONE = 16 };
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
enum { RED_ZONE = 0 };
#endif

enum { FIRST_BLOCK = 2048, LARGEST_BLOCK = 65536, ALIGN = alignof(max_align_t) };

struct block {
	struct block *next; /* older */
	size_t size;        /* bytes in data */
	size_t used;        /* bytes of data handed out, alignment included */
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *head; /* the block being filled; never NULL */
	size_t used;        /* bytes asked for since the last reset */
};

static void (*fail_hook)(void);

void xalloc_on_fail(void (*hook)(void))
{
	fail_hook = hook;
}

_Noreturn void xalloc_fail(void)
{
	/* Literal and unbuffered: translating or printing may need memory too. */
	static const char message[] = "anker: out of memory\n";

	if (fail_hook != NULL)
		fail_hook();
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(1);
	exit(1);
}

void *xmalloc(size_t size)
{
	void *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
		xalloc_fail();
	return p;
}

void *xrealloc(void *p, size_t size)
{
	void *q = realloc(p, size > 0 ? size : 1);

	if (q == NULL)
		xalloc_fail();
	return q;
}

char *xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xmalloc(n), s, n);
}

static struct block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct block))
		xalloc_fail();

	struct block *b = xmalloc(sizeof(*b) + size);

	b->next = NULL;
	b->size = size;
	b->used = 0;
	POISON(b->data, size);
	return b;
}

static void block_free(struct block *b)
{
	UNPOISON(b->data, b->size);
	free(b);
}

struct arena *arena_new(void)
{
	struct arena *a = xmalloc(sizeof(*a));

	a->head = block_new(FIRST_BLOCK);
	a->used = 0;
	return a;
}

void arena_reset(struct arena *a)
{
	struct block *b = a->head->next;

	while (b != NULL) {
		struct block *next = b->next;
		block_free(b);
		b = next;
	}
	a->head->next = NULL;
	a->head->used = 0;
	POISON(a->head->data, a->head->size);
	a->used = 0;
}

void arena_free(struct arena **a)
{
	if (a == NULL || *a == NULL)
		return;
	arena_reset(*a);
	block_free((*a)->head);
	free(*a);
	*a = NULL;
}

/* Room of `size` bytes, a multiple of ALIGN, in the head or in a new block. */
static unsigned char *block_take(struct arena *a, size_t size)
{
	struct block *b = a->head;

	if (size > b->size - b->used) {
		size_t next = b->size < LARGEST_BLOCK ? b->size * 2 : LARGEST_BLOCK;
		if (size > next / 2) {
			/* Its own block, behind the head, so the head's room is not lost. */
			struct block *big = block_new(size);
			big->next = b->next;
			b->next = big;
			b = big;
		} else {
			struct block *fresh = block_new(next);
			fresh->next = b;
			a->head = b = fresh;
		}
	}

	unsigned char *p = b->data + b->used;
	b->used += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 2)
		xalloc_fail();

	size_t room = (size + RED_ZONE + ALIGN - 1) / ALIGN * ALIGN;
	unsigned char *p = block_take(a, room > 0 ? room : ALIGN);

	UNPOISON(p, size);
	memset(p, 0, size);
	a->used += size;
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	if (s == NULL)
		return NULL;

	size_t len = strnlen(s, n);
	char *copy = arena_alloc(a, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s != NULL ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char small[256]; /* most of what is printed fits, and is then printed once */
	va_list again;

	va_copy(again, ap);
	int n = vsnprintf(small, sizeof small, fmt, ap);
	size_t size = n > 0 ? (size_t)n + 1 : 1;
	char *text = arena_alloc(a, size);
	if (size > sizeof small)
		vsnprintf(text, size, fmt, again);
	else if (n > 0)
		memcpy(text, small, size);
	va_end(again);
	return text;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return text;
}

void *arena_add(struct arena *a, void **array, size_t *n, size_t size)
{
	enum { FIRST = 16 };

	/* Capacity doubles at each power of two. */
	if ((*n & (*n - 1)) == 0 && (*n == 0 || *n >= FIRST)) {
		void *grown = arena_alloc(a, (*n ? 2 * *n : FIRST) * size);

		if (*n)
			memcpy(grown, *array, *n * size);
		*array = grown;
	}
	return (char *)*array + (*n)++ * size;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
