/* A growable string: `struct str s = STR_INIT; ... str_free(&s)`.
 * s.text is always terminated and never NULL after the first call. */
#ifndef ANKER_STR_H
#define ANKER_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
	char *text; /* owned; NULL only in STR_INIT */
	size_t len; /* bytes without the terminator */
	size_t cap; /* bytes allocated */
};
#define STR_INIT { NULL, 0, 0 }

void str_add(struct str *s, const char *text);
void str_add_n(struct str *s, const char *text, size_t n);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Empties the string and keeps its memory. */
void str_reset(struct str *s);
/* Frees the memory; the string can be used again. */
void str_free(struct str *s);

/* True for equal texts; NULL equals NULL alone. */
bool str_same(const char *a, const char *b);

/* True when the first len bytes of `word` stand as a word in `words`, which have
 * spaces between them; NULL has none. */
bool str_has_word(const char *words, const char *word, size_t len);

#endif
