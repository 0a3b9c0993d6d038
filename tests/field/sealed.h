/* Sealed files in a folder of their own, for tests: a passphrase that costs next to nothing and
 * contents that can be told apart. */
#ifndef ANKER_TESTS_SEALED_H
#define ANKER_TESTS_SEALED_H

#include "src/field/seal_parts.h"

extern const struct seal_cost sealed_cost; /* the least that is allowed */
extern char sealed_folder[64], sealed_path[128];

void sealed_setup(void); /* also as .init of a suite */
void sealed_teardown(void);

struct secret *sealed_secret(const char *text); /* fails the test when it is refused */

/* `n` bytes of contents number `seed`. The caller frees. */
unsigned char *sealed_bytes(size_t n, unsigned seed);

/* A new file with those contents, closed again. */
void sealed_make(const char *path, const char *passphrase, size_t n, unsigned seed);
/* Opens it with a passphrase; fails the test when that is refused. */
struct seal *sealed_open(const char *path, const char *passphrase);
/* 0 or the code of what refuses it; contents in *out (NULL: not wanted; the caller frees). */
int sealed_load(const char *path, const struct seal_way *way, unsigned char **out, size_t *n);
int sealed_save(struct seal *s, size_t n, unsigned seed);
/* Fails the test unless the file opens with `passphrase` and holds contents `seed`. */
void sealed_holds(const char *path, const char *passphrase, size_t n, unsigned seed);

/* Fails the test unless that is the code, and the message holds the sentence. */
void sealed_refused(int rc, int code, const char *sentence);

/* A file as bytes. The caller frees. */
unsigned char *sealed_file(const char *path, size_t *n);
void sealed_write(const char *path, const unsigned char *bytes, size_t n);
bool sealed_exists(const char *path);
/* Names in the folder, other than the file itself. */
size_t sealed_others(void);

#endif
