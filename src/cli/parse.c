/* Options: getopt_long over the rows that a command takes. The general options
 * may stand before the command and behind it. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { FIRST_VALUE = 256 }; /* above every letter */

bool cli_takes(const enum option_id *options, enum option_id id)
{
	for (; options != NULL && *options != OPT_COUNT; options++)
		if (*options == id)
			return true;
	return false;
}

/* The rows allowed as getopt wants them; returns the short options. */
static char *getopt_tables(const enum option_id *own, bool stop, struct option *list, struct arena *a)
{
	char *letters = arena_alloc(a, 2 * OPT_COUNT + 4), *p = letters;
	size_t n = 0;

	/* '+' stops at the first word; ':' tells a missing argument from an unknown option. */
	if (stop)
		*p++ = '+';
	*p++ = ':';
	for (int i = 0; i < OPT_COUNT; i++) {
		const struct option_row *row = &cli_option_rows[i];
		if (i < OPT_GENERAL && i != OPT_HELP && !cli_takes(own, (enum option_id)i))
			continue;
		int takes = row->argument != NULL ? required_argument : no_argument;
		list[n++] = (struct option){ row->name, takes, NULL, FIRST_VALUE + i };
		if (row->letter != 0) {
			*p++ = row->letter;
			if (takes == required_argument)
				*p++ = ':';
		}
	}
	list[n] = (struct option){ 0 };
	return letters;
}

static int row_of(int code)
{
	if (code >= FIRST_VALUE)
		return code - FIRST_VALUE;
	for (int i = 0; i < OPT_COUNT; i++)
		if (cli_option_rows[i].letter == code)
			return i;
	return -1;
}

/* What a general option without a value switches on; NULL: it is none. */
static bool *switched_by(struct cli_options *o, enum option_id id)
{
	switch (id) {
	case OPT_READ_ONLY: return &o->readonly;
	case OPT_FORCE_NETWORK: return &o->force_network;
	case OPT_RECOVERY: return &o->recovery;
	case OPT_ASCII: return &o->ascii;
	case OPT_NO_COLOR: return &o->no_color;
	case OPT_VERSION: return &o->version;
	case OPT_DUMP_KEYS: return &o->dump_keys;
	default: return NULL;
	}
}

/* Puts a general option to work; the others are kept for the command. */
static int take_general(struct cli_options *o, enum option_id id, const char *value)
{
	bool *on = switched_by(o, id);
	int rc = o->server ? cli_server_option(id) : CLI_GOOD;

	if (rc != CLI_GOOD)
		return rc;
	if (on != NULL)
		*on = true;
	switch (id) {
	case OPT_DB:
		if (*value == '\0')
			return cli_wrong(_("--db needs the name of a file"));
		o->db = value;
		o->db_given = true;
		break;
	case OPT_TODAY:
		return date_parse(value, o->today, &o->today) < 0 ? cli_wrong("--today: %s", err_last())
								  : CLI_GOOD;
	case OPT_LANG:
		return lang_init(value, o->locale) < 0 ? cli_wrong("%s", err_last()) : CLI_GOOD;
	case OPT_EXPERT:
		o->expert = value;
		break;
	case OPT_PASSPHRASE_FILE:
		o->passphrase_file = value;
		break;
	case OPT_SERVER: return cli_wrong("%s", _("--server comes first, in the configuration of an SSH server"));
	default:
		break;
	}
	return CLI_GOOD;
}

static const char *option_of(const void *ctx, size_t i)
{
	const struct option *list = ctx;

	return list[i].name;
}

static int unknown_option(const char *word, const struct option *list)
{
	const char *bare = word + strspn(word, "-");
	const char *near = cli_nearest(bare, option_of, list);

	if (near != NULL)
		return cli_wrong(_("option %s does not exist here; did you mean --%s?"), word, near);
	return cli_wrong(_("option %s does not exist here; --help shows which do"), word);
}

int cli_parse(struct cli_options *o, struct args *args, const enum option_id *own, bool stop, int argc,
	char **argv, struct arena *a, int *first)
{
	struct option list[OPT_COUNT + 1];
	const char *letters = getopt_tables(own, stop, list, a);
	int code;

	args->map = arena_alloc(a, (size_t)argc * sizeof(*args->map) + 1);
	optind = 0; /* start anew: this is called twice */
	opterr = 0;
	while ((code = getopt_long(argc, argv, letters, list, NULL)) != -1) {
		if (code == ':')
			return cli_wrong(_("option %s needs a value"), argv[optind - 1]);
		int id = row_of(code);
		if (code == '?' || id < 0)
			return unknown_option(argv[optind - 1], list);
		args->given[id] = true;
		args->value[id] = optarg;
		if (id == OPT_MAP)
			args->map[args->nmap++] = optarg;
		int rc = id < OPT_NEVER_OWN && cli_takes(own, (enum option_id)id)
				 ? CLI_GOOD
				 : take_general(o, (enum option_id)id, optarg);
		if (rc != CLI_GOOD)
			return rc;
	}
	*first = optind;
	return CLI_GOOD;
}

int cli_options_read(struct cli_options *o, int argc, char **argv, int *first)
{
	struct arena *a = arena_new();
	struct args args = { 0 };
	int rc = cli_parse(o, &args, NULL, true, argc, argv, a, first);

	o->help = args.given[OPT_HELP];
	arena_free(&a);
	return rc;
}

int cli_check_today(const struct cli_options *o)
{
	day ignored;

	if (o->bad_today != NULL && date_parse(o->bad_today, o->today, &ignored) < 0)
		return cli_wrong("ANKER_TODAY: %s", err_last());
	return CLI_GOOD;
}

const char *cli_command_name(size_t i)
{
	return cli_commands[i].name;
}

const char *cli_option_name(size_t i)
{
	/* The hidden one is the last row. */
	return i < OPT_COUNT && cli_option_rows[i].help != NULL ? cli_option_rows[i].name : NULL;
}
