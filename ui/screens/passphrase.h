/* Passphrases on the screens: asked hidden, given as locked memory. Private to ui/screens. */
#ifndef SCREENS_PASSPHRASE_H
#define SCREENS_PASSPHRASE_H

#include "anker/seal.h"
#include "core/screen.h"

/* One that is there already. 0: *out, for secret_free; ERR_STOPPED: Esc. `label`: "Passphrase of
 * week47.anker:". */
int passphrase_ask(struct screen *s, const char *label, struct secret **out);

/* A new one: twice, with how hard it is to guess beside it. The same codes. */
int passphrase_ask_new(struct screen *s, struct secret **out);

/* Whether the open sealed caseload opens with this; for what needs it again. Takes as long as opening
 * it. */
int passphrase_ask_fitting(struct screen *s, const char *label, struct seal *seal);

#endif
