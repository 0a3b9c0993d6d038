/* Streams for what is written as data and may still end on a terminal. What can
 * move or hide text there (C0, C1, bidi, zero-width, tags) becomes an escape in
 * JSON, so that the data is told in full, and U+FFFD in CSV. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "internal.h"

struct safe {
	FILE *out;
	enum safe_kind kind;
	struct arena *arena;
	char rest[4]; /* of a character that a write cut in two */
	size_t nrest;
	char marks[16]; /* combining marks on the last letter */
	bool begun;   /* something was written: no byte order mark any more */
	bool cr;      /* the last character was CR, and is not written yet */
};

static const char replacement[] = "\xef\xbf\xbd", byte_order_mark[] = "\xef\xbb\xbf";

/* Bytes of the character that begins with c. */
static size_t sequence_size(unsigned char c)
{
	return c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static bool is_safe(struct safe *s, const char *sequence, size_t n)
{
	if (n == 1)
		return (*sequence >= ' ' && *sequence < 0x7f) || *sequence == '\n' || *sequence == '\t';
	if (n == 3 && memcmp(sequence, replacement, 3) == 0)
		return true;
	/* After a letter and its marks: one or two marks pass, a pile of them does not. */
	const char *letter = arena_printf(s->arena, "a%s%.*s", s->marks, (int)n, sequence);
	return strstr(text_clean(s->arena, letter, false), replacement) == NULL;
}

static void count_marks(struct safe *s, const char *sequence, size_t n)
{
	size_t had = strlen(s->marks);
	bool mark = n > 1 && text_width(arena_printf(s->arena, "a%.*s", (int)n, sequence)) == 1;

	if (!mark)
		s->marks[0] = '\0';
	else if (had + n < sizeof(s->marks)) {
		memcpy(s->marks + had, sequence, n);
		s->marks[had + n] = '\0';
	}
}

static void put_unsafe(struct safe *s, const char *sequence, size_t n)
{
	utf8proc_int32_t code;

	if (s->kind == SAFE_CSV ||
		utf8proc_iterate((const utf8proc_uint8_t *)sequence, (utf8proc_ssize_t)n, &code) < 0)
		fputs(replacement, s->out);
	else if (code < 0x10000)
		fprintf(s->out, "\\u%04X", (unsigned)code);
	else
		fprintf(s->out, "\\u%04X\\u%04X", 0xd800u + (unsigned)((code - 0x10000) >> 10),
			0xdc00u + (unsigned)((code - 0x10000) & 0x3ff));
}

static void put_character(struct safe *s, const char *sequence, size_t n)
{
	bool first = !s->begun;

	s->begun = true;
	if (s->cr) {
		s->cr = false;
		if (*sequence == '\n')
			putc('\r', s->out);
		else
			put_unsafe(s, "\r", 1);
	}
	if (*sequence == '\r' && s->kind == SAFE_CSV)
		s->cr = true;
	else if (is_safe(s, sequence, n) ||
		 (first && s->kind == SAFE_CSV && n == 3 && memcmp(sequence, byte_order_mark, 3) == 0))
		fwrite(sequence, 1, n, s->out);
	else
		put_unsafe(s, sequence, n);
	count_marks(s, sequence, n);
}

static ssize_t safe_write(void *cookie, const char *buf, size_t size)
{
	struct safe *s = cookie;

	for (size_t i = 0; i < size; i++) {
		s->rest[s->nrest++] = buf[i];
		if (s->nrest < sequence_size((unsigned char)s->rest[0]))
			continue;
		put_character(s, s->rest, s->nrest);
		s->nrest = 0;
	}
	arena_reset(s->arena);
	return ferror(s->out) ? 0 : (ssize_t)size;
}

static int safe_close(void *cookie)
{
	struct safe *s = cookie;

	arena_free(&s->arena);
	free(s);
	return 0;
}

FILE *safe_stream(FILE *out, enum safe_kind kind)
{
	struct safe *s = xmalloc(sizeof(*s));
	const cookie_io_functions_t io = { .write = safe_write, .close = safe_close };

	*s = (struct safe){ .out = out, .kind = kind, .arena = arena_new() };
	FILE *stream = fopencookie(s, "w", io);
	if (stream == NULL)
		safe_close(s);
	return stream;
}
