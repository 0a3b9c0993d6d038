/* Inside readlog*.c. */
#ifndef STORE_READLOG_H
#define STORE_READLOG_H

#include "internal.h"

/* A copy of a read log, in a file or in a vault, for reading alone. Closed by the caller. ERR_INVALID: it
 * is no read log. */
int readlog_open_copy(struct store **out, const char *path, const struct store_vault *kept);

#endif
