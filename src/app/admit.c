/* Whether somebody may come in at all; before anything is made for them. */
#include <stdlib.h>

#include "anker/str.h"
#include "identity.h"
#include "internal.h"

int identity_shared(const struct app *app, const struct app_options *o)
{
	if (app->shared || !o->shared_only)
		return 0;
	return err_set(ERR_DENIED, _("this caseload is not shared; 'anker init --shared' makes one for a server"));
}

int app_admits(const struct app_options *o)
{
	const struct store_options so = { .path = o->db, .share = o->share, .user = o->user, .readonly = true };
	struct arena *a = arena_new();
	struct app *app = xmalloc(sizeof *app);

	*app = (struct app){ .user = xstrdup(o->user), .today = o->today };
	int rc = store_open(&app->store, &so);
	if (rc == 0 && (rc = identity_take(app, o, a)) == 0)
		rc = identity_shared(app, o);
	app_close(&app);
	arena_free(&a);
	return rc;
}
