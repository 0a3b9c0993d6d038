/* A sealed caseload on the screens: its lock, and another passphrase. Private to ui/screens. */
#ifndef SCREENS_LOCK_H
#define SCREENS_LOCK_H

#include "anker/app.h"
#include "core/loop.h"

/* For ui_config.lock: NULL when the caseload is not sealed and this is no server. Valid as long as the app. */
const struct ui_lock *lock_of(struct app *app);

/* A recovery key (SEAL_RECOVERY_SIZE bytes), shown until one goes back and then forgotten. */
extern const struct screen_ops recovery_screen;

/* :passphrase */
unsigned lock_change(struct screen *s);

#endif
