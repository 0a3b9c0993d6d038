/* Digests, by libsodium. */
#include "anker/digest.h"

#include <stdint.h>
#include <string.h>

#include <sodium.h>

enum { BYTES = (DIGEST_SIZE - 1) / 2, LENGTH_BYTES = 8, BITS_OF_BYTE = 8 };

static void add_part(crypto_generichash_state *state, const char *part)
{
	uint64_t len = strlen(part);
	unsigned char length[LENGTH_BYTES];
	for (int i = 0; i < LENGTH_BYTES; i++)
		length[i] = (unsigned char)(len >> (BITS_OF_BYTE * i));
	crypto_generichash_update(state, length, sizeof length);
	crypto_generichash_update(state, (const unsigned char *)part, len);
}

void digest_of(const char *const *part, size_t n, char out[DIGEST_SIZE])
{
	crypto_generichash_state state;
	unsigned char bytes[BYTES];
	crypto_generichash_init(&state, NULL, 0, sizeof bytes);
	for (size_t i = 0; i < n; i++)
		add_part(&state, part[i]);
	crypto_generichash_final(&state, bytes, sizeof bytes);
	sodium_bin2hex(out, DIGEST_SIZE, bytes, sizeof bytes);
}
