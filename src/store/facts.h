/* Inside the store: facts worked out from the tables (facts.c), kept
 * (facts_kept.c) and read back (facts_read.c). */
#ifndef ANKER_STORE_FACTS_H
#define ANKER_STORE_FACTS_H

#include "anker/rules.h"
#include "views.h"

/* The placements of others at the employers of an expert (?1). With the "+" by employer,
 * else the planner goes through all that are not deleted. */
#define SQL_OF_COLLEAGUES                                                              \
	"p.employer IN (SELECT p.employer FROM placement p WHERE p.expert = ?1" SQL_TAKEN \
	") AND coalesce(p.expert, 0) <> ?1 AND +p.deleted = 0"

/* The placements of one SELECT, with their facts: facts_begin, facts_next until
 * it gives 0 (or an error), facts_end. `row` then holds the latest one. */
struct facts_reader {
	struct store *store;
	const struct facts *wanted; /* NULL: every fact */
	struct arena *arena;
	sqlite3_stmt *st[FACT_ROWS];
	int32_t *empty, *row;
	size_t n; /* facts */
	int64_t placement, employer;
	bool range;               /* many: each table is gone through once beside the placements ... */
	int64_t group[FACT_ROWS]; /* ... and is at this placement */
};

/* `from` begins at FROM and may use ?1. After a failure facts_end is still due. */
int facts_begin(struct facts_reader *r, struct store *s, const char *from, const struct facts *wanted);
/* Every fact of the placements that rules look at, from `first` to `last`, in one go. */
int facts_begin_range(struct facts_reader *r, struct store *s, int64_t first, int64_t last);
void facts_about(struct facts_reader *r, int64_t id); /* binds ?1; begins again */
int facts_next(struct facts_reader *r);
void facts_end(struct facts_reader *r);

/* FROM of one placement (?1), when it is one that rules look at. */
extern const char facts_of_taken[];

/* ---- facts_note.c ---- */

/* Notes, while facts are kept, whose facts a written row touches: its values and
 * those it had (NULL: a new row). Inside a transaction. */
int facts_note(struct store *s, const struct entity *e, int64_t id, char *const *value, char *const *was);

/* ---- facts_kept.c ---- */

/* Whether facts are kept for this vocabulary. */
int facts_are_kept(struct store *s, bool *kept);
/* Brings up to date what is kept, and with `begin` starts keeping, as far as that
 * costs nobody a wait or an error: not in a transaction, not while another writes. */
void facts_keep_quietly(struct store *s, bool begin);

/* ---- facts_read.c ---- */

/* Adds the facts of an expert's placements, of their colleagues at the same employers, or (id
 * 0) of everyone, from what is kept. *done is false when nothing is kept. */
enum facts_scope { FACTS_OF_EXPERT, FACTS_OF_COLLEAGUES, FACTS_OF_ALL };
int facts_read_kept(struct store *s, enum facts_scope scope, int64_t id, struct facts *t, bool *done);

#endif
