/* Arenas: memory that is given back all at once.
 *
 * The rows and strings of one screen, one command or one import batch live in
 * one arena, so no row is freed on its own and no error path can leak. Out of
 * memory ends the program through xalloc_fail (see below). */
#ifndef ANKER_ARENA_H
#define ANKER_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new empty arena; the caller ends it with arena_free. Can't fail. */
struct arena *arena_new(void);

/* Gives everything back, keeps one block for the next use. */
void arena_reset(struct arena *a);

/* Gives everything back and sets *a to NULL. NULL is allowed. */
void arena_free(struct arena **a);

/* `size` zeroed bytes, aligned for any type; they live as long as the arena. */
void *arena_alloc(struct arena *a, size_t size);

/* A copy of s (NULL stays NULL), of its first n bytes, or of formatted text. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

/* A growing array: counts one more of `size` bytes and returns its room (the old half of an
 * array that moved stays in the arena). Begin with *array NULL and *n 0. */
void *arena_add(struct arena *a, void **array, size_t *n, size_t size);

/* Bytes handed out since the last reset; for tests and `make bench`. */
size_t arena_used(const struct arena *a);

/* malloc, realloc and strdup that never return NULL: out of memory calls the
 * hook (the screens set one that restores the terminal) and exits with 1. */
void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);
void xalloc_on_fail(void (*hook)(void));
/* What they do then, for memory that comes from elsewhere. */
_Noreturn void xalloc_fail(void);

#endif
