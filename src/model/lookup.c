/* Finding a choice by its code. The lists are short, so a straight walk is as
 * fast as anything. */
#include <string.h>

#include "anker/arena.h"
#include "anker/model.h"

int model_choice_index(const struct choice *list, const char *code)
{
	if (list == NULL || code == NULL)
		return -1;
	for (int i = 0; list[i].code != NULL; i++)
		if (strcmp(list[i].code, code) == 0)
			return i;
	return -1;
}

const char *model_unknown_code(const struct choice *list, const char *codes, struct arena *a)
{
	static const char between[] = " ,;|";
	char *rest = NULL, *code = strtok_r(arena_strdup(a, codes), between, &rest);

	while (code != NULL && model_choice_index(list, code) >= 0)
		code = strtok_r(NULL, between, &rest);
	return code;
}

const struct choice *model_choice(const struct field *f, const char *code)
{
	int i = model_choice_index(f->choices, code);

	return i >= 0 ? &f->choices[i] : NULL;
}
