/* A table is no way around what saving a record asks for. */
#include "anker/exchange.h"
#include "anker/programme.h"
#include "office.h"

TestSuite(import_rights, .init = office_open, .fini = office_close);

static int import(enum entity_id e, const char *rows)
{
	struct import *im;
	struct import_result result;
	cr_assert_eq(import_open_memory(&im, app->store, rows, strlen(rows), "tabel.csv", TODAY), 0, "%s", err_last());
	cr_assert_eq(import_set_records(im, e), 0, "%s", err_last());
	int rc = app_import(app, im, false, NULL, &result);
	import_close(&im);
	return rc;
}

static int64_t count(enum entity_id e)
{
	int64_t n;
	cr_assert_eq(store_count(app->store, &(struct query){ .entity = e }, 0, &n), 0, "%s", err_last());
	return n;
}

Test(import_rights, who_does_not_set_up_programmes_imports_nothing_of_them)
{
	make_employer("Garage Zon");
	PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until", "2029-12-31");
	office_share();
	cr_expect_eq(
		import(E_ASSIGNMENT, "Programme;Employer;Labour expert;Since\nDuurzaam;Garage Zon;Anna Smit;01-11-2026\n"), ERR_DENIED);
	cr_expect_eq(import(E_PROGRAMME, "Programme;Starts;Until\nNieuw;01-01-2026;31-12-2029\n"), ERR_DENIED);
	cr_expect_eq(import(E_MEETING, "Programme;Kind;Meeting;On\nDuurzaam;learning circle;Kring;01-11-2026\n"), ERR_DENIED);
	cr_expect_eq(count(E_ASSIGNMENT), 0);
	cr_expect_eq(count(E_PROGRAMME), 1);
	cr_expect_eq(count(E_MEETING), 0);
	cr_expect_eq(import(E_PARTICIPATION, "Programme;Employer;Selected on\nDuurzaam;Garage Zon;01-11-2026\n"), 0, "%s",
		err_last());
	cr_expect_eq(count(E_PARTICIPATION), 1);
}

Test(import_rights, in_ones_own_caseload_everything_comes_in)
{
	cr_expect_eq(import(E_PROGRAMME, "Programme;Starts;Until\nNieuw;01-01-2026;31-12-2029\n"), 0, "%s", err_last());
	cr_expect_eq(count(E_PROGRAMME), 1);
}
