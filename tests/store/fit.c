/* What work asks and what someone can: rows as noted last, from indexes alone. */
#include <criterion/criterion.h>

#include "plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t employer, jan, kim, job, pack;

static void setup(void)
{
	caseload_open(&c);
	employer = caseload_employer(&c, "De Linde");
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), employer, "hours", "24", NULL);
	kim = caseload_placement(&c, caseload_employee(&c, "Kim Bos"), employer, NULL);
	job = caseload_add(&c, E_JOB, "employer", caseload_ref(&c, employer), "name", "Dienst", NULL);
	pack = caseload_add(
		&c, E_TASK, "placement", caseload_ref(&c, jan), "name", "Inpakken", "hours", "12.5", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(fit, .init = setup, .fini = teardown);

Test(fit, what_is_asked__by_task_and_point)
{
	struct asked_row *r;
	size_t n;

	caseload_add(&c, E_LOAD, "task", caseload_ref(&c, pack), "item", "pace", "load", "2", "date",
		"2026-01-05", NULL);
	caseload_add(&c, E_LOAD, "task", caseload_ref(&c, pack), "item", "pace", "load", "1", "date",
		"2026-02-05", NULL);
	int64_t bare = caseload_add(&c, E_TASK, "job", caseload_ref(&c, job), "name", "Bezorgen", NULL);
	cr_assert_eq(store_asked(c.store, jan, job, c.arena, &r, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(r[0].task, pack);
	cr_assert_str_eq(r[0].load, "1", "noted last");
	cr_assert_str_eq(r[0].hours, "12.5");
	cr_assert_eq(r[1].task, bare);
	cr_assert_str_eq(r[1].item, "", "a task without load");
	cr_assert_eq(r[1].id, 0);
	cr_assert_null(r[1].hours);
	cr_assert_eq(store_asked(c.store, 0, 0, c.arena, &r, &n), 0);
	cr_assert_eq(n, 0);
}

static int count(void *ctx, const struct able_row *r)
{
	(void)r;
	return ++*(int *)ctx == 2 ? ERR_STOPPED : 0;
}

Test(fit, who_can__stops_where_it_is_told_to)
{
	int rows = 0;

	for (int i = 0; i < 2; i++)
		caseload_add(&c, E_PROFILE, "placement", caseload_ref(&c, i ? jan : kim), NULL);
	caseload_add(&c, E_CAPACITY, "profile", "1", "item", "pace", NULL);
	caseload_add(&c, E_CAPACITY, "profile", "1", "item", "noise", NULL);
	cr_assert_eq(store_able(c.store, 0, count, &rows), ERR_STOPPED);
	cr_assert_eq(rows, 2);
	rows = 2;
	cr_assert_eq(store_able(c.store, 0, count, &rows), 0, "and begins anew");
	cr_assert_eq(rows, 5);
}

/* A few rows of one task or employer are sorted; no table is read from end to end, but
 * that of placements where everyone's is asked for. */
Test(fit, reads__from_indexes)
{
	struct asked_row *asked;
	struct tried_row *tried;
	size_t n, from = c.store->ncache;
	int rows = 9;

	cr_assert_eq(store_asked(c.store, jan, job, c.arena, &asked, &n), 0);
	cr_assert_eq(store_routes_tried(c.store, employer, "pace", "pace", c.arena, &tried, &n), 0);
	cr_assert_eq(store_able(c.store, 1, count, &rows), 0);
	cr_assert_str_eq(plan_scans(c.store, from, c.arena), "");
}
