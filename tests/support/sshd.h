/* An SSH server on this machine, for one test: on a free port of the loopback, with keys of its own.
 * Where none can be started the test is to be skipped, and to say so. */
#ifndef TESTS_SUPPORT_SSHD_H
#define TESTS_SUPPORT_SSHD_H

#include <stdbool.h>
#include <sys/types.h>

struct sshd {
	char folder[96]; /* its files: key, and config of a client (host "office") */
	int port;
	pid_t pid;
};

bool sshd_possible(void);
/* In a new folder "ssh" under `folder`. `more`: a line of its configuration, or "". False: it could
 * not be started. It ends with the test, also when that fails. */
bool sshd_start(struct sshd *s, const char *folder, const char *more);
void sshd_stop(struct sshd *s);

#endif
