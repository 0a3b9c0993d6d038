/* A text being edited: one line or several, with undo. Pure: no curses.
 * Offsets are bytes on grapheme borders; the text is always clean UTF-8. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/str.h"

enum { EDIT_UNDO = 64 };

struct edit_step {
	char *text;
	size_t at;
};

struct edit {
	struct str text;
	size_t at;    /* cursor */
	bool multi;   /* newlines allowed */
	int column;   /* wanted column while moving up and down; -1 none */
	int run;      /* kind of the last change, so that a run of typing is one undo step */
	struct edit_step undo[EDIT_UNDO];
	size_t undo_n, undo_at; /* steps held; those before undo_at can be undone */
};

void edit_init(struct edit *e, const char *text, bool multi);
void edit_done(struct edit *e);
/* Replaces everything as one undoable change; the cursor goes to the end. */
void edit_set(struct edit *e, const char *text);
/* Whether this key types something, rather than moving or deleting. */
bool edit_is_character(uint32_t key);
void edit_insert(struct edit *e, const char *text);

enum edit_result { EDIT_NO, EDIT_MOVED, EDIT_CHANGED };
/* Characters, Backspace, Delete, arrows, Home/End (Ctrl-A/E), Ctrl-W word,
 * Ctrl-U to the start, Ctrl-K to the end of the line, Ctrl-Z undo, Ctrl-Y
 * again; with several lines also Enter, Up and Down in a width of `columns`.
 * EDIT_NO: not a key for it, or nothing to move to (Up on the first line). */
enum edit_result edit_key(struct edit *e, uint32_t key, int columns);

#endif
