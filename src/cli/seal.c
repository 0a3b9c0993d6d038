/* seal, unseal, passphrase: a caseload that lives encrypted. */
#include <string.h>

#include "anker/field.h"
#include "internal.h"

static const char *file_of(const struct cli *c)
{
	return c->words > 0 ? c->word[0] : c->options.db;
}

static void on_removed(void *ctx, const char *path)
{
	cli_print(ctx, _("removed %s, which held plain text\n"), path);
}

int command_seal(struct cli *c)
{
	const char *path = file_of(c), *file = c->args.value[OPT_PASSPHRASE_FILE];
	char key[SEAL_RECOVERY_SIZE] = "";
	struct secret *passphrase = NULL;
	bool sealed = seal_is(path); /* then it only looks for what plain text is beside it still */

	if (!app_is_caseload(path))
		return cli_no_caseload(path);
	int rc = sealed ? 0 : cli_new_passphrase(file, path, &passphrase);
	if (rc != 0)
		return cli_done(rc);
	bool print = c->args.given[OPT_RECOVERY] || (!sealed && file == NULL && cli_ask_yes(_("Print a recovery key?")));
	const struct field_convert convert = { .path = path, .passphrase = passphrase, .recovery = print ? key : NULL,
		.share = c->options.share, .removed = on_removed, .ctx = c };
	rc = cli_done(field_seal(&convert));
	secret_free(&passphrase);
	if (rc == CLI_GOOD)
		cli_print(c, _("%s is sealed; from now on it asks its passphrase\n"), path);
	if (print && !sealed && seal_is(path)) /* also when something plain stayed behind */
		cli_show_recovery(c, key, file == NULL);
	explicit_bzero(key, sizeof(key));
	return rc;
}

int command_unseal(struct cli *c)
{
	c->options.db = file_of(c);
	if (!seal_is(c->options.db))
		return app_is_caseload(c->options.db) ? cli_refuse(_("%s is not sealed"), c->options.db)
						      : cli_no_caseload(c->options.db);
	const struct app_options o = cli_app_options(&c->options, false);
	int rc = cli_done(app_unseal(&o));
	if (rc == CLI_GOOD)
		cli_print(c, _("%s is a plain file now; whoever has it can read it\n"), c->options.db);
	return rc;
}

/* The recovery key of before opens the new key's file no more, so another is offered. */
int command_passphrase(struct cli *c)
{
	const char *file = c->args.value[OPT_NEW_PASSPHRASE_FILE];
	char key[SEAL_RECOVERY_SIZE] = "";
	struct secret *passphrase = NULL;
	size_t n;

	c->options.db = file_of(c);
	if (!seal_is(c->options.db))
		return app_is_caseload(c->options.db)
			? cli_refuse(_("%s is not sealed; 'anker seal' does that"), c->options.db)
			: cli_no_caseload(c->options.db);
	int rc = cli_open_caseload(c, CASELOAD_WRITE);
	if (rc != CLI_GOOD)
		return rc;
	rc = cli_new_passphrase(file, c->options.db, &passphrase);
	if (rc == 0) {
		bool print = file == NULL && cli_ask_yes(_("Print a recovery key? An earlier one no longer opens it."));
		const unsigned char *image = store_image(c->app->store, &n);
		rc = seal_change(c->app->seal, passphrase, (struct seal_cost){ 0 }, print ? key : NULL, image, n);
		if (rc == 0)
			cli_print(c, _("%s has its new passphrase\n"), c->options.db);
		if (rc == 0 && print)
			cli_show_recovery(c, key, true);
	}
	explicit_bzero(key, sizeof(key));
	secret_free(&passphrase);
	return cli_done(rc);
}
