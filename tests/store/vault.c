/* A caseload in a vault: saved whole at each commit, as it was when a save fails, and no other
 * file ever. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/rules.h"
#include "anker/str.h"
#include "src/store/internal.h"
#include "tests/support/caseload.h"

/* Where the bytes go: a plain file in the folder of the test, whose saves can be made to fail. */
struct keeper {
	char path[96];
	struct str bytes;
	bool failing;
	int saves, refused;
};

static struct caseload c; /* for its folder and its arena */
static struct keeper k;

static size_t on_size(void *ctx)
{
	struct keeper *kept = ctx;
	str_free(&kept->bytes);
	kept->bytes = (struct str)STR_INIT;
	return file_read(kept->path, SIZE_MAX, &kept->bytes) ? 0 : kept->bytes.len;
}

static int on_load(void *ctx, unsigned char *into, size_t n)
{
	struct keeper *kept = ctx;
	memcpy(into, kept->bytes.text, n);
	return 0;
}

static int on_save(void *ctx, const unsigned char *image, size_t n)
{
	struct keeper *kept = ctx;
	kept->refused += kept->failing;
	if (kept->failing)
		return err_set(ERR_READONLY, "the vault is shut");
	kept->saves++;
	return file_replace(kept->path, (const char *)image, n);
}

static int on_copy(void *ctx, const char *path)
{
	struct keeper *kept = ctx;
	struct str bytes = STR_INIT;
	int rc = file_read(kept->path, SIZE_MAX, &bytes) ? ERR_IO : file_replace(path, bytes.text, bytes.len);
	str_free(&bytes);
	return rc;
}

static const struct store_vault vault = { &k, on_size, on_load, on_save, on_copy };

static struct store *open_kept(bool readonly)
{
	struct store *s;
	const struct store_options o = { .path = "week47.anker", .share = "share", .user = "anna", .create = true,
		.readonly = readonly, .vault = &vault };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static void setup(void)
{
	caseload_open(&c);
	k = (struct keeper){ .bytes = STR_INIT };
	snprintf(k.path, sizeof k.path, "%s/kept", c.folder);
	store_close(&c.store);
	c.store = open_kept(false);
}

static void teardown(void)
{
	caseload_close(&c);
	str_free(&k.bytes);
}

TestSuite(vault, .init = setup, .fini = teardown, .timeout = 60);

static void reopen(void)
{
	store_close(&c.store);
	c.store = open_kept(false);
}

static int64_t number(const char *sql)
{
	int64_t n;
	cr_assert_eq(db_one(c.store, sql, 0, &n), 0, "%s", err_last());
	return n;
}

static int rename_employer(int64_t id, const char *name)
{
	struct record *r;
	struct conflict *conflict;
	size_t n;
	cr_assert_eq(store_get(c.store, E_ORGANISATION, id, c.arena, &r), 0);
	cr_assert_eq(record_set(r, "name", name), 0);
	int rc = store_begin(c.store, "renamed");
	rc = rc ? rc : store_put(c.store, r, &conflict, &n);
	return rc ? rc : store_commit(c.store, NULL);
}

static const char *name_of(int64_t id)
{
	struct record *r;
	cr_assert_eq(store_get(c.store, E_ORGANISATION, id, c.arena, &r), 0);
	return r->value[model_field(r->entity, "name")];
}

static bool same_as_kept(void)
{
	size_t n, size = on_size(&k);
	const unsigned char *image = store_image(c.store, &n);
	return n == size && memcmp(image, k.bytes.text, n) == 0;
}

Test(vault, every_commit_is_one_save_and_is_there_after_opening)
{
	cr_assert_eq(number("SELECT site FROM file"), 0);
	int before = k.saves;
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	cr_assert_eq(k.saves, before + 1);
	cr_assert(same_as_kept());
	reopen();
	cr_assert_str_eq(name_of(id), "Bakkerij De Korenaar");
	cr_assert_eq(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

Test(vault, reading_and_taking_back_save_nothing)
{
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	int before = k.saves;
	cr_assert_str_eq(name_of(id), "Bakkerij De Korenaar");
	cr_assert_eq(store_begin(c.store, "tried"), 0);
	caseload_employer(&c, "Slagerij");
	store_rollback(c.store);
	cr_assert_eq(k.saves, before);
	cr_assert_eq(number("SELECT count(*) FROM organisation"), 1);
}

/* A form writes its draft every two seconds while keys come, whether or not they change a text. */
Test(vault, what_stands_there_already_is_not_saved_again)
{
	struct draft *draft;
	size_t n;
	cr_assert_eq(store_draft_put(c.store, "contact:0:1:0", "typed"), 0);
	cr_assert_eq(store_setting_put(c.store, "list", "short"), 0);
	int before = k.saves;
	cr_assert_eq(store_draft_put(c.store, "contact:0:1:0", "typed"), 0);
	cr_assert_eq(store_setting_put(c.store, "list", "short"), 0);
	cr_assert_eq(store_draft_drop(c.store, "form:placement:7"), 0);
	cr_assert_eq(k.saves, before);
	cr_assert_eq(store_draft_put(c.store, "contact:0:1:0", "typed on"), 0);
	cr_assert_eq(k.saves, before + 1);
	cr_assert_eq(store_drafts(c.store, c.arena, &draft, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(draft[0].body, "typed on");
}

Test(vault, a_save_that_fails_leaves_the_old_state_everywhere_and_says_why)
{
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	k.failing = true;
	cr_assert_eq(rename_employer(id, "De Molen"), ERR_READONLY);
	cr_assert_str_eq(err_last(), "the vault is shut");
	cr_assert_eq(k.refused, 1, "what was saved before needs no save");
	cr_assert_str_eq(name_of(id), "Bakkerij De Korenaar");
	cr_assert(same_as_kept());
	cr_assert_eq(rename_employer(id, "De Molen"), ERR_READONLY, "again");
	k.failing = false;
	cr_assert_eq(rename_employer(id, "De Molen"), 0, "%s", err_last());
	cr_assert(same_as_kept());
	reopen();
	cr_assert_str_eq(name_of(id), "De Molen");
	cr_assert_eq(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

/* More than the page cache holds: pages go to the image in the middle of the transaction. */
Test(vault, a_large_change_that_cannot_be_saved_is_taken_back_whole)
{
	enum { MANY = 300, LETTERS = 40000 };
	char *note = arena_alloc(c.arena, LETTERS + 1);
	size_t n;
	memset(note, 'x', LETTERS);
	note[LETTERS] = '\0';
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	store_image(c.store, &n);
	cr_assert_eq(store_begin(c.store, "many"), 0);
	for (int i = 0; i < MANY; i++)
		caseload_add(&c, E_CONTACT, "employer", caseload_ref(&c, id), "date", "2026-11-20", "note",
			arena_printf(c.arena, "%d %s", i, note), NULL);
	size_t grown;
	store_image(c.store, &grown);
	cr_assert_gt(grown, n, "pages were written before the commit");
	k.failing = true;
	cr_assert_eq(store_commit(c.store, NULL), ERR_READONLY);
	cr_assert(same_as_kept());
	cr_assert_eq(number("SELECT count(*) FROM contact"), 0);
	k.failing = false;
	cr_assert_eq(rename_employer(id, "De Molen"), 0);
	cr_assert_eq(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

Test(vault, what_can_be_worked_out_again_goes_along_with_the_next_save)
{
	for (int i = 0; i < FACTS_KEPT_FROM; i++)
		caseload_placement(&c, caseload_employee(&c, arena_printf(c.arena, "Jan %d", i)),
			caseload_employer(&c, arena_printf(c.arena, "Bedrijf %d", i)), NULL);
	int before = k.saves;
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	cr_assert_eq(k.saves, before);
	cr_assert_eq(number("SELECT count(*) FROM facts_kept"), FACTS_KEPT_FROM);
	k.failing = true;
	cr_assert_eq(rename_employer(1, "De Molen"), ERR_READONLY);
	cr_assert_eq(number("SELECT count(*) FROM facts_kept"), FACTS_KEPT_FROM, "still worked out");
	k.failing = false;
	cr_assert_eq(rename_employer(1, "De Molen"), 0);
	cr_assert_eq(k.saves, before + 1);
	reopen();
	cr_assert_eq(number("SELECT count(*) FROM facts_kept"), FACTS_KEPT_FROM);
	cr_assert_eq(number("SELECT count(*) FROM facts_touched WHERE kind = 'employer' AND id = 1"), 1);
}

Test(vault, no_other_file_is_opened)
{
	char path[128];
	snprintf(path, sizeof path, "%s/other", c.folder);
	cr_assert_neq(db_exec(c.store, arena_printf(c.arena, "ATTACH '%s' AS other", path)), 0);
	cr_assert_neq(db_exec(c.store, arena_printf(c.arena, "VACUUM INTO '%s'", path)), 0);
	cr_assert_eq(access(path, F_OK), -1);
	/* A journal on disk, were it asked for: refused, and nothing is written. */
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	cr_assert_eq(db_exec(c.store, "PRAGMA journal_mode = DELETE"), 0);
	cr_assert_neq(rename_employer(id, "De Molen"), 0);
	store_close(&c.store);
	DIR *d = opendir(c.folder);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		cr_assert(*e->d_name == '.' || strncmp(e->d_name, "c.db", 4) == 0 ||
				  strcmp(e->d_name, "kept") == 0,
			"%s", e->d_name);
	closedir(d);
	cr_assert_eq(access("week47.anker", F_OK), -1);
	cr_assert_eq(access("week47.anker.queue", F_OK), -1);
}

Test(vault, a_backup_is_what_the_keeper_copies)
{
	struct str copy = STR_INIT;
	char path[128];
	caseload_employer(&c, "Bakkerij De Korenaar");
	snprintf(path, sizeof path, "%s/copy", c.folder);
	cr_assert_eq(store_backup(c.store, path), 0, "%s", err_last());
	cr_assert_eq(file_read(path, SIZE_MAX, &copy), 0);
	on_size(&k);
	cr_assert_eq(copy.len, k.bytes.len);
	cr_assert_eq(memcmp(copy.text, k.bytes.text, copy.len), 0);
	str_free(&copy);
}

Test(vault, read_only_changes_nothing)
{
	int64_t id = caseload_employer(&c, "Bakkerij De Korenaar");
	store_close(&c.store);
	c.store = open_kept(true);
	int before = k.saves;
	cr_assert_eq(rename_employer(id, "De Molen"), ERR_READONLY);
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	cr_assert_eq(k.saves, before);
	cr_assert_str_eq(name_of(id), "Bakkerij De Korenaar");
}

Test(vault, bytes_that_are_no_caseload_are_refused)
{
	struct store *s;
	const struct store_options o = { .path = "week47.anker", .share = "share", .user = "anna", .vault = &vault };
	store_close(&c.store);
	cr_assert_eq(file_replace(k.path, "geen database, maar wel lang genoeg om er een te lijken te zijn", 60), 0);
	cr_assert_eq(store_open(&s, &o), ERR_INVALID);
	cr_assert_null(s);
	c.store = NULL;
}

Test(vault, a_take_out_is_the_work_of_who_it_went_out_for)
{
	cr_assert_str_eq(store_user(c.store), "anna");
	cr_assert_eq(db_exec(c.store, "UPDATE file SET owner = 'bram'"), 0);
	reopen();
	cr_assert_str_eq(store_user(c.store), "anna", "an office has no owner");
	cr_assert_eq(db_exec(c.store, "UPDATE file SET site = 3"), 0);
	reopen();
	cr_assert_str_eq(store_user(c.store), "bram");
}
