/* From which day an employer can have an expert in a programme. */
#include "anker/programme.h"
#include "office.h"

TestSuite(assign, .init = office_open, .fini = office_close);

static int64_t programme, baker;

static int assign(int64_t expert, day since)
{
	return app_assign(app, programme, baker, expert, since, NULL, NULL);
}

/* Whom it was given to for later days would keep one of them. */
Test(assign, from_before_the_expert_it_has__or_before_the_programme__is_refused)
{
	programme = PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until", "2029-12-31");
	baker = make_employer("Bakkerij De Korenaar");
	cr_assert_eq(assign(anna, date_from_ymd(2025, 12, 31)), ERR_INVALID);
	cr_expect_not_null(strstr(err_last(), "before the programme begins"), "%s", err_last());
	cr_assert_eq(assign(anna, TODAY - 30), 0, "%s", err_last());
	const int64_t first = latest(E_ASSIGNMENT)->id;
	cr_expect_eq(assign(bram, TODAY - 31), ERR_INVALID);
	cr_expect_not_null(strstr(err_last(), "has this employer from"), "%s", err_last());
	cr_expect_eq(latest(E_ASSIGNMENT)->id, first);
	cr_expect_null(record_get(get(E_ASSIGNMENT, first), "until"));
	cr_expect_eq(assign(bram, TODAY), 0, "%s", err_last());
	cr_expect_eq(record_day(get(E_ASSIGNMENT, first), "until"), TODAY - 1);
}
