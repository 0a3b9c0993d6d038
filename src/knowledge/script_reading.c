/* Question lists: what every part of reading one needs. */
#include "script_reading.h"

#include <stdarg.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"

/* ---- faults ---- */

void script_fault(struct reading *r, int line, const char *tip, const char *fmt, ...)
{
	va_list ap;
	char *message;

	r->bad = true;
	if (r->nfaults == FAULTS_MOST)
		return;
	va_start(ap, fmt);
	message = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	r->faults = script_room(r->arena, r->faults, r->nfaults, sizeof *r->faults);
	r->faults[r->nfaults++] = (struct script_fault){ r->file, line,
		text_clean(r->arena, message, false), tip ? text_clean(r->arena, tip, false) : NULL };
}

char *script_fault_show(const struct script_fault *f, struct arena *a)
{
	char *s = arena_printf(a, "%s:%d: %s\n", text_clean(a, f->file, false), f->line, f->message);

	return f->tip ? arena_printf(a, _("%s    tip: %s\n"), s, f->tip) : s;
}

/* ---- small things ---- */

void *script_room(struct arena *a, void *items, size_t n, size_t size)
{
	enum { FIRST = 8 };
	void *more;

	if (n && (n < FIRST || n & (n - 1)))
		return items;
	more = arena_alloc(a, (n < FIRST ? FIRST : n * 2) * size);
	if (n)
		memcpy(more, items, n * size);
	return more;
}

bool script_is_word(const char *s, bool code)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz", digits[] = "0123456789";

	if (!*s || (!strchr(letters, *s) && !(code && strchr(digits, *s))))
		return false;
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

char *script_slug(struct arena *a, const char *text, char between)
{
	enum { LONGEST = 24 };
	const char *from = text_fold(a, text);
	char *out = arena_alloc(a, LONGEST + 1);
	size_t n = 0;

	for (; *from && n < LONGEST; from++) {
		bool plain = (*from >= 'a' && *from <= 'z') || (*from >= '0' && *from <= '9');

		if (plain)
			out[n++] = *from;
		else if (n && out[n - 1] != between)
			out[n++] = between;
	}
	while (n && out[n - 1] == between)
		n--;
	out[n] = '\0';
	return script_is_word(out, between == '_') ? out : arena_strdup(a, "name");
}

const char *script_label(const struct script *s, struct label l)
{
	return strcmp(s->lang, "en") == 0 && l.en ? l.en : l.nl;
}
