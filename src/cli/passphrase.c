/* What opens a sealed caseload, and what is to open a new one: from a file, or asked. */
#include <string.h>

#include "internal.h"
#include "terminal.h"

enum { LINE = SECRET_MOST + 2, ANSWER = 16 };

static int from_file(const char *file, struct secret **out)
{
	bool loose = false;
	int rc = secret_read(out, file, &loose);

	if (rc == 0 && loose)
		cli_note(_("others may read %s; make it yours alone with: chmod 600 %s"), file, file);
	return rc;
}

static int no_terminal(const char *path)
{
	return err_set(ERR_STOPPED,
		_("the passphrase of %s cannot be asked, there is no terminal; give it with "
		  "--passphrase-file FILE"),
		path);
}

/* A secret line; *out is NULL when it was left empty. */
static int ask(const char *path, const char *prompt, struct secret **out)
{
	char line[LINE];
	int rc = terminal_ask(prompt, false, line, sizeof(line));

	*out = NULL;
	if (rc == ERR_NOTFOUND)
		rc = no_terminal(path);
	else if (rc == 0 && *line != '\0')
		rc = secret_new(out, line, strlen(line));
	explicit_bzero(line, sizeof(line));
	return rc;
}

int cli_passphrase(const char *file, const char *path, bool again, struct secret **out)
{
	struct arena *a = arena_new();
	int rc;

	if (file != NULL)
		/* The same file would give the same again. */
		rc = again ? err_set(ERR_STOPPED, _("the passphrase in %s is not that of %s"), file, path)
			   : from_file(file, out);
	else {
		if (again)
			terminal_say(_("That is not it."));
		rc = ask(path, arena_printf(a, _("Passphrase of %s: "), path), out);
		if (rc == 0 && *out == NULL)
			rc = err_set(ERR_STOPPED, _("no passphrase was given; %s was not opened"), path);
		if (rc == 0)
			terminal_say(_("One second ..."));
	}
	arena_free(&a);
	return rc;
}

/* Twice the same; *out stays NULL when something else is to be chosen. */
static int ask_twice(const char *path, const char *first, struct secret **out)
{
	struct secret *again = NULL;
	char line[LINE];
	const char *hint = "";
	int rc = terminal_ask(first, false, line, sizeof(line));

	if (rc == ERR_NOTFOUND)
		rc = no_terminal(path);
	else if (rc == 0 && *line == '\0')
		rc = err_set(ERR_STOPPED, _("no passphrase was given; nothing was done"));
	else if (rc == 0 && (rc = secret_new(out, line, strlen(line))) == 0)
		secret_strength(line, &hint);
	explicit_bzero(line, sizeof(line));
	if (rc != 0)
		return rc;
	if (*hint != '\0')
		terminal_say(hint);
	rc = ask(path, *hint != '\0' ? _("Once more (empty: choose another): ") : _("Once more: "), &again);
	bool same = rc == 0 && again != NULL && secret_same(*out, again);
	if (rc == 0 && again != NULL && !same)
		terminal_say(_("These two are not the same."));
	if (!same)
		secret_free(out);
	secret_free(&again);
	return rc;
}

int cli_new_passphrase(const char *file, const char *path, struct secret **out)
{
	struct arena *a = arena_new();
	int rc = 0;

	*out = NULL;
	if (file != NULL)
		rc = from_file(file, out);
	while (rc == 0 && *out == NULL)
		rc = ask_twice(path, arena_printf(a, _("New passphrase of %s: "), path), out);
	arena_free(&a);
	return rc;
}

bool cli_ask_yes(const char *question)
{
	struct arena *a = arena_new();
	char line[ANSWER];
	const char *yes = _("y");
	int rc = terminal_ask(arena_printf(a, "%s %s ", question, _("(y/N)")), true, line, sizeof(line));

	arena_free(&a);
	return rc == 0 && (strncasecmp(line, yes, strlen(yes)) == 0 || *line == 'y' || *line == 'Y');
}

void cli_show_recovery(struct cli *c, const char *key, bool wait)
{
	struct arena *a = arena_new();
	char line[ANSWER];

	if (wait) {
		terminal_apart(true);
		terminal_say(arena_printf(a, _("Recovery key, shown only now: %s"), key));
		terminal_say(_("It opens the file when the passphrase is forgotten. Write it down and keep it elsewhere."));
	}
	if (!wait || terminal_ask(_("Enter when it is written down: "), true, line, sizeof(line)) == ERR_NOTFOUND)
		cli_print(c, "%s\n", key);
	if (wait)
		terminal_apart(false);
	arena_free(&a);
}

int cli_recovery(const char *path, bool again, char key[APP_KEY_TYPED])
{
	struct arena *a = arena_new();

	if (again)
		terminal_say(_("That is not it."));
	int rc = terminal_ask(arena_printf(a, _("Recovery key of %s: "), path), false, key, APP_KEY_TYPED);
	if (rc == ERR_NOTFOUND)
		rc = err_set(ERR_STOPPED, _("the recovery key of %s cannot be asked, there is no terminal"), path);
	else if (rc == 0 && *key == '\0')
		rc = err_set(ERR_STOPPED, _("no recovery key was given; %s was not opened"), path);
	if (rc == 0)
		terminal_say(_("One second ..."));
	arena_free(&a);
	return rc;
}

/* ---- for app_open ---- */

static int on_passphrase(void *ctx, const char *path, bool again, struct secret **out)
{
	const struct cli_options *o = ctx;

	return cli_passphrase(o->passphrase_file, path, again, out);
}

static int on_recovery(void *ctx, const char *path, bool again, char key[APP_KEY_TYPED])
{
	(void)ctx;
	return cli_recovery(path, again, key);
}

struct app_options cli_app_options(const struct cli_options *o, bool create)
{
	return (struct app_options){
		.db = o->db,
		.share = o->share,
		.rules = o->rules,
		.user = o->expert,
		.other_user = o->account && strcmp(o->expert, o->account) != 0,
		.today = o->today,
		.other_day = o->account && o->today != o->clock,
		.source = o->source,
		.terminal = o->terminal,
		.create = create && !o->readonly && !o->server,
		.shared_only = o->server,
		.readonly = o->readonly,
		.force_network = o->force_network,
		.passphrase = on_passphrase,
		.recovery = o->recovery ? on_recovery : NULL,
		.ctx = (void *)o,
	};
}
