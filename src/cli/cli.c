/* Running a command: finds its row, reads its options, opens what it needs. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

enum { COLUMNS = 80, USAGE_COLUMN = 12 };

static const struct command *find_command(const char *name)
{
	for (const struct command *row = cli_commands; row->name != NULL; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

bool cli_is_command(const char *word)
{
	return find_command(word) != NULL;
}

/* A file, or a name that only files have. */
static bool names_file(const char *word)
{
	struct stat st;

	return strpbrk(word, "/.") != NULL || (stat(word, &st) == 0 && S_ISREG(st.st_mode));
}

int cli_no_caseload(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return errno == ENOENT || errno == ENOTDIR ? cli_refuse(_("there is no file %s"), path)
							   : cli_refuse(_("%s cannot be read: %s"), path, strerror(errno));
	if (S_ISREG(st.st_mode) && access(path, R_OK) != 0)
		return cli_refuse(_("%s cannot be read: %s"), path, strerror(errno));
	if (S_ISREG(st.st_mode) && st.st_size == 0)
		return cli_refuse(_("%s is empty: there is no caseload in it"), path);
	return cli_refuse(_("%s is not a caseload of anker"), path);
}

static const char *command_at(const void *ctx, size_t i)
{
	(void)ctx;
	return cli_command_name(i);
}

static int unknown_command(const char *name)
{
	const char *near = cli_nearest(name, command_at, NULL);

	if (names_file(name))
		return cli_no_caseload(name);
	if (near != NULL)
		return cli_wrong(_("there is no command \"%s\"; did you mean %s?"), name, near);
	return cli_wrong(_("there is no command \"%s\"; 'anker --help' shows them"), name);
}

/* ---- help ---- */

static void print_option(FILE *out, int id)
{
	const struct option_row *row = &cli_option_rows[id];
	char letter[6] = "    ", name[48];

	if (row->help == NULL)
		return;
	if (row->letter != 0)
		snprintf(letter, sizeof(letter), "-%c, ", row->letter);
	snprintf(name, sizeof(name), "--%s%s%s", row->name, row->argument != NULL ? " " : "",
		row->argument != NULL ? _(row->argument) : "");
	fprintf(out, "  %s%-21s  %s\n", letter, name, _(row->help));
}

/* gettext("") is the header of the catalogue, not "". */
static const char *usage_of(const struct command *row)
{
	return *row->usage != '\0' ? _(row->usage) : "";
}

static void command_usage(FILE *out, const struct command *row)
{
	fprintf(out, _("usage: anker %s %s\n"), row->name, usage_of(row));
	fprintf(out, "%s\n\n", _(row->summary));
	for (int i = 0; i < OPT_GENERAL; i++)
		if (cli_takes(row->options, (enum option_id)i) || i == OPT_HELP)
			print_option(out, i);
	fprintf(out, "%s", _("The general options of 'anker --help' may be given too.\n"));
}

void cli_help(FILE *out)
{
	fprintf(out, "%s", _("usage: anker [OPTION ...] [COMMAND ...]\n"
			     "Case manager for labour experts. Without a command it opens the screens.\n\n"));
	for (const struct command *row = cli_commands; row->name != NULL; row++)
		fprintf(out, "  %-*s%s\n", USAGE_COLUMN, row->name, _(row->summary));
	fprintf(out, "\n");
	for (int i = OPT_GENERAL; i < OPT_COUNT; i++)
		print_option(out, i);
	print_option(out, OPT_HELP);
	fprintf(out, "%s",
		_("\n'anker COMMAND --help' tells how a command is used; anker(1) tells the rest.\n"));
}

int command_help(struct cli *c)
{
	if (c->words == 0) {
		cli_help(c->out);
		return CLI_GOOD;
	}
	const struct command *row = find_command(c->word[0]);
	if (row == NULL)
		return unknown_command(c->word[0]);
	command_usage(c->out, row);
	return CLI_GOOD;
}

/* ---- running ---- */

static int output_columns(void)
{
	struct winsize size;
	const char *given = getenv("COLUMNS");
	long columns = given != NULL ? strtol(given, NULL, 10) : 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		columns = size.ws_col;
	return columns >= 20 && columns <= 10000 ? (int)columns : COLUMNS;
}

/* Commands that may work longer than a moment: the administrator of a shared caseload sees them, and can end
 * them. With the word behind it where that says what is done: "field out". */
static const char *long_work(const struct cli *c)
{
	static const char *const names[] = { "import", "export", "field", "check", "backup", "restore",
		"research" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(c->command->name, names[i]) == 0)
			return strcmp(names[i], "field") == 0 && c->words > 0
				? arena_printf(c->arena, "%s %s", names[i], c->word[0]) : names[i];
	return NULL;
}

int cli_open_caseload(struct cli *c, enum caseload needs)
{
	struct app_options o = cli_app_options(&c->options, needs == CASELOAD_CREATE);
	o.what = long_work(c);
	o.watch = true;
	int rc = cli_done(app_open(&c->app, &o));

	if (rc != CLI_GOOD)
		return rc;
	progress_watch(c->app);
	if (c->app->warning != NULL)
		cli_note("%s", c->app->warning);
	return cli_allow(c);
}

static int open_caseload(struct cli *c)
{
	if (c->command->caseload == CASELOAD_NONE)
		return CLI_GOOD;
	if (c->command->prepare != NULL) {
		int rc = c->command->prepare(c);
		if (rc != CLI_GOOD)
			return rc;
	}
	return cli_open_caseload(c, c->command->caseload);
}

static int check_words(const struct cli *c)
{
	const struct command *row = c->command;

	if (c->words >= row->least && (row->most < 0 || c->words <= row->most))
		return CLI_GOOD;
	if (c->words < row->least)
		return cli_wrong(_("%s needs more: anker %s %s"), row->name, row->name, usage_of(row));
	return cli_wrong(_("%s takes no \"%s\": anker %s %s"), row->name, c->word[row->most], row->name,
		usage_of(row));
}

static int run(struct cli *c, int argc, char **argv)
{
	int first;

	c->command = find_command(argv[0]);
	if (c->command == NULL)
		return unknown_command(argv[0]);
	int rc = c->options.server ? cli_server_command(argv[0]) : CLI_GOOD;
	if (rc != CLI_GOOD)
		return rc;
	rc = cli_parse(&c->options, &c->args, c->command->options, false, argc, argv, c->arena, &first);
	if (rc != CLI_GOOD)
		return rc;
	c->word = argv + first;
	c->words = argc - first;
	if (c->args.given[OPT_HELP]) {
		command_usage(c->out, c->command);
		return CLI_GOOD;
	}
	if ((rc = cli_check_today(&c->options)) != CLI_GOOD || (rc = check_words(c)) != CLI_GOOD ||
		(rc = cli_path_options(c)) != CLI_GOOD ||
		(rc = open_caseload(c)) != CLI_GOOD)
		return rc;
	return c->command->run(c);
}

int cli_main(struct cli_options *o, int argc, char **argv)
{
	struct cli c = {
		.options = *o, .arena = arena_new(), .out = stream_results(), .columns = output_columns()
	};

	/* A reader that leaves shows as a write error, never in the middle of a batch. */
	signal(SIGPIPE, SIG_IGN);
	int code = run(&c, argc, argv);
	if (progress_ended())
		cli_note("%s", _("the administrator ended this"));
	progress_watch(NULL);
	app_close(&c.app);
	code = cli_finish(&c, code);
	if (c.out != stdout)
		fclose(c.out);
	*o = c.options;
	arena_free(&c.arena);
	return code;
}
