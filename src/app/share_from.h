/* Inside app: a caseload of one's own, opened to be copied into a shared one (share.c). */
#ifndef ANKER_APP_SHARE_FROM_H
#define ANKER_APP_SHARE_FROM_H

#include "anker/rights.h"
#include "internal.h"
#include "scratch.h"

struct sharing {
	const struct share_from *from;
	struct app old;            /* only its store and what opens that */
	struct scratch updated;    /* one of an older anker, updated in memory */
};

/* Opens it to read. ERR_INVALID: it is shared already, or a take-out. sharing_end in any case. */
int sharing_begin(struct sharing *s, struct arena *a);
void sharing_end(struct sharing *s);
/* A file of mode 0600 with all of it, proved as a copy is; of what fails no file stays. */
int sharing_copy(struct sharing *s, const char *path, int64_t count[E_COUNT]);
/* What whoever shared it is to know of the new one. */
int sharing_report(struct store *s, struct arena *a, struct share_report *out);

#endif
