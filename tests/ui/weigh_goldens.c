/* The screens of weighing, peer review and rest at three sizes in both languages,
 * compared with tests/golden/weigh/. As goldens.c, on a suggestion of these tests
 * alone: the first row of Today, whatever it is, would change with the rules. */
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"

/* Filters Today down to one row. */
#define ROW "/versteeg\n"

struct scene {
	const char *name;
	const char *keys[5], *text[5]; /* after each: a message of the program, or data */
	const char *leave;             /* Esc closes it; then this is asked (NULL: nothing)... */
	char answer;                   /* ...and answered; '-': Esc closes nothing */
};

#define THROW_AWAY "Not saved yet. Save (s), throw away (w), go on (Enter)?", 'w'
#define NOT_KEPT "Leave without keeping this view?", 'y'
#define BEGIN "First impression: what did you think at once?"
#define ASKED "Your question to the group:"
#define MARKED "Under consideration, marked for peer review"
#define CLOSES NULL, 0
#define STAYS NULL, '-'

static const struct scene scenes[] = {
	{ "short", { ROW, "awbb" }, { "Mark Versteeg", "w - " }, CLOSES },
	{ "slow-begin", { ROW, "w" }, { "Mark Versteeg", BEGIN }, CLOSES },
	{ "slow-picture", { ROW, "w", "2 " },
		{ "Mark Versteeg", BEGIN, "not right" }, THROW_AWAY },
	{ "slow-end", { ROW, "w", "2", "mwweet\t33\t\t\t\t2" },
		{ "Mark Versteeg", BEGIN,
			"Picture: what is not right (space), what is missing (+)?",
			"Enter: save (Ctrl-S anywhere)" },
		THROW_AWAY },
	{ "peer-cases", { ROW, "i", "Was ik te snel?\n", ":peer-review\n" },
		{ "Mark Versteeg", ASKED, MARKED,
			"Question to the group" },
		STAYS },
	{ "peer-card", { ROW, "i", "Was ik te snel?\n", ":peer-review\n", "\n" },
		{ "Mark Versteeg", ASKED, MARKED,
			"Question to the group", "Facts on that day" },
		STAYS },
	{ "peer-blind", { ROW, "i", "Was ik te snel?\n", ":peer-review\n", "bwwb3" },
		{ "Mark Versteeg", ASKED, MARKED,
			"Question to the group", "against" },
		NOT_KEPT },
	{ "factors", { ":factors\n" }, { "Factors that can weigh" }, STAYS },
	{ "rest", { ROW, "p", "m" }, { "Mark Versteeg", "Suggestions",
		"One of the keys named above; Esc: do nothing" }, CLOSES },
};
enum { SCENES = sizeof scenes / sizeof *scenes, STEPS = 5 };

static const char *const langs[] = { "nl", "en" };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

struct visit {
	size_t scene, lang;
};

ParameterizedTestParameters(weigh_goldens, screen)
{
	static struct visit visits[SCENES * 2];

	for (size_t i = 0; i < SCENES * 2; i++)
		visits[i] = (struct visit){ i / 2, i % 2 };
	return cr_make_param_array(struct visit, visits, SCENES * 2);
}

/* What was begun is thrown away: the program does not ask when it is left. */
static void close_scene(struct term *t, const struct scene *scene)
{
	char question[64], answer[] = { scene->answer, '\0' };

	term_press(t, VTERM_KEY_ESCAPE);
	term_settle(t);
	if (!scene->leave)
		return;
	snprintf(question, sizeof question, "%s", _(scene->leave));
	question[strcspn(question, ".?")] = '\0'; /* the rest is cut on a small screen */
	term_wait_for(t, question);
	term_type(t, answer);
	term_wait_gone(t, question);
}

ParameterizedTest(struct visit *v, weigh_goldens, screen)
{
	const struct scene *scene = &scenes[v->scene];
	struct demo d;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t;
		char name[80];

		demo_open(&d, langs[v->lang]);
		t = demo_start(&d, sizes[i][0], sizes[i][1]);
		for (size_t k = 0; k < STEPS && scene->keys[k]; k++) {
			term_type(t, scene->keys[k]);
			demo_wait(t, scene->text[k]);
		}
		/* What was just done is told for four seconds: not a part of the screen. */
		snprintf(name, sizeof name, "weigh/%s", scene->name);
		term_golden(t, name, d.lang);
		if (scene->answer != '-')
			close_scene(t, scene);
		demo_leave(t);
		demo_close(&d);
	}
}
