/* anker: reads the environment and the options, sets the language, and hands
 * over to a command or to the screens. The clock and the environment are read
 * here, once. */
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/cli.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/screens.h"

/* A variable that is set and not empty, or NULL. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0' ? value : NULL;
}

static bool has(struct arena *a, const char *folder, const char *what)
{
	return access(arena_printf(a, "%s/%s", folder, what), R_OK) == 0;
}

/* The folder of the running program. */
static const char *program_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return ANKER_PREFIX "/bin";
	path[n] = '\0';
	char *slash = strrchr(path, '/');
	if (slash != NULL)
		*slash = '\0';
	return arena_strdup(a, path);
}

/* ANKER_SHARE, PREFIX/share/anker of an installed program, or share/ of the
 * source tree it was built in. */
static const char *find_share(struct arena *a, const char *folder)
{
	const char *given = variable("ANKER_SHARE");
	const char *installed = arena_printf(a, "%s/../share/anker", folder);
	const char *source = arena_printf(a, "%s/../share", folder);

	if (given != NULL)
		return given;
	if (has(a, installed, "schema"))
		return installed;
	return has(a, source, "schema") ? source : ANKER_PREFIX "/share/anker";
}

/* Compiled catalogues stand beside the program in a build folder. */
static const char *find_locale(struct arena *a, const char *folder, const char *share)
{
	const char *built = arena_printf(a, "%s/share", folder);

	return has(a, built, "locale") ? built : share;
}

static const char *data_file(struct arena *a, const char *name)
{
	const char *data = variable("XDG_DATA_HOME"), *home = variable("HOME");

	/* The standard says: a path that is not absolute is ignored. */
	if (data != NULL && *data == '/')
		return arena_printf(a, "%s/anker/%s", data, name);
	if (home == NULL) {
		const struct passwd *account = getpwuid(geteuid());
		home = account != NULL ? arena_strdup(a, account->pw_dir) : ".";
	}
	return arena_printf(a, "%s/.local/share/anker/%s", home, name);
}

/* Who started this, by the kernel: no variable says otherwise. */
static const char *account_name(struct arena *a)
{
	const struct passwd *account = getpwuid(getuid());

	return account != NULL ? arena_strdup(a, account->pw_name) : arena_printf(a, "%ld", (long)getuid());
}

static int complain(struct arena *a, const char *text, int code)
{
	fprintf(stderr, "anker: %s\n", text_clean(a, text, false));
	return code;
}

/* anker FILE: a file in the place of a command is the caseload to open. */
static int take_file(struct cli_options *o, int argc, char **argv, int *first)
{
	int next, rc;

	if (*first == argc || o->server || cli_is_command(argv[*first]) || !app_is_caseload(argv[*first]))
		return CLI_GOOD;
	o->db = argv[*first];
	o->db_given = true;
	bool help = o->help;
	if ((rc = cli_options_read(o, argc - *first, argv + *first, &next)) == CLI_GOOD)
		*first += next;
	o->help = o->help || help;
	return rc;
}

static int run_screens(struct arena *a, const struct cli_options *o)
{
	struct app *app = NULL;
	struct app_options options = cli_app_options(o, true);
	options.terminal = o->terminal != NULL ? o->terminal : ttyname(STDIN_FILENO);
	options.what = "screens";
	int rc = app_open(&app, &options);

	if (rc == 0)
		rc = screens_run(
			app, &(struct screens_options){ .ascii = o->ascii, .no_color = o->no_color });
	int code = rc < 0 ? complain(a, err_last(), CLI_REFUSED) : CLI_GOOD;
	app_close(&app);
	return code;
}

/* What is known before the first option is read. */
static struct cli_options standard(struct arena *a)
{
	const char *folder = program_folder(a), *share = find_share(a, folder), *account = account_name(a);
	const day clock = date_today();

	return (struct cli_options){
		.share = share,
		.locale = find_locale(a, folder, share),
		.expert = account,
		.account = account,
		.today = clock,
		.clock = clock,
	};
}

static int run(struct arena *a, struct cli_options *o, int argc, char **argv)
{
	int first, rc;

	if ((rc = cli_options_read(o, argc, argv, &first)) != CLI_GOOD ||
		(rc = take_file(o, argc, argv, &first)) != CLI_GOOD)
		return rc;
	if (o->version)
		return printf("anker %s\n", ANKER_VERSION) < 0 ? CLI_REFUSED : CLI_GOOD;
	if (o->help) {
		cli_help(stdout);
		return CLI_GOOD;
	}
	if (o->dump_keys) {
		screens_dump_keys(stdout);
		return CLI_GOOD;
	}
	if (first == argc)
		return (rc = cli_check_today(o)) == CLI_GOOD ? run_screens(a, o) : rc;
	rc = cli_main(o, argc - first, argv + first);
	return rc == CLI_GOOD && o->open_screens ? run_screens(a, o) : rc;
}

/* The user of an SSH server: nothing in the environment is theirs to say. */
static int serve(struct arena *a, int argc, char **argv)
{
	struct cli_server server;
	int rc = cli_server_read(&server, argc, argv, a);
	struct cli_options o = standard(a);

	lang_init(server.language, o.locale);
	if (rc == CLI_GOOD)
		rc = cli_server_enter(&server, &o, a);
	return rc == CLI_GOOD && server.argc > 0 ? run(a, &o, server.argc, server.argv) : rc;
}

static int start(struct arena *a, int argc, char **argv)
{
	const char *db = variable("ANKER_DB"), *user = variable("ANKER_USER"), *today = variable("ANKER_TODAY");

	if (cli_is_server(argc, argv))
		return serve(a, argc, argv);
	struct cli_options o = standard(a);
	o.db = db != NULL ? db : data_file(a, "anker.db");
	o.demo_db = data_file(a, "demo.db");
	o.db_given = db != NULL;
	o.expert = user != NULL ? user : o.account;
	lang_init(NULL, o.locale);
	if (today != NULL && date_parse(today, o.today, &o.today) < 0)
		o.bad_today = today;
	return run(a, &o, argc, argv);
}

/* A file that is opened may not get the number of a stream that is closed: what is written to that would
 * go into it. Held the wrong way round, so that whoever uses the stream is told. */
static void hold_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			abort();
}

int main(int argc, char **argv)
{
	hold_streams();
	struct arena *a = arena_new();
	int code = start(a, argc, argv);

	arena_free(&a);
	return code;
}
