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

/* Words that are part of an infix on their own. */
static const char *const infixes[] = {
	"van",
	"von",
	"vom",
	"vd",
	"v.d.",
	"v.d",
	"v/d",
	"de",
	"den",
	"der",
	"des",
	"d'",
	"het",
	"'t",
	"t'",
	"'s",
	"ter",
	"ten",
	"te",
	"tot",
	"toe",
	"thoe",
	"el",
	"al",
	"ben",
	"bin",
	"ibn",
	"abu",
	"la",
	"le",
	"les",
	"du",
	"da",
	"di",
	"do",
	"dos",
	"das",
	"del",
	"della",
	"zu",
	"zum",
	"zur",
	"af",
	"av",
	"op",
	"onder",
	"over",
	"aan",
	"bij",
	"in",
	"uit",
	"uijt",
	"voor",
	"achter",
	"boven",
};

/* Of those, the ones that start an infix only before another ("in 't", "op de"):
 * alone they can be the family name or a given name. */
static const char *const leading[] = {
	"op",
	"onder",
	"over",
	"aan",
	"bij",
	"in",
	"uit",
	"uijt",
	"voor",
	"achter",
	"boven",
	"tot",
	"do",
	"ben",
	"t'",
	"des",
};

static bool in_list(const char *const *list, size_t n, const char *folded)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], folded) == 0)
			return true;
	return false;
}

static bool is_infix(const char *word, struct arena *a)
{
	return in_list(infixes, sizeof(infixes) / sizeof(infixes[0]), text_fold(a, word));
}

/* Words from `from` on that together form an infix; the last word never does,
 * because someone must be called something. */
static int infix_length(const struct words *w, int from, struct arena *a)
{
	int n = 0;

	while (from + n < w->count - 1 && is_infix(w->list[from + n], a))
		n++;
	if (n == 1 && in_list(leading, sizeof(leading) / sizeof(leading[0]), text_fold(a, w->list[from])))
		return 0;
	return n;
}

/* How someone is addressed is no part of the name. */
static bool is_address(const char *word, struct arena *a)
{
	static const char *const words[] = { "dhr", "dhr.", "mevr", "mevr.", "mw", "mw.", "mevrouw", "ms.",
		"mrs.", "mrs" };

	return in_list(words, sizeof(words) / sizeof(words[0]), text_fold(a, word));
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
	while (from > 0 && is_infix(after.list[from - 1], a))
		from--;
	if (from == after.count)
		while (first < after.count && is_infix(after.list[first], a))
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
