/* A laptop's record as the shelf keeps it: JSON of its fields that are not empty. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "shelf.h"

char *shelf_row(const struct entity *e, char *const *value, struct arena *a)
{
	json_t *object = json_object();
	for (size_t i = 0; i < e->nfields; i++)
		if (value[i])
			json_object_set_new(object, e->fields[i].name, json_string(value[i]));
	char *text = json_dumps(object, JSON_COMPACT);
	json_decref(object);
	char *out = arena_strdup(a, text);
	free(text);
	return out;
}

char **shelf_row_values(const struct entity *e, const char *json, struct arena *a)
{
	json_t *object = json ? json_loads(json, 0, NULL) : NULL;
	char **value = json_is_object(object) ? arena_alloc(a, e->nfields * sizeof *value) : NULL;
	for (size_t i = 0; value && i < e->nfields; i++)
		value[i] = arena_strdup(a, json_string_value(json_object_get(object, e->fields[i].name)));
	json_decref(object);
	return value;
}
