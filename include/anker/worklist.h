/* Conditions in words that a command line takes, and the lists that an expert keeps of them.
 *
 * A condition is FIELD=VALUE, FIELD!=VALUE, FIELD>=VALUE, FIELD<=VALUE, FIELD= (empty) or
 * FIELD!= (filled in). Several stand behind each other with blanks between; a value that
 * holds a blank or a quote stands in double quotes, a quote in it twice. A date that is
 * today is written "today", and means the day on which it is read. */
#ifndef ANKER_WORKLIST_H
#define ANKER_WORKLIST_H

#include "anker/app.h"

/* The parts of one condition, not yet looked up; they point into `word`. */
struct condition_words {
	const char *field;
	size_t length;      /* of field */
	enum operator op;
	const char *value;  /* "" for IS_EMPTY and IS_SET */
};
/* ERR_INVALID: no condition. */
int condition_split(const char *word, struct condition_words *out);

/* Conditions on a kind of record as text, and back. Text that was printed gives the same
 * conditions. ERR_INVALID: no such field or value, or a quote that is not closed. */
char *conditions_print(const struct app *app, const struct entity *e, const struct condition *c, size_t n,
	struct arena *a);
int conditions_parse(struct app *app, const struct entity *e, const char *text, struct arena *a,
	struct condition **out, size_t *n);
/* For people: "Course is difficult", "Contact person is empty". */
const char *condition_show(struct app *app, const struct entity *e, const struct condition *c, struct arena *a);

/* A list as an expert keeps it. */
struct worklist {
	int64_t id;              /* 0: not saved yet */
	const char *name, *hotkey; /* hotkey: one character, or "" */
	enum entity_id entity;
	struct condition *where;
	size_t nwhere;
	const struct field **column;
	size_t ncolumns;         /* 0: the usual ones */
	const char *order;       /* field, or NULL: the usual order */
	bool descending;
};

/* Those of this account, by name. One that names a kind or field that is gone is left out. */
int app_worklists(struct app *app, struct arena *a, struct worklist **out, size_t *n);
/* ERR_NOTFOUND; ERR_INVALID: it cannot be read any more. */
int app_worklist(struct app *app, int64_t id, struct arena *a, struct worklist *out);
/* Makes or changes it (id). ERR_INVALID: no name, or the key belongs to another list. */
int app_worklist_save(struct app *app, struct worklist *w, int64_t *txn);

#endif
