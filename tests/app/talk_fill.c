/* What answers write: every kind of question and of fill, and that one undo brings back
 * both the record and the cell. */
#include "anker/str.h"
#include "talk_office.h"

TestSuite(talk_fill, .init = talk_office_open, .fini = talk_office_close);

static size_t answers(void)
{
	const struct condition of_talk = { "interview", IS, id(talk->record->id) };
	const struct query q = { .entity = E_ANSWER, .where = &of_talk, .nwhere = 1, .deleted = true };
	int64_t n;
	cr_assert_eq(store_count(app->store, &q, 0, &n), 0);
	return (size_t)n;
}

/* Every field: the answer, what is shown, the canonical value in the record. */
Test(talk_fill, fields__hold_the_answer_and_undo_brings_back_record_and_cell)
{
	int64_t employee = employee_of(first);
	const struct {
		const char *question, *input, *show, *value;
		enum entity_id entity;
		int64_t record;
		const char *field;
	} rows[] = {
		{ "course", "smooth", "smooth", "smooth", E_PLACEMENT, first, "course" },
		{ "start", "2026-03-01", "1 Mar", "2026-03-01", E_PLACEMENT, first, "start" },
		{ "end", "2027-03", "March 2027", "2027-03", E_PLACEMENT, first, "contract_end" },
		{ "meaning", "4", "4", "4", E_PLACEMENT, first, "meaningful" },
		{ "learning", "1", "yes", "1", E_PLACEMENT, first, "learning" },
		{ "learning", "0", "no", "0", E_PLACEMENT, first, "learning" },
		{ "factors", "A fixed place.", "A fixed place.", "A fixed place.", E_PLACEMENT, first,
			"success_factors" },
		{ "rest", "2026-12-06", "6 Dec", "2026-12-06", E_PLACEMENT, first, "rest_until" },
		{ "person", "0", "no", "0", E_PLACEMENT, first, "has_contact_person" },
		{ "coach", "active", "active", "active", E_PLACEMENT, first, "jobcoach" },
		{ "risk", "granted", "granted", "granted", E_PLACEMENT, first, "no_risk" },
		{ "wish", "less", "less", "less", E_EMPLOYEE, employee, "contact_wish" },
		{ "experience", "some", "some", "some", E_ORGANISATION, lime, "experience" },
		{ "guidance", "1", "yes", "1", E_ORGANISATION, lime, "guidance_arranged" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *was = value(rows[i].entity, rows[i].record, rows[i].field);
		const char *said = last(first, rows[i].question), *held = before(first, rows[i].question);
		size_t n = answers();
		cr_assert_eq(say(first, rows[i].question, rows[i].input), 0, "%s: %s", rows[i].question,
			err_last());
		cr_assert_str_eq(last(first, rows[i].question), rows[i].show);
		cr_assert_str_eq(value(rows[i].entity, rows[i].record, rows[i].field), rows[i].value);
		cr_assert_str_eq(before(first, rows[i].question), held);
		cr_assert_eq(answers(), n + 1);
		const char *label = take_back();
		cr_assert(strstr(label, talk->script->questions[question(rows[i].question)].text) != NULL);
		cr_assert_str_eq(value(rows[i].entity, rows[i].record, rows[i].field), was);
		cr_assert_str_eq(last(first, rows[i].question), said);
		cr_assert_str_eq(before(first, rows[i].question), held);
		cr_assert_eq(answers(), n + 1, "an undone answer leaves a tombstone");
	}
}

Test(talk_fill, answers_are_added__never_changed)
{
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	int64_t one = latest(E_ANSWER)->id;
	cr_assert_eq(say(first, "course", "attention"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_ANSWER, one, "value"), "smooth");
	cr_assert_eq(get(E_ANSWER, one)->version, 1);
	struct said *said;
	size_t n;
	cr_assert_eq(talk_history(talk, 0, question("course"), arena, &said, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_str_eq(said[0].show, "attention");
	cr_assert_str_eq(said[1].show, "smooth");
	take_back();
	cr_assert_eq(talk_history(talk, 0, question("course"), arena, &said, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(last(first, "course"), "smooth");
	cr_assert_str_eq(fact(first, "verloop"), "soepel");
}

Test(talk_fill, unchanged__is_a_new_answer_with_the_old_value)
{
	cr_assert_eq(say_state(first, "start", SAID_UNCHANGED), ERR_INVALID, "nothing was known");
	int64_t version = get(E_PLACEMENT, first)->version;
	cr_assert_eq(say_state(first, "course", SAID_UNCHANGED), 0, "%s", err_last());
	cr_assert_eq(cell(first, "course")->last->state, SAID_UNCHANGED);
	cr_assert_str_eq(last(first, "course"), "difficult");
	cr_assert_str_eq(record_get(latest(E_ANSWER), "state"), "unchanged");
	cr_assert_str_eq(record_get(latest(E_ANSWER), "value"), "difficult");
	cr_assert_eq(get(E_PLACEMENT, first)->version, version, "the field holds it already");
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_eq(say_state(first, "course", SAID_UNCHANGED), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PLACEMENT, first, "course"), "difficult", "as it was before the talk");
	talk_close(&talk);
	talk = talk_begin(first);
	cr_assert_eq(say(first, "words", "as said"), 0, "%s", err_last());
	talk_close(&talk);
	talk = talk_begin(first);
	cr_assert_str_eq(before(first, "words"), "as said");
	cr_assert_eq(say_state(first, "words", SAID_UNCHANGED), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "words"), "as said");
}

Test(talk_fill, no_answer__empties_nothing)
{
	static const enum answer_state none[] = { SAID_DONT_KNOW, SAID_REFUSED, SAID_NOT_APPLICABLE };
	cr_assert_eq(say(first, "risk", "granted"), 0, "%s", err_last());
	for (size_t i = 0; i < 3; i++) {
		cr_assert_eq(say_state(first, "course", none[i]), 0, "%s", err_last());
		cr_assert_str_eq(value(E_PLACEMENT, first, "course"), "difficult");
		cr_assert_eq(cell(first, "course")->last->state, none[i]);
	}
	cr_assert_str_eq(last(first, "course"), "not applicable");
	cr_assert_eq(say_state(first, "risk", SAID_NOT_APPLICABLE), 0, "%s", err_last());
	cr_assert_str_eq(
		value(E_PLACEMENT, first, "no_risk"), "not_applicable", "a choice that has that code");
}

Test(talk_fill, what_is_not_understood__is_refused_and_writes_nothing)
{
	static const char *const rows[][2] = { { "course", "fine" }, { "learning", "perhaps" },
		{ "meaning", "6" }, { "meaning", "four" }, { "hours", "3x" }, { "words", "  " },
		{ "well", "tasks nothing" }, { "rest", "2028-01-01" }, { "start", "soonish" },
		{ "changes", NULL } };
	size_t n = answers();
	for (size_t i = 0; rows[i][1]; i++) {
		cr_assert_eq(
			say(first, rows[i][0], rows[i][1]), ERR_INVALID, "%s %s", rows[i][0], rows[i][1]);
		cr_assert_str_eq(last(first, rows[i][0]), "");
	}
	cr_assert_eq(answers(), n);
	cr_assert_str_eq(value(E_INTERVIEW, talk->record->id, "state"), "open");
}

Test(talk_fill, several__may_be_none)
{
	cr_assert_eq(say(first, "well", "pace tasks pace"), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "well"), "pace, tasks");
	cr_assert_eq(say(first, "well", ""), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "well"), "none of these");
	cr_assert_eq(say(first, "hours", "24"), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "hours"), "24");
}

Test(talk_fill, signals__are_made_and_taken_back_as_they_are_chosen)
{
	cr_assert_eq(say(first, "signals", "stuck overload"), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 2);
	cr_assert_str_eq(record_get(latest(E_SIGNAL), "interview"), id(talk->record->id));
	cr_assert_str_eq(record_get(latest(E_SIGNAL), "source"), "employer");
	cr_assert_str_eq(fact(first, "open_signalen"), "2");
	int64_t kept = latest(E_SIGNAL)->id;
	cr_assert_eq(say(first, "signals", "overload"), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 1);
	cr_assert_eq(latest(E_SIGNAL)->id, kept, "what is still said stays");
	cr_assert_eq(say(second, "signals", ""), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 1, "of another placement");
	take_back();
	take_back();
	cr_assert_eq(count(E_SIGNAL), 2);
	cr_assert_str_eq(last(first, "signals"), "getting stuck in work, overload");
	cr_assert_eq(say_state(first, "signals", SAID_DONT_KNOW), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 0);
}

Test(talk_fill, what_another_question_wants_too__stays)
{
	cr_assert_eq(say(first, "signals", "execution"), 0, "%s", err_last());
	cr_assert_eq(say(first, "help", "1"), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 1);
	cr_assert_eq(say(first, "signals", ""), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 1);
	cr_assert_eq(say(first, "help", "0"), 0, "%s", err_last());
	cr_assert_eq(count(E_SIGNAL), 0);
	cr_assert_str_eq(fact(first, "signaal_hulp_uitvoering"), "nee");
}

Test(talk_fill, changes_and_bottlenecks__likewise_but_no_bottleneck_twice)
{
	cr_assert_eq(say(first, "changed", "1"), 0, "%s", err_last());
	cr_assert_eq(say(first, "what-changed", "pace supervisor"), 0, "%s", err_last());
	cr_assert_eq(count(E_CHANGE), 2);
	PUT(E_BOTTLENECK, "placement", id(first), "theme", "team");
	cr_assert_eq(say(first, "hard", "team pace"), 0, "%s", err_last());
	cr_assert_eq(count(E_BOTTLENECK), 2, "team stood open already");
	cr_assert_eq(say(first, "hard", ""), 0, "%s", err_last());
	cr_assert_eq(count(E_BOTTLENECK), 1, "only what this talk made is taken back");
}

Test(talk_fill, a_bottleneck_asked_for__is_made_closed_and_opened_again)
{
	cr_assert_eq(say(first, "too-fast", "1"), 0, "%s", err_last());
	cr_assert_str_eq(fact(first, "knelpunt_tempo"), "ja");
	cr_assert_eq(say(first, "too-fast", "0"), 0, "%s", err_last());
	cr_assert_eq(count(E_BOTTLENECK), 0);
	int64_t old = PUT(E_BOTTLENECK, "placement", id(first), "theme", "pace", "date", "2026-10-01");
	cr_assert_eq(say(first, "too-fast", "0"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_BOTTLENECK, old, "resolved"), "2026-11-22");
	cr_assert_str_eq(fact(first, "knelpunt_tempo"), "nee");
	cr_assert_eq(say(first, "too-fast", "1"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_BOTTLENECK, old, "resolved"), "", "it was not over");
	cr_assert_eq(count(E_BOTTLENECK), 1);
}

Test(talk_fill, still_there__no_closes_and_yes_leaves)
{
	int64_t one = PUT(E_SIGNAL, "placement", id(first), "kind", "absence", "date", "2026-10-01");
	int64_t other = PUT(E_SIGNAL, "placement", id(first), "kind", "conflict", "date", "2026-10-01");
	int64_t done = PUT(E_SIGNAL, "placement", id(first), "kind", "absence", "date", "2026-09-01",
		"handled", "2026-11-22");
	cr_assert_eq(talk_reload(talk), 0);
	cr_assert_str_eq(cell(first, "absent")->before->value, "1");
	cr_assert_eq(say(first, "absent", "1"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_SIGNAL, one, "handled"), "");
	cr_assert_eq(say(first, "absent", "0"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_SIGNAL, one, "handled"), "2026-11-22");
	cr_assert_str_eq(value(E_SIGNAL, other, "handled"), "");
	cr_assert_str_eq(fact(first, "verzuim_sinds"), "geen");
	cr_assert_eq(say(first, "absent", "1"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_SIGNAL, one, "handled"), "", "what this question closed is open again");
	cr_assert_str_eq(value(E_SIGNAL, done, "handled"), "2026-11-22", "what someone handled stays");
}

Test(talk_fill, a_date_makes_a_record_of_that_day)
{
	cr_assert_eq(say(first, "supervisor", "2026-12-01"), 0, "%s", err_last());
	cr_assert_str_eq(record_get(latest(E_CHANGE), "date"), "2026-12-01");
	cr_assert_str_eq(record_get(latest(E_CHANGE), "kind"), "supervisor");
	cr_assert_eq(say(first, "supervisor", "2026-12"), 0, "%s", err_last());
	cr_assert_eq(count(E_CHANGE), 1);
	cr_assert(cell(first, "supervisor")->warning != NULL);
	cr_assert_eq(say(first, "supervisor", "2026-11-20"), 0, "%s", err_last());
	cr_assert_str_eq(record_get(latest(E_CHANGE), "date"), "2026-11-20");
	cr_assert_null(cell(first, "supervisor")->warning);
}

Test(talk_fill, a_contact_told_of__is_on_the_timeline_once)
{
	size_t n = count(E_CONTACT);
	cr_assert_eq(say(first, "spoke", "2026-11-10"), 0, "%s", err_last());
	struct record *r = latest(E_CONTACT);
	cr_assert_eq(count(E_CONTACT), n + 1);
	cr_assert_str_eq(record_get(r, "party"), "employee");
	cr_assert_str_eq(record_get(r, "date"), "2026-11-10");
	cr_assert_null(record_get(r, "medium"));
	cr_assert_eq(say(first, "spoke", "2026-11-11"), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT), n + 1, "the mistaken one is taken back");
	cr_assert_str_eq(record_get(latest(E_CONTACT), "date"), "2026-11-11");
	cr_assert_eq(say(first, "spoke", "2026-11-11"), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT), n + 1);
	cr_assert_eq(say_state(first, "spoke", SAID_DONT_KNOW), 0, "%s", err_last());
	cr_assert_eq(count(E_CONTACT), n);
	cr_assert_eq(say(first, "profile", "2026-05-04"), 0, "%s", err_last());
	cr_assert_str_eq(fact(first, "datum_belastbaarheidsprofiel"), "2026-05-04");
	take_back();
	cr_assert_str_eq(fact(first, "datum_belastbaarheidsprofiel"), "onbekend");
}

Test(talk_fill, ticks__with_a_note_for_placement_or_employer)
{
	size_t q = question("changed");
	while (talk->script->questions[q].kind != ASK_TICK)
		q++;
	cr_assert_eq(talk_answer(talk, subject(second), q, SAID_ANSWERED, "1", "with the mentor"), 0, "%s",
		err_last());
	struct tick *tick;
	size_t n;
	cr_assert_eq(app_ticks(app, 1, second, 0, arena, &tick, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(tick[0].point, "1.1");
	cr_assert_str_eq(tick[0].note, "with the mentor");
	cr_assert_eq(talk_answer(talk, subject(second), q, SAID_ANSWERED, "0", NULL), 0, "%s", err_last());
	cr_assert_eq(app_ticks(app, 1, second, 0, arena, &tick, &n), 0);
	cr_assert_eq(n, 0);
	take_back();
	cr_assert_eq(app_ticks(app, 1, second, 0, arena, &tick, &n), 0);
	cr_assert_eq(n, 1);
	talk_close(&talk);
	talk = talk_begin(second);
	cr_assert_str_eq(talk_cell(talk, 0, q)->before->value, "1");
	cr_assert_eq(talk_cell(talk, 0, q)->before->date, TODAY);
}

Test(talk_fill, the_contact_person__gets_what_is_said_about_them)
{
	cr_assert_eq(say(first, "training", "harrie"), 0, "%s", err_last());
	cr_assert(cell(first, "training")->warning != NULL, "there is nobody to write it to");
	int64_t ria = PUT(E_PERSON, "organisation", id(lime), "family_name", "Ria");
	change(E_PLACEMENT, first, "contact_person", id(ria));
	cr_assert_eq(talk_reload(talk), 0);
	cr_assert_eq(say(first, "training", "harrie"), 0, "%s", err_last());
	cr_assert_null(cell(first, "training")->warning);
	cr_assert_str_eq(value(E_PERSON, ria, "training"), "harrie");
	cr_assert_eq(say(first, "person-until", "2027-01"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PERSON, ria, "until"), "2027-01");
	cr_assert_str_eq(before(first, "person"), "yes", "a person named is a fixed contact person");
	cr_assert_eq(say(first, "person", "0"), 0, "%s", err_last());
	cr_assert_str_eq(fact(first, "aanspreekpunt"), "nee");
	cr_assert_eq(say(first, "person", "1"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PLACEMENT, first, "contact_person"), id(ria), "it was a slip of the key");
}

Test(talk_fill, a_field_for_a_whole_day__keeps_imprecise_words_with_the_talk)
{
	cr_assert_eq(say(first, "rest", "2026-12"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PLACEMENT, first, "rest_until"), "");
	cr_assert_str_eq(last(first, "rest"), "December 2026");
	cr_assert(strstr(cell(first, "rest")->warning, "whole day") != NULL);
}

Test(talk_fill, someone_else_changed_it_meanwhile__the_answer_stands_and_tells)
{
	struct app *his = office_of("bram"), *mine = app;
	app = his;
	change(E_PLACEMENT, first, "course", "attention");
	change(E_PLACEMENT, first, "job_title", "baker");
	app = mine;
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PLACEMENT, first, "course"), "smooth");
	cr_assert_str_eq(value(E_PLACEMENT, first, "job_title"), "baker");
	cr_assert_str_eq(cell(first, "course")->warning, "bram had changed this to \"attention\" meanwhile");
	app_close(&his);
}

Test(talk_fill, one_changed_it_oneself_meanwhile__nothing_is_told)
{
	change(E_PLACEMENT, first, "course", "attention");
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_PLACEMENT, first, "course"), "smooth");
	cr_assert_null(cell(first, "course")->warning);
}

Test(talk_fill, an_end_on_the_day_it_began__is_no_mistake)
{
	cr_assert_eq(say(first, "start", "2026-10-01"), 0, "%s", err_last());
	cr_assert_eq(say(first, "end", "2026-10-01"), 0, "%s", err_last());
	cr_assert_null(cell(first, "end")->warning, "%s", cell(first, "end")->warning);
}

Test(talk_fill, soft_checks__tell_and_refuse_nothing)
{
	static const struct {
		const char *setup[4], *question, *input, *tells;
	} rows[] = {
		{ { "start", "2026-10-01" }, "end", "2026-09-01", "lies before" },
		{ { "coach", "active", "coach-end", "2027-06-01" }, "coach", "none", "lies ahead" },
		{ { NULL }, "end", "2062-01-01", "far away" },
		{ { NULL }, "words", "his number is 111222333", "masked" },
		{ { NULL }, "start", "2027-02-01", "still to come" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (size_t k = 0; k < 4 && rows[i].setup[k]; k += 2)
			cr_assert_eq(say(first, rows[i].setup[k], rows[i].setup[k + 1]), 0, "%s", err_last());
		cr_assert_eq(say(first, rows[i].question, rows[i].input), 0, "%s", err_last());
		const char *warning = cell(first, rows[i].question)->warning;
		cr_assert(warning && strstr(warning, rows[i].tells), "%s: %s", rows[i].question,
			warning ? warning : "nothing");
	}
	cr_assert_not(strstr(last(first, "words"), "111222333"));
	cr_assert_not(strstr(value(E_ANSWER, latest(E_ANSWER)->id, "text") , "111222333"));
}

Test(talk_fill, before__is_what_was_held_with_its_day)
{
	talk_close(&talk);
	talk = talk_begin(first);
	const struct said *b = cell(first, "course")->before;
	cr_assert_str_eq(b->show, "difficult");
	cr_assert_eq(b->id, 0);
	cr_assert_neq(b->date, DAY_NONE);
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	talk_close(&talk);
	talk = talk_begin(first);
	b = cell(first, "course")->before;
	cr_assert_str_eq(b->show, "smooth");
	cr_assert_gt(b->id, 0, "it was said in a talk");
	change(E_PLACEMENT, first, "course", "attention");
	cr_assert_eq(talk_reload(talk), 0);
	cr_assert_str_eq(before(first, "course"), "attention", "the caseload knows better by now");
}
