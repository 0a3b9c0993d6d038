/* Taking Dutch names apart. Lists sort on the family name without the infix,
 * and old files often hold the whole name in one column. */
#include <string.h>

#include "anker/arena.h"
#include "anker/model.h"
#include "anker/str.h"
#include "anker/text.h"

enum { MOST_WORDS = 32 };

struct words {
	char *list[MOST_WORDS];
	int count;
};

/* Words that are part of an infix. Some are one only before another ("in 't",
 * "op de"): alone they can be the family name or a given name. */
static const struct infix {
	const char *word;
	bool leads;
} infixes[] = {
	{ "van", false }, { "von", false }, { "vom", false }, { "vd", false }, { "v.d.", false },
	{ "v.d", false }, { "v/d", false }, { "de", false }, { "den", false }, { "der", false },
	{ "d'", false }, { "het", false }, { "'t", false }, { "'s", false }, { "ter", false },
	{ "ten", false }, { "te", false }, { "toe", false }, { "thoe", false }, { "el", false },
	{ "al", false }, { "bin", false }, { "ibn", false }, { "abu", false }, { "la", false },
	{ "le", false }, { "les", false }, { "du", false }, { "da", false }, { "di", false },
	{ "dos", false }, { "das", false }, { "del", false }, { "della", false }, { "zu", false },
	{ "zum", false }, { "zur", false }, { "af", false }, { "av", false },
	{ "des", true }, { "t'", true }, { "tot", true }, { "ben", true }, { "do", true },
	{ "op", true }, { "onder", true }, { "over", true }, { "aan", true }, { "bij", true },
	{ "in", true }, { "uit", true }, { "uijt", true }, { "voor", true }, { "achter", true },
	{ "boven", true },
};

/* NULL when the word is no part of an infix. */
static const struct infix *infix_of(const char *word, struct arena *a)
{
	const char *folded = text_fold(a, word);

	for (size_t i = 0; i < sizeof(infixes) / sizeof(infixes[0]); i++)
		if (strcmp(infixes[i].word, folded) == 0)
			return &infixes[i];
	return NULL;
}

/* Words from `from` on that together form an infix; the last word never does,
 * because someone must be called something. */
static int infix_length(const struct words *w, int from, struct arena *a)
{
	int n = 0;

	while (from + n < w->count - 1 && infix_of(w->list[from + n], a))
		n++;
	if (n == 1 && infix_of(w->list[from], a)->leads)
		return 0;
	return n;
}

/* How someone is addressed is no part of the name. */
static bool is_address(const char *word, struct arena *a)
{
	static const char *const words[] = { "dhr", "dhr.", "mevr", "mevr.", "mw", "mw.", "mevrouw", "ms.",
		"mrs.", "mrs" };

	const char *folded = text_fold(a, word);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], folded) == 0)
			return true;
	return false;
}

static void words_split(struct words *w, const char *s, struct arena *a)
{
	char *copy = text_clean(a, s, false), *rest = NULL;

	w->count = 0;
	for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		if (w->count == 0 && *rest != '\0' && is_address(word, a))
			continue;
		else if (w->count < MOST_WORDS)
			w->list[w->count++] = word;
		else
			w->list[MOST_WORDS - 1] = arena_printf(a, "%s %s", w->list[MOST_WORDS - 1], word);
	}
}

static char *join(const struct words *w, int from, int to, struct arena *a)
{
	struct str s = STR_INIT;

	str_reset(&s);
	for (int i = from; i < to; i++) {
		if (i > from)
			str_add_char(&s, ' ');
		str_add(&s, w->list[i]);
	}
	char *text = arena_strdup(a, s.text);
	str_free(&s);
	return text;
}

/* "Wit, J. de", "de Wit, Jan", "Wit, de, Jan" */
static void split_inverted(const char *full, const char *comma, struct arena *a, char **given, char **infix,
	char **family)
{
	struct words before, after;

	words_split(&before, arena_strndup(a, full, (size_t)(comma - full)), a);
	char *rest = arena_strdup(a, comma + 1);
	for (char *p = rest; *p != '\0'; p++)
		if (*p == ',')
			*p = ' ';
	words_split(&after, rest, a);

	int lead = infix_length(&before, 0, a);
	*family = join(&before, lead, before.count, a);
	if (lead > 0) {
		*infix = join(&before, 0, lead, a);
		*given = join(&after, 0, after.count, a);
		return;
	}
	/* The infix stands behind the given name, or alone. */
	int from = after.count, first = 0;
	while (from > 0 && infix_of(after.list[from - 1], a))
		from--;
	if (from == after.count)
		while (first < after.count && infix_of(after.list[first], a))
			first++;
	if (first > 0) {
		*infix = join(&after, 0, first, a);
		*given = join(&after, first, after.count, a);
	} else {
		*infix = join(&after, from, after.count, a);
		*given = join(&after, 0, from, a);
	}
}

void name_split(const char *full, struct arena *a, char **given, char **infix, char **family)
{
	struct words w;
	const char *trimmed = text_trim(a, full != NULL ? full : "");
	const char *comma = strchr(trimmed, ',');

	if (comma != NULL && comma > trimmed && comma[1] != '\0') {
		split_inverted(trimmed, comma, a, given, infix, family);
		return;
	}
	words_split(&w, trimmed, a);
	for (int at = 0; at < w.count; at++) {
		int n = infix_length(&w, at, a);
		if (n == 0)
			continue;
		*given = join(&w, 0, at, a);
		*infix = join(&w, at, at + n, a);
		*family = join(&w, at + n, w.count, a);
		return;
	}
	int last = w.count > 0 ? w.count - 1 : 0;
	*given = join(&w, 0, last, a);
	*infix = arena_strdup(a, "");
	*family = join(&w, last, w.count, a);
}
