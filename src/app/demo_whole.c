/* The whole placement and the whole employer in the fictional caseload. A line is
 * "whom|kind|name|field=value|...": whom by given name, or "@3" an employer of demo_words.c;
 * a value "@-20" is a day from today, "#name" the record of an earlier line, "#profile" and
 * "#bottleneck" the latest of that placement, "#contact" its contact person, "#employer" the
 * employer that the line is about. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "demo.h"
#include "internal.h"

enum { NAMES = 64 };

struct whole {
	struct app *app;
	const int64_t *employer; /* ids, as demo_employers */
	struct arena *a;
	struct {
		const char *name;
		int64_t id;
	} known[NAMES];
	size_t nknown;
	struct record *placement; /* of the line; NULL: about an employer, or nobody */
	int64_t about;            /* the employer of the line, or 0 */
};

static int latest(struct whole *w, enum entity_id e, int64_t *out)
{
	const struct condition of = { "placement", IS, arena_printf(w->a, "%lld", (long long)w->placement->id) };
	const struct query q = { .entity = e, .where = &of, .nwhere = 1, .order = "date", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(w->app->store, &q, w->a, &found, &n);
	*out = rc == 0 && n ? found[0]->id : 0;
	return rc;
}

static int named(struct whole *w, const char *name, const char **value)
{
	int64_t id = 0;
	int rc = 0;
	if (strcmp(name, "contact") == 0) {
		*value = record_get(w->placement, "contact_person");
		return 0;
	}
	if (strcmp(name, "employer") == 0)
		id = w->about;
	if (strcmp(name, "profile") == 0 || strcmp(name, "bottleneck") == 0)
		rc = latest(w, *name == 'p' ? E_PROFILE : E_BOTTLENECK, &id);
	for (size_t i = 0; !id && i < w->nknown; i++)
		if (strcmp(w->known[i].name, name) == 0)
			id = w->known[i].id;
	*value = id ? arena_printf(w->a, "%lld", (long long)id) : NULL;
	return rc;
}

static int set_value(struct whole *w, struct record *r, const char *field, const char *text)
{
	char iso[DATE_ISO_SIZE];
	int rc = 0;
	if (*text == '@')
		text = date_iso(iso, w->app->today + atoi(text + 1));
	else if (*text == '#')
		rc = named(w, text + 1, &text);
	return rc ? rc : record_set(r, field, text);
}

/* The placement of the only employee with this given name. */
static int find_placement(struct whole *w, const char *given)
{
	const struct condition name = { "given_name", IS, given };
	const struct query q = { .entity = E_EMPLOYEE, .where = &name, .nwhere = 1, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(w->app->store, &q, w->a, &found, &n);
	if (rc || !n)
		return rc ? rc : err_set(ERR_NOTFOUND, "demo: %s", given);
	const struct condition of = { "employee", IS, arena_printf(w->a, "%lld", (long long)found[0]->id) };
	const struct query p = { .entity = E_PLACEMENT, .where = &of, .nwhere = 1, .limit = 1 };
	if ((rc = store_find(w->app->store, &p, w->a, &found, &n)) || !n)
		return rc ? rc : err_set(ERR_NOTFOUND, "demo: %s", given);
	w->placement = found[0];
	return 0;
}

static int about(struct whole *w, struct record *r, const char *whom)
{
	int rc;
	w->placement = NULL;
	w->about = *whom == '@' ? w->employer[atoi(whom + 1)] : 0;
	if (!*whom)
		return model_field(r->entity, "login") >= 0 ? record_set(r, "login", w->app->user) : 0;
	if (*whom == '@') {
		/* A part has no employer of its own. */
		if (model_field(r->entity, "employer") >= 0)
			record_set_ref(r, "employer", w->about);
		return 0;
	}
	if ((rc = find_placement(w, whom)) == 0 && model_field(r->entity, "placement") >= 0)
		record_set_ref(r, "placement", w->placement->id);
	if (rc == 0 && r->entity->id != E_PLACEMENT && model_field(r->entity, "employee") >= 0)
		record_set_ref(r, "employee", record_ref(w->placement, "employee"));
	return rc;
}

static int make(struct whole *w, const char *line)
{
	char *rest = arena_strdup(w->a, line), *whom = strsep(&rest, "|"), *kind = strsep(&rest, "|"),
	     *name = strsep(&rest, "|"), *pair;
	struct record *r = record_new(model_entity_by_name(kind), w->app->today, w->a);
	int rc = about(w, r, whom);
	while (rc == 0 && (pair = strsep(&rest, "|"))) {
		char *field = strsep(&pair, "=");
		rc = set_value(w, r, field, pair);
	}
	if (rc == 0)
		rc = store_put(w->app->store, r, NULL, NULL);
	if (rc == 0 && *name && w->nknown < NAMES) {
		w->known[w->nknown].name = name;
		w->known[w->nknown++].id = r->id;
	}
	return rc;
}

int demo_whole(struct app *app, const int64_t *employer)
{
	struct whole w = { .app = app, .employer = employer, .a = arena_new() };
	int rc = store_begin(app->store, _("demo caseload"));
	for (const char *const *line = demo_whole_lines; rc == 0 && *line; line++)
		rc = make(&w, *line);
	for (const char *const *line = demo_person_lines; rc == 0 && *line; line++)
		rc = make(&w, *line);
	rc = rc ? (store_rollback(app->store), rc) : store_commit(app->store, NULL);
	arena_free(&w.a);
	return rc;
}
