/* The command line: the same app calls as the screens, as commands.
 *
 * main reads the environment into struct cli_options, cli_options_read takes
 * the options before the command, cli_main runs the command. Results go to
 * stdout and messages to stderr; every text passes text_clean, JSON is escaped.
 * Command names, option names, JSON keys and exit codes are a contract. */
#ifndef ANKER_CLI_H
#define ANKER_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/date.h"

/* Exit codes. */
enum { CLI_GOOD = 0, CLI_REFUSED = 1 /* refused, or found something */, CLI_WRONG_USE = 2 };

struct cli_options {
	const char *db;      /* the caseload; never NULL */
	const char *demo_db; /* where `demo` goes when no caseload was named */
	bool db_given;       /* by --db or ANKER_DB */
	const char *share;   /* folder with schema/, guides/, rules/ */
	const char *locale;  /* folder that holds locale/, as lang_init wants it */
	const char *rules;   /* local rules folder, or NULL: as app_options */
	const char *expert;  /* account name: who writes, and whose caseload */
	/* Who the kernel says it is; in a shared caseload expert is nobody else, and today no other day
	 * than the clock's. NULL: not asked, as in tests. */
	const char *account;
	const char *source, *terminal; /* where it is used from, for the list of connections; NULL: here */
	day today, clock;    /* clock: what the system says */
	const char *bad_today; /* what ANKER_TODAY holds where that is no date, or NULL */
	bool readonly, force_network, ascii, no_color;
	const char *passphrase_file; /* what opens a sealed caseload; NULL: it is asked */
	bool server;         /* these are for the user of a server: cli_server_enter */
	bool recovery;       /* it is opened with its recovery key */
	bool help, version, dump_keys; /* asked for before the command */
	bool open_screens;   /* out: a command asks for the screens on `db` after it */
};

/* Reads options up to the first word that is none; *first gets its index (argc:
 * no command). --lang is put to work at once. CLI_GOOD or, with a message on
 * stderr, CLI_WRONG_USE. Strings are borrowed from argv. */
int cli_options_read(struct cli_options *o, int argc, char **argv, int *first);

/* CLI_GOOD or, for a bad_today, CLI_WRONG_USE with a message on stderr. Apart from
 * reading it, because only the options tell the language. cli_main does it too. */
int cli_check_today(const struct cli_options *o);

/* ---- anker --server [--db FILE] [--check], for an SSH server's ForceCommand ---- */

struct cli_server {
	const char *db;       /* as given, or NULL: /etc/anker/caseload names it */
	const char *command;  /* SSH_ORIGINAL_COMMAND, or NULL: the screens */
	const char *source;   /* address of the other side, or "" */
	const char *language; /* "nl" or "en" */
	bool check;           /* --check: say which guards there are, serve nobody */
	char **argv;          /* out: the words of `command`, "anker" first; ends with NULL */
	int argc;
};
bool cli_is_server(int argc, char **argv);
/* Takes what may be known of the environment and empties it; before anything else reads that. An
 * exit code; the texts are English still. */
int cli_server_read(struct cli_server *s, int argc, char **argv, struct arena *a);
/* From here on this process can start no program, make no connection and open nothing but the
 * caseload's folder and what is installed; then the words are read. An exit code. With --check
 * instead the guards are shown, and argc stays 0. */
int cli_server_enter(struct cli_server *s, struct cli_options *o, struct arena *a);

/* How to open the caseload: a sealed one asks for its passphrase on the terminal, without echo,
 * unless a file holds it. Borrows `o`. */
struct app_options cli_app_options(const struct cli_options *o, bool create);

/* Whether it is a command, and not a file to open. */
bool cli_is_command(const char *word);

/* Runs argv[0], a command, with its words and options (the general options may
 * stand behind the command too, and end up in *o). Returns the exit code. */
int cli_main(struct cli_options *o, int argc, char **argv);

/* What the program is and all commands, for --help. */
void cli_help(FILE *out);

/* Names of the commands and of all long options (without dashes), for the test
 * of the completion files. NULL at the end; don't ask further. */
const char *cli_command_name(size_t i);
const char *cli_option_name(size_t i);

#endif
