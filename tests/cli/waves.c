/* anker waves, anker hours and anker meetings. */
#include "run.h"

/* A programme (1) with a wave of the employer (1), who takes part (1) since September. */
static void open_programme(void)
{
	run_open();
	make_office();
	GOOD("add", "programme", "name=Duurzaam Werk(t)", "start=2025-01-01", "until=2029-12-31",
		"hours_from=4",
		"hours_most=8", "points_hour=0.5");
	GOOD("add", "wave", "programme=1", "name=T0", "method=interview", "party=employer", "months=0",
		"weeks=6");
	GOOD("add", "participation", "programme=1", "employer=1", "selected=2026-09-01", "agreed=2026-09-01",
		"started=2026-09-01");
}

TestSuite(waves, .init = open_programme, .fini = run_close);

Test(waves, tells_what_is_due__by_a_number_that_says_how_it_went)
{
	char *out = GOOD("waves", "--all");
	cr_assert(has(out, "1/1"), "%s", out);
	cr_assert(has(out, "T0 interview"), "%s", out);
	cr_assert(has(out, "late "), "%s", out);
	json_t *one = json_array_get(JSON("waves", "--all", "--json"), 0);
	cr_assert_str_eq(text_of(one, "due"), "2026-09-01");
	cr_assert_str_eq(text_of(one, "until"), "2026-10-13");
	cr_assert_str_eq(text_of(one, "status"), "late");
	cr_assert_str_eq(text_of(one, "subject"), "employer/1");
	GOOD("waves", "remind", "1/1");
	cr_assert_str_eq(text_of(json_array_get(JSON("waves", "--all", "--json"), 0), "reminded"),
		"2026-11-22");
	GOOD("waves", "missed", "1/1", "2026-11-20", "--reason", "holiday");
	cr_assert_eq(json_array_size(JSON("waves", "--all", "--json")), 0);
	json_t *rate = json_array_get(JSON("waves", "rates", "--json"), 0);
	cr_assert(number_of(rate, "due") == 1 && number_of(rate, "missed") == 1 &&
		number_of(rate, "open") == 0);
	cr_assert(has(GOOD("show", "measurement/1"), "holiday"));
}

Test(waves, refuses_what_is_not_due_or_not_there)
{
	cr_assert_eq(ANKER("waves", "done", "1/2").code, CLI_REFUSED);
	cr_assert_eq(ANKER("waves", "done", "T0").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("waves", "done").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("waves", "done", "1/1", "2027-01-01").code, CLI_REFUSED);
	cr_assert_eq(ANKER("waves", "Elsewhere").code, CLI_REFUSED);
	cr_assert_eq(json_array_size(JSON("waves", "--all", "--json")), 1);
}

Test(waves, hours_stand_beside_what_was_agreed__and_a_meeting_counts)
{
	GOOD("add", "hours", "programme=1", "party=employer", "organisation=1", "date=2026-05-01",
		"hours=4.5",
		"work=measurement");
	GOOD("add", "meeting", "programme=1", "kind=congress", "title=Congres", "date=2026-11-20",
		"hours=3.5");
	GOOD("add", "attendance", "meeting=1", "organisation=1", "state=invited");
	char *out = GOOD("hours");
	cr_assert(has(out, "4.5") && has(out, "4–8 h") && !has(out, "!!"), "%s", out);
	cr_assert(has(GOOD("meetings"), "0 of 1"));
	out = GOOD("meetings", "meeting/1", "1=attended");
	cr_assert(has(out, "attended"), "%s", out);
	cr_assert(has(GOOD("meetings", "programme/1"), "1 of 1"));
	json_t *row = json_array_get(JSON("hours", "2026", "--json"), 0);
	cr_assert_str_eq(text_of(row, "subject"), "organisation/1");
	cr_assert_eq(json_real_value(json_object_get(row, "hours")), 8.0);
	cr_assert_str_eq(text_of(row, "budget"), "most");
	cr_assert_eq(json_array_size(JSON("hours", "2025", "--json")), 0);
	cr_assert_eq(json_array_size(JSON("hours", "2026", "Duurzaam", "--json")), 1, "in any order");
	struct result r = ANKER("hours", "Duurzaam", "x");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "\"x\" is no year") && !has(r.err, "programme"), "%s", r.err);
	cr_assert_eq(ANKER("meetings", "meeting/1", "1=asleep").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("meetings", "meeting/1", "9=attended").code, CLI_REFUSED);
}
