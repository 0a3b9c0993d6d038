/* Sealed files as they should go: what is saved is what opens; one program at a time; nothing on disk
 * but the file; nothing of another's overwritten. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sealed.h"

TestSuite(seal, .init = sealed_setup, .fini = sealed_teardown);

#define WORDS "vier losse woorden samen"

Test(seal, what_is_saved_is_what_opens_at_every_size_around_a_block)
{
	const size_t sizes[] = { 1, 512, BLOCK_SIZE - 1, BLOCK_SIZE, BLOCK_SIZE + 1, 3 * BLOCK_SIZE, 40 * BLOCK_SIZE + 7 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		unlink(sealed_path);
		sealed_make(sealed_path, WORDS, sizes[i], 1);
		sealed_holds(sealed_path, WORDS, sizes[i], 1);
		size_t n;
		unsigned char *file = sealed_file(sealed_path, &n);
		cr_assert_eq(n, header_file_size(sizes[i]));
		free(file);
	}
	cr_assert_eq(sealed_others(), 0);
}

Test(seal, each_save_takes_the_place_of_the_last)
{
	sealed_make(sealed_path, WORDS, 5000, 0);
	struct seal *s = sealed_open(sealed_path, WORDS);
	for (unsigned i = 1; i < 20; i++) {
		cr_assert_eq(sealed_save(s, 4000 + i * 10000, i), 0, "%s", err_last());
		sealed_holds(sealed_path, WORDS, 4000 + i * 10000, i);
	}
	/* Old ones that are still open would fill the disk. */
	cr_assert_neq(system("ls -l /proc/$PPID/fd | grep -q 'week47.*deleted'"), 0);
	seal_close(&s);
	size_t n;
	unsigned char *file = sealed_file(sealed_path, &n);
	cr_assert_eq(get64(file + AT_GENERATION), 20);
	free(file);
	cr_assert_eq(sealed_others(), 0);
}

Test(seal, nothing_is_on_disk_before_the_first_save)
{
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	const struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost };
	cr_assert_eq(seal_create(&s, &m), 0);
	cr_assert_eq(seal_vault(s).size(s), 0);
	seal_hold(s);
	cr_assert_eq(sealed_save(s, 100, 1), 0);
	cr_assert_not(sealed_exists(sealed_path));
	unsigned char *bytes = sealed_bytes(200, 2);
	cr_assert_eq(seal_release(s, bytes, 200), 0);
	free(bytes);
	seal_close(&s);
	sealed_holds(sealed_path, WORDS, 200, 2);
	/* And what was given up leaves nothing. */
	unlink(sealed_path);
	cr_assert_eq(seal_create(&s, &m), 0);
	seal_close(&s);
	cr_assert_not(sealed_exists(sealed_path));
	cr_assert_eq(sealed_others(), 0);
	secret_free(&p);
}

Test(seal, a_new_one_is_its_owners_alone_and_an_old_one_keeps_its_mode)
{
	struct stat st;
	umask(0);
	sealed_make(sealed_path, WORDS, 100, 1);
	cr_assert_eq(stat(sealed_path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	chmod(sealed_path, 0640);
	struct seal *s = sealed_open(sealed_path, WORDS);
	cr_assert_eq(sealed_save(s, 100, 2), 0);
	seal_close(&s);
	cr_assert_eq(stat(sealed_path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0640);
}

Test(seal, one_program_at_a_time_writes_and_others_may_read)
{
	struct secret *p = sealed_secret(WORDS);
	const struct seal_way way = { .passphrase = p };
	struct seal *second;
	char who[32];
	sealed_make(sealed_path, WORDS, 3000, 1);
	struct seal *first = sealed_open(sealed_path, WORDS);
	snprintf(who, sizeof who, "%ld", (long)getpid());
	sealed_refused(seal_open(&second, sealed_path, &way, false), ERR_BUSY, "in use by another program");
	cr_assert_not_null(strstr(err_last(), who), "%s", err_last());
	cr_assert_not(seal_was_wrong());
	sealed_holds(sealed_path, WORDS, 3000, 1);
	cr_assert_eq(seal_open(&second, sealed_path, &way, true), 0);
	sealed_refused(sealed_save(second, 10, 1), ERR_READONLY, "read-only");
	/* A reader goes on with what it opened. */
	cr_assert_eq(sealed_save(first, 5000, 2), 0);
	struct store_vault v = seal_vault(second);
	unsigned char bytes[3000];
	cr_assert_eq(v.size(v.ctx), 3000);
	cr_assert_eq(v.load(v.ctx, bytes, 3000), 0);
	seal_close(&second);
	seal_close(&first);
	cr_assert_eq(sealed_others(), 0);
	first = sealed_open(sealed_path, WORDS);
	seal_close(&first);
	/* What a killed program leaves of its lock is no lock. */
	char lock[160];
	snprintf(lock, sizeof lock, "%s.lock", sealed_path);
	sealed_write(lock, (const unsigned char *)"bram, tower, 1\n", 15);
	first = sealed_open(sealed_path, WORDS);
	seal_close(&first);
	cr_assert_eq(sealed_others(), 0);
	secret_free(&p);
}

Test(seal, what_a_killed_program_left_goes_and_what_is_anothers_stays)
{
	char beside[160];
	snprintf(beside, sizeof beside, "%s.saving", sealed_path);
	sealed_make(sealed_path, WORDS, 3000, 1);
	sealed_write(beside, seal_magic, 5);
	struct seal *s = sealed_open(sealed_path, WORDS);
	cr_assert_not(sealed_exists(beside));
	sealed_write(beside, (const unsigned char *)"my notes", 8);
	sealed_refused(sealed_save(s, 3000, 2), ERR_IO, "is in the way");
	cr_assert(sealed_exists(beside));
	sealed_holds(sealed_path, WORDS, 3000, 1);
	unlink(beside);
	cr_assert_eq(sealed_save(s, 3000, 2), 0);
	seal_close(&s);
	sealed_holds(sealed_path, WORDS, 3000, 2);
}

Test(seal, a_file_that_was_put_in_its_place_is_not_overwritten)
{
	char away[160], other[160];
	snprintf(away, sizeof away, "%s.away", sealed_path);
	snprintf(other, sizeof other, "%s.other", sealed_path);
	sealed_make(sealed_path, WORDS, 3000, 1);
	struct seal *s = sealed_open(sealed_path, WORDS);
	cr_assert_eq(rename(sealed_path, away), 0);
	sealed_make(other, "een andere uittocht", 500, 7);
	cr_assert_eq(rename(other, sealed_path), 0);
	sealed_refused(sealed_save(s, 3000, 2), ERR_CONFLICT, "was replaced by another file");
	sealed_holds(sealed_path, "een andere uittocht", 500, 7);
	sealed_holds(away, WORDS, 3000, 1);
	unlink(sealed_path);
	cr_assert_eq(sealed_save(s, 3000, 2), 0, "%s", err_last());
	seal_close(&s);
	sealed_holds(sealed_path, WORDS, 3000, 2);
}

Test(seal, a_link_stays_a_link)
{
	char link[160];
	struct stat st;
	snprintf(link, sizeof link, "%s/link.anker", sealed_folder);
	sealed_make(sealed_path, WORDS, 3000, 1);
	cr_assert_eq(symlink(sealed_path, link), 0);
	struct seal *s = sealed_open(link, WORDS), *second;
	struct secret *p = sealed_secret(WORDS);
	cr_assert_eq(sealed_save(s, 3000, 2), 0);
	cr_assert_eq(seal_open(&second, sealed_path, &(struct seal_way){ .passphrase = p }, false), ERR_BUSY);
	seal_close(&s);
	secret_free(&p);
	cr_assert_eq(lstat(link, &st), 0);
	cr_assert(S_ISLNK(st.st_mode));
	sealed_holds(sealed_path, WORDS, 3000, 2);
}

Test(seal, making_one_overwrites_nothing_unasked)
{
	struct secret *p = sealed_secret("nieuw");
	struct seal *s;
	struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost };
	sealed_make(sealed_path, WORDS, 3000, 1);
	sealed_refused(seal_create(&s, &m), ERR_IO, "is there already");
	m.replace = true;
	cr_assert_eq(seal_create(&s, &m), 0);
	sealed_holds(sealed_path, WORDS, 3000, 1);
	cr_assert_eq(sealed_save(s, 700, 2), 0);
	seal_close(&s);
	sealed_holds(sealed_path, "nieuw", 700, 2);
	/* Also not what comes to be there meanwhile. */
	unlink(sealed_path);
	m.replace = false;
	cr_assert_eq(seal_create(&s, &m), 0);
	sealed_write(sealed_path, (const unsigned char *)"mine", 4);
	sealed_refused(sealed_save(s, 700, 2), ERR_IO, "is in the way");
	seal_close(&s);
	size_t n;
	unsigned char *there = sealed_file(sealed_path, &n);
	cr_assert(n == 4 && memcmp(there, "mine", 4) == 0);
	free(there);
	cr_assert_eq(sealed_others(), 0);
	m.path = "/nowhere/at/all.anker";
	sealed_refused(seal_create(&s, &m), ERR_IO, "its folder is not there");
	secret_free(&p);
}

Test(seal, a_copy_opens_with_what_opens_the_file)
{
	char copy[160];
	snprintf(copy, sizeof copy, "%s/copy.anker", sealed_folder);
	sealed_make(sealed_path, WORDS, 300000, 1);
	struct seal *s = sealed_open(sealed_path, WORDS);
	struct store_vault v = seal_vault(s);
	cr_assert_eq(v.copy(v.ctx, copy), 0, "%s", err_last());
	sealed_holds(copy, WORDS, 300000, 1);
	sealed_refused(v.copy(v.ctx, copy), ERR_IO, "is there already");
	seal_close(&s);
}

Test(seal, what_is_no_sealed_file_is_said_to_be_none)
{
	struct secret *p = sealed_secret(WORDS);
	const struct seal_way way = { .passphrase = p };
	struct seal *s;
	sealed_refused(seal_open(&s, sealed_path, &way, false), ERR_NOTFOUND, "there is no file");
	sealed_refused(seal_open(&s, sealed_folder, &way, false), ERR_INVALID, "is not a file");
	sealed_refused(seal_open(&s, "/dev/zero", &way, true), ERR_INVALID, "is not a file");
	sealed_refused(seal_open(&s, "/etc/passwd", &way, true), ERR_INVALID, "is not a sealed file");
	sealed_write(sealed_path, (const unsigned char *)"", 0);
	sealed_refused(seal_open(&s, sealed_path, &way, false), ERR_INVALID, "is empty");
	unlink(sealed_path);
	cr_assert_eq(mkfifo(sealed_path, 0600), 0);
	sealed_refused(seal_open(&s, sealed_path, &way, false), ERR_INVALID, "is not a file");
	cr_assert_not(seal_is(sealed_path));
	cr_assert_eq(sealed_others(), 0);
	secret_free(&p);
}

Test(seal, a_file_without_a_name_can_be_read)
{
	char name[32];
	size_t n;
	sealed_make(sealed_path, WORDS, 3000, 1);
	unsigned char *file = sealed_file(sealed_path, &n);
	int fd = memfd_create("sealed", MFD_CLOEXEC);
	cr_assert_eq(write(fd, file, n), (ssize_t)n);
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	sealed_holds(name, WORDS, 3000, 1);
	close(fd);
	free(file);
}

