/* Comparing names and other words of a row with those of records. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

const char *folded(struct run *run, const char *text)
{
	return text ? text_fold(run->a, text) : "";
}

static int by_word(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

const char *name_bag(struct run *run, const char *text)
{
	enum { MOST = 24 };
	char *word[MOST], *rest = NULL, *copy = text_fold(run->a, text ? text : "");
	size_t n = 0;
	struct str s = STR_INIT;
	for (char *w = strtok_r(copy, " ,.", &rest); w && n < MOST; w = strtok_r(NULL, " ,.", &rest))
		word[n++] = w;
	qsort(word, n, sizeof *word, by_word);
	str_add(&s, "");
	for (size_t i = 0; i < n; i++)
		str_addf(&s, "%s ", word[i]);
	char *out = arena_strdup(run->a, s.text);
	str_free(&s);
	return out;
}

static const char *part(const struct entity *e, char *const *value, const char *field)
{
	int i = model_field(e, field);
	return i >= 0 && value[i] ? value[i] : "";
}

const char *title_key(struct run *run, const struct entity *e, char *const *value)
{
	if (model_field(e, "family_name") < 0)
		return text_fold(run->a, part(e, value, "name"));
	return text_fold(run->a, arena_printf(run->a, "%s %s", part(e, value, "family_name"),
		part(e, value, "given_name")));
}

const char *person_name(struct run *run, const struct entity *e, char *const *value)
{
	const char *given = part(e, value, "given_name"), *infix = part(e, value, "infix");
	return arena_printf(run->a, "%s%s%s%s%s", given, *given ? " " : "", infix, *infix ? " " : "",
		part(e, value, "family_name"));
}

bool initials_equal(struct run *run, const struct entity *e, char *const *one, char *const *two)
{
	const char *a = folded(run, part(e, one, "given_name")), *b = folded(run, part(e, two, "given_name"));
	return *a && *a == *b && strcmp(folded(run, part(e, one, "family_name")),
		folded(run, part(e, two, "family_name"))) == 0;
}
