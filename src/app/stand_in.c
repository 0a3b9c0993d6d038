/* Naming who stands in for an expert, from which day until which, and ending that. */
#include <string.h>

#include "anker/colleague.h"
#include "colleague.h"

enum { DAYS_MOST = 92 };

static int office_of(struct app *app, int64_t expert, struct app **office)
{
	int rc = app_office(app, expert && expert == app->self ? RIGHT_HAND_OVER : RIGHT_ASSIGN, office);
	if (rc == 0 && !app->shared)
		rc = err_set(
			ERR_INVALID, "%s", _("this caseload is not shared: there is nobody to stand in"));
	return rc;
}

static int check(struct app *app, struct app *office, const struct stand_in *si, struct arena *a)
{
	const char *own;
	int most = rules_parameter_number(app->rules, "waarneming_meest_dagen", app->today, DAYS_MOST);
	int rc = colleague_login(office, si->expert, a, &own);
	if (rc)
		return rc;
	if (strcmp(own, si->login) == 0)
		return err_set(ERR_INVALID, "%s", _("one cannot stand in for oneself"));
	if (si->first == DAY_NONE || si->last == DAY_NONE || si->last < si->first || si->last < app->today)
		return err_set(
			ERR_INVALID, "%s", _("a stand-in has a first day and a last day, which is not past"));
	if (si->last - si->first >= most)
		return err_set(ERR_INVALID,
			_("a stand-in lasts %d days at most; hand the files over when it is longer"), most);
	return colleague_has_files(office, si->login);
}

/* The one who stands in is told, and the one for whom, when another arranged it. */
static int tell(
	struct app *app, struct app *office, const struct stand_in *si, const char *kind, struct arena *a)
{
	const struct notice n = { .login = si->login, .kind = kind, .text = si->note };
	int rc = strcmp(si->login, app->user) == 0 ? 0 : store_notice(office->store, &n);
	if (rc == 0 && si->expert != app->self)
		rc = colleague_tell(office, si->expert, kind, E_NONE, 0, si->note, a);
	return rc;
}

int app_stand_in(struct app *app, int64_t expert, const char *login, day first, day last, const char *note)
{
	const struct stand_in si = {
		.expert = expert, .login = login, .first = first, .last = last, .note = note ? note : ""
	};
	struct arena *a = arena_new();
	struct app *office;
	int64_t id;
	int rc = office_of(app, expert, &office);
	if (rc || (rc = check(app, office, &si, a)) || (rc = store_begin(office->store, "")))
		goto out;
	if ((rc = store_stand_in_add(office->store, &si, &id)) == 0)
		rc = tell(app, office, &si, "stand_in", a);
	rc = txn_end(office, rc, NULL);
	store_stamp(app->store); /* another connection wrote: this one's reach is asked anew */
out:
	arena_free(&a);
	return rc;
}

/* The one who stands in can end it too: nobody has to keep seeing files. */
static int end_office(struct app *app, const struct stand_in *si, struct app **office)
{
	if (strcmp(si->login, app->user) == 0)
		return app_office(app, RIGHT_HAND_OVER, office);
	return office_of(app, si->expert, office);
}

int app_stand_in_end(struct app *app, int64_t id)
{
	struct arena *a = arena_new();
	struct app *office;
	struct stand_in *si;
	size_t n, i = 0;
	int rc = store_stand_ins(app->store, app->today, a, &si, &n);
	while (rc == 0 && i < n && si[i].id != id)
		i++;
	if (rc == 0 && i == n)
		rc = err_set(ERR_NOTFOUND, "%s", _("there is no stand-in with that number (any more)"));
	if (rc || (rc = end_office(app, &si[i], &office)) || (rc = store_begin(office->store, "")))
		goto out;
	if ((rc = store_stand_in_end(office->store, id)) == 0)
		rc = tell(app, office, &si[i], "stand_in_end", a);
	rc = txn_end(office, rc, NULL);
	store_stamp(app->store);
out:
	arena_free(&a);
	return rc;
}
