/* What the use cases of a programme share: programme.c. */
#ifndef ANKER_APP_PROGRAMME_H
#define ANKER_APP_PROGRAMME_H

#include "internal.h"

/* Where counts are read: the office with RIGHT_PROGRAMME, else what is in reach (RIGHT_FILES). */
int programme_counts_app(struct app *app, struct app **out);
/* One that is there. ERR_NOTFOUND. */
int programme_get(struct app *app, int64_t programme, struct arena *a, struct record **out);
/* Records of E_TARGET. */
int programme_targets(struct app *app, int64_t programme, struct arena *a, struct record ***out, size_t *n);

#endif
