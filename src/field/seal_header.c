/* The header of a sealed file: where everything is, and whether it can be what it says. */
#include <string.h>

#include "seal_parts.h"

const unsigned char seal_magic[MAGIC_SIZE] = { 'A', 'N', 'K', 'S', 'E', 'A', 'L', 0 };

static uint64_t get(const unsigned char *at, int bytes)
{
	uint64_t n = 0;
	for (int i = bytes - 1; i >= 0; i--)
		n = n << 8 | at[i];
	return n;
}

static void put(unsigned char *at, int bytes, uint64_t n)
{
	for (int i = 0; i < bytes; i++)
		at[i] = (unsigned char)(n >> 8 * i);
}

uint32_t get32(const unsigned char *at)
{
	return (uint32_t)get(at, 4);
}

uint64_t get64(const unsigned char *at)
{
	return get(at, 8);
}

void put32(unsigned char *at, uint32_t n)
{
	put(at, 4, n);
}

void put64(unsigned char *at, uint64_t n)
{
	put(at, 8, n);
}

void header_new(unsigned char *header)
{
	memset(header, 0, HEADER_SIZE);
	memcpy(header + AT_MAGIC, seal_magic, MAGIC_SIZE);
	put32(header + AT_VERSION, VERSION);
	put32(header + AT_HEADER_SIZE, HEADER_SIZE);
	randombytes_buf(header + AT_ID, ID_SIZE);
}

static void hash_of(unsigned char hash[HASH_SIZE], const unsigned char *header, size_t header_size)
{
	crypto_generichash(hash, HASH_SIZE, header, header_size - HASH_SIZE, NULL, 0);
}

void header_finish(unsigned char *header)
{
	hash_of(header + AT_HASH, header, HEADER_SIZE);
}

uint64_t header_file_size(uint64_t length)
{
	uint64_t blocks = (length + BLOCK_SIZE - 1) / BLOCK_SIZE;
	return HEADER_SIZE + length + blocks * BLOCK_MORE;
}

static int damaged(const char *path)
{
	return err_set(ERR_INVALID, _("%s is damaged at its beginning (the header); take another copy of it"), path);
}

static int cut_short(const char *path, uint64_t is, uint64_t should)
{
	return err_set(ERR_INVALID, _("%s was cut short: it has %llu of %llu bytes; copy it again from where it came"),
		path, (unsigned long long)is, (unsigned long long)should);
}

/* What only a program that makes such files on purpose would ask for. */
static bool sane(const unsigned char *header)
{
	uint32_t slots = get32(header + AT_SLOTS);
	uint64_t passes = get64(header + AT_PASSES), memory = get64(header + AT_MEMORY);

	return !(slots & ~(uint32_t)SLOTS_KNOWN) && slots && !get32(header + AT_SLOTS + 4) &&
		get64(header + AT_LENGTH) > 0 && passes >= crypto_pwhash_OPSLIMIT_MIN &&
		passes <= COST_PASSES_MOST && memory >= crypto_pwhash_MEMLIMIT_MIN &&
		memory <= COST_MEMORY_MOST && sodium_is_zero(header + AT_ZERO, AT_HASH - AT_ZERO);
}

int header_check(const char *path, const unsigned char *bytes, size_t n, uint64_t size)
{
	unsigned char hash[HASH_SIZE];

	if (size == 0)
		return err_set(ERR_INVALID, _("%s is empty; take another copy of it"), path);
	if (memcmp(bytes, seal_magic, n < MAGIC_SIZE ? n : MAGIC_SIZE) != 0)
		return err_set(ERR_INVALID, _("%s is not a sealed file of anker"), path);
	if (n < AT_SLOTS)
		return cut_short(path, size, HEADER_SIZE);
	uint64_t version = get32(bytes + AT_VERSION), header_size = get32(bytes + AT_HEADER_SIZE);
	if (header_size < HEADER_SIZE || header_size > HEADER_LONGEST)
		return damaged(path);
	if (n < header_size) /* all of it was asked for */
		return cut_short(path, size, header_size);
	hash_of(hash, bytes, header_size);
	if (sodium_memcmp(hash, bytes + header_size - HASH_SIZE, HASH_SIZE) != 0)
		return damaged(path);
	if (version > VERSION)
		return err_set(ERR_TOONEW, _("%s was sealed by a newer anker; install that one to open it"), path);
	if (version < VERSION || header_size != HEADER_SIZE || !sane(bytes))
		return damaged(path);
	if (get64(bytes + AT_LENGTH) > IMAGE_LARGEST)
		return err_set(ERR_INVALID, _("%s says that it holds more than a sealed file can (1 GiB)"), path);
	uint64_t should = header_file_size(get64(bytes + AT_LENGTH));
	if (size < should)
		return cut_short(path, size, should);
	if (size > should)
		return err_set(ERR_INVALID,
			_("%s is longer than it was (bytes behind its end: %llu); copy it again from where it came"),
			path, (unsigned long long)(size - should));
	return 0;
}
