/* Erasing a person, and the clocks of retention. Private to ui/screens. */
#ifndef SCREENS_ERASE_H
#define SCREENS_ERASE_H

#include "anker/erasure.h"
#include "screens/screens.h"

extern const struct screen_ops erase_screen;     /* int64_t: the employee */
extern const struct screen_ops retention_screen; /* NULL */

/* Of the employee on screen, else of whom is asked for. */
unsigned erase_open(struct screen *s);
unsigned retention_open(struct screen *s);
/* Certificates of what was erased, as a page. */
unsigned certificates_open(struct screen *s);

/* erase_do.c: asks ground, reason and name, and erases. */
unsigned erase_do(struct screen *s, const struct erasure *x);

#endif
