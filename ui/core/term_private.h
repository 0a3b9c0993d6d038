/* Between term.c (the terminal) and term_look.c (cells and colours). */
#ifndef UI_TERM_PRIVATE_H
#define UI_TERM_PRIVATE_H

#include <stdbool.h>

/* Chooses attributes and colours for every style; after newterm. */
void term_look_init(bool mono);

#endif
