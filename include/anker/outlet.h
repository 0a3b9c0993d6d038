/* Writing to a descriptor that somebody else empties: a terminal that may be stopped (Ctrl-S), a pipe that
 * nobody reads. Its flags stay as they are: others share them. */
#ifndef ANKER_OUTLET_H
#define ANKER_OUTLET_H

#include <stddef.h>

enum { OUTLET_FOREVER = -1, OUTLET_AT_ONCE = 0 };

/* Writes `text` (n bytes), and waits at most `ms` for each part of it to be taken. The bytes that were written:
 * fewer than n with errno, ETIMEDOUT when they were not taken in time. */
size_t outlet_write(int fd, const char *text, size_t n, int ms);

#endif
