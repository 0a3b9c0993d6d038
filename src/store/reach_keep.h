/* Inside src/store: what may be done with what is in reach. */
#ifndef STORE_REACH_KEEP_H
#define STORE_REACH_KEEP_H

#include "internal.h"

/* Whether the record may be written as `r` says (`was`: as it stands, NULL: a new one). A colleague's file that is
 * open for a while stays theirs, and nothing is made in another's name. ERR_DENIED. */
int reach_check_keep(struct store *s, const struct record *r, char *const *was);
/* Whether it may be deleted. ERR_DENIED: it is a colleague's, or records out of reach refer to it. */
int reach_check_delete(struct store *s, const struct record *r);

#endif
