/* Who is on the list of a meeting twice, written down by two people at once or on two laptops, came once. */
#include "anker/programme.h"
#include "office.h"

TestSuite(attendance_twice, .init = office_open, .fini = office_close);

static int64_t programme, meeting, baker;

static void came(const char *field, int64_t whose, const char *also, int64_t where)
{
	PUT(E_ATTENDANCE, "meeting", id(meeting), "state", "attended", field, id(whose), also, where ? id(where) : NULL);
}

static double hours(const char *party, double *points)
{
	struct hours_year y;
	double all = 0;
	*points = 0;
	cr_assert_eq(app_hours(app, programme, 2026, arena, &y), 0, "%s", err_last());
	for (size_t i = 0; i < y.n; i++)
		if (strcmp(y.row[i].party, party) == 0) {
			all += y.row[i].hours;
			*points += y.row[i].points;
		}
	return all;
}

Test(attendance_twice, counts_once__and_two_of_one_employer_count_for_two)
{
	double points;
	programme = PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until", "2029-12-31");
	baker = make_employer("Bakkerij De Korenaar");
	meeting = PUT(E_MEETING, "programme", id(programme), "kind", "congress", "title", "Congres", "date", "2026-11-10",
		"hours", "6", "points", "4");
	came("expert", anna, NULL, 0);
	came("expert", anna, NULL, 0);
	came("expert", bram, NULL, 0);
	cr_expect_eq(hours("expert", &points), 12);
	cr_expect_eq(points, 8);
	const int64_t chef = PUT(E_PERSON, "organisation", id(baker), "family_name", "Chef");
	came("person", chef, "organisation", baker);
	came("person", chef, "organisation", baker);
	cr_expect_eq(hours("employer", &points), 6);
	came("organisation", baker, NULL, 0);
	came("organisation", baker, NULL, 0);
	cr_expect_eq(hours("employer", &points), 18, "these two may be two people");
}
