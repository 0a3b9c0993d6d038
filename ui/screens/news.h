/* What colleagues changed while this program was looking at the same caseload: one line for the
 * message line, as soon as there is room for it. One interface runs per process. */
#ifndef SCREENS_NEWS_H
#define SCREENS_NEWS_H

#include "anker/app.h"

/* From now on; what was changed before is on the screens. */
void news_begin(struct app *app);

/* What came since the look before ("Piet changed J. de Wit: course"), or NULL. Costs next to nothing
 * while nobody else writes. Valid until the next call; cleaned. */
const char *news_look(struct app *app);

#endif
