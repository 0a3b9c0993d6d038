/* Values for people: references by name. */
#include "internal.h"

char *app_show(struct app *app, const struct field *f, const char *value, struct arena *a)
{
	int64_t id;
	if (f->kind == F_REF && value && id_parse(value, &id) == 0)
		return store_title(app->store, f->ref, id, a);
	return field_show(f, value, a);
}
