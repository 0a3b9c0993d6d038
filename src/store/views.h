/* What the read side of the store shares: pieces of SQL that must say the same
 * in every list, and the way a list is read.
 *
 * A page is found in two steps: ids in the order of an index, then the row of
 * each. So sorting and skipping touch no more than an index, and what a row shows
 * (last contacts, plans) is worked out for the rows on the page only. */
#ifndef ANKER_STORE_VIEWS_H
#define ANKER_STORE_VIEWS_H

#include <inttypes.h>
#include <string.h>

#include "internal.h"

/* "Jan de Wit" from the row `t` of an employee, person or expert. */
#define SQL_NAME(t)                                                                                    \
	"coalesce(" t ".given_name || ' ', '') || coalesce(" t ".infix || ' ', '') || " t ".family_name"

/* The contact `c` took place: an attempt does not count. */
#define SQL_SPOKEN "c.deleted = 0 AND coalesce(c.reached, 1) = 1"

/* The party of contact `s` answers for the party of contact `c`. */
#define SQL_SAME_PARTY "(s.party = c.party OR s.party = 'both' OR c.party = 'both')"

/* The plan in c.next_contact stands: nobody tried that party again since, for
 * the same placement or, without one, at the same employer. */
#define SQL_PLAN_STANDS                                                                                \
	"c.deleted = 0 AND NOT EXISTS (SELECT 1 FROM contact s WHERE s.placement = c.placement"        \
	" AND s.date > c.date AND s.deleted = 0 AND " SQL_SAME_PARTY ")"                               \
	" AND (c.placement IS NOT NULL OR NOT EXISTS (SELECT 1 FROM contact s WHERE s.employer = c.employer" \
	" AND s.date > c.date AND s.deleted = 0 AND " SQL_SAME_PARTY "))"

/* Which placements rules look at: planned and active ones, and ended ones nobody
 * has looked back on. */
#define SQL_OPEN " AND (p.status <> 'ended' OR p.evaluated IS NULL)"
#define SQL_TAKEN " AND p.deleted = 0" SQL_OPEN

/* A column as text that may go to a screen; never NULL. */
static inline const char *col_clean(sqlite3_stmt *st, int i, struct arena *a)
{
	return text_clean(a, (const char *)sqlite3_column_text(st, i), false);
}

/* The same with its line ends, for notes. */
static inline const char *col_note(sqlite3_stmt *st, int i, struct arena *a)
{
	return text_clean(a, (const char *)sqlite3_column_text(st, i), true);
}

/* What is asked about: a placement, else an employer, else an expert's (0: everyone).
 * Prepares the statement for it, of four in that order, and binds ?1. */
static inline int prepare_about(struct store *s, const char *const sql[4], int64_t placement, int64_t employer,
	int64_t expert, sqlite3_stmt **st)
{
	int which = placement ? 0 : employer ? 1 : expert ? 2 : 3;
	int rc = db_prepare(s, sql[which], st);
	if (rc == 0 && which < 3)
		db_int(*st, 1, placement ? placement : employer ? employer : expert);
	return rc;
}

/* LIMIT for "no limit" that every engine understands. */
static inline int64_t limit_of(int64_t limit)
{
	return limit > 0 ? limit : INT64_MAX;
}

#endif
