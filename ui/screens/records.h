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
/* The record on that page; NULL: it is gone. */
const struct record *record_shown(const struct screen *s);
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
unsigned worklists_open(struct screen *s);

/* Opens the screen that shows this record best: that of a placement, a contact, ... else
 * its page. */
unsigned record_open(struct screen *s, enum entity_id e, int64_t id);
/* The form with these fields only (NULL-ended names, in this order), with a title; the
 * first is selected. */
unsigned record_edit_fields(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset,
	size_t n, const char *title, const char *const *fields);
/* The form of a new record with the presets, which starts at the first field that is still to be filled in. */
unsigned record_add(struct screen *s, enum entity_id e, const struct preset *preset, size_t n);
/* A form that starts at this field. */
unsigned record_edit_at(struct screen *s, enum entity_id e, int64_t id, const char *field);

/* ---- record_words.c: any record for people, from the dictionary ---- */

/* "████░ 4" */
const char *record_scale(int value, int most, struct arena *a);
/* A field for people, a score with its bar, on one line; NULL when empty. */
const char *record_value(struct app *app, const struct record *r, size_t field, struct arena *a);
/* It lies behind: its `done` field is filled. */
bool record_ended(const struct record *r);
/* How it stands: "granted", "handled on 14 Nov"; "" when nothing says. */
const char *record_standing(struct app *app, const struct record *r, struct arena *a);
/* When it was: at most eight columns, "" without a date. */
const char *record_when(struct app *app, const struct record *r, struct arena *a);
/* What a row says of it: its title, and a first note where that says more. */
const char *record_words(struct app *app, const struct record *r, struct arena *a);

/* ---- record_do.c: what can be done with any record ---- */

/* `done` filled with today, or emptied. ERR_INVALID: this kind has no such field. */
unsigned record_finish(struct screen *s, enum entity_id e, int64_t id);
/* Deletes it, after asking. */
unsigned record_delete(struct screen *s, enum entity_id e, int64_t id);
unsigned record_history(struct screen *s, enum entity_id e, int64_t id);
/* A new record of one of the kinds that belong to this one (asks which, when there are
 * more): its parts, and what can refer to it from the same file. */
unsigned record_add_to(struct screen *s, const struct record *r);
/* A new record of a kind that can stand in the file of the subject; asks which. */
unsigned record_add_about(struct screen *s, struct subject subject);

/* The kinds of records that hang from one of this kind: by the index of `kind` a field that
 * refers to it. NULL-ended kinds, in the order of the dictionary; parts first. */
struct record_link {
	const struct entity *kind;
	const struct field *field;
	bool part;
};
size_t record_links(enum entity_id e, struct arena *a, struct record_link **out);
/* The field by which a record of this kind stands in the file of the subject, or NULL. */
const struct field *file_field(const struct entity *kind, struct subject subject);
/* The heading of a part of a file. */
const char *file_part_label(enum file_part part);

#endif
