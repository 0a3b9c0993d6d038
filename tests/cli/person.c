/* `anker person`, and what leaves for others: a consent, or a ground and a reason. */
#include <stdio.h>
#include <unistd.h>

#include "run.h"

static void open_office(void)
{
	run_open();
	make_office();
	GOOD("add", "bottleneck", "placement=1", "theme=guidance", "date=2026-10-01", "note=Asks nothing");
}

TestSuite(person, .init = open_office, .fini = run_close);

static size_t disclosures(void)
{
	return json_array_size(JSON("list", "disclosures", "--json"));
}

static const char *employee_1(void)
{
	return text_of(JSON("show", "placement/1", "--json"), "employee_name");
}

Test(person, is_one_page_or_json__on_paper_or_in_a_file)
{
	const char *name = employee_1();
	const char *page = GOOD("person", "employee/1", "--format", "text");
	cr_assert(has(page, "What is recorded about") && has(page, "Bakkerij De Korenaar"), "%s", page);
	cr_assert(has(GOOD("person", name), "art. 15"), "by name");
	json_t *all = JSON("person", "1", "--json");
	cr_assert_eq(json_array_size(json_object_get(all, "employees")), 1);
	cr_assert_geq(json_array_size(json_object_get(all, "placements")), 1);
	GOOD("person", "1", "--format", "html", "-o", path_of("person.html"));
	cr_assert(has(read_file(path_of("person.html")), "<h1"));
	cr_assert_eq(ANKER("person", "Nobody Here").code, CLI_REFUSED);
	cr_assert_eq(ANKER("person", "1", "--format", "pdf").code, CLI_WRONG_USE);
}

Test(person, without_a_name_tells_which_requests_wait)
{
	cr_assert(has(GOOD("person"), "no request waits"));
	GOOD("add", "person_request", "employee=1", "kind=access", "date=2026-11-10");
	const char *list = GOOD("person");
	cr_assert(has(list, "10-12-2026") && has(list, "person_request/1"), "%s", list);
	cr_assert_str_eq(text_of(json_array_get(JSON("person", "--json"), 0), "due"), "2026-12-10");
}

Test(person, a_card_for_the_employer__takes_a_consent_or_a_ground)
{
	cr_assert_eq(ANKER("spar-card", "1", "--for", "employer").code, CLI_REFUSED);
	cr_assert(has(ANKER("spar-card", "1", "--for", "employer").err, "--ground takes reintegration"));
	cr_assert_eq(ANKER("spar-card", "1", "--for", "employer", "--ground", "reintegration").code, CLI_REFUSED, "no reason");
	cr_assert_eq(ANKER("spar-card", "1", "--for", "employer", "--ground", "whim", "--reason", "x").code, CLI_WRONG_USE);
	cr_assert_eq(disclosures(), 0);
	GOOD("spar-card", "1", "--for", "employer", "--ground", "reintegration", "--reason", "to solve it");
	cr_assert_eq(disclosures(), 1);
	GOOD("add", "consent", "employee=1", "recipient=employer", "purpose=to solve it", "since=2026-11-01");
	GOOD("spar-card", "1", "--for", "employer");
	cr_assert_eq(disclosures(), 2);
	GOOD("spar-card", "1");
	cr_assert_eq(disclosures(), 2, "one's own card goes nowhere");
}

Test(person, a_table_for_the_employer__has_only_what_they_may_be_told)
{
	GOOD("set", "placement/1", "note=between us", "job_title=packer");
	cr_assert_eq(ANKER("export", "placements", "--for", "employer").code, CLI_REFUSED);
	cr_assert_eq(ANKER("export", "placements", "--for", "boss").code, CLI_WRONG_USE);
	const char *table = GOOD("export", "placements", "--for", "employer", "--ground", "public_task", "--reason", "r");
	cr_assert(has(table, "packer") && !has(table, "between us"), "%s", table);
	cr_assert_geq(disclosures(), 1, "each of them is noted");
	cr_assert(!has(GOOD("export", "placements", "--for", "employer", "--json", "--ground", "public_task", "--reason", "r"),
		"between us"));
}

Test(person, a_referral_asks_a_ground_and_a_reason)
{
	const size_t before = disclosures();
	struct result o = ANKER("add", "referral", "placement=1", "what=job coach", "addressee=uwv");

	cr_assert_eq(o.code, CLI_REFUSED, "%s", o.err);
	cr_assert(strstr(o.err, "--ground takes"), "%s", o.err);
	o = ANKER("add", "referral", "placement=1", "what=job coach", "addressee=uwv", "--ground", "legal_duty", "--reason",
		"UWV decides");
	cr_assert_eq(o.code, CLI_GOOD, "%s", o.err);
	cr_assert_eq(disclosures(), before + 1);
}

Test(person, a_restricted_file_of_one_s_own_opens_by_command)
{
	const size_t all = json_array_size(JSON("list", "placements", "--json"));

	struct result set = ANKER("set", "employee/1", "restricted=2026-11-20");
	cr_assert_eq(set.code, CLI_GOOD);
	cr_assert_not(has(set.out, "?"), "%s", set.out);
	cr_assert(has(set.err, "employee/1 is restricted from now on"), "%s", set.err);
	cr_assert_lt(json_array_size(JSON("list", "placements", "--json")), all);
	cr_assert_eq(json_array_size(JSON("colleague", "--json")), all - json_array_size(JSON("list", "placements", "--json")));
	cr_assert_neq(ANKER("show", "employee/1").code, CLI_GOOD);
	cr_assert_eq(ANKER("check").code, CLI_GOOD);
	struct result o = ANKER("open", "employee/1", "--reason", "the hearing");
	cr_assert_eq(o.code, CLI_GOOD, "%s", o.err);
	cr_assert(strstr(o.out, "restricted"), "%s", o.out);
	cr_assert_eq(ANKER("show", "employee/1").code, CLI_GOOD);
	cr_assert_eq(ANKER("set", "employee/1", "restricted=").code, CLI_GOOD);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), all);
}
