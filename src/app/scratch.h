/* Inside app: a caseload in memory that begins as another is now. What is tried in it reaches no file and keeps
 * nobody from writing; it takes as much memory as the caseload is large. */
#ifndef ANKER_APP_SCRATCH_H
#define ANKER_APP_SCRATCH_H

#include "anker/store.h"

struct scratch {
	unsigned char *bytes; /* owned until they are loaded */
	size_t n;
	struct store_vault vault;
};

/* The bytes of an open caseload without limits of reach, for store_options.vault, which may be opened once. The
 * scratch stays where it is and outlives that store. Codes of store_copy_bytes. */
int scratch_take(struct scratch *x, struct store *s);
void scratch_free(struct scratch *x);

#endif
