/* Remarks, notes, agreements, and what is being typed. */
#include "talk_office.h"

TestSuite(talk_lines, .init = talk_office_open, .fini = talk_office_close);

Test(talk_lines, remarks_and_notes__stand_in_their_order)
{
	bool masked = true;
	cr_assert_eq(talk_note(talk, (long)subject(second), " Ria leaves. ", &masked), 0, "%s", err_last());
	cr_assert_not(masked);
	cr_assert_eq(talk_remark(talk, subject(second), question("course"), "number 111222333", &masked), 0);
	cr_assert(masked);
	cr_assert_eq(talk_remark(talk, 0, question("experience"), "of all", NULL), 0);
	cr_assert_eq(talk_note(talk, -1, "\n ", NULL), ERR_INVALID);
	cr_assert_eq(talk->nlines, 3);
	cr_assert_eq(talk->line[0].kind, LINE_NOTE);
	cr_assert_eq(talk->line[0].placement, second);
	cr_assert_str_eq(talk->line[0].text, "Ria leaves.");
	cr_assert_eq(talk->line[1].kind, LINE_REMARK);
	cr_assert_eq(talk->line[1].question, (long)question("course"));
	cr_assert_not(strstr(talk->line[1].text, "111222333"));
	cr_assert_eq(talk->line[2].placement, 0);
	cr_assert_eq(cell(second, "course")->remarks, 1);
	cr_assert_eq(cell(first, "course")->remarks, 0);
	cr_assert_eq(cell(third, "experience")->remarks, 1);
	cr_assert_not(strstr(value(E_ANSWER, talk->line[1].id, "text"), "111222333"));
	take_back();
	cr_assert_eq(talk->nlines, 2);
	cr_assert_eq(cell(third, "experience")->remarks, 0);
}

Test(talk_lines, many__all_stay)
{
	for (int i = 0; i < 40; i++)
		cr_assert_eq(
			talk_note(talk, -1, arena_printf(arena, "note %d", i), NULL), 0, "%s", err_last());
	cr_assert_eq(talk->nlines, 40);
	cr_assert_str_eq(talk->line[39].text, "note 39");
	cr_assert_eq(talk_reload(talk), 0);
	cr_assert_eq(talk->nlines, 40);
	cr_assert_str_eq(talk->line[39].text, "note 39");
}

Test(talk_lines, agreements__are_promises_at_once)
{
	struct agreement g = { "Names a contact person", "employer", TODAY + 9 };
	cr_assert_eq(talk_agree(talk, (long)subject(first), &g), 0, "%s", err_last());
	struct record *r = latest(E_ACTION);
	cr_assert_str_eq(record_get(r, "kind"), "promise");
	cr_assert_str_eq(record_get(r, "promised_by"), "employer");
	cr_assert_str_eq(record_get(r, "due"), "2026-12-01");
	cr_assert_str_eq(record_get(r, "state"), "open");
	cr_assert_str_eq(record_get(r, "interview"), id(talk->record->id));
	cr_assert_str_eq(record_get(r, "placement"), id(first));
	cr_assert_eq(talk->line[0].kind, LINE_AGREEMENT);
	cr_assert_eq(talk->line[0].due, TODAY + 9);
	g = (struct agreement){ "We call", "", DAY_NONE };
	cr_assert_eq(talk_agree(talk, -1, &g), 0, "%s", err_last());
	cr_assert_null(record_get(latest(E_ACTION), "placement"));
	cr_assert_null(record_get(latest(E_ACTION), "promised_by"));
	int64_t ours = latest(E_ACTION)->id;

	g = (struct agreement){ "We call Ria", "", TODAY };
	cr_assert_eq(talk_agree_again(talk, ours, &g), 0, "%s", err_last());
	cr_assert_str_eq(value(E_ACTION, ours, "what"), "We call Ria");
	cr_assert_str_eq(talk->line[1].text, "We call Ria");
	cr_assert_eq(talk_agree_again(talk, ours, NULL), 0, "%s", err_last());
	cr_assert_eq(talk->nlines, 1);
	cr_assert(get(E_ACTION, ours)->deleted);
	take_back();
	cr_assert_eq(talk->nlines, 2);
	cr_assert_eq(talk_agree_again(talk, PUT(E_ACTION, "what", "other", "employer", id(lime)), NULL),
		ERR_NOTFOUND);
	g.promised_by = "nobody";
	cr_assert_eq(talk_agree(talk, -1, &g), ERR_INVALID);
	g = (struct agreement){ " ", "", DAY_NONE };
	cr_assert_eq(talk_agree(talk, -1, &g), ERR_INVALID);
}

/* ---- what is being typed ---- */

static struct typed typed(void)
{
	struct typed out;
	cr_assert_eq(talk_typed(talk, arena, &out, NULL), 0, "%s", err_last());
	return out;
}

Test(talk_lines, what_is_typed__is_there_when_it_is_opened_again)
{
	int64_t interview = talk->record->id;
	cr_assert_eq(typed().typing, TYPING_NOTHING);
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(typed().question, 1, "the first open one");
	const struct typed t = { .subject = subject(third),
		.question = question("coach"),
		.typing = TYPING_NOTE,
		.text = "half a\nsentence = text=\ntyping=what" };
	cr_assert_eq(talk_draft(talk, &t), 0, "%s", err_last());
	talk_close(&talk);
	talk = talk_go_on(interview);
	const char *at = NULL;
	struct typed again;
	cr_assert_eq(talk_typed(talk, arena, &again, &at), 0);
	cr_assert(at != NULL);
	cr_assert_eq(again.subject, subject(third));
	cr_assert_eq(again.question, question("coach"));
	cr_assert_eq(again.typing, TYPING_NOTE);
	cr_assert_str_eq(again.text, t.text);
	cr_assert_eq(talk_draft(talk, NULL), 0);
	cr_assert_eq(typed().typing, TYPING_NOTHING);
}

Test(talk_lines, an_agreement_half_made__too)
{
	const struct typed t = { .typing = TYPING_DATE, .text = "1 de",
		.agreement = { "Looks for a mentor", "employer", TODAY + 3 } };
	cr_assert_eq(talk_draft(talk, &t), 0, "%s", err_last());
	struct typed again = typed();
	cr_assert_eq(again.typing, TYPING_DATE);
	cr_assert_str_eq(again.text, "1 de");
	cr_assert_str_eq(again.agreement.what, "Looks for a mentor");
	cr_assert_str_eq(again.agreement.promised_by, "employer");
	cr_assert_eq(again.agreement.due, TODAY + 3);
}
