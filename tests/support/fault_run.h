/* The real program with a call that fails or that is its last: see fault.c, which is loaded into it. */
#ifndef ANKER_TESTS_FAULT_RUN_H
#define ANKER_TESTS_FAULT_RUN_H

#include <stdbool.h>

struct fault_run {
	const char *what; /* "ENOSPC", "EIO", ..., "short", "kill", "torn" */
	int at;           /* the n-th call, from 1; 0: none, they are counted */
	const char *part; /* of the paths whose calls count */
	/* After it: */
	int status;       /* of waitpid */
	int seen;         /* calls that counted */
	char hit[300];    /* the one of them that failed: "fsync /tmp/..." */
	char said[4096];  /* stdout and stderr */
	char log[16384];  /* a line for each call that counted, as many as fit */
};

/* argv[0] is the program itself (fault_program). */
void fault_run(struct fault_run *f, const char *const argv[]);

/* The call to fail after `at` (0: the first), beyond `last` when all were: `some` of them, evenly from the
 * first to the last; ANKER_FAULTS=all takes each. */
int fault_next(int at, int last, int some);
bool fault_all(void);

/* build/anker of the build that these tests belong to. */
const char *fault_program(void);

#endif
