/* Form: a table of generic fields, edited in place.
 *
 * Open one with ui_push(s, &form_screen, &spec); everything in spec is copied
 * except ctx and the functions. The form owns the typed text: a value that is
 * refused stays as typed with the reason below it. Ctrl-S saves from anywhere,
 * Esc asks when something changed (default: keep editing). The whole form can
 * be written to one string and back for drafts. */
#ifndef UI_FORM_H
#define UI_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/prompt.h"
#include "core/screen.h"

struct form;

enum form_kind {
	FORM_TEXT,
	FORM_NOTE,    /* several lines */
	FORM_DATE,    /* value YYYY-MM-DD; shorthand echoed ("+2w" -> 06-12-2026) */
	FORM_SPAN,    /* value as date_span_iso; shorthand echoed ("maart" -> maart 2027) */
	FORM_NUMBER,  /* whole or decimal; comma or point typed, value with a point */
	FORM_PERCENT, /* 0-100 */
	FORM_YESNO,   /* values "1", "0" and "" (unknown) */
	FORM_CHOICE,  /* value is a code of `choices` or "" */
	FORM_REF,     /* value is an id (or code) found through spec.search or "" */
	FORM_SCALE,   /* value is a digit 1..most or ""; shown as a bar */
	FORM_SECTION, /* a heading: label only */
};

struct form_field {
	const char *name;  /* stable: check, save, drafts */
	const char *label; /* in the user's language, as all texts here */
	enum form_kind kind;
	bool required;
	bool readonly;
	bool past;         /* FORM_SPAN: "March" is the last one */
	int most;          /* FORM_SCALE, at most 9 */
	int width;         /* columns typed into; 0 is what is there */
	const char *help;  /* one line, shown while the field has the cursor */
	const struct pick *choices; /* FORM_CHOICE */
	size_t choice_count;
	const char *value; /* to begin with; NULL is "" */
	const char *shown; /* FORM_REF: label of that value */
};

struct form_spec {
	const char *title;
	const struct form_field *fields;
	size_t count;
	const char *start; /* name of the field that gets the cursor; NULL: the first */
	void *ctx;
	/* On leaving a changed field and before saving. 0, *canonical (in a) may
	 * replace the value; or ERR_INVALID with *error (in a or static). NULL: only
	 * the kind and required are checked. Kind checks come first. */
	int (*check)(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
		     const char **error);
	/* FORM_REF: rows for what is typed; code is the id. */
	int (*search)(void *ctx, const char *field, struct arena *a, const char *typed, size_t limit,
		      struct pick **out, size_t *n);
	/* Ctrl-S, when all fields are fine. UI_BACK: saved, close. Anything else
	 * keeps the form; show why with form_fail or ui_error. */
	unsigned (*save)(struct screen *s, struct form *f, void *ctx);
	/* Store this text as the draft; NULL: throw the draft away. May be NULL. */
	void (*draft)(void *ctx, const char *text);
	const char *restore; /* a draft to begin with; NULL: none */
	/* Ctrl-P: what this field held before. NULL: nothing is kept. */
	unsigned (*history)(struct screen *s, const char *field, void *ctx);
	/* Ctrl-D: delete what the form is about (asks itself); UI_BACK closes and
	 * drops the draft. NULL: nothing to delete. */
	unsigned (*remove)(struct screen *s, struct form *f, void *ctx);
	/* After a field got another value: show other hints, fill others. May be NULL. */
	void (*changed)(struct form *f, const char *field, void *ctx);
	void (*closed)(void *ctx); /* last call: ctx may be freed. May be NULL. */
};

extern const struct screen_ops form_screen;

/* The value of a field as it is now ("" when empty or not accepted yet); NULL
 * when there is no such field. Borrowed until the form changes. */
const char *form_value(const struct form *f, const char *field);
/* True when the field's value differs from what it began with; with NULL, any. */
bool form_changed(const struct form *f, const char *field);
/* Sets a value (and for FORM_REF its label; else NULL). */
void form_set(struct form *f, const char *field, const char *value, const char *shown);
/* Shows `message` below that field and moves there (field NULL: on top). Returns UI_PAINT. */
unsigned form_fail(struct form *f, const char *field, const char *message);

/* The widget itself, for screens that embed it and for tests. */
struct form *form_new(const struct form_spec *spec, int32_t today);
void form_free(struct form **f);
void form_layout(struct form *f, struct rect area);
void form_paint(const struct form *f, struct canvas *c);
/* A key; `s` is used for pop-ups and may be NULL in tests (then pop-ups do
 * nothing). Sets *save / *leave when the user asked for that. */
enum form_wish { FORM_GO_ON, FORM_SAVE, FORM_LEAVE };
unsigned form_key(struct form *f, struct screen *s, uint32_t key, enum form_wish *wish);
void form_paste(struct form *f, const char *text);
/* A click at a place on the terminal: goes to the field there. */
void form_click(struct form *f, int y, int x);
/* Checks every field; 0, or ERR_INVALID with the cursor on the first wrong one. */
int form_check(struct form *f);
/* All typed text, the cursor included; in a. And back: fields that no longer
 * exist are left out. 0 or ERR_INVALID. */
char *form_save_draft(const struct form *f, struct arena *a);
int form_load_draft(struct form *f, const char *text);
/* The name of the field with the cursor, its text as typed, its error or NULL. */
const char *form_focus(const struct form *f);
const char *form_typed(const struct form *f, const char *field);
const char *form_error(const struct form *f, const char *field);

#endif
