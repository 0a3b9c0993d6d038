/* What the counts of reports share: which placements count, said once. Private to src/store. */
#ifndef ANKER_STORE_REPORT_H
#define ANKER_STORE_REPORT_H

#include "anker/figures.h"
#include "views.h"

/* Parameters of every statement about a scope. */
enum { P_FIRST = 1, P_LAST, P_WHOSE, P_PROGRAMME };

/* Their person neither objected nor is withheld; `e` is the employee. */
#define SQL_NO_OBJECTION "e.objection IS NULL AND e.restricted IS NULL"
/* Placements of those who did; for what counts records that may have none. */
#define SQL_LEFT_OUT                                                                                      \
	"(SELECT x.id FROM employee e JOIN placement x ON x.employee = e.id"                               \
	" WHERE e.objection IS NOT NULL OR e.restricted IS NOT NULL)"
#define SQL_TAKES_PART(field)                                                                             \
	"(SELECT t." field " FROM participation t WHERE t.programme = ?4 AND t.deleted = 0 AND t." field   \
	" IS NOT NULL AND t.started <= ?2)"
/* A start may be a month, a year or a stretch: it counts by its beginning. */
#define SQL_RAN                                                                                           \
	"p.deleted = 0 AND p.status <> 'planned' AND (p.start IS NULL OR " SQL_FIRST_DAY("p.start")        \
	" <= ?2)"                                                                                          \
	" AND (p.ended >= ?1 OR (p.ended IS NULL AND p.status <> 'ended'))"                                \
	" AND (?4 = 0 OR p.id IN " SQL_TAKES_PART("placement") ")"
/* The placement `p` of employee `e` counts. */
#define SQL_COUNTS SQL_RAN " AND " SQL_NO_OBJECTION

/* One statement for each way to say whose: an employer's, an expert's, everyone's. */
#define SQL_WHOSE(before, after)                                                                          \
	{ before "p.employer = ?3 AND " after, before "p.expert = ?3 AND " after, before after }

/* Prepares the one that is meant and binds the scope. */
static inline int prepare_scope(
	struct store *s, const char *const sql[3], const struct figure_scope *f, sqlite3_stmt **st)
{
	int which = f->employer ? 0 : f->expert ? 1 : 2;
	int rc = db_prepare(s, sql[which], st);
	if (rc)
		return rc;
	db_day(*st, P_FIRST, f->first);
	db_day(*st, P_LAST, f->last);
	if (which < 2)
		db_int(*st, P_WHOSE, f->employer ? f->employer : f->expert);
	db_int(*st, P_PROGRAMME, f->programme);
	return 0;
}

#endif
