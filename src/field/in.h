/* Inside src/field: a take-out that came home, opened to be read. */
#ifndef ANKER_FIELD_IN_H
#define ANKER_FIELD_IN_H

#include "anker/field.h"

struct returned {
	const char *path; /* as it was named */
	int fd;           /* of standard input, kept in memory; -1 */
	struct seal *seal;
	struct store_vault vault; /* over the seal's: reads it, and writes nothing back */
	struct store *store;
};

/* Opens the file and brings it to this program's schema, all in memory: it must be a whole caseload with
 * nothing of another hand in it. Codes of field_in; returned_close in any case. */
int returned_open(struct returned *r, struct store *office, const struct field_in *o);
void returned_close(struct returned *r);

/* Whether it may come home here: a take-out, of this office, known and not reported lost. */
int returned_check(const struct returned *r, struct store *office, const struct field_in *o, struct arena *a);

#endif
