/* What stands around a talk at three sizes in both languages, compared with
 * tests/golden/interview/. UPDATE_GOLDEN=1 writes what is seen; look at it. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>

#include "anker/lang.h"
#include "tests/ui/interview_demo.h"

struct scene {
	const char *name, *keys, *text; /* keys after the list of talks; text: a message */
	bool finished;                  /* the talk is finished before */
	bool letters;                   /* Esc leaves what takes letters */
};

static const struct scene scenes[] = {
	{ "talks", "", "Question list", false, false },
	{ "prepare", "i", "Ask first", false, false },
	{ "finish", "f", "Agreements", false, false },
	{ "talk-read", "\n", "Agreements", true, false },
	{ "summary", "s", "Summary for %s · %s", true, true },
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static const char *const langs[] = { "nl", "en" };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

/* A talk with two answers and an agreement, of yesterday. */
static void talk_before(struct demo *d, bool finished)
{
	struct term *t = demo_start(d, 24, 80);

	interview_begin_talk(d, t);
	interview_answer_two(d, t);
	interview_agree(t, "Kees wijst iemand aan");
	if (finished) {
		term_type(t, "f");
		demo_wait(t, "Not asked");
		term_type(t, "\n");
		demo_wait(t, "Conversation finished");
	} else {
		term_press(t, VTERM_KEY_ESCAPE);
		demo_wait(t, "Employers");
	}
	demo_leave(t);
	interview_yesterday(d);
	demo_sql(d, "DELETE FROM draft"); /* nothing is asked at the start */
}

struct visit {
	size_t scene, lang;
};

ParameterizedTestParameters(interview_goldens, screen)
{
	static struct visit visits[SCENES * 2];

	for (size_t i = 0; i < SCENES * 2; i++)
		visits[i] = (struct visit){ i / 2, i % 2 };
	return cr_make_param_array(struct visit, visits, SCENES * 2);
}

ParameterizedTest(struct visit *v, interview_goldens, screen)
{
	const struct scene *scene = &scenes[v->scene];
	struct demo d;

	demo_open(&d, langs[v->lang]);
	talk_before(&d, scene->finished);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t = demo_start(&d, sizes[i][0], sizes[i][1]);
		char name[80];

		term_type(t, ":talks\n");
		demo_wait(t, "Conversations");
		term_wait_for(t, "{ › ");
		term_type(t, scene->keys);
		demo_wait(t, scene->text);
		snprintf(name, sizeof name, "interview/%s", scene->name);
		term_golden(t, name, d.lang);
		if (scene->letters) {
			term_press(t, VTERM_KEY_ESCAPE);
			demo_wait_gone(t, scene->text);
		}
		demo_leave(t);
	}
	demo_close(&d);
}
