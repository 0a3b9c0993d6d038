/* What intermediaries of a programme answered to its three questions. */
#include <string.h>

#include "anker/programme.h"
#include "internal.h"
#include "programme.h"

static int check_intermediary(struct app *app, int64_t organisation, struct arena *a)
{
	struct record *r;
	int rc = store_get(app->store, E_ORGANISATION, organisation, a, &r);
	if (rc == ERR_NOTFOUND || (rc == 0 && r->deleted))
		return err_set(ERR_NOTFOUND, _("there is no organisation %s"), id_show(organisation, a));
	if (rc == 0 && strcmp(record_text(r, "kind"), "employer") == 0)
		return err_set(ERR_INVALID, _("%s is an employer, no intermediary"), record_title(r, a));
	return rc;
}

int app_intake(struct app *app, int64_t programme, int64_t organisation, struct arena *a, struct record **out)
{
	const struct condition where[] = {
		{ "programme", IS, arena_printf(a, "%lld", (long long)programme) },
		{ "organisation", IS, arena_printf(a, "%lld", (long long)organisation) },
	};
	const struct query q = { .entity = E_INTAKE, .where = where, .nwhere = 2, .order = "date",
		.descending = true, .limit = 1 };
	struct record *of, **found;
	size_t n = 0;
	int rc = programme_get(app, programme, a, &of);
	if (rc || (rc = check_intermediary(app, organisation, a)) ||
		(rc = store_find(app->store, &q, a, &found, &n)))
		return rc;
	if (n > 0) {
		*out = found[0];
		return 0;
	}
	*out = record_new(model_entity(E_INTAKE), app->today, a);
	record_set_ref(*out, "programme", programme);
	record_set_ref(*out, "organisation", organisation);
	record_set_day(*out, "date", app->today);
	return 0;
}
