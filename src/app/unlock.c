/* Opening a sealed caseload: asks what opens it, and hands its bytes to the store. */
#include <string.h>

#include "anker/field.h"
#include "internal.h"

enum { TRIES = 3 };

/* *wrong: what was given is not what opens it. */
static int try_way(struct app *app, const struct app_options *o, const struct seal_way *way, bool *wrong)
{
	int rc = seal_open(&app->seal, o->db, way, o->readonly);
	*wrong = rc && seal_was_wrong();
	return rc;
}

static int try_passphrase(struct app *app, const struct app_options *o, bool again, bool *wrong)
{
	struct secret *passphrase = NULL;
	int rc = o->passphrase(o->ctx, o->db, again, &passphrase);
	if (rc == 0)
		rc = try_way(app, o, &(struct seal_way){ .passphrase = passphrase }, wrong);
	secret_free(&passphrase);
	return rc;
}

static int try_recovery(struct app *app, const struct app_options *o, bool again, bool *wrong)
{
	char key[APP_KEY_TYPED] = "";
	int rc = o->recovery(o->ctx, o->db, again, key);
	if (rc == 0)
		rc = try_way(app, o, &(struct seal_way){ .recovery = key }, wrong);
	explicit_bzero(key, sizeof key);
	return rc;
}

int unlock(struct app *app, const struct app_options *o)
{
	bool wrong = true;
	int rc = ERR_INVALID;
	if (!o->passphrase && !o->recovery)
		return err_set(ERR_INVALID, _("%s is sealed, and nobody can be asked for its passphrase here; "
					      "give it with --passphrase-file FILE"), o->db);
	seal_guard_process(&app->warning);
	for (int tries = 0; rc && wrong && tries < TRIES; tries++) {
		wrong = false;
		rc = (o->recovery ? try_recovery : try_passphrase)(app, o, tries > 0, &wrong);
	}
	if (rc == 0)
		app->vault = seal_vault(app->seal);
	return rc;
}

int app_unseal(const struct app_options *o)
{
	struct app app = { 0 };
	int rc = unlock(&app, o);
	if (rc == 0)
		rc = field_unseal(app.seal, o->share);
	seal_close(&app.seal);
	return rc;
}
