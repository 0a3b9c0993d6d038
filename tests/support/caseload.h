/* A caseload in a folder of its own under /tmp, for tests on real files.
 *
 *	struct caseload c;
 *	caseload_open(&c);
 *	int64_t baker = caseload_employer(&c, "Bakkerij De Korenaar");
 *	int64_t jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, "start", "2026-01-05", NULL);
 *	caseload_contact(&c, jan, "2026-03-01", "employer", "note", "Gaat goed.", NULL);
 *	...
 *	caseload_close(&c);
 *
 * Everything goes through store_put. The pairs at the end are field and
 * canonical value, ended by NULL. A refused record fails the test. */
#ifndef ANKER_TESTS_CASELOAD_H
#define ANKER_TESTS_CASELOAD_H

#include "anker/arena.h"
#include "anker/store.h"

#define CASELOAD_TODAY 20779 /* 2026-11-22 */

struct caseload {
	char folder[32], path[64];
	struct store *store;
	struct arena *arena; /* for what tests read; lives until caseload_close */
};

/* Opens as user "anna", schema from share/ (tests run in the checkout). */
void caseload_open(struct caseload *c);
void caseload_close(struct caseload *c); /* and removes the folder */

/* A new record of any entity, with the values a new form has (today is
 * CASELOAD_TODAY) and then those given; returns its id. */
int64_t caseload_add(struct caseload *c, enum entity_id e, ...) __attribute__((sentinel));

/* Shorter, for what most tests need. Names are split ("Jan de Wit"). */
int64_t caseload_employer(struct caseload *c, const char *name);
int64_t caseload_employee(struct caseload *c, const char *name);
int64_t caseload_expert(struct caseload *c, const char *name);
int64_t caseload_placement(struct caseload *c, int64_t employee, int64_t employer, ...) __attribute__((sentinel));
int64_t caseload_contact(struct caseload *c, int64_t placement, const char *date, const char *party, ...)
	__attribute__((sentinel));

/* Changes fields of a record; deletes it. */
void caseload_set(struct caseload *c, enum entity_id e, int64_t id, ...) __attribute__((sentinel));
void caseload_delete(struct caseload *c, enum entity_id e, int64_t id);

/* An id as canonical text, in the arena. */
const char *caseload_ref(struct caseload *c, int64_t id);

#endif
