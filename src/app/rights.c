/* Whether an account may; and the caseload as the office sees it, behind a right. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "identity.h"
#include "internal.h"

enum { ALL_RIGHTS = (1 << RIGHT_COUNT) - 1 };

void app_who_may(struct store *s, enum right right, struct str *out)
{
	struct arena *a = arena_new();
	struct member *row;
	size_t n;
	if (store_members(s, NULL, false, a, &row, &n) == 0)
		for (size_t i = 0; i < n; i++) {
			const struct role_row *role = app_role(row[i].role);
			if (role && (role->rights & 1u << right))
				str_addf(out, "%s%s", out->len ? ", " : "", row[i].login);
		}
	arena_free(&a);
}

bool app_may(const struct app *app, enum right right)
{
	return !app->shared || (app->rights & 1u << right);
}

int app_allow(const struct app *app, enum right right)
{
	if (app_may(app, right))
		return 0;
	struct str admins = STR_INIT;
	app_who_may(app->store, RIGHT_USERS, &admins);
	err_set(ERR_DENIED, _("%s (%s) has no right to this: %s (%s); %s can give it"), app->user, app->roles,
		app_rights[right].code, lang_text(app_rights[right].label),
		admins.len ? admins.text : _("the administrator"));
	str_free(&admins);
	return ERR_DENIED;
}

/* ---- who it is ---- */

static int no_role(struct app *app)
{
	struct str admins = STR_INIT;
	app_who_may(app->store, RIGHT_USERS, &admins);
	err_set(ERR_DENIED, _("%s has no role in this caseload; ask %s for one"), app->user,
		admins.len ? admins.text : _("the administrator"));
	str_free(&admins);
	return ERR_DENIED;
}

/* Codes of roles that this program does not know give nothing. */
static int read_roles(struct app *app, struct arena *a)
{
	struct str names = STR_INIT;
	struct member *row;
	size_t n;
	int rc = store_members(app->store, app->user, false, a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct role_row *role = app_role(row[i].role);
		if (!role)
			continue;
		app->rights |= role->rights;
		str_addf(&names, "%s%s", names.len ? ", " : "", lang_text(role->label));
	}
	app->roles = xstrdup(names.len ? names.text : "");
	str_free(&names);
	return rc || app->rights ? rc : no_role(app);
}

/* In a shared caseload one is who the kernel says, on the day that the clock says: what is read and
 * written is held to that. */
static int check_claims(const struct app *app, const struct app_options *o)
{
	if (o->other_user)
		return err_set(ERR_DENIED, _("this caseload is shared: everyone works in it under their own "
					     "account; leave out --expert and ANKER_USER (%s)"),
			app->user);
	if (o->other_day)
		return err_set(ERR_DENIED, "%s", _("this caseload is shared: the day is that of the clock; leave "
						   "out --today and ANKER_TODAY"));
	return 0;
}

int identity_take(struct app *app, const struct app_options *o, struct arena *a)
{
	int rc = store_shared(app->store, &app->shared);
	app->rights = app->shared ? 0 : ALL_RIGHTS;
	if (rc || !app->shared)
		return rc;
	if ((rc = check_claims(app, o)) || (rc = read_roles(app, a)))
		return rc;
	if (!app_may(app, RIGHT_FILES) && app_may(app, RIGHT_RESEARCH) && !app_may(app, RIGHT_PROGRAMME))
		app->readonly = true;
	return 0;
}

static enum reach reach_of(const struct app *app)
{
	if (app_may(app, RIGHT_FILES) || app_may(app, RIGHT_OPEN))
		return REACH_FILES;
	return app_may(app, RIGHT_RESEARCH) ? REACH_MASKED : REACH_NONE;
}

int identity_confine(struct app *app)
{
	if (!app->shared)
		return store_reach(app->store, REACH_OWN, 0, app->today);
	if (!app_may(app, RIGHT_FILES))
		app->expert = app->self = 0; /* what was theirs when they were an expert is not any more */
	return store_reach(app->store, reach_of(app), app->self, app->today);
}

/* ---- the office ---- */

/* The same file by a connection that sees everything; the rules are read when it is first asked. */
static int open_office(struct app *app)
{
	struct app *office = xmalloc(sizeof *office);
	const struct store_options so = { .path = store_path(app->store), .share = app->share, .user = app->user,
		.force_network = true /* asked for when the file was opened first */ };
	*office = (struct app){ .share = xstrdup(app->share), .user = xstrdup(app->user), .today = app->today,
		.expert = app->expert, .self = app->self, .readonly = app->readonly, .shared = true, .rights = ALL_RIGHTS,
		.roles = xstrdup(app->roles),
		.local_rules = app->local_rules ? xstrdup(app->local_rules) : NULL, .unscoped = true };
	int rc = store_open(&office->store, &so);
	if (rc || (rc = app_rules_reload(office)))
		app_close(&office);
	app->office = office;
	return rc;
}

/* With the rules as the account's own screens have them. */
int identity_whole(struct app *app, struct app **out)
{
	int rc = 0;
	*out = app;
	if (!app->shared || app->unscoped)
		return 0;
	if (!app->office)
		rc = open_office(app);
	else if (app->office->rules_stamp != app->rules_stamp)
		rc = app_rules_reload(app->office);
	if (app->office)
		app->office->today = app->today;
	*out = rc ? NULL : app->office;
	return rc;
}

int app_office(struct app *app, enum right right, struct app **out)
{
	*out = NULL;
	int rc = app_allow(app, right);
	return rc ? rc : identity_whole(app, out);
}
