/* Answers that a talk gets from people who do not know how it was meant: "unchanged" of
 * everything, limits of one end, and the same question over and over. */
#include "talk_office.h"

TestSuite(talk_odd, .init = talk_office_open, .fini = talk_office_close);

static const char list[] =
	"# Odd {#talk}\n\n- with: employer\n\n## Work {#work}\n\n### Words? {#words}\n\n- kind: text\n\n"
	"### Number? {#number}\n\n- kind: number\n\n### At least? {#least}\n\n- kind: number\n- least: 5\n\n"
	"### At most? {#most}\n\n- kind: number\n- most: 5\n\n### From nothing? {#zero}\n\n- kind: number\n- least: 0\n\n"
	"### When? {#when}\n\n- kind: date\n\n### One? {#one}\n\n1. a {a}\n2. b {b}\n\n"
	"### Some? {#some}\n\n- kind: choices\n\n1. a {a}\n2. b {b}\n\n### Really? {#yes}\n\n- kind: yesno\n\n"
	"### Signals? {#signals}\n\n- kind: signals\n\n### Changes? {#changes}\n\n- kind: changes\n\n"
	"### Hard? {#hard}\n\n- kind: bottlenecks\n\n### Does no-risk apply? {#risk}\n\n- fact: no_riskpolis\n";
static const char *const questions[] = { "words", "number", "least", "most", "zero", "when", "one", "some", "yes",
	"signals", "changes", "hard", "risk" };
enum { QUESTIONS = sizeof questions / sizeof *questions };

static void next_talk(void)
{
	talk_close(&talk);
	talk = talk_begin(first);
}

static void begin_odd(void)
{
	talk_list("en", list);
	next_talk();
}

/* What is offered as unchanged can be said. */
Test(talk_odd, no_answer_before_is_said_again_as_such)
{
	static const enum answer_state states[] = { SAID_NOT_APPLICABLE, SAID_DONT_KNOW, SAID_REFUSED };

	begin_odd();
	for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
		for (size_t i = 0; i < QUESTIONS; i++)
			cr_assert_eq(say_state(first, questions[i], states[s]), 0, "%s", err_last());
		next_talk();
		for (size_t i = 0; i < QUESTIONS; i++) {
			const struct said *was = cell(first, questions[i])->before;
			cr_assert(was && *was->show, "%s", questions[i]);
			cr_expect_eq(say_state(first, questions[i], SAID_UNCHANGED), 0, "%s: %s", questions[i],
				err_last());
			cr_expect_str_eq(last(first, questions[i]), was->show, "%s", questions[i]);
		}
	}
}

Test(talk_odd, none_of_these_is_unchanged)
{
	static const char *const several[] = { "some", "signals", "changes", "hard" };

	begin_odd();
	for (size_t i = 0; i < 4; i++)
		cr_assert_eq(say(first, several[i], ""), 0, "%s", err_last());
	next_talk();
	for (size_t i = 0; i < 4; i++) {
		cr_expect_eq(say_state(first, several[i], SAID_UNCHANGED), 0, "%s", err_last());
		cr_expect_str_eq(last(first, several[i]), "none of these");
	}
	cr_expect_eq(count(E_SIGNAL) + count(E_CHANGE) + count(E_BOTTLENECK), 0);
}

Test(talk_odd, a_question_never_answered_has_nothing_to_leave_as_it_is)
{
	begin_odd();
	for (size_t i = 0; i < QUESTIONS; i++)
		if (!cell(first, questions[i])->before)
			cr_expect_eq(say_state(first, questions[i], SAID_UNCHANGED), ERR_INVALID, "%s", questions[i]);
}

Test(talk_odd, one_limit_leaves_the_other_end_open)
{
	static const struct {
		const char *question, *input, *fault; /* NULL: good */
	} said[] = {
		{ "least", "5", NULL }, { "least", "100000", NULL }, { "least", "4", "at least 5" },
		{ "least", "99999999999", "too large" }, { "most", "5", NULL }, { "most", "-100000", NULL },
		{ "most", "6", "at most 5" }, { "zero", "0", NULL }, { "zero", "-1", "at least 0" },
		{ "zero", "007", NULL }, { "number", "-7", NULL }, { "number", "1e9", "no whole number" },
	};

	begin_odd();
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		int rc = say(first, said[i].question, said[i].input);
		cr_expect_eq(rc, said[i].fault ? ERR_INVALID : 0, "%s: %s", said[i].question, said[i].input);
		cr_expect(!said[i].fault || strstr(err_last(), said[i].fault), "%s", err_last());
	}
	cr_expect_str_eq(last(first, "zero"), "7");
}

Test(talk_odd, fifty_answers_to_one_question_are_all_there__and_go_one_by_one)
{
	enum { TIMES = 50 };
	struct said *all;
	size_t n;

	begin_odd();
	for (int i = 1; i <= TIMES; i++)
		cr_assert_eq(say(first, "number", arena_printf(arena, "%d", i)), 0, "%s", err_last());
	cr_assert_eq(talk_history(talk, subject(first), question("number"), arena, &all, &n), 0);
	cr_expect_eq(n, TIMES);
	for (int i = TIMES - 1; i >= 1; i--) {
		take_back();
		cr_assert_str_eq(last(first, "number"), arena_printf(arena, "%d", i));
	}
	take_back();
	cr_expect_null(cell(first, "number")->last);
}

/* `u` once too often takes nothing else away: not the talk, nor what was done before it. */
Test(talk_odd, undo_ends_where_the_talk_began)
{
	char *label;

	cr_assert_eq(say(first, "hours", "24"), 0);
	next_talk();
	cr_assert_eq(talk_undo(talk, arena, &label), ERR_NOTFOUND);
	cr_assert_eq(say(first, "hours", "20"), 0);
	cr_assert_eq(talk_undo(talk, arena, &label), 0, "%s", err_last());
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	cr_assert_null(cell(first, "hours")->last);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(talk_undo(talk, arena, &label), ERR_NOTFOUND);
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	cr_expect_str_eq(before(first, "hours"), "24");
	cr_expect_eq(say(first, "hours", "20"), 0, "%s", err_last());
}

/* One may be at no question at all when the next is looked for. */
Test(talk_odd, the_next_question_from_nowhere_is_the_first_or_the_last)
{
	long n = (long)talk->script->nquestions, start = talk_next(talk, 0, -1, true, false);
	long end = talk_next(talk, 0, n, false, false);

	cr_expect_eq(start, 0);
	for (long i = 2; i < 5; i++) {
		cr_expect_eq(talk_next(talk, 0, -i, true, false), start);
		cr_expect_eq(talk_next(talk, 0, n + i, false, false), end);
	}
}
