/* Records: list, show, add, set, delete, undo, redo, history. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "anker/text.h"
#include "run.h"

TestSuite(records, .init = run_open, .fini = run_close);

Test(records, are_added_and_listed__as_json_with_dictionary_names)
{
	make_office();
	json_t *list = JSON("list", "placements", "--json");
	cr_assert_eq(json_array_size(list), 2);
	json_t *jan = json_array_get(JSON("list", "placements", "number=P-1", "--json"), 0);
	cr_assert_eq(number_of(jan, "id"), 1);
	cr_assert_eq(number_of(jan, "employee"), 1);
	cr_assert_str_eq(text_of(jan, "employer_name"), "Bakkerij De Korenaar");
	cr_assert_str_eq(text_of(jan, "start"), "2026-01-05");
	cr_assert_str_eq(text_of(jan, "status"), "active");
	cr_assert(json_is_null(json_object_get(jan, "contract_end")));
	cr_assert_eq(json_array_size(JSON("list", "employers", "--json")), 1);
}

Test(records, take_what_people_type__in_both_languages)
{
	make_office();
	GOOD("set", "placement/1", "verloop=moeizaam", "start=1-2-2026", "hours=28,5", "learning=ja");
	json_t *r = JSON("show", "placements/1", "--json");
	cr_assert_str_eq(text_of(r, "course"), "difficult");
	cr_assert_str_eq(text_of(r, "start"), "2026-02-01");
	cr_assert(json_is_true(json_object_get(r, "learning")));
	cr_assert_float_eq(json_number_value(json_object_get(r, "hours")), 28.5, 1e-9);
	GOOD("set", "placement/1", "hours=");
	cr_assert(json_is_null(json_object_get(JSON("show", "placement/1", "--json"), "hours")));
}

Test(records, take_dates_that_are_not_known_to_the_day)
{
	make_office();
	GOOD("set", "placement/1", "contract_end=before summer", "trial_end=maart", "wage_value_date=maart");
	json_t *r = JSON("show", "placement/1", "--json");
	cr_assert_str_eq(text_of(r, "contract_end"), "2026-11-22/2027-05-31");
	cr_assert_str_eq(text_of(r, "trial_end"), "2027-03");
	cr_assert_str_eq(text_of(r, "wage_value_date"), "2026-03");
	char *out = GOOD("show", "placement/1");
	cr_assert(strstr(out, "between 22 Nov 2026 and 31 May 2027") && strstr(out, "March 2027"), "%s", out);
	GOOD("add", "placement", "employee=1", "employer=1", "start=2028", "status=planned");
	cr_assert_str_eq(text_of(JSON("show", "placement/3", "--json"), "start"), "2028");
	cr_assert_eq(json_array_size(JSON("list", "placements", "trial_end=2027-03", "--json")), 1);
	struct result bad = ANKER("set", "placement/1", "contract_end=soon");
	cr_assert_neq(bad.code, 0);
	cr_assert(strstr(bad.err, "soon") && strstr(bad.err, "before summer"), "%s", bad.err);
	cr_assert_str_eq(text_of(JSON("show", "placement/1", "--json"), "contract_end"), "2026-11-22/2027-05-31");
	GOOD("undo");
	out = GOOD("history", "placement/1");
	cr_assert(strstr(out, "Trial until") != NULL, "%s", out);
}

Test(records, count_from_the_given_today__in_shorthand)
{
	make_office();
	GOOD("add", "action", "placement=1", "what=Bellen", "due=+1w");
	GOOD("add", "action", "placement=1", "what=Mailen", "due=+1w", "--today", "2026-01-01");
	json_t *list = JSON("list", "actions", "--json");
	cr_assert_str_eq(text_of(json_array_get(list, 0), "due"), "2026-01-08");
	cr_assert_str_eq(text_of(json_array_get(list, 1), "due"), "2026-11-29");
}

Test(records, name_what_is_wrong__and_write_nothing)
{
	make_office();
	struct result r = ANKER("set", "placement/1", "cuorse=smooth");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "did you mean course?"), "%s", r.err);
	r = ANKER("set", "placement/1", "zoef=1"); /* three letters from "note" */
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "no field") && !has(r.err, "did you mean"), "%s", r.err);
	r = ANKER("set", "placement/1", "course=soft", "hours=20");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "Course"), "%s", r.err);
	cr_assert(json_is_null(json_object_get(JSON("show", "placement/1", "--json"), "hours")));
	cr_assert_eq(ANKER("set", "placement/1", "hours").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("set", "placement/99", "hours=3").code, CLI_REFUSED);
	cr_assert_eq(ANKER("set", "1", "hours=3").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("add", "placement", "employer=1").code, CLI_REFUSED);
	r = ANKER("list", "placments");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "placements"), "%s", r.err);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}

Test(records, are_found_by_number_or_title__and_two_of_a_name_are_told_apart)
{
	make_office();
	cr_assert(has(GOOD("show", "placement/P-2"), "Amrani"));
	cr_assert(has(GOOD("show", "employer/Bakkerij De Korenaar"), "Zwolle"));
	GOOD("add", "employee", "given_name=Jan", "infix=de", "family_name=Wit", "birth_date=1990-05-01");
	struct result r = ANKER("add", "placement", "employee=Jan de Wit", "employer=1");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "1:") && has(r.err, "3:"), "%s", r.err);
	GOOD("add", "placement", "employee=3", "employer=1");
	cr_assert_eq(ANKER("add", "placement", "employee=Nobody Here", "employer=1").code, CLI_REFUSED);
}

Test(records, are_filtered__by_value_range_text_and_number)
{
	make_office();
	cr_assert_eq(json_array_size(JSON("list", "placements", "course=soepel", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "placements", "course=", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "placements", "start>=2026-02-01", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "placements", "start<=2026-02-01", "--json")), 1);
	cr_assert_eq(
		json_array_size(JSON("list", "placements", "employer=Bakkerij De Korenaar", "--json")), 2);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--limit", "1", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "employees", "--text", "amr", "--json")), 1);
	cr_assert_eq(ANKER("list", "placements", "--limit", "none").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("list", "placements", "course").code, CLI_WRONG_USE);
}

Test(records, fit_the_width__in_a_table)
{
	make_office();
	GOOD("add", "contact", "placement=1",
		"note=Een lange notitie die nooit op een regel van tachtig tekens past, "
		"want zij gaat maar door en door en door.");
	const char *const lists[] = { "placements", "contacts", "employees", "employers", "actions" };
	for (size_t i = 0; i < 4; i++) {
		char *out = GOOD("list", lists[i]);
		cr_assert(has(out, "id"));
		for (char *line = strtok(out, "\n"); line != NULL; line = strtok(NULL, "\n"))
			cr_assert_leq(text_width(line), 80, "%s", line);
	}
	struct result r = ANKER("list", "actions");
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert_str_eq(r.out, "");
	cr_assert(has(r.err, "no actions found"), "%s", r.err);
}

Test(records, come_back__after_undo_and_go_after_redo)
{
	make_office();
	GOOD("set", "placement/1", "job_title=Bakker");
	cr_assert(has(GOOD("undo"), "undone"));
	cr_assert(json_is_null(json_object_get(JSON("show", "placement/1", "--json"), "job_title")));
	GOOD("redo");
	cr_assert_str_eq(text_of(JSON("show", "placement/1", "--json"), "job_title"), "Bakker");
	cr_assert_eq(ANKER("redo").code, CLI_REFUSED);

	GOOD("delete", "placement/2");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--all", "--json")), 2);
	cr_assert_eq(ANKER("set", "placement/2", "hours=3").code, CLI_REFUSED);
	cr_assert_eq(ANKER("delete", "placement/2").code, CLI_REFUSED);
	GOOD("undo");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}

Test(records, keep_their_history__per_field)
{
	make_office();
	GOOD("set", "placement/1", "hours=20");
	GOOD("set", "placement/1", "hours=24", "--expert", "bram");
	json_t *h = JSON("history", "placement/1", "hours", "--json");
	json_t *latest = json_array_get(h, 0);
	cr_assert_str_eq(text_of(latest, "who"), "bram");
	cr_assert_str_eq(text_of(latest, "before"), "20");
	cr_assert_str_eq(text_of(latest, "after"), "24");
	cr_assert(has(GOOD("history", "placement/1"), "bram"));
	cr_assert_eq(ANKER("history", "placement/1", "huors").code, CLI_WRONG_USE);
}

Test(records, tell_their_history__in_the_time_of_where_the_user_is)
{
	make_office();
	setenv("TZ", "<+14>-14", 1); /* the furthest from UTC: most of its days differ */
	tzset();
	const char *at = text_of(json_array_get(JSON("history", "placement/1", "--json"), 0), "at");
	const char *here = moment_long(arena, at);
	cr_assert_eq(strlen(at), MOMENT_SIZE - 1, "%s", at);
	cr_assert(has(GOOD("history", "placement/1"), here), "%s", here);
}

Test(records, about_nothing__are_refused)
{
	GOOD("add", "employer", "name=Helder");
	struct result r = ANKER("add", "contact", "note=gebeld");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "employer=7"), "%s", r.err);
	GOOD("add", "contact", "employer=1", "note=gebeld");
	cr_assert_eq(ANKER("add", "contact", "employer=1", "date=2030-01-01").code, CLI_REFUSED, "still to come");
	cr_assert_eq(ANKER("add", "employee", "family_name=Bos", "birth_date=1-2-0026").code, CLI_REFUSED, "a slip");
}

Test(records, of_a_finding__may_be_about_a_region_or_a_programme)
{
	make_office();
	GOOD("add", "region", "name=Twente");
	GOOD("add", "programme", "name=Proef", "start=2026-01-01", "until=2026-12-31");
	GOOD("add", "finding", "region=Twente", "section=need", "text=Tijd");
	GOOD("add", "finding", "programme=Proef", "section=learnt", "text=Rust");
	cr_assert_eq(json_array_size(JSON("list", "findings", "--json")), 2);
	cr_expect_eq(ANKER("add", "finding", "section=need", "text=Tijd").code, 2);
}
