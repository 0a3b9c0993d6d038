/* anker --server: the parts; private to src/cli. */
#ifndef CLI_SERVER_H
#define CLI_SERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "anker/arena.h"
#include "anker/cli.h"

/* ---- server_words.c: the command as the user typed it behind `ssh HOST` ---- */

enum {
	SERVER_COMMAND_MOST = 128 * 1024, /* bytes */
	SERVER_WORDS_MOST = 4096
};

/* Into words, as a shell would with quotes and backslashes, and nothing else: no expansion, no
 * second command. *argv in `a`, ends with NULL. ERR_INVALID says what a shell would have done
 * and is not done here. */
int server_words(const char *command, struct arena *a, char ***argv, int *argc);

/* ---- server_environment.c ---- */

/* What is taken from the environment before it is emptied. */
struct server_environment {
	const char *command; /* SSH_ORIGINAL_COMMAND, or NULL: the screens */
	const char *source;  /* address of the other side; "" */
	const char *language; /* "nl" or "en" */
	const char *loader;  /* a variable that loads other people's code, or NULL */
};

/* Reads it and empties the environment, but for a terminal type that is known here. */
void server_environment_take(struct arena *a, struct server_environment *out);

/* ---- server_place.c: folders and guards ---- */

#define SERVER_NAMED_IN "/etc/anker/caseload"
/* The caseload's real path: `given`, or the first line of the file `named_in` where that is NULL.
 * ERR_NOTFOUND: neither. */
int server_caseload(const char *given, const char *named_in, struct arena *a, const char **out);
/* The folder of a user's own, beside the caseload; made when it is not there. ERR_INVALID: it is
 * somebody else's, or a link. */
int server_exchange(const char *db, const char *user, struct arena *a, const char **out);
/* Confines this process to what a user of that caseload needs. *files as sandbox_enter. */
int server_confine(const char *db, const char *share, const char *locale, bool *files);

/* ---- server_check.c: anker --server --check ---- */

int server_check(const struct cli_options *o);

#endif
