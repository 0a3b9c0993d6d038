/* The rights of a person in a shared caseload: whose file the page is given of, by whom, and that the
 * giving is in the read log. */
#include "anker/colleague.h"
#include "anker/person.h"
#include "office.h"

static int64_t own, others;

static int64_t employee_of(int64_t placement)
{
	return record_ref(get(E_PLACEMENT, placement), "employee");
}

/* Anna has De Wit, Bram has Zwart. */
static void shared_open(void)
{
	office_open();
	int64_t theirs = make_placement(make_employer("Garage Zon"), "Zwart"),
		mine = make_placement(make_employer("Bakkerij De Korenaar"), "Wit");
	own = employee_of(mine);
	others = employee_of(theirs);
	PUT(E_REQUEST, "employee", id(others), "kind", "access", "date", "2026-11-01");
	change(E_PLACEMENT, theirs, "expert", id(bram));
	office_share();
}

TestSuite(person_shared, .init = shared_open, .fini = office_close);

static int document(struct app *one, int64_t employee)
{
	return app_person_document(one, employee, arena, &(char *){ NULL });
}

static size_t requests(struct app *one)
{
	struct request_row *row;
	size_t n;
	cr_assert_eq(app_requests(one, false, arena, &row, &n), 0, "%s", err_last());
	return n;
}

Test(person_shared, an_expert_gives_the_page_of_ones_own_the_privacy_officer_of_everyone)
{
	struct app *petra = office_of("petra"), *lena = office_of("lena");
	int64_t found;
	cr_expect_eq(document(app, own), 0, "%s", err_last());
	cr_expect_eq(document(app, others), ERR_DENIED);
	cr_expect_eq(document(petra, own), 0, "%s", err_last());
	cr_expect_eq(document(petra, others), 0, "%s", err_last());
	cr_expect_eq(document(lena, own), ERR_DENIED, "who leads reads no files");
	cr_expect_eq(app_person_json(lena, others, stderr), ERR_DENIED);
	cr_expect_eq(app_person_find(app, "Zwart", arena, &found), ERR_NOTFOUND);
	cr_expect_eq(app_person_find(petra, id(others), arena, &found), 0, "%s", err_last());
	cr_expect_eq(found, others);
	cr_expect_eq(requests(app), 0, "of a colleague's file");
	cr_expect_eq(requests(petra), 1);
	app_close(&petra);
	app_close(&lena);
}

Test(person_shared, the_page_is_in_the_read_log_before_it_is_given)
{
	struct app *petra = office_of("petra");
	struct readlog_entry *e;
	size_t n;
	cr_assert_eq(document(petra, others), 0, "%s", err_last());
	cr_assert_eq(readlog_find(app->store, &(struct readlog_query){ .employee = others, .from = DAY_NONE, .to = DAY_NONE },
		arena, &e, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_expect_str_eq(e[0].who, "petra");
	cr_expect_str_eq(e[0].what, "person");
	app_close(&petra);
}

Test(person_shared, passing_on_a_colleagues_file_finds_nobody)
{
	struct passing_on on = { .employee = others, .recipient = "uwv", .what = "w", .ground = "legal_duty", .reason = "r" };
	cr_expect_eq(app_pass_on(app, &on, NULL), ERR_NOTFOUND);
	on.employee = own;
	cr_expect_eq(app_pass_on(app, &on, NULL), 0, "%s", err_last());
}
