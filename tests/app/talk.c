/* Talks: subjects, cells, moving, opening again, two at once, and whose they are. */
#include <sqlite3.h>

#include "anker/lang.h"
#include "src/store/internal.h"
#include "talk_office.h"

TestSuite(talk, .init = talk_office_open, .fini = talk_office_close);

Test(talk, is_about_the_running_placements__the_one_where_it_began_first)
{
	talk_close(&talk);
	change(E_PLACEMENT, third, "status", "ended");
	talk = talk_begin(second);
	cr_assert_eq(talk->nsubjects, 2);
	cr_assert_eq(talk->subject[0].placement, second);
	cr_assert_str_eq(talk->subject[0].name, "J. Bos");
	cr_assert_eq(talk->subject[1].placement, first);
	cr_assert_str_eq(talk->employer_name, "De Linde");
	cr_assert_str_eq(record_get(talk->record, "script"), "talk");
	cr_assert_str_eq(record_get(talk->record, "party"), "employer");
	cr_assert_str_eq(record_get(talk->record, "medium"), "phone");
	cr_assert_str_eq(record_get(talk->record, "expert"), id(anna));
}

Test(talk, without_placements__is_about_the_employer)
{
	talk_close(&talk);
	lime = make_employer("Nieuw");
	talk = talk_begin(0);
	cr_assert_eq(talk->nsubjects, 1);
	cr_assert_eq(talk->subject[0].placement, 0);
	cr_assert_str_eq(talk->subject[0].name, "Nieuw");
	cr_assert_not(cell(0, "course")->applies);
	cr_assert(cell(0, "experience")->applies);
	cr_assert_eq(say(0, "experience", "some"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_ORGANISATION, lime, "experience"), "some");
	cr_assert_eq(say(0, "words", "hello"), 0, "%s", err_last());
	cr_assert_str_eq(last(0, "words"), "hello");
}

Test(talk, a_placement_that_ended_meanwhile__stays_when_it_was_spoken_of)
{
	cr_assert_eq(say(second, "words", "something"), 0, "%s", err_last());
	change(E_PLACEMENT, second, "status", "ended");
	change(E_PLACEMENT, second, "evaluated", "2026-11-22");
	change(E_PLACEMENT, third, "status", "ended");
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	cr_assert_eq(talk->nsubjects, 2);
	cr_assert_str_eq(last(second, "words"), "something");
	cr_assert(cell(second, "course")->applies);
	cr_assert_eq(say(second, "coach", "active"), 0, "%s", err_last());
	cr_assert(cell(second, "coach-end")->applies, "facts of an ended one are looked at too");
}

Test(talk, a_question_of_the_employer__is_one_for_all)
{
	cr_assert_eq(say(second, "experience", "much"), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "experience"), "much");
	cr_assert_eq(cell(first, "experience"), cell(third, "experience"));
	cr_assert_str_eq(record_get(latest(E_ANSWER), "employer"), id(lime));
	cr_assert_null(record_get(latest(E_ANSWER), "placement"));
	for (size_t i = 0; i < 3; i++)
		cr_assert_eq(talk->subject[i].answered, 1);
}

Test(talk, follows_conditions_and_earlier_answers__on_fresh_facts)
{
	cr_assert_not(cell(first, "coach-end")->applies);
	cr_assert_eq(say(first, "coach", "active"), 0, "%s", err_last());
	cr_assert(cell(first, "coach-end")->applies);
	cr_assert_not(cell(second, "coach-end")->applies);
	cr_assert_not(cell(first, "what-changed")->applies);
	unsigned asked = talk->subject[0].asked;
	cr_assert_eq(say(first, "changed", "1"), 0, "%s", err_last());
	cr_assert(cell(first, "what-changed")->applies);
	cr_assert_eq(talk->subject[0].asked, asked + 1);
	cr_assert_eq(say(first, "changed", "0"), 0, "%s", err_last());
	cr_assert_not(cell(first, "what-changed")->applies);
}

Test(talk, moves_over_what_applies_and_is_open)
{
	size_t n = talk->script->nquestions;
	cr_assert_eq(talk_next(talk, 0, -1, true, true), 0);
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_eq(talk_next(talk, 0, -1, true, true), 1);
	cr_assert_eq(talk_next(talk, 0, (long)n - 1, true, false), 0);
	cr_assert_eq(talk_next(talk, 0, 0, false, false), (long)n - 1);
	cr_assert_eq(talk_next(talk, 0, (long)question("coach"), true, false), (long)question("risk"));
	unsigned asked, answered;
	talk_topic(talk, 0, 0, &asked, &answered);
	cr_assert_eq(asked, 17);
	cr_assert_eq(answered, 1);
	for (size_t q = 0; q < n; q++)
		if (talk_cell(talk, 0, q)->applies)
			cr_assert_eq(
				talk_answer(talk, 0, q, SAID_DONT_KNOW, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(talk_next(talk, 0, 3, true, true), -1);
	cr_assert_eq(talk->subject[0].asked, talk->subject[0].answered);
}

Test(talk, opened_again__is_as_it_was)
{
	int64_t interview = talk->record->id;
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_eq(say(second, "well", "tasks team"), 0, "%s", err_last());
	cr_assert_eq(talk_remark(talk, 0, question("course"), "a remark", NULL), 0, "%s", err_last());
	cr_assert_eq(talk_note(talk, -1, "a note", NULL), 0, "%s", err_last());
	talk_close(&talk);
	talk = talk_go_on(interview);
	cr_assert_str_eq(last(first, "course"), "smooth");
	cr_assert_str_eq(before(first, "course"), "difficult", "what was held before this talk");
	cr_assert_str_eq(last(second, "well"), "tasks, team");
	cr_assert_eq(cell(first, "course")->remarks, 1);
	cr_assert_eq(talk->nlines, 2);
	cr_assert_str_eq(talk->line[1].text, "a note");
}

Test(talk, goes_on_with_the_list_it_began_with__in_its_language)
{
	int64_t interview = talk->record->id;
	talk_close(&talk);
	talk_list("en", "# Other {#talk}\n\nNew.\n\n- with: employer\n\n## One {#one}\n\n### New? "
			"{#new}\n\n- kind: yesno\n");
	talk = talk_go_on(interview);
	cr_assert_str_eq(talk->script->questions[0].text, "How is it going?");
	talk_close(&talk);
	cr_assert_eq(lang_init("nl", "share"), 0);
	talk = talk_go_on(interview);
	cr_assert_str_eq(talk->script->lang, "en");
	cr_assert_str_eq(talk->script->questions[0].text, "How is it going?");
	cr_assert(talk->script->nfaults == 0);
	talk_close(&talk);
	talk = talk_begin(first);
	cr_assert_str_eq(talk->script->questions[0].text, "Hoe loopt het?");
	cr_assert_eq(lang_init("en", "share"), 0);
}

Test(talk, two_at_once__each_with_its_own)
{
	struct talk *one = talk;
	int64_t other = make_employer("De Eik");
	int64_t oak = make_placement(other, "Eik");
	const struct interview_plan plan = { .script = "talk", .placement = oak };
	struct talk *two = talk_go_on(talk_begin_plan(&plan));
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	talk = two;
	cr_assert_eq(say(oak, "course", "attention"), 0, "%s", err_last());
	cr_assert_eq(talk_draft(two, &(struct typed){ .typing = TYPING_NOTE, .text = "of two" }), 0);
	cr_assert_eq(talk_draft(one, &(struct typed){ .typing = TYPING_NOTE, .text = "of one" }), 0);
	struct typed typed;
	cr_assert_eq(talk_typed(one, arena, &typed, NULL), 0);
	cr_assert_str_eq(typed.text, "of one");
	cr_assert_eq(talk_typed(two, arena, &typed, NULL), 0);
	cr_assert_str_eq(typed.text, "of two");
	cr_assert_str_eq(last(oak, "course"), "attention");
	talk = one;
	cr_assert_str_eq(last(first, "course"), "smooth");
	talk_close(&two);
}

Test(talk, of_someone_else_and_not_finished__can_only_be_read)
{
	struct app *his = office_of("bram");
	struct talk *t;
	cr_assert_eq(talk_open(&t, his, talk->record->id, false), ERR_READONLY);
	cr_assert_null(t);
	cr_assert_eq(talk_open(&t, his, talk->record->id, true), 0, "%s", err_last());
	cr_assert_eq(talk_answer(t, 0, 0, SAID_DONT_KNOW, NULL, NULL), ERR_READONLY);
	cr_assert_eq(talk_note(t, -1, "x", NULL), ERR_READONLY);
	cr_assert_eq(talk_draft(t, NULL), ERR_READONLY);
	talk_close(&t);
	app_close(&his);
}

Test(talk, taken_back_as_a_whole__is_no_talk_any_more)
{
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(label, "conversation begun: De Linde");
	cr_assert_eq(talk_reload(talk), ERR_NOTFOUND);
	cr_assert_str_eq(talk->employer_name, "De Linde", "what was read stays");
}

Test(talk, paused__goes_on_with_the_next_word)
{
	cr_assert_eq(talk_pause(talk), 0, "%s", err_last());
	cr_assert_str_eq(value(E_INTERVIEW, talk->record->id, "state"), "paused");
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_INTERVIEW, talk->record->id, "state"), "open");
	cr_assert_eq(strncmp(take_back(), "answer to", 9), 0);
	cr_assert_str_eq(value(E_INTERVIEW, talk->record->id, "state"), "paused");
}

Test(talk, asks_first_what_was_chosen)
{
	talk_close(&talk);
	const struct script_extra extra[] = { { rules_fact_index("regie"), second },
		{ rules_fact_index("mandaat"), 0 }, { rules_fact_index("verloop"), first } };
	const struct interview_plan plan = {
		.script = "talk", .employer = lime, .extra = extra, .nextra = 3
	};
	talk = talk_go_on(talk_begin_plan(&plan));
	size_t lead = question(arena_printf(arena, "fact-regie-%lld", (long long)second));
	cr_assert(talk_cell(talk, subject(second), lead)->applies);
	cr_assert_not(talk_cell(talk, subject(first), lead)->applies);
	cr_assert_eq(talk_answer(talk, subject(second), lead, SAID_ANSWERED, "employer", NULL), 0, "%s",
		err_last());
	cr_assert_str_eq(fact(second, "regie"), "werkgever");
	cr_assert_eq(say(0, "fact-mandaat", "team"), 0, "%s", err_last());
	cr_assert_str_eq(value(E_ORGANISATION, lime, "mandate"), "team");
}

Test(talk, a_guide_added__is_a_last_topic_of_points)
{
	size_t n = talk->script->nquestions;
	cr_assert_eq(say(first, "course", "smooth"), 0, "%s", err_last());
	cr_assert_eq(talk_add_guide(talk, 4), 0, "%s", err_last());
	cr_assert_gt(talk->script->nquestions, n);
	cr_assert_str_eq(talk->script->questions[n].point, "4.1");
	cr_assert_str_eq(last(first, "course"), "smooth");
	n = talk->script->nquestions;
	cr_assert_eq(talk_add_guide(talk, 4), 0, "%s", err_last());
	cr_assert_eq(talk->script->nquestions, n);
	cr_assert_eq(talk_answer(talk, 0, n - 1, SAID_ANSWERED, "1", "spoken of"), 0, "%s", err_last());
	struct record *tick = latest(E_TICK);
	cr_assert_str_eq(record_get(tick, "note"), "spoken of");
	cr_assert_str_eq(record_get(tick, "placement"), id(first));
	cr_assert_str_eq(record_get(tick, "interview"), id(talk->record->id));
}

Test(talk, tells_what_is_suggested_and_what_is_new)
{
	size_t n = talk->suggestions.n;
	cr_assert_eq(talk->fresh, 0);
	cr_assert_eq(say(first, "person", "0"), 0, "%s", err_last());
	cr_assert_eq(talk->suggestions.n, n + 1);
	cr_assert_eq(talk->fresh, 1);
	cr_assert_eq(talk_reload(talk), 0);
	cr_assert_eq(talk->fresh, 1);
	take_back();
	cr_assert_eq(talk->suggestions.n, n);
	cr_assert_eq(talk->fresh, 0);
}

/* A talk that another file began: what was suggested there then did not come along. */
Test(talk, nothing_is_told_as_new_when_it_is_not_known_what_stood)
{
	cr_assert_eq(say(first, "person", "0"), 0, "%s", err_last());
	cr_assert_eq(talk->fresh, 1);
	cr_assert_eq(sqlite3_exec(app->store->db, "DELETE FROM setting", NULL, NULL, NULL), SQLITE_OK);
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	cr_assert_eq(talk->fresh, 0);
}

Test(talk, counts_the_rules_that_wait_for_an_answer)
{
	cr_assert_eq(cell(first, "learning")->waiting, 1);
	cr_assert_eq(cell(first, "person")->waiting, 1);
	cr_assert_eq(cell(first, "words")->waiting, 0);
	cr_assert_eq(say(first, "learning", "0"), 0, "%s", err_last());
	cr_assert_eq(cell(first, "learning")->waiting, 0);
	cr_assert_eq(cell(second, "learning")->waiting, 1);
}

Test(talk, rules_read_again_meanwhile__conditions_go_on_with_them)
{
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	cr_assert_eq(say(first, "coach", "active"), 0, "%s", err_last());
	cr_assert(cell(first, "coach-end")->applies);
	cr_assert_str_eq(last(first, "coach"), "active");
}
