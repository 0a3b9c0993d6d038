/* A colleague's file with a secret word in every text of every kind of record, and what SQLite hands to
 * the store of it (reach_leak*.c). */
#ifndef TESTS_REACH_LEAK_H
#define TESTS_REACH_LEAK_H

#include "tests/support/caseload.h"

#define SECRET "geheimwoord"  /* in a colleague's file */
#define NAMES "registerwoord" /* in names of the register: out of reach of who sees masks */

#define EACH_ENTITY for (int e = E_NONE + 1; e < E_COUNT; e++)
#define E ((enum entity_id)e)

extern struct caseload leak_office; /* sees everything */
extern struct store *leak_store; /* who is looked at */
extern int64_t leak_made[E_COUNT], leak_txn; /* the record of each kind, a step of a colleague */
extern const char *leak_watched; /* the word that is looked for; NULL: none */
extern char leak_found[]; /* where it came out first */
extern int leak_seen; /* texts handed over while somebody watched */

void leak_open(void);
void leak_close(void);

/* A caseload of one's own beside it, so that lists are not empty. */
void leak_own_file(void);

/* Functions and their tasks are the register's, what is of the placement is not. */
bool leak_of_register(enum entity_id e);

/* Every function that reads. */
struct leak_call {
	const char *functions; /* of the store's headers, with spaces between them */
	void (*run)(void);
};
extern const struct leak_call leak_calls[];
extern const size_t leak_ncalls;

void leak_run(const struct leak_call *call);

/* reach_leak_programme.c: rows about reports, programmes and research. */
void leak_figures(void);
void leak_findings(void);
void leak_programme_figures(void);
void leak_waves(void);
void leak_study(void);

/* Runs the row that has this function. */
void leak_call(const char *function);

#endif
