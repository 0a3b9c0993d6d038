/* Field work as the store sees it: the part of a caseload that travels, what comes home, the
 * shelf of what needs somebody's choice, records that were merged or erased meanwhile.
 *
 * A take-out is a caseload file with a site number of its own (its records are 3.1, 3.2 ...)
 * and no journal from before. Bringing home replays its journal, transaction by transaction,
 * through the merge that two experts on one server have (store_put): per field, what only one
 * side changed is taken, what both changed goes to the shelf with both values. Every
 * transaction keeps its own time, place and author; none is written twice.
 * What gives int gives 0, a code named with it, or ERR_DB, ERR_BUSY, ERR_READONLY, ERR_IO. */
#ifndef ANKER_TRAVEL_H
#define ANKER_TRAVEL_H

#include "anker/store.h"

/* ---- what this file is ---- */

enum { TOKEN_SIZE = 33 };

struct store_identity {
	int site;             /* 0: an office */
	const char *office;   /* token of the office; NULL: none was asked yet */
	const char *takeout;  /* token of this take-out; NULL: not one */
	const char *owner, *label, *since; /* of a take-out, else NULL */
};
int store_identity(struct store *s, struct arena *a, struct store_identity *out);
/* A number for this user in this file that stays the same and hardly another file has: from when it was made
 * and its first change. */
int store_mark(struct store *s, uint64_t *out);
/* Gives an office its token and keys when it has none; `token`, `public`, `secret` are
 * made by the caller (32 hexadecimal digits; 32 bytes each) and not used otherwise. */
int store_office_make(struct store *s, const char *token, const unsigned char *public,
	const unsigned char *secret);
/* Each 32 bytes. ERR_NOTFOUND: no take-out was made yet. */
int store_office_key(struct store *s, unsigned char *public, unsigned char *secret);

/* ---- taking out ---- */

struct travel_scope {
	const int64_t *placement; /* these, with all that hangs from them */
	size_t nplacements;
	const int64_t *employer;  /* these, with their placements and all that hangs from them */
	size_t nemployers;
	day since;                /* dated records from then on, and what is open; DAY_NONE: all */
};
/* An expert's own placements, as suggestions look at them: planned, running, and ended ones still
 * to look back on. */
int store_travel_mine(struct store *s, int64_t expert, struct arena *a, struct travel_scope *out);
/* Per kind of record: what travels, and what stays here of the same placements and employers
 * (older than the period, colleagues' views of a weighing, what is only about others). */
struct travel_count {
	int64_t travels[E_COUNT], stays[E_COUNT];
};
int store_travel_count(struct store *s, const struct travel_scope *scope, struct travel_count *out);

struct takeout {
	int site;
	const char *token, *owner, *label, *at, *scope; /* at: UTC */
	const char *state, *last; /* out, home, lost, void; last: UTC or NULL */
	int copy_of;              /* 0: none */
	int64_t records, placements; /* on it */
};
/* The newest first. */
int store_takeouts(struct store *s, struct arena *a, struct takeout **out, size_t *n);
/* Those that are out, the oldest first, without their numbers of records: for what is asked often. */
int store_takeouts_out(struct store *s, struct arena *a, struct takeout **out, size_t *n);
/* ERR_NOTFOUND: no take-out has this number here. */
int store_takeout(struct store *s, int site, struct arena *a, struct takeout *out);

/* Writes down a new take-out as `out` and gives its number: one that no record and no
 * transaction here bears yet. `t`: token, owner, label, scope; at is now. */
int store_takeout_begin(struct store *s, const struct takeout *t, int *site);
/* Copies the scope to `field`, a caseload just made, which becomes take-out `t->site`;
 * notes in `taken` what went, and that it is out. progress may be NULL; ERR_STOPPED when it gives
 * non-zero. */
int store_travel(struct store *s, struct store *field, const struct takeout *t, const struct travel_scope *scope,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx);
/* "home", "lost" or "void". ERR_NOTFOUND. */
int store_takeout_state(struct store *s, int site, const char *state);

/* Where a record also is: take-outs that are out, the oldest first, without their numbers of records. */
int store_also_at(struct store *s, enum entity_id e, int64_t id, struct arena *a, struct takeout **out, size_t *n);

/* What was on a take-out, for the report of a loss: per record of these kinds its title. */
int store_taken(struct store *s, int site, enum entity_id e, struct arena *a, struct match **out, size_t *n);

/* ---- coming home ---- */

/* The account whose work the office takes in from now on, in bringing and settling; NULL: its own. It must stay.
 * `denied`: kinds it has no right to write (a bit for each), so what is said of them waits on the shelf. */
void store_taker(struct store *s, const char *login, uint64_t denied);

struct bring_options {
	/* The other laptop's copy of a take-out that was used on two: its own numbers become those
	 * of a new take-out. Without, ERR_CONFLICT where they differ. */
	bool copy;
	/* In a shared caseload: who brings it. Records that neither went along nor were made there are not written to
	 * (ERR_DENIED), all of it is in this account's name, and what is not this account's to decide waits on the
	 * shelf. Also said to store_taker, for what is settled with it. NULL: anybody's. */
	const char *taker;
	int (*progress)(void *ctx, int64_t done, int64_t total); /* transactions; or NULL */
	void *ctx;
};
struct bring_report {
	int64_t txns, known;    /* transactions written, and those that had come before */
	int64_t made[E_COUNT], changed[E_COUNT], deleted[E_COUNT], restored[E_COUNT]; /* changed: fields */
	int64_t same;           /* fields that the office had the same value for already */
	int64_t moved;          /* records that go to the one theirs was merged into */
	int64_t erased;         /* changes to erased records, dropped */
	int64_t shelved;        /* entries put on the shelf now ... */
	int64_t fields, gone, kept, refused; /* ... by kind */
	int site;               /* the take-out they were counted under */
};
/* Inside store_begin of `office`: writes every transaction of `field` that is not here yet,
 * oldest first. To preview: roll back. `field` is only read; its identity, its schema and its
 * integrity are the caller's to check (field.h does). ERR_CONFLICT: used on two laptops (see
 * copy; the message says since when); ERR_STOPPED; ERR_INVALID: it holds what no anker writes. */
int store_bring(struct store *office, struct store *field, const struct bring_options *o, struct bring_report *out);

/* Whether the tables, indexes, views and triggers are exactly those that this anker makes, and
 * pages and references are sound: for a file from elsewhere, before anything in it is read.
 * ERR_INVALID names what is not. */
int store_verify(struct store *s, const char *share);

/* ---- the shelf ---- */

enum shelf_kind {
	SHELF_FIELD,  /* both sides changed this field */
	SHELF_GONE,   /* changed or added to on the laptop, deleted in the office */
	SHELF_KEPT,   /* deleted on the laptop, changed in the office: it is still there */
	SHELF_REFUSED /* could not be written (a number in use, ...): reason says why */
};
enum shelf_answer { SHELF_OFFICE, SHELF_LAPTOP, SHELF_BOTH /* notes: one below the other */, SHELF_TYPED };

/* Everything that waits about one field of one record from one take-out (or about the record),
 * as one choice. */
struct shelf_item {
	int64_t id;               /* of the first entry */
	enum shelf_kind kind;
	int site;
	enum entity_id entity;
	int64_t record;
	int field;                /* index, or -1 */
	const char *title;        /* of the record; cleaned */
	const char *base;         /* what the laptop took along; canonical, NULL is empty */
	const char *laptop, *laptop_who, *laptop_at; /* its last value; UTC */
	const char *office, *office_who, *office_at; /* the value here now, and who wrote it last; "" never */
	const char *row, *reason; /* JSON of the laptop's record; why it was refused; or NULL */
	size_t earlier;           /* further values that the laptop had in between */
};
/* What waits, oldest first. store_shelf_count costs microseconds. */
int store_shelf(struct store *s, struct arena *a, struct shelf_item **out, size_t *n);
int store_shelf_count(struct store *s, int64_t *out);
/* The values of one item on the laptop, oldest first: at, who, before, after. */
int store_shelf_steps(struct store *s, int64_t id, struct arena *a, struct change **out, size_t *n);

/* Settles one item: writes what was chosen (one transaction, so one `u` takes it back and it
 * waits again) and keeps the entries. `typed`: canonical, with SHELF_TYPED. SHELF_GONE: laptop
 * brings the record back with its values; SHELF_KEPT: laptop deletes it; SHELF_REFUSED: laptop
 * tries again, typed needs `field`'s value... of a record that was refused for its number.
 * ERR_NOTFOUND: it does not wait (any more); ERR_INVALID: the value does not fit. */
int store_shelf_settle(struct store *s, int64_t id, enum shelf_answer answer, const char *typed, int64_t *txn);

/* ---- merged and erased ---- */

/* In the transaction that deletes `id`: what is still said of it elsewhere goes to `into`. */
int store_merged(struct store *s, enum entity_id e, int64_t id, int64_t into);
/* Where a record went: `id` itself when it was not merged, or is back. */
int store_merged_into(struct store *s, enum entity_id e, int64_t id, int64_t *out);

/* For good: the content of a record, in its row, in the journal's values, on the shelf and in the
 * search index; the row stays as an empty tombstone. Not to be undone. What hangs from it is the
 * caller's. ERR_NOTFOUND. */
int store_erase(struct store *s, enum entity_id e, int64_t id);

#endif
