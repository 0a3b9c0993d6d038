/* Keys: one number per key, and their names in action tables.
 *
 * A key is a Unicode code point (control characters are Ctrl-letters), or a
 * value above K_SPECIAL for keys that have no character. Names are written as
 * in "g", "?", "<Enter>", "<C-r>", "<PgDn>", "<F4>", "<Space>", "<lt>".
 * Pure: no curses, no terminal. */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stddef.h>
#include <stdint.h>

enum key {
	K_NONE = 0,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_SPACE = 32,
	K_SPECIAL = 0x110000,
	K_UP, K_DOWN, K_LEFT, K_RIGHT,
	K_HOME, K_END, K_PGUP, K_PGDN,
	K_INSERT, K_DELETE, K_BACKSPACE, K_BACKTAB,
		K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
	K_WHEEL_UP, K_WHEEL_DOWN, /* handled by loop.c */
	K_CLICK,                  /* the place is in struct term_event */
	K_PASTE,                  /* the text is in struct term_event */
	K_RESIZE,                 /* handled by loop.c only */
};

#define K_CTRL(letter) ((uint32_t)((letter) & 0x1f))

enum { KEY_NAME_SIZE = 16 };

/* Reads the next name from *names (names are separated by spaces), stores the
 * key and moves *names past it. 1: read one; 0: the text is at its end;
 * ERR_INVALID: no such name (<C-m>, <C-i> and <C-[> are refused: a terminal
 * sends them as Enter, Tab and Esc). */
int keys_next(const char **names, uint32_t *key);

/* True when `key` is one of `names`. Wrong names match nothing. */
int keys_in(const char *names, uint32_t key);

/* The name as shown to people ("Ctrl-R", "Enter", "g"), in buf of KEY_NAME_SIZE; returns buf. */
char *keys_show(char *buf, uint32_t key);

/* The character of a key as UTF-8, terminated, in buf (5 bytes); its length. */
size_t keys_utf8(char *buf, uint32_t key);

/* The first key of `names` as shown to people; "" when there is none. */
char *keys_show_first(char *buf, const char *names);

#endif
