/* Settings and drafts. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "tests/support/caseload.h"

static struct caseload c;

static void setup(void)
{
	caseload_open(&c);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(settings, .init = setup, .fini = teardown);

static struct store *reopen(const char *user, bool readonly)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = user, .readonly = readonly };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

Test(settings, a_setting_is_kept_replaced_and_deleted)
{
	cr_assert_null(store_setting(c.store, "view", c.arena));
	cr_assert_eq(store_setting_put(c.store, "view", "a"), 0);
	cr_assert_eq(store_setting_put(c.store, "view", "b'\"\n"), 0);
	struct store *again = reopen("anna", false);
	cr_assert_str_eq(store_setting(again, "view", c.arena), "b'\"\n");
	store_close(&again);
	cr_assert_eq(store_setting_put(c.store, "view", NULL), 0);
	cr_assert_null(store_setting(c.store, "view", c.arena));
}

Test(settings, each_user_has_their_own)
{
	struct store *bram = reopen("bram", false);
	cr_assert_eq(store_setting_put(c.store, "view", "anna's"), 0);
	cr_assert_eq(store_setting_put(bram, "view", "bram's"), 0);
	cr_assert_str_eq(store_setting(c.store, "view", c.arena), "anna's");
	cr_assert_str_eq(store_setting(bram, "view", c.arena), "bram's");
	cr_assert_eq(store_draft_put(bram, "contact:1", "geheim"), 0);
	struct draft *d;
	size_t n;
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 0);
	store_close(&bram);
}

Test(settings, a_draft_lives_until_it_is_dropped)
{
	struct draft *d;
	size_t n;
	cr_assert_eq(store_draft_put(c.store, "contact:1", "eerste"), 0);
	cr_assert_eq(store_draft_put(c.store, "contact:1", "eerste woorden"), 0);
	cr_assert_eq(store_draft_put(c.store, "signal:2", "tweede"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 2);
	const struct draft *first = d[0].key[0] == 'c' ? &d[0] : &d[1];
	cr_assert_str_eq(first->body, "eerste woorden");
	cr_assert_eq(strlen(first->at), MOMENT_SIZE - 1);
	cr_assert_eq(store_draft_drop(c.store, "contact:1"), 0);
	cr_assert_eq(store_drafts(c.store, c.arena, &d, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(d->key, "signal:2");
}

Test(settings, they_leave_no_trace_in_what_can_be_undone)
{
	int64_t txn;
	char *label;
	cr_assert_eq(store_draft_put(c.store, "contact:1", "x"), 0);
	cr_assert_eq(store_undoable(c.store, false, &txn, &label, c.arena), 0);
	cr_assert_eq(txn, 0);
}

Test(settings, a_read_only_file_says_so)
{
	struct store *s = reopen("anna", true);
	cr_assert_eq(store_draft_put(s, "contact:1", "x"), ERR_READONLY);
	store_close(&s);
}
