/* The slots of a sealed file: its data key, wrapped once for each way in. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "anker/date.h"
#include "seal_parts.h"

enum {
	RECOVERY_RANDOM = 19, /* bytes, then one that shows a slip of the pen */
	RECOVERY_BYTES = RECOVERY_RANDOM + 1,
	RECOVERY_LETTERS = RECOVERY_BYTES * 8 / 5,
	RECOVERY_GROUP = 4,
	GOAL_MS = 1000
};

/* No I, L, O, U: they are read for 1, 1, 0 and V. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* ---- passphrase ---- */

static int derive(unsigned char *kek, const struct secret *passphrase, const unsigned char *salt,
	struct seal_cost cost)
{
	size_t n;
	const char *text = secret_text(passphrase, &n);

	if (crypto_pwhash(kek, SEAL_KEY, text, n, salt, cost.passes, (size_t)cost.memory,
		    crypto_pwhash_ALG_ARGON2ID13) == 0)
		return 0;
	return err_set(ERR_IO, _("a passphrase takes %llu MiB of memory to try, and this machine has not that much now; "
				 "close other programs and try again"),
		(unsigned long long)(cost.memory >> 20));
}

/* Derives with the cost that was asked for, or as many passes as take about a second. */
static int derive_settled(unsigned char *kek, const struct secret *passphrase, const unsigned char *salt,
	struct seal_cost *cost)
{
	bool measure = cost->passes == 0;

	if (!cost->memory)
		cost->memory = COST_MEMORY_NOW;
	if (measure)
		cost->passes = COST_PASSES_NOW;
	if (cost->passes > COST_PASSES_MOST || cost->memory > COST_MEMORY_MOST ||
		cost->memory < crypto_pwhash_MEMLIMIT_MIN)
		return err_set(ERR_INVALID, _("that cost of a passphrase is out of bounds"));
	int64_t began = clock_ms();
	int rc = derive(kek, passphrase, salt, *cost);
	if (rc || !measure)
		return rc;
	int64_t took = clock_ms() - began;
	uint64_t better = took > 0 ? cost->passes * GOAL_MS / (uint64_t)took : COST_PASSES_MOST;
	if (better <= cost->passes)
		return 0;
	cost->passes = better < COST_PASSES_MOST ? better : COST_PASSES_MOST;
	return derive(kek, passphrase, salt, *cost);
}

static void wrap(unsigned char *slot, const unsigned char *key, const unsigned char *kek)
{
	randombytes_buf(slot, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(slot + crypto_secretbox_NONCEBYTES, key, SEAL_KEY, slot, kek);
}

static bool unwrap(unsigned char *key, const unsigned char *slot, const unsigned char *kek)
{
	return crypto_secretbox_open_easy(key, slot + crypto_secretbox_NONCEBYTES,
		       WRAP_SIZE - crypto_secretbox_NONCEBYTES, slot, kek) == 0;
}

static void mark(unsigned char *header, uint32_t slot)
{
	put32(header + AT_SLOTS, get32(header + AT_SLOTS) | slot);
}

int slot_wrap_passphrase(unsigned char *header, const unsigned char *key, const struct secret *passphrase,
	struct seal_cost cost)
{
	unsigned char *kek = sodium_malloc(SEAL_KEY);
	if (!kek)
		return no_memory();
	randombytes_buf(header + AT_SALT, SALT_SIZE);
	int rc = derive_settled(kek, passphrase, header + AT_SALT, &cost);
	if (!rc) {
		wrap(header + AT_PASSPHRASE, key, kek);
		put64(header + AT_PASSES, cost.passes);
		put64(header + AT_MEMORY, cost.memory);
		mark(header, SLOT_PASSPHRASE);
	}
	sodium_free(kek);
	return rc;
}

static int open_passphrase(const unsigned char *header, const struct secret *passphrase, unsigned char *key,
	bool *wrong)
{
	struct seal_cost cost = { get64(header + AT_PASSES), get64(header + AT_MEMORY) };
	unsigned char *kek = sodium_malloc(SEAL_KEY);
	if (!kek)
		return no_memory();
	int rc = derive(kek, passphrase, header + AT_SALT, cost);
	if (!rc && (*wrong = !unwrap(key, header + AT_PASSPHRASE, kek)))
		rc = ERR_INVALID;
	sodium_free(kek);
	return rc;
}

/* ---- office ---- */

void slot_wrap_office(unsigned char *header, const unsigned char *key, const unsigned char *public)
{
	unsigned char of_office[crypto_box_PUBLICKEYBYTES];

	memcpy(of_office, public, sizeof of_office); /* may be the header's own */
	memcpy(header + AT_OFFICE_PUBLIC, of_office, sizeof of_office);
	if (crypto_box_seal(header + AT_OFFICE, key, SEAL_KEY, of_office) == 0)
		mark(header, SLOT_OFFICE);
}

static bool open_office(const unsigned char *header, const struct seal_way *way, unsigned char *key)
{
	return get32(header + AT_SLOTS) & SLOT_OFFICE &&
		crypto_box_seal_open(key, header + AT_OFFICE, OFFICE_WRAP_SIZE, way->office_public,
			way->office_secret) == 0;
}

/* ---- recovery key ---- */

static unsigned char check_of(const unsigned char *recovery)
{
	unsigned char hash[crypto_generichash_BYTES_MIN];
	crypto_generichash(hash, sizeof hash, recovery, RECOVERY_RANDOM, NULL, 0);
	return hash[0];
}

/* It has as many bits as guessing needs: no work is put on top. The salt ties it to this file. */
static void kek_of(unsigned char *kek, const unsigned char *recovery, const unsigned char *header)
{
	crypto_generichash(kek, SEAL_KEY, recovery, RECOVERY_BYTES, header + AT_ID, ID_SIZE);
}

static void write_recovery(char *text, const unsigned char *recovery)
{
	for (int i = 0; i < RECOVERY_LETTERS; i++) {
		int bit = i * 5, byte = bit / 8, two = recovery[byte] << 8;
		if (byte + 1 < RECOVERY_BYTES)
			two |= recovery[byte + 1];
		if (i > 0 && i % RECOVERY_GROUP == 0)
			*text++ = '-';
		*text++ = alphabet[two >> (11 - bit % 8) & 31];
	}
	*text = '\0';
}

/* As people write it: capitals or not, with or without dashes, O for 0 and I or L for 1. */
static bool read_recovery(unsigned char *recovery, const char *text)
{
	int letters = 0;

	memset(recovery, 0, RECOVERY_BYTES);
	for (; *text; text++) {
		int c = toupper((unsigned char)*text);
		if (isspace((unsigned char)*text) || c == '-')
			continue;
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		const char *found = strchr(alphabet, c);
		if (!found || letters == RECOVERY_LETTERS)
			return false;
		int bit = letters++ * 5, byte = bit / 8, two = (int)(found - alphabet) << (11 - bit % 8);
		recovery[byte] = (unsigned char)(recovery[byte] | two >> 8);
		if (byte + 1 < RECOVERY_BYTES)
			recovery[byte + 1] = (unsigned char)(recovery[byte + 1] | (two & 0xff));
	}
	return letters == RECOVERY_LETTERS && check_of(recovery) == recovery[RECOVERY_RANDOM];
}

int slot_wrap_recovery(unsigned char *header, const unsigned char *key, char text[SEAL_RECOVERY_SIZE])
{
	unsigned char *recovery = sodium_malloc(RECOVERY_BYTES + SEAL_KEY);
	if (!recovery)
		return no_memory();
	unsigned char *kek = recovery + RECOVERY_BYTES;
	randombytes_buf(recovery, RECOVERY_RANDOM);
	recovery[RECOVERY_RANDOM] = check_of(recovery);
	write_recovery(text, recovery);
	kek_of(kek, recovery, header);
	wrap(header + AT_RECOVERY, key, kek);
	mark(header, SLOT_RECOVERY);
	sodium_free(recovery);
	return 0;
}

static int open_recovery(const char *path, const unsigned char *header, const char *text, unsigned char *key,
	bool *wrong)
{
	unsigned char *recovery = sodium_malloc(RECOVERY_BYTES + SEAL_KEY);
	if (!recovery)
		return no_memory();
	unsigned char *kek = recovery + RECOVERY_BYTES;
	int rc = 0;
	*wrong = true;
	if (!read_recovery(recovery, text)) {
		rc = err_set(ERR_INVALID,
			_("that is not a recovery key: it has %d letters and digits; look for a slip of the pen"),
			RECOVERY_LETTERS);
		goto out;
	}
	kek_of(kek, recovery, header);
	if (!(get32(header + AT_SLOTS) & SLOT_RECOVERY) || !unwrap(key, header + AT_RECOVERY, kek)) {
		rc = err_set(ERR_INVALID, _("this recovery key does not open %s (any more): a change of passphrase "
					    "makes a new one"),
			path);
		goto out;
	}
	*wrong = false;
out:
	sodium_free(recovery);
	return rc;
}

/* ---- any ---- */

int slot_open(const char *path, const unsigned char *header, const struct seal_way *way, unsigned char *key,
	bool *wrong)
{
	*wrong = false;
	if (way->recovery)
		return open_recovery(path, header, way->recovery, key, wrong);
	if (way->office_secret) {
		*wrong = !open_office(header, way, key);
		return !*wrong ? 0 : err_set(ERR_INVALID,
			_("%s was not sealed for this office; open it with its passphrase"), path);
	}
	int rc = open_passphrase(header, way->passphrase, key, wrong);
	if (*wrong)
		return err_set(ERR_INVALID, _("this passphrase does not open %s"), path);
	return rc;
}
