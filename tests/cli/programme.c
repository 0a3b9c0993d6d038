/* anker programme: who was asked, moving them on, and what intermediaries answered. */
#include "run.h"

/* A programme (1) that asked the bakery (participation 1); two intermediaries (organisations 2 and 3). */
static void open_programme(void)
{
	run_open();
	make_office();
	GOOD("add", "programme", "name=Duurzaam Werk(t)", "start=2025-01-01", "until=2029-12-31");
	GOOD("add", "participation", "programme=1", "employer=1", "selected=2026-09-01");
	GOOD("add", "organisation", "name=Werkbedrijf De Brug", "kind=municipality");
	GOOD("add", "organisation", "name=UWV Noord", "kind=uwv");
}

TestSuite(programme, .init = open_programme, .fini = run_close);

Test(programme, somebody_is_moved_on__with_a_reason_where_it_ends)
{
	GOOD("programme", "move", "1", "approached", "--from", "2026-10-01");
	json_t *one = json_array_get(JSON("programme", "funnel", "--json"), 0);
	cr_assert_str_eq(text_of(one, "stage"), "approached");
	cr_assert_str_eq(text_of(one, "since"), "2026-10-01");
	cr_assert_eq(ANKER("programme", "move", "1", "declined").code, CLI_REFUSED);
	GOOD("programme", "move", "1", "declined", "--reason", "time");
	cr_assert(has(GOOD("programme", "funnel"), "declined"));
	GOOD("undo");
	cr_assert(has(GOOD("programme", "funnel"), "approached"));
}

Test(programme, an_intermediary_answers_the_three_questions)
{
	GOOD("programme", "intake", "Werkbedrijf De Brug", "selects=yes", "asks=maybe", "--from", "2026-11-10",
		"--note", "Belt zelf eerst");
	char *out = GOOD("programme", "intake");
	cr_assert(has(out, "Werkbedrijf De Brug") && has(out, "yes") && has(out, "maybe"), "%s", out);
	json_t *one = json_array_get(JSON("programme", "intake", "--json"), 0);
	cr_assert_str_eq(text_of(one, "selects"), "yes");
	cr_assert_str_eq(text_of(one, "asks"), "maybe");
	cr_assert_null(text_of(one, "network"), "not asked yet");
	cr_assert_str_eq(text_of(one, "date"), "2026-11-10");
	cr_assert(has(GOOD("show", "intake/1"), "Belt zelf eerst"));
}

Test(programme, a_later_answer_changes_that_one_alone__and_is_taken_back)
{
	GOOD("programme", "intake", "2", "selects=yes", "asks=maybe");
	GOOD("programme", "intake", "2", "network=ja", "Duurzaam");
	json_t *all = JSON("programme", "intake", "--json"), *one = json_array_get(all, 0);
	cr_assert_eq(json_array_size(all), 1, "no second record of who was asked");
	cr_assert_str_eq(text_of(one, "selects"), "yes");
	cr_assert_str_eq(text_of(one, "network"), "yes", "in Dutch too");
	cr_assert_str_eq(text_of(one, "date"), "2026-11-22");
	GOOD("undo");
	cr_assert_null(text_of(json_array_get(JSON("programme", "intake", "--json"), 0), "network"));
	GOOD("programme", "intake", "3", "selects=no", "asks=no", "network=no", "1");
	cr_assert_eq(json_array_size(JSON("programme", "intake", "--json")), 2);
}

Test(programme, what_no_answer_is_or_no_intermediary_is_refused)
{
	cr_assert_eq(ANKER("programme", "intake", "2", "selects=perhaps").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("programme", "intake", "2", "pays=yes").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("programme", "intake", "2", "--note", "Belt").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("programme", "intake", "1", "selects=yes").code, CLI_REFUSED, "an employer");
	cr_assert_eq(ANKER("programme", "intake", "2", "selects=yes", "Elsewhere").code, CLI_REFUSED);
	cr_assert_eq(ANKER("programme", "intake", "placement/1", "selects=yes").code, CLI_WRONG_USE);
	cr_assert_eq(json_array_size(JSON("programme", "intake", "--json")), 0);
	cr_assert(has(ANKER("programme", "intake").err, "nobody was asked yet"));
}

Test(programme, a_wrong_one__is_told_which_there_are)
{
	static const char *const commands[] = { "programme", "waves", "hours" };
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct result r = ANKER(commands[i], "Nergens");
		cr_expect_eq(r.code, CLI_REFUSED);
		cr_expect(has(r.err, "Duurzaam Werk(t) (1)"), "%s", r.err);
		GOOD(commands[i], "programme/1");
	}
	struct result late = ANKER("hours", "--today", "2031-01-01");
	cr_expect_eq(late.code, CLI_REFUSED);
	cr_expect(has(late.err, "Duurzaam Werk(t) (1)"), "%s", late.err);
}

TestSuite(no_programme, .init = run_open, .fini = run_close);

Test(no_programme, is_told_how_to_begin_one)
{
	make_office();
	struct result r = ANKER("programme", "funnel");
	cr_expect_eq(r.code, CLI_REFUSED);
	cr_expect(has(r.err, "anker add programme"), "%s", r.err);
	r = ANKER("meetings");
	cr_expect_eq(r.code, CLI_GOOD);
	cr_expect(has(r.err, "anker add meeting"), "%s", r.err);
}
