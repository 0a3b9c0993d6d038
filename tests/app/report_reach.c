/* Who may read a report that was kept: it holds words about everyone who was in reach of who made it. */
#include "anker/choices.h"
#include "anker/report.h"
#include "anker/colleague.h"
#include "office.h"

static int64_t bakery, jan, piet;

/* At one employer Anna has Aalbers, and Bram has Zwartjes. */
static void open_both(void)
{
	office_open();
	bakery = make_employer("Bakkerij De Korenaar");
	jan = make_placement(bakery, "Aalbers");
	piet = make_placement(bakery, "Zwartjes");
	change(E_PLACEMENT, piet, "expert", id(bram));
}

TestSuite(report_reach, .init = open_both, .fini = office_close);

static struct app *as(const char *user)
{
	struct app *one;
	cr_assert_eq(office_try(user, &one), 0, "%s", err_last());
	return one;
}

static int64_t keep(struct app *one, enum report_kind kind, int64_t subject)
{
	const struct report_ask ask = { .kind = kind, .subject = subject, .first = DAY_NONE, .last = DAY_NONE };
	struct document *d;
	int64_t report = 0;
	cr_assert_eq(app_report_keep(one, &ask, arena, &report, &d), 0, "%s", err_last());
	return report;
}

static int again(struct app *one, int64_t report)
{
	struct document *d;
	return app_report_again(one, report, arena, &d);
}

Test(report_reach, of_an_employer_that_a_colleague_has_too_is_for_who_made_it)
{
	office_share();
	struct app *b = as("bram");
	const int64_t mine = keep(app, REPORT_EMPLOYER, bakery), theirs = keep(b, REPORT_EMPLOYER, bakery);
	const int64_t pattern = keep(app, REPORT_PATTERN, bakery);

	cr_expect_eq(again(app, mine), 0, "%s", err_last());
	cr_expect_lt(again(b, mine), 0, "it names Aalbers, whose file is Anna's");
	cr_expect_lt(again(b, pattern), 0);
	cr_expect_eq(again(b, theirs), 0, "%s", err_last());
	cr_expect_lt(again(app, theirs), 0);
	cr_expect_str_eq(record_text(get(E_REPORT, mine), "number"), "1");
	app_close(&b);
	b = as("petra");
	cr_expect_lt(again(b, mine), 0);
	app_close(&b);
}

/* Who was there is in reach of the next one as of the first. */
Test(report_reach, of_an_employer_goes_with_its_files)
{
	change(E_PLACEMENT, piet, "expert", id(anna));
	office_share();
	const int64_t report = keep(app, REPORT_EMPLOYER, bakery);
	change(E_PLACEMENT, jan, "expert", id(bram));
	change(E_PLACEMENT, piet, "expert", id(bram));
	struct app *b = as("bram");
	cr_expect_eq(again(b, report), 0, "%s", err_last());
	app_close(&b);
	cr_expect_lt(again(app, report), 0);
}

Test(report_reach, that_names_whose_file_is_restricted_since_is_withheld)
{
	const int64_t who = record_ref(get(E_PLACEMENT, jan), "employee"), before = keep(app, REPORT_EMPLOYER, bakery);
	struct report_row *row;
	size_t n;
	change(E_EMPLOYEE, who, "restricted", "2026-11-22");
	cr_expect_lt(again(app, before), 0);
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0);
	cr_expect_eq(n, 0);
	const char *until;
	cr_assert_eq(app_open_with_reason(app, E_EMPLOYEE, who, "other", "hearing", 30, &until, arena), 0, "%s", err_last());
	cr_expect_eq(again(app, before), 0, "%s", err_last());
	change(E_EMPLOYEE, who, "restricted", NULL);
	cr_expect_eq(again(app, before), 0, "%s", err_last());
}
