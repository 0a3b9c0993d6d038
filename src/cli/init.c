/* init: makes a shared caseload, and says what the administrator does next. */
#include <grp.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/rights.h"
#include "internal.h"

static const char *program(struct cli *c)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	return n > 0 ? arena_strndup(c->arena, path, (size_t)n) : "anker";
}

/* As one word for the shell that sshd starts the command with. */
static const char *quoted(struct cli *c, const char *word)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@%:,";

	if (word[strspn(word, plain)] == '\0')
		return word;
	char *out = arena_alloc(c->arena, 4 * strlen(word) + 3), *p = out;
	*p++ = '\'';
	for (; *word != '\0'; word++)
		p = *word == '\'' ? stpcpy(p, "'\\''") : (*p = *word, p + 1);
	strcpy(p, "'");
	return out;
}

static const char usual_group[] = "anker", nobodys_group[] = "root";

/* Who may come in: the group that the folder has. */
static const char *group_of(struct cli *c, const char *path)
{
	struct stat st;
	const struct group *group = stat(path, &st) == 0 ? getgrgid(st.st_gid) : NULL;

	return group != NULL ? arena_strdup(c->arena, group->gr_name) : usual_group;
}

/* How the administrator begins a command; root, who makes it, has no role in it. */
static const char *as_administrator(struct cli *c, const char *path, const char *administrator)
{
	bool other = c->options.account == NULL || strcmp(administrator, c->options.account) != 0;

	return arena_printf(c->arena, "%sanker --db %s",
		other ? arena_printf(c->arena, "runuser -u %s -- ", quoted(c, administrator)) : "", quoted(c, path));
}

static void print_roles(struct cli *c, const char *path, const char *administrator)
{
	cli_print(c, _("Then %s gives everyone a role: %s users add ACCOUNT expert --name \"NAME\"\n"), administrator,
		as_administrator(c, path, administrator));
}

static void print_next(struct cli *c, const char *path)
{
	const char *group = group_of(c, path);
	bool closed = strcmp(group, nobodys_group) == 0;

	cli_print(c, _("%s is a shared caseload of group %s.\n\n"), path, group);
	cli_print(c, "%s", _("Put this at the end of /etc/ssh/sshd_config, and run: systemctl reload ssh\n\n"));
	cli_print(c,
		"Match Group %s\n"
		"\tForceCommand %s --server --db %s\n"
		"\tAuthorizedKeysFile /etc/ssh/anker-keys/%%u\n"
		"\tAuthenticationMethods publickey\n"
		"\tPermitTTY yes\n"
		"\tDisableForwarding yes\n"
		"\tPermitUserRC no\n"
		"\tClientAliveInterval 15\n"
		"\tClientAliveCountMax 4\n\n",
		closed ? usual_group : group, quoted(c, program(c)), quoted(c, path));
	if (closed)
		cli_note(_("group root lets nobody else in: groupadd anker; chgrp -R anker FOLDER"));
}

/* ---- with what there is ---- */

static int on_percent(void *ctx, int percent)
{
	return progress_show(ctx, percent, 100, 0) ? 1 : 0;
}

static void print_expert(struct cli *c, const struct share_expert *e, const char *command)
{
	if (e->account)
		cli_print(c, "  %s users add %s expert\n", command, quoted(c, e->login));
	else
		cli_print(c, "  %s users add %s expert --name %s\n", command, _("ACCOUNT"), quoted(c, e->name));
}

static void print_taken_over(struct cli *c, const char *old, const char *path, const struct share_report *r)
{
	int64_t all = 0;

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		all += r->records[e];
	cli_print(c, ngettext("it holds what %s held: %lld record, of which %lld placements; it was opened and looked through\n",
			     "it holds what %s held: %lld records, of which %lld placements; it was opened and looked through\n",
			     (unsigned long)all),
		old, (long long)all, (long long)r->records[E_PLACEMENT]);
	if (r->nrules > 0)
		cli_print(c, ngettext("%zu rule file of %s holds for the whole office now\n",
				     "%zu rule files of %s hold for the whole office now\n", r->nrules),
			r->nrules, r->rules);
	if (r->takeouts > 0)
		cli_print(c, ngettext("%zu take-out is out still: it comes home in the shared caseload\n",
				     "%zu take-outs are out still: they come home in the shared caseload\n", r->takeouts),
			r->takeouts);
	cli_note(_("work no more in %s: what changes there does not reach %s"), old, path);
}

static void print_experts(struct cli *c, const char *path, const char *administrator, const struct share_report *r)
{
	cli_print(c, _("\nThese experts have files in it and no role yet; %s gives them one:\n"), administrator);
	for (size_t i = 0; i < r->nexperts; i++)
		print_expert(c, &r->expert[i], as_administrator(c, path, administrator));
}

static int take_over(struct cli *c, const struct app_options *o, const char *administrator, struct share_report *r)
{
	struct app_options old = cli_app_options(&c->options, false);
	struct progress progress;
	const struct share_from from = { .old = &old, .progress = on_percent, .ctx = &progress };

	old.db = c->args.value[OPT_FROM];
	if (!app_is_caseload(old.db))
		return cli_no_caseload(old.db);
	progress_begin(&progress, "");
	int rc = app_share_from(o, administrator, &from, c->arena, r);
	progress_end(&progress);
	return cli_done(rc);
}

int command_init(struct cli *c)
{
	struct share_report r = { 0 };
	const char *old = c->args.value[OPT_FROM];

	if (!c->args.given[OPT_SHARED])
		return cli_wrong(_("write: anker init --shared FILE; a caseload of your own makes itself"));
	struct app_options o = cli_app_options(&c->options, true);
	if (strchr(c->word[0], '/') == NULL)
		return cli_wrong(_("name the file with its folder: /srv/anker/%s"), c->word[0]);
	o.db = c->word[0];
	o.user = c->options.account != NULL ? c->options.account : c->options.expert;
	const char *administrator = c->args.value[OPT_ADMINISTRATOR] != NULL ? c->args.value[OPT_ADMINISTRATOR] : o.user;
	int rc = old != NULL ? take_over(c, &o, administrator, &r) : cli_done(app_init_shared(&o, administrator));
	if (rc != CLI_GOOD)
		return rc;
	char *real = realpath(c->word[0], NULL);
	const char *path = real != NULL ? arena_strdup(c->arena, real) : c->word[0];
	free(real);
	print_next(c, path);
	if (old != NULL)
		print_taken_over(c, old, path, &r);
	if (r.nexperts > 0)
		print_experts(c, path, administrator, &r);
	else
		print_roles(c, path, administrator);
	return CLI_GOOD;
}
