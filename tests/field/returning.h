/* An office with a placement, and a laptop that takes it along and comes home, for tests of field_in. */
#ifndef ANKER_TESTS_RETURNING_H
#define ANKER_TESTS_RETURNING_H

#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/field.h"
#include "anker/lang.h"
#include "tests/support/caseload.h"

#define RETURNING_PASSPHRASE "vier woorden zijn beter"

struct returning {
	struct caseload office;
	struct secret *passphrase;
	char path[64];              /* the take-out */
	int64_t employer, employee, placement, contact;
	int site;
	struct caseload laptop;     /* while it is open */
	struct seal *seal;
	struct store_vault vault;
	struct field_report report; /* of the last field_in */
};
extern struct returning r;

void returning_setup(void); /* .init: the office; nothing is out yet */
void returning_teardown(void);

/* Takes the placement along to r.path. */
void returning_out(void);
/* Opens the take-out at `path` as the laptop does, for caseload_* on &r.laptop; closes it. */
void returning_open(const char *path);
void returning_close(void);
/* A copy of a file, in the folder of the office. */
const char *returning_copy(const char *from, const char *name);

/* field_in with the office's key; what it reports is in r.report. */
struct field_in returning_options(void);
int returning_in(const struct field_in *o);
/* It must be refused with this code, and all of these words in its message; the office stays as it was. */
void returning_refused(const struct field_in *o, int code, const char *words);

/* All that the office holds, to compare. */
char *returning_dump(void);
const char *returning_value(enum entity_id e, int64_t id, const char *field);

#endif
