/* backup, restore: copies of the caseload while others work. */
#include <string.h>
#include <unistd.h>

#include "anker/backup.h"
#include "internal.h"

static int on_percent(void *ctx, int percent)
{
	return progress_show(ctx, percent, 100, 0) ? 1 : 0;
}

/* ---- backup ---- */

static int64_t sum(const int64_t count[E_COUNT])
{
	int64_t n = 0;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		n += count[e];
	return n;
}

static void tell_backup(struct cli *c, const struct backup_report *r)
{
	cli_print(c, _("copied %s to %s\n"), c->options.db, r->path);
	cli_print(c, ngettext("it was opened and looked through: %lld record, of which %lld placements\n",
			     "it was opened and looked through: %lld records, of which %lld placements\n",
			     (unsigned long)sum(r->records)),
		(long long)sum(r->records), (long long)r->records[E_PLACEMENT]);
	if (r->log != NULL)
		cli_print(c, ngettext("the read log is in %s: %lld line, its last digest is %s\n",
				     "the read log is in %s: %lld lines, its last digest is %s\n",
				     (unsigned long)r->log_lines),
			r->log, (long long)r->log_lines, r->log_head);
	if (r->log_bad > 0)
		cli_print(c, _("line %lld of the read log does not fit: 'anker read-log --verify' tells more\n"),
			(long long)r->log_bad);
	if (r->removed > 0)
		cli_print(c, ngettext("%zu older copy was removed\n", "%zu older copies were removed\n", r->removed),
			r->removed);
}

/* The work can be stopped with Ctrl-C; nothing of it stays then. */
static int make(struct cli *c, struct backup_options *o, struct backup_report *r)
{
	struct progress progress;

	o->progress = on_percent;
	o->ctx = &progress;
	progress_begin(&progress, "");
	int rc = app_backup(c->app, o, c->arena, r);
	progress_end(&progress);
	return rc;
}

int command_backup(struct cli *c)
{
	const char *file = c->args.value[OPT_NEW_PASSPHRASE_FILE];
	bool seal = c->args.given[OPT_SEAL] || file != NULL;
	struct secret *passphrase = NULL;
	struct backup_report r;
	int rc = cli_path_words(c, 0);

	if (rc != CLI_GOOD)
		return rc;
	rc = seal ? cli_new_passphrase(file, c->word[0], &passphrase) : 0;

	if (rc != 0)
		return cli_done(rc);
	struct backup_options o = { .path = c->word[0], .passphrase = passphrase, .rotate = c->args.given[OPT_ROTATE] };
	rc = make(c, &o, &r);
	secret_free(&passphrase);
	if (rc == 0 || r.removed > 0 || r.recovery != NULL)
		tell_backup(c, &r);
	/* A copy that is made each night with a passphrase from a file needs no key of its own on paper. */
	if (r.recovery != NULL && file == NULL)
		cli_show_recovery(c, r.recovery, true);
	return cli_done(rc);
}

/* ---- restore ---- */

static void tell_counts(struct cli *c, const struct restore_report *r)
{
	const struct column columns[] = { { _("Records"), false, true }, { _("Now"), true, true },
		{ _("Copy"), true, true } };
	struct table *t = table_new(c, columns, sizeof(columns) / sizeof(columns[0]));

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (r->now[e] != r->then[e])
			table_row(t, (const char *[]){ lang_text(model_entity((enum entity_id)e)->label_plural),
				arena_printf(c->arena, "%lld", (long long)r->now[e]),
				arena_printf(c->arena, "%lld", (long long)r->then[e]) });
	table_end(&t);
}

static void tell_difference(struct cli *c, const struct restore_report *r)
{
	if (*r->made)
		cli_print(c, _("the last change in the copy: %s\n"), moment_long(c->arena, r->made));
	if (r->lost == 0)
		cli_print(c, _("nothing was changed since\n"));
	else
		cli_print(c, ngettext("%lld change since is not in it: %s\n", "%lld changes since are not in it: %s\n",
				     (unsigned long)r->lost),
			(long long)r->lost, r->lost_by);
	if (r->erased > 0)
		cli_print(c, ngettext("%lld record was erased since, and is erased in it again\n",
				     "%lld records were erased since, and are erased in it again\n",
				     (unsigned long)r->erased),
			(long long)r->erased);
	if (memcmp(r->now, r->then, sizeof(r->now)) != 0)
		tell_counts(c, r);
}

static int restore(struct cli *c, const struct secret *passphrase, bool dry, struct restore_report *r)
{
	struct progress progress;

	progress_begin(&progress, "");
	int rc = app_restore(c->app, c->word[0], passphrase, dry, on_percent, &progress, c->arena, r);
	progress_end(&progress);
	return rc;
}

static int put_back(struct cli *c, const struct secret *passphrase)
{
	struct restore_report r;
	int rc = restore(c, passphrase, true, &r);

	if (rc != 0)
		return cli_done(rc);
	tell_difference(c, &r);
	if (c->args.given[OPT_DRY_RUN]) {
		cli_print(c, _("nothing was written; without --dry-run this copy is put back\n"));
		return CLI_GOOD;
	}
	if (!c->args.given[OPT_YES]) {
		if (!isatty(STDIN_FILENO))
			return cli_refuse(_("nothing was written; with --yes this copy is put back"));
		if (!cli_ask_yes(_("Put this copy back?")))
			return cli_refuse(_("nothing was written"));
	}
	rc = restore(c, passphrase, false, &r);
	if (r.kept != NULL)
		cli_print(c, _("what was there is in %s; remove it when it is not needed any more\n"), r.kept);
	if (rc == 0)
		cli_print(c, _("%s is as it was in %s; roles, the read log and what was erased stay as they are\n"),
			c->options.db, c->word[0]);
	return cli_done(rc);
}

int command_restore(struct cli *c)
{
	struct secret *passphrase = NULL;
	int rc = cli_path_words(c, 0);

	if (rc != CLI_GOOD)
		return rc;
	const char *path = c->word[0];
	rc = seal_is(path) ? cli_passphrase(c->args.value[OPT_PASSPHRASE_FILE], path, false, &passphrase) : 0;

	rc = rc == 0 ? put_back(c, passphrase) : cli_done(rc);
	secret_free(&passphrase);
	return rc;
}
