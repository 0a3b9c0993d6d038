/* Between the files about a study. */
#ifndef STORE_STUDY_H
#define STORE_STUDY_H

#include "anker/study.h"
#include "internal.h"

/* Adds the condition under which a row of `e`, read as s<depth>, is in the study. Parameters: ?1 programme,
 * ?2 today, ?3 1: also of who objected or is restricted. */
void study_scope(struct str *sql, const struct entity *e, int depth);
/* Binds these three, the last 0. */
void study_bind(sqlite3_stmt *st, const struct study *of);
/* The pseudonyms of a kind lie from "placement-" to "placement." */
char *study_from(const struct entity *e, struct arena *a);
char *study_until(const struct entity *e, struct arena *a);

#endif
