/* Records of any kind, from the dictionary alone: a page, a file, lists, forms of some
 * fields. A kind of record needs no screen of its own. Private to ui/screens. */
#ifndef SCREENS_RECORDS_H
#define SCREENS_RECORDS_H

#include "anker/store.h"
#include "screens/screens.h"

struct record_arg {
	enum entity_id entity;
	int64_t id;
};
/* A page: its fields (scores with bars), its parts, and what refers to it. */
extern const struct screen_ops record_screen; /* struct record_arg */
/* The file of a placement or employer: its records of every kind in groups, what is open
 * first, ended ones behind; a new one of any kind. */
extern const struct screen_ops file_screen;   /* struct subject */

/* A list of records of one kind: conditions ("is empty" too), columns, order, all saved
 * as a working list; exported. */
struct find_arg {
	enum entity_id entity;
	const struct condition *where;
	size_t nwhere;
	const char *title;   /* NULL: the plural */
	int64_t worklist;    /* the saved list it comes from, or 0 */
};
extern const struct screen_ops find_screen;      /* struct find_arg */
extern const struct screen_ops worklists_screen; /* NULL */

/* Opens the screen that shows this record best: that of a placement, a contact, ... else
 * its page. */
unsigned record_open(struct screen *s, enum entity_id e, int64_t id);
/* The form with these fields only (NULL-ended names, in this order), with a title; the
 * first is selected. */
unsigned record_edit_fields(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset,
	size_t n, const char *title, const char *const *fields);
/* A form that starts at this field. */
unsigned record_edit_at(struct screen *s, enum entity_id e, int64_t id, const char *field);

#endif
