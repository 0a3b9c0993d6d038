/* A server as an administrator sets it up: a shared caseload in a folder of its own, anker installed, and sshd
 * with ForceCommand. The account is that of whoever runs the tests, an expert there. */
#ifndef TESTS_UI_SERVED_H
#define TESTS_UI_SERVED_H

#include "tests/support/sshd.h"
#include "tests/ui/demo.h"

/* As the manual says; tests of what anker does by itself add to it. */
#define SERVED_ADVISED "DisableForwarding yes\nPermitUserRC no\nPermitTTY yes\n"

struct served {
	struct demo d;      /* its path: the caseload */
	char exchange[160]; /* the user's folder */
	char mark[96];      /* a file that nothing may make */
	struct sshd sshd;
};

/* All of it but sshd: for served_direct. */
void served_prepare(struct served *s);
/* Skips the test where no SSH server can be started. `more`: lines of sshd's configuration. */
void served_open(struct served *s, const char *more);
void served_close(struct served *s);

struct said {
	int code;
	char *out, *err;    /* until the next one */
};
/* ssh [options ...] office [command]; options end with NULL. `in`: a file for its standard input, or NULL. */
struct said served_run(struct served *s, const char *const *options, const char *command, const char *in);
#define SAID(s, command) served_run(s, (const char *const[]){ NULL }, command, NULL)

/* What sshd would start for `command` (NULL: none, `argv` alone), without it: the program itself with this
 * environment beside SSH_ORIGINAL_COMMAND. `bare`: on a kernel without Landlock, so that anker's own checks stand
 * alone. `more`: words behind --server --db FILE; these and `set` ("NAME=value") end with NULL, or are NULL. */
struct direct {
	const char *command, *in;
	const char *const *more, *const *set;
	bool bare;
};
struct said served_direct(struct served *s, const struct direct *d);

/* ssh -tt [options ...] office [command] on a terminal; waits for nothing. */
struct term *served_term(struct served *s, const char *const *options, const char *command);

/* A program of this server that runs now, started by sshd; 0: none. */
pid_t served_process(const struct served *s);
/* Until none runs; fails after a few seconds. */
void served_wait_gone(const struct served *s);

#endif
