/* The steps of an absence, with dates worked out by hand from the shipped terms. */
#include <stdlib.h>

#include "anker/support.h"
#include "office.h"

static int64_t placement;

/* The office, with the terms of the shipped file. */
static void open_office(void)
{
	office_open();
	const char *share = arena_printf(arena, "%s/share", office_folder());
	cr_assert_eq(system(arena_printf(arena, "mkdir %s/reference && "
		"cp share/reference/poortwachter.regel %s/reference/", share, share)), 0);
	FILE *f = fopen(arena_printf(arena, "%s/rules/remind.regel", share), "w");
	cr_assert(f != NULL);
	fputs("parameter herinneren_plan \"herinner na\"\n  vanaf 2024-01-01: 5 weken\n  herkomst redactie\n",
		f);
	cr_assert_eq(fclose(f), 0);
	app_close(&app);
	app = office_of("anna");
	placement = make_placement(make_employer("De Linde"), "Vos");
}

TestSuite(milestones, .init = open_office, .fini = office_close);

static int64_t absent(const char *from, const char *until)
{
	return PUT(E_ABSENCE, "placement", id(placement), "date", from, "ended", until);
}

static day on(const char *iso)
{
	day d;
	cr_assert_eq(date_parse_iso(iso, &d), 0);
	return d;
}

static size_t rows(int64_t absence, struct milestone **m)
{
	size_t n;
	cr_assert_eq(app_milestones(app, absence, arena, m, &n), 0, "%s", err_last());
	return n;
}

/* "code due[=done]" per step, in order. */
static const char *steps(int64_t absence)
{
	struct milestone *m;
	const char *out = "";
	char due[DATE_ISO_SIZE], done[DATE_ISO_SIZE];
	size_t n = rows(absence, &m);
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s %s%s%s\n", out, m[i].code, date_iso(due, m[i].due),
			m[i].done == DAY_NONE ? "" : "=", date_iso(done, m[i].done));
	return out;
}

static const struct milestone *step(int64_t absence, const char *code)
{
	struct milestone *m;
	size_t n = rows(absence, &m);
	for (size_t i = 0; i < n; i++)
		if (strcmp(m[i].code, code) == 0)
			return &m[i];
	cr_assert_fail("no step %s", code);
	return NULL;
}

static void mark(int64_t absence, const char *code, const char *iso)
{
	cr_assert_eq(app_milestone_done(app, absence, code, on(iso), NULL), 0, "%s", err_last());
}

Test(milestones, are_due_weeks_after_the_first_day_through_a_leap_year)
{
	cr_assert_str_eq(steps(absent("2024-01-15", NULL)),
		"report 2024-01-22\n"
		"analysis 2024-02-26\n"
		"plan 2024-03-11\n"
		"evaluation 2024-04-22\n"
		"notice_uwv 2024-11-04\n"
		"first_year 2025-01-13\n"
		"second_track 2025-02-24\n"
		"letter_uwv 2025-09-22\n"
		"final_evaluation 2025-10-13\n"
		"wia_application 2025-10-27\n"
		"end_of_wait 2026-01-12\n");
}

/* 2026 has a week 53: a year of 52 weeks from a Monday in week 1 ends in it. */
Test(milestones, count_weeks_and_no_calendar_years)
{
	int64_t absence = absent("2025-12-29", NULL);
	const struct milestone *m = step(absence, "first_year");
	cr_assert_eq(m->due, on("2026-12-28"));
	cr_assert_eq(m->status, DUE_NOT_YET);
	cr_assert_eq(step(absence, "notice_uwv")->due, on("2026-10-19"));
	cr_assert_eq(step(absence, "notice_uwv")->status, DUE_LATE);
	cr_assert_str_eq(m->who, "employer and employee");
	cr_assert(strstr(m->source, "law, certain: From week 46 on."), "%s", m->source);
}

/* The rules remind of the plan from five weeks on. */
Test(milestones, a_step_is_soon_from_when_the_rules_remind_of_it)
{
	int64_t absence = absent("2026-10-18", NULL);
	cr_assert_eq(step(absence, "plan")->due, on("2026-12-13"));
	cr_assert_eq(step(absence, "plan")->status, DUE_SOON);
	change(E_ABSENCE, absence, "date", "2026-10-19");
	cr_assert_eq(step(absence, "plan")->status, DUE_NOT_YET);
	cr_assert_eq(step(absence, "analysis")->due, on("2026-11-30"));
	cr_assert_eq(step(absence, "analysis")->status, DUE_NOT_YET, "eight days, and no reminder");
}

Test(milestones, an_evaluation_comes_back_after_the_plan_and_after_each_time)
{
	int64_t absence = absent("2026-03-02", NULL);
	cr_assert(strstr(steps(absence), "evaluation 2026-06-08\n"), "%s", steps(absence));
	mark(absence, "plan", "2026-04-20");
	cr_assert(strstr(steps(absence), "plan 2026-04-27=2026-04-20\n"), "%s", steps(absence));
	cr_assert(strstr(steps(absence), "evaluation 2026-06-01\n"), "%s", steps(absence));
	mark(absence, "evaluation", "2026-06-03");
	mark(absence, "evaluation", "2026-07-15");
	cr_assert(strstr(steps(absence), "evaluation 2026-06-01=2026-06-03\nevaluation "
		"2026-07-15=2026-07-15\nevaluation 2026-08-26\n"), "%s", steps(absence));
	const struct milestone *first = step(absence, "evaluation");
	cr_assert_str_eq(first->state, "done 3 Jun, 2 d late");
	cr_assert_eq(first->status, DUE_NONE);
	cr_assert_eq(app_milestone_undone(app, absence, first, NULL), 0, "%s", err_last());
	cr_assert(strstr(steps(absence), "evaluation 2026-06-01=2026-07-15\nevaluation 2026-08-26\n"), "%s",
		steps(absence));
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert(strstr(steps(absence), "evaluation 2026-06-01=2026-06-03\n"), "%s", steps(absence));
}

/* The end of the waiting period is 2027-01-04, six weeks after 2026-11-23. */
Test(milestones, nothing_comes_back_beyond_the_end)
{
	int64_t absence = absent("2025-01-06", NULL);
	mark(absence, "evaluation", "2026-11-22");
	cr_assert(strstr(steps(absence), "evaluation 2027-01-03\n"), "%s", steps(absence));
	int64_t other = absent("2025-01-05", NULL);
	mark(other, "evaluation", "2026-11-22");
	cr_assert(!strstr(steps(other), "evaluation 2027"), "%s", steps(other));
}

Test(milestones, of_an_absence_that_ended_are_those_done_and_due_before)
{
	int64_t absence = absent("2026-05-04", "2026-06-29");
	mark(absence, "report", "2026-05-06");
	mark(absence, "plan", "2026-06-30");
	cr_assert_str_eq(steps(absence),
		"report 2026-05-11=2026-05-06\nanalysis 2026-06-15\nplan 2026-06-29=2026-06-30\n");
	cr_assert_eq(step(absence, "analysis")->status, DUE_MISSED);
	struct milestone *m;
	size_t n = rows(absence, &m);
	cr_assert_null(milestone_next(m, n));
	change(E_ABSENCE, absence, "ended", "2026-06-15");
	cr_assert_eq(step(absence, "analysis")->status, DUE_MISSED, "due on the day of recovery");
	change(E_ABSENCE, absence, "ended", "2026-06-14");
	cr_assert_str_eq(steps(absence), "report 2026-05-11=2026-05-06\nplan 2026-06-29=2026-06-30\n");
}

Test(milestones, a_report_in_the_form_counts_and_can_be_taken_away)
{
	int64_t absence = absent("2026-11-16", NULL);
	cr_assert_eq(step(absence, "report")->due, on("2026-11-23"));
	cr_assert_eq(step(absence, "report")->status, DUE_SOON);
	change(E_ABSENCE, absence, "reported", "2026-11-17");
	const struct milestone *m = step(absence, "report");
	cr_assert_eq(m->done, on("2026-11-17"));
	cr_assert_eq(m->step, 0);
	cr_assert_eq(app_milestone_undone(app, absence, m, NULL), 0, "%s", err_last());
	cr_assert_null(record_get(get(E_ABSENCE, absence), "reported"));
	cr_assert_eq(app_milestone_undone(app, absence, step(absence, "report"), NULL), ERR_INVALID);
	struct milestone *all;
	size_t n = rows(absence, &all);
	cr_assert_str_eq(milestone_next(all, n)->code, "report");
}

Test(milestones, refuse_a_day_that_cannot_be_and_what_is_gone)
{
	int64_t absence = absent("2026-11-16", NULL);
	cr_assert_eq(app_milestone_done(app, absence, "report", TODAY + 1, NULL), ERR_INVALID);
	cr_assert_eq(app_milestone_done(app, absence, "report", on("2026-11-15"), NULL), ERR_INVALID);
	cr_assert_eq(app_milestone_done(app, absence, "holiday", TODAY, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "holiday"));
	cr_assert_eq(app_delete(app, E_ABSENCE, absence, get(E_ABSENCE, absence)->version, NULL), 0);
	cr_assert_eq(app_milestone_done(app, absence, "report", TODAY, NULL), ERR_NOTFOUND);
	struct milestone *m;
	size_t n;
	cr_assert_eq(app_milestones(app, absence, arena, &m, &n), ERR_NOTFOUND);
}

static const char *joined(int64_t absence)
{
	const char *note;
	cr_assert_eq(app_absence_joined(app, get(E_ABSENCE, absence), arena, &note), 0, "%s", err_last());
	return note ? note : "";
}

Test(milestones, absences_count_together_with_less_than_four_weeks_between)
{
	absent("2026-01-05", "2026-02-01");
	int64_t near = absent("2026-02-28", "2026-02-28"), far = absent("2026-03-29", NULL);
	cr_assert_str_eq(joined(near),
		"An earlier absence ended 27 days before this one. What lies less than 4 "
		"weeks apart counts together: then 05-01-2026 is the first day.");
	cr_assert_str_eq(joined(far), "", "29 days");
	change(E_ABSENCE, far, "date", "2026-03-28");
	cr_assert_str_eq(joined(far), "", "28 days, the short February is behind");
	change(E_ABSENCE, far, "date", "2026-03-27");
	cr_assert(strstr(joined(far), "27 days"), "%s", joined(far));
	cr_assert(strstr(joined(far), "05-01-2026"), "through the one between: %s", joined(far));
}

Test(milestones, absences_of_a_leap_february_of_others_and_deleted_ones)
{
	int64_t first = absent("2024-01-02", "2024-02-01"), later = absent("2024-02-29", "2024-03-10");
	cr_assert_str_eq(joined(later), "");
	change(E_ABSENCE, later, "date", "2024-02-28");
	cr_assert(strstr(joined(later), "27 days"), "%s", joined(later));
	cr_assert_str_eq(joined(first), "", "only what lies before");
	change(E_ABSENCE, first, "ended", NULL);
	cr_assert(strstr(joined(later), "no end on record"), "%s", joined(later));
	cr_assert_eq(app_delete(app, E_ABSENCE, first, get(E_ABSENCE, first)->version, NULL), 0);
	cr_assert_str_eq(joined(later), "");
	int64_t other = make_placement(make_employer("Zee"), "Mol");
	PUT(E_ABSENCE, "placement", id(other), "date", "2024-02-01", "ended", "2024-02-20");
	cr_assert_str_eq(joined(later), "");
}

static int64_t current(void)
{
	struct record *r;
	cr_assert_eq(app_absence_current(app, placement, arena, &r), 0);
	return r ? r->id : 0;
}

Test(milestones, the_absence_that_goes_on_is_the_latest_without_an_end)
{
	cr_assert_eq(current(), 0);
	absent("2026-10-01", "2026-10-10");
	cr_assert_eq(current(), 0);
	int64_t open = absent("2026-11-02", NULL);
	absent("2026-12-01", NULL); /* not yet */
	cr_assert_eq(current(), open);
	change(E_ABSENCE, open, "ended", "2026-11-23");
	cr_assert_eq(current(), open, "until tomorrow");
	change(E_ABSENCE, open, "ended", "2026-11-22");
	cr_assert_eq(current(), 0);
}
