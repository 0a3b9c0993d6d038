/* Who was asked to take part in a programme, how they stand, and when a wave is theirs: said once, for lists and
 * for counts. ?1 is the programme, ?2 the day; `t` is the participation. Private to src/store. */
#ifndef ANKER_STORE_ASKED_H
#define ANKER_STORE_ASKED_H

#include "anker/participation.h"

/* A day that has come by then, else "". */
#define CAME(column) "iif(t." column " <= ?2, t." column ", '')"
#define SQL_SINCE                                                                                           \
	"max(t.selected, coalesce(" CAME("approached") ", ''), coalesce(" CAME("agreed") ", ''), coalesce("  \
	CAME("declined") ", ''), coalesce(" CAME("started") ", ''), coalesce(" CAME("stopped") ", ''))"
/* As app_part_stage: the last day, and of one day the later stage. */
#define SQL_STAGE                                                                                           \
	"CASE " SQL_SINCE " WHEN " CAME("stopped") " THEN 5 WHEN " CAME("started") " THEN 4 WHEN "           \
	CAME("declined") " THEN 3 WHEN " CAME("agreed") " THEN 2 WHEN " CAME("approached") " THEN 1 ELSE 0"  \
	" END"
/* Whom one asked again stands as they were last asked. */
#define SQL_LAST_ASKED                                                                                      \
	"t.programme = ?1 AND t.deleted = 0 AND t.selected <= ?2 AND NOT EXISTS (SELECT 1 FROM"             \
	" participation l"                                                                                  \
	" WHERE l.programme = t.programme AND l.deleted = 0 AND l.employer = t.employer AND l.placement IS" \
	" t.placement AND l.selected <= ?2 AND (l.selected > t.selected OR (l.selected = t.selected AND"    \
	" l.id > t.id)))"
_Static_assert(PART_STOPPED == 5 && PART_STARTED == 4 && PART_DECLINED == 3 && PART_AGREED == 2 &&
	PART_APPROACHED == 1,
	"as the statements say");

/* The day of wave `w` with participation `p`: so many months after they started (the last day where a month is
 * shorter), or the wave's own day when they took part by then. */
#define SQL_DUE                                                                                              \
	"CASE WHEN w.date IS NOT NULL THEN CASE WHEN w.date >= p.started THEN w.date END"                    \
	" ELSE min(date(p.started, '+' || coalesce(w.months, 0) || ' months'),"                              \
	" date(p.started, 'start of month', '+' || (coalesce(w.months, 0) + 1) || ' months', '-1 day')) END"

#endif
