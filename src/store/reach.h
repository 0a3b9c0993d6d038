/* Inside reach*.c: what the account of a scoped connection may see.
 *
 * Temporary views with the names of the tables stand before these: SQLite finds temp.placement
 * before main.placement, so every read of the store is held to the reach without knowing it.
 * The views look numbers up in small temporary tables, which are worked out from the placements
 * themselves and follow what is written, here and by others. */
#ifndef STORE_REACH_H
#define STORE_REACH_H

#include "anker/office.h"
#include "internal.h"

struct scope {
	enum reach kind;
	int64_t expert;
	day today, clock; /* and what the clock said that day was: screens may stay open overnight */
	bool fresh;       /* the tables say what the file says, as far as these tell: */
	bool busy;        /* they are being worked out */
	unsigned seen;    /* SQLite's number for what stands in the file */
	int64_t asked;    /* clock at which the file itself was last asked for it */
	int64_t journal;  /* its last row that was looked at */
	uint64_t lent;    /* hash of stand-ins and opened files */
	int64_t closes;   /* second at which the first opened file closes */
	int64_t changes;  /* rows written into these tables, of sqlite3_total_changes64 */
};

/* ---- reach_views.c ---- */

/* Makes the views of a kind of reach, in place of those there were. */
int reach_views(struct store *s, enum reach kind);
int reach_no_views(struct store *s);

/* ---- reach.c ---- */

int reach_set(struct store *s, enum reach kind, int64_t expert, day today);

/* ---- reach_mask.c ---- */

/* The columns of a table t, without what names someone and without free text. */
void reach_mask_columns(struct str *sql, const struct entity *e);

/* ---- reach_sets.c ---- */

int reach_tables(struct store *s);
/* All of them anew; or what they say of one employee, placement or employer (0: of none). */
int reach_fill(struct store *s, const struct scope *r);
int reach_fill_one(struct store *s, enum entity_id e, int64_t id);
/* None is hidden, until the next reach_fill. */
int reach_forget_hidden(struct store *s);
/* This account made that employee or placement just now. */
int reach_made(struct store *s, enum entity_id e, int64_t id);
/* What it was lent (stand-ins, opened files) as one number; and when the first file closes. */
int reach_lent(struct store *s, struct scope *r, uint64_t *out);

#endif
