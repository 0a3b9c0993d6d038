/* JSON out. jansson escapes C0; what else can move or hide text on a terminal
 * (C1, bidi, zero-width, tags) is escaped on the way out, so that the data is
 * told in full and a terminal still shows it harmlessly. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "internal.h"

/* Bytes of a character that a write cut in two wait for the next one. */
struct escaper {
	FILE *out;
	struct arena *arena;
	unsigned char rest[4];
	size_t nrest;
};

/* Bytes of the character that begins with c. */
static size_t sequence_size(unsigned char c)
{
	return c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* Does text_clean refuse it after a letter? */
static bool is_unsafe(struct arena *a, const char *sequence, size_t n)
{
	static const char replacement[] = "\xef\xbf\xbd";

	if (n == 3 && memcmp(sequence, replacement, 3) == 0)
		return false;
	return strstr(text_clean(a, arena_printf(a, "a%.*s", (int)n, sequence), false), replacement) != NULL;
}

static void put_character(struct escaper *e, const char *s, size_t n)
{
	utf8proc_int32_t code;

	if (n == 1 && (unsigned char)*s < 0x80 && *s != 0x7f) {
		putc(*s, e->out);
		return;
	}
	if (utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &code) < 0)
		code = 0xfffd;
	else if (n > 1 && !is_unsafe(e->arena, s, n)) {
		fwrite(s, 1, n, e->out);
		return;
	}
	if (code < 0x10000)
		fprintf(e->out, "\\u%04x", (unsigned)code);
	else
		fprintf(e->out, "\\u%04x\\u%04x", 0xd800u + (unsigned)((code - 0x10000) >> 10),
			0xdc00u + (unsigned)((code - 0x10000) & 0x3ff));
}

static ssize_t escape_write(void *cookie, const char *buf, size_t size)
{
	struct escaper *e = cookie;

	for (size_t i = 0; i < size; i++) {
		e->rest[e->nrest++] = (unsigned char)buf[i];
		if (e->nrest < sequence_size(e->rest[0]))
			continue;
		put_character(e, (const char *)e->rest, e->nrest);
		e->nrest = 0;
	}
	arena_reset(e->arena);
	return ferror(e->out) ? 0 : (ssize_t)size;
}

static int escape_close(void *cookie)
{
	struct escaper *e = cookie;

	arena_free(&e->arena);
	free(e);
	return 0;
}

FILE *json_stream(FILE *out)
{
	struct escaper *e = xmalloc(sizeof(*e));
	cookie_io_functions_t io = { .write = escape_write, .close = escape_close };

	*e = (struct escaper){ .out = out, .arena = arena_new() };
	FILE *stream = fopencookie(e, "w", io);
	if (stream == NULL)
		escape_close(e);
	return stream;
}

void cli_json(struct cli *c, json_t *value)
{
	FILE *stream = json_stream(c->out);

	if (stream != NULL) {
		json_dumpf(value, stream, JSON_INDENT(2) | JSON_ENCODE_ANY);
		putc('\n', stream);
		fclose(stream);
	}
	json_decref(value);
}

json_t *json_text(const char *s)
{
	if (s == NULL)
		return json_null();
	json_t *value = json_string(s);
	if (value != NULL)
		return value;
	/* Another program wrote bytes that are no UTF-8. */
	struct arena *a = arena_new();
	value = json_string(text_clean(a, s, true));
	arena_free(&a);
	return value;
}

json_t *json_id(int64_t id)
{
	return id == 0 ? json_null() : json_integer(id);
}

json_t *json_day(day d)
{
	char buf[DATE_ISO_SIZE];

	return d == DAY_NONE ? json_null() : json_string(date_iso(buf, d));
}

json_t *json_subject(struct cli *c, int64_t placement, int64_t employer)
{
	const char *kind = placement != 0 ? "placement" : "employer";

	return json_string(arena_printf(c->arena, "%s/%s", kind, id_show(placement != 0 ? placement : employer, c->arena)));
}
