/* The catalogues of a caseload: each read once per language, with one's own entries. */
#include <stdlib.h>
#include <string.h>

#include "anker/support.h"
#include "internal.h"

static const char *const names[] = { "instruments", "schemes" };
enum { NAMES = sizeof names / sizeof *names, LANGS = 2 };

struct slot {
	bool read;
	struct catalogue *catalogue; /* NULL: it did not load */
	int err;                     /* why not: the code and its message */
	char *message;               /* owned */
};

struct app_catalogues {
	struct slot slot[NAMES][LANGS];
};

static struct slot *slot_of(struct app *app, const char *name, size_t lang)
{
	for (size_t i = 0; i < NAMES; i++)
		if (strcmp(names[i], name) == 0)
			return &app->catalogues->slot[i][lang];
	return NULL;
}

/* Read at the first call. NULL: there is none of that name. */
static struct slot *open_slot(struct app *app, const char *name, const char *lang)
{
	if (!app->catalogues) {
		app->catalogues = xmalloc(sizeof *app->catalogues);
		*app->catalogues = (struct app_catalogues){ .slot[0][0].read = false };
	}
	struct slot *s = slot_of(app, name, strcmp(lang, "en") == 0);
	if (s && !s->read) {
		struct arena *a = arena_new();
		s->err = catalogue_open(
			&s->catalogue, app->share, app_own_folder(app, "reference", a), name, lang);
		s->message = s->err < 0 ? xstrdup(err_last()) : NULL;
		s->read = true;
		arena_free(&a);
	}
	return s;
}

int app_catalogue(struct app *app, const char *name, const struct catalogue **out)
{
	const struct slot *s = open_slot(app, name, lang_code());
	*out = s ? s->catalogue : NULL;
	if (!s)
		return err_set(ERR_NOTFOUND, _("There is no catalogue \"%s\""), name);
	return s->err < 0 ? err_set(s->err, "%s", s->message) : 0;
}

void catalogues_free(struct app_catalogues **c)
{
	if (!*c)
		return;
	for (size_t i = 0; i < NAMES; i++) {
		for (size_t l = 0; l < LANGS; l++) {
			catalogue_free(&(*c)->slot[i][l].catalogue);
			free((*c)->slot[i][l].message);
		}
	}
	free(*c);
	*c = NULL;
}

/* A fault of a catalogue is told where it is opened, not for each code that is shown. */
const char *catalogue_title(void *app, const char *name, const char *code)
{
	const struct slot *s = open_slot(app, name, lang_code());
	const struct catalogue_item *i = s && s->catalogue ? catalogue_item(s->catalogue, code) : NULL;
	return i ? i->title : NULL;
}

const char *app_catalogue_code(struct app *app, const char *name, const char *typed)
{
	static const char *const langs[LANGS] = { "nl", "en" };
	for (size_t l = 0; l < LANGS; l++) {
		const struct slot *s = open_slot(app, name, langs[l]);
		const struct catalogue_item *i =
			s && s->catalogue ? catalogue_find(s->catalogue, typed) : NULL;
		if (i)
			return i->id;
	}
	return NULL;
}
