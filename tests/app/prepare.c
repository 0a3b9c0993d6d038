/* Preparing a talk, on caseloads whose values a reader can work out. */
#include "anker/interview.h"
#include "office.h"

/* Beside those of the office: a rule that waits for two facts, one that counts
 * placements, one on a date, and one on the training of a contact person. */
static const char rules[] =
	"parameter gesprek_eerst_vragen \"x\"\n  vanaf 2024-01-01: %d\n  herkomst redactie\n"
	"parameter gesprek_opnieuw_vragen \"x\"\n  vanaf 2024-01-01: 3 weken\n  herkomst redactie\n"
	"parameter proef_vooruit \"x\"\n  vanaf 2024-01-01: 21 dagen\n  herkomst redactie\n"
	"regel twee-feiten\n  titel \"T\"\n  stand in gebruik\n  prioriteit 40\n  als\n"
	"    - begeleiding_geregeld is nee\n    - leert_nog is ja\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel tel-jobcoaches\n  titel \"T\"\n  niveau werkgever\n  stand in gebruik\n"
	"  prioriteit 90\n  als\n"
	"    - aantal plaatsingen met (status is lopend en jobcoach is geen) minstens 2\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel op-datum\n  titel \"T\"\n  stand in gebruik\n  prioriteit 20\n  als\n"
	"    - tot contract_eind hoogstens 8 weken\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel training\n  titel \"T\"\n  stand in gebruik\n  prioriteit 10\n  als\n"
	"    - begeleider_training is geen\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel op-proef-ook\n  titel \"T\"\n  stand proef\n  prioriteit 99\n  als\n"
	"    - zinvol_werk minstens 4\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n";

static void rules_with_at_most(int most)
{
	FILE *f = fopen(arena_printf(arena, "%s/share/rules/talk.regel", office_folder()), "w");
	cr_assert(f && fprintf(f, rules, most) > 0);
	cr_assert_eq(fclose(f), 0);
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(app->rules), 0);
}

static int64_t linde, bos, mol, vos;

static void setup(void)
{
	office_open();
	rules_with_at_most(9);
	linde = make_employer("De Linde");
	vos = make_placement(linde, "Vos");
	mol = make_placement(linde, "Mol");
	bos = make_placement(linde, "Bos");
	for (size_t i = 0; i < 3; i++)
		change(E_PLACEMENT, (int64_t[]){ bos, mol, vos }[i], "contract_end", "2028-01-01");
	/* not theirs, and full of questions */
	change(E_PLACEMENT, make_placement(make_employer("Zee"), "Aal"), "learning", NULL);
}

TestSuite(prepare, .init = setup, .fini = office_close);

static struct preparation prepare(int64_t employer, int64_t placement)
{
	struct preparation p;
	cr_assert_eq(interview_prepare(app, employer, placement, arena, &p), 0, "%s", err_last());
	return p;
}

/* "verloop J. Bos 6000; ..." */
static const char *asked(int64_t employer, int64_t placement)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct preparation p = prepare(employer, placement);
	char *all = arena_strdup(arena, "");
	for (size_t i = 0; i < p.nask; i++)
		all = arena_printf(arena, "%s%s%s%s%s %d", all, i ? "; " : "", fact[p.ask[i].fact].name,
			*p.ask[i].who ? " " : "", p.ask[i].who, p.ask[i].value);
	return all;
}

/* Five weeks on: too long ago when it is difficult, not otherwise. */
static void make_gaps(void)
{
	app->today = TODAY + 35;
	change(E_PLACEMENT, vos, "learning", NULL);
	change(E_PLACEMENT, bos, "learning", NULL);
	change(E_PLACEMENT, mol, "learning", "1");
	change(E_PLACEMENT, bos, "course", NULL);
}

/*
 * spreek-werkgever (60) waits for Bos' course: 100 x 60.
 * vraag-jobcoach (35) waits for what Bos and Vos learn: 100 x 35 each.
 * twee-feiten (40) waits for the employer's guidance, and for what Bos and Vos learn: half
 * of 100 x 40 for each of the two, and all of it where Mol learns.
 * tel-jobcoaches (90) waits for the job coach of all three: a third of 100 x 90 each.
 */
Test(prepare, asks_first_what_decides_most)
{
	make_gaps();
	cr_expect_str_eq(asked(linde, 0),
		"begeleiding_geregeld 8000; verloop J. Bos 6000; "
		"leert_nog J. Bos 5500; leert_nog J. Vos 5500; "
		"jobcoach J. Bos 3000; jobcoach J. Mol 3000; jobcoach J. Vos 3000");
	/* of equal ones that of the placement it was asked for */
	cr_expect_str_eq(asked(0, vos),
		"begeleiding_geregeld 8000; verloop J. Bos 6000; "
		"leert_nog J. Vos 5500; leert_nog J. Bos 5500; "
		"jobcoach J. Vos 3000; jobcoach J. Bos 3000; jobcoach J. Mol 3000");
	rules_with_at_most(2);
	cr_expect_str_eq(asked(linde, 0), "begeleiding_geregeld 8000; verloop J. Bos 6000");
	rules_with_at_most(0);
	cr_expect_str_eq(asked(linde, 0), "");
}

Test(prepare, tells_which_rules_wait_the_highest_priority_first)
{
	make_gaps();
	struct preparation p = prepare(linde, 0);
	cr_assert_eq(p.ask[0].placement, 0);
	cr_assert_eq(p.ask[0].nrules, 1);
	cr_assert_eq(p.ask[2].placement, bos);
	cr_assert_eq(p.ask[2].nrules, 2);
	cr_assert_str_eq(rules_get(app->rules, p.ask[2].rules[0])->id, "twee-feiten");
	cr_assert_str_eq(rules_get(app->rules, p.ask[2].rules[1])->id, "vraag-jobcoach");
}

Test(prepare, an_answer_takes_its_question_away)
{
	make_gaps();
	change(E_PLACEMENT, bos, "course", "smooth");
	change(E_PLACEMENT, mol, "jobcoach", "active");
	change(E_ORGANISATION, linde, "guidance_arranged", "1");
	/* twee-feiten is certainly not so any more, and asks nothing */
	cr_expect_str_eq(asked(linde, 0),
		"jobcoach J. Bos 4500; jobcoach J. Vos 4500; leert_nog J. Bos 3500; leert_nog J. Vos 3500");
	change(E_PLACEMENT, vos, "jobcoach", "active");
	/* at most one is without: it can never be two */
	cr_expect_str_eq(asked(linde, 0), "leert_nog J. Bos 3500; leert_nog J. Vos 3500");
}

static int64_t say(int64_t placement, const char *fact, const char *state, const char *date)
{
	static int64_t talk;
	talk = PUT(E_INTERVIEW, "employer", id(linde), "date", date, "party", "employer", "script", "first",
		"state", "finished");
	return PUT(E_ANSWER, "interview", id(talk), "employer", id(linde), "placement",
		placement ? id(placement) : NULL, "question", fact, "fact", fact, "state", state, "date",
		date, "at", arena_printf(arena, "%sT10:00:00Z", date));
}

Test(prepare, what_they_would_not_tell_is_not_asked_until_it_is_told)
{
	make_gaps();
	rules_with_at_most(3);
	say(bos, "verloop", "refused", "2024-01-01");
	say(0, "begeleiding_geregeld", "refused", "2026-11-22");
	cr_expect_str_eq(
		asked(linde, 0), "leert_nog J. Bos 5500; leert_nog J. Vos 5500; jobcoach J. Bos 3000");
	/* brought up later, and since then emptied again */
	say(bos, "verloop", "answered", "2026-11-23");
	cr_expect_str_eq(
		asked(linde, 0), "verloop J. Bos 6000; leert_nog J. Bos 5500; leert_nog J. Vos 5500");
	/* what one would not say of one employee says nothing of the other */
	say(vos, "leert_nog", "refused", "2026-11-23");
	cr_expect_str_eq(asked(linde, 0), "verloop J. Bos 6000; leert_nog J. Bos 5500; jobcoach J. Bos 3000");
}

Test(prepare, what_they_did_not_know_is_asked_again_after_a_while)
{
	make_gaps();
	rules_with_at_most(1);
	say(0, "begeleiding_geregeld", "dont_know", "2026-12-07");
	cr_expect_str_eq(asked(linde, 0), "verloop J. Bos 6000");
	app->today = TODAY + 35; /* 2026-12-27: twenty days later */
	cr_expect_str_eq(asked(linde, 0), "verloop J. Bos 6000");
	app->today++; /* three weeks */
	cr_expect_str_eq(asked(linde, 0), "begeleiding_geregeld 8000");
	say(0, "begeleiding_geregeld", "not_applicable", "2026-12-28");
	cr_expect_str_eq(asked(linde, 0), "verloop J. Bos 6000");
}

Test(prepare, asks_no_date_that_is_known_by_its_month_and_no_training_of_nobody)
{
	rules_with_at_most(20);
	for (size_t i = 0; i < 3; i++)
		change(E_PLACEMENT, (int64_t[]){ bos, mol, vos }[i], "jobcoach", "active");
	change(E_PLACEMENT, vos, "contract_end", NULL);
	change(E_PLACEMENT, mol, "contract_end", "2027");
	cr_expect_str_eq(asked(linde, 0), "contract_eind J. Vos 2000");
	int64_t ria = PUT(E_PERSON, "organisation", id(linde), "family_name", "Ria");
	change(E_PLACEMENT, bos, "contact_person", id(ria));
	cr_expect_str_eq(asked(linde, 0), "contract_eind J. Vos 2000; begeleider_training J. Bos 1000");
}

Test(prepare, of_a_placement_that_ended_nothing_is_asked)
{
	make_gaps();
	change(E_PLACEMENT, bos, "status", "ended");
	cr_expect_str_eq(asked(linde, 0),
		"begeleiding_geregeld 6000; leert_nog J. Vos 5500; "
		"jobcoach J. Mol 4500; jobcoach J. Vos 4500");
	struct preparation p = prepare(linde, 0);
	cr_assert_eq(p.nplacements, 2);
	p = prepare(0, bos);
	cr_assert_eq(p.nplacements, 3);
	cr_assert_eq(p.placement[0].id, bos);
	cr_assert_str_eq(p.script, "closing");
}

Test(prepare, knows_who_and_when)
{
	make_gaps();
	PUT(E_CONTACT, "employer", id(linde), "party", "employer", "date", "2026-11-30", "reached", "1",
		"note", "kort");
	PUT(E_CONTACT, "employer", id(linde), "party", "employer", "date", "2026-12-01", "reached", "0");
	PUT(E_CONTACT, "placement", id(mol), "party", "job_coach", "date", "2026-12-05", "reached", "1");
	struct preparation p = prepare(0, mol);
	cr_assert_eq(p.employer, linde);
	cr_assert_str_eq(p.employer_name, "De Linde");
	cr_assert_str_eq(p.place, "Utrecht");
	cr_assert_eq(p.nplacements, 3);
	cr_assert_eq(p.placement[0].id, mol);
	cr_assert_str_eq(p.placement[0].employee, "J. Mol");
	cr_assert_str_eq(p.placement[0].course, "difficult");
	cr_assert_eq(p.placement[0].last_contact, date_from_ymd(2026, 12, 5));
	/* a talk about nobody in particular was one about all of them */
	cr_assert_eq(p.placement[1].last_contact, date_from_ymd(2026, 11, 30));
	cr_assert_str_eq(record_get(p.last, "note"), "kort");
	/* vraag-jobcoach and spreek-werknemer; a talk of Mol's employer is a month ago */
	cr_assert_eq(p.placement[0].suggestions, 2);
	cr_assert_gt(p.suggestions.n, p.placement[0].suggestions);
	cr_assert_null(p.unfinished);
}

static const char *whats(struct record *const *row, size_t n)
{
	char *all = arena_strdup(arena, "");
	for (size_t i = 0; i < n; i++)
		all = arena_printf(arena, "%s%s%s", all, i ? "; " : "", record_get(row[i], "what"));
	return all;
}

Test(prepare, tells_promises_explanations_and_actions_apart)
{
	PUT(E_ACTION, "placement", id(vos), "kind", "promise", "what", "later", "due", "2026-12-09");
	PUT(E_ACTION, "placement", id(mol), "kind", "promise", "what", "ooit", "promised_by", "employer");
	PUT(E_ACTION, "employer", id(linde), "kind", "schemes", "what", "eerst", "due", "2026-12-01",
		"promised_by", "employer");
	PUT(E_ACTION, "placement", id(bos), "kind", "explain", "what", "uitleg");
	PUT(E_ACTION, "placement", id(bos), "kind", "record", "what", "doen", "due", "2026-12-01");
	PUT(E_ACTION, "placement", id(bos), "kind", "promise", "what", "gedaan", "state", "done");
	struct preparation p = prepare(linde, 0);
	cr_assert_str_eq(whats(p.promises, p.npromises), "eerst; later; ooit");
	cr_assert_str_eq(whats(p.explain, p.nexplain), "uitleg");
	cr_assert_str_eq(whats(p.actions, p.nactions), "doen");
}

Test(prepare, finds_the_talk_that_was_not_finished)
{
	PUT(E_INTERVIEW, "employer", id(make_employer("Duin")), "date", "2026-11-22", "party", "employer",
		"script", "first", "state", "open");
	cr_assert_null(prepare(linde, 0).unfinished);
	int64_t talk = PUT(E_INTERVIEW, "employer", id(linde), "date", "2026-11-22", "party", "employer",
		"script", "followup", "state", "paused");
	struct preparation p = prepare(linde, 0);
	cr_assert(p.unfinished && p.unfinished->id == talk);
}

static const char *list_of(int64_t employer, int64_t placement)
{
	return prepare(employer, placement).script;
}

Test(prepare, chooses_the_list_that_fits)
{
	cr_expect_str_eq(list_of(linde, 0), "trouble");
	cr_expect_str_eq(list_of(0, vos), "trouble");
	change(E_PLACEMENT, vos, "course", "smooth");
	cr_expect_str_eq(list_of(0, vos), "followup");
	cr_expect_str_eq(list_of(linde, 0), "followup", "with the others it is another matter");
	PUT(E_SIGNAL, "placement", id(vos), "date", "2026-11-20", "kind", "overload", "severity", "3");
	cr_expect_str_eq(list_of(0, vos), "trouble");
	change(E_PLACEMENT, vos, "phase", "trial");
	change(E_PLACEMENT, vos, "trial_end", "2026-12-14");
	cr_expect_str_eq(list_of(0, vos), "trouble", "three weeks and a day to go");
	change(E_PLACEMENT, vos, "trial_end", "2026-12-13");
	cr_expect_str_eq(list_of(0, vos), "trial");
	change(E_PLACEMENT, vos, "trial_decision", "continue");
	cr_expect_str_eq(list_of(0, vos), "trouble");
	change(E_PLACEMENT, vos, "status", "ended");
	cr_expect_str_eq(list_of(0, vos), "closing");
	change(E_PLACEMENT, vos, "ended", "2026-11-01");
	change(E_PLACEMENT, vos, "evaluated", "2026-11-20");
	cr_expect_str_eq(list_of(0, vos), "closing", "also when it was looked back on");
}

Test(prepare, a_first_talk_is_one_with_who_was_never_spoken)
{
	int64_t zuid = make_employer("Zuid"),
		employee = PUT(E_EMPLOYEE, "given_name", "A.", "family_name", "Kok");
	cr_expect_str_eq(list_of(zuid, 0), "first");
	int64_t kok = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(zuid), "expert", id(anna),
		"status", "planned", "course", "difficult");
	cr_expect_str_eq(list_of(zuid, 0), "first");
	cr_expect_str_eq(list_of(0, kok), "first");
	make_contact(kok, "employer", "2026-11-20", "0");
	cr_expect_str_eq(list_of(0, kok), "first", "an attempt is no talk");
	PUT(E_CONTACT, "employer", id(zuid), "party", "employer", "date", "2026-11-21", "reached", "1");
	cr_expect_str_eq(list_of(0, kok), "trouble");
	int64_t oost = make_employer("Oost");
	PUT(E_CONTACT, "employer", id(oost), "party", "employer", "date", "2026-11-21", "reached", "1");
	cr_expect_str_eq(list_of(oost, 0), "followup");
}

Test(prepare, of_nobody_there_is_nothing_to_prepare)
{
	struct preparation p;
	int64_t gone = make_employer("Weg");
	cr_assert_eq(interview_prepare(app, 999, 0, arena, &p), ERR_NOTFOUND);
	cr_assert_eq(interview_prepare(app, 0, 999, arena, &p), ERR_NOTFOUND);
	cr_assert_eq(app_delete(app, E_ORGANISATION, gone, get(E_ORGANISATION, gone)->version, NULL), 0);
	cr_assert_eq(interview_prepare(app, gone, 0, arena, &p), ERR_NOTFOUND);
	cr_assert_eq(interview_prepare(app, linde, vos, arena, &p), 0);
	cr_assert_eq(p.placement[0].id, vos);
	cr_assert_eq(interview_prepare(app, make_employer("Noord"), vos, arena, &p), ERR_INVALID);
}
