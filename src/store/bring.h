/* Between the files that bring a take-out home. */
#ifndef STORE_BRING_H
#define STORE_BRING_H

#include "anker/travel.h"
#include "internal.h"

enum entry_op { OP_INSERT, OP_UPDATE, OP_DELETE, OP_RESTORE };

/* What one transaction of the take-out did to one record. Values are in dictionary order. */
struct brought_entry {
	int64_t journal;        /* there */
	const struct entity *entity;
	int64_t record;         /* there */
	int64_t version;
	enum entry_op op;
	char **before, **after; /* OP_UPDATE; of an insert `after` is the record then */
	bool *changed;          /* OP_UPDATE: by field */
};

struct brought_txn {
	int64_t id;             /* there */
	const char *at, *who, *label, *kind;
	int64_t unit, undoes;   /* there; 0: none */
	struct brought_entry *entry;
	size_t n;
	uint64_t digest;        /* of all that it says */
};

/* From this transaction on the file was used apart from another copy of it: what was made since
 * has the numbers of a take-out of its own. */
struct bring_split {
	int64_t from;
	int64_t site;
};

struct bring {
	struct store *office, *field;
	const struct bring_options *options;
	struct bring_report *report;
	struct arena *a;                    /* of one transaction */
	struct arena *whole;                /* of all of it */
	struct bring_split *split;
	size_t nsplits;
	const struct brought_txn *txn;      /* that is being written */
	int64_t unit_there, unit_here;      /* of the latest piece of work in batches */
	bool merged, erased, waiting;       /* there may be such records, such entries on the shelf */
	int64_t shelf_before;               /* the last entry on the shelf when it began */
	struct referring *moved;            /* records that went to another */
	size_t nmoved;
};

/* ---- bring_read.c: the journal of a take-out ---- */

/* The next transaction made in `field` after `after`, its entries in the order they were written.
 * *out NULL: there is none. ERR_INVALID: it holds what no anker writes. */
int bring_read(struct store *field, int64_t after, struct arena *a, struct brought_txn **out);
/* The record as it was just after that line of the journal. */
int bring_then(struct store *field, const struct entity *e, int64_t id, int64_t journal, struct arena *a,
	char ***value);
/* ERR_INVALID: what that is. */
int bring_strange(const char *what);

/* ---- bring_map.c: what has another number here ---- */

/* Number here of a transaction, and of a record (not followed where it was merged). */
int64_t bring_origin(const struct bring *b, int64_t txn);
int bring_record(struct bring *b, enum entity_id e, int64_t id, int64_t *out);
/* References in values as they are here: of copies, and to what was merged. `only` NULL: all. */
int bring_references(struct bring *b, const struct entity *e, char **value, const bool *only);
/* It differs from what came home under its number: whose copy it is. ERR_CONFLICT. */
int bring_apart(struct bring *b, const struct brought_txn *t);
/* What it was written as; *known false: it has not come home yet. */
int bring_known(struct bring *b, int64_t origin, bool *known, uint64_t *digest, int64_t *txn);

/* ---- bring_put.c: one entry ---- */

int bring_entry(struct bring *b, const struct brought_entry *en);
/* bring_within.c: ERR_DENIED where only what went along may be written to, and this did not. */
int bring_within(struct bring *b, const struct brought_entry *en);
/* The same of one record; 0 is no record. */
int bring_went(struct bring *b, enum entity_id e, int64_t id);
/* Whether the ERR_INVALID of a write was the table's refusal, not damage. */
bool bring_refused(const struct bring *b);

/* ---- bring_made.c: records that were made there ---- */

int bring_made(struct bring *b, const struct brought_entry *en, int64_t id);
/* What values refer to (`there`: with the numbers of the take-out; `only` NULL: all): what is
 * deleted here and not there waits for a choice; missing[field]: not here at all, and the
 * message says so of the last. */
int bring_about(struct bring *b, const struct entity *e, char *const *there, char *const *value,
	const bool *only, bool *missing);

/* ---- bring_gone.c: what was deleted or put back, on either side ---- */

int bring_deleted(struct bring *b, const struct brought_entry *en, const struct record *now);
int bring_restored(struct bring *b, const struct brought_entry *en, const struct record *now);
/* Deleted or put back there, while here it is part of another. */
int bring_unmerged(struct bring *b, const struct brought_entry *en, int64_t id);
/* Whether the record is deleted in the take-out by now; also when it is not there. */
int bring_deleted_there(struct bring *b, enum entity_id e, int64_t id, bool *out);

/* ---- bring_shelf.c: putting on the shelf ---- */

/* Of a whole record field is -1, and base and value NULL. `row`: values, as they are here; or
 * NULL. `settled`: there is nothing to choose, it is only kept. */
struct bring_shelved {
	enum shelf_kind kind;
	const struct entity *entity;
	int64_t record;
	int field;
	const char *base, *value;
	char *const *row;
	const char *reason;
	bool settled;
};
int bring_shelve(struct bring *b, const struct bring_shelved *s);
/* What waits from this take-out about a field (-1: about the record) needs no choice any more. */
int bring_settle(struct bring *b, enum shelf_kind kind, const struct entity *e, int64_t record, int field);
int bring_settle_all(struct bring *b, const struct entity *e, int64_t record);
/* What the laptop took along of a field that waits: the first base. *waits false: none does. */
int bring_first_base(
	struct bring *b, const struct entity *e, int64_t record, int field, bool *waits, char **base);
int bring_waits(struct bring *b, enum shelf_kind kind, const struct entity *e, int64_t record, bool *out);

/* ---- bring_beside.c: what is in no journal ---- */

int bring_beside(struct bring *b);

#endif
