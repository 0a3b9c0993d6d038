/* Words of a drawn text made bold: those that begin with what was looked for. */
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "core/canvas.h"

/* Between words: blanks and ASCII signs; other signs count as letters. */
static size_t gap(const char *s)
{
	return strspn(s, " \t\n.,;:!?()[]{}<>\"'/\\|-_=+*&%$#@~`");
}

static size_t word(const char *s)
{
	return strcspn(s, " \t\n.,;:!?()[]{}<>\"'/\\|-_=+*&%$#@~`");
}

static bool begins_with_one(const char *folded, const char *words)
{
	for (const char *w = words + gap(words); *w; w += gap(w)) {
		size_t n = word(w);

		if (strncmp(folded, w, n) == 0)
			return true;
		w += n;
	}
	return false;
}

void canvas_mark(
        struct canvas *c, int y, int x, int width, unsigned style, const char *text, const char *folded_words)
{
	struct arena *a = arena_new();
	const char *shown = text_cut(a, text_clean(a, text, false), width);

	for (const char *s = shown + gap(shown); *s; s += gap(s)) {
		size_t n = word(s);
		const char *one = arena_strndup(a, s, n);

		if (begins_with_one(text_fold(a, one), folded_words))
			canvas_put(c, y, x + text_width(arena_strndup(a, shown, (size_t)(s - shown))), -1,
			        style, one);
		s += n;
	}
	arena_free(&a);
}
