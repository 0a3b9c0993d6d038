/* Faults in rule files: where, what, and one tip. */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "keyword.h"
#include "set.h"

enum { SHOWN_COLUMNS = 200, WORD_MAX = 64, LISTED = 3 };

void list_room(void *items_pointer, size_t n, size_t *cap, size_t size)
{
	void *items;
	if (n < *cap)
		return;
	*cap = *cap == 0 ? 16 : *cap * 2;
	memcpy(&items, items_pointer, sizeof items);
	items = xrealloc(items, *cap * size);
	memcpy(items_pointer, &items, sizeof items);
}

static int count_characters(const char *from, const char *to)
{
	int n = 0;
	for (; from < to; from++)
		n += ((unsigned char)*from & 0xc0) != 0x80;
	return n;
}

bool fault_wanted(const struct source *source)
{
	return source->faults < FAULTS_MAX;
}

void fault_add(struct ruleset *rs, struct place at, const char *tip, const char *fmt, ...)
{
	struct source *source = rs->sources.items[at.source->index];
	va_list ap;
	struct rules_error e = { .file = at.source->name, .line = 1, .source = "" };
	const char *start = at.source->text, *end = at.source->text + at.source->size;

	if (source->faults++ >= FAULTS_MAX)
		return;
	for (const char *p = start; p < at.at && p < end; p++) {
		if (*p == '\n') {
			e.line++;
			start = p + 1;
		}
	}
	e.column = count_characters(start, at.at) + 1;
	if (e.column <= SHOWN_COLUMNS) {
		const char *stop = memchr(start, '\n', (size_t)(end - start));
		size_t n = (size_t)((stop != NULL ? stop : end) - start);
		char *line = text_clean(rs->arena, arena_strndup(rs->arena, start, n), false);
		line[text_fit(line, SHOWN_COLUMNS)] = '\0';
		e.source = line;
	}
	va_start(ap, fmt);
	e.message = text_clean(rs->arena, arena_vprintf(rs->arena, fmt, ap), false);
	va_end(ap);
	e.tip = tip != NULL ? text_clean(rs->arena, tip, false) : NULL;
	LIST_ADD(rs->faults, ((struct fault){ e, at.source->index }));
}

/* Adds `name` to the list in *out, unless it is full. */
static void list_name(struct arena *a, char **out, int *n, const char *name)
{
	if (++*n <= LISTED)
		*out = *out == NULL ? arena_strdup(a, name) : arena_printf(a, "%s, %s", *out, name);
}

char *fault_nearest(struct arena *a, const char *word, const char *const *names, const char *const *labels,
	size_t n)
{
	const char *best = NULL;
	char *list = NULL;
	int best_distance, found = 0;
	size_t len = strlen(word);

	if (len == 0 || len > WORD_MAX)
		return NULL;
	best_distance = (int)len / 3 + 2;
	for (size_t i = 0; i < n; i++) {
		int d = text_distance(word, names[i]);
		if (d < best_distance) {
			best_distance = d;
			best = names[i];
		}
	}
	if (best != NULL && strstr(best, word) == NULL)
		return arena_printf(a, _("did you mean '%s'?"), best);
	char *folded = text_fold(a, word);
	for (size_t i = 0; i < n; i++)
		if (strstr(names[i], folded) != NULL || (labels != NULL && text_matches(labels[i], folded)))
			list_name(a, &list, &found, names[i]);
	if (found == 1 || (list == NULL && best != NULL))
		return arena_printf(a, _("did you mean '%s'?"), list != NULL ? list : best);
	return list == NULL ? NULL : arena_printf(a, _("do you mean one of: %s?"), list);
}

size_t rules_error_count(const struct ruleset *rs)
{
	return rs->faults.n;
}

const struct rules_error *rules_error(const struct ruleset *rs, size_t i)
{
	return &rs->faults.items[i].error;
}

char *rules_error_show(const struct rules_error *e, struct arena *a)
{
	char *s = arena_printf(
		a, "%s:%d:%d: %s\n", text_clean(a, e->file, false), e->line, e->column, e->message);
	if (e->source[0] != '\0')
		s = arena_printf(a, "%s    %s\n    %*s^\n", s, e->source, e->column - 1, "");
	if (e->tip != NULL)
		s = arena_printf(a, _("%s    tip: %s\n"), s, e->tip);
	return s;
}
