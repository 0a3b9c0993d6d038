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

/* ---- how often an instrument was used ---- */

static struct instrument_count *count_of(struct instrument_count *all, size_t *n, const char *code, struct arena *a)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(all[i].instrument, code) == 0)
			return &all[i];
	all[*n] = (struct instrument_count){ .instrument = arena_strdup(a, code), .last = DAY_NONE };
	return &all[(*n)++];
}

int app_instrument_counts(struct app *app, struct arena *a, struct instrument_count **out, size_t *n)
{
	const struct query q = { .entity = E_INSTRUMENT };
	struct arena *scratch = arena_new();
	struct record **r;
	size_t found;
	int rc = store_find(app->store, &q, scratch, &r, &found);
	*n = 0;
	*out = arena_alloc(a, (rc == 0 ? found : 0) * sizeof **out + 1);
	for (size_t i = 0; rc == 0 && i < found; i++) {
		const char *went = record_get(r[i], "experience"), *date = record_get(r[i], "date");
		struct instrument_count *c = count_of(*out, n, record_get(r[i], "instrument"), a);
		day on = DAY_NONE;
		c->used++;
		c->helped += went && strcmp(went, "helped") == 0;
		c->partly += went && strcmp(went, "partly") == 0;
		c->not += went && strcmp(went, "not") == 0;
		if (date && date_parse_iso(date, &on) == 0 && (c->last == DAY_NONE || on > c->last))
			c->last = on;
	}
	arena_free(&scratch);
	return rc;
}
