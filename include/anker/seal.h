/* Sealed files: a whole caseload encrypted in one file, plain in memory only.
 *
 * The file is a header (format, cost of the passphrase, the data key wrapped in slots: by the
 * passphrase, to an office's public key, by a recovery key) and 64 KiB blocks of libsodium's
 * secretstream, whose last is marked; the header authenticates with the first block. It is
 * written beside the old one, synced, renamed over it, and the folder synced: at any moment the
 * old or the new content stands whole. Format: anker(5). The data key is new at each change of
 * passphrase; parameters from a file are bounded before they are used.
 * Keys and passphrases are in locked memory that is not dumped, and wiped.
 * Every failure has its own sentence: wrong passphrase, damaged header, damaged block, cut short,
 * something behind the end, not a sealed file, made by a newer anker, in use by another program
 * (who), disk full, read-only medium, no right to write the folder, may or may not be on disk. */
#ifndef ANKER_SEAL_H
#define ANKER_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/store.h"

/* ---- secrets ---- */

/* A passphrase in locked memory: NFC, without line end. Never NULL once made. */
struct secret;
enum { SECRET_MOST = 1024 };
int secret_new(struct secret **out, const char *text, size_t n); /* ERR_INVALID: longer than SECRET_MOST, not UTF-8, empty */
/* The first line of a file ("-": standard input). ERR_IO, ERR_INVALID; warns in *loose when others
 * may read the file. */
int secret_read(struct secret **out, const char *path, bool *loose);
bool secret_same(const struct secret *a, const struct secret *b);
void secret_free(struct secret **s);

/* How hard it is to guess, 0 (at once) to 4, with a hint in the user's language ("longer is better than
 * stranger: four words"); "" when there is nothing to say. `text` is not kept. */
int secret_strength(const char *text, const char **hint);

/* ---- this process ---- */

/* No core dumps, no tracing, memory kept out of swap where the system allows. *warning (static, in
 * the user's language) when plain text could reach a swap area that is not encrypted; else NULL. */
void seal_guard_process(const char **warning);

/* ---- files ---- */

struct seal; /* an open sealed file: its key, its lock */

enum { SEAL_KEY = 32, SEAL_RECOVERY_SIZE = 48 /* text of a recovery key: groups of letters and digits */ };

/* Work that a passphrase costs; 0 each: about a second on this machine, at least 256 MiB and 3 passes. */
struct seal_cost {
	uint64_t passes, memory; /* memory in bytes */
};

/* Whether it is a sealed file, by its first bytes (also a damaged or newer one). */
bool seal_is(const char *path);

struct seal_make {
	const char *path;
	const struct secret *passphrase;
	const unsigned char *office;  /* public key of the office that may open it too, or NULL */
	char *recovery;               /* out: SEAL_RECOVERY_SIZE bytes, a recovery key to print; or NULL: none is made */
	struct seal_cost cost;
	bool replace;                 /* the path may exist: it is replaced at the first save */
};
/* Nothing is on disk before the first save (seal_hold until the content is whole). ERR_IO: it exists, or
 * its folder cannot be written. */
int seal_create(struct seal **out, const struct seal_make *m);

/* One way in; exactly one is set. */
struct seal_way {
	const struct secret *passphrase;
	const unsigned char *office_public, *office_secret;
	const char *recovery;         /* as typed: case, spaces and dashes do not matter */
};
/* Takes the lock (PATH.lock) unless readonly, opens the header and the data key. ERR_NOTFOUND, ERR_INVALID (wrong
 * passphrase: seal_was_wrong says so; or damaged), ERR_TOONEW, ERR_BUSY, ERR_READONLY, ERR_IO. */
int seal_open(struct seal **out, const char *path, const struct seal_way *way, bool readonly);
bool seal_was_wrong(void);        /* the last failure of seal_open was a wrong passphrase, office or recovery key */
void seal_close(struct seal **s); /* wipes the key, gives the lock back */
const char *seal_path(const struct seal *s);

/* Where the store keeps its bytes: hand to store_options.vault, which outlives nothing: the store must be
 * closed before the seal. */
struct store_vault seal_vault(struct seal *s);

/* From hold to release saves succeed without writing; release saves once what store_image gives. For
 * files that are being made: nothing of them is on disk before they are whole. */
void seal_hold(struct seal *s);
int seal_release(struct seal *s, const unsigned char *image, size_t n);

/* Whether this passphrase opens it (takes as long as opening): for the lock screen. */
bool seal_fits(struct seal *s, const struct secret *passphrase);

/* From the next save on (which this does): a new data key, wrapped anew; a recovery key only when asked for.
 * The office's slot stays. ERR_IO as a save. */
int seal_change(struct seal *s, const struct secret *passphrase, struct seal_cost cost, char *recovery,
	const unsigned char *image, size_t n);

/* Passes and memory of the file, and whether they are less than what is made now. */
struct seal_cost seal_cost(const struct seal *s, bool *outdated);

#endif
