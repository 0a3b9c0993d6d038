/* What the kernel is asked to refuse this process from now on, on a server: to start a program
 * (seccomp), to make a connection of any kind, to open a file outside the folders named (Landlock). */
#ifndef ANKER_SANDBOX_H
#define ANKER_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct sandbox {
	const char *const *read;         /* folders and files that may be read */
	size_t nread;
	const char *const *write;        /* folders in which files may be made, read, written and removed;
					  * files (devices) that may be read and written */
	size_t nwrite;
};
/* The kernel's version of Landlock, 0: none. */
int sandbox_files_version(void);
/* Irreversible. 0, or ERR_IO when starting programs cannot be refused, or files cannot by a kernel
 * that says it does. *files: whether they are confined (a kernel without Landlock: false; anker's own
 * checks stand alone then). */
int sandbox_enter(const struct sandbox *s, bool *files);

#endif
