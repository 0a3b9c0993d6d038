/* Finding a choice by its code. The lists are short, so a straight walk is as
 * fast as anything. */
#include <string.h>

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

const struct choice *model_choice(const struct field *f, const char *code)
{
	int i = model_choice_index(f->choices, code);

	return i >= 0 ? &f->choices[i] : NULL;
}
