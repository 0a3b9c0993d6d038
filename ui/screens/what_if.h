/* Inside "what if": asking for the value a fact would have. */
#ifndef SCREENS_WHAT_IF_H
#define SCREENS_WHAT_IF_H

#include "screens/screens.h"

/* Lets the user choose or type a value of the fact; false when it was left. */
bool what_if_ask(struct screen *s, const struct fact *f, int32_t now, int32_t *out);

#endif
