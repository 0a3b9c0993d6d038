/* Work goes along and comes home. In a shared caseload what it changed may be out of reach by now, handed over
 * meanwhile: it is the office that takes it in, from whom it went out to, and nothing that did not go along. */
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "anker/rights.h"
#include "calendar_told.h"
#include "identity.h"

/* What comes from a file, or from the shelf, is written as if it were typed here. */
static uint64_t denied(const struct app *app)
{
	uint64_t kinds = 0;

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (!app_may(app, right_to_write((enum entity_id)e, false)))
			kinds |= UINT64_C(1) << e;
	return kinds;
}

int app_field_in(struct app *app, const struct field_in *o, struct arena *a, struct field_report *out)
{
	struct field_in in = *o;
	struct app *office;
	int rc = app_office(app, RIGHT_FILES, &office);

	if (rc)
		return rc;
	if (app->shared)
		in.owner = app->user;
	in.denied = denied(app);
	return field_in(office->store, &in, a, out);
}

int app_field_out(struct app *app, const struct field_out *o, int *site)
{
	struct arena *a = arena_new();
	const char *token;
	int rc = app_allow(app, RIGHT_FILES);

	*site = 0;
	if (rc == 0 && app->shared && strcmp(o->owner, app->user) != 0)
		rc = err_set(ERR_DENIED, _("%s takes work along for nobody else"), app->user);
	/* A calendar made on the way is then one with those of the office. */
	if (rc == 0 && (rc = calendar_token(app, a, &token)) == 0)
		rc = field_out(app->store, o, site);
	arena_free(&a);
	return rc;
}

int app_shelf(struct app *app, struct arena *a, struct shelf_item **out, size_t *n)
{
	int rc = app_allow(app, RIGHT_FILES);

	*out = NULL;
	*n = 0;
	return rc ? rc : store_shelf(app->store, a, out, n);
}

int app_shelf_settle(struct app *app, int64_t id, enum shelf_answer answer, const char *typed, int64_t *txn)
{
	int rc = app_allow(app, RIGHT_FILES);

	if (rc)
		return rc;
	store_taker(app->store, NULL, denied(app));
	rc = store_shelf_settle(app->store, id, answer, typed, txn);
	store_taker(app->store, NULL, 0);
	return rc;
}
