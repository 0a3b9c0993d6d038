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

/* Read at the first call; a fault is told again at each call, without reading again. */
static int open_in(struct app *app, const char *name, const char *lang, const struct catalogue **out)
{
	if (!app->catalogues) {
		app->catalogues = xmalloc(sizeof *app->catalogues);
		*app->catalogues = (struct app_catalogues){ .slot[0][0].read = false };
	}
	struct slot *s = slot_of(app, name, strcmp(lang, "en") == 0);
	*out = NULL;
	if (!s)
		return err_set(ERR_NOTFOUND, _("There is no catalogue \"%s\""), name);
	if (!s->read) {
		struct arena *a = arena_new();
		s->err = catalogue_open(&s->catalogue, app->share, app_own_folder(app, "reference", a), name, lang);
		s->message = s->err < 0 ? xstrdup(err_last()) : NULL;
		s->read = true;
		arena_free(&a);
	}
	*out = s->catalogue;
	return s->err < 0 ? err_set(s->err, "%s", s->message) : 0;
}

int app_catalogue(struct app *app, const char *name, const struct catalogue **out)
{
	return open_in(app, name, lang_code(), out);
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

const char *catalogue_title(struct app *app, const char *name, const char *code)
{
	const struct catalogue *c;
	const struct catalogue_item *i = app_catalogue(app, name, &c) < 0 ? NULL : catalogue_item(c, code);
	return i ? i->title : NULL;
}

const char *app_catalogue_code(struct app *app, const char *name, const char *typed)
{
	static const char *const langs[LANGS] = { "nl", "en" };
	for (size_t l = 0; l < LANGS; l++) {
		const struct catalogue *c;
		const struct catalogue_item *i =
			open_in(app, name, langs[l], &c) < 0 ? NULL : catalogue_find(c, typed);
		if (i)
			return i->id;
	}
	return NULL;
}
