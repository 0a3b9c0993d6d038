/* What a search finds, as rows of one list. Private to ui/screens. */
#ifndef SCREENS_SEARCH_H
#define SCREENS_SEARCH_H

#include "core/list.h"
#include "screens/screens.h"

struct found_row {
	struct list_row row;
	enum entity_id entity; /* E_NONE: a heading, "more", or a point of a guide */
	int64_t id;
	struct subject subject; /* what it is about; both 0: nothing */
	int guide;              /* 0: no guide */
	const char *point;      /* of the guide; NULL: a part that is no point */
};

struct found {
	struct found_row *row;
	size_t n, hits;    /* rows, headings included; results */
	bool more;         /* there may be more than were asked for */
	const char *words; /* what was looked for, folded; NULL: nothing */
};

/* At most `limit` results of the caseload and as many of the guides for what
 * is typed, grouped by kind; all in the arena. Codes of store_search; guides
 * that cannot be read are left out. */
int search_find(struct found *out, struct app *app, const char *typed, size_t limit, struct arena *a);

#endif
