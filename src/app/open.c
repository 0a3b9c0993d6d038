/* Opening a caseload: the file, the rules, whose work it is; the guides when
 * they are first asked for. */
#include <stdlib.h>
#include <string.h>

#include "identity.h"
#include "internal.h"

char *local_rules(const struct app_options *o, struct arena *a)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (o->rules)
		return arena_strdup(a, o->rules);
	if (config && *config == '/')
		return arena_printf(a, "%s/anker/rules", config);
	return home ? arena_printf(a, "%s/.config/anker/rules", home) : NULL;
}

/* Those of a shared caseload stand beside it, for everyone in it. */
static void share_rules(struct app *app, const struct app_options *o, struct arena *a)
{
	const char *slash = strrchr(o->db, '/');
	free(app->local_rules);
	app->local_rules = xstrdup(arena_printf(a, "%.*srules", slash ? (int)(slash - o->db) + 1 : 0, o->db));
}

static int find_expert(struct app *app, struct arena *a)
{
	const struct condition by_login = { "login", IS, app->user };
	const struct query q = { .entity = E_EXPERT, .where = &by_login, .nwhere = 1, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);
	if (rc == 0 && n)
		app->expert = app->self = found[0]->id;
	return rc;
}

/* Who reads in a shared caseload is noted there: that alone is written when it is opened to read. */
static int write_shared(struct app *app, struct store_options *so)
{
	bool shared = false;
	int rc = so->readonly ? store_shared(app->store, &shared) : 0;
	if (rc || !shared)
		return rc;
	store_close(&app->store);
	so->readonly = false;
	return store_open(&app->store, so);
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
	if ((rc = write_shared(app, &so)))
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
	*app = (struct app){ .share = xstrdup(o->share), .today = o->today, .readonly = o->readonly,
		.clock = !o->other_day && o->today == date_today() ? o->today : DAY_NONE };
	const char *folder = local_rules(o, a);
	app->local_rules = folder ? xstrdup(folder) : NULL;
	int rc = open_file(app, o);
	if (rc == 0 && (rc = identity_take(app, o, a)) == 0)
		rc = identity_shared(app, o);
	if (rc == 0 && app->shared)
		share_rules(app, o, a);
	if (rc || (rc = app_rules_reload(app)) || (rc = find_expert(app, a)) || (rc = identity_confine(app)) ||
		(rc = connect_shared(app, o)))
		app_close(&app);
	else
		model_name_catalogues(catalogue_title, app);
	*out = app;
	arena_free(&a);
	return rc;
}

bool app_turn_day(struct app *app)
{
	day now = date_today();
	if (app->clock == DAY_NONE || now == app->clock)
		return false;
	app->today = app->clock = now;
	return true;
}

void app_close(struct app **out)
{
	struct app *app = *out;
	if (!app)
		return;
	app_close(&app->office);
	disconnect_shared(app);
	model_forget_catalogues(app);
	knowledge_free(&app->guides);
	catalogues_free(&app->catalogues);
	reads_free(&app->reads);
	rules_free(&app->rules);
	store_close(&app->store);
	seal_close(&app->seal);
	free(app->local_rules);
	free(app->roles);
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
