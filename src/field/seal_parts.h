/* The parts of a sealed file, for seal.c, its tests and its fuzzer: the header, the slots
 * of its key, the blocks, and the file that takes another's place. */
#ifndef ANKER_FIELD_SEAL_PARTS_H
#define ANKER_FIELD_SEAL_PARTS_H

#include <sodium.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/seal.h"

/* ---- header: numbers are little-endian; described in anker(5) ---- */

enum {
	ID_SIZE = 16,
	SALT_SIZE = crypto_pwhash_SALTBYTES,
	WRAP_SIZE = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + SEAL_KEY,
	OFFICE_WRAP_SIZE = crypto_box_SEALBYTES + SEAL_KEY,
	HASH_SIZE = 32,
	VERSION = 1,
};
enum {
	AT_MAGIC = 0,
	AT_VERSION = 8,
	AT_HEADER_SIZE = 12,
	AT_SLOTS = 16,
	AT_ID = 24,
	AT_GENERATION = AT_ID + ID_SIZE,
	AT_LENGTH = AT_GENERATION + 8,
	AT_PASSES = AT_LENGTH + 8,
	AT_MEMORY = AT_PASSES + 8,
	AT_SALT = AT_MEMORY + 8,
	AT_PASSPHRASE = AT_SALT + SALT_SIZE,
	AT_OFFICE_PUBLIC = AT_PASSPHRASE + WRAP_SIZE,
	AT_OFFICE = AT_OFFICE_PUBLIC + crypto_box_PUBLICKEYBYTES,
	AT_RECOVERY = AT_OFFICE + OFFICE_WRAP_SIZE,
	AT_STREAM = AT_RECOVERY + WRAP_SIZE,
	AT_ZERO = AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES,
	AT_HASH = 480,
	HEADER_SIZE = AT_HASH + HASH_SIZE,
	HEADER_LONGEST = 65536 /* of a later format */
};
enum { SLOT_PASSPHRASE = 1, SLOT_OFFICE = 2, SLOT_RECOVERY = 4, SLOTS_KNOWN = 7 };
enum {
	MAGIC_SIZE = 8,
	BLOCK_SIZE = 65536,
	BLOCK_MORE = crypto_secretstream_xchacha20poly1305_ABYTES
};

/* Bounds of what a file may ask for, before anything in it is known to be ours; and what is asked
 * of a passphrase now. */
#define COST_PASSES_MOST 16u
#define COST_MEMORY_MOST ((uint64_t)1 << 30)
#define COST_PASSES_NOW 3u
#define COST_MEMORY_NOW ((uint64_t)256 << 20)
#define IMAGE_LARGEST ((uint64_t)1 << 30)

extern const unsigned char seal_magic[MAGIC_SIZE];

uint32_t get32(const unsigned char *at);
uint64_t get64(const unsigned char *at);
void put32(unsigned char *at, uint32_t n);
void put64(unsigned char *at, uint64_t n);

/* An empty header of a new file: who it is, no slots. */
void header_new(unsigned char *header);
void header_finish(unsigned char *header); /* its hash */
/* Whether the file of `size` bytes that begins with `n` bytes of `bytes` is one that can be tried to open.
 * ERR_INVALID, ERR_TOONEW. */
int header_check(const char *path, const unsigned char *bytes, size_t n, uint64_t size);
/* Bytes on disk of a file that seals `length`. */
uint64_t header_file_size(uint64_t length);

/* ---- slots ---- */

int sodium_ready(void); /* ERR_IO */
int no_memory(void);    /* ERR_IO */

/* What cost leaves 0 is chosen here. ERR_INVALID: out of bounds; ERR_IO: no memory. */
int slot_wrap_passphrase(unsigned char *header, const unsigned char *key, const struct secret *passphrase,
	struct seal_cost cost);
void slot_wrap_office(unsigned char *header, const unsigned char *key, const unsigned char *public);
/* Makes a recovery key and writes it to `text`. */
int slot_wrap_recovery(unsigned char *header, const unsigned char *key, char text[SEAL_RECOVERY_SIZE]);

/* The data key, by one way in. *wrong: it was another passphrase or key. ERR_INVALID, ERR_IO. */
int slot_open(const char *path, const unsigned char *header, const struct seal_way *way, unsigned char *key,
	bool *wrong);

const char *secret_text(const struct secret *s, size_t *n);

/* ---- blocks ---- */

/* Writes header and blocks; fills in the header's stream and hash. 0 or errno. */
int body_write(int fd, unsigned char *header, const unsigned char *key, const unsigned char *image, size_t n);
/* Reads and checks all blocks. ERR_INVALID: damaged; ERR_IO. */
int body_read(int fd, const char *path, const unsigned char *header, const unsigned char *key,
	unsigned char *into);

/* ---- files ---- */

/* The message of a failure to write `path`; nothing on disk was changed. */
int place_failed(const char *path, int why);

/* A file beside `target` that will take its name. `real` is freed by place_end. */
struct place {
	const char *target; /* without links */
	char *beside;
	int fd;
	bool fresh; /* the target must not exist */
};
/* 0 or errno; EEXIST: what is beside it is not ours. In any case place_end follows. */
int place_begin(struct place *p, const char *target, bool fresh);
/* Everything written: on disk, then in its place. *doubt: it is in its place, but perhaps not on disk.
 * 0 or errno. */
int place_finish(struct place *p, bool *doubt);
void place_end(struct place *p); /* after a failure takes the file beside it away */
/* What a program that was killed left beside it. */
void place_clean(const char *target);
int write_whole(int fd, const unsigned char *bytes, size_t n);          /* 0 or errno */
int read_whole(int fd, unsigned char *into, size_t n, uint64_t at, size_t *got); /* 0 or errno */

/* ---- lock ---- */

/* One program has TARGET.lock locked. ERR_BUSY names who; ERR_READONLY, ERR_IO. */
int lock_take(const char *path, const char *target, int *fd);
void lock_give(const char *target, int *fd);

/* ---- guard ---- */

/* Whether all that is swapped out stays unreadable: no swap, or on zram or dm-crypt. `swaps` is /proc/swaps and
 * `sys` is /sys, elsewhere in tests. */
bool guard_swap_safe(const char *swaps, const char *sys);

#endif
