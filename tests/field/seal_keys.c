/* The ways into a sealed file: its passphrase, the office's key, a recovery key; and what a change of
 * passphrase leaves of them. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sealed.h"

TestSuite(seal_keys, .init = sealed_setup, .fini = sealed_teardown);

#define WORDS "vier losse woorden samen"

Test(seal_keys, a_wrong_passphrase_says_so_and_changes_nothing)
{
	const char *const wrong[] = { "vier losse woorden same", "vier losse woorden samen ", "Vier losse woorden samen", "x" };
	size_t n, after;
	sealed_make(sealed_path, WORDS, 1000, 1);
	unsigned char *before = sealed_file(sealed_path, &n);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct secret *p = sealed_secret(wrong[i]);
		struct seal *s;
		sealed_refused(seal_open(&s, sealed_path, &(struct seal_way){ .passphrase = p }, false), ERR_INVALID,
			"this passphrase does not open");
		cr_assert(seal_was_wrong());
		cr_assert_null(s);
		secret_free(&p);
	}
	unsigned char *now = sealed_file(sealed_path, &after);
	cr_assert(n == after && memcmp(before, now, n) == 0);
	cr_assert_eq(sealed_others(), 0);
	free(before);
	free(now);
}

Test(seal_keys, the_office_opens_what_was_sealed_for_it)
{
	unsigned char public[32], secret[32], other_public[32], other_secret[32];
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	size_t n;
	cr_assert_eq(sodium_ready(), 0);
	crypto_box_keypair(public, secret);
	crypto_box_keypair(other_public, other_secret);
	const struct seal_way office = { .office_public = public, .office_secret = secret };
	const struct seal_way other = { .office_public = other_public, .office_secret = other_secret };
	const struct seal_way liar = { .office_public = public, .office_secret = other_secret };
	const struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost, .office = public };
	cr_assert_eq(seal_create(&s, &m), 0);
	cr_assert_eq(sealed_save(s, 3000, 4), 0);
	cr_assert_eq(sealed_load(sealed_path, &office, NULL, &n), 0, "%s", err_last());
	sealed_refused(sealed_load(sealed_path, &other, NULL, &n), ERR_INVALID, "not sealed for this office");
	cr_assert(seal_was_wrong());
	sealed_refused(sealed_load(sealed_path, &liar, NULL, &n), ERR_INVALID, "not sealed for this office");
	/* A change of passphrase leaves the office its way in. */
	unsigned char *bytes = sealed_bytes(3000, 5);
	cr_assert_eq(seal_change(s, p, sealed_cost, NULL, bytes, 3000), 0);
	cr_assert_eq(sealed_load(sealed_path, &office, NULL, &n), 0, "%s", err_last());
	seal_close(&s);
	free(bytes);
	unlink(sealed_path);
	sealed_make(sealed_path, WORDS, 100, 1);
	sealed_refused(sealed_load(sealed_path, &office, NULL, &n), ERR_INVALID, "not sealed for this office");
	secret_free(&p);
}

Test(seal_keys, a_recovery_key_opens_however_it_is_written)
{
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	size_t n;
	char key[SEAL_RECOVERY_SIZE], typed[2 * SEAL_RECOVERY_SIZE];
	const struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost, .recovery = key };
	cr_assert_eq(seal_create(&s, &m), 0);
	cr_assert_eq(sealed_save(s, 3000, 4), 0);
	cr_assert_eq(strlen(key), 39);
	cr_assert_eq(sealed_load(sealed_path, &(struct seal_way){ .recovery = key }, NULL, &n), 0, "%s", err_last());
	size_t t = 0;
	for (const char *c = key; *c; c++)
		if (*c != '-') {
			typed[t++] = *c == '1' ? 'l' : *c == '0' ? 'o' : (char)(*c >= 'A' ? *c + 32 : *c);
			typed[t++] = ' ';
		}
	typed[t] = '\0';
	cr_assert_eq(sealed_load(sealed_path, &(struct seal_way){ .recovery = typed }, NULL, &n), 0, "%s", err_last());
	key[5] = key[5] == 'A' ? 'B' : 'A';
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .recovery = key }, NULL, &n), ERR_INVALID,
		"look for a slip of the pen");
	cr_assert(seal_was_wrong());
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .recovery = "ABCD" }, NULL, &n), ERR_INVALID, "not a recovery key");
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .recovery = "" }, NULL, &n), ERR_INVALID, "not a recovery key");
	/* Another passphrase: another recovery key, or none. */
	unsigned char *bytes = sealed_bytes(3000, 4);
	char second[SEAL_RECOVERY_SIZE];
	cr_assert_eq(seal_change(s, p, sealed_cost, second, bytes, 3000), 0);
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .recovery = typed }, NULL, &n), ERR_INVALID, "does not open");
	cr_assert_eq(sealed_load(sealed_path, &(struct seal_way){ .recovery = second }, NULL, &n), 0);
	cr_assert_eq(seal_change(s, p, sealed_cost, NULL, bytes, 3000), 0);
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .recovery = second }, NULL, &n), ERR_INVALID, "does not open");
	seal_close(&s);
	free(bytes);
	secret_free(&p);
}

Test(seal_keys, the_recovery_key_of_one_file_does_not_open_another)
{
	char key[SEAL_RECOVERY_SIZE], other[160], other_key[SEAL_RECOVERY_SIZE];
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	size_t n;
	snprintf(other, sizeof other, "%s.2", sealed_path);
	struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost, .recovery = key };
	cr_assert_eq(seal_create(&s, &m), 0);
	cr_assert_eq(sealed_save(s, 10, 4), 0);
	seal_close(&s);
	m.path = other;
	m.recovery = other_key;
	cr_assert_eq(seal_create(&s, &m), 0);
	cr_assert_eq(sealed_save(s, 10, 4), 0);
	seal_close(&s);
	sealed_refused(sealed_load(other, &(struct seal_way){ .recovery = key }, NULL, &n), ERR_INVALID, "does not open");
	cr_assert_eq(sealed_load(other, &(struct seal_way){ .recovery = other_key }, NULL, &n), 0);
	secret_free(&p);
}

Test(seal_keys, another_passphrase_is_another_key)
{
	size_t n;
	sealed_make(sealed_path, WORDS, 3000, 1);
	unsigned char *before = sealed_file(sealed_path, &n);
	struct seal *s = sealed_open(sealed_path, WORDS);
	struct secret *old = sealed_secret(WORDS), *next = sealed_secret("heel iets anders");
	unsigned char *bytes = sealed_bytes(3000, 1);
	cr_assert_eq(seal_change(s, next, sealed_cost, NULL, bytes, 3000), 0);
	cr_assert(seal_fits(s, next));
	cr_assert_not(seal_fits(s, old));
	cr_assert_eq(sealed_save(s, 3000, 2), 0);
	seal_close(&s);
	sealed_holds(sealed_path, "heel iets anders", 3000, 2);
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .passphrase = old }, NULL, &n), ERR_INVALID, "does not open");
	/* Nor does the data key of an old copy. */
	unsigned char *key = sodium_malloc(SEAL_KEY), *now = sealed_file(sealed_path, &n);
	bool wrong;
	cr_assert_eq(slot_open(sealed_path, before, &(struct seal_way){ .passphrase = old }, key, &wrong), 0);
	int fd = open(sealed_path, O_RDONLY);
	sealed_refused(body_read(fd, sealed_path, now, key, bytes), ERR_INVALID, "is damaged (block 1");
	close(fd);
	sodium_free(key);
	/* Who knows the old passphrase and has an old copy cannot put its slots on the new file. */
	memcpy(now + AT_PASSES, before + AT_PASSES, AT_OFFICE_PUBLIC - AT_PASSES);
	header_finish(now);
	sealed_write(sealed_path, now, n);
	sealed_refused(sealed_load(sealed_path, &(struct seal_way){ .passphrase = old }, NULL, &n), ERR_INVALID, "is damaged");
	free(bytes);
	free(before);
	free(now);
	secret_free(&old);
	secret_free(&next);
}

Test(seal_keys, a_change_that_cannot_be_saved_leaves_the_old_passphrase)
{
	sealed_make(sealed_path, WORDS, 300000, 1);
	struct seal *s = sealed_open(sealed_path, WORDS);
	struct secret *old = sealed_secret(WORDS), *next = sealed_secret("heel iets anders");
	unsigned char *bytes = sealed_bytes(300000, 2);
	const char *warning;
	struct rlimit before, small;
	seal_guard_process(&warning); /* a limit is an error, not a signal */
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 100000;
	setrlimit(RLIMIT_FSIZE, &small);
	sealed_refused(seal_change(s, next, sealed_cost, NULL, bytes, 300000), ERR_IO, "may not grow as large");
	setrlimit(RLIMIT_FSIZE, &before);
	cr_assert(seal_fits(s, old));
	cr_assert_not(seal_fits(s, next));
	sealed_holds(sealed_path, WORDS, 300000, 1);
	cr_assert_eq(sealed_save(s, 300000, 3), 0, "%s", err_last());
	seal_close(&s);
	sealed_holds(sealed_path, WORDS, 300000, 3);
	cr_assert_eq(sealed_others(), 0);
	free(bytes);
	secret_free(&old);
	secret_free(&next);
}

Test(seal_keys, the_cost_is_kept_and_an_old_one_is_known_as_such)
{
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	bool outdated;
	sealed_make(sealed_path, WORDS, 3000, 1);
	s = sealed_open(sealed_path, WORDS);
	cr_assert_eq(seal_cost(s, &outdated).memory, sealed_cost.memory);
	cr_assert(outdated);
	unsigned char *bytes = sealed_bytes(3000, 1);
	cr_assert_eq(seal_change(s, p, (struct seal_cost){ 0, 0 }, NULL, bytes, 3000), 0, "%s", err_last());
	cr_assert_geq(seal_cost(s, &outdated).memory, COST_MEMORY_NOW);
	cr_assert_geq(seal_cost(s, &outdated).passes, COST_PASSES_NOW);
	cr_assert_not(outdated);
	seal_close(&s);
	sealed_holds(sealed_path, WORDS, 3000, 1);
	const struct seal_make greedy = { .path = "/tmp/anker-greedy.anker", .passphrase = p, .cost = { 3, (uint64_t)1 << 40 } };
	cr_assert_eq(seal_create(&s, &greedy), ERR_INVALID);
	cr_assert_not(sealed_exists("/tmp/anker-greedy.anker.lock"));
	free(bytes);
	secret_free(&p);
}
