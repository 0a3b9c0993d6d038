/* Telling a colleague something, for colleague.c, hand_over.c and stand_in.c. */
#ifndef ANKER_APP_COLLEAGUE_H
#define ANKER_APP_COLLEAGUE_H

#include "internal.h"

/* A notice for the account of an expert; nothing when they have none. Inside a transaction of app->store. */
int colleague_tell(struct app *app, int64_t expert, const char *kind, enum entity_id e, int64_t record,
	const char *text, struct arena *a);
/* The account of an expert, "" without. ERR_NOTFOUND. */
int colleague_login(struct app *app, int64_t expert, struct arena *a, const char **login);
/* Whether the account may have files here: ERR_INVALID says that it may not. */
int colleague_has_files(struct app *app, const char *login);

#endif
