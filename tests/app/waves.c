/* Waves of a programme: what is due with whom, by days worked out by hand; how it went; how far each wave
 * is. */
#include <stdlib.h>

#include "anker/interview.h"
#include "anker/programme.h"
#include "office.h"

static int64_t programme, baker, printer, vos;
static int64_t with_baker; /* its participation */

/* A programme with waves of the employer at 0, 12 and 24 months, and one of the employee at 6. */
static void open_office(void)
{
	office_open();
	programme = PUT(E_PROGRAMME, "name", "Lasting", "start", "2025-01-01", "until", "2029-12-31",
		"hours_from", "4",
		"hours_most", "8", "points_hour", "0.5");
	baker = make_employer("Bakkerij De Korenaar");
	printer = make_employer("Drukkerij Noord");
	vos = make_placement(baker, "Vos");
	with_baker = PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(baker), "selected",
		"2025-01-05",
		"agreed", "2025-01-20", "started", "2025-01-31");
}

TestSuite(waves, .init = open_office, .fini = office_close);

static int64_t wave(const char *name, const char *method, const char *party, const char *months,
	const char *weeks)
{
	return PUT(E_WAVE, "programme", id(programme), "name", name, "method", method, "party", party,
		"months", months,
		"weeks", weeks);
}

static struct wave_due *due(int ahead, size_t *n)
{
	const struct waves_query q = { .programme = programme, .ahead = ahead };
	struct wave_due *w;
	int64_t all;
	cr_assert_eq(app_waves_due(app, &q, arena, &w, n), 0, "%s", err_last());
	cr_assert_eq(app_waves_count(app, &q, &all), 0, "%s", err_last());
	cr_expect_eq(all, (int64_t)*n);
	return w;
}

/* "T0 Vos 2025-01-31..2025-03-14" each, in order. */
static const char *shown(int ahead)
{
	size_t n;
	const struct wave_due *w = due(ahead, &n);
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
	const char *out = "";
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s %s %s..%s\n", out, w[i].name, w[i].subject,
			date_iso(first, w[i].due), date_iso(last, w[i].until));
	return out;
}

static const struct wave_due *the(const char *name)
{
	size_t n;
	const struct wave_due *w = due(0, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(w[i].name, name) == 0)
			return &w[i];
	cr_assert_fail("%s is not due", name);
	return NULL;
}

static void handle(const char *name, const char *state)
{
	cr_assert_eq(app_wave_handle(app, the(name), state, TODAY, NULL, NULL), 0, "%s", err_last());
}

Test(waves, are_due_so_many_months_after_the_start__the_last_day_where_a_month_is_shorter)
{
	wave("T1", "interview", "employer", "1", "6");
	cr_assert_str_eq(shown(0), "T1 Bakkerij De Korenaar 2025-02-28..2025-04-11\n");
	cr_expect_eq(the("T1")->status, DUE_LATE);
	cr_expect_str_eq(app_wave_when(the("T1"), TODAY, arena), "late 19 mo");
}

Test(waves, of_leap_years_and_of_no_months)
{
	change(E_PARTICIPATION, with_baker, "started", "2025-08-31");
	wave("T1", "interview", "employer", "6", "1");
	wave("O", "observation", "expert", "0", "0");
	cr_assert_str_eq(shown(0), "O Bakkerij De Korenaar 2025-08-31..2025-08-31\n"
		"T1 Bakkerij De Korenaar 2026-02-28..2026-03-07\n");
}

Test(waves, come_up_one_after_the_other__per_method)
{
	wave("T0", "interview", "employer", "0", "6");
	wave("T1", "interview", "employer", "12", "6");
	wave("Q0", "questionnaire", "employer", "3", "6");
	wave("T2", "interview", "employer", "24", "6");
	cr_assert_str_eq(shown(0), "T0 Bakkerij De Korenaar 2025-01-31..2025-03-14\n"
		"Q0 Bakkerij De Korenaar 2025-04-30..2025-06-11\n");
	handle("T0", "done");
	cr_assert_str_eq(shown(0), "Q0 Bakkerij De Korenaar 2025-04-30..2025-06-11\n"
		"T1 Bakkerij De Korenaar 2026-01-31..2026-03-14\n");
	handle("T1", "missed");
	handle("Q0", "declined");
	cr_assert_str_eq(shown(0), "", "T2 is in January");
	cr_assert_str_eq(shown(69), "", "31 January is in 70 days");
	cr_assert_str_eq(shown(70), "T2 Bakkerij De Korenaar 2027-01-31..2027-03-14\n");
}

Test(waves, of_employees_are_due_in_their_placements_alone)
{
	wave("E0", "interview", "employee", "6", "6");
	cr_assert_str_eq(shown(0), "", "the employee does not take part yet");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(baker), "placement", id(vos),
		"selected", "2026-01-05", "agreed", "2026-01-20", "started", "2026-05-22");
	cr_assert_str_eq(shown(0), "E0 J. Vos 2026-11-22..2027-01-03\n");
	cr_expect_eq(the("E0")->status, DUE_NOW);
	cr_expect_eq(the("E0")->expert, anna, "of the placement");
}

Test(waves, on_a_day_of_their_own_are_for_who_took_part_by_then)
{
	PUT(E_WAVE, "programme", id(programme), "name", "F", "method", "focus_group", "party", "employer",
		"date",
		"2026-03-01", "weeks", "2");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(printer), "selected", "2026-02-05",
		"agreed",
		"2026-02-05", "started", "2026-03-02");
	cr_assert_str_eq(shown(0), "F Bakkerij De Korenaar 2026-03-01..2026-03-15\n");
}

Test(waves, end_with_taking_part)
{
	wave("T0", "interview", "employer", "0", "6");
	change(E_PARTICIPATION, with_baker, "stopped", "2026-11-23");
	cr_expect_neq(strcmp(shown(0), ""), 0, "until the day itself");
	change(E_PARTICIPATION, with_baker, "stopped", "2026-11-22");
	cr_expect_str_eq(shown(0), "");
	change(E_PARTICIPATION, with_baker, "stopped", NULL);
	change(E_PARTICIPATION, with_baker, "until", "2025-01-30");
	cr_expect_str_eq(shown(0), "", "they agreed until the day before");
}

Test(waves, belong_to_whom_the_employer_is_assigned__else_to_who_has_a_placement_there)
{
	wave("T0", "interview", "employer", "0", "6");
	cr_expect_eq(the("T0")->expert, anna);
	PUT(E_ASSIGNMENT, "programme", id(programme), "employer", id(baker), "expert", id(bram), "since",
		"2026-01-01");
	cr_expect_eq(the("T0")->expert, bram);
	const struct waves_query annas = { .programme = programme, .expert = anna };
	struct wave_due *w;
	size_t n;
	cr_assert_eq(app_waves_due(app, &annas, arena, &w, &n), 0);
	cr_expect_eq(n, 0);
}

Test(waves, are_handled_in_one_record__and_undone)
{
	wave("T0", "interview", "employer", "0", "6");
	cr_assert_eq(app_wave_remind(app, the("T0"), NULL), 0, "%s", err_last());
	cr_expect_eq(the("T0")->reminded, TODAY);
	int64_t first = the("T0")->measurement;
	handle("T0", "done");
	struct record *r = latest(E_MEASUREMENT);
	cr_expect_eq(r->id, first);
	cr_expect_str_eq(record_get(r, "state"), "done");
	cr_expect_eq(record_day(r, "reminded"), TODAY);
	cr_expect_str_eq(shown(0), "");
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_expect_str_eq(label, "done: T0 interview · Bakkerij De Korenaar");
	cr_expect_neq(strcmp(shown(0), ""), 0);
}

Test(waves, are_not_handled_in_days_to_come_or_with_words_that_say_nothing)
{
	wave("T0", "interview", "employer", "0", "6");
	cr_expect_eq(app_wave_handle(app, the("T0"), "planned", TODAY, NULL, NULL), ERR_INVALID);
	cr_expect_eq(app_wave_handle(app, the("T0"), "well", TODAY, NULL, NULL), ERR_INVALID);
	cr_expect_eq(app_wave_handle(app, the("T0"), "done", TODAY + 1, NULL, NULL), ERR_INVALID);
	cr_expect_eq(the("T0")->measurement, 0);
}

Test(waves, are_counted_by_hand)
{
	wave("T0", "interview", "employer", "0", "6");
	wave("T1", "interview", "employer", "12", "6");
	int64_t north = PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(printer), "selected",
		"2026-01-05",
		"agreed", "2026-01-20", "started", "2026-01-31");
	int64_t gone = PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(make_employer("Weg")),
		"selected",
		"2025-01-05", "agreed", "2025-01-20", "started", "2025-02-01", "stopped", "2025-12-01",
		"reason", "time");
	(void)north;
	(void)gone;
	handle("T0", "done"); /* at the bakery: the first of them */
	struct wave_rate *r;
	size_t n;
	cr_assert_eq(app_wave_rates(app, programme, 0, arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	/* T0 came with all three; T1 with the bakery, while the printer began this year and Weg had
	 * stopped. */
	cr_expect(r[0].due == 3 && r[0].done == 1 && r[0].open == 2, "%d %d %d", (int)r[0].due,
		(int)r[0].done, (int)r[0].open);
	cr_expect(r[1].due == 1 && r[1].done == 0 && r[1].open == 1, "%d", (int)r[1].due);
	change(E_PARTICIPATION, with_baker, "until", "2026-01-30");
	cr_assert_eq(app_wave_rates(app, programme, 0, arena, &r, &n), 0);
	cr_expect(r[1].due == 0 && r[1].open == 0, "the bakery agreed to take part until the day before");
	change(E_PARTICIPATION, with_baker, "until", "2026-01-31");
	cr_assert_eq(app_wave_rates(app, programme, 0, arena, &r, &n), 0);
	cr_expect(r[1].due == 1 && r[1].open == 1);
	int64_t region = PUT(E_REGION, "name", "Twente");
	change(E_ORGANISATION, printer, "region", id(region));
	cr_assert_eq(app_wave_rates(app, programme, region, arena, &r, &n), 0);
	cr_assert_eq(n, 2, "a wave without anybody stands there too");
	cr_expect(r[0].due == 1 && r[1].due == 0);
}

/* As after two employers turned out to be one. */
Test(waves, of_who_takes_part_twice__are_asked_and_counted_once)
{
	struct wave_rate *r;
	size_t n;
	wave("T0", "interview", "employer", "0", "6");
	wave("T1", "interview", "employer", "12", "6");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(baker), "selected", "2025-03-01",
		"agreed", "2025-03-01", "started", "2025-03-31");
	due(0, &n);
	cr_expect_eq(n, 1);
	handle("T0", "done");
	due(0, &n);
	cr_expect_eq(n, 1);
	cr_assert_eq(app_wave_rates(app, programme, 0, arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_expect(r[0].due == 1 && r[0].done == 1, "%d %d", (int)r[0].due, (int)r[0].done);
	cr_expect(r[1].due == 1 && r[1].open == 1, "%d %d", (int)r[1].due, (int)r[1].open);
}

/* ---- hours ---- */

static struct hours_year year(int y)
{
	struct hours_year out;
	cr_assert_eq(app_hours(app, programme, y, arena, &out), 0, "%s", err_last());
	return out;
}

static void spend(const char *party, const char *field, int64_t subject, const char *date, const char *hours)
{
	PUT(E_HOURS, "programme", id(programme), "party", party, field, id(subject), "date", date, "hours",
		hours, "work",
		"measurement");
}

Test(waves, hours_of_a_year_stand_beside_what_was_agreed)
{
	spend("employer", "organisation", baker, "2026-01-01", "1.5");
	spend("employer", "organisation", baker, "2026-12-31", "2.5");
	spend("employer", "organisation", baker, "2025-12-31", "7");
	spend("employer", "organisation", printer, "2026-05-01", "8");
	spend("employee", "placement", vos, "2026-05-01", "3.75");
	spend("expert", "expert", anna, "2026-05-01", "20");
	struct hours_year y = year(2026);
	cr_assert_eq(y.n, 4);
	cr_expect_str_eq(y.row[0].party, "expert");
	cr_expect(y.row[0].hours == 20 && y.row[0].points == 10 && y.row[0].over == 0);
	cr_expect_str_eq(y.row[1].name, "Drukkerij Noord");
	cr_expect_eq(y.row[1].over, 2, "eight is all that was agreed");
	cr_expect_str_eq(y.row[2].name, "Bakkerij De Korenaar");
	cr_expect(y.row[2].hours == 4 && y.row[2].over == 1);
	cr_expect_str_eq(y.row[3].name, "J. Vos");
	cr_expect_eq(y.row[3].over, 0);
	cr_expect_str_eq(app_hours_show(y.row[3].hours, arena), "3.75");
	cr_expect_str_eq(app_hours_budget(&y, arena), "4–8 h");
	cr_expect_eq(year(2025).row[0].over, 1);
}

Test(waves, a_meeting_counts_for_who_came__unless_it_was_written_down)
{
	int64_t m = PUT(E_MEETING, "programme", id(programme), "kind", "congress", "title", "Congress",
		"date", "2026-11-10",
		"hours", "6", "points", "4");
	int64_t a = PUT(E_ATTENDANCE, "meeting", id(m), "expert", id(anna), "state", "registered");
	int64_t b = PUT(E_ATTENDANCE, "meeting", id(m), "organisation", id(baker), "state", "invited");
	cr_assert_eq(year(2026).n, 0);
	cr_assert_eq(app_attend(app, a, "attended", NULL), 0, "%s", err_last());
	cr_assert_eq(app_attend(app, b, "attended", NULL), 0, "%s", err_last());
	struct hours_year y = year(2026);
	cr_assert_eq(y.n, 2);
	cr_expect(y.row[0].hours == 6 && y.row[0].points == 4);
	cr_expect(y.row[1].hours == 6 && y.row[1].over == 1 && y.row[1].points == 0);
	PUT(E_HOURS, "programme", id(programme), "party", "employer", "organisation", id(baker), "date",
		"2026-11-10",
		"hours", "2", "work", "meeting", "meeting", id(m));
	cr_expect(year(2026).row[1].hours == 2, "half a day of it");
	cr_expect_eq(app_attend(app, b, "asleep", NULL), ERR_INVALID);
}

/* ---- the talk of a wave ---- */

Test(waves, whose_talk_is_finished_is_done)
{
	int64_t interview, again;
	struct talk *t;
	cr_assert_eq(system(arena_printf(arena, "cp -r share/interviews %s/share/", office_folder())), 0);
	wave("T0", "interview", "employer", "0", "6");
	cr_expect_eq(app_wave_talk(app, the("T0"), &interview), ERR_INVALID, "it names no list");
	change(E_WAVE, the("T0")->wave, "script", "t0");
	cr_assert_eq(app_wave_talk(app, the("T0"), &interview), 0, "%s", err_last());
	cr_expect_eq(the("T0")->interview, interview);
	cr_assert_eq(app_wave_talk(app, the("T0"), &again), 0, "%s", err_last());
	cr_expect_eq(again, interview, "it goes on");
	cr_assert_eq(talk_open(&t, app, interview, false), 0, "%s", err_last());
	const struct finishing how = { .next_contact = DAY_NONE, .minutes = 20 };
	cr_assert_eq(talk_finish(t, &how, NULL), 0, "%s", err_last());
	talk_close(&t);
	cr_expect_str_eq(shown(0), "");
	cr_expect_str_eq(record_get(latest(E_MEASUREMENT), "state"), "done");
}

Test(waves, whose_talk_is_taken_back_are_to_do_again__in_one_go)
{
	int64_t first, second;
	char *label;
	cr_assert_eq(system(arena_printf(arena, "cp -r share/interviews %s/share/", office_folder())), 0);
	change(E_WAVE, wave("T0", "interview", "employer", "0", "6"), "script", "t0");
	cr_assert_eq(app_wave_talk(app, the("T0"), &first), 0, "%s", err_last());
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_expect_str_eq(label, "conversation begun: T0 interview · Bakkerij De Korenaar");
	cr_expect(get(E_INTERVIEW, first)->deleted);
	cr_expect_eq(the("T0")->measurement, 0, "nothing is on record of it");
	cr_assert_eq(app_wave_talk(app, the("T0"), &second), 0, "%s", err_last());
	cr_expect_neq(second, first);
	cr_expect_eq(the("T0")->interview, second);
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_eq(app_undo(app, true, arena, &label), 0, "%s", err_last());
	cr_expect_eq(the("T0")->interview, second, "the talk and what it is for come back together");
	cr_expect_not(get(E_INTERVIEW, second)->deleted);
}

/* ---- what a wave is done with ---- */

static struct record *observation(int64_t employer, int64_t placement, day on)
{
	struct record *r = record_new(model_entity(E_OBSERVATION), TODAY, arena);
	record_set_ref(r, "employer", employer);
	record_set_ref(r, "placement", placement);
	record_set_day(r, "date", on);
	return r;
}

static const char *stands(int64_t measurement)
{
	char on[DATE_ISO_SIZE];
	const struct record *r = get(E_MEASUREMENT, measurement);
	const day date = record_day(r, "date");
	return arena_printf(arena, "%s %s", record_get(r, "state"),
		date == DAY_NONE ? "" : date_iso(on, date));
}

Test(waves, whose_observation_is_saved_are_done_on_its_day__in_one_go)
{
	char *label;
	wave("O0", "observation", "expert", "0", "6");
	struct record *r = observation(baker, 0, TODAY - 2);
	cr_assert_eq(app_wave_observe(app, the("O0"), r, NULL, NULL, NULL), 0, "%s", err_last());
	const struct record *m = latest(E_MEASUREMENT);
	cr_expect_eq(record_ref(m, "observation"), r->id);
	cr_expect_str_eq(stands(m->id), "done 2026-11-20");
	cr_expect_str_eq(shown(0), "");
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_expect_neq(strcmp(shown(0), ""), 0);
	cr_expect(get(E_OBSERVATION, r->id)->deleted);
}

Test(waves, are_not_done_with_an_observation_of_somebody_else_or_of_days_to_come)
{
	wave("O0", "observation", "expert", "0", "6");
	struct record *r = observation(printer, 0, TODAY);
	cr_assert_eq(app_wave_observe(app, the("O0"), r, NULL, NULL, NULL), 0, "%s", err_last());
	cr_expect_eq(the("O0")->measurement, 0);
	r = observation(baker, 0, TODAY + 1);
	cr_assert_eq(app_wave_observe(app, the("O0"), r, NULL, NULL, NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(the("O0")->measurement), "planned 2026-11-23", "it is planned");
	record_set_day(r, "date", TODAY);
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
	cr_expect_str_eq(shown(0), "", "once it has been, however it is saved");
}

Test(waves, held_at_a_meeting_are_done_for_who_came)
{
	int64_t focus = PUT(E_MEETING, "programme", id(programme), "kind", "focus_group", "title", "Bakkers",
		"date",
		"2026-11-10");
	int64_t f = wave("F", "focus_group", "employer", "0", "6"), g = wave("G", "focus_group", "employee",
		"0", "6");
	int64_t ours = PUT(E_MEASUREMENT, "wave", id(f), "employer", id(baker), "state", "planned", "meeting",
		id(focus));
	int64_t theirs = PUT(E_MEASUREMENT, "wave", id(f), "employer", id(printer), "state", "planned",
		"meeting", id(focus));
	int64_t of_vos = PUT(E_MEASUREMENT, "wave", id(g), "employer", id(baker), "placement", id(vos),
		"state", "planned",
		"meeting", id(focus));
	int64_t person = PUT(E_PERSON, "organisation", id(baker), "family_name", "Bakker");
	int64_t a = PUT(E_ATTENDANCE, "meeting", id(focus), "person", id(person), "state", "invited");
	int64_t b = PUT(E_ATTENDANCE, "meeting", id(focus), "organisation", id(printer), "state", "invited");
	int64_t c = PUT(E_ATTENDANCE, "meeting", id(focus), "placement", id(vos), "state", "invited");
	cr_assert_eq(app_attend(app, a, "attended", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(ours), "done 2026-11-10", "the organisation they work for");
	cr_expect_str_eq(stands(of_vos), "planned ", "the employee was not there");
	cr_assert_eq(app_attend(app, b, "absent", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(theirs), "planned ");
	cr_assert_eq(app_attend(app, b, "attended", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(theirs), "done 2026-11-10");
	cr_assert_eq(app_attend(app, c, "attended", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(of_vos), "done 2026-11-10");
}

Test(waves, at_another_meeting_or_handled_before_stay_as_they_are)
{
	int64_t focus = PUT(E_MEETING, "programme", id(programme), "kind", "focus_group", "title", "Bakkers",
		"date",
		"2026-11-23");
	int64_t other = PUT(E_MEETING, "programme", id(programme), "kind", "congress", "title", "Congress",
		"date",
		"2026-11-10");
	int64_t f = wave("F", "focus_group", "employer", "0", "6"), g = wave("G", "focus_group", "employer",
		"0", "6");
	int64_t to_come = PUT(E_MEASUREMENT, "wave", id(f), "employer", id(baker), "state", "planned",
		"meeting", id(focus));
	int64_t declined = PUT(E_MEASUREMENT, "wave", id(g), "employer", id(baker), "state", "declined",
		"meeting", id(other));
	int64_t a = PUT(E_ATTENDANCE, "meeting", id(focus), "organisation", id(baker), "state", "invited");
	int64_t b = PUT(E_ATTENDANCE, "meeting", id(other), "organisation", id(baker), "state", "invited");
	cr_assert_eq(app_attend(app, b, "attended", NULL), 0, "%s", err_last());
	cr_expect_eq(app_attend(app, a, "attended", NULL), ERR_INVALID, "it is held tomorrow");
	cr_expect_str_eq(record_get(get(E_ATTENDANCE, a), "state"), "invited");
	cr_expect_str_eq(stands(to_come), "planned ");
	cr_expect_str_eq(stands(declined), "declined ");
	cr_assert_eq(app_attend(app, b, "absent", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(declined), "declined ");
}

Test(waves, held_at_a_meeting_are_planned_again_when_nobody_came_after_all)
{
	int64_t focus = PUT(E_MEETING, "programme", id(programme), "kind", "focus_group", "title", "Bakkers",
		"date", "2026-11-10");
	int64_t f = wave("F", "focus_group", "employer", "0", "6"), g = wave("G", "focus_group", "employee",
		"0", "6");
	int64_t ours = PUT(E_MEASUREMENT, "wave", id(f), "employer", id(baker), "state", "planned", "meeting",
		id(focus));
	int64_t of_vos = PUT(E_MEASUREMENT, "wave", id(g), "employer", id(baker), "placement", id(vos),
		"state", "planned", "meeting", id(focus));
	int64_t otherwise = PUT(E_MEASUREMENT, "wave", id(f), "employer", id(printer), "state", "done",
		"date", "2026-11-15", "meeting", id(focus));
	int64_t person = PUT(E_PERSON, "organisation", id(baker), "family_name", "Bakker");
	int64_t a = PUT(E_ATTENDANCE, "meeting", id(focus), "person", id(person), "state", "invited");
	int64_t b = PUT(E_ATTENDANCE, "meeting", id(focus), "organisation", id(baker), "state", "invited");
	int64_t c = PUT(E_ATTENDANCE, "meeting", id(focus), "placement", id(vos), "state", "invited");
	int64_t d = PUT(E_ATTENDANCE, "meeting", id(focus), "organisation", id(printer), "state", "invited");
	const int64_t all[] = { a, b, c, d };
	char *label;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		cr_assert_eq(app_attend(app, all[i], "attended", NULL), 0, "%s", err_last());
	cr_assert_eq(app_attend(app, a, "absent", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(ours), "done 2026-11-10", "somebody else came for them");
	cr_assert_eq(app_attend(app, b, "invited", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(ours), "planned 2026-11-10");
	cr_expect_str_eq(stands(of_vos), "done 2026-11-10", "the employee did come");
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_expect_str_eq(stands(ours), "done 2026-11-10");
	cr_assert_eq(app_delete(app, E_ATTENDANCE, c, get(E_ATTENDANCE, c)->version, NULL), 0, "%s",
		err_last());
	cr_expect_str_eq(stands(of_vos), "planned 2026-11-10", "taken off the list");
	cr_assert_eq(app_attend(app, d, "absent", NULL), 0, "%s", err_last());
	cr_expect_str_eq(stands(otherwise), "done 2026-11-15", "on another day");
}

/* ---- in a shared caseload ---- */

Test(waves, of_a_colleague_are_out_of_reach__but_counted_for_who_sees_a_programme)
{
	wave("T0", "interview", "employer", "0", "6");
	change(E_PLACEMENT, vos, "expert", id(bram));
	office_share();
	cr_expect_str_eq(shown(0), "");
	struct wave_rate *r;
	size_t n;
	cr_assert_eq(app_wave_rates(app, programme, 0, arena, &r, &n), 0, "%s", err_last());
	cr_expect(n == 1 && r[0].due == 0, "an expert counts what is in reach");
	struct app *lena = office_of("lena");
	cr_assert_eq(app_wave_rates(lena, programme, 0, arena, &r, &n), 0, "%s", err_last());
	cr_expect(n == 1 && r[0].due == 1, "%d", (int)r[0].due);
	const struct waves_query q = { .programme = programme };
	struct wave_due *w;
	cr_assert_eq(app_waves_due(lena, &q, arena, &w, &n), 0, "%s", err_last());
	cr_expect_eq(n, 0, "with whom is not hers to see");
	app_close(&lena);
}
