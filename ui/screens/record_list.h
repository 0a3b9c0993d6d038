/* A short list of records: read whole at each load, a row for each. The state of a
 * screen that is such a list. Private to ui/screens. */
#ifndef SCREENS_RECORD_LIST_H
#define SCREENS_RECORD_LIST_H

#include "core/list.h"
#include "screens/screens.h"

/* What a list is of. */
struct record_kind {
	const struct list_column *columns;
	size_t ncolumns;
	const char *empty, *empty_action; /* as of struct list */
	int (*load)(struct app *app, struct arena *a, struct record ***out, size_t *n);
	void (*cells)(struct app *app, struct arena *a, const struct record *r, struct list_row *row);
};

struct record_list {
	const struct record_kind *kind;
	struct record **r; /* in s->arena */
	size_t n;
	struct list list;
};

/* For open; then the ops load, list and done. */
int record_list_open(struct screen *s, const struct record_kind *kind);
int record_list_load(struct screen *s);
struct list *record_list_of(struct screen *s);
void record_list_done(struct screen *s);

/* The row that is selected, or NULL. */
const struct record *record_list_selected(const struct screen *s);

#endif
