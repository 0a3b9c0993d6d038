/* Giving and ending roles; who is connected. */
#include <pwd.h>
#include <string.h>

#include "anker/office.h"
#include "anker/text.h"
#include "identity.h"
#include "internal.h"

static const char expert_role[] = "expert", administrator_role[] = "administrator";

static int known_role(const char *role)
{
	return app_role(role) ? 0 : err_set(ERR_INVALID, _("there is no role \"%.40s\"; 'anker roles' shows which there are"), role);
}

/* Names beside data without names would tell who is who. */
static int fits_beside(struct store *s, const char *login, const char *role, struct arena *a)
{
	struct member *row;
	size_t n;
	int rc = store_members(s, login, false, a, &row, &n);
	unsigned both = app_role(role)->rights;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct role_row *has = app_role(row[i].role);
		both |= has ? has->rights : 0;
	}
	if (rc == 0 && (both & 1u << RIGHT_RESEARCH) && (both & (1u << RIGHT_FILES | 1u << RIGHT_OPEN)))
		rc = err_set(ERR_INVALID,
			_("%s would see data without names beside files with names: give research an account "
			  "of its own"),
			login);
	return rc;
}

/* The name that the account bears on this machine, up to the first comma; else its login. */
static const char *account_title(const char *login, struct arena *a)
{
	const struct passwd *account = getpwnam(login);
	size_t n = account && account->pw_gecos ? strcspn(account->pw_gecos, ",") : 0;
	return n ? arena_strndup(a, account->pw_gecos, n) : login;
}

static int set_name(struct record *r, const char *name, struct arena *a)
{
	char *given, *infix, *family;
	name_split(name, a, &given, &infix, &family);
	int rc = record_set(r, "given_name", given);
	if (rc == 0)
		rc = record_set(r, "infix", infix);
	return rc ? rc : record_set(r, "family_name", family);
}

/* *out NULL: nobody has this login. */
static int expert_of(struct app *office, const char *login, struct arena *a, struct record **out)
{
	const struct condition by_login = { "login", IS, login };
	const struct query q = { .entity = E_EXPERT, .where = &by_login, .nwhere = 1, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(office->store, &q, a, &found, &n);
	*out = rc == 0 && n ? found[0] : NULL;
	return rc;
}

/* Nobody can come in as this expert: no login, or one of another machine that never had a role here. */
static int is_nobodys(struct app *office, const struct record *r, struct arena *a, bool *out)
{
	const char *login = record_get(r, "login");
	struct member *row;
	size_t n = 0;
	int rc = 0;
	*out = !login || !getpwnam(login);
	if (login && *out && (rc = store_members(office->store, login, true, a, &row, &n)) == 0)
		*out = n == 0;
	return rc;
}

/* The expert of this name whom nobody can be, of a caseload from before the server; NULL also when there are two. */
static int expert_named(struct app *office, const char *name, struct arena *a, struct record **out)
{
	const struct query q = { .entity = E_EXPERT };
	const char *wanted = text_fold(a, name);
	struct record **found;
	size_t n, same = 0;
	int rc = store_find(office->store, &q, a, &found, &n);
	*out = NULL;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		bool free_to_take;
		if (strcmp(text_fold(a, record_title(found[i], a)), wanted) != 0)
			continue;
		if ((rc = is_nobodys(office, found[i], a, &free_to_take)) == 0 && free_to_take && ++same == 1)
			*out = found[i];
	}
	if (same > 1)
		*out = NULL;
	return rc;
}

static int make_expert(struct app *office, const char *login, const char *name, struct arena *a)
{
	struct record *r;
	int rc = expert_of(office, login, a, &r);
	if (rc || r)
		return rc;
	const char *called = name && *name ? name : account_title(login, a);
	if ((rc = expert_named(office, called, a, &r)))
		return rc;
	if (!r) {
		r = record_new(model_entity(E_EXPERT), office->today, a);
		rc = set_name(r, called, a);
	}
	if (rc || (rc = record_set(r, "login", login)))
		return rc;
	return app_save(office, r, NULL, NULL, NULL);
}

int app_member_name(struct app *app, const char *login, const char *name)
{
	struct arena *a = arena_new();
	struct app *office;
	struct record *r;
	int rc = app_office(app, RIGHT_USERS, &office);
	if (rc || (rc = expert_of(office, login, a, &r)))
		goto out;
	if (!r)
		rc = err_set(ERR_NOTFOUND, _("%s is no expert here; 'anker users' shows who is"), login);
	else if ((rc = set_name(r, name, a)) == 0)
		rc = app_save(office, r, NULL, NULL, NULL);
out:
	arena_free(&a);
	return rc;
}

/* Not in a transaction with the expert record: one without a role may be there, it gives nothing. */
int app_member_add(struct app *app, const char *login, const char *role, const char *name)
{
	struct arena *a = arena_new();
	struct app *office;
	int rc = app_office(app, RIGHT_USERS, &office);
	if (rc || (rc = known_role(role)) || (rc = account_known(login)) ||
		(rc = fits_beside(office->store, login, role, a)))
		goto out;
	if (strcmp(role, expert_role) == 0 && (rc = make_expert(office, login, name, a)))
		goto out;
	rc = store_member_add(office->store, login, role);
out:
	arena_free(&a);
	return rc;
}

static int stays_administered(struct store *s, const char *login, struct arena *a)
{
	struct member *row;
	size_t n;
	int rc = store_members(s, NULL, false, a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (strcmp(row[i].role, administrator_role) == 0 && strcmp(row[i].login, login) != 0)
			return 0;
	return rc ? rc
		  : err_set(ERR_INVALID, _("%s is the last administrator: give another account that role first"),
			    login);
}

/* Programs of the account that run now still have what the role gave: they are asked to end. */
int app_member_end(struct app *app, const char *login, const char *role)
{
	struct arena *a = arena_new();
	struct app *office;
	int rc = app_office(app, RIGHT_USERS, &office);
	if (rc || (rc = known_role(role)))
		goto out;
	if (strcmp(role, administrator_role) == 0 && (rc = stays_administered(office->store, login, a)))
		goto out;
	if ((rc = store_member_end(office->store, login, role)) == 0)
		rc = store_connections_end(office->store, login);
out:
	arena_free(&a);
	return rc;
}

int app_members(struct app *app, bool ended, struct arena *a, struct member **out, size_t *n)
{
	int rc = app_allow(app, RIGHT_USERS);
	*out = NULL;
	*n = 0;
	return rc ? rc : store_members(app->store, NULL, ended, a, out, n);
}

int app_connections(struct app *app, struct arena *a, struct connection **out, size_t *n)
{
	int rc = app_allow(app, RIGHT_USERS);
	*out = NULL;
	*n = 0;
	return rc ? rc : store_connections(app->store, a, out, n);
}

int app_connection_end(struct app *app, int64_t id)
{
	int rc = app_allow(app, RIGHT_USERS);
	return rc ? rc : store_connection_end(app->store, id);
}
