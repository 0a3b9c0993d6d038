/* Summaries: what stands on the page for the employer and for an employee, in which
 * words, and what is kept of it. */
#include <stdlib.h>

#include "anker/lang.h"
#include "anker/str.h"
#include "summary_office.h"

TestSuite(summary, .init = summary_office_open, .fini = summary_office_close);

static void golden(const char *name, const char *lang, const char *markdown)
{
	static const struct {
		const char *ext;
		enum summary_format format;
	} formats[] = { { "md", SUMMARY_MARKDOWN }, { "txt", SUMMARY_TEXT }, { "html", SUMMARY_HTML } };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const char *path =
			arena_printf(arena, "tests/golden/summary/%s.%s.%s", name, lang, formats[i].ext);
		const char *got = summary_render(markdown, formats[i].format, lang, arena);
		FILE *f = fopen(path, getenv("UPDATE_GOLDEN") ? "w+" : "r");
		cr_assert(f != NULL, "%s is missing; UPDATE_GOLDEN=1 makes it", path);
		if (getenv("UPDATE_GOLDEN")) {
			cr_assert(fputs(got, f) >= 0);
			rewind(f);
		}
		char *want = arena_alloc(arena, 1 << 16);
		cr_assert_lt(fread(want, 1, (1 << 16) - 1, f), (1 << 16) - 1);
		fclose(f);
		cr_expect_str_eq(
			got, want, "%s differs; UPDATE_GOLDEN=1 rewrites it. It is now:\n%s", path, got);
	}
}

static void tell(const char *lang)
{
	bool nl = strcmp(lang, "nl") == 0;
	summary_begin(lang, "employer");
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(say(first, "well", "tasks team"), 0);
	cr_assert_eq(say(first, "until", "2027-03"), 0);
	cr_assert_eq(say(first, "both", nl ? "Elke ochtend <kort> de dag doornemen." :
		"Going through the day <briefly> each morning."), 0);
	cr_assert_eq(say(second, "course", "attention"), 0);
	cr_assert_eq(say(second, "hard", "guidance pace"), 0);
	cr_assert_eq(say(second, "learning", "1"), 0);
	cr_assert_eq(say(first, "house", nl ? "Iedere maandag een kwartier overleg." :
		"A quarter of an hour together every Monday."), 0);
	agree((long)subject(second), nl ? "wijst een vast aanspreekpunt aan" : "names a fixed contact person",
		"employer", TODAY + 9);
	agree(-1, nl ? "stuurt de uitleg over regelingen" : "sends what there is about schemes", NULL,
		DAY_NONE);
	agree((long)subject(first), nl ? "oefent de kassa" : "practises at the till", "employee", TODAY + 30);
	finish(TODAY + 60);
}

Test(summary, golden__of_an_employer_and_of_an_employee__in_both_languages)
{
	static const char *const langs[] = { "en", "nl" };
	for (size_t i = 0; i < 2; i++) {
		tell(langs[i]);
		golden("employer", langs[i], page(FOR_EMPLOYER, 0));
		golden("employee", langs[i], page(FOR_EMPLOYEE, first));
	}
}

static void expect(const char *text, const char *part)
{
	cr_expect(strstr(text, part) != NULL, "\"%s\" is not in:\n%s", part, text);
}

static void expect_not(const char *text, const char *part)
{
	cr_expect(strstr(text, part) == NULL, "\"%s\" is in:\n%s", part, text);
}

Test(summary, what_is_not_there__is_no_support)
{
	const char *text;
	cr_assert_eq(say(first, "experience", "none"), 0);
	text = page(FOR_EMPLOYER, 0);
	expect_not(text, "support");
	expect(text, "Experience");
	cr_assert_eq(say(first, "experience", "little"), 0);
	expect(page(FOR_EMPLOYER, 0), "support");
}

Test(summary, of_one_placement__has_no_part_of_its_own_and_no_empty_parts)
{
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_expect_str_eq(page(FOR_EMPLOYER, 0),
		"# Summary of our conversation\n\n"
		"On 22 Nov 2026 labour expert Anna Smit spoke with M. Jansen of De Linde (on site).\n"
		"It was about the work of J. Aas.\n"
		"\n## What we agreed\n\nNo agreements were made.\n"
		"\n## What else we discussed\n\n- **How it is going:** smooth\n");
}

Test(summary, tells_who_was_there__as_its_reader_calls_them)
{
	static const struct {
		const char *party, *employer, *employee;
	} with[] = {
		{ "employer", "spoke with M. Jansen of De Linde (on site)",
			"spoke with M. Jansen of De Linde (on site)" },
		{ "employee", "spoke with J. Aas (on site)", "spoke with you (on site)" },
		{ "both", "spoke with J. Aas and M. Jansen of De Linde",
			"spoke with you and M. Jansen of De Linde" },
		{ "job_coach", "spoke with job coach", "spoke with job coach" },
	};
	for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
		summary_begin("en", with[i].party);
		cr_assert_eq(say(first, "course", "smooth"), 0);
		expect(page(FOR_EMPLOYER, 0), with[i].employer);
		expect(page(FOR_EMPLOYEE, first), with[i].employee);
	}
}

Test(summary, names_whoever_was_there_in_one_list)
{
	summary_begin("en", "both");
	cr_assert_eq(say(first, "both", "Rest."), 0);
	cr_assert_eq(say(second, "both", "Rest."), 0);
	expect(page(FOR_EMPLOYER, 0), "spoke with J. Aas, J. Bos and M. Jansen of De Linde");
}

Test(summary, of_the_employee__holds_what_is_about_them_alone)
{
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(say(second, "course", "difficult"), 0);
	cr_assert_eq(say(first, "own", "Fun."), 0);
	cr_assert_eq(say(first, "boss", "Money."), 0);
	agree((long)subject(first), "brings coffee", "employee", DAY_NONE);
	agree((long)subject(second), "brings tea", "employer", DAY_NONE);
	agree(-1, "paints the wall", "employer", DAY_NONE);
	const char *text = page(FOR_EMPLOYEE, first);
	expect(text, "# Summary of the conversation about your work\n");
	expect(text, "It was about your work at De Linde.\n");
	expect(text, "- **How it is going:** smooth\n");
	expect(text, "- **What you say:** Fun.\n");
	expect(text, "- **You:** brings coffee\n");
	expect_not(text, "difficult");
	expect_not(text, "Money");
	expect_not(text, "tea");
	expect_not(text, "wall");
	text = page(FOR_EMPLOYER, first);
	expect(text, "Money");
	expect(text, "- **J. Aas:** brings coffee\n");
	expect(text, "- **You:** paints the wall\n");
	expect_not(text, "Fun");
	expect_not(text, "tea");
}

Test(summary, shows_every_kind_of_answer__for_people)
{
	static const char *const said[][3] = { { "course", "smooth", "- **How it is going:** smooth\n" },
		{ "well", "tasks team", "- **Going well:** the tasks, the team\n" },
		{ "hard", "pace", "- **Difficult:** pace and pressure\n" },
		{ "changed", "1", NULL }, { "what-changed", "tasks", "- **Changed:** tasks\n" },
		{ "until", "2027-03-04", "- **The contract runs until:** 4 Mar 2027\n" },
		{ "learning", "0", "- **Does the employee learn?** no\n" },
		{ "meaning", "4", "- **How meaningful (1 to 5):** 4\n" },
		{ "both", "Rest.", "- **What helps:** Rest.\n" } };
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		cr_assert_eq(say(first, said[i][0], said[i][1]), 0, "%s", err_last());
		const char *both =
			arena_printf(arena, "%s%s", page(FOR_EMPLOYER, 0), page(FOR_EMPLOYEE, first));
		if (said[i][2])
			expect(both, said[i][2]);
	}
}

Test(summary, names_the_points_of_a_guide_that_were_discussed)
{
	const struct guide_part *point;
	struct knowledge *guides;
	cr_assert_eq(talk_add_guide(talk, 1), 0, "%s", err_last());
	cr_assert_eq(app_guides(app, &guides), 0);
	cr_assert_eq(knowledge_point(guides, "1.2", &point, NULL), 0);
	size_t q = 0;
	while (!str_same(talk->script->questions[q].point, "1.2"))
		q++;
	const char *item = arena_printf(arena, "## What support there is\n\n- %s\n",
		knowledge_markdown_plain(talk->script->questions[q].text, 0, arena));
	cr_assert_eq(talk_answer(talk, subject(first), q, SAID_ANSWERED, "1", "not for the page"), 0);
	expect(page(FOR_EMPLOYER, 0), item);
	expect_not(page(FOR_EMPLOYER, 0), "not for the page");
	cr_assert_eq(talk_answer(talk, subject(first), q, SAID_ANSWERED, "0", NULL), 0);
	expect_not(page(FOR_EMPLOYER, 0), item);
}

Test(summary, leaves_out_what_was_not_known_or_was_not_to_be_told)
{
	static const enum answer_state states[] = { SAID_DONT_KNOW, SAID_REFUSED, SAID_NOT_APPLICABLE };
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		cr_assert_eq(say(first, "both", "Rest."), 0);
		expect(page(FOR_EMPLOYER, 0), "Rest.");
		cr_assert_eq(say_state(first, "both", states[i]), 0);
		expect_not(page(FOR_EMPLOYER, 0), "What helps");
	}
	cr_assert_eq(say(first, "well", ""), 0);
	expect_not(page(FOR_EMPLOYER, 0), "Going well");
	cr_assert_eq(say(first, "well", "unknown tasks"), 0);
	expect(page(FOR_EMPLOYER, 0), "- **Going well:** the tasks\n");
	cr_assert_eq(say(first, "well", "unknown"), 0);
	expect_not(page(FOR_EMPLOYER, 0), "Going well");
}

Test(summary, takes_the_last_answer__and_an_unchanged_one_as_it_was)
{
	cr_assert_eq(say(first, "both", "Once."), 0);
	cr_assert_eq(say(first, "both", "Twice."), 0);
	expect(page(FOR_EMPLOYER, 0), "Twice.");
	expect_not(page(FOR_EMPLOYER, 0), "Once.");
	summary_begin("en", "employer");
	cr_assert_eq(say_state(first, "both", SAID_UNCHANGED), 0, "%s", err_last());
	expect(page(FOR_EMPLOYER, 0), "- **What helps:** Twice.\n");
}

Test(summary, leaves_out_what_followed_an_answer_that_was_taken_back)
{
	cr_assert_eq(say(first, "changed", "1"), 0);
	cr_assert_eq(say(first, "what-changed", "tasks"), 0);
	expect(page(FOR_EMPLOYER, 0), "- **Changed:**");
	cr_assert_eq(say(first, "changed", "0"), 0);
	expect_not(page(FOR_EMPLOYER, 0), "Changed");
}

Test(summary, keeps_what_was_typed_as_text)
{
	cr_assert_eq(say(first, "both", "# 1 | <script>alert(1)</script>\n- two\n[a](b)"), 0);
	const char *text = page(FOR_EMPLOYER, 0);
	expect(text,
		"- **What helps:** \\# 1 \\| \\<script>alert(1)\\</script>\\\n  \\- two\\\n  \\[a\\](b)\n");
	expect(summary_render(text, SUMMARY_HTML, "en", arena),
		"<strong>What helps:</strong> # 1 | &lt;script&gt;alert(1)&lt;/script&gt;<br />\n- two<br "
		"/>\n[a](b)");
	expect(summary_render(text, SUMMARY_TEXT, "en", arena),
		"• What helps: # 1 | <script>alert(1)</script>\n  - two\n  [a](b)\n");
}

Test(summary, is_in_the_language_of_its_list__whatever_that_of_the_program)
{
	summary_begin("nl", "employer");
	cr_assert_eq(say(first, "until", "2027-03"), 0);
	cr_assert_eq(lang_current(), LANG_EN);
	const char *text = page(FOR_EMPLOYER, 0);
	cr_assert_eq(lang_current(), LANG_EN);
	expect(text, "# Samenvatting van ons gesprek\n");
	expect(text, "- **Het contract loopt tot:** maart 2027\n");
	expect(text, "(op locatie)");
}

Test(summary, tells_when_to_speak_again__to_who_was_there)
{
	cr_assert_eq(say(first, "again", "2027-02"), 0);
	expect(page(FOR_EMPLOYER, 0), "\n## When we speak again\n\nFebruary 2027\n");
	expect_not(page(FOR_EMPLOYEE, first), "speak again");
	finish(TODAY + 10);
	expect(page(FOR_EMPLOYER, 0), "\n## When we speak again\n\n2 Dec 2026\n");
	summary_begin("en", "both");
	cr_assert_eq(say(first, "course", "smooth"), 0);
	expect_not(page(FOR_EMPLOYEE, first), "speak again");
	finish(TODAY + 10);
	expect(page(FOR_EMPLOYEE, first), "\n## When we speak again\n\n2 Dec 2026\n");
}

Test(summary, of_what_it_was_not_about__is_refused)
{
	char *text;
	int64_t elsewhere = make_placement(make_employer("Elders"), "Dop"), talk_id = talk->record->id;
	cr_expect_eq(summary_write(app, talk_id, FOR_EMPLOYEE, 0, arena, &text), ERR_INVALID);
	cr_expect_null(text);
	cr_expect_eq(summary_write(app, talk_id, FOR_EMPLOYEE, elsewhere, arena, &text), ERR_INVALID);
	cr_expect_eq(summary_write(app, talk_id, FOR_EMPLOYER, elsewhere, arena, &text), ERR_INVALID);
	cr_expect_eq(summary_write(app, 999, FOR_EMPLOYER, 0, arena, &text), ERR_NOTFOUND);
}

Test(summary, is_kept__the_newest_first_and_undone_with_one_key)
{
	struct record *kept;
	int64_t of = talk->record->id;
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYER, 0, arena, &kept), 0);
	cr_assert_null(kept);
	cr_assert_eq(summary_save(app, of, FOR_EMPLOYER, 0, "# One\n", NULL), 0, "%s", err_last());
	cr_assert_eq(summary_save(app, of, FOR_EMPLOYER, 0, "# Two 111222333\n", NULL), 0);
	cr_assert_eq(summary_save(app, of, FOR_EMPLOYEE, first, "# Three\n", NULL), 0);
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYER, 0, arena, &kept), 0);
	cr_expect_str_eq(record_get(kept, "text"), "# Two ••••••333\n");
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYEE, first, arena, &kept), 0);
	cr_expect_str_eq(record_get(kept, "text"), "# Three\n");
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYER, first, arena, &kept), 0);
	cr_expect_null(kept);
	cr_expect_str_eq(take_back(), "summary kept: J. Aas · De Linde");
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYER, 0, arena, &kept), 0);
	cr_expect(kept != NULL);
	cr_assert_eq(summary_kept(app, of, FOR_EMPLOYEE, first, arena, &kept), 0);
	cr_expect_null(kept);
}
