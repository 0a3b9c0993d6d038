/* Amounts and terms of law and schemes, as parameters of the rule files hold them. Private
 * to src/app. */
#ifndef ANKER_APP_TERMS_H
#define ANKER_APP_TERMS_H

#include "internal.h"

/* The length of a parameter on a day; a count of 0: it is not there, or no length. */
struct duration term_on(const struct app *app, const char *parameter, day on);
/* Where it comes from, in words: "law, reasonably certain: ..."; "" when it is not there. */
const char *term_source(const struct app *app, const char *parameter, struct arena *a);

#endif
