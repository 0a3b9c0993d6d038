/* An office and its laptops, for tests of what comes home: real files, one folder. */
#ifndef ANKER_TESTS_LAPTOP_H
#define ANKER_TESTS_LAPTOP_H

#include "anker/travel.h"
#include "tests/support/caseload.h"

/* Takes the placements of the office along; the laptop's store is its owner's ("anna"). The file
 * is FOLDER/laptop-SITE.db. */
struct store *laptop_out(struct caseload *office, const int64_t *placement, size_t n, int *site);
/* Opens a file of that folder again; a copy of a laptop's under another name. */
struct store *laptop_open(struct caseload *office, const char *name);
struct store *laptop_copy(struct caseload *office, int site, const char *name);

/* Brings home and commits; asserts that it succeeds. */
struct bring_report laptop_in(struct caseload *office, struct store *laptop);
/* The same, giving what store_bring gives; on failure it is rolled back. */
int laptop_try(struct caseload *office, struct store *laptop, bool copy, struct bring_report *out);

/* Records in any store: fields "name", "value", ..., NULL. */
int64_t laptop_add(struct store *s, enum entity_id e, ...) __attribute__((sentinel));
void laptop_set(struct store *s, enum entity_id e, int64_t id, ...) __attribute__((sentinel));
void laptop_delete(struct store *s, enum entity_id e, int64_t id);
/* A value, in the caseload's arena; NULL is empty. */
const char *laptop_value(
	struct caseload *c, struct store *s, enum entity_id e, int64_t id, const char *field);
bool laptop_deleted(struct caseload *c, struct store *s, enum entity_id e, int64_t id);
/* u in that store, as its user. */
void laptop_undo(struct caseload *c, struct store *s);

/* The file is whole: store_check finds nothing. */
void laptop_check(struct store *s);

#endif
