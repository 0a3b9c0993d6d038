/* anker instruments: looked through, one of them whole, a file of one's own checked; and
 * titles of catalogues where records are written and asked for. */
#include "run.h"

TestSuite(instruments, .init = run_open, .fini = run_close);

Test(instruments, are_found_by_words_and_narrowed_by_level_user_and_situation)
{
	make_office();
	char *all = GOOD("instruments");
	cr_expect(has(all, "balance_card") && has(all, "weighing_vlog"), "%s", all);
	json_t *found = JSON("instruments", "job", "carv", "--json");
	cr_assert_geq(json_array_size(found), 1);
	cr_expect_str_eq(text_of(json_array_get(found, 0), "id"), "jobcarving");
	found = JSON("instruments", "--level", "organisation", "--user", "employer", "--situation",
		"theme.team", "--json");
	cr_assert_geq(json_array_size(found), 3);
	for (size_t i = 0; i < json_array_size(found); i++) {
		json_t *one = json_array_get(found, i),
		       *level = json_array_get(json_object_get(one, "level"), 0);
		cr_expect(strcmp(json_string_value(level), "organisation") == 0 ||
			strcmp(json_string_value(level), "both") == 0, "%s", text_of(one, "id"));
	}
	struct result r = ANKER("instruments", "--level", "high");
	cr_expect_eq(r.code, CLI_WRONG_USE);
	cr_expect(has(r.err, "individual, organisation, both, professional"), "%s", r.err);
	cr_expect_eq(ANKER("instruments", "zzzz").code, CLI_REFUSED);
}

Test(instruments, one_is_shown_whole_with_how_it_went)
{
	make_office();
	GOOD("add", "instrument_use", "placement=1", "instrument=Jobcarving", "experience=helped");
	GOOD("add", "instrument_use", "placement=2", "instrument=job carving", "experience=not");
	char *page = GOOD("instruments", "Job carving");
	cr_expect(has(page, "How to apply it") && has(page, "How to explain it to the employer"), "%s", page);
	cr_expect(has(page, "2x, helped 1, not 1"), "%s", page);
	json_t *one = JSON("instruments", "jobcarving", "--json");
	cr_expect_eq(number_of(one, "used"), 2);
	cr_expect_eq(number_of(one, "helped"), 1);
	cr_expect_eq(number_of(one, "did_not_help"), 1);
	cr_expect_not_null(json_object_get(json_object_get(one, "texts"), "explain"));
}

Test(instruments, records_keep_the_code_and_show_the_title)
{
	make_office();
	GOOD("add", "instrument_use", "placement=1", "instrument=Balanskaart (ParticipatieHulp)");
	GOOD("add", "scheme_use", "placement=1", "scheme=wage cost subsidy", "state=requested");
	json_t *use = JSON("show", "instrument_use/1", "--json");
	cr_expect_str_eq(text_of(use, "instrument"), "balance_card");
	cr_expect_str_eq(text_of(JSON("show", "scheme_use/1", "--json"), "scheme"), "lks");
	cr_expect(has(GOOD("show", "instrument_use/1"), "Balance card (ParticipatieHulp)"));
	cr_expect(has(GOOD("list", "scheme_uses", "scheme=Loonkostensubsidie"), "Wage cost"));
	GOOD("set", "scheme_use/1", "scheme=No-risk policy");
	cr_expect_str_eq(text_of(JSON("show", "scheme_use/1", "--json"), "scheme"), "no_risk");
}

Test(instruments, check__tells_faults_with_their_line_and_cure)
{
	const char *good = write_file("good.md", "# Ours {#instruments}\n## Own {#own}\n### Card {#card}\n"
						 "- level: both\n#### What it is {#what}\nA card.\n");
	const char *bad = write_file("bad.md", "# Ours {#instruments}\n## Own {#own}\n### Card {#card}\n"
						"- levle: both\n#### What it is {#what}\nA card.\n");
	cr_expect(has(GOOD("instruments", "check", good), "good, 1 entry"));
	struct result r = ANKER("instruments", "check", good, bad);
	cr_expect_eq(r.code, CLI_REFUSED);
	cr_expect(
		has(r.out, "bad.md:4: there is no key \"levle\"") && has(r.out, "tip: did you mean 'level'?"),
		"%s", r.out);
	cr_expect_eq(ANKER("instruments", "check", path_of("none.md")).code, CLI_REFUSED);
	cr_expect_eq(ANKER("instruments", "check").code, CLI_WRONG_USE);
}
