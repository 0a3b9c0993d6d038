/* Pages about a placement: what colleagues are told and never told; who can help now; the
 * sources. */
#include <stdlib.h>

#include "anker/lang.h"
#include "anker/pages.h"
#include "office.h"

static int64_t lime, jan;

static void open_pages(void)
{
	office_open();
	cr_assert_eq(system(arena_printf(arena, "ln -s \"$PWD\"/share/words \"$PWD\"/share/reference %s/share/",
		office_folder())), 0);
	lime = make_employer("Limonade");
	jan = make_placement(lime, "Aalbers");
}

TestSuite(pages, .init = open_pages, .fini = office_close);

static const char *briefing(bool shared)
{
	char *text;
	cr_assert_eq(app_briefing(app, jan, shared, arena, &text), 0, "%s", err_last());
	return text;
}

static const char *who_now(void)
{
	char *text;
	cr_assert_eq(app_who_now(app, jan, false, arena, &text), 0, "%s", err_last());
	return text;
}

static void tells(const char *text, const char *part)
{
	cr_assert_not_null(strstr(text, part), "no \"%s\" in:\n%s", part, text);
}

static void hides(const char *text, const char *part)
{
	cr_assert_null(strstr(text, part), "\"%s\" in:\n%s", part, text);
}

Test(pages, a_briefing_tells_the_work_what_was_agreed_and_whom_to_ask)
{
	int64_t job = PUT(E_JOB, "employer", id(lime), "name", "Service");
	change(E_PLACEMENT, jan, "job", id(job));
	PUT(E_TASK, "placement", id(jan), "name", "Rinsing bottles");
	PUT(E_TASK, "employer", id(lime), "job", id(job), "name", "Filling shelves");
	PUT(E_TASK, "employer", id(lime), "name", "Keeping the books");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "Starts at ten", "level", "pace_time", "date", "2026-10-01");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "A cart of before", "level", "task_adapted", "date", "2026-01-01",
		"ended", "2026-02-01");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "Something for later", "level", "task_adapted", "date", "2027-01-01");
	const char *text = briefing(true);
	tells(text, "Rinsing bottles");
	tells(text, "Filling shelves");
	tells(text, "Starts at ten");
	tells(text, "fixed contact person");
	hides(text, "Keeping the books");
	hides(text, "A cart of before");
	hides(text, "Something for later");
}

/* Nothing of what is between the employee and the expert, in any field of any record. */
Test(pages, a_briefing_never_tells_capacity_group_schemes_or_absence)
{
	struct record *p = get(E_PLACEMENT, jan);
	const char *employee = record_get(p, "employee");
	int64_t e;
	cr_assert_eq(id_parse(employee, &e), 0);
	change(E_EMPLOYEE, e, "target_group", "wajong");
	change(E_EMPLOYEE, e, "strengths", "marker-strengths");
	change(E_PLACEMENT, jan, "note", "marker-note");
	int64_t profile = PUT(E_PROFILE, "placement", id(jan), "date", "2026-01-01", "text", "marker-profile");
	PUT(E_CAPACITY, "profile", id(profile), "item", "pace", "ability", "marker-ability", "limitation", "2", "date",
		"2026-01-01");
	int64_t task = PUT(E_TASK, "placement", id(jan), "name", "Rinsing", "note", "marker-task-note");
	PUT(E_LOAD, "task", id(task), "item", "pace", "load", "3", "note", "marker-load", "date", "2026-01-01");
	PUT(E_ABSENCE, "placement", id(jan), "date", "2026-01-01", "note", "marker-absence");
	PUT(E_SCHEME, "placement", id(jan), "scheme", "no_risk", "state", "granted", "date", "2026-01-01", "note", "marker-scheme");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "A stool", "level", "task_adapted", "item", "standing", "date",
		"2026-01-01", "note", "marker-why", "business_case", "marker-case");
	for (int shared = 0; shared < 2; shared++) {
		const char *text = briefing(shared);
		tells(text, "A stool");
		hides(text, "marker");
		hides(text, "Wajong");
		hides(text, "isk");   /* no-risk policy */
		hides(text, "Aalbers");
	}
}

Test(pages, the_experts_version_names_words_to_look_at)
{
	PUT(E_ADAPTATION, "placement", id(jan), "what", "Rest because of the depression", "level", "pace_time", "date",
		"2026-10-01");
	tells(briefing(false), "Look at this word: \"depression\"");
	hides(briefing(true), "Look at this word");
}

Test(pages, who_now_lays_the_facts_in_two_lists)
{
	const char *text = who_now();
	tells(text, "## For a job coach");
	hides(text, "needed in doing the work");
	PUT(E_SIGNAL, "placement", id(jan), "kind", "execution", "date", "2026-11-20", "severity", "2");
	PUT(E_CHANGE, "placement", id(jan), "kind", "tasks", "date", "2026-11-01");
	text = who_now();
	const char *coach = strstr(text, "## For a job coach"), *expert = strstr(text, "## For you"),
		   *help = strstr(text, "Help is needed in doing the work"), *changed = strstr(text, "The work changed");
	cr_assert(coach && expert && help && changed, "%s", text);
	cr_assert(coach < help && help < expert && expert < changed, "%s", text);
	tells(text, "## First find out");
}

Test(pages, who_now_of_no_placement_is_told)
{
	char *text;
	cr_assert_eq(app_who_now(app, 999, false, arena, &text), ERR_NOTFOUND);
	cr_assert_eq(app_briefing(app, 999, false, arena, &text), ERR_NOTFOUND);
}

Test(pages, sources_are_told_with_their_licence_in_both_languages)
{
	static const char *const lang[] = { "en", "nl" };
	for (int i = 0; i < 2; i++) {
		char *text;
		lang_init(lang[i], "share");
		cr_assert_eq(app_sources(app, 0, false, arena, &text), 0, "%s", err_last());
		tells(text, "S004");
		tells(text, "CC-BY-4.0");
	}
	lang_init("en", "share");
}
