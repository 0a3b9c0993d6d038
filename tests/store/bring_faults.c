/* Bringing home on a disk that is full or breaks: at each of its writes, once and for good, the
 * office has all of it or nothing, and the next time it comes in whole. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "laptop.h"
#include "tests/support/failing_vfs.h"

enum { TALKS = 12 };

static struct caseload c;
static struct store *laptop;
static int64_t placement;

static void setup(void)
{
	failing_vfs_install();
	caseload_open(&c);
	int64_t baker = caseload_employer(&c, "Bakkerij De Korenaar"),
		jan = caseload_employee(&c, "Jan de Wit");
	placement = caseload_placement(&c, jan, baker, "job_title", "inpakker", NULL);
	laptop = laptop_out(&c, &placement, 1, NULL);
	for (int i = 0; i < TALKS; i++)
		laptop_add(laptop, E_CONTACT, "placement", caseload_ref(&c, placement), "party", "employer",
			"note", "Een lang gesprek over het werk en hoe het verder gaat.", NULL);
	laptop_set(laptop, E_PLACEMENT, placement, "hours", "28", "job_title", "bakker", NULL);
	caseload_set(&c, E_PLACEMENT, placement, "hours", "30", NULL);
}

static void teardown(void)
{
	failing_vfs_at(0, 0, false);
	laptop_check(c.store);
	store_close(&laptop);
	caseload_close(&c);
}

TestSuite(bring_faults, .init = setup, .fini = teardown);

static int64_t contacts(void)
{
	const struct query q = { .entity = E_CONTACT };
	int64_t n;
	cr_assert_eq(store_count(c.store, &q, 0, &n), 0, "%s", err_last());
	return n;
}

/* What the office shows: 0 nothing came, 1 all of it, -1 something between. */
static int came(void)
{
	struct shelf_item *item;
	size_t n;
	const char *job = laptop_value(&c, c.store, E_PLACEMENT, placement, "job_title");
	cr_assert_eq(store_shelf(c.store, c.arena, &item, &n), 0, "%s", err_last());
	if (contacts() == 0 && n == 0 && strcmp(job, "inpakker") == 0)
		return 0;
	return contacts() == TALKS && n == 1 && strcmp(job, "bakker") == 0 ? 1 : -1;
}

static void reopen(void)
{
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna" };
	store_close(&c.store);
	cr_assert_eq(store_open(&c.store, &o), 0, "%s", err_last());
}

/* Fails at each call in turn until a whole run needs fewer; nothing is left of a failed one. */
static void each_write_fails(int code, bool stays)
{
	struct bring_report r;
	for (int call = 1;; call++) {
		failing_vfs_at(call, code, stays);
		int rc = laptop_try(&c, laptop, false, &r);
		bool reached = failing_vfs_calls() >= call;
		failing_vfs_at(0, 0, false);
		if (rc == 0) {
			cr_assert_eq(came(), 1, "call %d", call);
			cr_assert_not(reached && stays, "call %d failed and nobody said so", call);
			break;
		}
		cr_assert(rc == ERR_IO || rc == ERR_DB, "call %d: %d %s", call, rc, err_last());
		cr_assert_eq(came(), 0, "call %d", call);
		reopen();
		laptop_check(c.store);
		/* When the last sync failed nobody knows what is on the disk: here all of it. */
		cr_assert_neq(came(), -1, "call %d", call);
		if (came() == 1)
			break;
	}
	cr_assert_eq(laptop_try(&c, laptop, false, &r), 0, "%s", err_last());
	cr_assert_eq(r.txns, 0);
}

Test(bring_faults, a_full_disk)
{
	each_write_fails(SQLITE_FULL, true);
}

Test(bring_faults, a_write_that_fails_once)
{
	each_write_fails(SQLITE_IOERR_WRITE, false);
}

Test(bring_faults, a_disk_that_breaks)
{
	each_write_fails(SQLITE_IOERR_FSYNC, true);
}
