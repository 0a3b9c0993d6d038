/* Noting that something is passed on, as a part of what else is saved. Private to src/app. */
#ifndef ANKER_APP_PERSON_PASS_H
#define ANKER_APP_PERSON_PASS_H

#include "anker/person.h"
#include "internal.h"

/* app_pass_on inside a transaction. */
int pass_on_inside(struct app *app, const struct passing_on *p, struct arena *a);

/* Inside a transaction, before the record is put: notes what a referral passes on, with the consent there is,
 * else this ground and reason. */
int referral_note(struct app *app, const struct record *r, const char *ground, const char *reason);
/* Whether saving it asks somebody else something about a person. */
bool referral_passes(const struct record *r);

#endif
