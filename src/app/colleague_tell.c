/* Colleagues' accounts, and what they are told. */
#include "anker/colleague.h"
#include "colleague.h"

int colleague_login(struct app *app, int64_t expert, struct arena *a, const char **login)
{
	struct record *r;
	*login = "";
	int rc = store_get(app->store, E_EXPERT, expert, a, &r);
	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, _("there is no expert %s (any more)"), id_show(expert, a));
	if (rc == 0)
		*login = record_text(r, "login");
	return rc;
}

int colleague_tell(struct app *app, int64_t expert, const char *kind, enum entity_id e, int64_t record,
	const char *text, struct arena *a)
{
	const char *login;
	int rc = colleague_login(app, expert, a, &login);
	if (rc || !*login)
		return rc == ERR_NOTFOUND ? 0 : rc;
	const struct notice n = { .login = login, .kind = kind, .entity = e, .record = record, .text = text };
	return store_notice(app->store, &n);
}

int colleague_has_files(struct app *app, const char *login)
{
	struct arena *a = arena_new();
	struct member *m;
	size_t n;
	bool has = false;
	int rc = store_members(app->store, login, false, a, &m, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct role_row *role = app_role(m[i].role);
		has |= role && role->rights & 1u << RIGHT_FILES;
	}
	if (rc == 0 && (!has || !*login))
		rc = err_set(ERR_INVALID,
			_("%s has no role here that goes with files; the administrator gives it"),
			*login ? login : "?");
	arena_free(&a);
	return rc;
}

const char *app_notice_file(struct app *app, const struct notice *n, struct arena *a)
{
	bool in_reach = false;
	if (!n->record)
		return "";
	if (store_in_reach(app->store, n->entity, n->record, &in_reach) || !in_reach)
		return _("a file that is now with a colleague");
	return store_title(app->store, n->entity, n->record, a);
}
