/* The growable string; memory doubles, so adding is cheap on average. */
#include "anker/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"

/* Makes room for n more bytes and the terminator. */
static void str_reserve(struct str *s, size_t n)
{
	size_t want = s->len + n + 1;

	if (s->text != NULL && want <= s->cap)
		return;
	size_t cap = s->cap > 0 ? s->cap : 64;
	while (cap < want)
		cap *= 2;
	s->text = xrealloc(s->text, cap);
	s->cap = cap;
}

void str_add_n(struct str *s, const char *text, size_t n)
{
	str_reserve(s, n);
	if (n > 0)
		memcpy(s->text + s->len, text, n);
	s->len += n;
	s->text[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_add_n(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	str_add_n(s, &c, 1);
}

void str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap, again;

	va_start(ap, fmt);
	va_copy(again, ap);
	str_reserve(s, 0);
	/* Printed twice only when the room that there is was not enough. */
	int n = vsnprintf(s->text + s->len, s->cap - s->len, fmt, ap);
	size_t size = n > 0 ? (size_t)n : 0;
	if (size >= s->cap - s->len) {
		str_reserve(s, size);
		vsnprintf(s->text + s->len, size + 1, fmt, again);
	}
	s->len += size;
	s->text[s->len] = '\0';
	va_end(again);
	va_end(ap);
}

void str_reset(struct str *s)
{
	str_reserve(s, 0);
	s->len = 0;
	s->text[0] = '\0';
}

void str_free(struct str *s)
{
	free(s->text);
	*s = (struct str)STR_INIT;
}

bool str_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool str_has_word(const char *words, const char *word, size_t len)
{
	for (const char *p = words; p && *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		if (n == len && strncmp(p, word, len) == 0)
			return true;
		p += n;
	}
	return false;
}
