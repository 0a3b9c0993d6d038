/* Tables from elsewhere come in for who keeps files. */
#include "anker/exchange.h"
#include "anker/rights.h"
#include "identity.h"
#include "internal.h"
#include "scratch.h"

/* ---- what would come in, of a shared caseload ---- */

static int take_all(struct app *app, struct scratch *x)
{
	const struct store_options so = { .path = store_path(app->store), .share = app->share, .user = app->user,
		.readonly = true, .force_network = true /* asked for when the file was opened first */ };
	struct store *whole;
	int rc = store_open(&whole, &so);
	if (rc == 0)
		rc = scratch_take(x, whole);
	store_close(&whole);
	return rc;
}

/* Within the same reach. */
static int open_beside(struct app *app, struct scratch *x, struct store **out)
{
	const struct store_options so = { .path = store_path(app->store), .share = app->share, .user = app->user,
		.vault = &x->vault };
	struct app beside = *app;
	int rc = store_open(out, &so);
	beside.store = *out;
	return rc ? rc : identity_confine(&beside);
}

/* What is written to be taken back would hold up everybody until then: it is written in memory. */
static int try_beside(struct app *app, struct import *im, const struct import_hooks *hooks, struct import_result *out)
{
	struct scratch x = { 0 };
	struct store *beside = NULL;
	int rc = take_all(app, &x);
	if (rc == 0 && (rc = open_beside(app, &x, &beside)) == 0) {
		struct store *own = import_store(im, beside);
		rc = import_run(im, true, hooks, out);
		import_store(im, own);
	}
	store_close(&beside);
	scratch_free(&x);
	return rc;
}

int app_import(struct app *app, struct import *im, bool dry_run, const struct import_hooks *hooks,
	struct import_result *out)
{
	const struct entity *e = import_plan(im)->records;
	int rc = app_allow(app, RIGHT_FILES);
	*out = (struct import_result){ 0 };
	/* No way around what saving one of them asks for. */
	if (rc == 0 && e)
		rc = app_allow(app, right_to_write(e->id, false));
	if (rc)
		return rc;
	return dry_run && app->shared ? try_beside(app, im, hooks, out) : import_run(im, dry_run, hooks, out);
}
