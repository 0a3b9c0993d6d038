/* Field work: a part of the caseload goes along in a sealed file and comes home.
 *
 * Both work on open stores; who asks for passphrases and shows progress is above. */
#ifndef ANKER_FIELD_H
#define ANKER_FIELD_H

#include "anker/seal.h"
#include "anker/travel.h"

/* ---- out ---- */

struct field_out {
	const char *path;                /* "-": standard output, whole at once */
	int output_ms;                   /* so long it waits for who reads that; 0: as long as it takes */
	struct travel_scope scope;
	const char *words;               /* the scope in words, for the list of take-outs */
	const char *owner, *label;       /* account; where to ("laptop") */
	const struct secret *passphrase;
	struct seal_cost cost;
	const char *share;
	int (*progress)(void *ctx, int64_t done, int64_t total); /* or NULL */
	void *ctx;
};
/* Writes the sealed file and notes the take-out; when it fails or is stopped the take-out is void and no
 * file is left. ERR_INVALID: this caseload is itself a take-out, or the scope is empty; ERR_IO: the path exists. */
int field_out(struct store *office, const struct field_out *o, int *site);

/* ---- in ---- */

struct field_answer {
	enum entity_id entity;
	int64_t record;
	int field;
	enum shelf_answer answer;
	const char *typed;               /* canonical */
	const char *office;              /* what the office had when it was chosen: when that changed since, it waits */
};
struct field_in {
	const char *path;                /* "-": standard input */
	const struct secret *passphrase; /* NULL: the office's own key */
	const char *recovery;            /* or NULL */
	bool preview;                    /* count everything, write nothing */
	bool force;                      /* also one that was reported lost, or that this office does not know */
	bool copy;                       /* as bring_options */
	const char *owner;               /* only of this account, and only what it took along: ERR_DENIED; NULL: any */
	uint64_t denied;                 /* kinds that account has no right to write: what is said of them waits */
	const struct field_answer *answer; /* conflicts that were settled while looking at the preview */
	size_t nanswers;
	const char *share;
	int (*progress)(void *ctx, int64_t done, int64_t total);
	void *ctx;
};
struct field_report {
	struct bring_report count;       /* by kind: choices, not entries of the shelf */
	struct takeout takeout;          /* as this office knows it; site 0: it does not */
	struct shelf_item *conflict;     /* what this file puts on the shelf, before the answers */
	size_t nconflicts;
};
/* All or nothing, in one transaction; the file is only read. ERR_INVALID: not a sealed file, a plain caseload, of
 * another office, damaged, not the schema of a caseload, reported lost, not known here (each says what to do);
 * ERR_CONFLICT: used on two laptops; else as seal_open and store_bring. */
int field_in(struct store *office, const struct field_in *o, struct arena *a, struct field_report *out);
/* What it brings or brought in the current language, a line each ("31 new contacts"); *n 0: nothing in it is
 * new here. */
char **field_report_lines(const struct bring_report *r, struct arena *a, size_t *n);

/* ---- sealing a caseload of one's own ---- */

/* A plain caseload becomes a sealed one under the same name, and back: written whole beside it, read back and
 * compared, then put in its place. The plain text of before is overwritten; copies and logs beside it that hold
 * such are removed (and named). ERR_BUSY: another program has it open. ERR_IO also when plain text stays that
 * could not be removed: seal_is tells whether it was sealed. */
struct field_convert {
	const char *path;
	const struct secret *passphrase;
	struct seal_cost cost;
	char *recovery;                  /* out: SEAL_RECOVERY_SIZE, or NULL */
	const char *share;
	void (*removed)(void *ctx, const char *path); /* or NULL */
	void *ctx;
};
int field_seal(const struct field_convert *c);
/* A sealed caseload that was just opened, or a read log that was sealed as the copy it belongs to. ERR_INVALID: a take-out, which stays sealed, or something else. */
int field_unseal(struct seal *seal, const char *share);

#endif
