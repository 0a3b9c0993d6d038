/* A digest that nobody can make another text for (BLAKE2b, 256 bits): for the chain of the read log. */
#ifndef ANKER_DIGEST_H
#define ANKER_DIGEST_H

#include <stddef.h>

enum { DIGEST_SIZE = 65 }; /* 64 hexadecimal digits and the end */

/* Of the parts one after the other, each with its length, so that no two lists of parts have one text. */
void digest_of(const char *const *part, size_t n, char out[DIGEST_SIZE]);

#endif
