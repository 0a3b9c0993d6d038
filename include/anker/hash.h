/* FNV-1a in 64 bits: to find and compare texts, not against forgery. Some of
 * these values are stored, so the function stays as it is. */
#ifndef ANKER_HASH_H
#define ANKER_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* h with n bytes added; begin with HASH_START. */
static inline uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	return h;
}

static inline uint64_t hash_text(uint64_t h, const char *text)
{
	return hash_bytes(h, text, strlen(text));
}

#endif
