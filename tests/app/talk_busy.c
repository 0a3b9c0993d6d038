/* Which program has a talk: another that lives keeps it, one that died left it. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "talk_office.h"

TestSuite(talk_busy, .init = talk_office_open, .fini = talk_office_close);

/* Another program of the same user that opens the talk, types, and then waits. */
static pid_t other_program(int64_t interview)
{
	int ready[2];
	char word;
	cr_assert_eq(pipe(ready), 0);
	pid_t pid = fork();
	cr_assert_geq(pid, 0);
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* also when the test fails */
		struct app *mine = office_of("anna");
		struct talk *t;
		const struct typed typed = { .question = 3, .typing = TYPING_NOTE, .text = "half a sent" };
		bool done = talk_open(&t, mine, interview, false) == 0 && talk_draft(t, &typed) == 0 &&
			talk_note(t, -1, "kept", NULL) == 0;
		if (write(ready[1], done ? "y" : "n", 1) == 1)
			pause();
		_exit(0);
	}
	cr_assert_eq(read(ready[0], &word, 1), 1);
	cr_assert_eq(word, 'y');
	close(ready[0]);
	close(ready[1]);
	return pid;
}

Test(talk_busy, another_program_has_it__and_leaves_it_when_it_is_killed)
{
	int64_t interview = talk->record->id;
	cr_assert_eq(talk_draft(talk, NULL), 0);
	talk_close(&talk);
	pid_t pid = other_program(interview);
	cr_assert_eq(talk_open(&talk, app, interview, false), ERR_BUSY);
	cr_assert_null(talk);
	cr_assert_eq(talk_open(&talk, app, interview, true), 0, "to read it is open: %s", err_last());
	talk_close(&talk);
	cr_assert_eq(kill(pid, SIGKILL), 0);
	cr_assert_eq(waitpid(pid, NULL, 0), pid);
	talk = talk_go_on(interview);
	struct typed typed;
	const char *at;
	cr_assert_eq(talk_typed(talk, arena, &typed, &at), 0, "%s", err_last());
	cr_assert_str_eq(typed.text, "half a sent");
	cr_assert_eq(typed.question, 3);
	cr_assert_eq(typed.typing, TYPING_NOTE);
	cr_assert(at != NULL);
	cr_assert_eq(talk->nlines, 1);
	struct draft *draft;
	size_t n;
	cr_assert_eq(store_drafts(app->store, arena, &draft, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(draft[0].state, DRAFT_MINE, "it was taken over");
}

Test(talk_busy, what_the_other_wrote__is_read_anew)
{
	struct app *other = office_of("anna");
	struct talk *t;
	cr_assert_eq(talk_open(&t, other, talk->record->id, false), 0, "%s", err_last());
	cr_assert_eq(
		talk_answer(t, 0, question("course"), SAID_ANSWERED, "smooth", NULL), 0, "%s", err_last());
	talk_close(&t);
	app_close(&other);
	cr_assert_null(cell(first, "course")->last);
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	cr_assert_str_eq(last(first, "course"), "smooth");
	cr_assert_str_eq(before(first, "course"), "difficult");
}
