/* The inside of a form, shared by form.c (keys), form_value.c (kinds),
 * form_paint.c (drawing) and form_draft.c (writing down). */
#ifndef UI_FORM_PRIVATE_H
#define UI_FORM_PRIVATE_H

#include "anker/date.h"
#include "core/edit.h"
#include "core/form.h"

struct arena;

struct form_item {
	struct form_field f; /* strings in form->arena */
	struct edit edit;    /* what is typed, for kinds that are typed */
	char *value;         /* accepted value; owned */
	char *begin;         /* value at the start; owned */
	char *begin_text;    /* what was in `edit` at the start; owned */
	char *shown;         /* FORM_REF: label; owned */
	char *error;         /* owned; NULL: fine */
	int y, h;            /* rows in the form, from its top; the error row included */
	size_t note_top;     /* FORM_NOTE: first line shown */
};

struct form {
	struct arena *arena;   /* the copied spec */
	struct arena *scratch; /* one call */
	struct form_spec spec;
	day today;
	struct form_item *items;
	size_t count, focus;
	struct rect area;
	int label_width, top, height; /* rows scrolled away, rows in all */
	char *error;                  /* of the form as a whole */
	bool chord;                   /* Ctrl-X was typed */
};

/* form_value.c */
bool form_is_typed(enum form_kind kind); /* text, note, date, number, percent */
/* The text shown for a value of a typed kind; in a. */
const char *form_display(struct arena *a, enum form_kind kind, const char *value);
/* Takes over what is typed: 0, or ERR_INVALID with item->error set. */
int form_accept(struct form *f, struct form_item *it);
void form_set_value(struct form_item *it, const char *value);
void form_set_error(char **slot, const char *message);
struct form_item *form_find(const struct form *f, const char *name);
/* What a date being typed means ("→ za 6 dec 2026"), or NULL; in a. */
const char *form_echo(struct arena *a, const struct form *f, const struct form_item *it);
bool form_item_changed(const struct form_item *it);

/* form_paint.c */
void form_reflow(struct form *f);
int form_value_width(const struct form *f, const struct form_item *it);

/* form_draft.c: whether two drafts hold the same text, wherever the cursor stood: that alone
 * is not worth a write (of a whole file, when it is sealed). */
bool form_draft_same(const char *a, const char *b);

#endif
