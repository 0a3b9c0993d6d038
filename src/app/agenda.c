/* What was agreed for later: what the next conversation must explain, and rest. */
#include <string.h>

#include "internal.h"

int app_agenda(struct app *app, int64_t placement, struct arena *a, struct record ***actions, size_t *n)
{
	const struct condition where[] = {
		{ "placement", IS, arena_printf(a, "%lld", (long long)placement) },
		{ "kind", IS, "explain" },
		{ "state", IS, "open" },
	};
	const struct query q = { .entity = E_ACTION, .where = where, .nwhere = sizeof where / sizeof *where,
		.order = "id" };
	return store_find(app->store, &q, a, actions, n);
}

static int check_rest(struct app *app, day until, const char *reason)
{
	if (until == DAY_NONE)
		return 0;
	if (until <= app->today)
		return err_set(ERR_INVALID, _("choose a day after today for the end of the rest"));
	if (until > app->today + REST_MOST)
		return err_set(
			ERR_INVALID, _("rest is for at most %d days; choose an earlier day"), REST_MOST);
	if (!reason || !reason[strspn(reason, " \t\n")])
		return err_set(
			ERR_INVALID, _("say why there is rest: whoever reads it later must understand"));
	return 0;
}

int app_rest(struct app *app, int64_t placement, day until, const char *reason, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	const char *label;
	int rc = check_rest(app, until, reason);
	if (rc || (rc = store_get(app->store, E_PLACEMENT, placement, a, &r)))
		goto out;
	if (r->deleted) {
		rc = err_set(ERR_NOTFOUND, _("placement %s was deleted"), id_show(placement, a));
		goto out;
	}
	label = until == DAY_NONE ? arena_printf(a, _("rest ended: %s"), record_subject(app, r, a)) :
				    arena_printf(a, _("rest agreed until %s: %s"), date_long(a, until),
					    record_subject(app, r, a));
	record_set_day(r, "rest_until", until);
	if ((rc = record_set(r, "rest_reason", until == DAY_NONE ? NULL : reason)) ||
		(rc = txn_begin(app, label)))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
