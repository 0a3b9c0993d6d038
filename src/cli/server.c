/* anker --server: what an SSH server starts for its user instead of a shell. Before the first word of that
 * user is looked at, the environment is empty and the kernel refuses this process programs, connections and
 * other folders. Then it is anker as always, for the account that the kernel names, on one caseload. */
#include "server.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "anker/log.h"
#include "anker/place.h"
#include "anker/text.h"
#include "internal.h"

bool cli_is_server(int argc, char **argv)
{
	return argc > 1 && strcmp(argv[1], "--server") == 0;
}

int cli_server_read(struct cli_server *s, int argc, char **argv, struct arena *a)
{
	struct server_environment e;

	server_environment_take(a, &e);
	*s = (struct cli_server){ .command = e.command, .source = e.source, .language = e.language };
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--check") == 0)
			s->check = true;
		else if (strcmp(argv[i], "--db") == 0 && i + 1 < argc && argv[i + 1][0] == '/')
			s->db = argv[++i];
		else
			return cli_wrong("%s", _("--server takes --db with a whole path, and --check; see anker-server(1)"));
	}
	if (e.loader != NULL)
		return cli_refuse(_("this server lets its users set %s: it must not (AcceptEnv, PermitUserEnvironment)"),
			e.loader);
	return CLI_GOOD;
}

static int say(int rc)
{
	return rc < 0 ? cli_refuse("%s", err_last()) : CLI_GOOD;
}

/* Nothing of the caseload stays behind a program that fails, no other one of the account looks in, and
 * there is no shell to go to when it stops. */
static void close_up(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	signal(SIGTSTP, SIG_IGN);
	umask(S_IRWXO); /* what is made beside the caseload is the group's too */
}

/* ---- the command ---- */

/* What clients ask for behind one's back. */
static bool wants_files(const char *word)
{
	static const char *const names[] = { "internal-sftp", "sftp-server", "scp", "rsync" };
	const char *slash = strrchr(word, '/');

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(slash != NULL ? slash + 1 : word, names[i]) == 0)
			return true;
	return false;
}

static int read_command(struct cli_server *s, struct arena *a)
{
	const char *command = s->command != NULL ? s->command : "";
	int rc = say(server_words(command, a, &s->argv, &s->argc));

	if (rc == CLI_GOOD && s->argc == 0) /* the screens */
		rc = say(server_words("anker", a, &s->argv, &s->argc));
	if (rc != CLI_GOOD || strcmp(s->argv[0], "anker") == 0)
		return rc;
	if (wants_files(s->argv[0]))
		return cli_refuse("%s", _("this server has no SFTP and no scp: files come and go with 'ssh HOST anker exchange "
					  "put NAME < FILE' and 'get NAME > FILE'"));
	return cli_refuse(_("this server runs anker alone, not %s: 'ssh HOST anker help' tells its commands"), s->argv[0]);
}

/* Nothing is made for who has no role. */
static int admit(const struct cli_options *o)
{
	const struct app_options options = cli_app_options(o, false);

	return say(app_admits(&options));
}

int cli_server_enter(struct cli_server *s, struct cli_options *o, struct arena *a)
{
	const char *folder;
	bool files = false;
	int rc = say(server_caseload(s->db, SERVER_NAMED_IN, a, &o->db));

	o->server = o->db_given = true;
	o->source = s->source;
	if (rc != CLI_GOOD)
		return rc;
	if (s->check)
		return server_check(o);
	close_up();
	log_to_system();
	if ((rc = say(server_confine(o->db, o->share, o->locale, &files))) != CLI_GOOD ||
		(rc = admit(o)) != CLI_GOOD || (rc = say(server_exchange(o->db, o->account, a, &folder))) != CLI_GOOD)
		return rc;
	place_restrict(folder);
	return read_command(s, a);
}

/* ---- what is not for a server ---- */

int cli_server_option(enum option_id id)
{
	/* All others name another file, account or day. */
	static const enum option_id harmless[] = { OPT_LANG, OPT_READ_ONLY, OPT_ASCII, OPT_NO_COLOR, OPT_VERSION,
		OPT_COUNT };

	return cli_takes(harmless, id) ? CLI_GOOD
				       : cli_wrong(_("--%s is not for this server: the caseload, the account and the "
						     "day are given there"),
						 cli_option_rows[id].name);
}

int cli_server_command(const char *name)
{
	/* They make or change files of one's own machine. */
	static const char *const elsewhere[] = { "seal", "unseal", "passphrase", "demo", "init" };

	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++)
		if (strcmp(elsewhere[i], name) == 0)
			return cli_refuse(_("anker %s is for a machine of one's own, not for this server"), name);
	return CLI_GOOD;
}
