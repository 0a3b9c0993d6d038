/* `anker lasting`: for people, as CSV and as JSON, to a file, as others may see it, and what it refuses. */
#include <stdio.h>

#include "run.h"

static void open_office(void)
{
	run_open();
	make_office();
	GOOD("set", "placement/1", "status=active", "start=2024-01-05", "contract=permanent");
	GOOD("set", "placement/2", "status=ended", "start=2025-01-05", "ended=2025-03-06", "contract=");
}

TestSuite(lasting, .init = open_office, .fini = run_close);

Test(lasting, for_people__numbers_and_the_caution)
{
	const char *out = GOOD("lasting");

	cr_expect(has(out, "everyone") && has(out, "1 of 2") && has(out, "not what causes what"), "%s", out);
	out = GOOD("lasting", "contract");
	cr_expect(has(out, "permanent") && has(out, "not known") && has(out, "as it stands now"), "%s", out);
	cr_expect_str_eq(out, GOOD("lasting", "Contract"), "by its words too");
	cr_expect(has(GOOD("lasting", "factors"), "adapted"));
	cr_expect(has(GOOD("lasting", "--from", "2026-01-01"), "no placement to follow"));
	cr_expect(has(GOOD("lasting", "--for", "others"), "fewer than 10 placements"));
}

Test(lasting, as_json__with_every_step)
{
	json_t *l = JSON("lasting", "--employer", "1", "--json"),
	       *group = json_array_get(json_object_get(l, "groups"), 0),
	       *step = json_array_get(json_object_get(group, "steps"), 0);

	cr_expect_eq(number_of(l, "placements"), 2);
	cr_expect_eq(number_of(l, "ended"), 1);
	cr_expect_eq(json_array_size(json_object_get(group, "steps")), 2);
	cr_expect_eq(number_of(step, "days"), 60);
	cr_expect_eq(number_of(step, "at_risk"), 2);
	cr_expect_float_eq(json_real_value(json_object_get(step, "share")), 0.5, 1e-9);
	cr_expect_eq(number_of(group, "median_days"), 60);
	cr_expect(has(text_of(l, "caution"), "not what causes what"));
}

Test(lasting, as_csv__and_to_a_file)
{
	struct result r = ANKER("lasting", "--csv");

	cr_assert_eq(r.code, CLI_GOOD);
	cr_expect(has(r.out, "factor,value,label,placements,days,at_risk,ended,left,share,low,high\r\n"),
		"%s", r.out);
	cr_expect(has(r.out, ",,everyone,2,60,2,1,0,0.5000,"), "%s", r.out);
	cr_expect(has(r.err, "not what causes what"), "%s", r.err);
	cr_expect_str_eq(GOOD("lasting", "--csv", "-o", path_of("curve.csv")), "");
	cr_expect_str_eq(read_file(path_of("curve.csv")), r.out);
}

Test(lasting, the_factors__as_csv_and_to_a_file)
{
	const char *out = GOOD("lasting", "factors", "--csv");

	cr_expect(has(out, "factor,label,kind\r\ncontract,Contract,now\r\n"), "%s", out);
	cr_expect(has(out, "\r\nadapted,") && has(out, ",event\r\n"), "%s", out);
	cr_expect_str_eq(GOOD("lasting", "factors", "--csv", "-o", path_of("factors.csv")), "");
	cr_expect_str_eq(read_file(path_of("factors.csv")), out);
}

Test(lasting, what_is_wrong__is_said)
{
	cr_expect_eq(ANKER("lasting", "weather").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("lasting", "--for", "employer").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("lasting", "--csv", "--json").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("lasting", "--from", "2026-02-01", "--until", "2026-01-01").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("lasting", "--employer", "placement/1").code, CLI_WRONG_USE);
	cr_expect_neq(ANKER("lasting", "--region", "Nowhere").code, CLI_GOOD);
	cr_expect_neq(ANKER("lasting", "--programme", "Nothing").code, CLI_GOOD);
}
