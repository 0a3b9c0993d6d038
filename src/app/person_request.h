/* What a request by law does to the employee's file. Private to src/app. */
#ifndef ANKER_APP_PERSON_REQUEST_H
#define ANKER_APP_PERSON_REQUEST_H

#include "internal.h"

/* Inside a transaction: a restriction or objection that was granted holds from the day it was answered. Of
 * another record it does nothing. */
int request_effect(struct app *app, const struct record *request);

#endif
