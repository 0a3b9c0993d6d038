/* Values for people: references and codes of a catalogue by name; and back. */
#include "internal.h"

#include "anker/support.h"

/* A factor is called by its name; its code is what machines read. */
static char *factor_name(struct app *app, int64_t id, struct arena *a)
{
	struct record *r;
	if (store_get(app->store, E_FACTOR, id, a, &r))
		return arena_strdup(a, "?");
	const struct label name = { record_text(r, "label_nl"), record_text(r, "label_en") };
	return arena_strdup(a, lang_text(name));
}

char *app_show(struct app *app, const struct field *f, const char *value, struct arena *a)
{
	int64_t id = f->kind == F_REF ? id_of(value) : 0;
	if (id && f->ref == E_FACTOR)
		return factor_name(app, id, a);
	if (id)
		return store_title(app->store, f->ref, id, a);
	if (f->marked && value)
		return marks_show(f->marked, value, a);
	return field_show(f, value, a);
}

int app_parse(struct app *app, const struct field *f, const char *input, struct arena *a, char **out)
{
	const char *code = f->catalogue && input ? app_catalogue_code(app, f->catalogue, input) : NULL;
	return field_parse(f, code ? code : input, app->today, a, out);
}

const char *app_import_code(void *app, const char *catalogue, const char *text)
{
	return app_catalogue_code(app, catalogue, text);
}
