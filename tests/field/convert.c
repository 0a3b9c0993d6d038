/* A caseload becomes a sealed file and a plain one again: the same records, nothing plain beside
 * it, nothing lost when it cannot be. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/field.h"
#include "anker/file.h"
#include "anker/str.h"
#include "src/store/internal.h"
#include "tests/field/sealed.h"
#include "tests/support/caseload.h"

#define WORDS "vier losse woorden samen"
#define NAME "Bakkerij De Korenaar"

static struct caseload c;
static struct secret *passphrase;
static char key[SEAL_RECOVERY_SIZE];
static char removed[1024]; /* names, one behind the other */

static void on_removed(void *ctx, const char *path)
{
	(void)ctx;
	strncat(removed, path, sizeof removed - strlen(removed) - 1);
}

static struct field_convert options(void)
{
	return (struct field_convert){ .path = c.path, .passphrase = passphrase, .cost = sealed_cost, .share = "share",
		.removed = on_removed };
}

static void setup(void)
{
	caseload_open(&c);
	passphrase = sealed_secret(WORDS);
	*removed = '\0';
	caseload_employer(&c, NAME);
}

static void teardown(void)
{
	secret_free(&passphrase);
	caseload_close(&c);
}

TestSuite(convert, .init = setup, .fini = teardown, .timeout = 60);

static const char *beside(const char *end)
{
	return arena_printf(c.arena, "%s%s", c.path, end);
}

static void write_text(const char *path, const char *text)
{
	cr_assert_eq(file_replace(path, text, strlen(text)), 0, "%s", err_last());
}

static bool file_holds(const char *path, const char *text)
{
	struct str bytes = STR_INIT;
	cr_assert_eq(file_read(path, SIZE_MAX, &bytes), 0);
	bool holds = memmem(bytes.text, bytes.len, text, strlen(text)) != NULL;
	str_free(&bytes);
	return holds;
}

static void refused(int rc, int code, const char *words)
{
	cr_assert_eq(rc, code, "%d: %s", rc, err_last());
	cr_assert_not_null(strstr(err_last(), words), "%s", err_last());
}

/* Opens what is sealed now; `vault` lives as long as it. */
static struct seal *open_sealed(const struct seal_way *way, struct store_vault *vault)
{
	struct seal *seal;
	cr_assert_eq(seal_open(&seal, c.path, way, false), 0, "%s", err_last());
	*vault = seal_vault(seal);
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna", .vault = vault };
	cr_assert_eq(store_open(&c.store, &o), 0, "%s", err_last());
	return seal;
}

static const char *name(void)
{
	struct record *rec;
	cr_assert_eq(store_get(c.store, E_ORGANISATION, 1, c.arena, &rec), 0, "%s", err_last());
	return rec->value[model_field(rec->entity, "name")];
}

static void seal_it(char *recovery)
{
	struct field_convert o = options();
	store_close(&c.store);
	o.recovery = recovery;
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
}

Test(convert, seals_and_nothing_plain_stays)
{
	struct store_vault vault;
	write_text(beside(".v5.bak"), NAME);
	write_text(beside(".v12.bak.part"), NAME);
	write_text(beside(".verslag"), "of another program");
	seal_it(NULL);
	cr_assert(seal_is(c.path));
	cr_assert_not(store_is_caseload(c.path));
	cr_assert_not(file_holds(c.path, "Korenaar"));
	static const char *const gone[] = { "-wal", "-shm", ".queue", ".v5.bak", ".v12.bak.part", ".sealed",
		".sealed.saving", ".sealed.lock", ".lock" };
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		cr_assert_eq(access(beside(gone[i]), F_OK), -1, "%s", gone[i]);
	cr_assert_eq(access(beside(".verslag"), F_OK), 0);
	cr_assert(strstr(removed, ".v5.bak") && strstr(removed, ".v12.bak.part") && !strstr(removed, ".queue"));
	struct seal *seal = open_sealed(&(struct seal_way){ .passphrase = passphrase }, &vault);
	cr_assert_str_eq(name(), NAME);
	caseload_employer(&c, "De Molen");
	store_close(&c.store);
	seal_close(&seal);
}

Test(convert, keeps_the_rights_of_the_file_and_follows_a_link_to_it)
{
	struct stat st;
	const char *named = beside(".link");
	struct field_convert o = options();
	store_close(&c.store);
	cr_assert_eq(chmod(c.path, 0640), 0);
	cr_assert_eq(symlink(c.path, named), 0);
	o.path = named;
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
	cr_assert_eq(lstat(named, &st), 0);
	cr_assert(S_ISLNK(st.st_mode));
	cr_assert_eq(stat(c.path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0640);
	cr_assert(seal_is(c.path));
}

/* What was plain cannot be found in the blocks that are free now, nor gone on in by a program that waited. */
Test(convert, overwrites_the_old_file_and_its_log)
{
	static const char *const parts[] = { "", "-wal" };
	int fd[2];
	for (int i = 0; i < 2; i++)
		cr_assert_geq(fd[i] = open(beside(parts[i]), O_RDONLY), 0);
	store_close(&c.store);
	struct field_convert o = options();
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
	for (int i = 0; i < 2; i++) {
		off_t size = lseek(fd[i], 0, SEEK_END);
		char *bytes = calloc(1, (size_t)size + 1);
		cr_assert_gt(size, 0);
		cr_assert_eq(pread(fd[i], bytes, (size_t)size, 0), size);
		for (off_t at = 0; at < size; at++)
			cr_assert_eq(bytes[at], 0, "%s at %ld", parts[i], (long)at);
		free(bytes);
		close(fd[i]);
	}
}

Test(convert, says_that_the_file_has_another_name_and_leaves_that_whole)
{
	struct field_convert o = options();
	store_close(&c.store);
	cr_assert_eq(link(c.path, beside(".mine")), 0);
	refused(field_seal(&o), ERR_IO, "is sealed now, but its plain text could not be overwritten");
	cr_assert(seal_is(c.path));
	cr_assert(file_holds(beside(".mine"), "Korenaar") && store_is_caseload(beside(".mine")));
}

Test(convert, waits_for_nobody_who_has_it_open)
{
	struct field_convert o = options();
	refused(field_seal(&o), ERR_BUSY, "is open in another program");
	cr_assert_str_eq(name(), NAME);
	caseload_employer(&c, "De Molen");
	store_close(&c.store);
	cr_assert(store_is_caseload(c.path));
	cr_assert_eq(access(beside(".sealed"), F_OK), -1);
}

Test(convert, goes_over_what_a_killed_try_left_and_over_nothing_else)
{
	struct field_convert o = options();
	store_close(&c.store);
	write_text(beside(".sealed"), "of another program");
	refused(field_seal(&o), ERR_IO, "is in the way");
	cr_assert(store_is_caseload(c.path) && file_holds(beside(".sealed"), "another"));
	unlink(beside(".sealed"));
	sealed_make(beside(".sealed"), "een andere keer begonnen", 100, 1);
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
}

Test(convert, refuses_what_is_no_plain_caseload)
{
	struct field_convert o = options();
	store_close(&c.store);
	o.path = "/tmp/anker-no-such-file";
	refused(field_seal(&o), ERR_NOTFOUND, "there is no caseload");
	o.path = beside(".letter");
	write_text(o.path, "Geachte heer, dit is geen caseload maar een brief die ergens anders over gaat.");
	refused(field_seal(&o), ERR_INVALID, "not a caseload");
	cr_assert(file_holds(o.path, "Geachte"));
	o.path = c.path;
	cr_assert_eq(field_seal(&o), 0);
	write_text(beside(".v5.bak"), NAME); /* a killed program had this still to do */
	refused(field_seal(&o), ERR_INVALID, "is sealed already");
	cr_assert_eq(access(beside(".v5.bak"), F_OK), -1);
	cr_assert_not_null(strstr(removed, ".v5.bak"));
}

Test(convert, back_and_forth_keeps_everything)
{
	struct store_vault vault;
	seal_it(key);
	cr_assert_gt(strlen(key), 20);
	struct seal *seal = open_sealed(&(struct seal_way){ .recovery = key }, &vault);
	caseload_employer(&c, "De Molen");
	store_close(&c.store);
	seal_close(&seal);
	cr_assert_eq(seal_open(&seal, c.path, &(struct seal_way){ .recovery = key }, false), 0, "%s", err_last());
	cr_assert_eq(field_unseal(seal, "share"), 0, "%s", err_last());
	seal_close(&seal);
	cr_assert(store_is_caseload(c.path));
	cr_assert_eq(access(beside(".unsealed"), F_OK), -1);
	cr_assert_eq(access(beside(".lock"), F_OK), -1);
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna" };
	cr_assert_eq(store_open(&c.store, &o), 0, "%s", err_last());
	cr_assert_str_eq(name(), NAME);
	int64_t n;
	cr_assert_eq(db_one(c.store, "SELECT count(*) FROM organisation", 0, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(store_undo(c.store, 2, NULL, c.arena), 0, "%s", err_last());
}

Test(convert, a_take_out_stays_sealed)
{
	struct store_vault vault;
	seal_it(NULL);
	struct seal *seal = open_sealed(&(struct seal_way){ .passphrase = passphrase }, &vault);
	cr_assert_eq(db_exec(c.store, "UPDATE file SET site = 3, takeout = 'x', owner = 'anna'"), 0);
	store_close(&c.store);
	seal_close(&seal);
	cr_assert_eq(seal_open(&seal, c.path, &(struct seal_way){ .passphrase = passphrase }, false), 0, "%s", err_last());
	refused(field_unseal(seal, "share"), ERR_INVALID, "is a take-out, which stays sealed");
	seal_close(&seal);
	cr_assert(seal_is(c.path));
}
