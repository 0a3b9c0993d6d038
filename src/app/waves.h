/* Waves of a programme: what other use cases tell them. Private to src/app. */
#ifndef ANKER_APP_WAVES_H
#define ANKER_APP_WAVES_H

#include "internal.h"

/* The wave that this talk was for is done on that day; inside a transaction. */
int waves_talk_finished(struct app *app, int64_t interview, day on);

#endif
