/* libFuzzer: any bytes as a sealed file. Most that begin well are made to have a hash that fits, so that
 * what a file asks for is reached; every answer is an error with a sentence, or the contents whole. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anker/text.h"
#include "src/field/seal_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The office whose key opens good-all-ways.anker, the seed in the corpus; a passphrase would take its time. */
static struct seal_way office(void)
{
	static unsigned char public[32], secret[32], seed[32];
	memset(seed, 7, sizeof seed);
	crypto_box_seed_keypair(public, secret, seed);
	return (struct seal_way){ .office_public = public, .office_secret = secret };
}

static void try_file(const char *path)
{
	const struct seal_way way = office();
	struct seal *s;
	int rc = seal_open(&s, path, &way, true);
	if (rc == 0) {
		struct store_vault v = seal_vault(s);
		size_t n = v.size(v.ctx);
		unsigned char *into = malloc(n);
		if (n == 0 || n > IMAGE_LARGEST)
			abort();
		rc = v.load(v.ctx, into, n);
		free(into);
		seal_close(&s);
	}
	if (rc && (!*err_last() || !text_valid(err_last(), strlen(err_last()))))
		abort();
}

static void try_recovery(const uint8_t *data, size_t size, uint8_t *header)
{
	char *text = malloc(size + 1);
	unsigned char *key = sodium_malloc(SEAL_KEY);
	bool wrong;
	memcpy(text, data, size);
	text[size] = '\0';
	slot_open("fuzz", header, &(struct seal_way){ .recovery = text }, key, &wrong);
	sodium_free(key);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[32];
	int fd = memfd_create("fuzz", MFD_CLOEXEC);
	uint8_t *bytes = malloc(size + HEADER_SIZE);
	if (fd < 0 || sodium_ready())
		abort();
	memset(bytes, 0, size + HEADER_SIZE);
	memcpy(bytes, data, size);
	if (size > HEADER_SIZE && data[size - 1] & 1) {
		memcpy(bytes, seal_magic, MAGIC_SIZE);
		header_finish(bytes);
	}
	if (write_whole(fd, bytes, size))
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	try_file(path);
	try_recovery(data, size < SEAL_RECOVERY_SIZE ? size : SEAL_RECOVERY_SIZE, bytes);
	close(fd);
	free(bytes);
	return 0;
}
