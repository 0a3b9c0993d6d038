/* Time that was spent on programmes: what was written down, and meetings that somebody came to without a line
 * about it; for lists and for counts. Private to src/store. */
#ifndef ANKER_STORE_SPENT_H
#define ANKER_STORE_SPENT_H

#include "views.h"

/* Who an attendance `t` is of, as hours name parties. */
#define SQL_PARTY                                                                                            \
	"CASE WHEN t.expert IS NOT NULL THEN 'expert' WHEN t.placement IS NOT NULL THEN 'employee'"          \
	" WHEN t.organisation IS NULL THEN 'other' WHEN (SELECT o.kind FROM organisation o WHERE o.id ="     \
	" t.organisation) = 'employer' THEN 'employer' ELSE 'intermediary' END"

/* Of programmes `g` that this holds for, in these days; points are of experts alone, and where they are not
 * filled in the hours times what the programme gives an hour. */
#define SQL_SPENT(of, first, last)                                                                           \
	"SELECT h.party AS party, h.expert AS expert, h.placement AS placement, h.organisation AS"           \
	" organisation, NULL AS person, h.work AS work, CAST(h.hours AS REAL) AS hours, CASE WHEN h.party ="  \
	" 'expert' THEN CAST(coalesce(h.points, CAST(h.hours AS REAL) * g.points_hour) AS REAL) END AS"      \
	" points FROM hours h JOIN programme g ON g.id = h.programme"                                        \
	" WHERE " of " AND h.deleted = 0 AND h.date >= " first " AND h.date <= " last                        \
	" UNION ALL SELECT " SQL_PARTY ", t.expert, t.placement, t.organisation, t.person, 'meeting',"       \
	" CAST(coalesce(m.hours, '0') AS REAL),"                                                             \
	" CASE WHEN t.expert IS NOT NULL THEN CAST(coalesce(m.points, CAST(m.hours AS REAL) * g.points_hour)" \
	" AS REAL) END"                                                                                      \
	" FROM meeting m JOIN programme g ON g.id = m.programme CROSS JOIN attendance t ON t.meeting = m.id"  \
	" WHERE " of " AND m.deleted = 0 AND m.date >= " first " AND m.date <= " last " AND t.deleted = 0"   \
	" AND t.state = 'attended' AND NOT EXISTS (SELECT 1 FROM hours h WHERE h.programme = g.id AND"       \
	" h.meeting = m.id AND h.deleted = 0 AND h.expert IS t.expert AND h.placement IS t.placement AND"    \
	" h.organisation IS t.organisation)"                                                                 \
	/* Who is on the list twice came once; of an employer, with nobody named, these may be two. */        \
	" AND NOT (coalesce(t.expert, t.placement, t.person) IS NOT NULL AND EXISTS (SELECT 1 FROM"          \
	" attendance u WHERE u.meeting = m.id AND u.id < t.id AND u.deleted = 0 AND u.state = 'attended'"    \
	" AND u.expert IS t.expert AND u.placement IS t.placement AND u.person IS t.person))"

#endif
