/* Counts of reports: against what was counted by hand on a caseload of two regions. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/figures.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t twente, ijmond, baker, farm, shop, anna, programme;
static int64_t jan, piet, kees, loes, mies;
static struct figure_scope year;

static const char *ref(int64_t id)
{
	return caseload_ref(&c, id);
}

static int64_t place(const char *name, int64_t employer, const char *group, const char *start,
	const char *ended, const char *outcome)
{
	int64_t e = caseload_employee(&c, name);
	if (group)
		caseload_set(&c, E_EMPLOYEE, e, "target_group", group, NULL);
	int64_t p = caseload_placement(&c, e, employer, "expert", ref(anna), "status",
		ended ? "ended" : "active", NULL);
	if (start)
		caseload_set(&c, E_PLACEMENT, p, "start", start, NULL);
	if (ended)
		caseload_set(&c, E_PLACEMENT, p, "ended", ended, "outcome", outcome, NULL);
	return p;
}

/* Jan and Piet at the baker, Kees and Loes at the farm (Twente), Mies at the shop (IJmond); of those outside
 * the year, that objected, are planned or deleted one each at the baker. */
static void setup(void)
{
	caseload_open(&c);
	anna = caseload_expert(&c, "Anna Berg");
	twente = caseload_add(&c, E_REGION, "name", "Twente", NULL);
	ijmond = caseload_add(&c, E_REGION, "name", "IJmond", NULL);
	baker = caseload_employer(&c, "Bakkerij");
	farm = caseload_employer(&c, "Boerderij");
	shop = caseload_employer(&c, "Winkel");
	caseload_set(&c, E_ORGANISATION, baker, "region", ref(twente), "size", "small", NULL);
	caseload_set(&c, E_ORGANISATION, farm, "region", ref(twente), NULL);
	caseload_set(&c, E_ORGANISATION, shop, "region", ref(ijmond), "size", "small", NULL);
	jan = place("Jan Aa", baker, "wajong", "2025-03-01", NULL, NULL);
	piet = place("Piet Bb", baker, "wajong", "2023-01-01", "2025-06-30", "not_extended");
	kees = place("Kees Cc", farm, NULL, "2025", NULL, NULL);
	loes = place("Loes Dd", farm, "wga", NULL, NULL, NULL);
	mies = place("Mies Ee", shop, "wajong", "2025-03", "2026-02-01", "extended");
	place("Te Vroeg", baker, "wajong", "2023-01-01", "2024-12-31", "lost");
	place("Te Laat", baker, "wajong", "2026-01-01", NULL, NULL);
	int64_t gone = place("Weg Ff", baker, "wajong", "2025-03-01", NULL, NULL);
	caseload_delete(&c, E_PLACEMENT, gone);
	int64_t planned = place("Later Gg", baker, "wajong", "2025-03-01", NULL, NULL);
	caseload_set(&c, E_PLACEMENT, planned, "status", "planned", NULL);
	int64_t objects = caseload_employee(&c, "Nee Hh");
	caseload_set(&c, E_EMPLOYEE, objects, "objection", "2025-02-01", NULL);
	int64_t his = caseload_placement(&c, objects, baker, "start", "2025-03-01", "expert", ref(anna),
		NULL);
	caseload_add(&c, E_BOTTLENECK, "placement", ref(his), "theme", "pace", "date", "2025-04-01", NULL);
	caseload_add(&c, E_ADAPTATION, "placement", ref(his), "what", "Geheim", "level", "process", "date",
		"2025-04-01", NULL);
	caseload_add(&c, E_FINDING, "placement", ref(his), "section", "helps", "text", "Geheim", "date",
		"2025-04-01", NULL);
	caseload_contact(&c, his, "2025-04-01", "employer", "expert", ref(anna), NULL);
	programme = caseload_add(&c, E_PROGRAMME, "name", "Duurzaam", "start", "2025-01-01", "until",
		"2028-12-31",
		"points_hour", "2", NULL);
	year = (struct figure_scope){ .first = date_from_ymd(2025, 1, 1),
		.last = date_from_ymd(2025, 12, 31) };
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(report, .init = setup, .fini = teardown);

/* "2 x Twente 2025 runs wajong", sorted as they come, "; " between. */
static const char *placements(const struct figure_scope *f)
{
	struct placement_figure *r;
	size_t n;
	const char *text = "";
	cr_assert_eq(store_placement_figures(c.store, f, c.arena, &r, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		text = arena_printf(c.arena, "%s%s%s %d %s %s %lld", text, i ? "; " : "",
			r[i].region == twente ? "Twente" : r[i].region == ijmond ? "IJmond" : "-", r[i].year,
			r[i].ended ? r[i].outcome : "runs", r[i].group, (long long)r[i].n);
	return text;
}

Test(report, placements__count_when_they_ran_in_the_period)
{
	cr_assert_str_eq(placements(&year),
		"Twente -1 runs wga 1; Twente 0 not_extended wajong 1; Twente 2025 runs  1; Twente 2025 runs"
		" wajong 1; "
		"IJmond 2025 runs wajong 1");
}

Test(report, placements__whose_start_is_a_stretch_count_by_its_beginning)
{
	struct figure_scope at = { .employer = shop, .first = date_from_ymd(2025, 11, 22),
		.last = date_from_ymd(2025, 11, 22) };
	struct figure_person *p;
	size_t n;
	caseload_set(&c, E_PLACEMENT, mies, "start", "2025-11-22/2026-05-31", NULL);
	cr_expect_str_eq(placements(&at), "IJmond 2025 runs wajong 1");
	cr_assert_eq(store_figure_people(c.store, &at, c.arena, &p, &n), 0);
	cr_expect_eq(n, 1);
	at.first = at.last = date_from_ymd(2025, 11, 21);
	cr_expect_str_eq(placements(&at), "");
	at.first = at.last = date_from_ymd(2025, 11, 23);
	cr_expect_str_eq(placements(&at), "IJmond 0 runs wajong 1");
	caseload_set(&c, E_PLACEMENT, mies, "start", "2025-11", NULL);
	cr_expect_str_eq(placements(&at), "IJmond 0 runs wajong 1", "as of a stretch");
}

Test(report, placements__of_an_employer__an_expert_and_a_programme)
{
	struct figure_scope at = year;
	at.employer = farm;
	cr_assert_str_eq(placements(&at), "Twente -1 runs wga 1; Twente 2025 runs  1");
	at.employer = 0;
	at.expert = anna + 1;
	cr_assert_str_eq(placements(&at), "");
	at.expert = anna;
	cr_assert_str_eq(placements(&at), placements(&year));
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "placement",
		ref(jan),
		"selected", "2025-01-01", "agreed", "2025-01-05", "started", "2025-02-01", NULL);
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(shop), "placement",
		ref(mies),
		"selected", "2025-01-01", "agreed", "2025-02-02", "started", "2026-02-01", NULL);
	at = year;
	at.programme = programme;
	cr_assert_str_eq(placements(&at), "Twente 2025 runs wajong 1");
}

static const char *figures(enum figure_kind kind, const struct figure_scope *f)
{
	struct figure *r;
	size_t n;
	const char *text = "";
	cr_assert_eq(store_figures(c.store, kind, f, c.arena, &r, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		text = arena_printf(c.arena, "%s%s%s %s %lld/%lld", text, i ? "; " : "",
			r[i].region == twente ? "Twente" : r[i].region == ijmond ? "IJmond" : "-", r[i].code,
			(long long)r[i].n, (long long)r[i].also);
	return text;
}

Test(report, employers__count_once_whoever_works_there)
{
	cr_assert_str_eq(figures(FIGURE_SIZE, &year), "Twente  1/0; Twente small 1/0; IJmond small 1/0");
}

static void stuck(int64_t placement, const char *theme, const char *date, const char *resolved)
{
	int64_t id = caseload_add(&c, E_BOTTLENECK, "placement", ref(placement), "theme", theme, "date", date,
		NULL);
	if (resolved)
		caseload_set(&c, E_BOTTLENECK, id, "resolved", resolved, NULL);
}

Test(report, bottlenecks__count_placements__solved_when_all_of_them_are)
{
	stuck(jan, "pace", "2025-04-01", "2025-05-01");
	stuck(jan, "pace", "2025-06-01", NULL);
	stuck(jan, "team", "2025-04-01", "2025-05-01");
	stuck(piet, "pace", "2024-01-01", "2025-01-01");
	stuck(piet, "team", "2023-01-01", "2024-12-31"); /* before it */
	stuck(kees, "pace", "2026-01-01", NULL);         /* after it */
	stuck(mies, "team", "2025-04-01", "2026-01-01"); /* solved after it */
	cr_assert_str_eq(figures(FIGURE_THEME, &year), "Twente pace 2/1; Twente team 1/1; IJmond team 1/0");
}

Test(report, adaptations__count_placements__better_when_one_helped)
{
	caseload_add(&c, E_ADAPTATION, "placement", ref(jan), "what", "a", "level", "process", "date",
		"2025-04-01", "effect",
		"better", NULL);
	caseload_add(&c, E_ADAPTATION, "placement", ref(jan), "what", "b", "level", "process", "date",
		"2025-05-01", "effect",
		"worse", NULL);
	caseload_add(&c, E_ADAPTATION, "placement", ref(loes), "what", "c", "level", "process", "date",
		"2025-05-01", NULL);
	caseload_add(&c, E_ADAPTATION, "placement", ref(kees), "what", "d", "level", "task_split", "date",
		"2026-05-01", NULL);
	cr_assert_str_eq(figures(FIGURE_ADAPTATION, &year), "Twente process 2/1");
}

Test(report, contacts__count_attempts_apart__and_not_those_about_who_objected)
{
	caseload_contact(&c, jan, "2025-01-01", "employer", NULL);
	caseload_contact(&c, jan, "2025-12-31", "employer", "reached", "0", NULL);
	caseload_contact(&c, mies, "2025-06-01", "both", NULL);
	caseload_contact(&c, mies, "2024-12-31", "both", NULL);
	cr_assert_str_eq(figures(FIGURE_CONTACT, &year), "Twente employer 2/1; IJmond both 1/0");
}

/* Of an employer that takes part: about itself, and about who takes part there. */
Test(report, contacts__of_a_programme_are_not_about_who_does_not_take_part)
{
	struct figure_scope at = year;
	for (int i = 0; i < 2; i++)
		caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker),
			"selected", "2025-01-01", "agreed", "2025-01-05", "started", "2025-02-01",
			i ? "placement" : NULL, ref(jan), NULL);
	caseload_contact(&c, jan, "2025-03-01", "employer", NULL);
	caseload_contact(&c, piet, "2025-03-01", "employee", NULL);
	caseload_add(&c, E_CONTACT, "employer", ref(baker), "date", "2025-03-02", "party", "employer",
		"medium", "phone", NULL);
	at.programme = programme;
	cr_assert_str_eq(figures(FIGURE_CONTACT, &at), "Twente employer 2/0");
}

Test(report, findings__of_the_period__by_section__then_the_newest)
{
	struct finding_row *r;
	size_t n;
	caseload_add(&c, E_FINDING, "employer", ref(baker), "section", "need", "text", "Tijd", "date",
		"2025-05-01", NULL);
	caseload_add(&c, E_FINDING, "placement", ref(jan), "section", "helps", "text", "Maatje", "shared",
		"1", "date",
		"2025-05-01", NULL);
	caseload_add(&c, E_FINDING, "placement", ref(mies), "section", "helps", "text", "Ritme", "date",
		"2025-12-31", NULL);
	caseload_add(&c, E_FINDING, "placement", ref(jan), "section", "helps", "text", "Later", "date",
		"2026-01-01", NULL);
	caseload_add(&c, E_FINDING, "region", ref(ijmond), "section", "learnt", "text", "Samen", "date",
		"2025-02-01", NULL);
	const struct {
		struct finding_scope scope;
		const char *texts;
	} table[] = {
		{ { 0 }, "Ritme Maatje Tijd Samen " },
		{ { .shared = true }, "Maatje " },
		{ { .employer = baker }, "Maatje Tijd " },
		{ { .placement = mies }, "Ritme " },
		{ { .region = ijmond }, "Ritme Samen " },
		{ { .section = "need" }, "Tijd " },
		{ { .programme = programme }, "" },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct finding_scope f = table[i].scope;
		const char *text = "";
		f.first = year.first;
		f.last = year.last;
		cr_assert_eq(store_findings(c.store, &f, c.arena, &r, &n), 0, "%s", err_last());
		for (size_t k = 0; k < n; k++)
			text = arena_printf(c.arena, "%s%s ", text, r[k].text);
		cr_expect_str_eq(text, table[i].texts, "%zu", i);
	}
}

Test(report, gaps__are_days_between_talks_of_a_side__that_end_in_the_period)
{
	int64_t *gap;
	size_t n;
	year.expert = anna;
	caseload_contact(&c, jan, "2024-12-22", "employer", NULL);
	caseload_contact(&c, jan, "2025-01-01", "both", NULL);
	caseload_contact(&c, jan, "2025-01-10", "employer", "reached", "0", NULL);
	caseload_contact(&c, jan, "2025-01-31", "employer", NULL);
	caseload_contact(&c, jan, "2025-01-15", "employee", NULL);
	cr_assert_eq(store_talk_gaps(c.store, &year, "employer", c.arena, &gap, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_expect_eq(gap[0] + gap[1], 10 + 30);
	cr_assert_eq(store_talk_gaps(c.store, &year, "employee", c.arena, &gap, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect_eq(gap[0], 14);
}

Test(report, stages__are_as_they_were_on_that_day)
{
	struct stage_figure *r;
	size_t n;
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "selected",
		"2025-01-01",
		"approached", "2025-02-01", "agreed", "2025-03-01", "started", "2026-01-01", NULL);
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "placement",
		ref(jan),
		"selected", "2025-01-01", "declined", "2025-12-31", "reason", "time", NULL);
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(shop), "selected",
		"2026-01-01", NULL);
	cr_assert_eq(store_stage_figures(c.store, programme, year.last, c.arena, &r, &n), 0, "%s",
		err_last());
	cr_assert_eq(n, 2);
	cr_expect(r[0].region == twente && r[0].stage == 2 && r[0].employers == 1 && r[0].employees == 0);
	cr_expect(r[1].region == twente && r[1].stage == 3 && r[1].employers == 0 && r[1].employees == 1);
}

Test(report, stages__are_of_when_somebody_was_last_asked)
{
	struct stage_figure *r;
	size_t n;
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "selected",
		"2025-01-01", "declined", "2025-02-01", "reason", "time", NULL);
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "selected",
		"2025-06-01", "agreed", "2025-07-01", NULL);
	cr_assert_eq(store_stage_figures(c.store, programme, date_from_ymd(2025, 5, 31), c.arena, &r, &n), 0,
		"%s", err_last());
	cr_assert_eq(n, 1);
	cr_expect(r[0].stage == 3 && r[0].employers == 1);
	cr_assert_eq(store_stage_figures(c.store, programme, year.last, c.arena, &r, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect(r[0].stage == 2 && r[0].employers == 1);
}

Test(report, hours__earn_the_points_that_are_filled_in__else_those_of_the_programme)
{
	struct hours_figure *r;
	size_t n;
	caseload_add(&c, E_HOURS, "programme", ref(programme), "party", "expert", "expert", ref(anna), "date",
		"2025-05-01",
		"hours", "1.5", "work", "advice", NULL);
	caseload_add(&c, E_HOURS, "programme", ref(programme), "party", "expert", "expert", ref(anna), "date",
		"2025-05-02",
		"hours", "2", "work", "advice", "points", "0.5", NULL);
	caseload_add(&c, E_HOURS, "programme", ref(programme), "party", "employer", "organisation",
		ref(baker), "date",
		"2025-05-02", "hours", "3", "work", "measurement", NULL);
	cr_assert_eq(store_hours_figures(c.store, 0, anna, year.first, year.last, c.arena, &r, &n), 0, "%s",
		err_last());
	cr_assert_eq(n, 1);
	cr_expect(r[0].hours == 3.5 && r[0].points == 3.5 && r[0].entries == 2);
	cr_assert_eq(store_hours_figures(c.store, programme, 0, year.first, year.last, c.arena, &r, &n), 0);
	cr_assert_eq(n, 2);
	cr_expect(strcmp(r[0].code, "employer") == 0 && r[0].hours == 3 && r[0].points == 0);
}

static void attend(int64_t meeting, const char *field, int64_t who)
{
	caseload_add(&c, E_ATTENDANCE, "meeting", ref(meeting), field, ref(who), "state", "attended", NULL);
}

/* As the hours of a year count them. */
Test(report, hours__hold_those_of_meetings_that_somebody_came_to)
{
	struct hours_figure *r;
	struct region_hours *of;
	size_t n;
	int64_t congress = caseload_add(&c, E_MEETING, "programme", ref(programme), "kind", "congress",
		"title", "Congres", "date", "2025-11-20", "hours", "4", "points", "6", NULL);
	attend(congress, "expert", anna);
	attend(congress, "organisation", baker);
	attend(congress, "placement", mies);
	caseload_add(&c, E_HOURS, "programme", ref(programme), "party", "employer", "organisation",
		ref(baker), "date", "2025-11-20", "hours", "1.5", "work", "meeting", "meeting", ref(congress),
		NULL);
	cr_assert_eq(store_hours_figures(c.store, 0, anna, year.first, year.last, c.arena, &r, &n), 0, "%s",
		err_last());
	cr_assert_eq(n, 1);
	cr_expect(strcmp(r[0].code, "meeting") == 0 && r[0].hours == 4 && r[0].points == 6);
	cr_assert_eq(store_hours_figures(c.store, programme, 0, year.first, year.last, c.arena, &r, &n), 0);
	cr_assert_eq(n, 3);
	cr_expect(strcmp(r[0].code, "employee") == 0 && r[0].hours == 4);
	cr_expect(
		strcmp(r[1].code, "employer") == 0 && r[1].hours == 1.5, "written down: not the whole of it");
	cr_expect(strcmp(r[2].code, "expert") == 0 && r[2].hours == 4);
	cr_assert_eq(store_region_hours(c.store, programme, year.first, year.last, c.arena, &of, &n), 0, "%s",
		err_last());
	cr_assert_eq(n, 3);
	cr_expect(of[0].region == ijmond && of[0].hours == 4 && of[0].about == 1);
	cr_expect(of[1].region == twente && of[1].hours == 1.5 && of[1].about == 1);
	cr_expect(of[2].region == 0 && of[2].hours == 4 && of[2].about == 0);
}

Test(report, hours_and_meetings__leave_out_who_objected)
{
	struct hours_figure *r;
	struct meeting_figure *came;
	struct record *her;
	size_t n;
	int64_t congress = caseload_add(&c, E_MEETING, "programme", ref(programme), "kind", "congress",
		"title", "Congres", "date", "2025-11-20", "hours", "4", NULL);
	attend(congress, "placement", mies);
	caseload_add(&c, E_HOURS, "programme", ref(programme), "party", "employee", "placement", ref(mies),
		"date", "2025-05-02", "hours", "1", "work", "measurement", NULL);
	cr_assert_eq(store_get(c.store, E_PLACEMENT, mies, c.arena, &her), 0);
	caseload_set(&c, E_EMPLOYEE, record_ref(her, "employee"), "objection", "2025-12-01", NULL);
	cr_assert_eq(store_hours_figures(c.store, programme, 0, year.first, year.last, c.arena, &r, &n), 0,
		"%s", err_last());
	cr_expect_eq(n, 0);
	cr_assert_eq(store_meeting_figures(c.store, programme, year.first, year.last, c.arena, &came, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect_eq(came[0].came, 0);
}

/* "2026-12-31 T1; " each. */
static const char *next(int64_t employer, int64_t of, const char *after, const char *until)
{
	struct figure_next *r;
	size_t n;
	day first, last;
	const char *text = "";
	char on[DATE_ISO_SIZE];
	date_parse_iso(after, &first);
	date_parse_iso(until, &last);
	cr_assert_eq(store_figure_next(c.store, employer, of, first, last, c.arena, &r, &n), 0, "%s",
		err_last());
	for (size_t i = 0; i < n; i++)
		text = arena_printf(c.arena, "%s%s %s; ", text, date_iso(on, r[i].date), r[i].title);
	return text;
}

Test(report, next__is_on_the_days_that_waves_are_due__while_they_take_part)
{
	static const struct {
		const char *name, *months;
	} waves[] = { { "T1", "1" }, { "T2", "13" }, { "T3", "24" } };
	for (size_t i = 0; i < sizeof waves / sizeof *waves; i++)
		caseload_add(&c, E_WAVE, "programme", ref(programme), "name", waves[i].name, "method",
			"interview", "party", "employer", "months", waves[i].months, NULL);
	caseload_add(&c, E_MEETING, "programme", ref(programme), "kind", "congress", "title", "Congres", "date",
		"2026-11-20", NULL);
	int64_t first = caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker),
		"selected", "2025-01-01", "agreed", "2025-01-05", "started", "2025-01-31", NULL);
	cr_expect_str_eq(next(baker, 0, "2025-01-31", "2028-12-31"),
		"2025-02-28 T1; 2026-02-28 T2; 2026-11-20 Congres; 2027-01-31 T3; ");
	caseload_set(&c, E_PARTICIPATION, first, "until", "2026-10-31", NULL);
	cr_expect_str_eq(next(baker, 0, "2025-01-31", "2028-12-31"), "2025-02-28 T1; 2026-02-28 T2; ");
	caseload_set(&c, E_PARTICIPATION, first, "stopped", "2025-06-01", "reason", "time", NULL);
	cr_expect_str_eq(next(baker, 0, "2025-01-31", "2028-12-31"), "2025-02-28 T1; ");
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "selected",
		"2026-03-01", "agreed", "2026-03-01", "started", "2026-03-31", NULL);
	cr_expect_str_eq(next(baker, programme, "2026-03-31", "2028-12-31"),
		"2026-04-30 T1; 2026-11-20 Congres; 2027-04-30 T2; 2028-03-31 T3; ");
	cr_expect_str_eq(next(baker, programme + 1, "2026-03-31", "2028-12-31"), "");
}

Test(report, one_employer__of_a_programme_is_about_who_takes_part)
{
	struct figure_bottleneck *r;
	struct figure_adaptation *d;
	size_t n;
	struct figure_scope at = year;
	stuck(jan, "pace", "2025-05-01", NULL);
	stuck(piet, "tasks", "2025-05-01", NULL);
	caseload_add(&c, E_BOTTLENECK, "employer", ref(baker), "theme", "team", "date", "2025-05-01", NULL);
	for (int i = 0; i < 2; i++)
		caseload_add(&c, E_ADAPTATION, "placement", ref(i ? jan : piet), "what",
			i ? "Rooster" : "Taak", "level", "process", "date", "2025-05-01", NULL);
	caseload_add(&c, E_PARTICIPATION, "programme", ref(programme), "employer", ref(baker), "placement",
		ref(jan), "selected", "2025-01-01", "agreed", "2025-01-05", "started", "2025-02-01", NULL);
	at.employer = baker;
	cr_assert_eq(store_figure_bottlenecks(c.store, &at, c.arena, &r, &n), 0, "%s", err_last());
	cr_expect_eq(n, 3);
	at.programme = programme;
	cr_assert_eq(store_figure_bottlenecks(c.store, &at, c.arena, &r, &n), 0);
	cr_expect_eq(n, 2, "what is of the employer itself stays");
	cr_assert_eq(store_figure_adaptations(c.store, &at, c.arena, &d, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_expect_str_eq(d[0].what, "Rooster");
}
