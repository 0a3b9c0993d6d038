/* A caseload that lives sealed, in a folder of its own: caseload_* add to it. */
#ifndef ANKER_TESTS_SEALED_CASELOAD_H
#define ANKER_TESTS_SEALED_CASELOAD_H

#include "anker/seal.h"
#include "tests/support/caseload.h"

/* Opens a new one (c->path); its passphrase costs next to nothing to try. */
void sealed_caseload_open(struct caseload *c, const char *passphrase, struct seal **seal);
/* Saves it and closes it; the folder stays until caseload_close. */
void sealed_caseload_save(struct caseload *c, struct seal **seal);

#endif
