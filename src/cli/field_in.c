/* `anker field in`: what a take-out brings, the question whether it may, and bringing it in. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "field_home.h"

static int on_progress(void *ctx, int64_t done, int64_t total)
{
	return progress_show(ctx, done, total, done) ? 1 : 0;
}

static int run(struct cli *c, struct field_in *o, bool preview, struct field_report *out)
{
	struct progress p;

	o->preview = preview;
	o->progress = on_progress;
	o->ctx = &p;
	progress_begin(&p, _("changes"));
	int done = app_field_in(c->app, o, c->arena, out);
	progress_end(&p);
	int rc = cli_done(done);
	if (done == ERR_CONFLICT && !o->copy)
		cli_note(_("add --copy to take it in as a copy, beside the other"));
	return rc;
}

static bool is_empty(const struct bring_report *r)
{
	return r->txns == 0 && r->shelved == 0;
}

static void show(struct cli *c, const char *path, const struct field_report *r, bool preview)
{
	struct homecoming h;

	if (c->args.given[OPT_JSON]) {
		cli_json(c, cli_report_json(c, r, preview));
		return;
	}
	cli_report_read(c, r, preview, &h);
	cli_report_print(c, path, &h);
}

static int say_done(struct cli *c)
{
	int64_t waiting;
	int done = store_shelf_count(c->app->store, &waiting);

	if (done < 0)
		return cli_done(done);
	cli_print(c, "%s", _("it is in; the file itself was not changed\n"));
	if (waiting > 0)
		cli_print(c, ngettext("%lld choice waits on the shelf: 'anker field shelf' shows it\n",
				     "%lld choices wait on the shelf: 'anker field shelf' shows them\n",
				     (unsigned long)waiting),
			(long long)waiting);
	return CLI_GOOD;
}

/* Looks, asks and brings in; without a question there is nothing to look at first. */
static int bring(struct cli *c, struct field_in *o)
{
	bool look = c->args.given[OPT_DRY_RUN] || !c->args.given[OPT_YES];
	struct field_report r;
	int rc = CLI_GOOD;

	if (look && (rc = run(c, o, true, &r)) == CLI_GOOD)
		show(c, o->path, &r, true);
	if (rc != CLI_GOOD || c->args.given[OPT_DRY_RUN])
		return rc;
	if (look && !is_empty(&r.count) && (rc = cli_may_bring(c)) != CLI_GOOD)
		return rc;
	if ((rc = run(c, o, false, &r)) != CLI_GOOD)
		return rc;
	if (!look)
		show(c, o->path, &r, false);
	if (c->args.given[OPT_JSON] || is_empty(&r.count))
		return rc;
	/* Whoever looks at the suggestions next need not wait for it. */
	cli_keep_facts(c);
	return say_done(c);
}

static bool has_terminal(void)
{
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

int cli_may_bring(struct cli *c)
{
	if (!has_terminal())
		return cli_refuse(_("there is no terminal to ask on: --yes brings it in, --dry-run only looks"));
	fflush(c->out);
	return cli_ask_yes(_("Bring it in?")) ? CLI_GOOD : cli_refuse(_("nothing was changed"));
}

/* With what opens it: the office's own key, unless something else was named. */
static int open_and_bring(struct cli *c, const char *path)
{
	const bool *given = c->args.given;
	const char *file = c->args.value[OPT_PASSPHRASE_FILE];
	struct secret *secret = NULL;
	char key[APP_KEY_TYPED] = "";
	int done = 0;

	if (given[OPT_RECOVERY])
		done = cli_recovery(path, false, key);
	else if (file != NULL)
		done = cli_passphrase(file, path, false, &secret);
	int rc = cli_done(done);
	struct field_in o = { .path = path,
		.passphrase = secret,
		.recovery = given[OPT_RECOVERY] ? key : NULL,
		.force = given[OPT_FORCE],
		.copy = given[OPT_COPY],
		.share = c->options.share };
	if (rc == CLI_GOOD)
		rc = bring(c, &o);
	explicit_bzero(key, sizeof(key));
	secret_free(&secret);
	return rc;
}

int cli_field_in(struct cli *c)
{
	const bool *given = c->args.given;
	const char *path = c->word[1];
	bool asks = !given[OPT_YES] && !given[OPT_DRY_RUN];
	int rc;

	if (asks && given[OPT_JSON])
		return cli_wrong(_("--json asks nothing: add --yes to bring it in, or --dry-run to look"));
	if (asks && strcmp(path, "-") == 0)
		return cli_wrong(_("standard input is read once: add --yes to bring it in, or --dry-run to look"));
	if (given[OPT_RECOVERY] && given[OPT_PASSPHRASE_FILE])
		return cli_wrong(_("give a passphrase or a recovery key, not both"));
	if (given[OPT_TO] && c->options.server)
		return cli_refuse("%s", _("--to is for a machine of one's own: bring the file in here without it"));
	if (given[OPT_TO])
		return cli_field_to(c, c->args.value[OPT_TO], path);
	if ((rc = cli_path_or_stream(c, path, &path)) != CLI_GOOD || (rc = cli_open_caseload(c, CASELOAD_WRITE)) != CLI_GOOD)
		return rc;
	return open_and_bring(c, path);
}
