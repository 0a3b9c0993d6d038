/* Records counted by two fields. Private to ui/screens. */
#ifndef SCREENS_MATRIX_H
#define SCREENS_MATRIX_H

#include "screens/screens.h"

extern const struct screen_ops matrix_screen; /* NULL */
unsigned matrix_open(struct screen *s);

#endif
