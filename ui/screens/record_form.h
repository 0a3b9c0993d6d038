/* What the generated form and the contact form share: fields from the
 * dictionary, the check, the pickers, drafts and conflicts. */
#ifndef SCREENS_RECORD_FORM_H
#define SCREENS_RECORD_FORM_H

#include "screens/screens.h"

/* One record being edited: the ctx of its form. Lives in its own arena until
 * the form is closed. */
struct editing {
	struct arena *arena;
	struct app *app;
	struct record *record;
	struct form_field *fields;
	size_t nfields;
	char *key;         /* of its draft: "form:placement:42", "form:signal:0|placement=42" */
	char *restore;     /* the draft to begin with, or NULL */
	bool *preset;      /* per field: what it begins with is to be saved, typed or not */
	int64_t employer;  /* persons and placements are looked for here; 0: everywhere */
	void *extra;       /* what its kind of form needs besides; in the arena */
};

/* Reads the record (id 0: a new one with the presets). NULL: failed, the
 * reaction is ui_failed's. Ended by its form (form_spec.closed). */
struct editing *editing_new(
	struct app *app, enum entity_id e, int64_t id, const struct preset *preset, size_t n);

/* Finds the draft under `key` and takes it to begin with. */
void editing_take_draft(struct editing *ed, char *key);

/* The form field of a dictionary field, with its value now. */
void editing_field(struct editing *ed, size_t index, struct form_field *out);

/* The usual check and changed; ctx is a struct editing. */
int editing_check(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
		  const char **error);
void editing_changed(struct form *f, const char *field, void *ctx);

/* Takes the form's values over into the record. ERR_INVALID. */
int editing_take(struct editing *ed, const struct form *f);

/* conflict_resolve for the record of a form, which then shows the choice too. */
int editing_resolve(struct screen *s, struct editing *ed, struct form *f, const struct conflict *c, size_t n);

/* What one kind of form does itself; check and changed may be NULL: the usual. */
struct editing_hooks {
	unsigned (*save)(struct screen *s, struct form *f, void *ctx);
	int (*check)(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
		     const char **error);
	void (*changed)(struct form *f, const char *field, void *ctx);
};

/* Opens the form, which owns `ed` from then on. */
unsigned editing_open(struct screen *s, struct editing *ed, const char *title, const char *start,
		      const struct editing_hooks *hooks);

enum { MOST_CONFLICT_ROUNDS = 5 }; /* someone else may go on saving meanwhile */

/* ---- conflict.c ---- */

/* For each conflict: what it was, theirs, mine; the choice is put in the record,
 * which is rebased. 0: save again; ERR_STOPPED: back to the form; else an error. */
int conflict_resolve(struct screen *s, struct record *r, const struct conflict *c, size_t n);

/* ---- drafts.c ---- */

/* In the key of a draft: the wave of a programme that it is typed for. */
#define DRAFT_WAVE "@wave="

/* Offers to resume each draft that was left: resume, later or throw away. */
unsigned drafts_offer(struct screen *s);

#endif
