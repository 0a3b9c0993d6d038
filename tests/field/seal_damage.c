/* Damage of every sort to a sealed file: each is refused with a sentence that names what is wrong,
 * and nothing of what is not whole is handed out. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sealed.h"

#define WORDS "vier losse woorden samen"

enum { CONTENTS = 3 * BLOCK_SIZE + 1234, SEALED_BLOCK = BLOCK_SIZE + BLOCK_MORE };

static unsigned char *good; /* a file of four blocks */
static size_t size;
static struct seal_way way; /* the office's key: it costs no time */
static unsigned char public[32], secret[32];
static char case_path[160];

static void make(const char *path, size_t n, unsigned seed)
{
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	const struct seal_make m = { .path = path, .passphrase = p, .cost = sealed_cost, .office = public };
	cr_assert_eq(seal_create(&s, &m), 0, "%s", err_last());
	cr_assert_eq(sealed_save(s, n, seed), 0, "%s", err_last());
	seal_close(&s);
	secret_free(&p);
}

static void setup(void)
{
	sealed_setup();
	cr_assert_eq(sodium_ready(), 0);
	crypto_box_keypair(public, secret);
	way = (struct seal_way){ .office_public = public, .office_secret = secret };
	snprintf(case_path, sizeof case_path, "%s/case.anker", sealed_folder);
	make(sealed_path, CONTENTS, 1);
	good = sealed_file(sealed_path, &size);
	cr_assert_eq(size, HEADER_SIZE + CONTENTS + 4 * BLOCK_MORE);
}

static void teardown(void)
{
	free(good);
	sealed_teardown();
}

TestSuite(seal_damage, .init = setup, .fini = teardown, .timeout = 300);

/* The code and sentence of opening `n` bytes as a file. */
static int try(const unsigned char *bytes, size_t n)
{
	size_t got;
	sealed_write(case_path, bytes, n);
	return sealed_load(case_path, &way, NULL, &got);
}

/* As try, for a file that differs in one byte from what was tried last. */
static int try_byte(size_t at)
{
	size_t got;
	int fd = open(case_path, O_WRONLY);
	cr_assert_eq(pwrite(fd, good + at, 1, (off_t)at), 1);
	close(fd);
	return sealed_load(case_path, &way, NULL, &got);
}

static void flip(size_t at, int bit, const char *sentence)
{
	good[at] ^= (unsigned char)(1 << bit);
	int rc = try_byte(at);
	cr_assert_eq(rc, ERR_INVALID, "byte %zu, bit %d: %d", at, bit, rc);
	cr_assert_not_null(strstr(err_last(), sentence), "byte %zu, bit %d: %s", at, bit, err_last());
	good[at] ^= (unsigned char)(1 << bit);
	try_byte(at);
}

static void refused(const unsigned char *bytes, size_t n, const char *sentence, const char *what, size_t where)
{
	int rc = try(bytes, n);
	cr_assert_eq(rc, ERR_INVALID, "%s at %zu: %d", what, where, rc);
	cr_assert_not_null(strstr(err_last(), sentence), "%s at %zu: %s", what, where, err_last());
	cr_assert_not_null(strstr(err_last(), "case.anker"), "%s", err_last());
}

Test(seal_damage, the_file_itself_is_good)
{
	cr_assert_eq(try(good, size), 0, "%s", err_last());
}

Test(seal_damage, every_bit_of_the_header)
{
	cr_assert_eq(try(good, size), 0);
	for (size_t bit = 0; bit < HEADER_SIZE * 8; bit++)
		flip(bit / 8, bit % 8, bit / 8 < MAGIC_SIZE ? "is not a sealed file" : "is damaged at its beginning");
	cr_assert_eq(try_byte(0), 0);
}

/* The hash of the header keeps no secret: who changes the header makes it fit. */
Test(seal_damage, every_bit_of_the_header_with_a_hash_that_fits)
{
	unsigned char header[HEADER_SIZE];
	memcpy(header, good, sizeof header);
	for (size_t bit = MAGIC_SIZE * 8; bit < AT_HASH * 8; bit++) {
		good[bit / 8] ^= (unsigned char)(1 << bit % 8);
		header_finish(good);
		int rc = try(good, size);
		cr_assert(rc == ERR_INVALID || (rc == ERR_TOONEW && bit / 8 >= AT_VERSION && bit / 8 < AT_HEADER_SIZE),
			"bit %zu: %d", bit, rc);
		memcpy(good, header, sizeof header);
	}
}

Test(seal_damage, bits_of_the_blocks)
{
	char block[48];
	cr_assert_eq(try(good, size), 0);
	for (size_t at = HEADER_SIZE; at < size; at += 37) {
		snprintf(block, sizeof block, "is damaged (block %zu of 4)", (at - HEADER_SIZE) / SEALED_BLOCK + 1);
		for (int bit = 0; bit < 8; bit += 3)
			flip(at, bit, block);
	}
	cr_assert_eq(try_byte(0), 0);
}

Test(seal_damage, every_class_of_truncation)
{
	for (size_t n = 1; n < size; n += n < 600 || n + 600 > size ? 1 : 53)
		refused(good, n, "was cut short", "length", n);
}

Test(seal_damage, bytes_behind_the_end)
{
	unsigned char *longer = calloc(1, size + SEALED_BLOCK);
	memcpy(longer, good, size);
	for (size_t more = 1; more <= 16; more++)
		refused(longer, size + more, "is longer than it was", "more", more);
	/* Also a whole block that is another's. */
	memcpy(longer + size, good + HEADER_SIZE, SEALED_BLOCK);
	refused(longer, size + SEALED_BLOCK, "is longer than it was", "block", 5);
	free(longer);
}

static void put_block(unsigned char *to, size_t block, const unsigned char *from, size_t other)
{
	memcpy(to + HEADER_SIZE + block * SEALED_BLOCK, from + HEADER_SIZE + other * SEALED_BLOCK, SEALED_BLOCK);
}

Test(seal_damage, blocks_that_moved)
{
	unsigned char *moved = malloc(size);
	for (size_t a = 0; a < 3; a++)
		for (size_t b = 0; b < 3; b++) {
			if (a == b)
				continue;
			memcpy(moved, good, size);
			put_block(moved, a, good, b); /* twice the same */
			refused(moved, size, "is damaged (block", "repeated", a * 10 + b);
			put_block(moved, b, good, a); /* swapped */
			refused(moved, size, "is damaged (block", "swapped", a * 10 + b);
		}
	free(moved);
}

/* One block fewer, and a header that says so. */
Test(seal_damage, an_end_that_was_taken_off)
{
	for (size_t blocks = 1; blocks < 4; blocks++) {
		unsigned char *shorter = malloc(size);
		memcpy(shorter, good, size);
		put64(shorter + AT_LENGTH, blocks * BLOCK_SIZE);
		header_finish(shorter);
		refused(shorter, HEADER_SIZE + blocks * SEALED_BLOCK, "is damaged (block", "blocks", blocks);
		free(shorter);
	}
}

/* The same file a save ago, and another take-out that opens with the same keys. */
Test(seal_damage, parts_of_an_older_state_and_of_another_file)
{
	char other[160];
	size_t n;
	struct seal *s = sealed_open(sealed_path, WORDS);
	cr_assert_eq(sealed_save(s, CONTENTS, 2), 0);
	seal_close(&s);
	unsigned char *later = sealed_file(sealed_path, &n);
	cr_assert_eq(n, size);
	snprintf(other, sizeof other, "%s/other.anker", sealed_folder);
	make(other, CONTENTS, 3);
	unsigned char *others = sealed_file(other, &n), *mixed = malloc(size);
	const unsigned char *const from[] = { good, others };
	for (size_t i = 0; i < 2; i++) {
		for (size_t block = 0; block < 3; block++) {
			memcpy(mixed, later, size);
			put_block(mixed, block, from[i], block);
			refused(mixed, size, "is damaged (block", "block of", i);
		}
		memcpy(mixed, later, size);
		memcpy(mixed + HEADER_SIZE + 3 * SEALED_BLOCK, from[i] + HEADER_SIZE + 3 * SEALED_BLOCK,
			size - HEADER_SIZE - 3 * SEALED_BLOCK);
		refused(mixed, size, "is damaged (block 4 of 4)", "end of", i);
		memcpy(mixed, later, size);
		memcpy(mixed, from[i], HEADER_SIZE);
		refused(mixed, size, "is damaged (block 1 of 4)", "header of", i);
		/* The stream of one under the name of the other. */
		memcpy(mixed, later, size);
		memcpy(mixed + AT_GENERATION, from[i] + AT_GENERATION, AT_LENGTH - AT_GENERATION);
		memcpy(mixed + AT_ID, from[i] + AT_ID, ID_SIZE);
		put64(mixed + AT_GENERATION, 99);
		header_finish(mixed);
		refused(mixed, size, "is damaged (block 1 of 4)", "generation of", i);
	}
	/* As a whole an older state is a copy: it opens. */
	cr_assert_eq(try(good, size), 0);
	free(mixed);
	free(others);
	free(later);
}

Test(seal_damage, what_a_file_asks_for_is_bounded_before_it_is_done)
{
	const struct {
		size_t at;
		uint64_t value;
		const char *sentence;
	} bad[] = {
		{ AT_PASSES, 0, "is damaged at its beginning" },
		{ AT_PASSES, COST_PASSES_MOST + 1, "is damaged at its beginning" },
		{ AT_PASSES, UINT64_MAX, "is damaged at its beginning" },
		{ AT_MEMORY, 0, "is damaged at its beginning" },
		{ AT_MEMORY, crypto_pwhash_MEMLIMIT_MIN - 1, "is damaged at its beginning" },
		{ AT_MEMORY, COST_MEMORY_MOST + 1, "is damaged at its beginning" },
		{ AT_MEMORY, UINT64_MAX, "is damaged at its beginning" },
		{ AT_SLOTS, 0, "is damaged at its beginning" },
		{ AT_SLOTS, 8 | SLOT_PASSPHRASE, "is damaged at its beginning" },
		{ AT_SLOTS, (uint64_t)1 << 32 | SLOT_PASSPHRASE, "is damaged at its beginning" },
		{ AT_LENGTH, 0, "is damaged at its beginning" },
		{ AT_LENGTH, IMAGE_LARGEST, "was cut short" },
		{ AT_LENGTH, IMAGE_LARGEST + 1, "more than a sealed file can" },
		{ AT_LENGTH, UINT64_MAX, "more than a sealed file can" },
		{ AT_ZERO, 1, "is damaged at its beginning" },
	};
	unsigned char header[HEADER_SIZE];
	memcpy(header, good, sizeof header);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		put64(good + bad[i].at, bad[i].value);
		header_finish(good);
		refused(good, size, bad[i].sentence, "bound", i);
		memcpy(good, header, sizeof header);
	}
}

Test(seal_damage, a_newer_format_is_said_to_be_newer)
{
	unsigned char *newer = calloc(1, size + HEADER_LONGEST);
	memcpy(newer, good, size);
	put32(newer + AT_VERSION, VERSION + 1);
	header_finish(newer);
	cr_assert_eq(try(newer, size), ERR_TOONEW);
	cr_assert_not_null(strstr(err_last(), "newer anker"), "%s", err_last());
	/* Its header may be longer. */
	const size_t longer = 4 * HEADER_SIZE;
	put32(newer + AT_HEADER_SIZE, (uint32_t)longer);
	crypto_generichash(newer + longer - HASH_SIZE, HASH_SIZE, newer, longer - HASH_SIZE, NULL, 0);
	cr_assert_eq(try(newer, size), ERR_TOONEW);
	/* But not this one's. */
	put32(newer + AT_VERSION, VERSION);
	crypto_generichash(newer + longer - HASH_SIZE, HASH_SIZE, newer, longer - HASH_SIZE, NULL, 0);
	refused(newer, size, "is damaged at its beginning", "size of header", longer);
	put32(newer + AT_HEADER_SIZE, HEADER_LONGEST + 1);
	refused(newer, size, "is damaged at its beginning", "size of header", HEADER_LONGEST + 1);
	free(newer);
}

Test(seal_damage, garbage)
{
	enum { FILES = 2000 };
	unsigned char *bytes = malloc(BLOCK_SIZE);
	for (unsigned i = 0; i < FILES; i++) {
		size_t n = i % 4 ? (i * 7919u) % 1500 : (i * 7919u) % BLOCK_SIZE;
		unsigned char *random = sealed_bytes(n ? n : 1, i);
		memcpy(bytes, random, n);
		if (i & 1)
			memcpy(bytes, good, n < AT_SLOTS ? n : AT_SLOTS);
		if (i & 2 && n >= HEADER_SIZE)
			header_finish(bytes);
		cr_assert_lt(try(bytes, n), 0, "garbage %u of %zu bytes", i, n);
		free(random);
	}
	free(bytes);
}

/* What the blocks before the damaged one hold is not handed out either. */
Test(seal_damage, nothing_is_left_of_a_damaged_file)
{
	struct seal *s;
	unsigned char *into = malloc(CONTENTS), *nothing = calloc(1, CONTENTS);
	good[size - 1] ^= 1;
	sealed_write(case_path, good, size);
	cr_assert_eq(seal_open(&s, case_path, &way, true), 0, "%s", err_last());
	struct store_vault v = seal_vault(s);
	memset(into, 1, CONTENTS);
	cr_assert_eq(v.load(v.ctx, into, CONTENTS), ERR_INVALID);
	cr_assert_eq(memcmp(into, nothing, CONTENTS), 0);
	seal_close(&s);
	free(into);
	free(nothing);
}
