/* Copies of a caseload as the store sees them: made from one moment while others write, and put
 * back without taking along what is the office's now rather than that moment's.
 *
 * What gives int gives 0, a code named with it, or ERR_DB, ERR_BUSY, ERR_READONLY, ERR_IO. */
#ifndef ANKER_COPIES_H
#define ANKER_COPIES_H

#include "anker/store.h"

/* A new file of mode 0600 with all that is in it now, also free pages; nobody waits meanwhile. One
 * kept in a vault is copied as it is kept. progress may be NULL. ERR_IO: it exists, or no room;
 * ERR_STOPPED: progress gave non-zero. Of what fails no file stays. */
int store_copy(struct store *s, const char *path, int (*progress)(void *ctx, int percent), void *ctx);

/* As store_bytes, as a file without a log beside it: what a vault can hold. */
int store_copy_bytes(struct store *s, unsigned char **out, size_t *n);
/* Makes that of the bytes of any caseload file. */
void store_bytes_without_log(unsigned char *bytes, size_t n);

/* ---- putting back ---- */

/* Nobody else writes to `s` from hold to release; reading goes on. ERR_BUSY. */
int store_hold(struct store *s);
void store_release(struct store *s);

/* ERR_INVALID: `copy` is not one of this caseload. */
int store_same_caseload(struct store *s, struct store *copy);

struct copy_difference {
	const char *made;       /* UTC moment of the copy's last transaction; "" none */
	int64_t lost;           /* transactions of `s` that `copy` has not ... */
	struct copy_loss {
		const char *who;
		int64_t n;
	} *by;                  /* ... by account, the most first */
	size_t nby;
	int64_t erased;         /* records that were erased since */
};
int store_copy_difference(struct store *s, struct store *copy, struct arena *a, struct copy_difference *out);

/* Before anything is written in `copy`: no number that was given out since is given out again. */
int store_carry_numbers(struct store *s, struct store *copy);
/* Records of a kind that were erased in `s` and not in `copy`. */
int store_erased_since(struct store *s, struct store *copy, enum entity_id e, struct arena *a, int64_t **out, size_t *n);

/* Gives `copy` what is the office's now and not the copy's moment's: roles, stand-ins, files that were
 * opened, notices, programs at work, settings, drafts, take-outs with the office's keys, erasures with
 * their certificates, restrictions, objections and withdrawn consents. Records erased since are erased in
 * it too (who is named in texts about others: app_erase_again, before), and it is written anew: no byte of
 * them is left. `copy` is in memory (a vault), `s` held. Codes of store_erase, store_put. */
int store_carry(struct store *s, struct store *copy, const char *label);

/* All of `s` becomes what `copy` is, in one commit. Held. */
int store_replace(struct store *s, struct store *copy);

#endif
