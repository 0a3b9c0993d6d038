/* anker schemes and anker milestones. */
#include "run.h"

TestSuite(schemes, .init = run_open, .fini = run_close);

/* The row of a scheme in `anker schemes P-1 --json`. */
static json_t *row_of(const char *scheme)
{
	json_t *list = JSON("schemes", "P-1", "--json"), *o;
	size_t i;

	json_array_foreach(list, i, o) if (strcmp(text_of(o, "scheme"), scheme) == 0) return o;
	cr_assert_fail("no row of %s", scheme);
	return NULL;
}

Test(schemes, tells_what_may_be_possible_and_what_to_ask)
{
	make_office();
	json_t *row = row_of("lks");
	cr_assert_str_eq(text_of(row, "step"), "ask");
	cr_assert_str_eq(text_of(row, "possible"), "unknown");
	cr_assert_gt(json_array_size(json_object_get(row, "missing")), 0);
	char *out = GOOD("schemes", "P-1");
	cr_assert(has(out, "Ask first\n"), "%s", out);
	cr_assert(has(out, "ask first: target group"), "%s", out);
	cr_assert(!has(out, "ntitled"), "%s", out);
	cr_assert(has(GOOD("schemes", "P-1", "--lang", "nl"), "Loonkostensubsidie (lks)"));
	cr_assert_eq(ANKER("schemes", "employer/1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("schemes", "P-9").code, CLI_REFUSED);
}

Test(schemes, one_is_shown_whole_with_the_values_that_hold)
{
	make_office();
	char *page = GOOD("schemes", "P-1", "Loonkostensubsidie");
	cr_assert(has(page, "How to explain it to the employer"), "%s", page);
	cr_assert(has(page, "[regeling_lks_max_pct]"), "%s", page);
	json_t *one = JSON("schemes", "P-1", "lks", "--json"), *values = json_object_get(one, "values");
	cr_assert_str_eq(text_of(json_array_get(values, 0), "parameter"), "regeling_lks_max_pct");
	cr_assert_str_eq(text_of(json_array_get(values, 0), "since"), "2015-01-01");
	struct result r = ANKER("schemes", "P-1", "lkz");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "did you mean lk"), "%s", r.err);
}

Test(schemes, is_set_with_what_follows)
{
	make_office();
	cr_assert(has(GOOD("schemes", "P-1", "no-risk policy=refused", "--from", "10-11", "--reason",
		"not in the register"), "No-risk policy, refused"));
	json_t *row = row_of("no_risk");
	cr_assert_str_eq(text_of(row, "step"), "deadline");
	cr_assert_str_eq(text_of(row, "due"), "2026-12-22");
	cr_assert_str_eq(text_of(row, "why"), "not in the register");
	GOOD("schemes", "P-1", "lks=toegekend", "--from", "1-12-2026", "--until", "2027-12-01");
	json_t *use = JSON("show", "scheme_use/2", "--json");
	cr_assert_str_eq(text_of(use, "date"), "2026-11-22");
	cr_assert_str_eq(text_of(use, "since"), "2026-12-01");
	cr_assert_str_eq(text_of(use, "until"), "2027-12-01");
	GOOD("undo");
	cr_assert_str_eq(text_of(row_of("lks"), "step"), "ask");
	struct result r = ANKER("schemes", "P-1", "lks=splendid");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "possible, not applicable"), "%s", r.err);
	cr_assert_eq(ANKER("schemes", "P-1", "lks=").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("schemes", "P-1", "lks=granted", "--until", "soonish").code, CLI_WRONG_USE);
	r = ANKER("schemes", "P-1", "lks=requested", "--from", "+1w");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "is not there yet"), "%s", r.err);
}

/* The step in `anker milestones absence/1 --json`. */
static json_t *step(const char *code)
{
	json_t *list = JSON("milestones", "absence/1", "--json"), *o;
	size_t i;

	json_array_foreach(list, i, o) if (strcmp(text_of(o, "milestone"), code) == 0) return o;
	cr_assert_fail("no step %s", code);
	return NULL;
}

Test(schemes, milestones_of_the_absence_that_goes_on)
{
	make_office();
	struct result r = ANKER("milestones", "P-1");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "nobody is absent there now"), "%s", r.err);
	GOOD("add", "absence", "placement=P-1", "date=2026-10-05");
	cr_assert(has(GOOD("milestones", "P-1"), "16-11-2026  problem analysis"));
	cr_assert_str_eq(text_of(step("analysis"), "status"), "late");
	cr_assert_str_eq(text_of(step("end_of_wait"), "due"), "2028-10-02");
	GOOD("milestones", "P-1", "analysis=13-11", "report=2026-10-06");
	cr_assert_str_eq(text_of(step("analysis"), "done"), "2026-11-13");
	cr_assert_str_eq(text_of(step("analysis"), "status"), "done");
	GOOD("milestones", "absence/1", "probleemanalyse=");
	cr_assert_str_eq(text_of(step("analysis"), "status"), "late");
	cr_assert_str_eq(text_of(step("report"), "done"), "2026-10-06");
	cr_assert_eq(ANKER("milestones", "P-1", "analysis=").code, CLI_REFUSED);
	cr_assert_eq(ANKER("milestones", "P-1", "analysis").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("milestones", "P-1", "holiday=today").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("milestones", "P-1", "plan=2026-10-01").code, CLI_REFUSED);
	GOOD("set", "absence/1", "ended=2026-11-20");
	GOOD("add", "absence", "placement=P-1", "date=2026-11-22");
	cr_assert(has(GOOD("milestones", "P-1"), "An earlier absence ended 2 days before this one."));
	cr_assert_eq(ANKER("milestones", "employer/1").code, CLI_WRONG_USE);
}
