/* Forgetting a person, as the store does it: which records are theirs, in what else their name
 * stands, taking the words out of all of it, and writing the file anew so that no byte of them is
 * left in it. Who may, what is asked and the certificate: erasure.h.
 *
 * What gives int gives 0, a code named with it, or ERR_DB, ERR_BUSY, ERR_READONLY, ERR_IO. All of it
 * wants a connection that sees everything (REACH_ALL). */
#ifndef ANKER_FORGET_H
#define ANKER_FORGET_H

#include "anker/store.h"

/* ---- whose records ---- */

struct forget_record {
	enum entity_id entity;
	int64_t id;
	bool deleted, erased;
};
/* Everything that hangs from an employee, by the dictionary, deleted records and those that were
 * merged into them too: the employee, their placements, what is about either, and the parts of that.
 * A talk that was about others as well is not theirs; what was said of them in it is. In the order of
 * the dictionary. ERR_NOTFOUND: no such employee. */
int store_person_records(struct store *s, int64_t employee, struct arena *a, struct forget_record **out, size_t *n);
/* Kept reports with names that tell of an employer in days that an employee worked there: as each says whom
 * and which days it is about. Deleted ones are not among them. The oldest first. */
int store_person_reports(struct store *s, int64_t employee, struct arena *a, int64_t **out, size_t *n);
/* Whether a record is among them. */
bool forget_has(const struct forget_record *r, size_t n, enum entity_id e, int64_t id);
/* Values that history keeps of them. */
int store_forget_journal(struct store *s, const struct forget_record *r, size_t n, int64_t *out);

/* Inside store_begin: takes the content out of these records, out of history, the shelf, the log of
 * suggestions, what is worked out of them, and what colleagues were told of them; counts their
 * placements (year, region, sector, outcome). The rows stay, empty. Not to be undone. */
int store_forget(struct store *s, const struct forget_record *r, size_t n);

/* ---- texts ---- */

/* Where a text stands. */
struct text_place {
	enum entity_id entity;  /* E_NONE: in no record, but in ... */
	int64_t record;
	int field;              /* index */
	bool past;              /* of a record: a value it had, or that waits on the shelf */
	const char *table;      /* ... this table; NULL: a record */
};
/* Looks at texts in which one of the words occurs (upper and lower case alike; two letters or more), of every
 * record but `except` and of what is beside the records: labels, settings, drafts, the shelf, texts of
 * rules, take-outs, notices. `each` gives what is to stand there instead, NULL: it stays. With `write`
 * (inside store_begin) that is written, of records with a line in history that has it neither before nor
 * after. */
struct text_search {
	const char *const *word;
	size_t nwords;
	const struct forget_record *except;
	size_t nexcept;
	const char *(*each)(void *ctx, const struct text_place *at, const char *text, struct arena *a);
	void *ctx;
	bool write;
};
int store_texts(struct store *s, const struct text_search *q);

/* Drafts of everyone: read and dropped by who forgets. */
struct any_draft {
	const char *who, *key, *owner, *body;
};
int store_all_drafts(struct store *s, struct arena *a, struct any_draft **out, size_t *n);
/* Whether one is about these records, by its key or by what was chosen in it. */
bool forget_draft(const struct any_draft *d, const struct forget_record *r, size_t n, struct arena *a);
int store_any_draft_drop(struct store *s, const struct any_draft *d);
/* A setting of everyone by its name. */
int store_all_settings_drop(struct store *s, const char *name);

/* ---- retention ---- */

/* What the clocks of retention look at, per employee. Held to the reach of the connection. */
struct retention_fact {
	int64_t employee;
	int64_t placements, open;
	day ended;               /* latest end of a placement */
	day contact;             /* latest contact about one */
	day changed;             /* the employee's own record was written last (UTC) */
	day objected, kept_until;
	const char *kept_reason; /* or NULL */
};
int store_retention(struct store *s, struct arena *a, struct retention_fact **out, size_t *n);

/* ---- certificates ---- */

struct erasure_row {
	int64_t id;
	const char *at, *who, *ground, *reason, *certificate;
	const char *rewritten;  /* UTC moment at which the file was written anew after it; NULL: not yet */
};
/* Inside the transaction that forgets; rewritten is NULL. */
int store_erasure_add(struct store *s, const char *ground, const char *reason, const char *certificate, int64_t *id);
/* The newest first. */
int store_erasures(struct store *s, struct arena *a, struct erasure_row **out, size_t *n);
/* Those that wait for the file to be written anew. */
int store_erasures_waiting(struct store *s, int64_t *out);

/* ---- the file ---- */

/* Writes the file anew while others read it: search indexes put together, every page from what is
 * there, the log emptied; then notes on waiting certificates that it is done. `progress` may be NULL;
 * ERR_STOPPED when it gives non-zero. ERR_BUSY: somebody has been reading or writing for too long;
 * ERR_IO: no room (it takes as much again as the file, for a moment). What was erased stays so. */
int store_rewrite(struct store *s, int (*progress)(void *ctx, int percent), void *ctx);

#endif
