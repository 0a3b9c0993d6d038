/* Kernels with less Landlock than this one, for a child of a test: what a newer one knows is not there, or
 * nothing of it is. For this process and what it starts, and irreversible. */
#ifndef TESTS_SUPPORT_LANDLOCK_H
#define TESTS_SUPPORT_LANDLOCK_H

#include <stdbool.h>

/* As a kernel without: its calls do not exist. Also for a program that is started then. */
bool landlock_absent(void);
/* As a kernel with this version of it (1, 2): what later ones know is refused as such a kernel does. Not
 * for a program that is started then. False: not on this machine, or its kernel has no newer one. */
bool landlock_older(int version);

#endif
