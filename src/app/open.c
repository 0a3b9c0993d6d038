/* Opening a caseload: the file, the rules, whose work it is; the guides when
 * they are first asked for. */
#include <stdlib.h>

#include "internal.h"

/* The folder for rules of one's own. */
static char *local_rules(const struct app_options *o, struct arena *a)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (o->rules)
		return arena_strdup(a, o->rules);
	if (config && *config == '/')
		return arena_printf(a, "%s/anker/rules", config);
	return home ? arena_printf(a, "%s/.config/anker/rules", home) : NULL;
}

static int find_expert(struct app *app, struct arena *a)
{
	const struct condition by_login = { "login", IS, app->user };
	const struct query q = { .entity = E_EXPERT, .where = &by_login, .nwhere = 1, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);
	if (rc == 0 && n)
		app->expert = found[0]->id;
	return rc;
}

/* The file; in a take-out the work is that of who it went out for. */
static int open_file(struct app *app, const struct app_options *o)
{
	struct store_options so = { .path = o->db, .share = o->share, .user = o->user,
		.create = o->create, .readonly = o->readonly, .force_network = o->force_network };
	int rc = 0;
	if (seal_is(o->db)) {
		if ((rc = store_check_place(&so)) == 0)
			rc = unlock(app, o);
		so.vault = &app->vault;
	}
	if (rc || (rc = store_open(&app->store, &so)))
		return rc;
	app->user = xstrdup(o->user ? store_user(app->store) : "");
	return 0;
}

bool app_is_caseload(const char *path)
{
	return seal_is(path) || store_is_caseload(path);
}

int app_open(struct app **out, const struct app_options *o)
{
	struct arena *a = arena_new();
	struct app *app = xmalloc(sizeof *app);
	*app = (struct app){ .share = xstrdup(o->share), .today = o->today, .readonly = o->readonly };
	const char *folder = local_rules(o, a);
	app->local_rules = folder ? xstrdup(folder) : NULL;
	int rc = open_file(app, o);
	if (rc || (rc = app_rules_reload(app)) || (rc = find_expert(app, a)))
		app_close(&app);
	else
		model_name_catalogues(catalogue_title, app);
	*out = app;
	arena_free(&a);
	return rc;
}

void app_close(struct app **out)
{
	struct app *app = *out;
	if (!app)
		return;
	model_forget_catalogues(app);
	knowledge_free(&app->guides);
	catalogues_free(&app->catalogues);
	rules_free(&app->rules);
	store_close(&app->store);
	seal_close(&app->seal);
	free(app->local_rules);
	free((char *)app->share);
	free((char *)app->user);
	free(app);
	*out = NULL;
}

int app_guides(struct app *app, struct knowledge **out)
{
	int rc = app->guides ? 0 : knowledge_open(&app->guides, app->share, lang_code());
	*out = app->guides;
	return rc;
}
