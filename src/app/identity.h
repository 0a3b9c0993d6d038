/* Who opened a caseload, and what that gives: rights.c for open.c; accounts of this machine: share.c. */
#ifndef ANKER_APP_IDENTITY_H
#define ANKER_APP_IDENTITY_H

#include "anker/office.h"
#include "anker/rights.h"
#include "anker/str.h"

/* Whether the caseload is shared, and the account's roles and rights in it. ERR_DENIED: it has none, or
 * claims to be somebody else. */
int identity_take(struct app *app, const struct app_options *o, struct arena *a);
/* ERR_DENIED: it is not, and the options ask for a shared one. */
int identity_shared(const struct app *app, const struct app_options *o);
/* From here on app->store gives what the account may see. */
int identity_confine(struct app *app);

/* What writing a record of this kind asks for; `stays`: it is there already, and is not deleted. */
enum right right_to_write(enum entity_id e, bool stays);

/* The caseload as a whole, for what only keeps names out of texts; else ask for app_office. Codes of it. */
int identity_whole(struct app *app, struct app **out);

/* Who has a right, as one line: "beheer, anna"; "" when nobody has. */
void app_who_may(struct store *s, enum right right, struct str *out);

/* ERR_INVALID: this machine has no such account. */
int account_known(const char *login);

#endif
