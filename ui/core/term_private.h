/* Between term.c (the terminal), term_keys.c (what is typed) and term_look.c (cells and colours). */
#ifndef UI_TERM_PRIVATE_H
#define UI_TERM_PRIVATE_H

#include <stdbool.h>

struct term_event;

/* Chooses attributes and colours for every style; after newterm. */
void term_look_init(bool mono);

/* Has curses know the marks around pasted text; false: it does not. */
bool term_keys_paste(void);
/* One event out of what curses already has; false when there is none. Anything that was read sets
 * *empty_reads to 0. Pasted text is there until it is wiped. */
bool term_keys_next(struct term_event *e, unsigned *empty_reads);
void term_keys_wipe(void); /* of pasted text: it may have been a passphrase */
void term_keys_end(void);

#endif
