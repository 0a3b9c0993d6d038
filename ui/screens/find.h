/* The inside of the list of any kind of record. Private to ui/screens. */
#ifndef SCREENS_FIND_H
#define SCREENS_FIND_H

#include "anker/worklist.h"
#include "core/list.h"
#include "screens/records.h"

struct finding {
	struct arena *kept;      /* of what is set here, over loads */
	struct worklist w;       /* conditions, columns and order as they are now; id 0: not kept */
	const char *title;       /* or NULL */
	bool changed;            /* it differs from the list that is kept */
	struct list_column column[LIST_COLUMNS];
	const struct field *shown[LIST_COLUMNS];
	size_t ncolumns;
	struct record **r;       /* of the window that was fetched last */
	size_t first, have;
	struct arena *window;
	int64_t count;
	const char *words;       /* the conditions for people, in s->arena; "" */
	struct rect head;        /* of `words` */
	struct list list;
};

struct finding *finding_of(const struct screen *s);
struct query find_query(const struct screen *s, int64_t offset, int64_t limit);

/* ---- find_condition.c ---- */

/* Asks for a condition: field, how, value. True when one was made (in `a`). */
bool find_ask_condition(struct screen *s, const struct entity *e, struct arena *a, struct condition *out);
/* Asks for a field of the kind; NULL: none. `current` may be NULL. */
const struct field *find_ask_field(struct screen *s, const struct entity *e, const char *title,
	const char *current);

/* ---- find_keep.c ---- */

/* Keeps the list under a name and a key. */
unsigned find_keep(struct screen *s);
/* Writes all of it, in these columns, to a file. */
unsigned find_export(struct screen *s);

#endif
